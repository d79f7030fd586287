"""What a rule of dating gets and gives: the context of an expression, and a moment dated.

Owns the shape that `days` and `periods` share with `resolve`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workflow.domain.window import Mod, Precision, Window


@dataclass(frozen=True, slots=True)
class Context:
    """What dates are seen from: the meeting's day, whether the text tells of something past."""

    reference: date
    past: bool
    meetings: Mapping[str, Window]
    mod: Mod | None
    words: str
    limit: bool = False  # whether what it dates is the last moment for something


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment on the calendar, with the parts that were said and those filled in."""

    earliest: date | None
    latest: date | None
    precision: Precision
    timex: str | None
    said: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()


VAGUE = Dated(None, None, Precision.VAGUE, "FUTURE_REF")
UNDATED = Dated(None, None, Precision.NONE, None)


def one_day(when: date, said: tuple[str, ...] = (), implied: tuple[str, ...] = ()) -> Dated:
    """A single day."""
    return Dated(when, when, Precision.DAY, when.isoformat(), said, implied)


def span(
    first: date, last: date, said: tuple[str, ...] = (), implied: tuple[str, ...] = ()
) -> Dated:
    """Several days, whose TIMEX3 value is the first one's."""
    precision = Precision.DAYS if last > first else Precision.DAY
    return Dated(first, last, precision, first.isoformat(), said, implied)


def week(monday: date, said: tuple[str, ...] = (), implied: tuple[str, ...] = ()) -> Dated:
    """The ISO week that starts on `monday`."""
    year, number, _ = monday.isocalendar()
    sunday = date.fromordinal(monday.toordinal() + 6)
    return Dated(monday, sunday, Precision.WEEK, f"{year}-W{number:02d}", said, implied)


def whole_year(year: int, said: tuple[str, ...], implied: tuple[str, ...] = ()) -> Dated:
    """A calendar year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Dated(first, last, Precision.YEAR, f"{year}", said, implied)
