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
