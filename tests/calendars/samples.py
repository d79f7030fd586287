"""Entries to test with: a plain one of each kind, and strategies for any legal one."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hypothesis import strategies as st

from calendars.entry import CLASSIFICATIONS, OSLO, RELATIONS, STATUSES, Entry

STAMP = datetime(2023, 3, 20, 8, 0, tzinfo=UTC)
GOLDEN = Path(__file__).parents[1] / "golden" / "feeds"

#: What people paste into titles, and what somebody would who wants to smuggle in an event.
HOSTILE = (
    "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:smuggled@example.no\r\nSUMMARY:smuggled\r\n",
    "\nBEGIN:VALARM\nACTION:EMAIL\nEND:VALARM",
    "\u2028BEGIN:VEVENT\u2029\x85\x0b\x0c\x1c",
    "END:VCALENDAR",
    ";VALUE=DATE:20230101",
    '";X-EVIL="',
    "C:\\Nye\\nett, a;b:c^n^'",
    "\\N\\n\\\\n\\",
    "\x00\x07\x1b\x7f\x9f\ufeff\ud800\ufffe",
    "\t tabs \t",
    " ledende og etterfølgende ",
    "æøåÆØÅ" * 13,
    "👩‍👩‍👧‍👦🇳🇴🎉" * 5,
    "Å" * 74,
    "x" * 75 + "é",
)


def an_event(**fields: object) -> Entry:
    """An all-day event; say only what the test is about."""
    given: dict[str, object] = {
        "uid": "best@example.no",
        "kind": "event",
        "summary": "BEST-konferansen",
        "stamp": STAMP,
        "status": "CONFIRMED",
        "start": date(2023, 6, 8),
    }
    return Entry(**(given | fields))  # type: ignore[arg-type]  # a test names any field it likes


def a_todo(**fields: object) -> Entry:
    """A to-do with a due date; say only what the test is about."""
    given: dict[str, object] = {
        "uid": "hearing@example.no",
        "kind": "todo",
        "summary": "Sende høringen til kommunene",
        "stamp": STAMP,
        "status": "NEEDS-ACTION",
        "due": date(2023, 3, 24),
    }
    return Entry(**(given | fields))  # type: ignore[arg-type]  # a test names any field it likes


def oslo(*parts: int, fold: int = 0) -> datetime:
    """A wall clock time in Oslo."""
    year, month, day, *clock = parts
    return datetime.combine(date(year, month, day), time(*clock), OSLO).replace(fold=fold)


def golden(name: str, made: bytes) -> bytes:
    """The golden file's bytes; with FRIST_WRITE_GOLDEN set, `made` is written to it first."""
    path = GOLDEN / name
    if os.environ.get("FRIST_WRITE_GOLDEN"):
        path.write_bytes(made)
    return path.read_bytes()


def texts() -> st.SearchStrategy[str]:
    """Any text at all, and what is known to break calendars, at any place of the fold."""
    anything = st.text(st.characters(codec=None), max_size=120)
    norwegian = st.text("abcæøåÆØÅ –«»,;:\\\"'🎉🇳🇴é\u0301\r\n\t", max_size=200)
    hostile = st.tuples(st.text("xå", max_size=80), st.sampled_from(HOSTILE)).map("".join)
    return st.one_of(norwegian, hostile, anything)


def summaries() -> st.SearchStrategy[str]:
    """Texts in which something can be read."""
    return texts().map(lambda text: f"Sak {text}")


def days(first: int = 1990, last: int = 2059) -> st.SearchStrategy[date]:
    """Days of the years, and often those on which calendars go wrong."""
    years = st.integers(first, last)
    return st.one_of(
        st.dates(date(first, 1, 1), date(last, 12, 31)),
        years.map(lambda year: date(year, 12, 31)),
        years.map(lambda year: date(year, 1, 1)),
        years.map(lambda year: date(year, 3, 1) - timedelta(days=1)),  # leap days among them
        years.map(lambda year: _last_sunday(year, 3)),
        years.map(lambda year: _last_sunday(year, 10)),
        years.map(lambda year: date.fromisocalendar(year, 52, 7)),  # week 53 begins the day after
    )


def moments(first: int = 1990, last: int = 2059) -> st.SearchStrategy[datetime]:
    """Wall clock times in Oslo, both hours of the autumn night and the skipped one of spring."""
    clocks = st.one_of(st.times().map(_to_the_second), st.sampled_from((time(2, 0), time(2, 30))))
    return st.builds(
        lambda day, clock, fold: datetime.combine(day, clock, OSLO).replace(fold=fold),
        days(first, last),
        clocks,
        st.integers(0, 1),
    )


@st.composite
def entries(draw: st.DrawFn, kind: str | None = None, first: int = 1990, last: int = 2059) -> Entry:
    """Any legal entry of `kind` ("event" or "todo"; None for either)."""
    kind = kind or draw(st.sampled_from(("event", "todo")))
    begin, end = _span(draw, first, last)
    status = draw(st.sampled_from(STATUSES[kind]))  # type: ignore[index]  # a str of its keys
    fields: dict[str, object] = {
        "uid": draw(st.uuids()).hex + "@example.no",
        "summary": draw(summaries()),
        "status": status,
        "description": draw(texts()),
        "location": draw(texts()),
        "categories": tuple(draw(st.lists(texts(), max_size=3))),
        "classification": draw(st.sampled_from(CLASSIFICATIONS)),
        "color": draw(st.sampled_from((None, "steelblue"))),
        "sequence": draw(st.integers(0, 9)),
        "url": draw(st.sampled_from((None, "https://frist.example.no/saker/1?a=b;c,d"))),
        "related": tuple(draw(st.lists(_relations(), max_size=2))),
        "modified": draw(st.sampled_from((None, STAMP))),
        "alarms": tuple(draw(st.lists(_alarms(first, last), max_size=2))),
    }
    if kind == "event":
        fields |= {"start": begin, "end": end, "transparent": draw(st.booleans())}
        return an_event(**fields)
    if status == "COMPLETED":
        fields |= {"completed": STAMP, "percent": 100}
    return a_todo(**(fields | {"start": draw(st.sampled_from((None, begin))), "due": end or begin}))


def _span(draw: st.DrawFn, first: int, last: int) -> tuple[date, date | None]:
    if draw(st.booleans()):
        day = draw(days(first, last))
        rest = (date(last, 12, 31) - day).days
        return day, draw(
            st.none() | st.integers(0, min(rest, 20)).map(lambda n: day + timedelta(n))
        )
    begin = draw(moments(first, last)).astimezone(UTC)
    end = draw(st.none() | st.integers(0, 3 * 24 * 60).map(lambda n: begin + timedelta(minutes=n)))
    if end is not None and end.astimezone(OSLO).year > last:
        end = begin
    return begin.astimezone(OSLO), end and end.astimezone(OSLO)


def _relations() -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.sampled_from(RELATIONS), st.uuids().map(lambda u: f"{u.hex}@example.no"))


def _alarms(first: int, last: int) -> st.SearchStrategy[timedelta | datetime]:
    before = st.integers(0, 60 * 24 * 30).map(lambda minutes: -timedelta(minutes=minutes))
    return st.one_of(before, moments(first, last))


def _to_the_second(clock: time) -> time:
    return clock.replace(microsecond=0)


def _last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)
