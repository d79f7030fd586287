"""Lines of a page whose gaps stand under each other → rows of a table.

Owns where a table without drawn cells is, and which lines are one row of it: by the rules
between them where the page draws any, else by the first column, which a new row fills. Tables
with drawn cells are `grid`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from workflow.minutes.files import healing
from workflow.minutes.files.grid import Placed, Row, Rule

L = TypeVar("L", bound=Placed)


def rows(lines: Sequence[L], rules: Sequence[Rule]) -> list[L | Row]:
    """The lines in order, those of tables replaced by rows."""
    inside = _members(lines)
    found: list[L | Row] = []
    at = 0
    while at < len(lines):
        if not inside[at]:
            found.append(lines[at])
            at += 1
            continue
        end = at
        while end < len(lines) and inside[end]:
            end += 1
        found += _table(lines[at:end], rules)
        at = end
    return found


def _members(lines: Sequence[Placed]) -> list[bool]:
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


def _labels(line: Placed) -> bool:
    """Whether the gap only sets a label apart from its value ("Sted:   Rådhuset")."""
    return len(line.chunks) == 2 and line.chunks[0][2].endswith(":")


def _shared(first: Placed, second: Placed) -> int:
    slack = 0.35 * first.size
    return sum(
        any(abs(left - other) <= slack for other, _, _ in first.chunks)
        for left, _, _ in second.chunks
    )


def _close(first: Placed, second: Placed) -> bool:
    return 0 < first.base - second.base <= 4.5 * max(first.size, second.size)


def _table(lines: Sequence[Placed], rules: Sequence[Rule]) -> list[Row]:
    columns = _columns(lines)
    drawn = [_ruled(first, second, rules) for first, second in pairwise(lines)]
    trusted = sum(drawn) >= max(1, len(lines) // 8)
    grid: list[list[str]] = []
    for at, line in enumerate(lines):
        first_column = line.chunks[0][0] <= columns[0] + line.size
        lowered = line.chunks[0][2][:1].islower() or line.chunks[0][2].startswith("(")
        alone = len(line.chunks) == 1 and lowered
        opens = drawn[at - 1] if trusted else first_column and not alone
        if at == 0 or opens:
            grid.append([""] * len(columns))
        for left, _, text in line.chunks:
            place = max(
                (k for k, x in enumerate(columns) if x <= left + 0.5 * line.size), default=0
            )
            held = grid[-1][place]
            grid[-1][place] = healing.join(held, text) if held else text
    return [Row(tuple(cells), at == 0) for at, cells in enumerate(grid)]


def _columns(lines: Sequence[Placed]) -> list[float]:
    """The left edges at which cells start: those that at least two lines share."""
    lefts = sorted(left for line in lines for left, _, _ in line.chunks)
    groups: list[list[float]] = []
    for left in lefts:
        if groups and left - groups[-1][0] <= 5:
            groups[-1].append(left)
        else:
            groups.append([left])
    shared = [group[0] for group in groups if len(group) > 1]
    return shared or [groups[0][0]]


def _ruled(first: Placed, second: Placed, rules: Sequence[Rule]) -> bool:
    middle = min(first.chunks[0][0], second.chunks[0][0]) + first.size
    return any(
        second.base + 0.4 * second.size < rule.height < first.base + 0.1 * first.size
        and rule.left <= middle <= rule.right
        for rule in rules
    )
