"""An entry that no calendar program could show is refused with a sentence."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calendars.entry import Entry, same
from tests.calendars.samples import STAMP, a_todo, an_event, oslo

NAIVE = datetime(2023, 6, 8, 9, 0)  # noqa: DTZ001  # what is to be refused

EVENT_REFUSALS = {
    "a UID is printable text without spaces, not ''": {"uid": ""},
    "a UID is printable text without spaces, not 'a\\r\\nUID:b'": {"uid": "a\r\nUID:b"},
    "an entry is an event or a todo, not 'journal'": {"kind": "journal"},
    "entry best@example.no needs a summary that can be read": {"summary": " \x00\r\n"},
    "entry best@example.no has the status 'COMPLETED'; known are TENTATIVE, CONFIRMED, CANCELLED": {
        "status": "COMPLETED"
    },
    "entry best@example.no has the classification 'SECRET'; "
    "known are PUBLIC, PRIVATE, CONFIDENTIAL": {"classification": "SECRET"},
    "entry best@example.no has the relation 'REFID'; known are PARENT, CHILD, SIBLING, "
    "DEPENDS-ON, FINISHTOSTART, FINISHTOFINISH, STARTTOSTART, STARTTOFINISH, FIRST, NEXT": {
        "related": (("REFID", "a@b"),)
    },
    "entry best@example.no is related to no UID: ''": {"related": (("PARENT", ""),)},
    "entry best@example.no has no absolute, ASCII URL: '/saker/1'": {"url": "/saker/1"},
    "entry best@example.no has no CSS3 colour name: '#fff'": {"color": "#fff"},
    "entry best@example.no has a negative sequence: -1": {"sequence": -1},
    "entry best@example.no has a time without a time zone: 2023-06-08 09:00:00": {"start": NAIVE},
    "entry best@example.no lies outside 1970–2099: 2100-01-01": {"start": date(2100, 1, 1)},
    "entry best@example.no lies outside 1970–2099: 2099-12-31T23:30:00+00:00": {
        "start": datetime(2099, 12, 31, 23, 30, tzinfo=UTC)
    },
    "entry best@example.no lies outside 1970–2099: 9999-12-31T23:59:00+00:00": {
        "start": datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    },
    "entry best@example.no mixes a date and a time: 2023-06-08, 2023-06-08 10:00:00+02:00": {
        "end": oslo(2023, 6, 8, 10)
    },
    "entry best@example.no ends (2023-06-07) before it starts (2023-06-08)": {
        "end": date(2023, 6, 7)
    },
    "event best@example.no needs a start": {"start": None},
    "entry best@example.no ends (2023-06-08) without a start": {
        "start": None,
        "end": date(2023, 6, 8),
    },
    "event best@example.no can't be due, completed or done in part": {"percent": 50},
}
TODO_REFUSALS = {
    "entry hearing@example.no is due (2023-03-24) before it starts (2023-03-25)": {
        "start": date(2023, 3, 25)
    },
    "todo hearing@example.no has a due date, and neither end nor transparency": {
        "transparent": True
    },
    "todo hearing@example.no is done 101 per cent": {"percent": 101},
    "todo hearing@example.no is completed, yet its status is NEEDS-ACTION": {"completed": STAMP},
    "todo hearing@example.no has an alarm before a due date that it lacks": {
        "due": None,
        "alarms": (timedelta(0),),
    },
}


@pytest.mark.parametrize("sentence", EVENT_REFUSALS)
def test_an_event_is_refused_with_one_sentence(sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        an_event(**EVENT_REFUSALS[sentence])


@pytest.mark.parametrize("sentence", TODO_REFUSALS)
def test_a_todo_is_refused_with_one_sentence(sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        a_todo(**TODO_REFUSALS[sentence])


@pytest.mark.parametrize("name", ["stamp", "created", "modified"])
def test_every_stamp_needs_a_time_zone(name: str) -> None:
    with pytest.raises(ValueError, match="has a time without a time zone"):
        an_event(**{name: NAIVE})


def test_an_alarm_at_an_instant_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="has a time without a time zone"):
        an_event(alarms=(NAIVE,))


def test_the_second_hour_of_the_autumn_night_ends_after_the_first() -> None:
    entry = an_event(start=oslo(2025, 10, 26, 2, 30), end=oslo(2025, 10, 26, 2, 15, fold=1))
    assert isinstance(entry, Entry)
    with pytest.raises(ValueError, match="before it starts"):
        an_event(start=oslo(2025, 10, 26, 2, 15, fold=1), end=oslo(2025, 10, 26, 2, 30))


def test_one_instant_in_two_time_zones_is_the_same() -> None:
    tokyo = oslo(2023, 6, 8, 9).astimezone(ZoneInfo("Asia/Tokyo"))
    assert same(oslo(2023, 6, 8, 9), tokyo)
    assert not same(oslo(2025, 10, 26, 2), oslo(2025, 10, 26, 2, fold=1))
    assert not same(date(2023, 6, 8), None)
