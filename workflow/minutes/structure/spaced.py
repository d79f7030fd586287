"""Columns in lines of plain text, which stand under each other or are parted by tabs.

Owns finding where they begin, and which a head names. What a cell holds is `cellroles`; what
becomes of the source is `columns`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflow.minutes.source import Line, Source
from workflow.minutes.structure import cellroles, whom
from workflow.minutes.structure.cellroles import HEAD, LIMIT, OWNER, TASK, TOLD, WORDS, Cell

_GAP = re.compile(r"\t[ \t]*|[ ](?:[ ]*\t[ \t]*|[ ]+)")
_SLACK = 2  # columns by which a cell may miss its head
_MOST_CHUNKS = 12
_LONGEST_LINE = 400  # characters; a longer line is no row set with spaces


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Text between gaps in a line; `column` counts signs from the line's start, `tab` the gap
    before it where that is a tab's, whose width no text tells, else 0."""

    column: int
    start: int
    end: int
    text: str
    tab: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """Where it begins, as the lines above and below have it."""
        return (0, self.tab) if self.tab else (self.column, 0)


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns that a head names: their places and roles; `tabbed` where tabs part them."""

    places: tuple[int, ...]
    roles: tuple[frozenset[str], ...]
    tabbed: bool

    @property
    def acts(self) -> bool:
        """Whether one of them holds what is to be done."""
        return any(TASK in role for role in self.roles)

    @property
    def reports(self) -> bool:
        """Whether another beside it holds what has been."""
        return self.acts and any(TOLD in role for role in self.roles)


def cells(source: Source, rows: dict[int, tuple[tuple[int, int], ...]]) -> Iterator[Cell]:
    """The cells in lines of text. Lines that are rows, since tabs part their columns or no other
    line goes on with them, go into `rows`, by where they start."""
    if "\t" not in source.text and "  " not in source.text:
        return
    lines = [line for line in source.lines if not line.cells and _may_have_columns(source, line)]
    split = [(line, _chunks(source.text, line)) for line in lines]
    heads = [_head(chunks, source.text[line.start : line.end]) for line, chunks in split]
    shared = _shared(chunks for _, chunks in split) if not any(heads) else frozenset()
    head: _Head | None = None
    for at, ((line, chunks), opened) in enumerate(zip(split, heads, strict=True)):
        head = opened or head
        if opened:
            yield Cell(HEAD, line.start, line.end)
        if not head:
            yield from _without_head(chunks, shared)
            continue
        following = split[at + 1] if at + 1 < len(split) else None
        row = len(chunks) > 1 and (head.tabbed or _whole_row(head, line, chunks, following))
        if row:
            rows[line.start] = tuple((chunk.start, chunk.end) for chunk in chunks)
        if not opened:
            yield from _under(head, chunks, (line.start, line.end) if row else None)


def _may_have_columns(source: Source, line: Line) -> bool:
    if not 4 < line.end - line.start <= _LONGEST_LINE:
        return False
    return (
        source.text.find("\t", line.start, line.end) >= 0
        or source.text.find("  ", line.start, line.end) >= 0
    )


def _chunks(text: str, line: Line) -> list[_Chunk]:
    content = text[line.start : line.end]
    found: list[_Chunk] = []
    tab = 0
    at = len(content) - len(content.lstrip(" "))
    for gap in (*_GAP.finditer(content, at), None):
        end = gap.start() if gap else len(content.rstrip())
        if end > at or (found and gap and "\t" in gap.group()):
            found.append(_Chunk(at, line.start + at, line.start + end, content[at:end], tab))
        if gap is None or len(found) > _MOST_CHUNKS:
            break
        at, tab = gap.end(), len(found) if "\t" in gap.group() else 0
    return found


def _head(chunks: Sequence[_Chunk], content: str) -> _Head | None:
    """The columns that a line heads, where it is nothing but the heads of some."""
    if len(chunks) < 2:
        return None
    roles = cellroles.heads([chunk.text for chunk in chunks])
    named = [role for role in roles if role]
    tabbed = "\t" in content
    telling = {OWNER, LIMIT, TASK} if tabbed else {OWNER, LIMIT}
    if len(named) < len(chunks) - 1 or not any(role & telling for role in roles):
        return None
    return _Head(tuple(chunk.column for chunk in chunks), roles, tabbed)


def _whole_row(
    head: _Head, line: Line, chunks: Sequence[_Chunk], following: tuple[Line, list[_Chunk]] | None
) -> bool:
    """Whether a line set with spaces is a row that no other line goes on with, in a table that
    tells both what has been and what is to be done."""
    if not head.reports or chunks[0].column > head.places[0] + _SLACK:
        return False
    if following is None or following[0].start > line.end + 1:
        return True
    return following[1][0].column <= head.places[0] + _SLACK


def _under(head: _Head, chunks: Sequence[_Chunk], row: tuple[int, int] | None) -> Iterator[Cell]:
    last = len(chunks) - 1
    for at, chunk in enumerate(chunks):
        if head.tabbed:
            roles = head.roles[at] if at < len(head.roles) and len(chunks) > 1 else frozenset()
        else:
            roles = _by_place(head, chunk)
            if not roles:
                continue
        if not chunk.text:
            continue
        if role := cellroles.role(chunk.text, roles, first=at == 0, last=at == last):
            yield Cell(role, chunk.start, chunk.end, row)
        elif head.acts and TOLD in roles:
            yield Cell(TOLD, chunk.start, chunk.end, row)
        elif row and head.acts and WORDS in roles:
            yield Cell(WORDS, chunk.start, chunk.end, row)


def _by_place(head: _Head, chunk: _Chunk) -> frozenset[str]:
    """What the column holds under whose head a chunk begins."""
    for place, roles in zip(head.places, head.roles, strict=True):
        if abs(chunk.column - place) <= _SLACK:
            return roles
    return frozenset()


def _shared(lines: Iterator[list[_Chunk]]) -> frozenset[tuple[int, int]]:
    """Where at least two lines, each with words in front, have a name or a time begin."""
    places: Counter[tuple[int, int]] = Counter()
    for chunks in lines:
        if len(chunks) > 1 and _tells(chunks[0].text):
            places.update(chunk.place for chunk in chunks[1:] if cellroles.by_words(chunk.text))
    return frozenset(place for place, count in places.items() if count > 1)


def _without_head(chunks: Sequence[_Chunk], shared: frozenset[tuple[int, int]]) -> Iterator[Cell]:
    if len(chunks) < 2 or not _tells(chunks[0].text):
        return
    for chunk in chunks[1:]:
        if chunk.place in shared and (role := cellroles.by_words(chunk.text)):
            yield Cell(role, chunk.start, chunk.end)


def _tells(text: str) -> bool:
    """Whether words may be a matter: several, no label, nobody's name."""
    return len(text.split()) > 1 and not text.endswith(":") and not whom.is_name(text)
