"""`frist read` and `frist import`: proposals without a database, and each file once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_reading_prints_proposals_and_touches_no_database(
    cli: Cli, minutes: Path, tmp_path: Path
) -> None:
    read = cli("read", str(minutes), "--json").json
    assert {key: read["document"][key] for key in ("title", "meeting_date", "language")} == {
        "title": "Referat fra møte i Faggruppe for næring",
        "meeting_date": "2023-03-16",
        "language": "nb",
    }
    assert [(p["kind"], p["timex"], p["owner"]) for p in read["proposals"]] == [
        ("task", "2023-W12", "Sekretariatet"),
        ("event", "2023-06-08", None),
        ("task", "2023-05-01", "Bob Bakke"),
    ]
    assert list(tmp_path.glob("*.sqlite3")) == []


def test_each_quote_is_the_text_at_its_span(cli: Cli, minutes: Path) -> None:
    read = cli("read", str(minutes), "--json").json
    text = read["document"]["text"]
    spans = [(proposal["quote"], proposal["span"]) for proposal in read["proposals"]]
    assert [quote for quote, _ in spans] == [text[start:end] for _, (start, end) in spans]


def test_a_proposal_has_the_fields_that_scripts_rely_on(cli: Cli, minutes: Path) -> None:
    [first, *_] = cli("read", str(minutes), "--json").json["proposals"]
    promised = """kind title quote span timex mod start end time deadline past owner section
        location playbook confidence said implied findings"""
    assert set(promised.split()) <= first.keys()


def test_the_same_file_twice_adds_nothing_and_says_so(office: Cli, minutes: Path) -> None:
    again = office("import", str(minutes), "--json").json
    assert [(row["id"], row["new"]) for row in again] == [(1, False)]
    assert "ingenting lagt til" in office("import", str(minutes)).out
    assert len(office("proposals", "--json").json) == 3


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("tom.txt", b"", "tom"),
        ("udatert.txt", b"Kari ringer legen i morgen.", "--date"),
        ("bilde.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "bilde.png"),
        ("skadet.pdf", b"%PDF-1.7\nher er det ingenting", "skadet"),
        ("skadet.docx", b"PK\x03\x04 ikke en zip", "skadet"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_nothing_is_stored(
    cli: Cli, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    cli("init")
    file = tmp_path / name
    file.write_bytes(content)
    refused = cli("import", str(file))
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("frist: ")
    assert refused.err.count("\n") == 1
    assert sentence in refused.err
    assert cli("proposals", "--json").json == []


def test_of_several_files_all_are_stored_or_none(cli: Cli, minutes: Path, tmp_path: Path) -> None:
    cli("init")
    empty = tmp_path / "tom.txt"
    empty.write_bytes(b"")
    assert cli("import", str(minutes), str(empty)).code == 1
    assert cli("proposals", "--json").json == []


def test_a_date_on_the_command_line_wins(cli: Cli, minutes: Path) -> None:
    read = cli("read", str(minutes), "--date", "2024-03-14", "--json").json
    assert read["document"]["meeting_date"] == "2024-03-14"
    assert read["proposals"][0]["timex"] == "2024-W12"


def test_corrected_minutes_replace_what_was_not_yet_decided(
    office: Cli, minutes: Path, tmp_path: Path
) -> None:
    hearing = office("proposals", "--json").json[0]
    office("accept", hearing["id"])
    better = tmp_path / "rettet.txt"
    text = minutes.read_text(encoding="utf-8").replace("1. mai", "2. mai")
    better.write_text(text, encoding="utf-8")
    assert office("import", str(better), "--replaces", "1").code == 0
    waiting = office("proposals", "--json").json
    assert sorted((row["kind"], row["start"]) for row in waiting) == [
        ("event", "2023-06-08"),
        ("task", "2023-05-02"),
    ]
    matters = [row["id"] for row in office("items", "--json").json if row["parent"] is None]
    assert matters == [hearing["id"]]
