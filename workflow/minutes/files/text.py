"""Plain text and Markdown → `Source`. The text stays as written; lines stay physical lines.

Owns decoding, and the marks that plain text shares with Markdown: "#" and bold headings, "|"
rows. Invisible signs at a line's edges are no part of it, but stay in the text.
Bullets, numbering and wrapped lines are told by `blocks`, which knows plain text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from workflow.minutes.files.draft import BOLD_LEVEL, MOST_TEXT, is_heading, too_long
from workflow.minutes.files.healing import INVISIBLE, gentle
from workflow.minutes.source import Line, Source, Style

_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)")
_BOLD = re.compile(r"[ \t]*(\*\*|__)((?:(?!\1).){1,150})\1[ \t]*$")
_UNSEEN = INVISIBLE + " \t"
_RULED_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*")


def read(data: bytes, name: str, sha256: str) -> Source:
    """The source of a text file in UTF-8, in UTF-16 with a BOM, or else in Windows-1252."""
    return source(decode(data), name, sha256)


def decode(data: bytes) -> str:
    """The text of the bytes. Bytes that Windows-1252 leaves undefined are read as Latin-1."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def source(text: str, name: str, sha256: str) -> Source:
    """The source of text that is already decoded."""
    if len(text) > MOST_TEXT:
        raise too_long()
    text = gentle(text)
    hidden = not text.isascii() and any(sign in text for sign in INVISIBLE)
    lines, start = [], 0
    for content in text.split("\n"):
        lines.append((_shown if hidden else _line)(content, start))
        start += len(content) + 1
    return Source(text, tuple(lines), name, sha256)


def _shown(content: str, start: int) -> Line:
    """The line without the invisible signs at its edges, which stay in the text."""
    bare = content.lstrip(INVISIBLE)
    return _line(bare.rstrip(_UNSEEN), start + len(content) - len(bare))


def _line(content: str, start: int) -> Line:
    end = start + len(content)
    mark = content.lstrip(" \t")[:1]
    if mark == "#" and (heading := _HEADING.match(content)):
        last = start + max(heading.end(), _heading_end(content))
        return Line(start + heading.end(), last, Style.HEADING, len(heading.group(1)))
    if mark in ("*", "_") and (bold := _BOLD.match(content)) and is_heading(bold.group(2)):
        return Line(start + bold.start(2), start + bold.end(2), Style.HEADING, BOLD_LEVEL)
    if "|" in content and content.count("|") >= 2:
        if _RULED_ROW.fullmatch(content):
            return Line(start, end)
        return Line(start, end, Style.ROW, 0, _cells(content, start))
    return Line(start, end)


def _heading_end(content: str) -> int:
    """Where a heading's words end, before "{#anchor}" or closing "#" signs."""
    words = content.rstrip()
    anchor = words.rfind("{") if words.endswith("}") else -1
    if anchor >= 0 and words[anchor + 1] in "#:.":
        return len(words[:anchor].rstrip())
    bare = words.rstrip("#")
    return len(bare.rstrip()) if bare[-1:] in (" ", "\t") else len(words)


def _cells(content: str, start: int) -> tuple[tuple[int, int], ...]:
    """The trimmed spans between the bars of a row, which may lack the outermost bars."""
    bars = [at for at, sign in enumerate(content) if sign == "|" and content[at - 1 : at] != "\\"]
    if content[: bars[0]].strip():
        bars.insert(0, -1)
    if content[bars[-1] + 1 :].strip():
        bars.append(len(content))
    spans = []
    for left, right in pairwise(bars):
        cell = content[left + 1 : right]
        first = left + 1 + len(cell) - len(cell.lstrip())
        spans.append((start + first, start + max(first, left + 1 + len(cell.rstrip()))))
    return tuple(spans)
