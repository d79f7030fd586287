"""A document → units (sentence, bullet, row, heading) under the headings they stand beneath.

Owns what stands under what: the path of headings, the label that governs a list, the words
before a colon that say who speaks. Finding the blocks is `blocks`; what a unit means for
reading is `signs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workflow.minutes import lexicon
from workflow.minutes.lexicon.labels import heading_kind, label_kind
from workflow.minutes.source import Source
from workflow.minutes.structure import cellroles, colons, done, sentences
from workflow.minutes.structure.blocks import BULLET, HEADING, LABEL, ROW, TEXT, Block, blocks

_ACTION = re.compile(  # "Rutinen er gammel: aksjon - oppdater den"
    r"[:;,–-][ \n]+(?=[*_]{0,2}(?:[Aa]ksjon|[Tt]iltak)"
    r"(?::|[ ][-–])[ *_])"
)
_ACTION_SIGNS = ("ksjon:", "ksjon -", "ksjon –", "iltak:", "iltak -", "iltak –")  # found fast
_INPUT = re.compile(  # "I runden kom følgende momenter fram:"
    r"\b(?:innspill|innspel|moment|synspunkt|kommentar|merknad|spørsmål|ordskift|diskusjon|drøft|debatt|påpek|peikt|mener|meiner)"
    r"[^.]*:\W*$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\w+")
_ENOUGH = 80  # characters of a bullet that tell it from others
_TOLD = (TEXT, HEADING)  # forms whose sentences may end in what tells them done
_DUTIES = ("task", "decision", "deadline")  # labels above what is to be done
_PHRASES = lexicon.spoken("phrase")


@dataclass(slots=True)  # frozen, each of its many fields would cost a call
class Unit:
    """One place that may hold an item: `text[start:end]` of the document.

    `form` is heading, text, bullet, row or label. `path` holds the headings above it, outermost
    first; `kinds` what those headings make of it ("action", "upcoming", ...), nearest first.
    `label` is the kind of the label that governs it ("task", "decision", "speaker", ...),
    `lead` the words before its own colon and `body` where it goes on after them; `low` and
    `words` are its text and words in lower case, `said` what its phrases tell ("decided" …).
    `index` and `count` place it among the sentences of its block, `position` its block in the
    document (0–1).
    `owner` and `due` are what a column or a label beside it says of who and when (`due` a span of
    the document, a `limit` where the head says so); they are no part of `text`.
    `attended` tells that what leads its block is a body which attended the meeting.
    """

    start: int
    end: int
    text: str
    form: str
    path: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    number: str | None = None
    label: str | None = None
    label_text: str = ""
    lead: str | None = None
    lead_kind: str | None = None
    body: int = 0
    low: str = ""
    words: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()
    index: int = 0
    count: int = 1
    indent: int = 0
    block: int = 0
    bracketed: bool = False
    position: float = 0.0
    owner: str | None = None
    due: tuple[int, int] | None = None
    limit: bool = False
    attended: bool = False

    def follows(self, other: Unit) -> bool:
        """Whether it is the sentence right behind another of its block."""
        return (other.block, other.index) == (self.block, self.index - 1)

    @property
    def speaks(self) -> bool:
        """Whether the words before its colon tell who speaks, or is to do what follows."""
        return self.lead is not None and (self.lead_kind == "speaker" or self.attended)

    @property
    def has_topic(self) -> bool:
        """Whether the words before its colon tell what it is about."""
        return self.lead_kind == "topic" and not self.attended


@dataclass(slots=True)
class _Place:
    """Where the reader stands: open headings, the label above, the bullets above."""

    headings: list[tuple[int, str, str | None]] = field(default_factory=list)
    label: tuple[str | None, str] = (None, "")
    bullets: list[tuple[int, str]] = field(default_factory=list)
    table: str | None = None
    labelled: bool = False  # somewhere a label opens what is to be done in a sentence


def as_above(words: str, form: str) -> str:
    """A heading's, label's or bullet's words as the units beneath have them in `path` or
    `label_text`."""
    if form == BULLET:
        return words[:_ENOUGH]
    return words.strip(" *_:\t" if form == LABEL else " *_#\t")


def heard(low: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words and numbers of a text in lower case, in order, and what its phrases tell."""
    words = tuple(_LETTERS.findall(low))
    return words, _PHRASES.said(low, words)


def units(source: Source) -> list[Unit]:
    """The document's units in order."""
    found: list[Unit] = []
    place = _Place(labelled=any(sign in source.text for sign in _ACTION_SIGNS))
    parts = blocks(source)
    for at, block in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        if block.done:
            continue  # what a checklist has ticked
        _enter(source.text, block, place, following)
        for unit in _cut(source.text, block, place, at, len(source.text)):
            found.append(unit)
        last = found[-1].text[-200:] if found and block.form == TEXT else ""
        if ":" in last and _INPUT.search(last):
            place.label = ("discussion", "")
        if block.form == LABEL:
            words = as_above(source.text[block.start : block.end], LABEL)
            place.label = (colons.alone(words), words)
    return found


def _enter(text: str, block: Block, place: _Place, following: Block | None) -> None:
    if block.form == HEADING:
        words = as_above(text[block.start : block.end], HEADING)
        while place.headings and place.headings[-1][0] >= block.level:
            place.headings.pop()
        place.headings.append((block.level, words, block.number))
        place.label, place.bullets = (None, ""), []
    elif block.form == BULLET:
        while place.bullets and place.bullets[-1][0] >= block.indent + block.level:
            place.bullets.pop()
    if block.form == ROW:
        opened = _table(text[block.start : block.end]) if block.gap or not place.table else "table"
        place.table = opened if opened != "table" else place.table or opened
    elif block.gap:
        place.table = None
    if block.form == TEXT and block.gap:
        place.bullets = []
        if place.label[0] in ("task", "owner", "front") and not _enumerates(following):
            place.label = (None, "")


def _table(head: str) -> str:
    """What a table is by its first row: one of actions, of dates, or another."""
    cells = [cell.strip(" *_").lower() for cell in re.split(r"[|\t]|\s{3,}", head)]
    kinds = {label_kind(cell) for cell in cells if cell}
    heads = cellroles.heads(cells)
    dated = any(cellroles.WHEN in named for named in heads)
    if "task" in kinds or ("owner" in kinds and not dated and not kinds & {"deadline", "event"}):
        return "table-actions"
    if dated or kinds & {"event", "deadline"}:
        return "table-dates"
    acts = any(cellroles.TASK in named for named in heads)
    return "table-actions" if acts else "table"


def _enumerates(block: Block | None) -> bool:
    return block is not None and block.form in (BULLET, ROW)


def _cut(text: str, block: Block, place: _Place, at: int, total: int) -> Iterator[Unit]:
    above_it = [words for _, words, _ in place.headings]
    if block.form == HEADING:
        above_it = above_it[:-1]
    path = (*above_it, *(words for _, words in place.bullets))
    kinds = tuple(kind for words in reversed(path) if (kind := heading_kind(words)))
    above = (n for _, _, n in reversed(place.headings) if n)
    number = block.number or next(above, None)
    table = place.table if block.form == ROW else None
    label, label_text = (table, "") if table else place.label
    if block.boxed and label not in _DUTIES:
        label = "task"  # a box to tick asks for it like "Aksjon:"
    if block.form == ROW and (told := _in_cells(text, block)):
        spans = told
    elif block.form in (HEADING, ROW, LABEL):
        span = sentences.trim(text, block.start, block.end)
        spans = [span] if span else []
    else:
        spans = sentences.split(text, block.start, block.end, block.low)
        if place.labelled:
            spans = [part for span in spans for part in _at_actions(text, *span)]
    block_text = text[block.start : block.end]
    bracketed = block_text.lstrip().startswith("[") and "](" not in block_text
    for index, (start, end) in enumerate(spans):
        words = text[start:end]
        low = words.lower()
        lows, said = heard(low)
        lead, body = colons.lead(words) if block.form in (TEXT, BULLET) else (None, 0)
        kind = colons.kind(lead) if lead else None
        if lead and kind and index == 0 and kind != "time":
            label, label_text = kind, lead
        yield Unit(
            start=start,
            end=end,
            text=words,
            form=block.form,
            path=path,
            kinds=kinds,
            number=number,
            label="done" if block.form in _TOLD and done.of_sentence(words) else label,
            label_text=label_text,
            lead=lead,
            lead_kind=kind,
            body=body,
            low=low,
            words=lows,
            said=said,
            index=index,
            count=len(spans),
            indent=block.indent + block.level * 2,
            block=at,
            bracketed=bracketed,
            position=start / max(1, total),
        )
    if block.form == BULLET and spans:
        words = as_above(text[slice(*spans[0])], BULLET)
        place.bullets.append((block.indent + block.level, words))


def _at_actions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a sentence in whose midst a label opens what is to be done."""
    for label in _ACTION.finditer(text, start, end):
        if part := sentences.trim(text, start, label.start()):
            yield part
        start = label.end()
    yield start, end


def _in_cells(text: str, block: Block) -> list[tuple[int, int]]:
    """The sentences of a row cell by cell, where a cell is empty or holds several; else none."""
    blank = any(not text[start:end].strip() for start, end in block.cells)
    if not blank and ". " not in text[block.start : block.end]:
        return []
    found = [span for cell in block.cells for span in sentences.split(text, *cell)]
    return found if blank or len(found) > len(block.cells) else []
