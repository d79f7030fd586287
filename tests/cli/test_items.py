"""From proposal to done on the command line: each verb, its record, and its refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.domain.test_privacy import a_number
from workflow.domain import wording


def proposal(office: Cli, kind: str = "task") -> str:
    found: str = next(r["id"] for r in office("proposals", "--json").json if r["kind"] == kind)
    return found


def accepted(office: Cli, kind: str = "task") -> str:
    id = proposal(office, kind)
    assert office("accept", id).code == 0
    return id


def state(office: Cli, id: str) -> str:
    found: str = office("show", id, "--json").json["state"]
    return found


def test_accepting_keeps_the_id_and_the_quote(office: Cli) -> None:
    id = accepted(office)
    shown = office("show", id, "--json").json
    assert (shown["id"], shown["state"], shown["quotes"]) == (
        id,
        "NEEDS-ACTION",
        ["Sekretariatet sender notatet på høring til kommunene i løpet av uke 12."],
    )


def test_show_tells_when_where_from_and_who_may_see(office: Cli) -> None:
    id = accepted(office)
    office("edit", id, "--description", "Husk vedlegget.")
    first, *below = wording.plain(office("show", id).out).splitlines()
    assert first.startswith(f"{id}  oppgave   uke 12")
    assert below == [
        "  Når         senest fredag 24. mars",
        "  Gruppe      Faggruppe for næring",
        "  Slag        Høring",
        "  Synlig      for medlemmene",
        "  Merknad     Husk vedlegget.",
        "  «Sekretariatet sender notatet på høring til kommunene i løpet av uke 12.»",
    ]


def test_items_are_searched_by_words_in_any_form(office: Cli) -> None:
    assert office("accept", "--all").code == 0

    def titles(*said: str) -> list[str]:
        return [row["title"] for row in office("items", "--json", "--search", *said).json]

    assert titles("høringa bulldoser") == []
    assert "Sende posisjonsnotatet på høring til kommunene" in titles("notatene kommune")
    assert titles("notatene kommune", "--kind", "event") == []
    assert titles("finnes ikke") == []


def test_all_that_waits_is_accepted_at_once(office: Cli) -> None:
    waiting = {row["id"] for row in office("proposals", "--json").json}
    done = {row["id"] for row in office("accept", "--all", "--json").json}
    assert done == waiting
    assert office("proposals", "--json").json == []


def test_a_rejected_proposal_is_no_item_and_can_still_be_accepted(office: Cli) -> None:
    id = proposal(office)
    office("reject", id, "--why", "gjort før")
    assert (state(office, id), office("items", "--json").json) == ("REJECTED", [])
    assert office("accept", id).code == 0
    assert state(office, id) == "NEEDS-ACTION"


def test_the_verbs_move_an_item_and_the_history_tells_all(office: Cli) -> None:
    id = accepted(office)
    states = []
    for verb in (["start"], ["done"], ["undo"], ["done", "--why", "sendt"], ["reopen"], ["cancel"]):
        assert office(verb[0], id, *verb[1:]).code == 0
        states.append(state(office, id))
    assert states == [
        "IN-PROCESS",
        "COMPLETED",
        "IN-PROCESS",
        "COMPLETED",
        "NEEDS-ACTION",
        "CANCELLED",
    ]
    history = office("history", id, "--json").json
    assert [entry["trigger"] for entry in history] == [
        *("propose", "accept", "start", "complete", "undo", "complete", "reopen", "cancel"),
    ]
    assert [entry["why"] for entry in history if entry["why"]] == ["sendt"]


def test_who_acts_stands_in_the_journal(office: Cli) -> None:
    id = accepted(office)
    office("--as", "alice@frist.example", "done", id)
    history = office("history", id, "--json").json
    assert [entry["actor_id"] for entry in history] == [None, None, 1]
    assert [line[18:] for line in office("history", id).out.splitlines()] == [
        "Lest ut av referatet.",
        "Kommandolinjen godtok forslaget.",
        "Alice Aasen merket den ferdig.",
    ]


def test_an_edit_before_and_after_acceptance_is_journalled(office: Cli) -> None:
    id = proposal(office)
    office("edit", id, "--title", "Sende høringen")
    office("accept", id)
    office("edit", id, "--start", "uke 13", "--owner", "bob@frist.example")
    shown = office("show", id, "--json").json
    assert (shown["title"], shown["timex"], shown["owner"], shown["owner_id"]) == (
        "Sende høringen",
        "2023-W13",
        "Bob Bakke",
        2,
    )
    triggers = [entry["trigger"] for entry in office("history", id, "--json").json]
    assert triggers == ["propose", "edit", "accept", "edit"]


def test_a_merge_gives_the_kept_item_both_quotes_and_can_be_undone(office: Cli) -> None:
    first, second, _ = (row["id"] for row in office("proposals", "--json").json)
    office("accept", first)
    assert office("merge", second, first).code == 0
    assert len(office("show", first, "--json").json["quotes"]) == 2
    office("undo", second)
    assert len(office("show", first, "--json").json["quotes"]) == 1
    assert state(office, second) == "PROPOSED"


def test_a_reschedule_keeps_the_id_and_says_when_it_was(office: Cli) -> None:
    id = accepted(office, "event")
    office("reschedule", id, "--start", "15. juni", "--time", "09:00-11:00", "--why", "salen")
    shown = office("show", id, "--json").json
    assert (shown["id"], shown["start"], shown["time"]) == (id, "2023-06-15", "09:00-11:00")
    [*_, last] = office("history", id, "--json").json
    assert last["before"]["window"]["earliest"] == "2023-06-08"


def test_what_never_stood_in_minutes_is_added(office: Cli) -> None:
    [added] = office(
        *("add", "event", "Seminar", "--start", "til høsten", "--visibility", "public"),
        *("--category", "kompetanse", "--json"),
    ).json
    assert (added["state"], added["timex"], added["start"], added["categories"]) == (
        "TENTATIVE",
        "2023-FA",
        None,
        ["kompetanse"],
    )


def test_the_list_narrows_by_state_owner_kind_and_date(office: Cli) -> None:
    office("accept", "--all")
    titles = {
        # the matters alone: a hearing brings its steps with it
        name: [
            row["start"] for row in office("items", *how, "--json").json if row["parent"] is None
        ]
        for name, how in {
            "all": [],
            "bob": ["--owner", "Bob"],
            "events": ["--kind", "event"],
            "soon": ["--due-before", "2023-04-01"],
            "confirmed": ["--state", "confirmed"],
        }.items()
    }
    assert titles == {
        "all": ["2023-03-20", "2023-05-01", "2023-06-08"],
        "bob": ["2023-05-01"],
        "events": ["2023-06-08"],
        "soon": ["2023-03-20"],
        "confirmed": ["2023-06-08"],
    }


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["show", "finnes-ikke"], "Ingen sak har ID-en «finnes-ikke»"),
        (["--as", "mallory@frist.example", "accept", "--all"], "Ingen person har adressen"),
        (["items", "--group", "Korps"], "Ingen gruppe heter «Korps»"),
        (["items", "--state", "halvveis"], "Ingen tilstand heter HALVVEIS"),
        (["add", "task", "Ringe", "--start", "neste gang"], "Vi forstod ikke «neste gang»"),
        (["digest", "--send"], "Sett FRIST_SMTP_URL først"),
        (["feed", "revoke", "vår"], "Ingen kalender heter «vår»"),
    ],
)
def test_a_refusal_is_one_sentence_on_stderr_and_exit_1(
    office: Cli, command: list[str], sentence: str
) -> None:
    refused = office(*command)
    assert (refused.code, refused.out) == (1, "")
    assert sentence in refused.err
    assert refused.err.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [["accept"], ["accept", "x", "--all"], ["edit", "x"], ["flytt"], ["--now", "i går", "items"]],
)
def test_wrong_usage_is_exit_2(office: Cli, command: list[str]) -> None:
    assert office(*command).code == 2


def test_without_a_database_the_sentence_says_what_to_do(cli: Cli) -> None:
    refused = cli("items")
    assert refused.code == 1
    assert "Kjør «frist init» først." in refused.err


def test_an_item_that_holds_personal_data_is_not_made_public_until_it_is_settled(
    cli: Cli, tmp_path: Path
) -> None:
    file = tmp_path / "referat.txt"
    file.write_text(
        "Referat fra møte i Tilsynsrådet\n\nDato: 16. mars 2023\n\n"
        "1. Tilsyn\n\nSekretariatet ringer verten på mobil 912 34 567 innen 1. mai.\n",
        encoding="utf-8",
    )
    assert cli("init").code == 0
    [row] = cli("import", str(file), "--json").json
    [id] = [proposal["id"] for proposal in row["proposals"]]
    cli("accept", id)
    refused = cli("edit", id, "--visibility", "public")
    assert (refused.code, "mobilnummer" in refused.err) == (1, True)
    assert cli("show", id, "--json").json["visibility"] == "members"
    assert cli("settle", id, "--why", "nummeret er rådets eget").code == 0
    assert cli("edit", id, "--visibility", "public").code == 0


def test_a_public_item_cannot_be_entered_with_a_national_identity_number(office: Cli) -> None:
    title = f"Svare {a_number()}"
    refused = office("add", "task", title, "--visibility", "public")
    assert (refused.code, "fødselsnummer" in refused.err, title in refused.err) == (1, True, False)
    assert office("items", "--json").json == []
