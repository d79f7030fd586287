"""A recognised temporal expression: the words, and what they say before any date is known.

Owns the shape between recognising and resolving. The moments are what Norwegian distinguishes:
a day of a month, a week by number, "neste uke", "en uke før møtet".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import NamedTuple

from workflow.domain.window import Mod


class Kind(StrEnum):
    """What sort of time the words name, from the most exact to none at all."""

    DATE = "date"
    RANGE = "range"
    WEEK = "week"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    HOLIDAY = "holiday"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    ANCHORED = "anchored"
    CLOCK = "clock"
    VAGUE = "vague"
    SERIES = "series"


class Shift(StrEnum):
    """Which one of a row: as it stands, "på ...", this, next, the first to come, the last."""

    BARE = "bare"
    ON = "on"
    THIS = "this"
    NEXT = "next"
    COMING = "coming"
    LAST = "last"


class Unit(StrEnum):
    """Units that expressions count in."""

    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Plan(NamedTuple):
    """The month and day that a list of dates starts with, and those that it ends with."""

    month: int
    day: int
    last_month: int
    last_day: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, as "fredag 8. juni 2023" names it. `weekday` counts from Monday = 0.

    Without `month` it is told by its number alone ("tirsdag 4."); `months` and `years` count
    from the reference's own ("den 12. ds.", "1. mars neste år"). `plan` is the list of dates
    in the order of the calendar that the day stands in, if any.
    """

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    months: int | None = None
    years: int | None = None
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both inclusive."""

    first: Day
    last: Day


WORKDAY = 7  # among weekdays, which count from Monday = 0


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """ "siste fredag i mai": `nth` from 1, or -1 for the last; Advent Sundays have `advent`.

    `weekday` is `WORKDAY` for "første virkedag i mai"; with `weekend` it is a Saturday that the
    Sunday goes with, "siste helga i mai". `years` counts from the reference's own year.
    """

    nth: int
    weekday: int
    month: int | None = None
    year: int | None = None
    advent: bool = False
    weekend: bool = False
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week by number, or weeks up to and with `last`; `weekday` narrows it to one day.

    `years` counts from the reference's own year ("uke 8 neste år").
    """

    number: int
    year: int | None = None
    last: int | None = None
    weekday: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday named without a date; `last` where "mandag–onsdag" names several.

    `weeks` more weeks are added for "mandag om en uke".
    """

    weekday: int
    shift: Shift = Shift.BARE
    last: int | None = None
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    """A month, or months up to and with `last`; `turn` for the turn from one to the other.

    `years` counts from the reference's own year ("mars neste år"); `until_year` is the last
    month's where each has its own ("juni 2024–mai 2026").
    """

    month: int
    year: int | None = None
    last: int | None = None
    turn: bool = False
    years: int | None = None
    until_year: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter or a half of a year by number, or up to and with `last`.

    `years` counts from the reference's own year ("1. kvartal neste år").
    """

    unit: Unit
    number: int
    year: int | None = None
    last: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its TIMEX3 code."""

    code: str
    year: int | None = None
    shift: Shift = Shift.BARE


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or years up to and with `last`; a school year starts in August."""

    year: int
    last: int | None = None
    school: bool = False


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit counted from the reference's own ("neste uke" is WEEK 1); `weekday` narrows a week."""

    unit: Unit
    count: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """So much time from the reference ("om 14 dager"); `within` for "i løpet av to uker"."""

    unit: Unit
    count: int
    within: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday: (days from Easter Sunday,), (month, day), or first and last (month, day); first
    and last from Easter Sunday have a 0 behind them.

    `weeks` tells of the week before (-1) or after (1) it, or the one it stands in (0), `weekday`
    of a day in that week ("tirsdag i påskeuka"). With a `side` it is rather the nearest weekday
    before (-1) or after (1) it ("laurdagen etter påske"); with `weekend` the next day too.
    """

    days: tuple[int, ...]
    year: int | None = None
    weeks: int | None = None
    weekday: int | None = None
    side: int = 0
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class Weekdays:
    """From a weekday that a week is told for to the weekday `last`: "onsdag–fredag neste uke"."""

    first: Week | Relative | Holiday | Weekday
    last: int


@dataclass(frozen=True, slots=True)
class Anchored:
    """Counted from an event that another sentence dates: "en uke før møtet", "innen neste møte".

    `event` is the event's noun without article ("styremøte"), "" where the words name none;
    `month` where the text tells it by its month ("møtet i april"); `count` is negative before
    the event, 0 at it. `day` is what is counted from where the words name it ("to uker før 17.
    mai"); `whole` tells of the week around the day counted to ("uka før"), `weekday` of the nearest
    such day ("torsdagen før møtet").
    """

    event: str
    unit: Unit = Unit.DAY
    count: int = 0
    month: int | None = None
    day: Day | None = None
    whole: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Untold:
    """No date in the words: "snarest", "hver tirsdag", a clock time alone."""


Moment = (
    Day
    | Days
    | NthWeekday
    | Week
    | Weekday
    | Month
    | Part
    | Season
    | Year
    | Relative
    | Ahead
    | Holiday
    | Weekdays
    | Anchored
    | Untold
)


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that say when. `words` is `text[span[0]:span[1]]`, code points.

    `deadline` tells that the words (or a "frist" named right before them) make it a limit,
    `series` that it repeats, `rejected` that the text turns the date down. `starts` and `ends`
    are the clock times that belong to it. `reversed` tells that the words name an end before
    the start ("10.–3. mai"); such a range is read as its first day.
    """

    span: tuple[int, int]
    words: str
    kind: Kind
    moment: Moment
    mod: Mod | None = None
    deadline: bool = False
    series: bool = False
    rejected: bool = False
    starts: time | None = None
    ends: time | None = None
    reversed: bool = False
