"""What stands beside a unit in a table: who answers for it and by when.

Owns giving them to the unit they belong to and taking them out of its words, and leaving out what
a table says is done. Which cells there are is `columns`; labels behind a unit are `tails`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from workflow.minutes import lexicon
from workflow.minutes.structure import cellroles, tails
from workflow.minutes.structure.blocks import ROW, TEXT
from workflow.minutes.structure.cellroles import Cell
from workflow.minutes.structure.columns import Laid
from workflow.minutes.structure.sections import Unit

_DONE = frozenset(lexicon.phrases("column", "told_done"))
_NOTHING = lexicon.phrases("column", "nothing")
_EDGES = " \t\n.,;:()[]*_–-|"


def settle(text: str, laid: Laid, units: Sequence[Unit]) -> list[Unit]:
    """The units of `laid`, each with what stands beside it in `text`, without what is done."""
    told = [u for u in units if not (_within(laid.heads, u.start) or _tells_of_nothing(u))]
    given = _with_cells(text, laid, told) if laid.cells else told
    if laid.cells or laid.topics:
        given = [_of_no_action(unit, laid) for unit in given]
    return tails.settle(_told_done(given))


def _told_done(units: Sequence[Unit]) -> list[Unit]:
    """The units, those labelled done whose next sentence says no more than that: "Utført."."""
    found = list(units)
    for at, unit in enumerate(found[1:]):
        before = found[at]
        last = (before.block, before.index + 1) == (unit.block, unit.index)
        if last and unit.low.strip(" .!") in _DONE:
            found[at] = replace(before, label="done")
    return found


def _with_cells(text: str, laid: Laid, units: Sequence[Unit]) -> list[Unit]:
    found: list[Unit | None] = list(units)
    starts = [unit.start for unit in units]
    for cell in laid.cells:
        at, near = _neighbour(text, laid, units, starts, cell)
        if at is None:
            continue
        if unit := found[at]:
            matter = laid.source.text
            said = text[cell.start : cell.end]
            found[at] = _given(unit, cell, said, matter) if near else _told(unit, cell, said)
        for other in _in_one_cell(laid.source.text, units, at):
            if unit := found[other]:
                found[other] = _told(unit, cell, text[cell.start : cell.end])
    return [unit for unit in found if unit is not None]


def _neighbour(
    text: str, laid: Laid, units: Sequence[Unit], starts: Sequence[int], cell: Cell
) -> tuple[int | None, bool]:
    """The unit on the cell's line that it is told of, None where there is none, and whether that
    stands right beside it: the nearest before it, else behind it, that is no mere topic."""
    before = at = bisect_left(starts, cell.start) - 1
    beside: list[int] = []
    while at >= 0 and "\n" not in text[units[at].end : cell.start]:
        beside.append(at)
        at -= 1
    first = len(beside)
    at = before + 1
    while at < len(units) and "\n" not in text[cell.end : units[at].start]:
        beside.append(at)
        at += 1
    for nth, at in enumerate(beside):
        if not _is_topic(units[at], laid):
            return at, nth in (0, first)
    return (beside[0], True) if beside else (None, False)


def _in_one_cell(text: str, units: Sequence[Unit], at: int) -> list[int]:
    """The other sentences of a cell that holds actions; else who answers does so for the nearest,
    which the others lead up to."""
    found: list[int] = []
    listed = units[at].form == ROW and units[at].label == "table-actions"
    for step in (-1, 1) if listed else ():
        other = at + step
        while 0 <= other < len(units) and units[other].block == units[at].block:
            first, second = sorted((other - step, other))
            if text[units[first].end : units[second].start].strip(" \n"):
                break
            found.append(other)
            other += step
    return found


def _of_no_action(unit: Unit, laid: Laid) -> Unit:
    """A part of a table of actions that holds none: a topic, or a row that is nobody's."""
    if unit.form != ROW or unit.label != "table-actions":
        return unit
    owned = any(cell.role == cellroles.OWNER for cell in laid.cells)
    if _is_topic(unit, laid) or (owned and unit.owner is None and unit.due is None):
        return replace(unit, label="table")
    return unit


def _tells_of_nothing(unit: Unit) -> bool:
    """Whether a cell of actions says that there is none: "Ingenting", "Ingen ting før nyttår"."""
    if unit.form != ROW or not unit.low.startswith(_NOTHING):
        return False
    rest = next(unit.text[len(n) :] for n in _NOTHING if unit.low.startswith(n)).strip(_EDGES)
    return not rest or cellroles.is_time(rest)


def _is_topic(unit: Unit, laid: Laid) -> bool:
    """Whether a unit stands in a cell that holds no action, in a table that has another for it."""
    return _within(laid.topics, unit.start + unit.body)


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
    if cell.role == cellroles.NUMBER:
        return replace(unit, number=said.strip(" .:)").split()[-1])
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
