"""A year's plan, for the wall: each group's dates month by month, and all of it as a list.

Owns which month an item stands in and what its date is called there. Which items are in the plan
is the page's to say, the words `wording`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workflow.domain import wording
from workflow.domain.deadlines import deadline_day
from workflow.domain.item import Item
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision
from workflow.web.shown.rows import Names, Row
from workflow.web.tongue import _, language

#: What stands in a cell of the table of groups; more than this is counted.
ROOM = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plan: the weekday where a day is set, and when it begins."""

    row: Row
    day: str
    weekday: str
    clock: str


@dataclass(frozen=True, slots=True)
class Month:
    """One month's lines, by their dates; those without a month come last, without a name."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One group's dates in a month: what each is called, and the item it belongs to."""

    dates: tuple[tuple[str, Row], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Body:
    """One group's year: twelve cells."""

    name: str
    cells: tuple[Cell, ...]


def months(rows: Iterable[Row], year: int) -> list[Month]:
    """The year's lines by month; an empty month is left out."""
    placed: dict[int, list[tuple[date, Line]]] = {}
    loose = []
    for row in rows:
        line = _line(row)
        day = _begins(row.item)
        if day is None:
            loose.append(line)
            continue
        # what goes on from the year before stands where the year begins
        month = day.month if day.year == year else 1
        placed.setdefault(month, []).append((day, line))
    named = [
        Month(_name(month), tuple(line for _, line in sorted(found, key=lambda each: each[0])))
        for month, found in sorted(placed.items())
    ]
    return named + ([Month("", tuple(loose))] if loose else [])


def bodies(rows: Sequence[Row], names: Names, year: int) -> list[Body]:
    """Each group's dates, month by month; items of no group are in the list alone."""
    found: dict[int, list[list[tuple[str, Row]]]] = {}
    for row in rows:
        day = _begins(row.item)
        group = row.item.group_id
        if day is None or group is None or day.year != year:
            continue
        cells = found.setdefault(group, [[] for _ in range(12)])
        cells[day.month - 1].append((_short(row.item), row))
    return sorted(
        (
            Body(
                names.groups.get(group, ""),
                tuple(Cell(tuple(c[:ROOM]), max(0, len(c) - ROOM)) for c in cells),
            )
            for group, cells in found.items()
        ),
        key=lambda body: body.name,
    )


def month_names() -> list[str]:
    """The twelve months, with a capital."""
    return [_name(month) for month in range(1, 13)]


def _line(row: Row) -> Line:
    window, day = row.item.window, _begins(row.item)
    exact = window.precision in (Precision.DAY, Precision.DAYS) and day is not None
    clock = (window.time or "").replace(":", ".")
    weekday = wording.weekday(day, language()) if exact and day else ""
    return Line(row, row.when, weekday, clock)


def _short(item: Item) -> str:
    """A date within its own month: «12.», «26.–27.», «uke 23», and what is vaguer as it is said."""
    window = item.window
    if item.kind is Kind.TASK or window.precision not in (Precision.DAY, Precision.DAYS):
        day = deadline_day(window)
        if item.kind is Kind.TASK and day is not None:
            return f"{day.day}."
        if window.precision is Precision.WEEK and window.start is not None:
            return wording.week(window.start, language(), window.start)
        return _("dato ikke satt")
    first, last = window.start, window.end
    if first is None or last is None or first == last:
        return f"{first.day}." if first else ""
    same = first.month == last.month
    return f"{first.day}.–{last.day}." + ("" if same else f"{last.month}.")


def _begins(item: Item) -> date | None:
    """The day an item is sorted by; None for seasons and vaguer."""
    return deadline_day(item.window) if item.kind is Kind.TASK else item.window.start


def _name(month: int) -> str:
    first = date(2023, month, 1)
    name = wording.plain(wording.day(first, language(), first)).partition(" ")[2]
    return name[:1].upper() + name[1:]
