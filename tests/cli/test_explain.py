"""Why something is not shown, what is asked about it, and what goes to the next meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def item(cli: Cli) -> str:
    cli("init")
    [added] = cli("add", "task", "Sende notatet", "--start", "2023-06-08", "--json").json
    id: str = added["id"]
    return id


def test_the_first_rule_that_hides_an_item_from_a_calendar_is_told(cli: Cli, item: str) -> None:
    cli("feed", "add", "hendelser", "--kind", "event")
    cli("feed", "add", "alle")
    hidden = cli("explain", item, "--feed", "hendelser", "--json").json
    assert (hidden["hidden"], hidden["reason"]) == (True, "Kalenderen viser bare hendelser.")
    assert cli("explain", item, "--feed", "alle").out == "Saken står i kalenderen «alle».\n"
    cli("feed", "revoke", "alle")
    assert cli("explain", item, "--feed", "alle").out == ("Kalenderen «alle» er trukket tilbake.\n")


def test_why_a_person_is_not_told_of_an_item(cli: Cli, item: str) -> None:
    cli("people", "add", "Bob Bakke", "bob@frist.example")
    far = cli("explain", item, "--person", "bob@frist.example")
    assert far.out == "Saken ligger lenger fram enn de fire ukene som ukebrevet ser.\n"
    near = cli("--now", "2023-06-05T09:00", "explain", item, "--person", "bob@frist.example")
    assert near.out == "Saken står i ukens brev til Bob Bakke.\n"
    cli("edit", item, "--visibility", "secretariat")
    secret = cli("explain", item, "--person", "bob@frist.example")
    assert secret.out == (
        "Saken er bare synlig for sekretariatet og den ansvarlige, ikke for Bob Bakke.\n"
    )


def test_one_asks_about_a_calendar_or_a_person(cli: Cli, item: str) -> None:
    assert cli("explain", item).code == 2


MINUTES = """Referat fra møte i Faggruppe for næring

Tid: Torsdag 16.03.2023 kl. 09.00 – 11.00

1. Høring

Alice Aasen sender notatet på høring innen lørdag 1. april.
"""


def test_what_is_asked_is_shown_until_it_is_settled_and_again_when_that_is_undone(
    cli: Cli, tmp_path: Path
) -> None:
    cli("init")
    file = tmp_path / "referat.txt"
    file.write_text(MINUTES, encoding="utf-8")
    cli("import", str(file))
    [item] = [found for found in cli("proposals", "--json").json if found["findings"]]
    assert [finding["code"] for finding in item["findings"]] == ["deadline-on-day-off"]
    wrong = cli("settle", item["id"], "two-dates")
    assert "har koden «two-dates». Det som er: deadline-on-day-off." in wrong.err
    settled = cli("settle", item["id"], "--why", "De mente fredag", "--json").json
    assert settled[0]["findings"] == []
    [entry] = [e for e in cli("history", item["id"], "--json").json if e["trigger"] == "settle"]
    assert entry["why"].startswith("De mente fredag (")
    cli("undo", item["id"])
    again = cli("show", item["id"], "--json").json["findings"]
    assert [finding["code"] for finding in again] == ["deadline-on-day-off"]


def test_the_open_points_go_to_the_next_meeting_with_their_quotes(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    file = tmp_path / "referat.txt"
    file.write_text(MINUTES, encoding="utf-8")
    cli("import", str(file))
    cli("accept", "--all")
    written = cli("--now", "2023-04-20T09:00", "agenda", "Faggruppe for næring")
    assert "## Over fristen" in written.out
    assert "  > «Alice Aasen sender notatet på høring innen lørdag 1. april.»" in written.out
    paper = tmp_path / "sak.docx"
    told = cli("agenda", "Faggruppe for næring", "--format", "docx", "--out", str(paper))
    assert told.code == 0
    from docx import Document

    headings = [p.text for p in Document(str(paper)).paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Oppfølging fra tidligere møter, Faggruppe for næring"]
