"""Dating days and weeks: days of a month, weekdays, holidays, ISO weeks.

Owns the rule that a day without a year is the nearest on or after the reference, or before it
where the text tells of something past.
"""

from __future__ import annotations

import re
from datetime import date

from workflow.domain.window import Mod, Precision
from workflow.minutes.timex import almanac
from workflow.minutes.timex.almanac import DAY
from workflow.minutes.timex.dating.rule import UNDATED, Context, Dated, one_day, span, week
from workflow.minutes.timex.expression import (
    Day,
    Days,
    Holiday,
    NthWeekday,
    Plan,
    Shift,
    Week,
    Weekday,
)

_AFTERWARDS = 28  # days that "etter påske" may mean; a convention, never published
_BEHIND = 60  # days: a date named without its year a little while ago ...
_FAR_AHEAD = 270  # ... would else be most of a year off
_UNDER_WAY = 2  # times nearer that a plan's start must lie behind than ahead
_HOLY = (-3, 1)  # days from Easter Sunday, the first and last day off of Easter
_OVER = re.compile(r"(?:til )?over (?:nyttår|jul|påske|jol|pinse)", re.IGNORECASE)


def when(day: Day, reference: date, *, past: bool) -> date | None:
    """The date of a day; None for a 29 February or 31st that its month has not."""
    if day.month is None:
        return _by_number(day, reference, past)
    if day.year:
        return almanac.day_of(day.year, day.month, day.day)
    if day.years is not None:
        return almanac.day_of(reference.year + day.years, day.month, day.day)
    if day.plan and not past:
        reference = _start_of_plan(day.plan, reference)
    return almanac.nearest(day.day, day.month, reference, past=past)


def _start_of_plan(plan: Plan, reference: date) -> date:
    """The day a plan starts: that of one just gone by, or of one under way where it is much nearer,
    so that a list from June to October is not put off a year in August, but one from January is."""
    start = almanac.nearest(plan.day, plan.month, reference, past=False)
    begun = almanac.nearest(plan.day, plan.month, reference, past=True)
    if start is None or begun is None:
        return reference
    last = almanac.nearest(plan.last_day, plan.last_month, begun, past=False)
    if last is None:
        return reference
    if last < reference:
        return begun if just_behind(last, start, reference) else start
    return begun if (reference - begun) * _UNDER_WAY < start - reference else start


def just_behind(before: date, after: date, reference: date) -> bool:
    """Whether of the two dates nearest the reference the one before is far likelier meant."""
    return (reference - before).days <= _BEHIND and (after - reference).days > _FAR_AHEAD


def _by_number(day: Day, reference: date, past: bool) -> date | None:
    """ "den 12. ds." counts months; "tirsdag 4." is the nearest such day, weekday and all."""
    if day.months is not None:
        month = almanac.add_months(reference.replace(day=1), day.months)
        return almanac.day_of(month.year, month.month, day.day)
    fits: list[date] = []
    for step in range(12):
        month = almanac.add_months(reference.replace(day=1), -step if past else step)
        found = almanac.day_of(month.year, month.month, day.day)
        if found and (found < reference if past else found >= reference):
            fits.append(found)
    by_weekday = (fit for fit in fits if day.weekday in (None, fit.weekday()))
    return next(by_weekday, fits[0] if fits else None)


def parts(day: Day) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which parts of a day are said, and which implied."""
    told = {
        "day": True,
        "month": day.month is not None or day.months is not None,
        "weekday": day.weekday is not None,
        "year": day.year is not None or day.years is not None,
    }
    said = tuple(part for part, is_said in told.items() if is_said)
    implied = tuple(part for part in ("month", "year") if not told[part])
    return said, implied


def of_day(day: Day, c: Context) -> Dated:
    """ "fredag 8. juni"."""
    found = when(day, c.reference, past=c.past)
    return one_day(found, *parts(day)) if found else UNDATED


def of_days(days: Days, c: Context) -> Dated:
    """ "30. – 31. august"; a span that the reference lies in is the one meant."""
    last = when(days.last, c.reference, past=c.past and not _under_way(days, c.reference))
    planned = days.first.plan is not None and not c.past
    if planned or days.first.year or days.first.years is not None:
        first = when(days.first, c.reference, past=c.past)
        last = when(days.last, first, past=False) if first else None
    else:
        first = when(days.first, last + DAY, past=True) if last else None
    if not first or not last or last < first:
        return UNDATED
    return span(first, last, *parts(days.first))


def _under_way(days: Days, reference: date) -> bool:
    """Whether the reference lies within a span without a year, which then is the one meant even
    where its first day alone would lie behind."""
    if days.first.year or days.first.years is not None or days.last.year:
        return False
    last = when(days.last, reference, past=False)
    first = when(days.first, last + DAY, past=True) if last else None
    return first is not None and first <= reference


def of_nth_weekday(nth: NthWeekday, c: Context) -> Dated:
    """ "siste fredag i mai", "1. søndag i advent", "siste helga i mai"."""
    told = nth.year if nth.years is None else c.reference.year + nth.years
    said = ("weekday", "month", "year") if told else ("weekday", "month")
    for step in (0,) if told else range(9):
        year = told or c.reference.year + (-step if c.past else step)
        if nth.advent or nth.month is None:
            found: date | None = almanac.advent(year, nth.nth)
        else:
            found = almanac.nth_weekday(year, nth.month, nth.weekday, nth.nth)
        if found is None:
            continue
        found -= DAY * (nth.weekend and nth.advent)  # whose Sunday it is
        last = found + DAY if nth.weekend else found
        if told or (found < c.reference if c.past else last >= c.reference):
            return span(found, last, said, () if told else ("year",))
    return UNDATED


def of_weekday(weekday: Weekday, c: Context) -> Dated:
    """ "på fredag", "neste tysdag", "mandag–onsdag", "mandag om en uke"; a limit on the weekday of
    the meeting is the next one's, since the same day would be called "i dag"."""
    today = c.reference.weekday()
    monday = almanac.monday_before(c.reference)
    back = (today - weekday.weekday) % 7 or 7
    ahead = (weekday.weekday - today) % 7
    if weekday.shift is Shift.THIS:
        found = monday + weekday.weekday * DAY
    elif weekday.shift is Shift.NEXT:
        found = monday + (7 + weekday.weekday) * DAY
    elif weekday.shift is Shift.LAST or (c.past and not weekday.weeks):
        found = c.reference - back * DAY
    elif weekday.shift is Shift.BARE and not c.limit:
        found = c.reference + ahead * DAY
    else:
        found = c.reference + (ahead or 7) * DAY
    found += weekday.weeks * 7 * DAY
    if weekday.last is not None:
        last = found + (weekday.last - weekday.weekday) % 7 * DAY
        return span(found, last, ("weekday",), ("week",))
    return one_day(found, ("weekday",), ("week",))


def of_week(number: Week, c: Context) -> Dated:
    """ "uke 12", "uke 40–41", "torsdag i uke 9"; a week 53 that the year has not is undated."""
    told = number.year is not None or number.years is not None
    said, implied = (("week", "year"), ()) if told else (("week",), ("year",))
    start = _start_of(number, c)
    if start is None:
        return Dated(None, None, Precision.NONE, None, said, implied)
    if number.weekday is not None:
        return one_day(start + number.weekday * DAY, (*said, "weekday"), implied)
    if number.last is None:
        return week(start, said, implied)
    return span(start, _end_of(number, start), said, implied)


def _start_of(number: Week, c: Context) -> date | None:
    if number.year:
        return almanac.monday_of(number.year, number.number)
    year = c.reference.isocalendar().year
    if number.years is not None:
        return almanac.monday_of(year + number.years, number.number)
    over_turn = number.last is not None and number.last < number.number
    for step in range(-1 if over_turn and not c.past else 0, 8):
        start = almanac.monday_of(year + (-step if c.past else step), number.number)
        if start and (start <= c.reference if c.past else _end_of(number, start) >= c.reference):
            return start
    return None


def _end_of(number: Week, start: date) -> date:
    """The Sunday of the last week of a range that starts on `start`: one under way is not over."""
    if number.last is None or number.weekday is not None:
        return start + 6 * DAY
    year = start.isocalendar().year + (number.last < number.number)
    return (almanac.monday_of(year, number.last) or start) + 6 * DAY


def of_holiday(holiday: Holiday, c: Context) -> Dated:
    """ "langfredag", "før jul", "uka etter påske"; "etter påske" is vague."""
    years = (
        (holiday.year,)
        if holiday.year
        else tuple(c.reference.year + step for step in ((0, -1) if c.past else (0, 1)))
    )
    first = last = c.reference
    for year in years:
        first, last = _holiday(holiday.days, year)
        if holiday.year or (first < c.reference if c.past else last >= c.reference):
            break
    if c.limit and last.year > first.year:
        last = first  # "innen årsskiftet" is by the end of the year
    said, implied = (("holiday", "year"), ()) if holiday.year else (("holiday",), ("year",))
    if holiday.side and holiday.weekday is not None:
        eves = (almanac.easter(first.year) + n * DAY for n in _HOLY) if holiday.days == (0,) else ()
        first, last = (*eves, first, last)[:2]
        edge = first if holiday.side < 0 else last
        edge -= DAY * (holiday.weekend and holiday.side < 0)  # its Sunday is before it too
        apart = holiday.side * (holiday.weekday - edge.weekday()) % 7 or 7
        found = edge + holiday.side * apart * DAY
        return span(found, found + DAY * holiday.weekend, (*said, "weekday"), implied)
    if holiday.weeks is not None:
        monday = almanac.monday_before(first) + holiday.weeks * 7 * DAY
        if holiday.weekday is not None:
            return one_day(monday + holiday.weekday * DAY, (*said, "weekday"), implied)
        return week(monday, said, implied)
    if c.mod is Mod.AFTER or _OVER.match(c.words):
        later = last + _AFTERWARDS * DAY
        return Dated(last + DAY, later, Precision.VAGUE, "FUTURE_REF", said, implied)
    return span(first, last, said, implied)


def _holiday(days: tuple[int, ...], year: int) -> tuple[date, date]:
    """The first and the last day of a holiday in a year; a span may end in the next."""
    if len(days) == 1:
        day = almanac.easter(year) + days[0] * DAY
        return day, day
    if len(days) == 3:
        return almanac.easter(year) + days[0] * DAY, almanac.easter(year) + days[1] * DAY
    first = date(year, days[0], days[1])
    if len(days) == 2:
        return first, first
    return first, date(year + (days[2] < days[0]), days[2], days[3])
