"""Tables whose cells are drawn with lines: the lines of text inside → rows.

Owns reading the drawing: rules of equal extent one above the other make bands, upright lines
inside a band make its cells. A rule across some of the cells parts a band in two rows, and the
other cells go on. A band without an upright line inside is no table but a frame or two
separators. Tables without drawn lines are `tables`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeVar

from workflow.minutes.files.cells import Cell, Row
from workflow.minutes.files.lines import Line, Word

_SLACK = 3.0  # points by which drawn lines may miss each other
_THIN = 1.5  # points between the strokes of one line


class Rule(NamedTuple):
    """A horizontal line drawn on the page, in points from its lower left corner."""

    height: float
    left: float
    right: float


class Upright(NamedTuple):
    """A vertical line drawn on the page."""

    at: float
    low: float
    high: float

    def spans(self, low: float, high: float) -> bool:
        """Whether it goes all the way from one height to the other."""
        return self.low <= low + _SLACK and self.high >= high - _SLACK


S = TypeVar("S", Rule, Upright)


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of a drawn table; `cells` are the left edges of its cells, `merged` those of the cells
    that go on from the row above."""

    low: float
    high: float
    left: float
    right: float
    cells: tuple[float, ...]
    merged: frozenset[float]

    def holds(self, line: Line) -> bool:
        """Whether the line stands in this row."""
        start = line.words[0].left
        return self.low < line.base < self.high and self.left - _SLACK <= start < self.right

    def touches(self, other: _Band) -> bool:
        """Whether the other row is of the same table."""
        return min(abs(self.low - other.high), abs(self.high - other.low)) <= _SLACK

    def cell(self, at: float) -> float:
        """The left edge of the cell at this place."""
        return max((x for x in self.cells if x <= at), default=self.cells[0])

    def end(self, cell: float) -> float:
        """The right edge of the cell that begins here."""
        return min((x for x in self.cells if x > cell), default=self.right)


def rows(
    lines: Sequence[Line], rules: Iterable[Rule], uprights: Sequence[Upright]
) -> dict[int, list[Row]]:
    """What stands for each line that is in a drawn table, by its index: the rows that begin there,
    none at most of them."""
    bands = _bands(_joined(rules, Rule), _joined(uprights, Upright)) if uprights else []
    found: dict[int, list[Row]] = {}
    held: list[dict[float, list[Line]]] = [{} for _ in bands]
    starts: dict[int, int] = {}
    for number, band in enumerate(bands):
        inside = [at for at, line in enumerate(lines) if at not in found and band.holds(line)]
        for at in sorted(inside, key=lambda at: -lines[at].base):
            found[at] = []
            for owner, cell, part in _parts(lines[at], bands, number):
                held[owner].setdefault(cell, []).append(part)
                starts[owner] = min(starts.get(owner, at), at)
    for number, at in sorted(starts.items()):
        found[at].append(_row(bands, number, held[number]))
    return found


def _joined(strokes: Iterable[S], make: type[S]) -> list[S]:
    """Lines at one height, or at one place, that meet, as one; the highest first."""
    levels: list[list[S]] = []
    for stroke in sorted(strokes, reverse=True):
        if levels and levels[-1][0][0] - stroke[0] <= _THIN:
            levels[-1].append(stroke)
        else:
            levels.append([stroke])
    joined: list[S] = []
    for level in levels:
        spans: list[tuple[float, float]] = []
        for _, start, end in sorted(level, key=lambda stroke: stroke[1]):
            if spans and start <= spans[-1][1] + _SLACK:
                spans[-1] = (spans[-1][0], max(spans[-1][1], end))
            else:
                spans.append((start, end))
        joined += [make(level[0][0], start, end) for start, end in spans]
    return joined


def _bands(rules: Sequence[Rule], uprights: Sequence[Upright]) -> list[_Band]:
    """The rows of all drawn tables, from the top of the page down."""
    bands = []
    for at, top in enumerate(rules):
        below = (
            rule
            for rule in rules[at + 1 :]
            if top.height - rule.height > _SLACK
            and abs(rule.left - top.left) <= _SLACK
            and abs(rule.right - top.right) <= _SLACK
        )
        if bottom := next(below, None):
            bands += _between(top, bottom, rules, uprights)
    return bands


def _between(
    top: Rule, bottom: Rule, rules: Iterable[Rule], uprights: Iterable[Upright]
) -> list[_Band]:
    """The row between two rules, or several where rules inside go from cell to cell."""
    left, right = top.left, top.right
    inside = [line for line in uprights if left + _SLACK < line.at < right - _SLACK]
    edges = (left, *(line.at for line in inside if line.spans(bottom.height, top.height)), right)
    steps = [
        rule
        for rule in rules
        if len(edges) > 2
        and bottom.height + _SLACK < rule.height < top.height - _SLACK
        and all(any(abs(end - x) <= _SLACK for x in edges) for end in rule[1:])
    ]
    bands = []
    heights = (top.height, *sorted({rule.height for rule in steps}, reverse=True), bottom.height)
    for high, low in pairwise(heights):
        inner = sorted(line.at for line in inside if line.spans(low, high))
        cells = [left, *(x for before, x in pairwise((left, *inner)) if x - before > _SLACK)]
        above = [(rule.left, rule.right) for rule in (top, *steps) if rule.height == high]
        merged = _uncovered((*cells, right), above)
        bands.append(_Band(low, high, left, right, tuple(cells), merged))
    return bands if any(len(band.cells) > 1 for band in bands) else []


def _uncovered(edges: Sequence[float], spans: Sequence[tuple[float, float]]) -> frozenset[float]:
    """The left edges of the cells that none of these spans goes across."""
    return frozenset(
        left
        for left, right in pairwise(edges)
        if not any(start < (left + right) / 2 < end for start, end in spans)
    )


def _parts(line: Line, bands: Sequence[_Band], number: int) -> Iterator[tuple[int, float, Line]]:
    """What stands on a line of this row, cell by cell: the row and the left edge of the cell it
    belongs to."""
    held: dict[tuple[int, float], list[Word]] = {}
    for word in line.words:
        middle = (word.left + word.right) / 2
        owner = number
        while (cell := bands[owner].cell(middle)) in bands[owner].merged:
            owner -= 1
        held.setdefault((owner, cell), []).append(word)
    for (owner, cell), words in held.items():
        yield owner, cell, line.part(words)


def _row(bands: Sequence[_Band], number: int, held: Mapping[float, Sequence[Line]]) -> Row:
    """The row with these lines by their cell; of a wide cell, all stand in its first column."""
    band = bands[number]
    columns = _columns(bands, number)
    cells = [Cell((), right) for right in (*columns[1:], band.right)]
    merged = []
    for left in band.cells:
        place = min(range(len(columns)), key=lambda k: abs(columns[k] - left))
        cells[place] = Cell.between(left, band.end(left), held.get(left, ()))
        if left in band.merged:
            merged.append(place)
    first = not number or not bands[number - 1].touches(band)
    return Row(tuple(cells), first, tuple(merged))


def _columns(bands: Sequence[_Band], number: int) -> tuple[float, ...]:
    """The left edges of all columns of the table that this row is part of."""
    edges = set(bands[number].cells)
    for step in (-1, 1):
        at = number
        while 0 <= at + step < len(bands) and bands[at].touches(bands[at + step]):
            at += step
            edges.update(
                x for x in bands[at].cells if all(abs(x - other) > _SLACK for other in edges)
            )
    return tuple(sorted(edges))
