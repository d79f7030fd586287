"""Rows of a table that a file itself, or Markdown, tells of → what stands in their cells.

Owns which row names the columns, what a merged cell or a row across the table says of the rows
below, and which rows are figures or the dates of a plan. What one cell holds is `cellroles`; what
becomes of the source is `columns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from workflow.minutes.source import Line, Source
from workflow.minutes.structure import cellroles, whom
from workflow.minutes.structure.cellroles import (
    HEAD,
    MINOR,
    OVER,
    OWNER,
    STATUS,
    TASK,
    TOLD,
    WHEN,
    WORDS,
    Cell,
)

_HOUR = re.compile(r"(?:1\d|2[0-3]|[6-9])")
_WEEK = re.compile(r"[1-9]|[1-4]\d|5[0-3]")
_FEWEST_FIGURES = 2  # rows of nothing but figures that make a table of them


@dataclass(slots=True)
class Rows:
    """The cells of all rows. `hours` are where a bare hour stands in a column of hours, `weeks` a
    bare number in one of weeks; `plans` the spans of rows that say no more than when, where and
    about what there is a meeting, `followed` those of which a column of what is to be done only
    says who does it."""

    cells: list[Cell] = field(default_factory=list)
    hours: set[int] = field(default_factory=set)
    weeks: set[int] = field(default_factory=set)
    plans: list[tuple[int, int]] = field(default_factory=list)
    followed: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """How far a table has been read."""

    roles: tuple[frozenset[str], ...] | None = None
    hours: frozenset[int] = frozenset()  # columns of hours, and of weeks
    weeks: frozenset[int] = frozenset()
    plan: bool = False
    above: dict[int, Cell] = field(default_factory=dict)  # by column, what stands beside the matter
    lasting: set[int] = field(default_factory=set)  # columns in which that is a month or a season
    over: Cell | None = None  # the time that a row across the table names

    def goes_on(self, at: int, merged: bool) -> Cell | None:
        """The cell above that goes on in an empty one of the column `at`."""
        return self.above.get(at) if merged or at in self.lasting else None

    def keep(self, at: int, cell: Cell | None, text: str) -> None:
        """Keep what a cell of the column `at` holds, for those below it."""
        self.above.pop(at, None)
        self.lasting.discard(at)
        if cell:
            self.above[at] = cell
            if cell.role == WHEN and cellroles.is_period(text):
                self.lasting.add(at)


def read(source: Source) -> Rows:
    """What the rows of a source hold."""
    found = Rows()
    table = _Table()
    figures = _figures(source)
    parted, ended = False, 0  # a line that goes across the table, and where the last row ended
    for line in source.lines:
        if not line.cells:
            if table.roles is not None and source.text[line.start : line.end].strip(" |:-\t"):
                parted = True
                if "\n\n" in source.text[ended : line.start]:
                    table = _Table()
            continue
        texts = [source.text[start:end].strip() for start, end in line.cells]
        if parted and "\n\n" in source.text[ended : line.start]:
            table = _Table()
        if table.roles is None or parted:
            heads = cellroles.heads(texts)
            if table.roles is None or any(heads):
                table = _opened(texts, heads)
            if any(heads):
                parted, ended = False, line.end
                if cellroles.only_heads(texts):
                    found.cells.append(Cell(HEAD, line.start, line.end))
                continue
        parted, ended = False, line.end
        if line.start in figures:
            found.cells.append(Cell(HEAD, line.start, line.end))
        else:
            _read_row(found, table, line, texts)
    return found


def _opened(texts: Sequence[str], heads: tuple[frozenset[str], ...]) -> _Table:
    """The table that a row opens."""
    return _Table(heads, cellroles.hours(texts), cellroles.weeks(texts), cellroles.plans(texts))


def _read_row(found: Rows, table: _Table, line: Line, texts: Sequence[str]) -> None:
    """Add what the row of a table holds."""
    row = (line.start, line.end)
    known = table.roles if table.roles and len(table.roles) == len(texts) else ()
    filled = [at for at, text in enumerate(texts) if text]
    if known:
        _numbers(found, table, line, texts)
    if any(table.roles or ()) and len(filled) == 1 and cellroles.is_time(texts[filled[0]]):
        table.over = Cell(HEAD, *line.cells[filled[0]])
        found.cells.append(Cell(HEAD, *row))
    elif table.plan and known and len(filled) > 1:
        found.plans.append(row)
        found.cells += [
            Cell(MINOR, *line.cells[at], row)  # "Lunsj til lunsj" under "Tid"
            for at in filled
            if known[at] == {WHEN} and not cellroles.is_time(texts[at])
            if line.cells[at][0] not in found.hours
        ]
    else:
        holds = tuple(map(_filled, known, texts))
        if holds != known:
            found.followed.append(row)
        _read_cells(found, table, line, texts, holds)


def _numbers(found: Rows, table: _Table, line: Line, texts: Sequence[str]) -> None:
    """Add where the row's bare hours and weeks stand."""
    for columns, bare, into in (
        (table.hours, _HOUR, found.hours),
        (table.weeks, _WEEK, found.weeks),
    ):
        into.update(line.cells[at][0] for at in columns if bare.fullmatch(texts[at]))


def _filled(named: frozenset[str], text: str) -> frozenset[str]:
    """What a column holds in a row where its cell is `text`: one of what is to be done may only say
    who does it."""
    only = TASK in named and cellroles.only_whom(text)
    return frozenset((OWNER,)) if only else named


def _read_cells(
    found: Rows,
    table: _Table,
    line: Line,
    texts: Sequence[str],
    holds: tuple[frozenset[str], ...],
) -> None:
    """Add the row's cells beside the matter; `holds` is what its columns hold."""
    row = (line.start, line.end)
    acts = any(TASK in named for named in holds)
    aside = cellroles.aside(texts)
    minor = cellroles.has_matter(holds)
    dated = False
    for at, named in enumerate(_named(table, texts, holds, aside)):
        if not texts[at]:
            cell = table.goes_on(at, at in line.merged)
            if cell:
                found.cells.append(replace(cell, row=row))
                dated = dated or cell.role in cellroles.TIMES
            continue
        role = cellroles.role(texts[at], named, first=at == 0, last=at >= aside, minor=minor)
        if role is None and acts:
            role = next((held for held in (TASK, TOLD, WORDS) if held in named), None)
        cell = Cell(role, *line.cells[at], row) if role else None
        table.keep(at, cell, texts[at])
        if cell:
            found.cells.append(cell)
            dated = dated or cell.role in cellroles.TIMES
    if table.over and not dated:
        found.cells.append(replace(table.over, role=OVER, row=row))


def _named(
    table: _Table, texts: Sequence[str], holds: Sequence[frozenset[str]], aside: int
) -> Iterator[frozenset[str]]:
    """What each column holds by its head, or by what its cell says beside the others of the row."""
    headed = any(table.roles or ())
    answers = -1 if headed else cellroles.answering(texts, aside)
    dates = not headed and cellroles.dates_first(texts, aside)
    told = any(named & {TASK, OWNER} for named in holds)
    for at, text in enumerate(texts):
        named = holds[at] if holds else frozenset[str]()
        opens = dates or (headed and named <= {WORDS} and cellroles.is_period(text))
        if at == 0 and opens:
            yield frozenset((WHEN,))
        elif at == answers:
            yield frozenset((OWNER,))
        elif named == {STATUS} and not told and whom.acts(text):
            yield frozenset()  # "Ny port | Kari henter inn pris" under "Sak | Status"
        else:
            yield named


def _figures(source: Source) -> frozenset[int]:
    """Where rows start of tables whose rows, but for the first, are a name and figures."""
    found: set[int] = set()
    for rows in _tables(source):
        said = [[source.text[start:end].strip() for start, end in row.cells] for row in rows]
        told = [cellroles.counts(cells) for cells in said]
        first = 0 if told[0] else 1
        if all(told[first:]) and len(rows) - first >= _FEWEST_FIGURES:
            found.update(row.start for row in rows[first:])
    return frozenset(found)


def _tables(source: Source) -> Iterator[list[Line]]:
    """The rows of each table; a ruled line parts none."""
    rows: list[Line] = []
    for line in source.lines:
        apart = rows and "\n\n" in source.text[rows[-1].end : line.start]
        told = line.cells or source.text[line.start : line.end].strip(" |:-\t")
        if rows and told and (apart or not line.cells):
            yield rows
            rows = []
        if line.cells:
            rows.append(line)
    if rows:
        yield rows
