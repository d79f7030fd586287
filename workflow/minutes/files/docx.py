"""DOCX → `Source`: paragraphs, headings, automatic numbers, bullets, tables, text boxes.

Owns what WordprocessingML elements mean for lines (ECMA-376 part 1, chapter 17). Which number
a paragraph has is `wordnumbers`. Headers, footers, footnotes, comments, tables of contents and
deleted text are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workflow.minutes.files import archive
from workflow.minutes.files.draft import PARAGRAPH, Draft
from workflow.minutes.files.wordnumbers import NS, Numbers, Styles, W, on, value
from workflow.minutes.source import Source

_TEXT_BOX = W + "txbxContent"
_WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
_SKIPPED = frozenset(
    (
        *(
            W + name
            for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "fldChar")
        ),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
        _TEXT_BOX,
    )
)
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
_WIDEST_SPAN = 60


def read(data: bytes, name: str, sha256: str) -> Source:
    """The source of a DOCX file."""
    with archive.opened(data, name) as opened:
        document = archive.tree(opened, "word/document.xml", name)
        styles = Styles(archive.tree(opened, "word/styles.xml", name))
        numbers = Numbers(archive.tree(opened, "word/numbering.xml", name), styles)
    body = document.find("w:body", NS) if document is not None else None
    if body is None:
        raise archive.damaged(name)
    archive.bounded(body, (W + "p", W + "tc"), name)
    reader = _Reader(styles, numbers)
    reader.blocks(body)
    return reader.draft.finish(name, sha256)


class _Reader:
    """Carries the draft and the counters of automatic numbers through the document."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self.draft = Draft()
        self.styles = styles
        self.numbers = numbers

    def blocks(self, parent: Element, run: object = None) -> None:
        """Every paragraph and table directly in `parent`, wrappers opened."""
        for block in _opened(parent):
            if block.tag == W + "p":
                self.paragraph(block, run)
            elif block.tag == W + "tbl":
                self.table(block)

    def paragraph(self, paragraph: Element, run: object = None) -> None:
        """One paragraph, and after it the text boxes that hang on it."""
        style = self.styles.of(paragraph)
        if style.name.startswith("toc "):
            return
        text, bold = self.text(paragraph)
        if text.strip():
            number = self.numbers.next(paragraph, style)
            label = f"{number.label} " if number and number.label else ""
            if style.name == "title":
                self.draft.title(label + text)
            elif style.outline is not None:
                self.draft.heading(label + text, style.outline + 1)
            elif number and number.bullet:
                self.draft.bullet(text, number.level, number.list)
            else:
                near = number.list if number else run
                self.draft.paragraph(label + text, bold=bold or style.bold, run=near)
        for box in _text_boxes(paragraph):
            self.blocks(box)

    def table(self, table: Element) -> None:
        """A table row by row; a row of one cell is a frame around its paragraphs."""
        run = object()
        for row in _opened(table, W + "tr"):
            if row.find("w:trPr/w:del", NS) is not None:
                continue
            cells = list(_opened(row, W + "tc"))
            if len(cells) == 1:
                self.blocks(cells[0], run)
                continue
            words: list[str] = []
            merged: list[int] = []
            for cell in cells:
                upwards = cell.find("w:tcPr/w:vMerge", NS)
                if upwards is not None and value(upwards) in (None, "continue"):
                    merged.append(len(words))
                words.append(self.cell(cell))
                span = value(cell.find("w:tcPr/w:gridSpan", NS))
                wide = int(span) if span and span.isdigit() else 1
                words += [""] * (min(wide, _WIDEST_SPAN) - 1)
            self.draft.row(words, run, merged)

    def cell(self, cell: Element) -> str:
        """The paragraphs of a cell, empty ones too, and those of tables inside it."""
        pieces = []
        for paragraph in cell.iter(W + "p"):
            text, _ = self.text(paragraph)
            label = ""
            if text.strip() and (number := self.numbers.next(paragraph, self.styles.of(paragraph))):
                label = "•" if number.bullet else number.label
            pieces.append(f"{label} {text}" if label else text)
        return PARAGRAPH.join(pieces)

    def text(self, paragraph: Element) -> tuple[str, bool]:
        """The paragraph's text, and whether all of it is bold."""
        parts: list[str] = []
        plain = False
        for part, runs_bold in self._pieces(paragraph):
            parts.append(part)
            plain = plain or (not runs_bold and bool(part.strip()))
        return "".join(parts), not plain

    def _pieces(self, paragraph: Element) -> Iterator[tuple[str, bool]]:
        waiting: list[tuple[Element, bool]] = [(child, False) for child in reversed(paragraph)]
        while waiting:
            element, bold = waiting.pop()
            tag = element.tag
            if tag in _SKIPPED:
                continue
            if tag == W + "t":
                yield element.text or "", bold
            elif tag in _SIGNS:
                yield _SIGNS[tag], bold
            elif tag == W + "sym":
                yield _symbol(element), bold
            else:
                if tag == W + "r":
                    shape = element.find("w:rPr", NS)
                    if shape is not None and on(shape.find("w:vanish", NS)):
                        continue
                    bold = shape is not None and self.styles.run_bold(shape)
                waiting.extend((child, bold) for child in reversed(element))


def _opened(parent: Element, *wanted: str) -> Iterator[Element]:
    """The children of `parent` and of the wrappers among them: the wanted, or all."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag in _WRAPPERS:
            waiting.extend(reversed(element))
        elif not wanted or element.tag in wanted:
            yield element


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    """The outermost text boxes of a paragraph, each once."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == _TEXT_BOX:
            yield element
        elif element.tag not in _SKIPPED:
            waiting.extend(reversed(element))


def _symbol(element: Element) -> str:
    code = element.get(W + "char") or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
