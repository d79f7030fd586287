"""What stands beside a unit: who answers for it and by when, in a column or in a label behind it.

Owns giving them to the unit they belong to and taking them out of its words, and leaving out what
a table says is done. Which cells there are is `columns`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from workflow.minutes import lexicon
from workflow.minutes.structure import cellroles
from workflow.minutes.structure.blocks import BULLET, HEADING, ROW, TEXT
from workflow.minutes.structure.columns import Cell, Laid
from workflow.minutes.structure.sections import Unit, as_above

_LABEL = re.compile(
    r"(?<![\w-])(?:(?P<owner>ansvarlig|ansvarleg|ansvar|ansv|hvem|kven)|(?:ny )?(?:tids)?frist)\b"
    r"[*_]*\.?(?P<mark>[ ]?[:=–]|(?<=ny frist) (?:er|blir))?[*_]*[ ]*",
    re.IGNORECASE,
)
_DONE = frozenset(lexicon.phrases("column", "told_done"))
_EDGES = " \t\n.,;:()[]*_–-|"
_OPENS = ".,;(–-[\n"
_LONGEST_PIECE = 50
_MOST_LABELS = 3  # beneath one another: who, by when, and perhaps how it stands


class _Tail(NamedTuple):
    """Labels that close a unit's text: where they begin, and the spans of what they say."""

    start: int
    owner: tuple[int, int] | None
    due: tuple[int, int] | None


def settle(text: str, laid: Laid, units: Sequence[Unit]) -> list[Unit]:
    """The units of `laid`, each with what stands beside it in `text`, without what is done."""
    given = _with_cells(text, laid, units) if laid.cells else units
    if laid.cells or laid.topics:
        given = [_of_no_action(unit, laid) for unit in given]
    return _with_labels(_told_done(given))


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
        before = bisect_left(starts, cell.start) - 1
        for at, (low, high) in (
            (before, (units[before].end, cell.start)),
            (before + 1, (cell.end, starts[before + 1] if before + 1 < len(units) else 0)),
        ):
            if not 0 <= at < len(units) or high < low == cell.end or "\n" in text[low:high]:
                continue
            if unit := found[at]:
                found[at] = _given(unit, cell, text, laid.source.text)
            for other in _in_one_cell(laid.source.text, units, at):
                if unit := found[other]:
                    found[other] = _told(unit, cell, text[cell.start : cell.end])
            break
    return [unit for unit in found if unit is not None]


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
    at = bisect_left(laid.topics, (unit.start + unit.body + 1,)) - 1
    topic = at >= 0 and unit.start + unit.body < laid.topics[at][1]
    if topic or (owned and unit.owner is None and unit.due is None):
        return replace(unit, label="table")
    return unit


def _given(unit: Unit, cell: Cell, text: str, matter: str) -> Unit | None:
    """The unit with a cell's content and place; None where the cell says that it is done."""
    start, end = min(unit.start, cell.start), max(unit.end, cell.end)
    wider = replace(
        unit,
        start=start,
        end=end,
        text=matter[start:end].rstrip(),
        body=unit.body + unit.start - start,
    )
    return _told(wider, cell, text[cell.start : cell.end])


def _told(unit: Unit, cell: Cell, said: str) -> Unit | None:
    """The unit with a cell's content; None where the cell says that it is done."""
    over = said.lower().strip(" .?") in lexicon.words("column", "over")
    if over and cell.role in (cellroles.STATUS, cellroles.LIMIT):
        return None
    if cell.role == cellroles.STATUS and cellroles.new_limit(said):
        return _listed(replace(unit, due=(cell.start, cell.end), limit=True))
    if cell.role == cellroles.NUMBER:
        return replace(unit, number=said.strip(" .:)").split()[-1])
    if cell.role == cellroles.OWNER and unit.owner is None and (owner := _owner(said)):
        return replace(unit, owner=owner)
    if cell.role in (cellroles.LIMIT, cellroles.WHEN) and unit.due is None:
        limit = cell.role == cellroles.LIMIT
        return _listed(replace(unit, due=(cell.start, cell.end), limit=limit))
    return unit


def _listed(unit: Unit) -> Unit:
    """A line beside which a limit stands is one of a list of actions."""
    return replace(unit, label="table-actions") if unit.limit and unit.form == TEXT else unit


def _owner(said: str) -> str | None:
    words = " ".join(said.split()).strip(_EDGES + "@?")
    first = words.split()[0] if words else ""
    known = first[:1].isupper() or first[:1].isdigit() or cellroles.is_name(words)
    return words if known and any(sign.isalpha() for sign in words) else None


def _with_labels(units: Sequence[Unit]) -> list[Unit]:
    found: list[Unit] = []
    told = -1  # the block of the last label that the last unit was given
    tails = [_tail(unit) for unit in units]
    for at, (unit, tail) in enumerate(zip(units, tails, strict=True)):
        if tail is None:
            found.append(unit)
        elif not _alone(unit, tail):
            found.append(_labelled(_before(unit, tail.start), unit, tail))
        elif found and _follows(found[-1], unit, max(told, found[-1].block)):
            end = unit.end if unit.block == found[-1].block else found[-1].end
            found[-1] = replace(_labelled(found[-1], unit, tail), end=end)
            told = unit.block
        elif found and _heads(found[-1], unit) and _is_matter(found[-1], units, tails, at):
            matter = replace(found[-1], form=TEXT, label="task")
            found[-1] = _labelled(matter, unit, tail)
            told = unit.block
        else:
            found.append(unit)
    return found


def _alone(unit: Unit, tail: _Tail) -> bool:
    """Whether a unit is nothing but labels."""
    return not any(sign.isalpha() for sign in unit.text[: tail.start])


def _before(unit: Unit, end: int) -> Unit:
    """The unit's matter, without the labels behind; a colon among those was no lead's."""
    matter = replace(unit, text=unit.text[:end].rstrip(_EDGES))
    if unit.body > len(matter.text):
        matter = replace(matter, body=0, lead=None, lead_kind=None)
        if unit.label_text == unit.lead:
            matter = replace(matter, label=None, label_text="")
    return matter


def _follows(before: Unit, unit: Unit, last: int) -> bool:
    """Whether a unit that is only a label is told of the one before it, whose words or labels go on
    to the block `last`: "Ansvar: Kari", and beneath it "Frist: 1. mai"."""
    if before.form not in (TEXT, BULLET, ROW) or (before.owner and before.due):
        return False
    if before.block == unit.block:
        return True
    beneath = unit.path in (before.path, (*before.path, as_above(before.text, BULLET)))
    return unit.block - last == 1 and beneath


def _heads(before: Unit, unit: Unit) -> bool:
    """Whether a unit stands right beneath what looks like a heading."""
    beneath = (*before.path, as_above(before.text, HEADING))
    return before.form == HEADING and unit.block - before.block == 1 and unit.path == beneath


def _is_matter(head: Unit, units: Sequence[Unit], tails: Sequence[_Tail | None], at: int) -> bool:
    """Whether what looks like a heading is what the labels from `at` on are told of: they say by
    when, or it is without number and begins with what is to be done."""
    for further in range(min(_MOST_LABELS, len(units) - at)):
        unit, tail = units[at + further], tails[at + further]
        if tail is None or not _alone(unit, tail) or unit.block != units[at].block + further:
            break
        if tail.due:
            return True
    calls = lexicon.verb(head.text.split()[0].lower())
    return head.number is None and any(verb.tense == "inf" for verb in calls)


def _labelled(unit: Unit, teller: Unit, tail: _Tail) -> Unit:
    """`unit` with the owner and the time that the labels in `teller` name."""
    owner, due, limit = unit.owner, unit.due, unit.limit
    if tail.owner and not owner:
        owner = _owner(teller.text[slice(*tail.owner)])
    if tail.due and not due:
        due, limit = (teller.start + tail.due[0], teller.start + tail.due[1]), True
    return replace(unit, owner=owner, due=due, limit=limit)


def _tail(unit: Unit) -> _Tail | None:
    """The labels that a unit's text closes with, where nothing but names and a time is in them."""
    text, low = unit.text, unit.low
    if not ("ansv" in low or "frist" in low or "hvem" in low or "kven" in low):
        return None
    labels = list(_LABEL.finditer(text))
    while labels:
        first = labels[0]
        front = text[: first.start()].rstrip(" *_")
        opens = not front or front[-1] in _OPENS
        read = _read(text, labels) if opens or first["mark"] else None
        if read and (opens or read[1] is None):
            return _Tail(first.start(), *read)
        labels.pop(0)
    return None


def _read(
    text: str, labels: Sequence[re.Match[str]]
) -> tuple[tuple[int, int] | None, tuple[int, int] | None] | None:
    """The spans of the name and of the time that the labels say; None where one says neither."""
    owner = due = None
    for at, label in enumerate(labels):
        start = label.end()
        end = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        piece = text[start:end].rstrip(_EDGES)
        if not piece.strip(_EDGES) or len(piece) > _LONGEST_PIECE:
            return None
        span = start, start + len(piece)
        if label["owner"] and owner is None and _names_somebody(piece, label["mark"] is not None):
            owner = span
        elif not label["owner"] and due is None and cellroles.is_time(piece.strip(_EDGES)):
            due = span
        else:
            return None
    return owner, due


def _names_somebody(words: str, marked: bool) -> bool:
    if cellroles.is_name(words.strip(_EDGES)):
        return True
    parts = words.split()
    named = all(part[:1].isupper() or part in ("og", "/", "&", "+") for part in parts)
    return marked and named and len(parts) <= 5
