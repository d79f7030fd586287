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
from workflow.minutes.structure import cellroles
from workflow.minutes.structure.cellroles import (
    HEAD,
    MINOR,
    OVER,
    OWNER,
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
    about what there is a meeting."""

    cells: list[Cell] = field(default_factory=list)
    hours: set[int] = field(default_factory=set)
    weeks: set[int] = field(default_factory=set)
    plans: list[tuple[int, int]] = field(default_factory=list)


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
        texts = [source.text[start:end] for start, end in line.cells]
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
    row = (line.start, line.end)
    known = table.roles if table.roles and len(table.roles) == len(texts) else ()
    places = list(zip(line.cells, texts, strict=True))
    if known:
        for columns, bare, into in (
            (table.hours, _HOUR, found.hours),
            (table.weeks, _WEEK, found.weeks),
        ):
            into.update(line.cells[at][0] for at in columns if bare.fullmatch(texts[at].strip()))
    filled = [at for at, text in enumerate(texts) if text.strip()]
    headed = bool(table.roles) and any(table.roles or ())
    if headed and len(filled) == 1 and cellroles.is_time(texts[filled[0]].strip()):
        table.over = Cell(HEAD, *line.cells[filled[0]])
        found.cells.append(Cell(HEAD, *row))
        return
    if table.plan and known and len(filled) > 1:
        found.plans.append(row)
        found.cells += [
            Cell(MINOR, *line.cells[at], row)  # "Lunsj til lunsj" under "Tid"
            for at in filled
            if known[at] == {WHEN} and not cellroles.is_time(texts[at].strip())
            if line.cells[at][0] not in found.hours
        ]
        return
    acts = any(TASK in named for named in known)
    aside = cellroles.aside(texts)
    minor = cellroles.has_matter(known)
    answers = -1 if headed else cellroles.answering(texts, aside)
    dates = not headed and cellroles.dates_first(texts, aside)
    dated = False
    for at, ((start, end), text) in enumerate(places):
        named = known[at] if known else frozenset()
        if not text.strip():
            before = table.above.get(at)
            if before and (at in line.merged or at in table.lasting):
                found.cells.append(replace(before, row=row))
                dated = dated or before.role in cellroles.TIMES
            continue
        table.above.pop(at, None)
        table.lasting.discard(at)
        if dates and at == 0:
            named = frozenset((WHEN,))
        if at == answers:
            named = frozenset((OWNER,))
        role = cellroles.role(text, named, first=at == 0, last=at >= aside, minor=minor)
        if role is None and acts:
            role = next((held for held in (TASK, TOLD, WORDS) if held in named), None)
        if role:
            table.above[at] = Cell(role, start, end, row)
            found.cells.append(table.above[at])
            dated = dated or role in cellroles.TIMES
            if role == WHEN and cellroles.is_period(text.strip()):
                table.lasting.add(at)
    if table.over and not dated:
        found.cells.append(replace(table.over, role=OVER, row=row))


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
