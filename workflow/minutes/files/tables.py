"""Lines of a page whose gaps stand under each other → rows of a table.

Owns where a table without drawn cells is, and which lines are one row of it: by the rules
between them where the page draws any, else by the first column, which a new row fills. Tables
with drawn cells are `grid`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from workflow.minutes.files.cells import Cell, Row
from workflow.minutes.files.grid import Rule
from workflow.minutes.files.lines import Line
from workflow.minutes.files.spread import reach

_LEAST_GAP = 1.0  # ems between the text of two columns
_SAME = 5  # points by which the cells of a column may start apart


def rows(lines: Sequence[Line], rules: Sequence[Rule], margin: float) -> list[Line | Row]:
    """The lines in order, those of tables replaced by rows; text may reach to the margin."""
    inside = _members(lines)
    found: list[Line | Row] = []
    at = 0
    while at < len(lines):
        if not inside[at]:
            found.append(lines[at])
            at += 1
            continue
        end = at
        while end < len(lines) and inside[end]:
            end += 1
        found += _table(lines[at:end], rules, margin)
        at = end
    return found


def _members(lines: Sequence[Line]) -> list[bool]:
    """Which lines belong to a table: two or more columns that a neighbour shares, and the single
    chunks between such lines that stand in one of their columns."""
    inside = [False] * len(lines)
    for at, (first, second) in enumerate(pairwise(lines)):
        if _labels(first) or _labels(second):
            continue
        if _shared(first, second) >= 2 and _close(first, second):
            inside[at] = inside[at + 1] = True
    for at in range(1, len(lines)):
        line = lines[at]
        if inside[at] or not inside[at - 1] or not _close(lines[at - 1], line):
            continue
        above = next((lines[k] for k in range(at - 1, -1, -1) if len(lines[k].chunks) > 1), None)
        if above is None or len(line.chunks) > len(above.chunks):
            continue
        beyond_first = line.chunks[0][0] > above.chunks[0][0] + line.size
        between = any(inside[at + 1 : at + 4])
        if (beyond_first or between) and _shared(above, line) == len(line.chunks):
            inside[at] = True
    return inside


def _labels(line: Line) -> bool:
    """Whether the gap only sets a label apart from its value ("Sted:   Rådhuset")."""
    return len(line.chunks) == 2 and line.chunks[0][2].endswith(":")


def _shared(first: Line, second: Line) -> int:
    slack = 0.35 * first.size
    return sum(
        any(abs(left - other) <= slack for other, _, _ in first.chunks)
        for left, _, _ in second.chunks
    )


def _close(first: Line, second: Line) -> bool:
    return 0 < first.base - second.base <= 4.5 * max(first.size, second.size)


def _table(lines: Sequence[Line], rules: Sequence[Rule], margin: float) -> list[Row]:
    columns = _columns(lines)
    drawn = [_ruled(first, second, rules) for first, second in pairwise(lines)]
    trusted = sum(drawn) >= max(1, len(lines) // 8)
    grid: list[list[list[Line]]] = []
    for at, line in enumerate(lines):
        first_column = line.chunks[0][0] <= columns[0] + line.size
        lowered = line.chunks[0][2][:1].islower() or line.chunks[0][2].startswith("(")
        alone = len(line.chunks) == 1 and lowered
        opens = drawn[at - 1] if trusted else first_column and not alone
        if at == 0 or opens:
            grid.append([[] for _ in columns])
        for left, right, _ in line.chunks:
            place = _place(columns, left, line.size)
            words = [word for word in line.words if left <= word.left < right]
            grid[-1][place].append(line.part(words))
    edges = (*(x - _LEAST_GAP * lines[0].size for x in columns[1:]), margin)
    found: list[Row] = []
    for held in grid:
        cells = [Cell(tuple(c), reach(c, x)) for c, x in zip(held, edges, strict=True)]
        found.append(Row(lines[0].page, tuple(columns), tuple(cells), not found))
    return found


def _columns(lines: Sequence[Line]) -> list[float]:
    """The left edges at which cells start: those that at least two lines share, and those right of
    another chunk in the same column."""
    lefts = sorted(left for line in lines for left, _, _ in line.chunks)
    groups: list[list[float]] = []
    for left in lefts:
        if groups and left - groups[-1][0] <= _SAME:
            groups[-1].append(left)
        else:
            groups.append([left])
    columns = [group[0] for group in groups if len(group) > 1] or [groups[0][0]]
    for line in lines:
        for (before, _, _), (left, _, _) in pairwise(line.chunks):
            place = _place(columns, left, line.size)
            if place == _place(columns, before, line.size) and left - columns[place] > _SAME:
                columns.insert(place + 1, left)
    return columns


def _place(columns: Sequence[float], left: float, size: float) -> int:
    """The column in which a chunk stands that starts here."""
    return max((k for k, x in enumerate(columns) if x <= left + 0.5 * size), default=0)


def _ruled(first: Line, second: Line, rules: Sequence[Rule]) -> bool:
    middle = min(first.chunks[0][0], second.chunks[0][0]) + first.size
    return any(
        second.base + 0.4 * second.size < rule.height < first.base + 0.1 * first.size
        and rule.left <= middle <= rule.right
        for rule in rules
    )
