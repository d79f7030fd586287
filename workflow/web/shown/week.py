"""The working week at the head of the desk: what falls on each day, and what spans several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from calendars.workdays import holiday_name
from workflow.domain.deadlines import deadline_day
from workflow.domain.item import Item
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision

#: How many items a day has room for; the list below has them all.
ROOM = 3
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Weekday:
    """One day, what falls on it, how many more there are, and the holiday's name."""

    date: date
    items: tuple[Item, ...]
    more: int
    holiday: str | None


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Friday, with Saturday and Sunday where something falls there; `spans` is what
    the week holds without a day."""

    days: tuple[Weekday, ...]
    spans: tuple[Item, ...]


def days(items: Iterable[Item], today: date) -> Week:
    """The week that `today` lies in."""
    monday = today - today.weekday() * _DAY
    everything = list(items)
    spans = tuple(item for item in everything if item.window.precision is Precision.WEEK)
    placed = [item for item in everything if item.window.precision is not Precision.WEEK]
    found = []
    for offset in range(7):
        day = monday + offset * _DAY
        here = [item for item in placed if _on(item, day)]
        if offset < 5 or here or day == today:
            shown, more = tuple(here[:ROOM]), max(0, len(here) - ROOM)
            found.append(Weekday(day, shown, more, holiday_name(day)))
    return Week(tuple(found), spans)


def _on(item: Item, day: date) -> bool:
    if item.kind is Kind.TASK:
        return deadline_day(item.window) == day
    first, last = item.window.start, item.window.end
    return item.window.precision.dated and first is not None and first <= day <= (last or first)
