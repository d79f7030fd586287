"""Programs that others wrote read our feeds: a recurrence expander, and khal."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars.component import render
from calendars.entry import Entry
from calendars.feed import Calendar, join
from calendars.text import one_line
from tests.calendars.samples import an_event, entries, oslo
from tests.serving import program

KHAL = program("khal")
PLAIN = Calendar(name="Frister")


def seen_on(feed: bytes, day: date) -> list[str]:
    """The UIDs that a stranger shows on the local `day`, in order."""
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(feed)).at(day)
    return sorted(event["UID"] for event in events)


def test_an_inclusive_span_is_seen_on_its_last_day_and_not_after() -> None:
    feed = join(PLAIN, [render(an_event(start=date(2023, 6, 5), end=date(2023, 6, 11)))])
    days = [date(2023, 6, 4) + timedelta(days=n) for n in range(9)]
    assert [day for day in days if seen_on(feed, day)] == days[1:8]


@given(entries("event", 1990, 2059))
def test_an_event_is_seen_on_its_first_day(entry: Entry) -> None:
    start = entry.start
    feed = join(PLAIN, [render(entry)])
    if isinstance(start, datetime):
        found = recurring_ical_events.of(icalendar.Calendar.from_ical(feed)).between(
            start.astimezone(UTC), start.astimezone(UTC) + timedelta(seconds=1)
        )
        assert [event["UID"] for event in found] == [entry.uid]
    else:
        assert start is not None
        assert seen_on(feed, start) == [entry.uid]


@pytest.mark.skipif(KHAL is None, reason="khal is not installed")
def test_khal_shows_every_event_when_and_as_it_was_said(tmp_path: Path) -> None:
    listed = [
        an_event(),
        an_event(uid="span@example.no", summary="Uke 23", end=date(2023, 6, 11)),
        an_event(
            uid="timed@example.no",
            summary="Møte; \\N, æøå 🎉",
            start=oslo(2023, 6, 8, 9),
            end=oslo(2023, 6, 8, 10, 30),
        ),
        an_event(
            uid="night@example.no",
            summary="Natt",
            start=oslo(2025, 10, 26, 2, 30, fold=1),
            end=oslo(2025, 10, 26, 4),
        ),
        an_event(uid="old@example.no", summary="Gammelt", start=oslo(1994, 10, 12, 9)),
    ]
    assert khal_list(tmp_path, listed, "1990-01-01", "2060-01-01") == [
        "1994-10-12 09:00|1994-10-12 10:00|Gammelt",
        "2023-06-08 00:00|2023-06-08 00:00|BEST-konferansen",
        "2023-06-08 00:00|2023-06-11 00:00|Uke 23",
        "2023-06-08 09:00|2023-06-08 10:30|Møte; \\N, æøå 🎉",
        "2025-10-26 02:30|2025-10-26 04:00|Natt",
    ]


@pytest.mark.skipif(KHAL is None, reason="khal is not installed")
@settings(max_examples=100)  # each is a run of khal, some seconds
@given(st.lists(entries("event"), min_size=60, max_size=60, unique_by=lambda entry: entry.uid))
@pytest.mark.soak
def test_khal_shows_any_legal_events(
    tmp_path_factory: pytest.TempPathFactory, listed: list[Entry]
) -> None:
    lines = khal_list(tmp_path_factory.mktemp("khal"), listed, "1989-12-01", "2060-02-01")
    titles = sorted(line.split("|", 2)[2] for line in lines)
    assert titles == sorted(one_line(entry.summary) for entry in listed)


def khal_list(folder: Path, listed: list[Entry], first: str, last: str) -> list[str]:
    """What `khal list` prints of `listed`: a line "start|end|title" for each event."""
    calendar = folder / "calendar"
    calendar.mkdir()
    for number, entry in enumerate(listed):
        (calendar / f"{number}.ics").write_bytes(join(PLAIN, [render(entry)]))
    config = folder / "khal.conf"
    config.write_text(
        f"[calendars]\n[[c]]\npath = {calendar}\n[sqlite]\npath = {folder / 'khal.db'}\n"
        "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        "local_timezone = Europe/Oslo\ndefault_timezone = Europe/Oslo\n"
        "[default]\ndefault_calendar = c\n"
    )
    form = "{start-long-full}|{end-long-full}|{title}"
    command = [str(KHAL), "-c", str(config), "list", "--once", "--day-format", "", "--format"]
    printed = subprocess.run(
        [*command, form, first, last],
        env=os.environ | {"LC_ALL": "C.UTF-8", "XDG_DATA_HOME": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line for line in printed.stdout.split("\n") if line.strip()]
