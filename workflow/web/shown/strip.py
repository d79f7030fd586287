"""Four weeks as a strip of days, so that a date is seen where it lies.

Owns which weeks and which marks. Longer windows (months, seasons) have no strip: it would say
more than was said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from calendars.workdays import is_workday
from workflow.domain import wording
from workflow.domain.deadlines import deadline_day
from workflow.domain.item import Item
from workflow.domain.proposal import Kind
from workflow.web.tongue import _, language

WEEKS = 4
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the strip with its marks."""

    number: int
    off: bool
    span: bool
    due: bool
    today: bool
    meeting: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """`weeks` are (name without year, whether it is meant) pairs: the date beside the strip has the
    year. `says` is the same for who can't see it."""

    weeks: tuple[tuple[str, bool], ...]
    days: tuple[Day, ...]
    says: str


def strip(item: Item, meeting: date | None, today: date) -> Strip | None:
    """The strip around an item's window; None where the window has no days."""
    window = item.window
    if not window.precision.dated or window.start is None or window.end is None:
        return None
    first, last = window.start, window.end
    if (last - first).days > 7 * (WEEKS - 1):
        return None
    due = deadline_day(window) if item.kind is Kind.TASK else None
    begin = _begin(first, last, meeting)
    days = tuple(
        Day(
            number=day.day,
            off=not is_workday(day),
            span=first <= day <= last and (due is None or day <= due),
            due=day == due,
            today=day == today,
            meeting=day == meeting,
            first=day.weekday() == 0,
        )
        for day in (begin + i * _DAY for i in range(7 * WEEKS))
    )
    mondays = [begin + 7 * i * _DAY for i in range(WEEKS)]
    weeks = tuple(
        (wording.week(m, language(), m), m <= last and m + 6 * _DAY >= first) for m in mondays
    )
    return Strip(weeks, days, _says(first, last, due, meeting, begin, today))


def _begin(first: date, last: date, meeting: date | None) -> date:
    """The Monday of the meeting's week where both fit; else of the week before the window."""
    monday = first - first.weekday() * _DAY
    if meeting is not None:
        near = meeting - meeting.weekday() * _DAY
        if near <= monday and last < near + 7 * WEEKS * _DAY:
            return near
    return monday - 7 * _DAY


def _says(
    first: date,
    last: date,
    due: date | None,
    meeting: date | None,
    begin: date,
    today: date,
) -> str:
    def named(day: date) -> str:
        return wording.long_day(day, language(), today)

    def week(day: date) -> str:
        return wording.week(day, language(), today)

    end = begin + 7 * (WEEKS - 1) * _DAY
    span = _("%(first)s til %(last)s.", first=week(begin), last=week(end))
    said = [span[:1].upper() + span[1:]]
    if meeting is not None and begin <= meeting < begin + 7 * WEEKS * _DAY:
        said.append(_("Møtet var %(day)s.", day=named(meeting)))
    if due is not None:
        said.append(_("Siste dag er %(day)s.", day=named(due)))
    elif first == last:
        said.append(_("Dagen er %(day)s.", day=named(first)))
    else:
        said.append(_("Spennet er %(first)s til %(last)s.", first=named(first), last=named(last)))
    return wording.plain(" ".join(said))
