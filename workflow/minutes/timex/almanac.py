"""Calendar arithmetic: Easter, ISO weeks, months, seasons, the nearest such day.

Owns what a calendar knows without any text.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache

from calendars.workdays import add_workdays
from workflow.minutes.timex.expression import WORKDAY

DAY = timedelta(days=1)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_LEAP_GAP = 9  # 29 February comes within eight years


@cache
def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps = century // 4
    epact = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def advent(year: int, sunday: int) -> date:
    """A Sunday of Advent, the fourth being the last one before Christmas Day."""
    eve = date(year, 12, 24)
    fourth = eve - (eve.weekday() + 1) % 7 * DAY
    return fourth - (4 - sunday) * 7 * DAY


def monday_of(year: int, week: int) -> date | None:
    """The Monday of an ISO week; None for a week 53 that the year has not."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def monday_before(day: date) -> date:
    """The Monday of the ISO week that `day` lies in."""
    return day - day.weekday() * DAY


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None where the month has no such day."""
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def month_of(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def nearest(day: int, month: int, reference: date, *, past: bool) -> date | None:
    """The nearest such day on or after `reference`, with `past` before it; None for a 31st that
    the month has not."""
    for step in range(_LEAP_GAP):
        found = day_of(reference.year + (-step if past else step), month, day)
        if found and (found < reference if past else found >= reference):
            return found
    return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The `nth` such weekday of a month, the last one where `nth` is -1; `WORKDAY` is any of them
    that is no day off."""
    first, last = month_of(year, month)
    if weekday == WORKDAY:
        found = add_workdays(*((last + DAY, -1) if nth == -1 else (first - DAY, nth)))
        return found if found.month == month else None
    if nth == -1:
        return last - (last.weekday() - weekday) % 7 * DAY
    found = first + ((weekday - first.weekday()) % 7 + 7 * (nth - 1)) * DAY
    return found if found <= last else None


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def season_of(code: str, year: int) -> tuple[date, date]:
    """A season's three conventional months; a winter is of the year it starts in."""
    first = date(year, _SEASONS[code], 1)
    return first, add_months(first, 3) - DAY
