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
from workflow.minutes.structure import cellroles, matrices, tables, whom
from workflow.minutes.structure.cellroles import (
    HEAD,
    MINOR,
    NUMBER,
    OVER,
    OWNER,
    PAST,
    STATUS,
    TASK,
    TOLD,
    WHEN,
    WHOSE,
    WORDS,
    Cell,
)

_DAY = re.compile(  # "20.", "14.–21.", "tors. 8."
    r"(?:[a-zæøå]{2,7}\.? )?(?:[1-9]|[12]\d|3[01])\.?(?: ?[-–] ?(?:[1-9]|[12]\d|3[01])\.?)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?:1\d|2[0-3]|[6-9])")
_SENTENCE = re.compile(r"[.!?,;]\s+")
_LONGEST_CAPTION = 60
_WEEK = re.compile(r"[1-9]|[1-4]\d|5[0-3]")


@dataclass(slots=True)
class Rows:
    """The cells of all rows. `hours` are where a bare hour stands in a column of hours, `weeks` a
    bare number in one of weeks, `days` a bare day, with the month and the year that its row names,
    `numbers` the number of a row, and `years` a day, with the year that its column is of. Rows that
    are `parted` hold an item in each cell. `plans` are the spans of rows that say no more than
    when, where and about what there is a meeting, `followed` those of which a column of what is to
    be done only says who does it.
    """

    cells: list[Cell] = field(default_factory=list)
    hours: set[int] = field(default_factory=set)
    weeks: set[int] = field(default_factory=set)
    days: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    numbers: set[int] = field(default_factory=set)
    years: dict[int, int] = field(default_factory=dict)
    parted: set[int] = field(default_factory=set)
    plans: list[tuple[int, int]] = field(default_factory=list)
    followed: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """How far a table has been read."""

    roles: tuple[frozenset[str], ...] | None = None
    hours: frozenset[int] = frozenset()  # columns of hours, and of weeks
    weeks: frozenset[int] = frozenset()
    years: dict[int, int] = field(default_factory=dict)  # of the days of a column
    plan: bool = False
    owners: set[int] = field(default_factory=set)  # columns that no head names but that say who
    above: dict[int, Cell] = field(default_factory=dict)  # by column, what stands beside the matter
    months: dict[int, tuple[int, int | None]] = field(default_factory=dict)  # by column
    lasting: set[int] = field(default_factory=set)  # columns in which that is a month or a season
    over: Cell | None = None  # the time that a row across the table names
    caption: Cell | None = None  # the row that opened it, where heads may yet follow

    def ends(self, texts: Sequence[str]) -> bool:
        """Whether a row set apart from the table opens another."""
        if self.roles is None:
            return False
        return len(self.roles) != len(texts) or cellroles.only_heads(texts)

    def names_time(self, texts: Sequence[str], filled: Sequence[int]) -> bool:
        """Whether a row goes across the table and names the time of those below it."""
        if len(filled) != 1 or not cellroles.is_time(text := texts[filled[0]]):
            return False
        return any(self.roles or ()) or (len(texts) > 1 and cellroles.is_period(text))

    def month_of(self, line: Line, texts: Sequence[str]) -> tuple[int, int | None] | None:
        """The month, and its year where it is said, that a row of the table is of."""
        for at, named in enumerate(self.roles or ()):
            if WHEN not in named:
                continue
            if texts[at]:
                self.months.pop(at, None)
                if month := cellroles.month(texts[at]):
                    self.months[at] = month
            if at in self.months and (texts[at] or at in line.merged or at in self.lasting):
                return self.months[at]
        return None

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
    laid = matrices.read(source)
    found = Rows(
        laid.cells, weeks=laid.weeks, years=laid.years, parted=laid.parted, plans=laid.plans
    )
    table = _Table()
    figures = tables.figures(source)
    parted, ended = False, 0  # a line that goes across the table, and where the last row ended
    for line in source.lines:
        if not line.cells:
            if table.roles is not None and source.text[line.start : line.end].strip(" |:-\t"):
                parted = True
                if "\n\n" in source.text[ended : line.start]:
                    table = _Table()
            continue
        texts = tables.said(source, line)
        if "\n\n" in source.text[ended : line.start] and (parted or table.ends(texts)):
            table = _Table()
        ended = line.end
        if line.start in laid.read:
            continue
        if table.roles is None or parted or table.caption:
            heads = cellroles.heads(texts)
            if any(heads) and table.caption:
                found.cells.append(table.caption)
            if table.roles is None or any(heads):
                table = _opened(line, texts, heads)
            if any(heads):
                parted = False
                if cellroles.only_heads(texts):
                    found.cells.append(Cell(HEAD, line.start, line.end))
                continue
        parted = False
        if line.start in figures:
            found.cells.append(Cell(HEAD, line.start, line.end))
        else:
            _read_row(found, table, line, texts)
    found.cells.sort(key=lambda cell: cell.start)
    found.plans.sort()
    return found


def _opened(line: Line, texts: Sequence[str], heads: tuple[frozenset[str], ...]) -> _Table:
    """The table that a row opens; one with a single cell of words may only say what it is."""
    years = {at: year for at, text in enumerate(texts) if (year := cellroles.year(text))}
    hours, weeks = cellroles.hours(texts), cellroles.weeks(texts)
    table = _Table(heads, hours, weeks, years, cellroles.plans(texts))
    if len(texts) > 1 and not any(texts[1:]) and len(texts[0]) <= _LONGEST_CAPTION:
        table.caption = Cell(HEAD, line.start, line.end)
    return table


def _read_row(found: Rows, table: _Table, line: Line, texts: Sequence[str]) -> None:
    """Add what the row of a table holds."""
    row = (line.start, line.end)
    known = table.roles if table.roles and len(table.roles) == len(texts) else ()
    filled = [at for at, text in enumerate(texts) if text]
    table.caption = None if len(filled) > 1 else table.caption
    if known:
        _numbers(found, table, line, texts)
    if table.names_time(texts, filled):
        table.over = Cell(HEAD, *line.cells[filled[0]])
        found.cells.append(Cell(HEAD, *row))
    elif table.plan and known and len(filled) > 1:
        found.plans.append(row)
        found.cells += [
            Cell(MINOR, *line.cells[at], row)
            for at in filled
            if _is_beside(found, line.cells[at][0], known[at], texts[at])
        ]
    else:
        holds = tuple(map(_filled, known, texts))
        if holds != known:
            found.followed.append(row)
        _read_cells(found, table, line, texts, holds)


def _is_beside(found: Rows, start: int, named: frozenset[str], text: str) -> bool:
    """Whether a cell of a plan tells no time of the meeting: "Lunsj til lunsj" under "Tid", and
    a day under "Saksfrist"."""
    if WHEN not in named:
        return cellroles.is_time(text)
    return not (cellroles.is_time(text) or start in found.hours or start in found.days)


def _numbers(found: Rows, table: _Table, line: Line, texts: Sequence[str]) -> None:
    """Add where the row's bare hours, weeks and days stand."""
    for columns, bare, into in (
        (table.hours, _HOUR, found.hours),
        (table.weeks, _WEEK, found.weeks),
    ):
        into.update(line.cells[at][0] for at in columns if bare.fullmatch(texts[at]))
    found.years.update((line.cells[at][0], year) for at, year in table.years.items())
    if month := table.month_of(line, texts):
        for at, named in enumerate(table.roles or ()):
            days = WHEN in named and at not in table.hours | table.weeks
            if days and _DAY.fullmatch(texts[at]):
                found.days[line.cells[at][0]] = month


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
    days = any(start in found.days for start, _ in line.cells)  # which tell more than the month
    dated, first = False, len(found.cells)
    for at, named in enumerate(_named(table, texts, holds, aside)):
        if not texts[at]:
            cell = table.goes_on(at, at in line.merged)
            if cell and not (days and at in table.months):
                found.cells.append(replace(cell, row=row))
                dated = dated or cell.role in cellroles.TIMES
            continue
        role = cellroles.role(texts[at], named, first=at == 0, last=at >= aside, minor=minor)
        if role is None and acts:
            role = next((held for held in (TASK, TOLD, WORDS) if held in named), None)
            role = PAST if role == WORDS and cellroles.is_time(texts[at]) else role
        if role == OWNER and not any(holds):
            table.owners.add(at)
        cell = Cell(role, *line.cells[at], row) if role else None
        table.keep(at, cell, texts[at])
        if cell and cell.role == NUMBER and texts[at][0].isdecimal():
            found.numbers.add(cell.start)
        if cell:
            shown = days and at in table.months
            found.cells.append(replace(cell, role=MINOR) if shown else cell)
            dated = dated or cell.role in cellroles.TIMES
    if any(cell.role == OWNER for cell in found.cells[first:]):  # who comes before whose row it is
        found.cells[first:] = [
            replace(cell, role=MINOR) if cell.role == WHOSE else cell
            for cell in found.cells[first:]
        ]
    if table.over and not (dated or cellroles.is_time(texts[0])):
        found.cells.append(replace(table.over, role=OVER, row=row))


def _named(
    table: _Table, texts: Sequence[str], holds: Sequence[frozenset[str]], aside: int
) -> Iterator[frozenset[str]]:
    """What each column holds by its head, or by what its cell says beside the others of the row."""
    headed = any(table.roles or ())
    answers = -1 if headed else cellroles.answering(texts, aside, table.owners)
    dates = not headed and cellroles.dates_first(texts, aside)
    told = any(named & {TASK, OWNER} for named in holds)
    for at, text in enumerate(texts):
        named = holds[at] if holds else frozenset[str]()
        opens = dates or (headed and named <= {WORDS} and cellroles.is_period(text))
        if at == 0 and opens:
            yield frozenset((WHEN,))
        elif at == answers:
            yield frozenset((OWNER,))
        elif named == {STATUS} and not told and any(map(whom.acts, _SENTENCE.split(text))):
            yield frozenset()  # "Ny port | Kari henter inn pris" under "Sak | Status"
        else:
            yield named
