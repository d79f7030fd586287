"""What stands beside a unit in a table: who answers for it and by when.

Owns giving them to the unit they belong to and taking them out of its words, and leaving out what
a table says is done. Which cells there are is `columns`; labels behind a unit are `tails`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from workflow.minutes import lexicon
from workflow.minutes.lexicon.labels import heading_kind, label_kind
from workflow.minutes.structure import cellroles, done, plans, states, tails, whom
from workflow.minutes.structure.blocks import BULLET, LABEL, ROW, TEXT
from workflow.minutes.structure.cellroles import Cell
from workflow.minutes.structure.colons import opens_with_deed
from workflow.minutes.structure.columns import Laid
from workflow.minutes.structure.sections import Unit

_NOTHING = lexicon.phrases("column", "nothing")
_ONE_CELL = re.compile(r" ?|\s*\n\s*(?:[•·▪*–-]\s*)?")  # what parts sentences of one cell
_LONGEST_MATTER = 44
_EDGES = " \t\n.,;:()[]*_–-|"
_READY = ("ferdig ", "klar til ", "klart til ", "frist ")
_WANTING = frozenset[str]().union(*(lexicon.words("modal", k) for k in ("must", "ought", "need")))
_DOING = ("pres", "pass", "inf", "imp")
_TELLING = ("opinion", "report", "state", "happen")
_BESIDE = 3  # signs between neighbouring cells


def settle(text: str, laid: Laid, units: Sequence[Unit]) -> list[Unit]:
    """The units of `laid`, each with what stands beside it in `text`, without what is done."""
    told = [unit for unit in units if unit.form != ROW or not _tells_of_nothing(unit)]
    if laid.heads:
        told = [unit for unit in told if not _within(laid.heads, unit.start)]
    told = [
        replace(unit, label="heads") if _heads_rows(unit, following) else unit
        for unit, following in zip_longest(told, told[1:])
    ]
    if laid.plans:
        told = plans.named(told, laid.plans)
    if laid.followed:
        told = [
            replace(u, label="table") if u.form == ROW and _within(laid.followed, u.start) else u
            for u in told
        ]
    topics = [(cell.start, cell.end) for cell in laid.topics]
    given = _with_cells(text, laid, told, topics) if laid.cells else told
    if laid.cells or laid.topics:
        owned = any(cell.role == cellroles.OWNER for cell in laid.cells)
        given = [_of_no_action(unit, topics, owned) for unit in given]
    if laid.topics:
        given = _with_matters(text, laid, given)
    return tails.settle(_told_done(given))


def _heads_rows(unit: Unit, following: Unit | None) -> bool:
    """Whether a line only says what the rows below it are: "Program for lørdagen:"."""
    if following is None or following.form != ROW or not unit.text.endswith(":"):
        return False
    return unit.form in (TEXT, LABEL) and heading_kind(unit.text) is not None


def _told_done(units: Sequence[Unit]) -> list[Unit]:
    """The units, those labelled done whose next sentence says no more than that: "Utført."."""
    found = list(units)
    for at, unit in enumerate(found[1:]):
        before = found[at]
        last = unit.follows(before)
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
        raw = text[cell.start : cell.end]
        at = _whose(text, cell, units, at, line)
        shown = laid.source.text if cell.role == cellroles.WHEN else text
        for one in _in_one_cell(laid.source.text, units, at, line):
            unit = found[one]
            if unit and one == at and _touches(shown, unit, cell):
                found[one] = _given(unit, cell, raw, laid.source.text)
            elif unit:
                found[one] = _told(unit, cell, raw)
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


def _whose(text: str, cell: Cell, units: Sequence[Unit], nearest: int, line: Sequence[int]) -> int:
    """Of the sentences in the cell nearest to one of a row the one it is told of: that which names
    who answers ("Kari skriver brevet. Alle får kopi. | Kari"), else the last that does more
    than tell ("Hente inn tilbud. Det haster. | Per")."""
    if cell.row is None or cell.start < units[nearest].start:
        return nearest
    inside = [nearest]
    while (
        inside[0] - 1 in line and "|" not in text[units[inside[0] - 1].end : units[inside[0]].start]
    ):
        inside.insert(0, inside[0] - 1)
    raw = text[cell.start : cell.end].split("\n")[0]
    name = whom.answers(raw) if cell.role == cellroles.OWNER else None
    first = name.split(" ")[0].strip(",.") if name else ""
    named = [at for at in inside if first and units[at].text.startswith(f"{first} ")]
    if named:
        return named[-1]
    return next((at for at in reversed(inside) if not _only_tells(units[at])), nearest)


def _only_tells(unit: Unit) -> bool:
    """Whether a sentence says how things are or by when the one before is to be done, and nothing
    that is to be done itself; words without a verb may."""
    if unit.low.startswith(_READY):
        return True
    if not _WANTING.isdisjoint(unit.words):
        return False
    nouns = lexicon.words("grammar", "ambiguous")
    verbs = [verb for word in unit.words if word not in nouns for verb in lexicon.verb(word)]
    doing = any(verb.tense in _DOING and verb.kind not in _TELLING for verb in verbs)
    finite = any(verb.tense in ("pres", "past", "pass") for verb in verbs)
    return finite and not doing and not opens_with_deed(unit.text)


def _touches(text: str, unit: Unit, cell: Cell) -> bool:
    """Whether nothing but signs stands between a unit and a cell of its row."""
    if cell.row and cell.start < cell.row[0]:
        return False
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


def _given(unit: Unit, cell: Cell, raw: str, matter: str) -> Unit | None:
    """The unit with a cell's content and place; None where the cell says that it is done."""
    first = cell.start + len(raw) - len(raw.lstrip())
    last = first + len(raw.strip().split("\n")[0].rstrip())
    start, end = min(unit.start, first), max(unit.end, last)
    wider = replace(
        unit,
        start=start,
        end=end,
        text=matter[start:end].rstrip(),
        body=unit.body + unit.start - start,
    )
    return _told(wider, cell, raw)


def _told(unit: Unit, cell: Cell, raw: str) -> Unit | None:
    """The unit with a cell's content; None where the cell says that it is done."""
    if cell.role == cellroles.DONE:
        return None
    stands = cell.role == cellroles.STATUS or cell.role in cellroles.TIMES
    if stands and states.over(raw.strip()):
        return None
    if stands and (new := states.limit(raw)):
        return _listed(replace(unit, due=_at(cell, *new), limit=not states.agreed(raw)))
    if cell.role == cellroles.NUMBER and (number := raw.strip(" .:)\n").split()):
        return replace(unit, number=number[-1])
    if cell.role in (cellroles.OWNER, cellroles.WHOSE):
        return _owned(unit, cell, raw)
    if cell.role in cellroles.TIMES:
        return _timed(unit, cell, raw)
    return unit


def _owned(unit: Unit, cell: Cell, raw: str) -> Unit:
    """The unit with who answers for it, and by when where the same cell tells that too."""
    if when := whom.whom_and_when(raw, headed=True):
        if unit.due is None:
            unit = _listed(replace(unit, due=_at(cell, when, len(raw)), limit=True))
        raw = raw[:when]
    named = lexicon.first_name(unit.text.split(" ", 1)[0])  # whoever does it for whose row it is
    answers = cell.role == cellroles.OWNER or not named
    said = ", ".join(line.strip() for line in raw.split("\n") if line.strip())
    owner = whom.answers(said) if answers and unit.owner is None else None
    return replace(unit, owner=owner) if owner else unit


def _timed(unit: Unit, cell: Cell, raw: str) -> Unit:
    """The unit with the time beside it, which a cell of hours beside the day's goes on with."""
    if unit.due is None:
        first = raw.lstrip()
        begin = len(raw) - len(first)
        due = _at(cell, begin, begin + len(first.split("\n")[0].rstrip()))
        if cell.role == cellroles.OVER:
            unit = replace(unit, label="table-dates")
        return _listed(replace(unit, due=due, limit=cell.role == cellroles.LIMIT))
    if 0 <= cell.start - unit.due[1] <= _BESIDE and cell.role == cellroles.WHEN:
        return replace(unit, due=(unit.due[0], cell.end))
    return unit


def _at(cell: Cell, first: int, last: int) -> tuple[int, int]:
    """The span in the document of signs of a cell."""
    return cell.start + first, cell.start + last


def _listed(unit: Unit) -> Unit:
    """A line beside which a limit stands is one of a list of actions."""
    return replace(unit, label="table-actions") if unit.limit and unit.form == TEXT else unit
