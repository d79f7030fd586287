"""SEQUENCE rises when a thing moves or is called off, and at nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from calendars.entry import Entry
from calendars.revision import sequence, signature
from tests.calendars.samples import STAMP, a_todo, an_event, entries, oslo

WORDING = {
    "summary": "Et annet navn",
    "description": "Mer å lese",
    "location": "Et annet sted",
    "categories": ("høring",),
    "url": "https://frist.example.no/saker/2",
    "color": "steelblue",
    "classification": "PRIVATE",
    "transparent": True,
    "stamp": STAMP + timedelta(days=1),
    "modified": STAMP + timedelta(days=1),
    "related": (("PARENT", "a@example.no"),),
    "alarms": (timedelta(hours=-1),),
    "sequence": 3,
}


def test_the_first_revision_is_0() -> None:
    assert sequence(None, 0, an_event()) == (signature(an_event()), 0)


@pytest.mark.parametrize("name", WORDING)
def test_a_change_of_wording_keeps_the_sequence(name: str) -> None:
    changed = an_event(**{name: WORDING[name]})
    assert sequence(signature(an_event()), 4, changed) == (signature(an_event()), 4)


@pytest.mark.parametrize(
    "moved",
    [
        {"start": date(2023, 6, 9)},
        {"start": oslo(2023, 6, 8, 0)},
        {"end": date(2023, 6, 9)},
        {"status": "CANCELLED"},
        {"status": "TENTATIVE"},
    ],
)
def test_a_move_raises_the_sequence(moved: dict[str, object]) -> None:
    changed = an_event(**moved)
    assert sequence(signature(an_event()), 4, changed) == (signature(changed), 5)
    assert signature(changed) != signature(an_event())


def test_a_todo_moves_by_its_due_date_and_status() -> None:
    signatures = {
        signature(todo)
        for todo in (
            a_todo(),
            a_todo(due=date(2023, 3, 25)),
            a_todo(due=None),
            a_todo(status="COMPLETED"),
        )
    }
    assert len(signatures) == 4


def test_one_moment_written_in_two_zones_is_no_move() -> None:
    start = oslo(2023, 6, 8, 9)
    elsewhere = start.astimezone(STAMP.tzinfo)
    assert signature(an_event(start=start)) == signature(an_event(start=elsewhere))


def test_moving_back_is_a_move() -> None:
    first, second = an_event(), an_event(start=date(2023, 6, 9))
    state = sequence(None, 0, first)
    for entry in (second, first, first):
        state = sequence(*state, entry)
    assert state == (signature(first), 2)


@given(entries("event"))
def test_the_signature_is_blind_to_everything_but_time_and_status(entry: Entry) -> None:
    plain = an_event(status=entry.status, start=entry.start, end=entry.end)
    assert signature(entry) == signature(plain)
