"""Feeds on the command line: the address is shown once, and what it holds follows the verbs."""

from __future__ import annotations

from pathlib import Path

import icalendar

from tests.cli.conftest import Cli
from tests.conftest import BASE


def summaries(office: Cli, name: str, out: Path) -> list[str]:
    assert office("feed", "export", name, "--out", str(out)).code == 0
    calendar = icalendar.Calendar.from_ical(out.read_bytes())
    return sorted(str(event["SUMMARY"]) for event in calendar.events)


def test_an_address_is_printed_once_and_never_again(office: Cli) -> None:
    made = office("feed", "add", "vår", "--json").json
    token = made["url"].removeprefix(f"{BASE}/f/").removesuffix(".ics")
    assert len(token) == 43
    assert token not in office("feed", "list", "--json").out
    assert [row["name"] for row in office("feed", "list", "--json").json] == ["vår"]


def test_the_feed_follows_what_happens_to_its_items(office: Cli, tmp_path: Path) -> None:
    office("feed", "add", "vår")
    out = tmp_path / "feed.ics"
    assert summaries(office, "vår", out) == []
    office("accept", "--all")
    items = office("items", "--json").json
    task = next(item for item in items if item["kind"] == "task" and item["due"])
    event = next(item for item in items if item["kind"] == "event" and item["due"])
    shown = summaries(office, "vår", out)
    assert {f"Frist: {task['title']}", event["title"]} <= set(shown)
    office("done", task["id"])
    office("cancel", event["id"])
    after = summaries(office, "vår", out)
    assert f"AVLYST: {event['title']}" in after
    assert not {f"Frist: {task['title']}", event["title"]} & set(after)


def test_a_feed_for_one_person_holds_what_is_theirs(office: Cli, tmp_path: Path) -> None:
    office("accept", "--all")
    office("feed", "add", "bobs", "--mine", "Bob")
    [only] = summaries(office, "bobs", tmp_path / "feed.ics")
    assert only == f"Frist: {office('items', '--owner', 'Bob', '--json').json[0]['title']}"


def test_a_revoked_feed_can_be_made_again_under_the_same_name(office: Cli) -> None:
    office("feed", "add", "vår")
    assert office("feed", "add", "vår").code == 1
    assert office("feed", "revoke", "vår").code == 0
    assert office("feed", "add", "vår").code == 0


def test_a_changed_filter_keeps_the_address_and_an_empty_value_clears_a_choice(
    office: Cli, tmp_path: Path
) -> None:
    office("accept", "--all")
    office("feed", "add", "vår", "--kind", "event")
    out = tmp_path / "feed.ics"
    events = summaries(office, "vår", out)
    office("feed", "edit", "vår", "--kind", "", "--name", "alt")
    assert set(summaries(office, "alt", out)) > set(events)
    office("feed", "edit", "alt", "--no-deadlines")
    assert summaries(office, "alt", out) == events
    assert office("feed", "edit", "alt").code == 2
    assert office("feed", "edit", "alt", "--group", "Korps").code == 1
    assert office("feed", "edit", "alt", "--kind", "task").code == 1


def test_a_task_list_holds_todos_alone(office: Cli, tmp_path: Path) -> None:
    office("accept", "--all")
    office("feed", "add", "oppgaver", "--tasks", "--include-done")
    out = tmp_path / "feed.ics"
    office("feed", "export", "oppgaver", "--out", str(out))
    calendar = icalendar.Calendar.from_ical(out.read_bytes())
    tasks = [item for item in office("items", "--json").json if item["kind"] == "task"]
    assert sorted(str(todo["UID"]) for todo in calendar.todos) == sorted(
        f"{task['id']}@frist" for task in tasks
    )
    assert calendar.events == []


def test_a_new_address_is_printed_once_and_tells_how_long_the_old_one_works(office: Cli) -> None:
    first = office("feed", "add", "vår", "--json").json
    turned = office("feed", "rotate", "vår", "--days", "3", "--json").json
    assert turned["url"] != first["url"]
    assert turned["old_until"] == "2023-03-23T08:00:00+00:00"
    assert turned["url"].rpartition("/")[2] not in office("feed", "list", "--json").out
    office("feed", "add", "åpen", "--public")
    assert office("feed", "rotate", "åpen").err == (
        "frist: En åpen kalender har en fast adresse, som ikke er noen hemmelighet.\n"
    )


def test_silence_is_explained(office: Cli) -> None:
    proposed = office("proposals", "--json").json[0]["id"]
    office("feed", "add", "vår")
    assert office("feed", "explain", "vår", proposed).out == "Saken er ikke godtatt ennå.\n"
    office("accept", proposed)
    assert office("feed", "explain", "vår", proposed, "--json").json["reason"] is None


def test_a_feed_is_whose_it_was_made_as_and_a_member_sees_no_other(office: Cli) -> None:
    alice, bob = ("--as", "alice@frist.example"), ("--as", "bob@frist.example")
    made = office(*bob, "feed", "add", "vår", "--json").json
    people = {row["name"]: row["id"] for row in office("people", "list", "--json").json}
    assert made["owner_id"] == people["Bob Bakke"]
    assert office(*alice, "feed", "add", "vår", "--json").json["owner_id"] == people["Alice Aasen"]
    assert office("feed", "add", "vår", "--json").json["owner_id"] is None
    seen = [
        [row["owner_id"] for row in office(*who, "feed", "list", "--json").json]
        for who in (bob, alice, ())
    ]
    everything = [people["Bob Bakke"], people["Alice Aasen"], None]
    assert seen == [[people["Bob Bakke"]], everything, everything]
    # the name means one's own feed first; without a person it could be any of three
    assert office(*bob, "feed", "revoke", "vår", "--json").json["id"] == made["id"]
    for verb in ("revoke", "rotate", "export"):
        assert office(*bob, "feed", verb, "vår").err == (
            "frist: Ingen kalender heter «vår». Se «frist feed list».\n"
        )
    assert office(*bob, "feed", "edit", "vår", "--alarms").code == 1
    office(*bob, "feed", "add", "vår")
    assert office("feed", "rotate", "vår").err == (
        "frist: Flere har en kalender som heter «vår». Si hvem sin det er med --as.\n"
    )


def test_a_member_has_no_feed_of_what_is_not_for_members(office: Cli) -> None:
    bob = ("--as", "bob@frist.example")
    sentence = (
        "frist: Bare sekretariatet kan ha åpne kalendere, og kalendere med det som bare er for "
        "sekretariatet.\n"
    )
    for option in ("--public", "--secretariat", "--visibility=secretariat"):
        assert office(*bob, "feed", "add", "vår", option).err == sentence
    office(*bob, "feed", "add", "vår")
    for who in (bob, ("--as", "alice@frist.example")):
        assert office(*who, "feed", "edit", "vår", "--secretariat").err == sentence
