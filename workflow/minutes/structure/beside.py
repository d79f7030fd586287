"""What stands beside a unit in a table: who answers for it and by when.

Owns giving them to the unit they belong to and taking them out of its words, and leaving out what
a table says is done. Which cells there are is `columns`; labels behind a unit are `tails`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from workflow.minutes import lexicon
from workflow.minutes.lexicon.labels import label_kind
from workflow.minutes.structure import cellroles, done, tails
from workflow.minutes.structure.blocks import BULLET, ROW, TEXT
from workflow.minutes.structure.cellroles import Cell
from workflow.minutes.structure.columns import Laid
from workflow.minutes.structure.sections import Unit, opens_with_deed

_NOTHING = lexicon.phrases("column", "nothing")
_ONE_CELL = re.compile(r" ?|\s*\n\s*(?:[•·▪*–-]\s*)?")  # what parts sentences of one cell
_LONGEST_MATTER = 44
_EDGES = " \t\n.,;:()[]*_–-|"


def settle(text: str, laid: Laid, units: Sequence[Unit]) -> list[Unit]:
    """The units of `laid`, each with what stands beside it in `text`, without what is done."""
    told = [unit for unit in units if unit.form != ROW or not _tells_of_nothing(unit)]
    if laid.heads:
        told = [unit for unit in told if not _within(laid.heads, unit.start)]
    topics = [(cell.start, cell.end) for cell in laid.topics]
    given = _with_cells(text, laid, told, topics) if laid.cells else told
    if laid.cells or laid.topics:
        owned = any(cell.role == cellroles.OWNER for cell in laid.cells)
        given = [_of_no_action(unit, topics, owned) for unit in given]
    if laid.topics:
        given = _with_matters(text, laid, given)
    return tails.settle(_told_done(given))


def _told_done(units: Sequence[Unit]) -> list[Unit]:
    """The units, those labelled done whose next sentence says no more than that: "Utført."."""
    found = list(units)
    for at, unit in enumerate(found[1:]):
        before = found[at]
        last = (before.block, before.index + 1) == (unit.block, unit.index)
        if last and done.only(unit.low):
            found[at] = replace(before, label="done")
    return found


def _with_cells(
    text: str, laid: Laid, units: Sequence[Unit], topics: Sequence[tuple[int, int]]
) -> list[Unit]:
    found: list[Unit | None] = list(units)
    starts = [unit.start for unit in units]
    for cell in laid.cells:
        line = _on_line(text, units, starts, cell)
        wanted = [at for at in line if not _is_topic(units[at], topics)] or line
        before = [at for at in wanted if units[at].start < cell.start]
        at = next(iter((*reversed(before), *wanted)), None)
        if at is None:
            continue
        parts = cellroles.paragraphs(text, cell.start, cell.end)
        said = ", ".join(text[start:end] for start, end in parts)
        part = replace(cell, start=parts[0][0], end=parts[0][1])
        for one in _in_one_cell(laid.source.text, units, at, line):
            unit = found[one]
            if unit and one == at and _touches(text, unit, cell):
                found[one] = _given(unit, part, said, laid.source.text)
            elif unit:
                found[one] = _told(unit, part, said)
    return [unit for unit in found if unit is not None]


def _with_matters(text: str, laid: Laid, units: Sequence[Unit]) -> list[Unit]:
    """The units, those that hold actions with the matter that another cell of their row names, as
    if it led them: "Kontingent | Purre på kommunene"."""
    found = list(units)
    starts = [unit.start for unit in units]
    for cell in laid.topics:
        matter = " ".join(text[cell.start : cell.end].split())
        dated = any(sign.isdigit() for sign in matter)
        if cell.role != cellroles.WORDS or not cell.row or dated or len(matter) > _LONGEST_MATTER:
            continue
        for at in _on_line(text, units, starts, cell):
            if found[at].label == "table-actions" and not found[at].lead:
                found[at] = replace(found[at], lead=matter, lead_kind="topic")
    return found


def _on_line(text: str, units: Sequence[Unit], starts: Sequence[int], cell: Cell) -> list[int]:
    """The units in a cell's row, or else on its line, in order."""
    if cell.row:
        return list(range(bisect_left(starts, cell.row[0]), bisect_left(starts, cell.row[1])))
    first = last = bisect_left(starts, cell.start)
    while first > 0 and "\n" not in text[units[first - 1].end : cell.start]:
        first -= 1
    while last < len(units) and "\n" not in text[cell.end : units[last].start]:
        last += 1
    return list(range(first, last))


def _in_one_cell(text: str, units: Sequence[Unit], at: int, line: Sequence[int]) -> list[int]:
    """The unit and the other sentences of its cell, in a cell that holds actions; else those alone
    that say what is to be done, since who answers does so for the nearest, which the others lead up
    to."""
    found = [at]
    listed = units[at].form == ROW and units[at].label == "table-actions"
    for step in (-1, 1):
        other = at + step
        while other in line:
            first, second = sorted((other - step, other))
            if not _ONE_CELL.fullmatch(text, units[first].end, units[second].start):
                break
            if listed or (units[other].form == BULLET and opens_with_deed(units[other].text)):
                found.append(other)
            other += step
    return sorted(found)


def _touches(text: str, unit: Unit, cell: Cell) -> bool:
    """Whether nothing but signs stands between a unit and a cell."""
    between = (
        text[unit.end : cell.start] if unit.start < cell.start else text[cell.end : unit.start]
    )
    return not between.strip(_EDGES)


def _of_no_action(unit: Unit, topics: Sequence[tuple[int, int]], owned: bool) -> Unit:
    """A part of a table that holds no action: a topic, a row that is nobody's in one of actions,
    one of those who were there."""
    if unit.form != ROW:
        return unit
    if label_kind(unit.text.strip(_EDGES)) == "front":
        return replace(unit, label="front", owner=None)  # "Til stede | Kari, Per"
    acts = unit.label == "table-actions"
    if acts and (_is_topic(unit, topics) or (owned and unit.owner is None and unit.due is None)):
        return replace(unit, label="table")
    return unit


def _tells_of_nothing(unit: Unit) -> bool:
    """Whether a cell of actions says that there is none: "Ingenting", "Ingenting før påske"."""
    if not unit.low.startswith(_NOTHING):
        return False
    rest = next(unit.text[len(n) :] for n in _NOTHING if unit.low.startswith(n)).strip(_EDGES)
    return not rest or cellroles.is_time(rest)


def _is_topic(unit: Unit, topics: Sequence[tuple[int, int]]) -> bool:
    """Whether a unit stands in a cell that holds no action, in a table that has another for it."""
    return _within(topics, unit.start + unit.body)


def _within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a place of the document lies within one of some spans in order."""
    at = bisect_left(spans, (place + 1,)) - 1
    return at >= 0 and place < spans[at][1]


def _given(unit: Unit, cell: Cell, said: str, matter: str) -> Unit | None:
    """The unit with a cell's content and place; None where the cell says that it is done."""
    start, end = min(unit.start, cell.start), max(unit.end, cell.end)
    wider = replace(
        unit,
        start=start,
        end=end,
        text=matter[start:end].rstrip(),
        body=unit.body + unit.start - start,
    )
    return _told(wider, cell, said)


def _told(unit: Unit, cell: Cell, said: str) -> Unit | None:
    """The unit with a cell's content; None where the cell says that it is done."""
    over = said.lower().strip(" .?") in lexicon.words("column", "over")
    if over and cell.role in (cellroles.STATUS, cellroles.LIMIT):
        return None
    if cell.role == cellroles.STATUS and cellroles.new_limit(said):
        return _listed(replace(unit, due=(cell.start, cell.end), limit=True))
    if cell.role == cellroles.NUMBER and (number := said.strip(" .:)").split()):
        return replace(unit, number=number[-1])
    named = lexicon.first_name(unit.text.split(" ", 1)[0])  # whoever does it for whose row it is
    answers = cell.role == cellroles.OWNER or (cell.role == cellroles.WHOSE and not named)
    if answers and unit.owner is None and (owner := cellroles.answers(said)):
        return replace(unit, owner=owner)
    if cell.role in (cellroles.LIMIT, cellroles.WHEN) and unit.due is None:
        limit = cell.role == cellroles.LIMIT
        return _listed(replace(unit, due=(cell.start, cell.end), limit=limit))
    return unit


def _listed(unit: Unit) -> Unit:
    """A line beside which a limit stands is one of a list of actions."""
    return replace(unit, label="table-actions") if unit.limit and unit.form == TEXT else unit
