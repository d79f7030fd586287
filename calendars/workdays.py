"""Norwegian public holidays and working-day arithmetic.

A working day is Monday to Friday and no public holiday (lov om 1. og 17. mai som høgtidsdagar,
lov om helligdager og helligdagsfred § 2). Saturdays, Christmas Eve and New Year's Eve: only the
Saturday is no working day here. Which days are holidays is the holidays library's knowledge; it
takes a tenth of a second or more to import, so it is imported when a date is first asked about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)


def holiday_name(day: date) -> str | None:
    """The public holiday's name in bokmål («langfredag» is `Langfredag`), None on other days.

    Two holidays on one day (17 May and Whit Sunday, 2043) are joined by a semicolon.
    """
    return _holidays(day.year).get(day)


def is_workday(day: date) -> bool:
    """Whether `day` is Monday to Friday and no public holiday."""
    return day.weekday() < 5 and holiday_name(day) is None


def add_workdays(day: date, n: int) -> date:
    """The working day `n` working days after `day`, or before it where `n` is negative.

    `day` itself is not counted. With 0 it is `day` or, on a day off, the next working day.
    """
    if n == 0:
        return day if is_workday(day) else add_workdays(day, 1)
    step = _DAY if n > 0 else -_DAY
    for _ in range(abs(n)):
        day += step
        while not is_workday(day):
            day += step
    return day


def last_workday(first: date, last: date) -> date:
    """The last working day from `first` to `last`, both inclusive.

    In a span of days off, such as a single Sunday, it is the working day before the span, so
    that nobody is reminded too late.
    """
    if last < first:
        raise ValueError(f"a span of days can't end ({last}) before it starts ({first})")
    return last if is_workday(last) else add_workdays(last, -1)


def workdays_between(first: date, last: date) -> int:
    """How many working days lie after `first`, up to and including `last`; negative if before."""
    if last < first:
        return -workdays_between(last, first)
    years = map(_days_off, range(first.year, last.year + 1))
    off = sum(bisect_right(days, last) - bisect_right(days, first) for days in years)
    return _weekdays_until(last) - _weekdays_until(first) - off


def _weekdays_until(day: date) -> int:
    """The days from Monday to Friday up to and including `day`, since the year 1 began."""
    weeks, rest = divmod(day.toordinal(), 7)  # 1 January of that year was a Monday
    return weeks * 5 + min(rest, 5)


@cache
def _days_off(year: int) -> list[date]:
    """A year's public holidays from Monday to Friday, in order."""
    return sorted(day for day in _holidays(year) if day.weekday() < 5)


@cache
def _holidays(year: int) -> Mapping[date, str]:
    from holidays.countries.norway import Norway

    # without the language, names follow the environment of the process
    return dict(Norway(years=year, language="no"))
