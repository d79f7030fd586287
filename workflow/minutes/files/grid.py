"""Tables whose cells are drawn with lines: the lines of text inside → rows.

Owns reading the drawing: rules of equal extent one above the other make bands, upright lines
inside a band make its cells. A band without an upright line inside is no table but a frame or
two separators. Tables without drawn lines are `tables`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

from workflow.minutes.files import healing

_SLACK = 3.0  # points by which drawn lines may miss each other


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


class Spot(Protocol):
    """A word with its left and right edge."""

    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def text(self) -> str: ...


class Placed(Protocol):
    """A line with its baseline, font size, words, and chunks of text between wide gaps."""

    base: float
    size: float
    chunks: list[tuple[float, float, str]]

    @property
    def words(self) -> Sequence[Spot]: ...


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells, left to right; `first` of its table."""

    cells: tuple[str, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of a drawn table; `cells` are the left edges of its cells."""

    low: float
    high: float
    left: float
    right: float
    cells: tuple[float, ...]

    def holds(self, line: Placed) -> bool:
        """Whether the line stands in this row."""
        start = line.words[0].left
        return self.low < line.base < self.high and self.left - _SLACK <= start < self.right


def rows(
    lines: Sequence[Placed], rules: Iterable[Rule], uprights: Sequence[Upright]
) -> dict[int, Row | None]:
    """What stands for each line that is in a drawn table, by its index: the row at the row's
    first line, None at its others."""
    found: dict[int, Row | None] = {}
    bands = _bands(_merged(rules), uprights) if uprights else []
    for number, band in enumerate(bands):
        inside = [at for at, line in enumerate(lines) if at not in found and band.holds(line)]
        if not inside:
            continue
        found.update(dict.fromkeys(inside))
        downwards = sorted((lines[at] for at in inside), key=lambda line: -line.base)
        cells = _cells(downwards, band, _columns(bands, number))
        found[inside[0]] = Row(cells, not number or not _touch(bands[number - 1], band))
    return found


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules on one height that meet, as one; from the top of the page down."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (-round(r.height), r.left)):
        last = merged[-1] if merged else None
        if last and abs(last.height - rule.height) <= 1.5 and rule.left <= last.right + _SLACK:
            merged[-1] = Rule(last.height, last.left, max(last.right, rule.right))
        else:
            merged.append(rule)
    return merged


def _bands(rules: Sequence[Rule], uprights: Sequence[Upright]) -> list[_Band]:
    bands = []
    for at, top in enumerate(rules):
        below = (
            rule
            for rule in rules[at + 1 :]
            if top.height - rule.height > _SLACK
            and abs(rule.left - top.left) <= _SLACK
            and abs(rule.right - top.right) <= _SLACK
        )
        bottom = next(below, None)
        if bottom is None:
            continue
        middle = (top.height + bottom.height) / 2
        inner = sorted(
            line.at
            for line in uprights
            if line.low < middle < line.high and top.left + _SLACK < line.at < top.right - _SLACK
        )
        if inner:
            cells = [top.left]
            cells += [x for x in inner if x - cells[-1] > _SLACK]
            cells = [x for x, after in pairwise((*cells, top.right + 99)) if after - x > _SLACK]
            bands.append(_Band(bottom.height, top.height, top.left, top.right, tuple(cells)))
    return bands


def _columns(bands: Sequence[_Band], number: int) -> tuple[float, ...]:
    """The left edges of all columns of the table that this band is part of."""
    edges = set(bands[number].cells)
    for step in (-1, 1):
        at = number
        while 0 <= at + step < len(bands) and _touch(bands[at], bands[at + step]):
            at += step
            edges.update(
                x for x in bands[at].cells if all(abs(x - other) > _SLACK for other in edges)
            )
    return tuple(sorted(edges))


def _touch(one: _Band, other: _Band) -> bool:
    return min(abs(one.low - other.high), abs(one.high - other.low)) <= _SLACK


def _cells(lines: Sequence[Placed], band: _Band, columns: Sequence[float]) -> tuple[str, ...]:
    """The texts by column; the words of a wide cell all stand in its first column."""
    texts = [""] * len(columns)
    for line in lines:
        pieces: dict[int, list[str]] = {}
        for word in line.words:
            middle = (word.left + word.right) / 2
            start = max((x for x in band.cells if x <= middle), default=band.cells[0])
            place = min(range(len(columns)), key=lambda k: abs(columns[k] - start))
            pieces.setdefault(place, []).append(word.text)
        for place, words in pieces.items():
            piece = " ".join(words)
            texts[place] = healing.join(texts[place], piece) if texts[place] else piece
    return tuple(texts)
