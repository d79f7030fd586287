"""Playbooks, chains and responses as a person types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def hearing(cli: Cli) -> str:
    """The id of a hearing that follows its playbook."""
    cli("init")
    title = "Sende notatet på høring"
    [item] = cli("add", "task", title, "--start", "2023-05-26", "--json").json
    id: str = item["id"]
    assert cli("playbook", "apply", "consultation", id).code == 0
    return id


def test_every_playbook_is_listed_with_phases_and_rules_and_drawn(cli: Cli) -> None:
    found = {playbook["id"]: playbook for playbook in cli("playbooks", "--json").json}
    seminar = found["seminar"]
    assert [phase["name"] for phase in seminar["phases"]][:2] == ["undated", "dated"]
    assert seminar["steps"][0] == {
        "name": "programme",
        "title": "programmet er klart",
        "kind": "task",
        "from": "start",
        "offset": "-6 weeks",
        "rule": "6 uker før første dag",
        "reaches": "programme",
        "who": "owner",
        "locked": False,
        "locked_by": None,
        "responses": False,
    }
    drawn = cli("playbooks", "--diagram").out
    assert drawn.count("stateDiagram-v2") == len(found)


def test_a_chain_is_shown_with_what_it_was_counted_from(cli: Cli, hearing: str) -> None:
    told = cli("chain", hearing, "--json").json
    assert (told["phase"], told["anchor"]) == ("Utkastet skrives", "2023-05-26")
    shown = [(step["name"], step["due"], step["rule"]) for step in told["steps"]]
    assert shown[:2] == [
        ("draft", "2023-05-03", "15 arbeidsdager før fristen"),
        ("comments", "2023-05-15", "7 arbeidsdager før fristen"),
    ]
    step = told["steps"][0]["id"]
    assert cli("chain", step, "--json").json == told


def test_a_dry_run_shows_the_move_and_moves_nothing(cli: Cli, hearing: str) -> None:
    before = cli("chain", hearing, "--json").json
    would = cli("reschedule", hearing, "--start", "2023-06-02", "--dry-run")
    assert would.out.splitlines()[1] == (
        "  2023-05-09  utkastet er skrevet (15 arbeidsdager før fristen)  [flyttes fra 2023-05-03]"
    )
    assert cli("chain", hearing, "--json").json == before
    assert cli("reschedule", hearing, "--start", "2023-06-02").code == 0
    after = cli("chain", hearing, "--json").json
    assert [step["due"] for step in after["steps"]][:2] == ["2023-05-09", "2023-05-23"]


def test_an_extension_without_a_later_day_is_refused(cli: Cli, hearing: str) -> None:
    refused = cli("extend", hearing, "--until", "2023-05-20", "--why", "Ferie")
    assert (refused.code, refused.err) == (
        1,
        "frist: «Sende notatet på høring» har frist 2023-05-26. "
        "En utsettelse må gi en senere dag.\n",
    )


def test_responses_are_counted_and_those_who_are_silent_named(
    cli: Cli, hearing: str, tmp_path: Path
) -> None:
    members = tmp_path / "medlemmer.csv"
    members.write_text("navn,nummer\nAsker,3203\nDrammen,3301\nEidsvoll,3240\n", encoding="utf-8")
    cli("members", "import", str(members))
    said = "Vi støtter forslaget."
    cli("respond", hearing, "--member", "asker", "answered", "--quote", said)
    cli("respond", hearing, "--member", "3301", "late", "--on", "2023-03-17")
    told = cli("responses", hearing, "--json").json
    assert told["counts"] == {"answered": 1, "late": 1, "declines": 0, "silent": 1}
    assert [
        (row["member"], row["answer"], row["answered"], row["quote"]) for row in told["members"]
    ] == [
        ("Asker", "answered", "2023-03-20", said),
        ("Drammen", "late", "2023-03-17", ""),
        ("Eidsvoll", "silent", None, ""),
    ]
    cli("undo", hearing)
    assert cli("responses", hearing, "--json").json["counts"]["late"] == 0
    unknown = cli("respond", hearing, "--member", "Atlantis", "declines")
    assert unknown.err == (
        "frist: Intet medlem heter «Atlantis» eller har det nummeret. Se «frist members list».\n"
    )


def test_a_later_answer_of_the_same_member_stands(cli: Cli, hearing: str, tmp_path: Path) -> None:
    members = tmp_path / "medlemmer.csv"
    members.write_text("navn\nAsker\n", encoding="utf-8")
    cli("members", "import", str(members))
    for answer in ("late", "answered"):
        cli("respond", hearing, "--member", "Asker", answer)
    assert cli("responses", hearing, "--json").json["counts"]["answered"] == 1


def test_the_matrix_is_written_to_a_file_for_a_spreadsheet(
    cli: Cli, hearing: str, tmp_path: Path
) -> None:
    members = tmp_path / "medlemmer.csv"
    members.write_text("navn,nummer\nAsker,3203\nDrammen,3301\n", encoding="utf-8")
    cli("members", "import", str(members))
    cli("respond", hearing, "--member", "Asker", "answered", "--quote", "=1+1")
    csv, book = tmp_path / "svar.csv", tmp_path / "svar.xlsx"
    assert cli("responses", hearing, "--out", str(csv)).out == ""
    assert csv.read_text("utf-8-sig").splitlines() == [
        "Medlem;Nummer;Svar;Dag;Ført av;Det som ble sagt",
        "Asker;3203;har svart;2023-03-20;;'=1+1",
        "Drammen;3301;mangler;;;",
    ]
    assert cli("responses", hearing, "--out", str(book)).code == 0
    assert book.read_bytes().startswith(b"PK")
    wrong = cli("responses", hearing, "--out", str(tmp_path / "svar.pdf"))
    assert (wrong.code, wrong.err) == (1, "frist: «svar.pdf» må ende på .csv eller .xlsx.\n")


def test_the_silent_are_nudged_once_a_day(cli: Cli, hearing: str, tmp_path: Path) -> None:
    members = tmp_path / "medlemmer.csv"
    members.write_text("navn\nAsker\nDrammen\nEidsvoll\n", encoding="utf-8")
    cli("members", "import", str(members))
    for name in ("Asker", "Drammen"):
        cli("people", "add", f"Post i {name}", f"post@{name.lower()}.example", "--member", name)
    cli("respond", hearing, "--member", "Asker", "answered")
    assert cli("nudge", hearing, "--json").json == {
        "id": hearing,
        "asked": ["Drammen"],
        "unreachable": ["Eidsvoll"],
    }
    assert "purret dem som ikke har svart. (Drammen)" in cli("history", hearing).out
    again = cli("nudge", hearing)
    assert (again.code, again.err) == (
        1,
        "frist: De som ikke har svart på «Sende notatet på høring», er alt purret i dag.\n",
    )


def test_the_operator_sets_how_long_our_hearings_last(cli: Cli, hearing: str) -> None:
    assert cli("setting", "hearing-weeks").out == "hearing-weeks: 3\n"
    cli("setting", "hearing-weeks", "4")
    assert cli("setting", "hearing-weeks", "--json").json == {"id": "hearing-weeks", "value": 4}


def test_reminders_waiting_and_absence(cli: Cli, hearing: str) -> None:
    cli("people", "add", "Alice Aasen", "alice@frist.example", "--role", "secretariat")
    cli("people", "add", "Bob Bakke", "bob@frist.example", "--role", "secretariat")
    now = ("--now", "2023-05-08T08:00")
    absent = ("absence", "alice@frist.example", "--from", "2023-05-01", "--to", "2023-05-12")
    cli(*absent, "--substitute", "bob@frist.example")
    told = cli(*now, "reminders", "--json").json
    assert {(line["to"], line["for"]) for line in told} == {
        ("bob@frist.example", "alice@frist.example"),
        ("bob@frist.example", None),
    }
    waited = cli(*now, "wait", hearing, "--until", "2023-05-22", "--json").json
    assert waited[0]["follow_up"] == "2023-05-22"
    left = cli(*now, "reminders", "--json").json
    assert {line["item"] for line in told} - {line["item"] for line in left} == {hearing}
