"""Dating periods: months, quarters, halves, seasons, years, and time counted from the meeting.

Owns the rule that a period without a year is the one the reference lies in or the next.
"""

from __future__ import annotations

import re
from datetime import date

from calendars.workdays import add_workdays
from workflow.domain.window import Precision
from workflow.minutes.timex import almanac
from workflow.minutes.timex.almanac import DAY
from workflow.minutes.timex.dating.rule import (
    VAGUE,
    Context,
    Dated,
    one_day,
    span,
    week,
    whole_year,
)
from workflow.minutes.timex.expression import (
    Ahead,
    Month,
    Part,
    Relative,
    Season,
    Shift,
    Unit,
    Year,
)

_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
_COMING = re.compile(r"(?:(?:fram|frem|ut|utsatt|utsett) )?til (?!og med)", re.IGNORECASE)
_LETTERS = {Unit.QUARTER: "Q", Unit.HALF: "H"}
_PRECISIONS = {Unit.QUARTER: Precision.QUARTER, Unit.HALF: Precision.HALF}


def _parts(name: str, said_year: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ((name, "year"), ()) if said_year else ((name,), ("year",))


def _year_told(period: Month | Part) -> bool:
    return period.year is not None or period.years is not None


def of_month(month: Month, c: Context) -> Dated:
    """ "april", "mars–april", "månedsskiftet mai/juni"."""
    said, implied = _parts("month", _year_told(month))
    if month.year and month.last and month.until_year:
        first = almanac.month_of(month.year, month.month)[0]
        last = almanac.month_of(month.until_year, month.last)[1]
        timex = f"{first:%Y-%m}"
        return Dated(first, max(first, last), Precision.MONTH, timex, said, implied)
    over_turn = month.last is not None and month.last < month.month
    year = month.year
    if year is not None:
        year -= over_turn and not month.turn
    elif month.years is not None:
        year = c.reference.year + month.years
    else:
        year = c.reference.year
        if c.past:
            year -= month.month > c.reference.month
        elif over_turn:
            year -= c.reference.month <= (month.last or 0)
        else:
            year += (month.last or month.month) < c.reference.month
    first, last = almanac.month_of(year, month.month)
    if month.turn:
        return span(last, last + DAY, said, implied)
    if month.last:
        last = almanac.month_of(year + over_turn, month.last)[1]
    return Dated(first, last, Precision.MONTH, f"{first:%Y-%m}", said, implied)


def of_part(part: Part, c: Context) -> Dated:
    """ "1. kvartal", "andre halvår", "3. og 4. kvartal"."""
    current = (c.reference.month - 1) // _MONTHS_IN[part.unit] + 1
    year = part.year or c.reference.year + (part.years or 0)
    if not part.year and part.years is None:
        year += -(part.number > current) if c.past else (part.last or part.number) < current
    dated = _part(part.unit, year, part.number, *_parts(part.unit.value, _year_told(part)))
    if part.last:
        last = _part(part.unit, year, part.last, (), ()).latest
        return Dated(dated.earliest, last, dated.precision, dated.timex, dated.said, dated.implied)
    return dated


def _part(
    unit: Unit, year: int, number: int, said: tuple[str, ...], implied: tuple[str, ...]
) -> Dated:
    months = _MONTHS_IN[unit]
    first = date(year, (number - 1) * months + 1, 1)
    last = almanac.month_of(year, number * months)[1]
    timex = f"{year}-{_LETTERS[unit]}{number}"
    return Dated(first, last, _PRECISIONS[unit], timex, said, implied)


def of_season(season: Season, c: Context) -> Dated:
    """ "til høsten", "våren 2024", "i fjor haust"; its bounds are a convention."""
    year = season.year
    if year is None:
        year = c.reference.year - 1
        while almanac.season_of(season.code, year)[1] < c.reference:
            year += 1
        first, last = almanac.season_of(season.code, year)
        started = first <= c.reference
        nearly_over = started and almanac.add_months(c.reference, 1) > last
        if season.shift is Shift.NEXT:
            year = max(year + started, c.reference.year + 1)
        elif season.shift is Shift.LAST:
            year = min(year - 1, c.reference.year - 1)
        elif season.shift is Shift.THIS:
            year = c.reference.year
        elif c.past and not started:
            year -= 1
        elif nearly_over and not c.past and _COMING.match(c.words):
            year += 1  # "til høsten", said in November, is the next one
    first, last = almanac.season_of(season.code, year)
    timex = f"{year}-{season.code}"
    return Dated(first, last, Precision.SEASON, timex, *_parts("season", season.year is not None))


def of_year(year: Year, _: Context) -> Dated:
    """ "2024", "2024–2027", "skoleåret 2023/24"."""
    if year.school:
        first, last = date(year.year, 8, 1), date((year.last or year.year) + 1, 7, 31)
    elif year.last:
        first, last = date(year.year, 1, 1), date(year.last, 12, 31)
    else:
        return whole_year(year.year, ("year",))
    return Dated(first, last, Precision.YEAR, f"{year.year}", ("year",))


def of_relative(relative: Relative, c: Context) -> Dated:
    """ "neste uke", "denne måneden", "i morgen", "i helga", "i fjor"."""
    said, implied = (relative.unit.value,), ("reference",)
    reference, count = c.reference, relative.count
    monday = almanac.monday_before(reference) + 7 * count * DAY
    if relative.unit is Unit.DAY:
        return one_day(reference + count * DAY, said, implied)
    if relative.unit is Unit.WEEK:
        if relative.weekday is None:
            return week(monday, said, implied)
        return one_day(monday + relative.weekday * DAY, said, implied)
    if relative.unit is Unit.WEEKEND:
        if c.past and count == 0 and reference.weekday() < 5:
            monday -= 7 * DAY
        return span(monday + 5 * DAY, monday + 6 * DAY, said, implied)
    if relative.unit is Unit.YEAR:
        return whole_year(reference.year + count, said, implied)
    if relative.unit is Unit.MONTH:
        first = almanac.add_months(reference.replace(day=1), count)
        last = almanac.month_of(first.year, first.month)[1]
        return Dated(first, last, Precision.MONTH, f"{first:%Y-%m}", said, implied)
    in_year = 12 // _MONTHS_IN[relative.unit]
    current = (reference.month - 1) // _MONTHS_IN[relative.unit]
    year, number = divmod(reference.year * in_year + current + count, in_year)
    return _part(relative.unit, year, number + 1, said, implied)


def counted(when: date, unit: Unit, count: int) -> date:
    """The day so many units from `when`; `OverflowError` or `ValueError` outside the calendar."""
    if unit is Unit.WORKDAY:
        return add_workdays(when, count)
    if unit in _MONTHS_IN:
        return almanac.add_months(when, _MONTHS_IN[unit] * count)
    if unit is Unit.WEEK:
        return when + 7 * count * DAY
    if unit is Unit.HOUR:
        return when + (count // 24) * DAY
    return when + count * DAY


def of_ahead(ahead: Ahead, c: Context) -> Dated:
    """ "om 14 dager", "om en uke", "om 2 veker" (that week), "i løpet av to uker", "om 2 år"."""
    said, implied = (ahead.unit.value,), ("reference",)
    try:
        when = counted(c.reference, ahead.unit, ahead.count)
    except (OverflowError, ValueError):
        return VAGUE
    if ahead.unit is Unit.WEEK and not ahead.within and ahead.count != 1:
        return week(almanac.monday_before(when), said, implied)
    if ahead.unit is Unit.YEAR and not ahead.within:
        return whole_year(when.year, said, implied)
    return one_day(when, said, implied)
