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
from workflow.minutes.structure import cellroles, heads, matrices, tables, whom
from workflow.minutes.structure.cellroles import (
    DONE,
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
from workflow.minutes.structure.colons import opens_with_deed

_DAY = re.compile(  # "20.", "14.–21.", "tors. 8."
    r"(?:[a-zæøå]{2,7}\.? )?(?:[1-9]|[12]\d|3[01])\.?(?: ?[-–] ?(?:[1-9]|[12]\d|3[01])\.?)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?:1\d|2[0-3]|[6-9])")
_SENTENCE = re.compile(r"[.!?,;]\s+")
_FEWEST_NAMES = 2  # of those on duty on one day


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


def read(source: Source) -> Rows:
    """What the rows of a source hold."""
    if not any(line.cells for line in source.lines):
        return Rows()
    laid = matrices.read(source)
    found = Rows(
        laid.cells, weeks=laid.weeks, years=laid.years, parted=laid.parted, plans=laid.plans
    )
    table = heads.Table()
    figures = tables.figures(source)
    parted, ended = False, 0  # a line that goes across the table, and where the last row ended
    for line in source.lines:
        if not line.cells:
            if table.roles is not None and source.text[line.start : line.end].strip(" |:-\t"):
                parted = True
                if "\n\n" in source.text[ended : line.start]:
                    table = heads.Table()
            continue
        texts = tables.said(source, line)
        if "\n\n" in source.text[ended : line.start] and (parted or table.ends(texts)):
            table = heads.Table()
        ended = line.end
        if line.start in laid.read:
            continue
        if table.roles is None or parted or table.caption:
            named = cellroles.heads(texts)
            if any(named) and table.caption:
                found.cells.append(table.caption)
            if table.roles is None or any(named):
                table = heads.opened(line, texts, named)
            if any(named):
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


def _read_row(found: Rows, table: heads.Table, line: Line, texts: Sequence[str]) -> None:
    """Add what the row of a table holds."""
    row = (line.start, line.end)
    known = table.roles if table.roles and len(table.roles) == len(texts) else ()
    filled = [at for at, text in enumerate(texts) if text]
    table.caption = None if len(filled) > 1 else table.caption
    if len(known) > 1:
        _numbers(found, table, line, texts)
    if len(filled) == 1 and len(texts) > 1 and cellroles.is_time(texts[filled[0]]):
        if table.dates_rows(texts[filled[0]]):
            table.over = Cell(HEAD, *line.cells[filled[0]])
        found.cells.append(Cell(HEAD, *row))
    elif _on_duty(texts, known):
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


def _on_duty(texts: Sequence[str], known: Sequence[frozenset[str]]) -> bool:
    """Whether a row is nothing but a time and several names in columns that do not say who answers:
    "6. mai | Kari | Per" under "Dato | Kiosk | Billetter"."""
    first, *rest = texts
    names = [text for text in rest if text]
    if len(names) < _FEWEST_NAMES or not cellroles.is_time(first):
        return False
    return not any(OWNER in named for named in known) and all(map(whom.is_name, names))


def _is_beside(found: Rows, start: int, named: frozenset[str], text: str) -> bool:
    """Whether a cell of a plan tells no time of the meeting: "Lunsj til lunsj" under "Tid", and
    a day under "Saksfrist"."""
    if WHEN not in named:
        return cellroles.is_time(text)
    return not (cellroles.is_time(text) or start in found.hours or start in found.days)


def _numbers(found: Rows, table: heads.Table, line: Line, texts: Sequence[str]) -> None:
    """Add where the row's bare hours, weeks and days stand."""
    for columns, bare, into in (
        (table.hours, _HOUR, found.hours),
        (table.weeks, cellroles.WEEK, found.weeks),
    ):
        into.update(line.cells[at][0] for at in columns if bare.fullmatch(texts[at]))
    found.years.update((line.cells[at][0], year) for at, year in table.years.items())
    if month := table.month_of(line, texts):
        headed = any(table.roles or ())
        for at in table.dated():
            days = at not in table.hours | table.weeks and (headed or "." in texts[at])
            if days and _DAY.fullmatch(texts[at]):
                found.days[line.cells[at][0]] = month


def _filled(named: frozenset[str], text: str) -> frozenset[str]:
    """What a column holds in a row where its cell is `text`: one of what is to be done may only say
    who does it."""
    only = TASK in named and cellroles.only_whom(text)
    return frozenset((OWNER,)) if only else named


def _read_cells(
    found: Rows,
    table: heads.Table,
    line: Line,
    texts: Sequence[str],
    holds: tuple[frozenset[str], ...],
) -> None:
    """Add the row's cells beside the matter; `holds` is what its columns hold."""
    row = (line.start, line.end)
    acts = any(TASK in named for named in holds)
    aside = cellroles.aside(texts)
    minor = cellroles.has_matter(holds)
    days = [at for at, (start, _) in enumerate(line.cells) if start in found.days]
    dated, first = False, len(found.cells)
    for at, named in enumerate(_named(table, texts, holds, aside, days)):
        if not texts[at]:
            cell = table.goes_on(at, at in line.merged)
            if cell and not (days and at in table.months):
                found.cells.append(replace(cell, row=row))
                dated = dated or cell.role in cellroles.TIMES
            continue
        if at in table.ticked and holds and cellroles.CROSS.fullmatch(texts[at]):
            found.cells.append(Cell(DONE, *line.cells[at], row))
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


def _who_first(texts: Sequence[str]) -> int:
    """Which cell of a row without heads names who does what the next one tells, its number before
    it or not: "34 | Kari | Sende brev | 3. mai"; else -1."""
    at = next((at for at, text in enumerate(texts) if any(map(str.isalpha, text))), -1)
    deed = texts[at + 1] if 0 <= at < _FEWEST_NAMES and at + 1 < len(texts) else ""
    return at if " " in deed and opens_with_deed(deed) and whom.is_name(texts[at]) else -1


def _named(
    table: heads.Table,
    texts: Sequence[str],
    holds: Sequence[frozenset[str]],
    aside: int,
    days: Sequence[int],
) -> Iterator[frozenset[str]]:
    """What each column holds by its head, or by what its cell says beside the others of the row."""
    headed = any(table.roles or ())
    answers = -1 if headed else cellroles.answering(texts, aside, table.owners)
    answers = _who_first(texts) if answers < 0 and not headed else answers
    dates = not headed and cellroles.dates_first(texts, aside)
    told = any(named & {TASK, OWNER} for named in holds)
    for at, text in enumerate(texts):
        named = holds[at] if holds else frozenset[str]()
        opens = dates or (headed and named <= {WORDS} and cellroles.is_period(text))
        if (at == 0 and (opens or days)) or at in days:
            yield frozenset((WHEN,))
        elif at == answers:
            yield frozenset((OWNER,))
        elif named == {STATUS} and not told and any(map(whom.acts, _SENTENCE.split(text))):
            yield frozenset()  # "Ny port | Kari henter inn pris" under "Sak | Status"
        else:
            yield named
