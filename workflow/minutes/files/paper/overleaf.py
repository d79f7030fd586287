"""Tables that go on over the page: heads that are repeated, and rows broken in two.

Owns which rows of two pages are one table, and which row is the rest of the one before it. The
rows of a page are `grid`'s and `tables`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from workflow.minutes.files import healing
from workflow.minutes.files.paper.cells import Cell, Row
from workflow.minutes.files.paper.lines import Line
from workflow.minutes.files.paper.spread import full

_SLACK = 3.0  # points by which the columns may start apart on the two pages


def joined(items: Sequence[Line | Row]) -> list[Line | Row]:
    """The lines and rows of all pages in order, tables that go on over a page made one."""
    found: list[Line | Row] = []
    table: list[Row] = []
    head = -1  # rows of the head repeated so far at the top of a page; elsewhere -1
    for at, item in enumerate(items):
        if not isinstance(item, Row):
            if not item.across:
                table, head = [], -1
            found.append(item)
            continue
        # a page may draw the rows of two tables in any order
        if item.first or (table and len(item.columns) != len(table[-1].columns)):
            head = 0 if table and _goes_on(table[-1], item) else -1
            table = table if head == 0 else []
        if 0 <= head < len(table) and _said(item) == _said(table[head]):
            head += 1
            continue
        row = replace(item, first=item.first and head < 0)
        if head >= 0 and found[-1] is table[-1] and _is_rest(row, table, items[at + 1 :]):
            found[-1] = table[-1] = _whole(table[-1], row)
        else:
            found.append(row)
            table.append(row)
        head = -1
    return found


def _goes_on(last: Row, first: Row) -> bool:
    """Whether a table that ends a page has its next row at the top of the following one."""
    return (
        first.page == last.page + 1
        and len(first.columns) == len(last.columns)
        and all(abs(x - y) <= _SLACK for x, y in zip(first.columns, last.columns, strict=True))
    )


def _said(row: Row) -> list[str]:
    return [" ".join(line.text for line in cell.lines) for cell in row.cells]


def _is_rest(row: Row, table: Sequence[Row], following: Sequence[Line | Row]) -> bool:
    """Whether the row is the rest of the table's last one, broken where the page ended: a cell goes
    on in the middle of a sentence, or most are empty that no other row leaves empty."""
    above = table[-1].cells
    filled = [place for place, cell in enumerate(row.cells) if cell.lines]
    empty = [place for place, cell in enumerate(row.cells) if not cell.lines]
    if not filled or not empty or not all(above[place].lines for place in filled):
        return False
    if any(_is_cut(above[place], row.cells[place]) for place in filled):
        return True
    others = [*table[1:], *takewhile(lambda item: isinstance(item, Row), following)]
    return (
        2 * len(empty) >= len(row.cells)
        and len(others) > 1
        and all(
            isinstance(other, Row) and not other.first and _fills(other, place)
            for other in others
            for place in empty
        )
    )


def _fills(row: Row, place: int) -> bool:
    """Whether the row has a cell of its own, or one from above, that says something there."""
    return bool(row.cells[place].lines) or place in row.merged


def _is_cut(above: Cell, below: Cell) -> bool:
    last, first = above.lines[-1], below.lines[0]
    if last.text.endswith(healing.BREAKS):
        return True
    wrapped = full(last, first, above.edge) and last.text[-1] not in ".!?:;"
    return wrapped and first.text[0].islower()


def _whole(above: Row, rest: Row) -> Row:
    cells = [
        replace(cell, lines=cell.lines + more.lines)
        for cell, more in zip(above.cells, rest.cells, strict=True)
    ]
    return replace(above, cells=tuple(cells), page=rest.page)
