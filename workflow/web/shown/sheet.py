"""Minutes as a readable document in which every proposal's words are marked.

Owns cutting the text into headings, paragraphs and lists, and the marks across them; quotes may
overlap, and one sentence may carry two. Where a block begins is `minutes.structure.blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from workflow.domain import wording
from workflow.domain.item import Item, State
from workflow.domain.proposal import Kind
from workflow.minutes.source import Line, Source
from workflow.minutes.structure.blocks import BULLET, HEADING, LABEL, ROW, Block, blocks
from workflow.store.queries import Quote
from workflow.web.tongue import _, language


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote: its number in the document, its item, and how it looks by now."""

    number: int
    item: Item
    start: int
    end: int
    now: bool

    @property
    def decided(self) -> str:
        """«ok» once accepted, «no» once rejected or merged, "" while it waits."""
        if self.item.state is State.PROPOSED:
            return ""
        return "no" if self.item.state in (State.REJECTED, State.MERGED) else "ok"

    @property
    def look(self) -> str:
        """The classes of its colour: kind, and what was decided."""
        kind = "f" if self.item.kind is Kind.TASK else "h"
        return " ".join(filter(None, (kind, self.decided, "now" if self.now else "")))

    @property
    def says(self) -> str:
        """The same for who can't see it."""
        kind = wording.kind(self.item.kind, language())
        says = _("%(kind)s, forslag %(n)s", kind=kind, n=self.number)
        if self.item.state is State.PROPOSED:
            return says
        decided = {State.REJECTED: _("avvist"), State.MERGED: _("slått sammen")}
        return f"{says}, {decided.get(self.item.state) or _('godtatt')}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under one mark (or none). `opens` are the quotes that begin here."""

    text: str
    mark: Mark | None
    opens: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the document. `level` 0 is the document's own title."""

    form: str
    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs of one form in a row: a list is one part, everything else stands alone."""

    form: str
    paragraphs: tuple[Paragraph, ...]


def marks(spoken: Iterable[tuple[Item, Quote]], current: str | None) -> list[Mark]:
    """A document's quotes as marks, numbered in its order."""
    return [
        Mark(number, item, quote.start, quote.end, item.id == current)
        for number, (item, quote) in enumerate(spoken, 1)
    ]


def sheet(text: str, found: Sequence[Mark]) -> list[Part]:
    """The document's parts in order; no word of it is left out."""
    paragraphs = [
        Paragraph(form, level, _pieces(text, start, end, found))
        for form, level, start, end in _spans(text)
    ]
    parts = []
    for index, (form, run) in enumerate(groupby(paragraphs, key=lambda p: p.form)):
        together = tuple(run)
        if form == BULLET:
            parts.append(Part(form, together))
            continue
        for at, paragraph in enumerate(together):
            title = index == 0 and at == 0 and form == HEADING
            level = 0 if title else max(1, paragraph.level)
            parts.append(Part(form, (Paragraph(form, level, paragraph.pieces),)))
    return parts


def _spans(text: str) -> list[tuple[str, int, int, int]]:
    """(form, level, start, end) of all that is to be shown, also between the known blocks."""
    found: list[tuple[str, int, int, int]] = []
    reached = 0
    for block in blocks(_source(text)):
        start = _visible_start(text, block, reached)
        found += _between(text, reached, start)
        found.append((_form(block), block.level, start, block.end))
        reached = block.end
    return found + _between(text, reached, len(text))


def _source(text: str) -> Source:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line)))
        start += len(line) + 1
    return Source(text, tuple(lines), "", "")


def _form(block: Block) -> str:
    return block.form if block.form in (HEADING, BULLET, ROW, LABEL) else "text"


def _visible_start(text: str, block: Block, reached: int) -> int:
    """A heading keeps its number; a bullet gives its sign to the list that is made of it."""
    if block.form == BULLET:
        number = re.match(r"\s*(\w+[.)])", text[_line_start(text, block.start) : block.start])
        return block.start if number is None else _line_start(text, block.start)
    start = max(reached, _line_start(text, block.start))
    markup = re.compile(r"[ \t]*#{1,6}[ \t]*").match(text, start)
    return markup.end() if markup else start


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _between(text: str, start: int, end: int) -> list[tuple[str, int, int, int]]:
    """What no block holds (front matter) is shown as paragraphs; signs and rules alone are not."""
    found = []
    for match in re.finditer(r"[^\n]+", text[start:end]):
        if any(sign.isalnum() for sign in match.group()):
            found.append(("text", 0, start + match.start(), start + match.end()))
    return found


def _pieces(text: str, start: int, end: int, found: Sequence[Mark]) -> tuple[Piece, ...]:
    here = [mark for mark in found if mark.start < end and mark.end > start]
    edges = {start, end}
    for mark in here:
        edges |= {max(start, mark.start), min(end, mark.end)}
    cuts = sorted(edges)
    pieces = []
    for first, last in pairwise(cuts):
        over = [mark for mark in here if mark.start <= first and mark.end >= last]
        opens = tuple(mark for mark in over if max(start, mark.start) == first)
        top = min(over, key=lambda m: (not m.now, m.item.state is not State.PROPOSED), default=None)
        pieces.append(Piece(" ".join(text[first:last].split("\n")), top, opens))
    return tuple(pieces)
