"""A file's text together with what the file itself tells of each line.

Owns the shape handed from `files` to the rest of reading. Formats that know their structure
(DOCX, ODT, HTML, Markdown) say so per line; plain text and PDF leave it to `sections`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What the file says a line is; UNKNOWN where it says nothing."""

    UNKNOWN = "unknown"
    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"
    ROW = "row"


@dataclass(slots=True)  # frozen, each of its fields would cost a call
class Line:
    """One line of the text: its span (without the line end), style, depth, and a row's cells.

    A row runs over several lines where a cell holds several paragraphs, each on a line of its own;
    `merged` are the columns in which the cell above goes on.
    """

    start: int
    end: int
    style: Style = Style.UNKNOWN
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    merged: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What was read from a file. `text` is healed; `sha256` is of the file's bytes, in hex.

    `page_header` is what the header of the first page says, piece by piece, or the subject of the
    mail that it came in; it is no part of `text`, and most files have none.
    """

    text: str
    lines: tuple[Line, ...]
    name: str
    sha256: str
    page_header: tuple[str, ...] = ()
