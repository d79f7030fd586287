"""A month as weeks of days, and a list of items as months.

Owns where an item stands in a calendar: on its days, across its week, or beside the table when
no day is set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from calendars.workdays import holiday_name
from workflow.domain import wording
from workflow.domain.deadlines import deadline_day
from workflow.domain.item import Item
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision
from workflow.web.shown.rows import Row
from workflow.web.tongue import _, language

#: How many items a day's cell has room for.
ROOM = 4
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the table."""

    date: date
    inside: bool
    today: bool
    weekend: bool
    holiday: str | None
    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week: its number, what spans all of it, and its days."""

    number: int
    spans: tuple[Row, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The items of one month (or season) in a list, under its name."""

    name: str
    detail: str
    rows: tuple[Row, ...]


def first_and_last(month: date) -> tuple[date, date]:
    """The month's first and last day."""
    return month, next_month(month) - _DAY


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + 4 * _DAY).replace(day=1)


def previous_month(month: date) -> date:
    """The first day of the month before."""
    return (month - _DAY).replace(day=1)


def table(month: date, rows: Sequence[Row], today: date) -> list[WeekRow]:
    """The weeks that touch a month, Monday to Sunday."""
    first, last = first_and_last(month)
    monday = first - first.weekday() * _DAY
    weeks = []
    while monday <= last:
        spans = tuple(row for row in rows if _spans(row.item, monday))
        cells = tuple(_cell(monday + i * _DAY, month, rows, today) for i in range(7))
        weeks.append(WeekRow(monday.isocalendar().week, spans, cells))
        monday += 7 * _DAY
    return weeks


def without_day(rows: Iterable[Row]) -> list[Row]:
    """Those that no day's cell shows: weeks, months and vaguer."""
    return [row for row in rows if row.fuzzy]


def sections(rows: Iterable[Row], today: date) -> list[Section]:
    """The rows under the month they begin in; seasons and vaguer come last, by their names."""
    by_month: dict[tuple[int, int], list[Row]] = {}
    rest: dict[str, list[Row]] = {}
    for row in rows:
        day = _sorts_by(row.item)
        if day is None:
            rest.setdefault(row.when, []).append(row)
        else:
            by_month.setdefault((day.year, day.month), []).append(row)
    found = [
        _section(date(year, month, 1), tuple(under), today)
        for (year, month), under in sorted(by_month.items())
    ]
    return found + [Section(_name(name), _("ingen dag satt"), tuple(r)) for name, r in rest.items()]


def month_name(month: date, today: date) -> str:
    """«Juni», and «Juni 2024» in another year."""
    name = wording.plain(wording.day(month, language(), today)).partition(" ")[2]
    return name[:1].upper() + name[1:]


def _name(name: str) -> str:
    return name[:1].upper() + name[1:]


def _section(month: date, rows: tuple[Row, ...], today: date) -> Section:
    first, last = first_and_last(month)
    weeks = _(
        "uke %(first)s–%(last)s", first=first.isocalendar().week, last=last.isocalendar().week
    )
    # the month says the year, so its lines need not
    bare = tuple(replace(row, when=row.when.removesuffix(f" {month.year}")) for row in rows)
    return Section(month_name(month, today), weeks, bare)


def _sorts_by(item: Item) -> date | None:
    window = item.window
    if item.kind is Kind.TASK:
        return deadline_day(window)
    return window.start


def _spans(item: Item, monday: date) -> bool:
    return (
        item.kind is Kind.EVENT
        and item.window.precision is Precision.WEEK
        and item.window.start == monday
    )


def _cell(day: date, month: date, rows: Sequence[Row], today: date) -> Cell:
    here = [row for row in rows if _on(row.item, day)]
    return Cell(
        date=day,
        inside=(day.year, day.month) == (month.year, month.month),
        today=day == today,
        weekend=day.weekday() >= 5,
        holiday=holiday_name(day),
        rows=tuple(here[:ROOM]),
        more=max(0, len(here) - ROOM),
    )


def _on(item: Item, day: date) -> bool:
    window = item.window
    if item.kind is Kind.TASK:
        return window.precision.dated and deadline_day(window) == day
    exact = window.precision in (Precision.DAY, Precision.DAYS)
    return exact and window.start is not None and window.start <= day <= (window.end or day)
