"""Tables that are read by their columns as well as by their rows: who does what in which week, and
plans that are laid on their side.

Owns knowing them, and of each cell that is an item what is told of it at the head of its column and
of its row. Tables whose rows are an item each are `rows`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workflow.minutes import lexicon, timex
from workflow.minutes.source import Line, Source
from workflow.minutes.structure import cellroles, tables, whom
from workflow.minutes.structure.cellroles import (
    HEAD,
    MINOR,
    OWNER,
    TASK,
    TIMES,
    WHEN,
    WHOSE,
    WORDS,
    Cell,
)
from workflow.minutes.timex import Kind

_FEWEST = 2  # columns that are a time each
_UNDATED = (Kind.CLOCK, Kind.YEAR)  # what heads a column of a programme, or of figures
_DASH = re.compile(r"[-–—./ ]*")


@dataclass(slots=True)
class Matrices:
    """What such tables hold: the cells beside each item; where the rows start that are `read` thus;
    of those the ones `parted` into their cells; which of these are `plans` of meetings; which
    bare numbers are `weeks`, and the `years` of days that the head of their row tells."""

    cells: list[Cell] = field(default_factory=list)
    read: set[int] = field(default_factory=set)
    parted: set[int] = field(default_factory=set)
    plans: list[tuple[int, int]] = field(default_factory=list)
    weeks: set[int] = field(default_factory=set)
    years: dict[int, int] = field(default_factory=dict)


def read(source: Source) -> Matrices:
    """The matrices of a source."""
    found = Matrices()
    for whole in tables.each(source):
        captioned = _captioned(tables.said(source, whole[0]))
        rows = whole[1:] if captioned else whole
        width = len(whole[0].cells)
        if len(rows) > 1 and width > _FEWEST and all(len(row.cells) == width for row in rows):
            before = len(found.read)
            texts = [tables.said(source, row) for row in rows]
            at = next((at for at, cells in enumerate(texts) if _dated(cells)), None)
            if at is not None and _lies(texts, at):
                _read_lying(found, rows, texts, at)
            elif at == 0:
                _read_crossed(found, rows, texts)
            elif _ticks(texts):
                _read_ticked(found, rows, texts)
            if len(found.read) > before and captioned:
                found.read.add(whole[0].start)
                found.cells.append(Cell(HEAD, whole[0].start, whole[0].end))
    return found


def _captioned(cells: Sequence[str]) -> bool:
    """Whether a row has but its first cell filled, which may say what the table is."""
    return len(cells) > 1 and bool(cells[0]) and not any(cells[1:])


def _dated(cells: Sequence[str]) -> bool:
    """Whether the cells of a row, but for the first, are a day, a week or a month each."""
    first, *rest = cells
    filled = [cell for cell in rest if cell]
    if len(filled) < _FEWEST or cellroles.is_time(first):
        return False
    return _numbers_weeks(cells) or all(map(_is_day, filled))


def _numbers_weeks(cells: Sequence[str]) -> bool:
    """Whether a row is bare weeks, "Uke | 14 | 15"."""
    first, *rest = cells
    named = first.lower().strip(" .:") in lexicon.words("column", "weeks")
    return named and all(cellroles.WEEK.fullmatch(cell) for cell in rest if cell)


def _is_day(text: str) -> bool:
    if not cellroles.is_time(text) or text.isdecimal():
        return False
    return timex.find(text)[0].kind not in _UNDATED


def _holds(text: str) -> frozenset[str]:
    """What the first cell of a row says that the others hold."""
    return cellroles.heads([text])[0]


def _lies(texts: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a table with days in the row `at` is one laid on its side: that row says when, and
    another who, where or what about."""
    if not _holds(texts[at][0]) & TIMES:
        return False
    plan = lexicon.words("column", "plan")
    others = [cells[0] for row, cells in enumerate(texts) if row != at and cells[0]]
    return any(_holds(first) - TIMES or first.lower().strip(" .:") in plan for first in others)


def _read_lying(
    found: Matrices, rows: Sequence[Line], texts: Sequence[Sequence[str]], at: int
) -> None:
    """Add the columns of a table laid on its side, an item each: what it is about, or else when."""
    found.read.update(row.start for row in rows)
    acting = {number for number, cells in enumerate(texts) if _holds(cells[0]) & {TASK, WORDS}}
    about = next((n for n in sorted(acting - {at}) if not _is_place(texts[n][0])), at)
    owning = [n for n, cells in enumerate(texts) if _holds(cells[0]) & {OWNER, WHOSE}]
    if _numbers_weeks(texts[at]):
        found.weeks.update(start for start, _ in rows[at].cells[1:])
    if year := cellroles.year(texts[at][0]):
        found.years.update((start, year) for start, _ in rows[at].cells[1:])
    for number, row in enumerate(rows):
        if number == about:
            found.parted.add(row.start)
            found.cells.append(Cell(MINOR, *row.cells[0], (row.start, row.end)))
        else:
            found.cells.append(Cell(HEAD, row.start, row.end))
    for column in range(1, len(rows[0].cells)):
        item = rows[about].cells[column]
        if not texts[about][column]:
            continue
        if about == at:
            found.plans.append(item)
        elif texts[at][column]:
            found.cells.append(Cell(WHEN, *rows[at].cells[column], item))
        found.cells += (
            Cell(OWNER, *rows[n].cells[column], item) for n in owning if texts[n][column]
        )


def _is_place(first: str) -> bool:
    return first.lower().strip(" .:") in lexicon.words("column", "minor")


def _read_crossed(found: Matrices, rows: Sequence[Line], texts: Sequence[Sequence[str]]) -> None:
    """Add the cells of a table whose columns are a time each, and whose rows are somebody's or of
    some matter. One of nothing but names tells who is on duty, and is read by its rows."""
    found.read.add(rows[0].start)
    found.cells.append(Cell(HEAD, rows[0].start, rows[0].end))
    if not any(_says_what(text) for cells in texts[1:] for text in cells[1:]):
        return
    if _numbers_weeks(texts[0]):
        found.weeks.update(start for start, _ in rows[0].cells[1:])
    role = OWNER if _are_somebody(texts) else WORDS
    for row, cells in zip(rows[1:], texts[1:], strict=True):
        found.read.add(row.start)
        found.parted.add(row.start)
        found.cells += _crossed(rows[0], texts[0], row, cells, role)


def _crossed(
    head: Line, times: Sequence[str], row: Line, cells: Sequence[str], role: str
) -> Iterator[Cell]:
    """What stands beside each cell of a row: whose or what the row is, and when."""
    for at, text in enumerate(cells[1:], 1):
        if not text:
            continue
        if _DASH.fullmatch(text):
            yield Cell(MINOR, *row.cells[at], (row.start, row.end))
            continue
        yield Cell(TASK, *row.cells[at], row.cells[at])
        if cells[0]:
            yield Cell(role, *row.cells[0], row.cells[at])
        if times[at]:
            yield Cell(WHEN, *head.cells[at], row.cells[at])


def _ticks(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the columns of a table are somebody's each, and its cells hold crosses alone."""
    first, *rest = texts
    cells = [text for row in rest for text in row[1:] if text]
    crosses = bool(cells) and all(
        cellroles.CROSS.fullmatch(text) or _DASH.fullmatch(text) for text in cells
    )
    return crosses and all(map(whom.is_name, first[1:])) and all(row[0] for row in rest)


def _read_ticked(found: Matrices, rows: Sequence[Line], texts: Sequence[Sequence[str]]) -> None:
    """Add the rows of a table in which crosses tell who does it."""
    found.read.update(row.start for row in rows)
    found.cells.append(Cell(HEAD, rows[0].start, rows[0].end))
    for row, cells in zip(rows[1:], texts[1:], strict=True):
        span = (row.start, row.end)
        found.cells.append(Cell(TASK, *row.cells[0], span))
        for at, text in enumerate(cells[1:], 1):
            if text:
                found.cells.append(Cell(MINOR, *row.cells[at], span))
            if cellroles.CROSS.fullmatch(text):
                found.cells.append(Cell(OWNER, *rows[0].cells[at], span))


def _says_what(text: str) -> bool:
    """Whether a cell may say what is to be done: several words, and no name, time or figure."""
    if " " not in text or tables.counts(("", text)):
        return False
    return not (whom.is_name(text) or cellroles.is_time(text))


def _are_somebody(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the rows of a table are somebody's, by the head of their first cells or by these."""
    if _holds(texts[0][0]) & {OWNER, WHOSE}:
        return True
    first = [cells[0] for cells in texts[1:] if cells[0]]
    return 2 * sum(map(whom.is_name, first)) >= max(1, len(first))
