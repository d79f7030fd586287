"""Dating an expression: from what the words say and a reference date to a window of days.

Owns the table of rules, and events that other sentences date. The rules themselves are `dating`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from workflow.domain.window import Mod, Precision, Window
from workflow.minutes.timex import almanac, first_day
from workflow.minutes.timex import expression as e
from workflow.minutes.timex.almanac import DAY
from workflow.minutes.timex.dating import days as dating_days
from workflow.minutes.timex.dating import periods as dating_periods
from workflow.minutes.timex.dating.rule import UNDATED, VAGUE, Context, Dated, one_day, span, week
from workflow.minutes.timex.recognisers.anchors import own_meeting


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
    context = Context(
        reference, past, meetings or {}, expression.mod, expression.words, expression.deadline
    )
    if expression.kind is e.Kind.VAGUE:
        dated = VAGUE
    else:
        try:
            dated = _RULES[type(expression.moment)](expression.moment, context)
        except (OverflowError, ValueError):  # beyond the years a calendar has
            dated = UNDATED
    timex = dated.timex
    if expression.starts and dated.precision is Precision.DAY and timex:
        timex = f"{timex}T{expression.starts:%H:%M}"
    return Window(
        earliest=dated.earliest,
        latest=dated.latest,
        precision=dated.precision,
        timex=timex,
        mod=expression.mod,
        starts=expression.starts,
        ends=expression.ends,
        deadline=expression.deadline,
        words=expression.words,
        reference=reference,
        said=dated.said,
        implied=dated.implied,
    )


def probably_past(expression: e.Expression, reference: date) -> bool:
    """Whether a date without a year more likely lies just behind than most of a year ahead.

    True where the nearest date before is at most two months back and the nearest after more
    than nine months off, or where only the one before agrees with the weekday that is said.
    """
    if (told := told_by_weekday(expression, reference)) is not None:
        return told
    days = _nearest(expression, reference)
    return days is not None and dating_days.just_behind(*days, reference)


def nearer_past(expression: e.Expression, reference: date) -> bool:
    """Whether a date without a year is nearer behind than ahead; so is what names no day."""
    if (told := told_by_weekday(expression, reference)) is not None:
        return told
    days = _nearest(expression, reference)
    return days is None or reference - days[0] <= days[1] - reference


def told_by_weekday(expression: e.Expression, reference: date) -> bool | None:
    """Whether a date without a year lies behind, by the weekday said with it, which only the
    nearest one before or the nearest after has; None where it tells nothing."""
    day = first_day.of(expression.moment)
    days = _nearest(expression, reference)
    if days is None or day is None or day.weekday is None:
        return None
    behind, ahead = (found.weekday() == day.weekday for found in days)
    return behind if behind != ahead else None


def _nearest(expression: e.Expression, reference: date) -> tuple[date, date] | None:
    """The nearest dates before and after that a day and month without a year may be."""
    day = first_day.yearless(expression.moment)
    if day is None:
        return None
    before = dating_days.when(day, reference, past=True)
    after = dating_days.when(day, reference, past=False)
    return (before, after) if before and after else None


def _of_weekdays(days: e.Weekdays, c: Context) -> Dated:
    first = _RULES[type(days.first)](days.first, c)
    if not first.earliest:
        return first
    last = first.earliest + (days.last - first.earliest.weekday()) % 7 * DAY
    return span(first.earliest, last, first.said, first.implied)


def _of_anchored(anchored: e.Anchored, c: Context) -> Dated:
    if anchored.day:
        when = dating_days.when(anchored.day, c.reference, past=c.past)
        return _counted(anchored, when, when, dating_days.parts(anchored.day)) if when else UNDATED
    # "torsdagen før", "samme dag": counted from what the sentence before tells, or from nothing
    loose = not anchored.event and (anchored.weekday is not None or not anchored.count)
    meeting = c.meetings.get("") if loose else _meeting(anchored, c)
    if meeting is None or meeting.earliest is None or meeting.latest is None:
        if anchored.month:
            return dating_periods.of_month(e.Month(anchored.month), c)
        return replace(VAGUE, said=("event",))
    implied = ("day", "month", "year")
    if anchored.count == 0:
        timex = meeting.timex.split("T")[0] if meeting.timex else None
        return Dated(
            meeting.earliest, meeting.latest, meeting.precision, timex, ("event",), implied
        )
    return _counted(anchored, meeting.earliest, meeting.latest, (("event",), implied))


def _counted(
    anchored: e.Anchored, first: date, last: date, parts: tuple[tuple[str, ...], tuple[str, ...]]
) -> Dated:
    """So long before `first` or after `last`; the whole week, or the nearest such weekday."""
    start, sign = (first, -1) if anchored.count < 0 else (last, 1)
    if anchored.weekday is not None:
        apart = sign * (anchored.weekday - start.weekday()) % 7 or 7
        return one_day(start + sign * apart * DAY, *parts)
    when = dating_periods.counted(start, anchored.unit, anchored.count)
    return week(almanac.monday_before(when), *parts) if anchored.whole else one_day(when, *parts)


def _meeting(anchored: e.Anchored, c: Context) -> Window | None:
    meetings = c.meetings
    if anchored.month:
        in_month = [
            (noun.split(" ")[0], window)
            for noun, window in meetings.items()
            if window.earliest and window.earliest.month == anchored.month
        ]
        may_be = [one for one in in_month if _may_be(anchored.event, one[0])]
        # what is called so goes before what may also be called so: "møtet" before a "samling"
        may_be.sort(key=lambda one: one[0] != anchored.event)
        return may_be[0][1] if may_be else None
    if anchored.event in meetings:
        return meetings[anchored.event]
    if not anchored.event:  # "send saker senest to uker før": before the body's next meeting
        return meetings.get("møte") if c.mod is Mod.ON_OR_BEFORE else None
    # a "styremøte" may be just the body's "møte", but an "årsmøte" is another meeting
    if not _is_own(anchored.event) or any(map(own_meeting, meetings)):
        return None  # "neste medlemsmøte" is not the "styremøte" that is dated
    return meetings.get("møte")


def _may_be(event: str, noun: str) -> bool:
    """Whether what is called by its month can be an event that is dated: "møtet i mai" the årsmøte,
    "styremøtet i mai" the body's own, and no dugnad."""
    either = _is_own(event) and _is_own(noun)
    return noun == event or either or (event == "møte" and noun.endswith("møte"))


def _is_own(noun: str) -> bool:
    return noun == "møte" or own_meeting(noun)


def _untold(_moment: e.Untold, _context: Context) -> Dated:
    return UNDATED


_RULES: Mapping[type, Callable[[Any, Context], Dated]] = {
    e.Day: dating_days.of_day,
    e.Days: dating_days.of_days,
    e.NthWeekday: dating_days.of_nth_weekday,
    e.Week: dating_days.of_week,
    e.Weekday: dating_days.of_weekday,
    e.Holiday: dating_days.of_holiday,
    e.Month: dating_periods.of_month,
    e.Part: dating_periods.of_part,
    e.Season: dating_periods.of_season,
    e.Year: dating_periods.of_year,
    e.Relative: dating_periods.of_relative,
    e.Ahead: dating_periods.of_ahead,
    e.Weekdays: _of_weekdays,
    e.Anchored: _of_anchored,
    e.Untold: _untold,
}
