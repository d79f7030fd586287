"""Rows of a table as they stand on a page, and the lines in a cell → its paragraphs.

Owns where the text of a cell goes on, breaks off and starts anew. Which lines stand in which cell
is told by `grid` and `tables`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workflow.minutes.files import healing
from workflow.minutes.files.draft import PARAGRAPH
from workflow.minutes.files.paper.lines import BULLET, Line, gap
from workflow.minutes.files.paper.spread import full, reach

_LOOSE = 0.25  # ems by which the lines of a cell may stand further apart
_ASIDE = 0.3  # ems between baselines of what stands side by side
_WIDEST_PADDING = 0.8  # ems


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines in a cell, top to bottom, and how far to the right its text may reach."""

    lines: tuple[Line, ...]
    edge: float

    @classmethod
    def between(cls, left: float, right: float, lines: Sequence[Line]) -> Cell:
        """The cell with these edges; it is padded at the right as at the left."""
        if not lines:
            return cls((), right)
        start = min(line.left for line in lines)
        padding = min(max(start - left, 0.0), _WIDEST_PADDING * lines[0].size)
        return cls(tuple(lines), reach(lines, right - padding))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the page of this number, its cells left to right; `first` of its table.

    `columns` are the left edges of the table's columns, `merged` the columns in which the cell
    above goes on.
    """

    page: int
    columns: tuple[float, ...]
    cells: tuple[Cell, ...]
    first: bool
    merged: tuple[int, ...] = ()


def neighbours(rows: Iterable[Row]) -> Iterator[tuple[Line, Line]]:
    """The lines that follow each other in the cells of these rows."""
    for row in rows:
        for cell in row.cells:
            yield from pairwise(cell.lines)


def text(cell: Cell, pitch: float, known: Iterable[str] = ()) -> str:
    """The cell's text: `PARAGRAPH` between paragraphs, a line end where a line was broken off."""
    said = cell.lines[0].text if cell.lines else ""
    for first, second in pairwise(cell.lines):
        if first.page == second.page and gap(first, second) < _ASIDE:
            said += " " + second.text
        elif BULLET.match(second.text) or (second.numbered and said[-1] in ".!?:;"):
            said += PARAGRAPH + second.text
        elif said.endswith(healing.BREAKS):
            said = healing.join(said, second.text, known)
        elif first.page == second.page and gap(first, second) > pitch + _LOOSE:
            said += PARAGRAPH + second.text
        elif full(first, second, cell.edge) or said.endswith("-"):
            said = healing.join(said, second.text, known)
        else:
            said += "\n" + second.text
    return said
