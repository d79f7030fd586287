"""Dating an expression: from what the words say and a reference date to a window of days.

Owns the rules of the labelling guideline: no year means the nearest date after the reference
(before it for something past), "neste uke" is the week after the reference's, seasons and
vaguer have bounds by convention only.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from workflow.domain.window import Mod, Precision, Window
from workflow.minutes.timex import expression as e
from workflow.minutes.timex.holidays import easter

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A moment on the calendar."""

    earliest: date | None
    latest: date | None
    precision: Precision
    timex: str | None
    said: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    reference: date
    past: bool
    meetings: Mapping[str, Window]
    mod: Mod | None
    words: str


_VAGUE = _Dated(None, None, Precision.VAGUE, "FUTURE_REF")
_NONE = _Dated(None, None, Precision.NONE, None)


def resolve(
    expression: e.Expression,
    reference: date,
    *,
    past: bool = False,
    meetings: Mapping[str, Window] | None = None,
) -> Window:
    """The window that `expression` names, seen from the meeting on `reference`.

    With `past` a date without a year is the nearest before the meeting. `meetings` dates the
    events that anchored expressions count from, by noun without article ("møte" is the body's
    next meeting, "årsmøte", "" the event the sentence stands under).
    """
    context = _Context(reference, past, meetings or {}, expression.mod, expression.words)
    if expression.kind is e.Kind.VAGUE:
        dated = _VAGUE
    else:
        dated = _RULES[type(expression.moment)](expression.moment, context)
    timex = dated.timex
    if expression.starts and dated.precision is Precision.DAY and timex:
        timex = f"{timex}T{expression.starts:%H:%M}"
    ends: time | None = expression.ends
    return Window(
        earliest=dated.earliest,
        latest=dated.latest,
        precision=dated.precision,
        timex=timex,
        mod=expression.mod,
        starts=expression.starts,
        ends=ends,
        deadline=expression.deadline,
        words=expression.words,
        reference=reference,
        said=dated.said,
        implied=dated.implied,
    )


def probably_past(expression: e.Expression, reference: date) -> bool:
    """Whether a date without a year more likely lies just behind than nearly a year ahead.

    True where the nearest date before is at most two months back and the nearest after more
    than nine months off, or where only the one before agrees with the weekday that is said.
    """
    moment = expression.moment
    first = moment.first if isinstance(moment, e.Days) else moment
    if isinstance(first, e.Day) and first.year is None:
        before, after = _nearest(first, reference, True), _nearest(first, reference, False)
        if first.weekday is not None and after.weekday() != first.weekday == before.weekday():
            return True
        return (reference - before).days <= 60 and (after - reference).days > 270
    return False


def _day(day: int, month: int, year: int) -> date | None:
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def _nearest(day: e.Day, reference: date, past: bool) -> date:
    """The nearest such date on or after the reference, or before it."""
    if day.year:
        found = _day(day.day, day.month, day.year)
        assert found
        return found
    steps = range(9)
    for step in steps:
        found = _day(day.day, day.month, reference.year + (-step if past else step))
        if found and (found < reference if past else found >= reference):
            return found
    raise AssertionError("every day of the calendar comes within eight years")


def _one_day(when: date, said: tuple[str, ...] = (), implied: tuple[str, ...] = ()) -> _Dated:
    return _Dated(when, when, Precision.DAY, when.isoformat(), said, implied)


def _parts(day: e.Day) -> tuple[tuple[str, ...], tuple[str, ...]]:
    said = ("day", "month")
    if day.weekday is not None:
        said = (*said, "weekday")
    return ((*said, "year"), ()) if day.year else (said, ("year",))


def _of_day(day: e.Day, c: _Context) -> _Dated:
    said, implied = _parts(day)
    return _one_day(_nearest(day, c.reference, c.past), said, implied)


def _of_days(days: e.Days, c: _Context) -> _Dated:
    said, implied = _parts(days.first)
    if days.first.year:
        first = _nearest(days.first, c.reference, c.past)
    elif days.last.year:
        first = _nearest(days.first, _nearest(days.last, c.reference, False) + _DAY, True)
    else:  # a span that the meeting stands in is this year's
        last = _nearest(days.last, c.reference, c.past)
        first = _nearest(days.first, last + _DAY, True)
    last = _nearest(days.last, first, False)
    if (last - first).days > 366:
        last = first
    precision = Precision.DAYS if last > first else Precision.DAY
    return _Dated(first, last, precision, first.isoformat(), said, implied)


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _week_start(week: e.Week, c: _Context) -> date | None:
    if week.year:
        return _monday(week.year, week.number)
    for step in range(8):
        start = _monday(c.reference.isocalendar().year + (-step if c.past else step), week.number)
        if start and (start <= c.reference if c.past else start + 6 * _DAY >= c.reference):
            return start
    raise AssertionError("every week comes within seven years")


def _of_week(week: e.Week, c: _Context) -> _Dated:
    said = ("week", "year") if week.year else ("week",)
    implied = () if week.year else ("year",)
    start = _week_start(week, c)
    if start is None:  # week 53 of a year without one: said, not dated, and a finding
        return _Dated(None, None, Precision.NONE, None, said, implied)
    if week.weekday is not None:
        return _one_day(start + week.weekday * _DAY, (*said, "weekday"), implied)
    if week.last:
        year = start.isocalendar().year
        last = _monday(year, week.last) or start
        if week.last < week.number:
            last = _monday(year + 1, week.last) or start
        return _Dated(start, last + 6 * _DAY, Precision.DAYS, start.isoformat(), said, implied)
    return _dated_week(start, said, implied)


def _dated_week(start: date, said: tuple[str, ...], implied: tuple[str, ...]) -> _Dated:
    year, week, _ = start.isocalendar()
    return _Dated(start, start + 6 * _DAY, Precision.WEEK, f"{year}-W{week:02d}", said, implied)


def _of_weekday(weekday: e.Weekday, c: _Context) -> _Dated:
    today = c.reference.weekday()
    monday = c.reference - today * _DAY
    ahead = (weekday.weekday - today) % 7
    back = (today - weekday.weekday) % 7 or 7
    if weekday.shift is e.Shift.THIS:
        when = monday + weekday.weekday * _DAY
    elif weekday.shift is e.Shift.NEXT:
        when = monday + (7 + weekday.weekday) * _DAY
    elif weekday.shift is e.Shift.LAST or c.past:
        when = c.reference - back * _DAY
    elif weekday.shift is e.Shift.BARE:
        when = c.reference + ahead * _DAY
    else:
        when = c.reference + (ahead or 7) * _DAY
    if weekday.last is not None:
        last = when + ((weekday.last - weekday.weekday) % 7) * _DAY
        return _Dated(when, last, Precision.DAYS, when.isoformat(), ("weekday",), ("week",))
    return _one_day(when, ("weekday",), ("week",))


def _month_window(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _of_month(month: e.Month, c: _Context) -> _Dated:
    said = ("month", "year") if month.year else ("month",)
    implied = () if month.year else ("year",)
    year = month.year
    if year is None:
        ahead = month.last if month.last and month.last > month.month else month.month
        year = c.reference.year
        if c.past and month.month > c.reference.month:
            year -= 1
        elif not c.past and ahead < c.reference.month:
            year += 1
        if (
            month.last
            and month.last < month.month
            and not c.past
            and c.reference.month <= month.last
        ):
            year -= 1
    first, last = _month_window(year, month.month)
    timex = f"{year}-{month.month:02d}"
    if month.turn:
        return _Dated(last, last + _DAY, Precision.DAYS, last.isoformat(), said, implied)
    if month.last:
        last = _month_window(year + (month.last < month.month), month.last)[1]
    return _Dated(first, last, Precision.MONTH, timex, said, implied)


def _of_part(part: e.Part, c: _Context) -> _Dated:
    months = 3 if part.unit is e.Unit.QUARTER else 6
    current = (c.reference.month - 1) // months + 1
    year = part.year
    if year is None:
        year = c.reference.year
        if c.past and part.number > current:
            year -= 1
        elif not c.past and part.number < current:
            year += 1
    return _part_window(
        part.unit, year, part.number,
        ("part", "year") if part.year else ("part",), () if part.year else ("year",),
    )  # fmt: skip


def _part_window(
    unit: e.Unit, year: int, number: int, said: tuple[str, ...], implied: tuple[str, ...]
) -> _Dated:
    months = 3 if unit is e.Unit.QUARTER else 6
    first = date(year, (number - 1) * months + 1, 1)
    last = _month_window(year, number * months)[1]
    precision = Precision.QUARTER if months == 3 else Precision.HALF
    letter = "Q" if months == 3 else "H"
    return _Dated(first, last, precision, f"{year}-{letter}{number}", said, implied)


def _season_window(code: str, year: int) -> tuple[date, date]:
    """A season's conventional months; a winter is of the year it starts in."""
    month = _SEASONS[code]
    end_year, end_month = (year + 1, 2) if month == 12 else (year, month + 2)
    return date(year, month, 1), _month_window(end_year, end_month)[1]


def _of_season(season: e.Season, c: _Context) -> _Dated:
    year = season.year
    if year is None:
        year = c.reference.year - 1
        while _season_window(season.code, year)[1] < c.reference:
            year += 1
        started = _season_window(season.code, year)[0] <= c.reference
        if season.shift is e.Shift.NEXT:
            year = max(year + started, c.reference.year + 1)
        elif season.shift is e.Shift.LAST:
            year = min(year - 1, c.reference.year - 1)
        elif c.past and not started:
            year -= 1
    first, last = _season_window(season.code, year)
    said, implied = (("season", "year"), ()) if season.year else (("season",), ("year",))
    return _Dated(first, last, Precision.SEASON, f"{year}-{season.code}", said, implied)


def _of_year(year: e.Year, c: _Context) -> _Dated:
    if year.school:
        return _Dated(
            date(year.year, 8, 1),
            date(year.year + 1, 7, 31),
            Precision.YEAR,
            f"{year.year}",
            ("year",),
        )
    first, last = date(year.year, 1, 1), date(year.last or year.year, 12, 31)
    return _Dated(first, last, Precision.YEAR, f"{year.year}", ("year",))


def _add_months(when: date, months: int) -> date:
    index = when.year * 12 + when.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(when.day, calendar.monthrange(year, month + 1)[1]))


def _of_relative(relative: e.Relative, c: _Context) -> _Dated:
    said, implied = (relative.unit.value,), ("reference",)
    ref, count = c.reference, relative.count
    monday = ref - ref.weekday() * _DAY
    if relative.unit is e.Unit.DAY:
        return _one_day(ref + count * _DAY, said, implied)
    if relative.unit is e.Unit.WEEK:
        start = monday + 7 * count * _DAY
        if relative.weekday is not None:
            return _one_day(start + relative.weekday * _DAY, said, implied)
        return _dated_week(start, said, implied)
    if relative.unit is e.Unit.WEEKEND:
        count -= c.past and count == 0 and ref.weekday() < 5
        start = monday + (5 + 7 * count) * _DAY
        return _Dated(start, start + _DAY, Precision.DAYS, start.isoformat(), said, implied)
    if relative.unit is e.Unit.MONTH:
        first = _add_months(ref.replace(day=1), count)
        return _Dated(
            first,
            _month_window(first.year, first.month)[1],
            Precision.MONTH,
            f"{first:%Y-%m}",
            said,
            implied,
        )
    if relative.unit in (e.Unit.QUARTER, e.Unit.HALF):
        size = 3 if relative.unit is e.Unit.QUARTER else 6
        index = ref.year * (12 // size) + (ref.month - 1) // size + count
        year, number = divmod(index, 12 // size)
        return _part_window(relative.unit, year, number + 1, said, implied)
    year = ref.year + count
    return _Dated(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, f"{year}", said, implied)


def _shifted(when: date, unit: e.Unit, count: int) -> date:
    if unit is e.Unit.WEEK:
        return when + 7 * count * _DAY
    if unit in (e.Unit.MONTH, e.Unit.QUARTER, e.Unit.HALF, e.Unit.YEAR):
        months = {e.Unit.MONTH: 1, e.Unit.QUARTER: 3, e.Unit.HALF: 6, e.Unit.YEAR: 12}[unit]
        return _add_months(when, months * count)
    if unit is e.Unit.WORKDAY:
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            when += step
            while when.weekday() >= 5:
                when += step
        return when
    return when + count * _DAY


def _of_ahead(ahead: e.Ahead, c: _Context) -> _Dated:
    said, implied = (ahead.unit.value,), ("reference",)
    try:
        when = _shifted(c.reference, ahead.unit, ahead.count)
    except (OverflowError, ValueError):
        return _VAGUE
    if ahead.unit is e.Unit.WEEK and not ahead.within:
        return _dated_week(when - when.weekday() * _DAY, said, implied)
    if ahead.unit is e.Unit.YEAR:
        return _Dated(
            date(when.year, 1, 1),
            date(when.year, 12, 31),
            Precision.YEAR,
            f"{when.year}",
            said,
            implied,
        )
    return _one_day(when, said, implied)


def _of_holiday(holiday: e.Holiday, c: _Context) -> _Dated:
    years = (
        (holiday.year,)
        if holiday.year
        else tuple(c.reference.year + step for step in ((0, -1) if c.past else (0, 1)))
    )
    first = last = c.reference
    for year in years:
        if holiday.easter is not None:
            first = last = easter(year) + holiday.easter * _DAY
        else:
            month, day, *rest = holiday.fixed
            first = last = date(year, month, day)
            if rest:
                last = date(year + (rest[0] < month), rest[0], rest[1])
        if holiday.year or (first < c.reference if c.past else last >= c.reference):
            break
    said, implied = (("holiday", "year"), ()) if holiday.year else (("holiday",), ("year",))
    if c.mod is Mod.AFTER or c.words.lower().startswith(("over nyttår", "over jul")):
        return _Dated(last + _DAY, last + 28 * _DAY, Precision.VAGUE, "FUTURE_REF", said, implied)
    precision = Precision.DAYS if last > first else Precision.DAY
    return _Dated(first, last, precision, first.isoformat(), said, implied)


def _of_anchored(anchored: e.Anchored, c: _Context) -> _Dated:
    meeting = _meeting(anchored, c.meetings)
    said = ("event",)
    if meeting is None or meeting.earliest is None or meeting.latest is None:
        if anchored.month:
            dated = _of_month(e.Month(anchored.month), c)
            return _Dated(
                dated.earliest, dated.latest, dated.precision, dated.timex, ("month",), ("year",)
            )
        return _Dated(None, None, Precision.VAGUE, "FUTURE_REF", said)
    if anchored.count == 0:
        return _Dated(
            meeting.earliest, meeting.latest, meeting.precision,
            meeting.timex.split("T")[0] if meeting.timex else None, said, ("day", "month", "year"),
        )  # fmt: skip
    start = meeting.earliest if anchored.count < 0 else meeting.latest
    return _one_day(_shifted(start, anchored.unit, anchored.count), said, ("day", "month", "year"))


def _meeting(anchored: e.Anchored, meetings: Mapping[str, Window]) -> Window | None:
    if anchored.month:
        for window in meetings.values():
            if window.earliest and window.earliest.month == anchored.month:
                return window
        return None
    if anchored.event in meetings:
        return meetings[anchored.event]
    tail = next(
        (noun for noun in ("møte", "samling", "seminar") if anchored.event.endswith(noun)), None
    )
    # "styremøte" may be just the body's "møte", but an "årsmøte" is another meeting
    return meetings.get(tail) if tail and anchored.event in _OWN_MEETINGS else None


_OWN_MEETINGS = (
    "styremøte",
    "utvalgsmøte",
    "gruppemøte",
    "faggruppemøte",
    "komitemøte",
    "rådsmøte",
    "medlemsmøte",
    "arbeidsmøte",
    "stormøte",
)


def _untold(_moment: e.Untold, _c: _Context) -> _Dated:
    return _NONE


_RULES: Mapping[type, Callable[[Any, _Context], _Dated]] = {
    e.Day: _of_day,
    e.Days: _of_days,
    e.Week: _of_week,
    e.Weekday: _of_weekday,
    e.Month: _of_month,
    e.Part: _of_part,
    e.Season: _of_season,
    e.Year: _of_year,
    e.Relative: _of_relative,
    e.Ahead: _of_ahead,
    e.Holiday: _of_holiday,
    e.Anchored: _of_anchored,
    e.Untold: _untold,
}
