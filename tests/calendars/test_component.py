"""The bytes of one component: the right properties, folded on octets, nothing injected."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from hypothesis import given

from calendars.component import render
from calendars.entry import OSLO, Entry
from calendars.text import one_line, paragraphs
from tests.calendars.samples import (
    HOSTILE,
    STAMP,
    a_todo,
    an_event,
    entries,
    golden,
    oslo,
    summaries,
)

#: All that a component of ours may hold.
PROPERTIES = (
    "BEGIN END UID DTSTAMP SUMMARY DTSTART DTEND DUE SEQUENCE STATUS TRANSP CLASS COLOR "
    "X-MICROSOFT-CDO-BUSYSTATUS CATEGORIES DESCRIPTION LOCATION URL CREATED LAST-MODIFIED "
    "RELATED-TO COMPLETED PERCENT-COMPLETE ACTION TRIGGER"
)


def properties(component: bytes) -> list[str]:
    """The unfolded content lines."""
    return component.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def line(component: bytes, name: str) -> str | None:
    """The one line of the property `name`, None where there is none."""
    found = [x for x in properties(component) if re.match(rf"{name}[;:]", x)]
    assert len(found) <= 1
    return found[0] if found else None


def test_a_full_event_is_rendered_as_the_golden_file_says() -> None:
    component = render(
        an_event(
            summary="BEST-konferansen: «Båt, energi og sjø»",
            description="Avdelingene melder deltakere.\n\nSagt: «8. juni»",
            start=date(2023, 6, 8),
            end=date(2023, 6, 9),
            status="TENTATIVE",
            transparent=True,
            created=STAMP - timedelta(days=3),
            modified=STAMP,
            sequence=2,
            url="https://frist.example.no/saker/1",
            location="Rådhuset, Lillestrøm",
            categories=("Næring, klima", "høring"),
            classification="PRIVATE",
            color="steelblue",
            related=(("PARENT", "matter@example.no"), ("FINISHTOSTART", "call@example.no")),
            alarms=(timedelta(hours=-15), datetime(2023, 6, 1, 7, tzinfo=UTC)),
        )
    )
    assert component == golden("event.ics", component)


def test_a_full_todo_is_rendered_as_the_golden_file_says() -> None:
    component = render(
        a_todo(
            status="COMPLETED",
            start=date(2023, 3, 20),
            modified=STAMP,
            completed=oslo(2023, 3, 22, 14, 5),
            percent=100,
            related=(("PARENT", "matter@example.no"),),
            alarms=(timedelta(days=-1),),
        )
    )
    assert component == golden("todo.ics", component)


def test_hostile_words_are_rendered_as_the_golden_file_says() -> None:
    component = render(
        an_event(
            summary="Sak" + "".join(HOSTILE),
            description="".join(HOSTILE),
            location="".join(HOSTILE),
            categories=HOSTILE,
        )
    )
    assert component == golden("hostile.ics", component)


def test_the_last_day_is_inclusive_in_an_entry_and_exclusive_in_dtend() -> None:
    component = render(an_event(start=date(2023, 8, 30), end=date(2023, 8, 31)))
    assert line(component, "DTSTART") == "DTSTART;VALUE=DATE:20230830"
    assert line(component, "DTEND") == "DTEND;VALUE=DATE:20230901"


def test_one_day_has_its_dtend_too() -> None:
    assert line(render(an_event(start=date(2024, 2, 29))), "DTEND") == "DTEND;VALUE=DATE:20240301"


def test_a_transparent_event_is_free_in_outlook_too() -> None:
    component = render(an_event(transparent=True))
    assert line(component, "TRANSP") == "TRANSP:TRANSPARENT"
    assert line(component, "X-MICROSOFT-CDO-BUSYSTATUS") == "X-MICROSOFT-CDO-BUSYSTATUS:FREE"


def test_an_opaque_event_says_nothing_of_outlook() -> None:
    component = render(an_event())
    assert line(component, "TRANSP") == "TRANSP:OPAQUE"
    assert line(component, "X-MICROSOFT-CDO-BUSYSTATUS") is None


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [
        (
            oslo(2023, 6, 8, 9),
            oslo(2023, 6, 8, 15, 30),
            ("DTSTART;TZID=Europe/Oslo:20230608T090000", "DTEND;TZID=Europe/Oslo:20230608T153000"),
        ),
        (
            datetime(2023, 1, 31, 23, 30, tzinfo=UTC),
            None,
            ("DTSTART;TZID=Europe/Oslo:20230201T003000", None),
        ),
        # of no length
        (
            oslo(2023, 6, 8, 9),
            oslo(2023, 6, 8, 9),
            ("DTSTART;TZID=Europe/Oslo:20230608T090000", None),
        ),
        # the spring night skips 02–03: the RFC reads it with the offset before
        (oslo(2025, 3, 30, 2, 30), None, ("DTSTART;TZID=Europe/Oslo:20250330T033000", None)),
        # the autumn night has 02–03 twice: a wall clock can only say the first
        (
            oslo(2025, 10, 26, 2, 30),
            oslo(2025, 10, 26, 4),
            ("DTSTART;TZID=Europe/Oslo:20251026T023000", "DTEND;TZID=Europe/Oslo:20251026T040000"),
        ),
        (
            oslo(2025, 10, 26, 2, 30, fold=1),
            oslo(2025, 10, 26, 4),
            ("DTSTART:20251026T013000Z", "DTEND:20251026T030000Z"),
        ),
        (
            oslo(2025, 10, 26, 2, 30),
            oslo(2025, 10, 26, 2, 30, fold=1),
            ("DTSTART:20251026T003000Z", "DTEND:20251026T013000Z"),
        ),
    ],
)
def test_times_are_oslos_wall_clock(
    start: datetime, end: datetime | None, lines: tuple[str, str | None]
) -> None:
    component = render(an_event(start=start, end=end))
    assert (line(component, "DTSTART"), line(component, "DTEND")) == lines


def test_stamps_are_in_utc_and_never_the_clock() -> None:
    first = render(an_event(stamp=oslo(2023, 3, 20, 9, 0, 1), created=STAMP, modified=STAMP))
    assert line(first, "DTSTAMP") == "DTSTAMP:20230320T080001Z"
    assert line(first, "CREATED") == "CREATED:20230320T080000Z"
    assert line(first, "LAST-MODIFIED") == "LAST-MODIFIED:20230320T080000Z"


def test_a_todo_that_starts_when_it_is_due_has_no_start() -> None:
    component = render(a_todo(start=date(2023, 3, 24)))
    assert line(component, "DTSTART") is None
    assert line(component, "DUE") == "DUE;VALUE=DATE:20230324"


def test_a_todo_due_at_a_time_has_its_zone() -> None:
    component = render(a_todo(start=oslo(2023, 3, 20, 9), due=oslo(2023, 3, 24, 12)))
    assert line(component, "DTSTART") == "DTSTART;TZID=Europe/Oslo:20230320T090000"
    assert line(component, "DUE") == "DUE;TZID=Europe/Oslo:20230324T120000"


def test_a_todo_is_neither_busy_nor_free() -> None:
    assert line(render(a_todo()), "TRANSP") is None


def test_a_todos_alarm_counts_from_its_due_date() -> None:
    assert (
        line(render(a_todo(alarms=(-timedelta(days=1),))), "TRIGGER") == "TRIGGER;RELATED=END:-P1D"
    )


@pytest.mark.parametrize("title", ["C:\\Nye\\nett", "\\N", "\\\\N", "a\\,b", "\\;"])
def test_a_backslash_is_a_backslash(title: str) -> None:
    parsed = icalendar.Event.from_ical(render(an_event(summary=title)))
    assert parsed["SUMMARY"] == title


def test_the_same_entry_gives_the_same_bytes() -> None:
    assert render(an_event(categories=("b", "a"))) == render(an_event(categories=("b", "a")))


@given(entries())
def test_lines_are_folded_on_octets_and_end_in_crlf(entry: Entry) -> None:
    component = render(entry)
    assert component.endswith(b"\r\n")
    lines = component.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for part in lines:
        part.decode()  # each piece of a folded line is whole characters
    assert re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", component) is None
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", component) is None
    assert "\r\n".join(component.decode().splitlines()) + "\r\n" == component.decode()


@given(entries())
def test_no_text_makes_a_property_or_component_of_its_own(entry: Entry) -> None:
    names = [re.split("[;:]", x, maxsplit=1)[0] for x in properties(render(entry))]
    assert set(names) <= set(PROPERTIES.split())
    assert names.count("BEGIN") == names.count("END") == 1 + len(entry.alarms)
    assert render(entry).count(b"BEGIN:V") == 1 + len(entry.alarms)  # for who does not unfold
    assert names.count("UID") == names.count("DTSTAMP") == 1
    assert names.count("SUMMARY") == 1
    assert names.count("X-MICROSOFT-CDO-BUSYSTATUS") == entry.transparent


@given(entries())
def test_what_was_rendered_parses_back_to_the_entry(entry: Entry) -> None:
    parsed = icalendar.Component.from_ical(render(entry))
    assert not isinstance(parsed, list)
    assert parsed.errors == []
    words = [w for w in map(one_line, entry.categories) if w]
    assert {
        "kind": parsed.name,
        "uid": parsed["UID"],
        "summary": parsed["SUMMARY"],
        "description": parsed.get("DESCRIPTION", ""),
        "location": parsed.get("LOCATION", ""),
        "categories": list(parsed["CATEGORIES"].cats) if words else [],
        "status": parsed["STATUS"],
        "class": parsed["CLASS"],
        "sequence": parsed["SEQUENCE"],
        "url": parsed.get("URL"),
        "stamp": parsed["DTSTAMP"].dt,
        "alarms": [alarm["TRIGGER"].dt for alarm in parsed.subcomponents],
    } == {
        "kind": {"event": "VEVENT", "todo": "VTODO"}[entry.kind],
        "uid": entry.uid,
        "summary": one_line(entry.summary),
        "description": paragraphs(entry.description),
        "location": one_line(entry.location),
        "categories": words,
        "status": entry.status,
        "class": entry.classification,
        "sequence": entry.sequence,
        "url": entry.url,
        "stamp": entry.stamp,
        # a wall clock time of the skipped hour equals none in another zone, hence instants
        "alarms": [a.astimezone(UTC) if isinstance(a, datetime) else a for a in entry.alarms],
    }


@given(entries("event"))
def test_an_event_takes_place_when_its_entry_says(entry: Entry) -> None:
    parsed = icalendar.Event.from_ical(render(entry))
    start, end = entry.start, entry.end
    if isinstance(start, datetime) and isinstance(end, datetime | None):
        assert instant(parsed["DTSTART"].dt) == instant(start)
        assert instant(
            parsed["DTEND"].dt if "DTEND" in parsed else parsed["DTSTART"].dt
        ) == instant(end or start)
    else:
        assert parsed["DTSTART"].dt == start
        assert parsed["DTEND"].dt - timedelta(days=1) == (end or start)


def instant(value: datetime) -> datetime:
    return value.astimezone(UTC)


@given(summaries())
def test_any_title_with_something_to_read_in_it_is_rendered(title: str) -> None:
    moment = datetime.combine(date(2025, 10, 26), time(2, 30), OSLO)
    parsed = icalendar.Event.from_ical(render(an_event(summary=title, start=moment)))
    assert parsed["SUMMARY"] == one_line(title)
