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

from workflow.minutes.files.paper.cells import Cell, Row
from workflow.minutes.files.paper.lines import Line
from workflow.minutes.files.paper.words import Word

_SLACK = 3.0  # points by which drawn lines may miss each other
_MOST_EDGES = 40  # of the cells in a row
_BROKEN = 0.12  # share of a page's height, at its top and foot, where a row may be broken
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
    lines: Sequence[Line], rules: Iterable[Rule], uprights: Sequence[Upright], height: float
) -> dict[int, list[Row]]:
    """What stands for each line that is in a drawn table of a page of this height, by its index:
    the rows that begin there, none at most of them. A line in a cell across the whole table is no
    row, but told to be `across`."""
    bands = _bands(_joined(rules, Rule), _joined(uprights, Upright), height) if uprights else []
    found: dict[int, list[Row]] = {}
    columns = _columns(bands)
    held: list[dict[float, list[Line]]] = [{} for _ in bands]
    starts: dict[int, int] = {}
    for number, band in enumerate(bands):
        inside = [at for at, line in enumerate(lines) if at not in found and band.holds(line)]
        if len(band.cells) == 1:
            for at in inside:
                lines[at].across = number > 0 and bands[number - 1].touches(band)
            continue
        for at in sorted(inside, key=lambda at: -lines[at].base):
            found[at] = []
            for owner, cell, part in _parts(lines[at], bands, number):
                held[owner].setdefault(cell, []).append(part)
                starts[owner] = min(starts.get(owner, at), at)
    last = -1
    for number, at in sorted(starts.items()):
        between = pairwise(bands[last : number + 1])
        first = last < 0 or not all(above.touches(below) for above, below in between)
        cells, merged = _cells(bands[number], columns[number], held[number])
        found[at].append(Row(lines[at].page, tuple(columns[number]), cells, first, merged))
        last = number
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


def _bands(rules: Sequence[Rule], uprights: Sequence[Upright], height: float) -> list[_Band]:
    """The rows of all drawn tables, from the top of the page down."""
    bands: list[_Band] = []
    bottoms: set[Rule] = set()
    for at, rule in enumerate(rules):
        if rule not in bottoms:
            above = _open_end(rule, rules, uprights, down=False)
            if above.height > (1 - _BROKEN) * height:
                bands += _between(above, rule, rules, uprights)
        bottom = next((other for other in rules[at + 1 :] if _same(rule, other)), None)
        if bottom:
            bottoms.add(bottom)
        elif (below := _open_end(rule, rules, uprights, down=True)).height < _BROKEN * height:
            bottom = below
        if bottom:
            bands += _between(rule, bottom, rules, uprights)
    return bands


def _same(rule: Rule, other: Rule) -> bool:
    """Whether a lower rule goes from the same side of a table to the same side."""
    return (
        rule.height - other.height > _SLACK
        and abs(rule.left - other.left) <= _SLACK
        and abs(rule.right - other.right) <= _SLACK
    )


def _open_end(
    rule: Rule, rules: Iterable[Rule], uprights: Iterable[Upright], *, down: bool
) -> Rule:
    """Where the sides end of a row that the page's end broke, up or down from its only rule; the
    rule itself where they do not go on, or another rule stands between."""
    start = rule.height
    sides = [line for line in uprights if rule.left - _SLACK <= line.at <= rule.right + _SLACK]
    if down:
        end = min((line.low for line in sides if line.high > start - _SLACK), default=start)
    else:
        end = max((line.high for line in sides if line.low < start + _SLACK), default=start)
    low, high = sorted((start, end))
    ended = any(
        low + _SLACK < other.height < high - _SLACK
        and other.left < rule.right
        and rule.left < other.right
        for other in rules
    )
    return rule if ended else rule._replace(height=end)


def _between(
    top: Rule, bottom: Rule, rules: Iterable[Rule], uprights: Iterable[Upright]
) -> list[_Band]:
    """The row between two rules, or several where rules inside go from cell to cell."""
    if top.height - bottom.height <= _SLACK:
        return []
    left, right = top.left, top.right
    inside = [line for line in uprights if left + _SLACK < line.at < right - _SLACK]
    edges = (left, *(line.at for line in inside if line.spans(bottom.height, top.height)), right)
    steps = [
        rule
        for rule in rules
        if 2 < len(edges) <= _MOST_EDGES
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
    # one cell between two sides is a heading across a table, without them there are two separators
    sides = [line.at for line in uprights if line.spans(bottom.height, top.height)]
    closed = all(any(abs(x - side) <= _SLACK for x in sides) for side in (left, right))
    return bands if closed or any(len(band.cells) > 1 for band in bands) else []


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


def _cells(
    band: _Band, columns: Sequence[float], held: Mapping[float, Sequence[Line]]
) -> tuple[tuple[Cell, ...], tuple[int, ...]]:
    """The cells by column, and the columns in which the cell above goes on; the words of a wide
    cell all stand in its first column."""
    cells = [Cell((), right) for right in (*columns[1:], band.right)]
    merged = []
    for left in band.cells:
        place = min(range(len(columns)), key=lambda k: abs(columns[k] - left))
        cells[place] = Cell.between(left, band.end(left), held.get(left, ()))
        if left in band.merged:
            merged.append(place)
    return tuple(cells), tuple(merged)


def _columns(bands: Sequence[_Band]) -> list[list[float]]:
    """For each row, the left edges of all columns of the table that it is part of."""
    found: list[list[float]] = []
    for number, band in enumerate(bands):
        edges = found[-1] if number and bands[number - 1].touches(band) else []
        edges += [x for x in band.cells if all(abs(x - other) > _SLACK for other in edges)]
        found.append(edges)
    return [sorted(edges) for edges in found]
