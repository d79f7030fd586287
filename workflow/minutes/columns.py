"""Tables and right-hand columns → the matter alone, and beside it who answers for it and by when.

Owns knowing what a column holds: by its head ("Ansvar", "Frist"), else by what stands in it. The
source is given back with everything beside the matter blanked out, each sign still at its
place, so that sentences are read across the lines of a narrow column. Which sentence a cell
belongs to is `sections`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from workflow.minutes import lexicon, timex
from workflow.minutes.source import Line, Source

OWNER, LIMIT, WHEN, NUMBER, STATUS, TASK, WORDS = (
    "owner", "limit", "when", "number", "status", "task", "words",
)  # fmt: skip
_ROLES = (OWNER, LIMIT, WHEN, NUMBER, STATUS, TASK, WORDS)
_ASIDE = (OWNER, LIMIT, WHEN, NUMBER, STATUS)
_GAP = re.compile(r"[ ]*\t[ \t]*|[ ]{2,}")
_BOTH = re.compile(r"\s*(?:/|,|&|\+|\bog\b)\s*")
_NUMBER = re.compile(
    r"(?:(?:sak|pkt\.?|punkt|(?-i:[A-ZÆØÅ]{1,5}))[ ]*)?\d{1,4}(?:[./-]\d{1,4}){0,3}[a-zæøå]?[.):]?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[@A-ZÆØÅ][\w.'’-]*")
_JOINED = re.compile(r"[\s,/&+()]+")
_JOINING = frozenset(("og", "i", "ved", "v", "med", "for", "av", "de", "van", "von"))
_SLACK = 2  # columns by which a cell may miss its head
_LONGEST_HEAD = 30
_LONGEST_NAME = 40
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
    """`source` without what stands beside the matter, and those cells, in document order."""

    source: Source
    cells: tuple[Cell, ...] = ()


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
    cells = sorted((*_in_rows(source), *_in_text(source)), key=lambda cell: cell.start)
    if not cells:
        return Laid(source)
    kept: list[str] = []
    at = 0
    for cell in cells:
        kept += [source.text[at : cell.start], " " * (cell.end - cell.start)]
        at = cell.end
    text = "".join((*kept, source.text[at:]))
    return Laid(replace(source, text=text, lines=_trimmed(text, source.lines, cells)), tuple(cells))


def _trimmed(text: str, lines: Sequence[Line], cells: Sequence[Cell]) -> tuple[Line, ...]:
    """The lines, those set with spaces or tabs that hold a cell ending where their words end."""
    found, at = [], 0
    for line in lines:
        while at < len(cells) and cells[at].start < line.start:
            at += 1
        holds = at < len(cells) and cells[at].start < line.end
        found.append(replace(line, end=_last_of(text, line)) if holds and not line.cells else line)
    return tuple(found)


def _last_of(text: str, line: Line) -> int:
    return line.start + len(text[line.start : line.end].rstrip())


# Rows of tables that the file itself, or Markdown, tells of


def _in_rows(source: Source) -> Iterator[Cell]:
    roles: tuple[frozenset[str], ...] | None = None
    for line in source.lines:
        if not line.cells:
            if source.text[line.start : line.end].strip(" |:-\t"):
                roles = None
            continue
        texts = [source.text[start:end] for start, end in line.cells]
        if roles is None:
            roles = _roles(texts)
            if any(roles):
                continue
        known = roles if len(roles) == len(texts) else ()
        last = max((i for i, text in enumerate(texts) if text), default=0)
        for at, ((start, end), text) in enumerate(zip(line.cells, texts, strict=True)):
            named = known[at] if known else frozenset()
            if end > start and (role := _role(text, named, first=at == 0, last=at == last)):
                yield Cell(role, start, end)


# Lines of plain text whose columns stand under each other, or are parted by tabs


def _in_text(source: Source) -> Iterator[Cell]:
    if "\t" not in source.text and "  " not in source.text:
        return
    lines = [line for line in source.lines if not line.cells and _may_have_columns(source, line)]
    split = [(line, _chunks(source.text, line)) for line in lines]
    heads = [_head(chunks, source.text[line.start : line.end]) for line, chunks in split]
    shared = _shared(chunks for _, chunks in split) if not any(heads) else frozenset()
    head: _Head | None = None
    for (_, chunks), opened in zip(split, heads, strict=True):
        if opened:
            head = opened
        elif head:
            yield from _under(head, chunks)
        else:
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
    roles = _roles([chunk.text for chunk in chunks])
    named = [role for role in roles if role]
    if len(named) < len(chunks) - 1 or not any(role & {OWNER, LIMIT} for role in roles):
        return None
    return _Head(tuple(chunk.column for chunk in chunks), roles, "\t" in content)


def _under(head: _Head, chunks: Sequence[_Chunk]) -> Iterator[Cell]:
    last = len(chunks) - 1
    for at, chunk in enumerate(chunks):
        if head.tabbed:
            roles = head.roles[at] if at < len(head.roles) and len(chunks) > 1 else frozenset()
        else:
            roles = _by_place(head, chunk)
            if not roles:
                continue
        if chunk.text and (role := _role(chunk.text, roles, first=at == 0, last=at == last)):
            yield Cell(role, chunk.start, chunk.end)


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
            places.update(chunk.column for chunk in chunks[1:] if _by_words(chunk.text))
    return frozenset(place for place, count in places.items() if count > 1)


def _without_head(chunks: Sequence[_Chunk], shared: frozenset[int]) -> Iterator[Cell]:
    if len(chunks) < 2 or not _tells(chunks[0].text):
        return
    for chunk in chunks[1:]:
        if chunk.column in shared and (role := _by_words(chunk.text)):
            yield Cell(role, chunk.start, chunk.end)


def _tells(text: str) -> bool:
    """Whether words may be a matter: several, no label, nobody's name."""
    return len(text.split()) > 1 and not text.endswith(":") and not is_name(text)


# What a column or a cell holds


def _roles(heads: Sequence[str]) -> tuple[frozenset[str], ...]:
    return tuple(_headed(head.strip(" *_:|").lower()) for head in heads)


@lru_cache(maxsize=1_000)
def _headed(head: str) -> frozenset[str]:
    """What a head says that its column holds; two things for "Ansvar/frist"."""
    if not head or len(head) > _LONGEST_HEAD:
        return frozenset()
    for role in _ROLES:
        if head in lexicon.words("column", role):
            return frozenset((role,))
    parts = [part for part in _BOTH.split(head) if part]
    if len(parts) == 2 and all(_headed(part) for part in parts):
        return _headed(parts[0]) | _headed(parts[1])
    return frozenset()


def _role(text: str, named: frozenset[str], *, first: bool, last: bool) -> str | None:
    """What a cell under a head that names `named` holds beside the matter; None for the matter."""
    if first and _NUMBER.fullmatch(text) and not named & {WHEN, LIMIT}:
        return NUMBER
    if len(named) > 1:
        return _by_words(text) or (OWNER if OWNER in named else None)
    role = next(iter(named), None)
    if role is None:
        return _by_words(text) if last and not first else None
    if role == OWNER:
        return OWNER if len(text) <= 2 * _LONGEST_NAME else None
    return role if role in _ASIDE else None


def _by_words(text: str) -> str | None:
    """What a cell holds by its own words alone: a name, a time, a state of things."""
    if text.lower() in lexicon.words("column", "done"):
        return STATUS
    if is_name(text):
        return OWNER
    return LIMIT if is_time(text) else None


@lru_cache(maxsize=2_000)
def is_name(text: str) -> bool:
    """Whether words are nothing but persons, initials, roles or bodies."""
    if not text or len(text) > _LONGEST_NAME:
        return False
    words = [word for word in _JOINED.split(text) if word and word.lower() not in _JOINING]
    if not 0 < len(words) <= 6:
        return False
    sure = False
    for word in words:
        low = word.lower().strip(".:@")
        office = low == "alle" or any(
            lexicon.noun(low, table, "words", False) for table in ("role", "group")
        )
        initials = word.isupper() and 2 <= len(word) <= 4 and word.isalpha()
        if not office and not _NAMED.fullmatch(word):
            return False
        sure = sure or office or initials or word in lexicon.first_names() or word[0] == "@"
    return sure


@lru_cache(maxsize=2_000)
def is_time(text: str) -> bool:
    """Whether words are one time and nothing else ("innen 1. mai", "uke 34", "snarest")."""
    found = timex.find(text) if 0 < len(text) <= _LONGEST_NAME else ()
    return bool(found) and found[0].span[0] == 0 and found[-1].span[1] >= len(text.rstrip(" ."))
