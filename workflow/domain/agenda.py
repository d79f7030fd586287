"""What a group's next meeting should go through: what is late, what is open, what was done.

Owns the selection. An agenda is handed to all who meet: what is the secretariat's alone is not on
it. How it looks on paper is `workflow.services.agenda`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workflow.domain.deadlines import deadline_day, local_day, overdue
from workflow.domain.item import Item, State, Visibility
from workflow.domain.proposal import Kind


class Part(StrEnum):
    """The parts, in the order a meeting takes them."""

    OVERDUE = "overdue"
    OPEN = "open"
    COMING = "coming"
    DONE = "done"


_ORDER = {part: n for n, part in enumerate(Part)}


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words an item stands on, and where they were said."""

    text: str
    title: str
    meeting_date: date


@dataclass(frozen=True, slots=True)
class Point:
    """One item on the agenda, and what is next of its chain."""

    item: Item
    part: Part
    quotes: tuple[Quoted, ...] = ()
    steps: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """A group's points, part by part. `since` is the last meeting: what was done after it is
    told; None where there was none."""

    group: str
    day: date
    since: date | None
    points: tuple[Point, ...]

    def part(self, part: Part) -> tuple[Point, ...]:
        """The points of one part."""
        return tuple(point for point in self.points if point.part is part)


def agenda(
    group: str,
    items: Iterable[Item],
    quotes: Mapping[str, Sequence[Quoted]],
    *,
    since: date | None,
    now: datetime,
) -> Agenda:
    """The agenda of what is carried forward at `now`. A meeting goes through matters: steps that
    are neither late nor done stand beneath theirs, where it is on the agenda itself."""
    placed = [(item, part) for item in items if (part := _part(item, since, now))]
    placed.sort(key=lambda each: (_ORDER[each[1]], *_when(each[0])))
    matters = {item.id for item, part in placed if part is not Part.DONE}
    beneath: dict[str, list[Item]] = {id: [] for id in matters}
    points = []
    for item, part in placed:
        if item.parent_id in matters and part in (Part.OPEN, Part.COMING):
            beneath[item.parent_id].append(item)
        else:
            points.append((item, part))
    found = [
        Point(item, part, tuple(quotes.get(item.id, ())), tuple(beneath.get(item.id, ())))
        for item, part in points
    ]
    return Agenda(group, local_day(now), since, tuple(found))


def _part(item: Item, since: date | None, now: datetime) -> Part | None:
    if item.visibility is Visibility.SECRETARIAT:
        return None
    if item.state is State.COMPLETED:
        fresh = since is None or (item.ended is not None and local_day(item.ended) >= since)
        return Part.DONE if fresh else None
    if not item.state.open:
        return None
    if item.kind is Kind.EVENT:
        latest = item.window.latest
        return Part.COMING if latest is None or latest >= local_day(now) else None
    return Part.OVERDUE if overdue(item.window, now) else Part.OPEN


def _when(item: Item) -> tuple[date, str, str]:
    day = deadline_day(item.window) if item.kind is Kind.TASK else item.window.earliest
    return day or date.max, item.title, item.id
