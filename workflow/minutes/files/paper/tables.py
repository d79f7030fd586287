"""Lines of a page whose gaps stand under each other → rows of a table.

Owns where a table without drawn cells is, and which lines are one row of it: by the rules
between them where the page draws any, else by the first column, which a new row fills unless
the cell above was too full for its words. Tables with drawn cells are `grid`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from workflow.minutes.files.paper.cells import Cell, Row
from workflow.minutes.files.paper.grid import Rule
from workflow.minutes.files.paper.lines import Line, gap
from workflow.minutes.files.paper.spread import full, reach
from workflow.minutes.files.paper.words import Word

_LEAST_GAP = 1.0  # ems between the text of two columns, as a rule
_NARROW = 0.45  # ems between them at the least
_EXACT = 1.0  # points
_SAME = 5  # points by which the cells of a column may start apart
_APART = 4.5  # ems between the rows of a table at the most
_TIGHT = 1.6  # ems between the lines of a cell at the most
_LOOSER = 1.15  # times the distance between lines that rows stand apart
_MOST_LINES = 12  # of a cell


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
    """Which lines belong to a table: two or more columns that the next such line shares, and the
    single chunks between them and after them that stand in one of their columns."""
    inside = [False] * len(lines)
    seeds = [at for at, line in enumerate(lines) if len(line.chunks) > 1 and not _labels(line)]
    for first, last in pairwise(seeds):
        if last - first <= _MOST_LINES and _linked(lines[first : last + 1]):
            inside[first : last + 1] = [True] * (last + 1 - first)
    above, lead = None, 0.0
    for at, line in enumerate(lines):
        if inside[at]:
            if len(line.chunks) > 1:
                above, lead = line, gap(lines[at - 1], line) if at and inside[at - 1] else 0.0
        elif at and inside[at - 1] and above and _trails(above, lines[at - 1], line, lead):
            inside[at] = True
    return inside


def _labels(line: Line) -> bool:
    """Whether the gap only sets a label apart from its value ("Sted:   Rådhuset")."""
    return len(line.chunks) == 2 and line.chunks[0][2].endswith(":")


def _linked(lines: Sequence[Line]) -> bool:
    """Whether the first and the last line are of one table, whose cells the others fill up."""
    first, *between, last = lines
    shared = _shared(first, last)
    if shared < 2 or not all(_close(above, line) for above, line in pairwise(lines)):
        return False
    if not all(_fits(first, line) for line in between):
        return False
    if shared > 2 or _filled(first, between):
        return True
    tight, loose = gap(first, between[0]), gap(between[-1], last)
    return tight <= _TIGHT and loose >= _LOOSER * tight and first.bold == between[0].bold


def _filled(first: Line, between: Sequence[Line]) -> bool:
    """Whether lines in the first column only go on where the one above had no room."""
    before, edge = _part(first), first.chunks[1][0] - first.size
    for line in between:
        if line.left <= first.left + line.size:
            if not _lowered(line) or not full(before, line, edge):
                return False
            before = line
    return True


def _trails(above: Line, before: Line, line: Line, lead: float) -> bool:
    """Whether a line behind a table's last row, which stands `lead` below the one before, goes on
    in one of its columns."""
    if len(line.chunks) > len(above.chunks) or not _close(before, line):
        return False
    if _shared(above, line) < len(line.chunks):
        return False
    if line.left > above.left + line.size:
        return True
    if not _fits(above, line) or gap(before, line) > _TIGHT:
        return False
    tight = gap(before, line) * _LOOSER <= lead
    return _lowered(line) or (tight and full(_part(before), line, above.chunks[1][0] - line.size))


def _part(line: Line) -> Line:
    """What stands in the first column."""
    return line.part([word for word in line.words if word.left < line.chunks[0][1]])


def _lowered(line: Line) -> bool:
    return line.text[0].islower() or line.text[0] == "("


def _shared(first: Line, second: Line) -> int:
    """In how many columns of the first line the second one has chunks."""
    slack = 0.35 * first.size
    return sum(
        any(abs(left - other) <= slack for other, _, _ in first.chunks)
        for left, _, _ in second.chunks
    )


def _fits(above: Line, line: Line) -> bool:
    """Whether a single chunk stands in one of the columns of the line above."""
    slack = 0.35 * above.size
    spans = pairwise((*(left for left, _, _ in above.chunks), float("inf")))
    return len(line.chunks) == 1 and any(
        abs(line.left - left) <= slack and line.right < right for left, right in spans
    )


def _close(first: Line, second: Line) -> bool:
    return 0 < gap(first, second) <= _APART


def _table(lines: Sequence[Line], rules: Sequence[Rule], margin: float) -> list[Row]:
    """The rows of a table with these lines."""
    columns = _columns(lines)
    parts = [_parts(line, columns) for line in lines]
    size = lines[0].size
    limits = (*(x - _LEAST_GAP * size for x in columns[1:]), margin)
    edges = [
        reach([held[place] for held in parts if place in held], limit)
        for place, limit in enumerate(limits)
    ]
    drawn = [_ruled(first, second, rules) for first, second in pairwise(lines)]
    trusted = sum(drawn) >= max(1, len(lines) // 8)
    gaps = [gap(first, second) for first, second in pairwise(lines)]
    tight = _LOOSER * min(gaps) if _LOOSER * min(gaps) < max(gaps) else 0.0
    found: list[list[list[Line]]] = [[[] for _ in columns]]
    for at, (line, held) in enumerate(zip(lines, parts, strict=True)):
        if trusted:
            opens = at > 0 and drawn[at - 1]
        else:
            near = at > 0 and gap(lines[at - 1], line) <= tight
            first_column = line.left <= columns[0] + line.size
            opens = at > 0 and first_column and not _goes_on(found[-1], held, edges, near)
        if opens:
            found.append([[] for _ in columns])
        for place, part in held.items():
            found[-1][place].append(part)
    rows: list[Row] = []
    for row in found:
        cells = [Cell(tuple(cell), edge) for cell, edge in zip(row, edges, strict=True)]
        rows.append(Row(lines[0].page, tuple(columns), tuple(cells), not rows))
    return rows


def _goes_on(
    row: Sequence[Sequence[Line]], held: Mapping[int, Line], edges: Sequence[float], near: bool
) -> bool:
    """Whether a line goes on in the cells of a row: it has words for one cell only that are no new
    sentence, or it stands near and no word of it had room in the line above."""
    if len(held) == 1 and all(map(_lowered, held.values())):
        return True
    return near and all(
        row[place] and full(row[place][-1], part, edges[place]) for place, part in held.items()
    )


def _parts(line: Line, columns: Sequence[float]) -> dict[int, Line]:
    """What stands on the line in each column; a narrow gap parts columns that others share."""
    held: dict[int, list[Word]] = {}
    starts = {left for left, _, _ in line.chunks}
    place = 0
    for before, word in zip((None, *line.words), line.words, strict=False):
        gap = word.left - before.right if before else 0.0
        shared = any(abs(word.left - x) <= _EXACT for x in columns[place + 1 :])
        if word.left in starts or (shared and gap >= _NARROW * word.size):
            place = _place(columns, word.left, line.size)
        held.setdefault(place, []).append(word)
    return {place: line.part(words) for place, words in held.items()}


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
    """Whether a rule parts the two lines."""
    middle = min(first.left, second.left) + first.size
    return any(
        second.base + 0.4 * second.size < rule.height < first.base + 0.1 * first.size
        and rule.left <= middle <= rule.right
        for rule in rules
    )
