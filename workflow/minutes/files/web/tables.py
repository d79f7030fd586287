"""The tables of an HTML page: which of them have columns, and their rows as they are walked.

Owns that a table of one column is a frame around its paragraphs, as is a row of one cell around
another table, and that a table in a cell stands after the row. The walk itself is `html`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_WIDEST_SPAN = 60
_WIDEST_ROW = 100  # columns
CELLS = frozenset(("td", "th"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is whole: its cells, the table it belongs to, the columns a cell above fills."""

    cells: list[str]
    run: object
    merged: list[int]


@dataclass(slots=True)
class Table:
    """A table that the walker stands in, and how far it has come."""

    before: object  # the run around it
    run: object = field(default_factory=object)
    outside: Table | None = None  # the table in whose row it stands, set while in a row itself
    cells: list[str] | None = None  # of the row that the walker stands in
    merged: list[int] = field(default_factory=list)  # columns of it that a cell above fills
    covered: dict[int, int] = field(default_factory=dict)  # by column, rows that a cell goes on
    parts: list[str] = field(default_factory=list)  # collected before the cell began
    waiting: list[Row] = field(default_factory=list)  # of tables in its cells

    def open_row(self, outside: Table | None) -> None:
        """Begin a row."""
        self.cells, self.merged, self.outside = [], [], outside

    def close_row(self) -> list[Row]:
        """The row, and after it those of the tables in its cells."""
        self.pass_covered()
        rows = [Row(self.cells or [], self.run, self.merged), *self.waiting]
        self.cells, self.waiting = None, []
        return rows

    def add_cell(self, text: str, cell: Any) -> None:
        """Add the text of a cell over its columns and rows; in a row wider than any writer's, over
        one column."""
        assert self.cells is not None
        first = len(self.cells)
        self.cells.append(text)
        wide = _span(cell, "colspan")
        if first + wide <= _WIDEST_ROW:
            self.cells += [""] * (wide - 1)
            high = _span(cell, "rowspan")
            self.covered.update(dict.fromkeys(range(first, first + wide), high - 1))

    def pass_covered(self) -> None:
        """Leave the columns empty that a cell above reaches down into."""
        while self.cells is not None and self.covered.get(len(self.cells), 0) > 0:
            self.covered[len(self.cells)] -= 1
            self.merged.append(len(self.cells))
            self.cells.append("")


@dataclass(frozen=True, slots=True)
class Tables:
    """Which elements are tables of several columns, and which of their rows are frames."""

    wide: frozenset[int]
    frames: frozenset[int]

    def opens(self, row: Any, table: Table) -> bool:
        """Whether a row of the table is one, and no frame."""
        return row.mem_id not in self.frames or any(table.covered.values())


def tables(page: Any) -> Tables:
    """The tables of a parsed page."""
    wide = {}
    for cell in page.css("td, th"):
        if _next_cell(cell, "prev") and (table := _around(cell, frozenset(("table",)))):
            wide[table.mem_id] = table
    frames = set()
    for table in wide.values():
        cell = _around(table, CELLS)
        if cell and not _next_cell(cell, "prev") and not _next_cell(cell, "next"):
            frames.add(cell.parent.mem_id)
    return Tables(frozenset(wide), frozenset(frames))


def _around(node: Any, tags: frozenset[str]) -> Any:
    """The nearest of these elements around one, or None."""
    node = node.parent
    while node is not None and node.tag not in tags:
        node = node.parent
    return node


def _next_cell(cell: Any, way: str) -> bool:
    """Whether another cell stands before ("prev") or after ("next") it in its row."""
    node = getattr(cell, way)
    while node is not None and node.tag not in CELLS:
        node = getattr(node, way)
    return node is not None


def _span(cell: Any, way: str) -> int:
    """Over how many columns or rows ("colspan", "rowspan") a cell reaches."""
    said = cell.attributes.get(way) or ""
    return min(int(said), _WIDEST_SPAN) if said.isascii() and said.isdigit() else 1
