"""The text of a file as it grows, line by line, and what the file says of each.

Owns how structure is written as text, the same for every format that knows its own: a blank
line between blocks, none inside a list or a table, "• " before a bullet, "☒ " for a ticked box,
" | " between cells, a paragraph wholly in bold taken for a heading.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from workflow.domain.errors import Refused
from workflow.minutes import lexicon
from workflow.minutes.files.healing import is_page_number, thorough
from workflow.minutes.lexicon.labels import label_kind
from workflow.minutes.source import Line, Source, Style

MOST_TEXT = 600_000  # characters; some 250 pages
CELL = " | "
PARAGRAPH = "\u2029"  # between paragraphs in a cell
BULLET = "• "
EMPTY_BOX, TICKED_BOX = "☐ ", "☒ "
BOLD_LEVEL = 4
_LONGEST_HEADING = 120
_ASIDE = 30  # characters of a cell that tells who or by when, at the most
_NUMBER = re.compile(r"(?:[A-ZÆØÅ]{2,3} ?)?\d{1,4}[./-]\d{2,4}|\d{1,3}\.?")  # of a matter
_DATED = re.compile(r"(?<!\d)\d{1,2}(?:[./]\d|\. ?[a-zæøå]{3})")
_ABBREVIATIONS = lexicon.words("grammar", "abbreviations")
_LEADING = lexicon.words("grammar", "prepositions") | {"hos", "og", "eller", "samt", "å", "at"}
_INSIDE = frozenset(",)%")
_DUTIES = ("task", "decision", "deadline", "owner")  # labels before what somebody is to do


def is_heading(bold: str) -> bool:
    """Whether a line wholly in bold is a heading, and no label, no sentence, and nothing that is to
    be done: "**TODO: Mats henger opp lista**"."""
    words = bold.strip()
    if not 0 < len(words) <= _LONGEST_HEADING or words[-1] in ",;:":
        return False
    if words[-1] == "." and words.lower().split()[-1][:-1] not in _ABBREVIATIONS:
        return False
    label, colon, _ = words.partition(":")
    return not colon or label_kind(label) not in _DUTIES


def too_long() -> Refused:
    """The sentence for a text longer than minutes are."""
    return Refused(
        f"Fila har mer enn {MOST_TEXT // 1000} 000 tegn tekst, og det er for langt for et referat; "
        "del den og prøv igjen."
    )


def _unbroken(paragraph: str) -> str:
    """A paragraph without the line breaks that only fill its lines: before a small letter, and
    behind a word that leads on ("hos", "og")."""
    found = ""
    for piece in paragraph.split("\n"):
        last, first = found.rstrip()[-1:], piece.lstrip()[:1]
        leads = found.split()[-1].lower() in _LEADING if found.strip() else False
        goes_on = first.islower() and (last.isalnum() or last in _INSIDE)
        found += (" " if leads or goes_on else "\n" if found else "") + piece
    return found


def _paragraphs(cell: str) -> list[str]:
    """A cell's paragraphs, empty ones too, white space made plain; a break parts them as well."""
    paragraphs = map(_unbroken, map(thorough, cell.split(PARAGRAPH)))
    return [" ".join(line.split()) for each in paragraphs for line in each.split("\n")]


def _aligned(cells: Sequence[list[str]]) -> int:
    """How many rows a row really is, whose cells have as many paragraphs each ("Kari", "Per") that
    one beside the other tell who and by when; 0 where it is one."""
    most = max(map(len, cells), default=1)
    even = [cell for cell in cells if len(cell) == most]
    if most < 2 or len(even) < 2 or any(1 < len(cell) < most for cell in cells):
        return 0
    if any(map(_who_and_when, even)):
        return 0
    short = any(
        all(len(line) <= _ASIDE for line in cell)
        and not _NUMBER.fullmatch(next(filter(None, cell), ""))  # "15/23", and below it the matter
        for cell in even
    )
    return most if short else 0


def _who_and_when(cell: Sequence[str]) -> bool:
    """Whether a cell is somebody, and beneath by when: "Kari", "13.9."."""
    who, when = (cell[0], cell[1]) if len(cell) == 2 else ("", "")
    short = 0 < len(who) <= _ASIDE and len(when) <= _ASIDE
    return short and _DATED.match(when) is not None and not any(map(str.isdigit, who))


class Draft:
    """Collects lines; `finish` gives the `Source`.

    Neighbours with an equal `run` (a list, a table) are written without a blank line between.
    """

    def __init__(self) -> None:
        self._text: list[str] = []
        self._lines: list[Line] = []
        self._at = 0
        self._run: object = None
        self._shift = 0

    def title(self, text: str) -> None:
        """Append the document's title; all headings stand beneath it."""
        self._line(text, Style.HEADING, 1)
        self._shift = 1

    def heading(self, text: str, level: int) -> None:
        """Append a heading; `level` counts from 1."""
        self._line(text, Style.HEADING, level + self._shift)

    def paragraph(self, text: str, *, bold: bool = False, run: object = None) -> None:
        """Append a paragraph; its own line breaks make lines without a blank between."""
        pieces = [piece for piece in _unbroken(text).split("\n") if piece.strip()]
        if run is None and len(pieces) > 1:
            run = object()
        for piece in pieces:
            if bold and is_heading(piece):
                self._line(piece, Style.HEADING, BOLD_LEVEL, run)
            else:
                self._line(piece, Style.BODY, 0, run)

    def bullet(self, text: str, level: int, run: object) -> None:
        """Append an item of an unnumbered list; `level` counts from 0."""
        self._line(BULLET + " ".join(text.split("\n")).strip(), Style.BULLET, level, run)

    def row(self, cells: Sequence[str], run: object, merged: Collection[int] = ()) -> None:
        """Append a row of a table; a row without any text is left out.

        `PARAGRAPH` parts the paragraphs of a cell; `merged` are the columns in which the cell above
        goes on.
        """
        given = [_paragraphs(cell) for cell in cells]
        aligned = _aligned(given)
        for at in range(aligned or 1):
            lines = [cell[at : at + 1] for cell in given] if aligned else given
            shared = (k for k, cell in enumerate(given) if at and len(cell) == 1 and cell[0])
            upwards = sorted({*merged, *shared})
            flat = ["\n".join(line for line in cell if line) for cell in lines]
            if not any(flat):
                continue
            spans, end = [], 0
            for cell in flat:
                spans.append((end, end + len(cell)))
                end += len(cell) + len(CELL)
            self._append(CELL.join(flat), Style.ROW, 0, tuple(spans), run, tuple(upwards))

    def pieces(self) -> tuple[str, ...]:
        """The text in pieces as the header of a page has it, parted by tabs and cells as well, and
        without the page's number."""
        parted = "".join(self._text).replace(CELL, "\t").replace("\n", "\t").split("\t")
        pieces = (piece.strip() for piece in parted)
        return tuple(piece for piece in pieces if piece and not is_page_number(piece))

    def finish(self, name: str, sha256: str, page_header: tuple[str, ...] = ()) -> Source:
        """The source. Where a file marks no heading, its paragraphs tell nothing either."""
        if not any(line.style is Style.HEADING for line in self._lines):
            self._lines = [
                replace(line, style=Style.UNKNOWN) if line.style is Style.BODY else line
                for line in self._lines
            ]
        return Source("".join(self._text), tuple(self._lines), name, sha256, page_header)

    def _line(self, text: str, style: Style, level: int = 0, run: object = None) -> None:
        text = thorough(text).replace("\n", " ")
        text = "\t".join(" ".join(part.split()) for part in text.split("\t")).strip()
        if text and text != BULLET.strip():
            self._append(text, style, level, (), run)

    def _append(
        self,
        text: str,
        style: Style,
        level: int,
        cells: tuple[tuple[int, int], ...],
        run: object,
        merged: tuple[int, ...] = (),
    ) -> None:
        if self._lines:
            ends = "\n" if run is not None and run == self._run else "\n\n"
            self._text.append(ends)
            self._at += len(ends)
        start = self._at
        if start + len(text) > MOST_TEXT:
            raise too_long()
        moved = tuple((start + first, start + last) for first, last in cells)
        self._lines.append(Line(start, start + len(text), style, level, moved, merged))
        self._text.append(text)
        self._at += len(text)
        self._run = run
