"""A feed's bytes: valid, named, the same from the same entries, and nothing in them twice."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.component import render
from calendars.entry import Entry
from calendars.feed import Calendar, etag, join, join_sorted
from tests.calendars.samples import HOSTILE, a_todo, an_event, entries, golden, oslo

PLAIN = Calendar(name="Frister")
TIMED = an_event(uid="timed@example.no", start=oslo(2023, 6, 8, 9), end=oslo(2023, 6, 8, 10))


def kinds(feed: bytes) -> list[str]:
    """The names of the components right inside the calendar, in order."""
    unfolded = feed.replace(b"\r\n ", b"").decode().split("\r\n")
    begun = [line[6:] for line in unfolded if line.startswith("BEGIN:")]
    return [name for name in begun if name in ("VTIMEZONE", "VEVENT", "VTODO")]


def test_a_feed_is_rendered_as_the_golden_file_says() -> None:
    calendar = Calendar(
        name="Næring, klima og hav",
        description="Frister og møter for faggruppen.\nÅpen for alle.",
        url="https://frist.example.no/kalender",
        source="https://frist.example.no/kalender/naering.ics",
        refresh=timedelta(hours=4),
        color="steelblue",
    )
    feed = join(calendar, [render(an_event()), render(TIMED)])
    assert feed == golden("feed.ics", feed)


def test_a_feed_in_which_nothing_matches_is_rendered_as_the_golden_file_says() -> None:
    feed = join(PLAIN, [])
    assert feed == golden("empty.ics", feed)


def test_a_feed_of_tasks_is_rendered_as_the_golden_file_says() -> None:
    feed = join(PLAIN, [render(a_todo())])
    assert feed == golden("tasks.ics", feed)


def test_no_feed_is_sent_with_a_method() -> None:
    assert b"\r\nMETHOD" not in join(PLAIN, [render(TIMED)])


def test_a_calendar_of_whole_days_needs_no_time_zone() -> None:
    assert kinds(join(PLAIN, [render(an_event())])) == ["VEVENT"]


def test_a_time_zone_stands_once_before_what_needs_it() -> None:
    other = an_event(uid="other@example.no", start=oslo(2024, 1, 1, 9))
    assert kinds(join(PLAIN, map(render, (TIMED, other)))) == ["VTIMEZONE", "VEVENT", "VEVENT"]


def test_a_due_time_needs_the_time_zone_too() -> None:
    todo = a_todo(due=oslo(2023, 3, 24, 12))
    assert kinds(join(PLAIN, [render(todo)])) == ["VTIMEZONE", "VTODO"]


def test_words_about_time_zones_are_only_words() -> None:
    entry = an_event(description="\r\nDTSTART;TZID=Europe/Oslo:20230608T090000\r\n")
    assert kinds(join(PLAIN, [render(entry)])) == ["VEVENT"]


def test_the_time_zone_covers_the_years_in_use() -> None:
    old = an_event(uid="old@example.no", start=oslo(1994, 10, 12, 9))
    feed = join(PLAIN, map(render, (TIMED, old)))
    assert b"DTSTART:19930926T030000\r\nRRULE:FREQ=YEARLY;UNTIL=19950924T235959Z" in feed
    assert join_sorted(PLAIN, sorted(map(render, (TIMED, old))), {1994, 2023}) == feed
    assert join_sorted(PLAIN, [render(TIMED)], {2023, 2025}) == join(PLAIN, [render(TIMED)])


def test_events_and_todos_never_share_a_feed() -> None:
    with pytest.raises(ValueError, match="a calendar holds events or to-dos, not both"):
        join(PLAIN, [render(an_event()), render(a_todo())])


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " \x00"}, "a calendar needs a name that can be read"),
        (
            {"source": "/f/a.ics"},
            "the calendar's source is no absolute, ASCII URL: '/f/a.ics'",
        ),
        ({"url": "x"}, "the calendar's url is no absolute, ASCII URL: 'x'"),
        ({"color": "#fff"}, "the calendar has no CSS3 colour name: '#fff'"),
        (
            {"refresh": timedelta(0)},
            "a calendar is fetched again after some time, not 0:00:00",
        ),
    ],
)
def test_a_calendar_nobody_could_subscribe_to_is_refused(
    fields: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        Calendar(**({"name": "Frister"} | fields))  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_or_description_stays_one_property(text: str) -> None:
    feed = join(Calendar(name=f"Frister{text}", description=text), [render(an_event())])
    assert kinds(feed) == ["VEVENT"]
    assert max(map(len, feed.split(b"\r\n"))) <= 75
    parsed = icalendar.Calendar.from_ical(feed)
    assert parsed["NAME"] == parsed["X-WR-CALNAME"]
    assert [event["UID"] for event in parsed.events] == ["best@example.no"]


def test_an_etag_is_strong_and_of_the_bytes() -> None:
    assert re.fullmatch(r'"[0-9a-f]{32}"', etag(b"a"))
    assert etag(b"a") == etag(bytes([97]))
    assert etag(b"a") != etag(b"b")


@given(st.data(), st.lists(entries("event"), max_size=4, unique_by=lambda entry: entry.uid))
def test_the_order_of_entries_changes_no_byte(data: st.DataObject, listed: list[Entry]) -> None:
    other = data.draw(st.permutations(listed))
    assert join(PLAIN, map(render, listed)) == join(PLAIN, map(render, other))


@given(st.lists(entries("event"), max_size=4, unique_by=lambda entry: entry.uid))
def test_a_stranger_finds_every_event_and_no_other(listed: list[Entry]) -> None:
    feed = join(PLAIN, map(render, listed))
    parsed = icalendar.Calendar.from_ical(feed)
    assert parsed.errors == []
    assert sorted(event["UID"] for event in parsed.events) == sorted(e.uid for e in listed)
    assert parsed.todos == []
    assert [c.errors for c in parsed.walk() if c.errors] == []


@given(st.lists(entries("todo"), max_size=4, unique_by=lambda entry: entry.uid))
def test_a_stranger_finds_every_todo_and_no_other(listed: list[Entry]) -> None:
    parsed = icalendar.Calendar.from_ical(join(PLAIN, map(render, listed)))
    assert sorted(todo["UID"] for todo in parsed.todos) == sorted(e.uid for e in listed)
    assert parsed.events == []


@given(st.lists(entries(first=1970, last=2099), max_size=4, unique_by=lambda entry: entry.uid))
def test_no_time_is_without_its_time_zone(listed: list[Entry]) -> None:
    events = [entry for entry in listed if entry.kind == "event"]
    feed = join(PLAIN, map(render, events)).replace(b"\r\n ", b"")
    used = set(re.findall(rb"\r\n[A-Z]+;TZID=([^:;]+):", feed))
    defined = re.findall(rb"\r\nTZID:([^\r]+)\r\n", feed)
    assert used <= set(defined)
    assert len(defined) <= 1
    assert kinds(feed) != []


IN_ANOTHER_PROCESS = """
import random, sys
from calendars.component import render
from calendars.feed import join
from tests.calendars.test_feed import PLAIN, cast
made = [render(entry) for entry in cast()]
random.Random(int(sys.argv[1])).shuffle(made)
sys.stdout.buffer.write(join(PLAIN, made))
"""


def cast() -> list[Entry]:
    """Entries of all sorts, among them the nights on which the clocks move."""
    return [
        an_event(),
        TIMED,
        an_event(uid="dst@example.no", start=oslo(2025, 10, 26, 2, 30, fold=1)),
        an_event(uid="spring@example.no", start=oslo(2025, 3, 30, 2, 30)),
        an_event(uid="leap@example.no", start=date(2024, 2, 29), categories=HOSTILE),
        an_event(uid="w53@example.no", start=date(2026, 12, 28), end=date(2027, 1, 3)),
    ]


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_another_process_in_another_time_zone_makes_the_same_bytes(zone: str) -> None:
    environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": str(len(zone)), "LC_ALL": "C"}
    made = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS, str(len(zone))],
        env=environment,
        capture_output=True,
        check=True,
    )
    assert made.stdout == join(PLAIN, map(render, cast()))
