"""Tables and right-hand columns → the matter alone, and beside it who answers for it and by when.

Owns knowing what a column holds: by its head ("Ansvar", "Frist"), else by what stands in it. The
source is given back with everything beside the matter blanked out, each sign still at its
place, so that sentences are read across the lines of a narrow column. Which sentence a cell
belongs to is `sections`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workflow.minutes.source import Line, Source, Style
from workflow.minutes.structure import cellroles
from workflow.minutes.structure.cellroles import LIMIT, NUMBER, OWNER, TASK, WORDS

_GAP = re.compile(r"\t[ \t]*|[ ](?:[ ]*\t[ \t]*|[ ]+)")
_SLACK = 2  # columns by which a cell may miss its head
_MOST_CHUNKS = 12
_LONGEST_LINE = 400  # characters; a longer line is no row set with spaces


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands beside the matter: its `role`, and where it is in the document."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Laid:
    """`source` without what stands beside the matter, and those cells, in document order.

    `topics` are the spans of what only names a matter, where another column holds the actions.
    """

    source: Source
    cells: tuple[Cell, ...] = ()
    topics: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Text between gaps in a line; `column` counts signs from the line's start."""

    column: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns that a head names: their places and roles; `tabbed` where tabs part them."""

    places: tuple[int, ...]
    roles: tuple[frozenset[str], ...]
    tabbed: bool


def lay(source: Source) -> Laid:
    """The source with its columns told apart; as it is where it has none."""
    rows: dict[int, tuple[tuple[int, int], ...]] = {}
    found = sorted((*_in_rows(source), *_in_text(source, rows)), key=lambda cell: cell.start)
    if not found and not rows:
        return Laid(source)
    cells = tuple(cell for cell in found if cell.role != WORDS)
    topics = tuple((cell.start, cell.end) for cell in found if cell.role == WORDS)
    kept: list[str] = []
    at = 0
    for cell in cells:
        kept += [source.text[at : cell.start], " " * (cell.end - cell.start)]
        at = cell.end
    text = "".join((*kept, source.text[at:]))
    lines = _trimmed(text, source.lines, cells, rows)
    return Laid(replace(source, text=text, lines=lines), cells, topics)


def _trimmed(
    text: str,
    lines: Sequence[Line],
    cells: Sequence[Cell],
    rows: Mapping[int, tuple[tuple[int, int], ...]],
) -> tuple[Line, ...]:
    """The lines, those under a head with tabs as rows, others that hold a cell ending where their
    words end; one with a number in front goes on with no line above it."""
    found, at = [], 0
    for line in lines:
        if inside := rows.get(line.start):
            found.append(replace(line, style=Style.ROW, cells=inside))
            continue
        while at < len(cells) and cells[at].start < line.start:
            at += 1
        if line.cells or at == len(cells) or cells[at].start >= line.end:
            found.append(line)
            continue
        end, style = _last_of(text, line), line.style
        if cells[at].role == NUMBER and style is Style.UNKNOWN and not _may_head(text, line):
            style = Style.BODY
        found.append(replace(line, end=end, style=style))
    return tuple(found)


def _may_head(text: str, line: Line) -> bool:
    """Whether a line may be a heading: below a blank one, or all in capitals."""
    return text[line.start - 2 : line.start] == "\n\n" or text[line.start : line.end].isupper()


def _last_of(text: str, line: Line) -> int:
    return line.start + len(text[line.start : line.end].rstrip())


# Rows of tables that the file itself, or Markdown, tells of


def _in_rows(source: Source) -> Iterator[Cell]:
    roles: tuple[frozenset[str], ...] | None = None
    parted, ended = False, 0  # a line that goes across the table, and where the last row ended
    for line in source.lines:
        if not line.cells:
            if roles is not None and source.text[line.start : line.end].strip(" |:-\t"):
                parted = True
                roles = roles if "\n\n" not in source.text[ended : line.start] else None
            continue
        texts = [source.text[start:end] for start, end in line.cells]
        if parted and "\n\n" in source.text[ended : line.start]:
            roles = None
        if roles is None or parted:
            heads = cellroles.heads(texts)
            if roles is None or any(heads):
                roles = heads
            if any(heads):
                parted, ended = False, line.end
                continue
        parted, ended = False, line.end
        known = roles if len(roles) == len(texts) else ()
        aside = cellroles.aside(texts)
        for at, ((start, end), text) in enumerate(zip(line.cells, texts, strict=True)):
            named = known[at] if known else frozenset()
            if end > start and (
                role := cellroles.role(text, named, first=at == 0, last=at >= aside)
            ):
                yield Cell(role, start, end)
            elif end > start and WORDS in named and any(TASK in other for other in known):
                yield Cell(WORDS, start, end)


# Lines of plain text whose columns stand under each other, or are parted by tabs


def _in_text(source: Source, rows: dict[int, tuple[tuple[int, int], ...]]) -> Iterator[Cell]:
    """The cells in lines of text; lines under a head whose columns tabs part go into `rows`."""
    if "\t" not in source.text and "  " not in source.text:
        return
    lines = [line for line in source.lines if not line.cells and _may_have_columns(source, line)]
    split = [(line, _chunks(source.text, line)) for line in lines]
    heads = [_head(chunks, source.text[line.start : line.end]) for line, chunks in split]
    shared = _shared(chunks for _, chunks in split) if not any(heads) else frozenset()
    head: _Head | None = None
    for (line, chunks), opened in zip(split, heads, strict=True):
        head = opened or head
        if head and head.tabbed and len(chunks) > 1:
            rows[line.start] = tuple((chunk.start, chunk.end) for chunk in chunks)
        if head and not opened:
            yield from _under(head, chunks)
        elif not head:
            yield from _without_head(chunks, shared)


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
    at = len(content) - len(content.lstrip(" "))
    for gap in (*_GAP.finditer(content, at), None):
        end = gap.start() if gap else len(content.rstrip())
        if end > at or (found and gap and "\t" in gap.group()):
            found.append(_Chunk(at, line.start + at, line.start + end, content[at:end]))
        if gap is None or len(found) > _MOST_CHUNKS:
            break
        at = gap.end()
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


def _under(head: _Head, chunks: Sequence[_Chunk]) -> Iterator[Cell]:
    last = len(chunks) - 1
    for at, chunk in enumerate(chunks):
        if head.tabbed:
            roles = head.roles[at] if at < len(head.roles) and len(chunks) > 1 else frozenset()
        else:
            roles = _by_place(head, chunk)
            if not roles:
                continue
        if chunk.text and (
            role := cellroles.role(chunk.text, roles, first=at == 0, last=at == last)
        ):
            yield Cell(role, chunk.start, chunk.end)
        elif head.tabbed and WORDS in roles and any(TASK in other for other in head.roles):
            yield Cell(WORDS, chunk.start, chunk.end)


def _by_place(head: _Head, chunk: _Chunk) -> frozenset[str]:
    """What the column holds under whose head a chunk begins."""
    for place, roles in zip(head.places, head.roles, strict=True):
        if abs(chunk.column - place) <= _SLACK:
            return roles
    return frozenset()


def _shared(lines: Iterator[list[_Chunk]]) -> frozenset[int]:
    """Where at least two lines, each with words in front, have a name or a time begin."""
    places: Counter[int] = Counter()
    for chunks in lines:
        if len(chunks) > 1 and _tells(chunks[0].text):
            places.update(chunk.column for chunk in chunks[1:] if cellroles.by_words(chunk.text))
    return frozenset(place for place, count in places.items() if count > 1)


def _without_head(chunks: Sequence[_Chunk], shared: frozenset[int]) -> Iterator[Cell]:
    if len(chunks) < 2 or not _tells(chunks[0].text):
        return
    for chunk in chunks[1:]:
        if chunk.column in shared and (role := cellroles.by_words(chunk.text)):
            yield Cell(role, chunk.start, chunk.end)


def _tells(text: str) -> bool:
    """Whether words may be a matter: several, no label, nobody's name."""
    return len(text.split()) > 1 and not text.endswith(":") and not cellroles.is_name(text)
