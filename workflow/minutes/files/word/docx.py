"""DOCX → `Source`: paragraphs, headings, automatic numbers, bullets, tables, text boxes.

Owns what WordprocessingML elements mean for lines (ECMA-376 part 1, chapter 17). What a paragraph
says is `text`, which number it has `numbers`. Footers, footnotes, comments, tables of
contents and deleted text are left out; headers of pages stand apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workflow.minutes.files import archive, struck
from workflow.minutes.files.draft import PARAGRAPH, Draft
from workflow.minutes.files.word import edits, headers
from workflow.minutes.files.word.numbers import NS, Numbers, Styles, W, value
from workflow.minutes.files.word.text import opened, said, text_boxes
from workflow.minutes.source import Source

_WIDEST_SPAN = 60


def read(data: bytes, name: str, sha256: str) -> Source:
    """The source of a DOCX file."""
    with archive.opened(data, name) as parts:
        document = archive.tree(parts, "word/document.xml", name)
        styles = Styles(archive.tree(parts, "word/styles.xml", name))
        numbers = Numbers(archive.tree(parts, "word/numbering.xml", name), styles)
        heads = headers.first(parts, document, name)
    body = document.find("w:body", NS) if document is not None else None
    if body is None:
        raise archive.damaged(name)
    archive.bounded(body, (W + "p", W + "tc"), name)
    reader, header = _Reader(styles, numbers), _Reader(styles, Numbers(None, styles))
    for part, into in ((body, reader), *((each, header) for each in heads)):
        edits.settle(part)
        into.blocks(part)
    return reader.draft.finish(name, sha256, header.draft.pieces())


class _Reader:
    """Carries the draft and the counters of automatic numbers through the document."""

    def __init__(self, styles: Styles, numbers: Numbers) -> None:
        self.draft = Draft()
        self.styles = styles
        self.numbers = numbers

    def blocks(self, parent: Element, run: object = None) -> None:
        """Every paragraph and table directly in `parent`, wrappers opened."""
        for block in opened(parent):
            if block.tag == W + "p":
                self.paragraph(block, run)
            elif block.tag == W + "tbl":
                self.table(block)

    def paragraph(self, paragraph: Element, run: object = None) -> None:
        """One paragraph, and after it the text boxes that hang on it."""
        style = self.styles.of(paragraph)
        if style.name.startswith("toc "):
            return
        written, bold = said(paragraph, self.styles)
        number = self.numbers.next(paragraph, style) if written.strip() else None
        if (text := struck.left(written)).strip():
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
        for box in text_boxes(paragraph):
            self.blocks(box)

    def table(self, table: Element) -> None:
        """A table row by row; a row of one cell is a frame around its paragraphs."""
        run = object()
        for row in opened(table, W + "tr"):
            if row.find("w:trPr/w:del", NS) is not None:
                continue
            cells = list(opened(row, W + "tc"))
            if len(cells) == 1:
                self.blocks(cells[0], run)
                continue
            words: list[str] = []
            merged: list[int] = []
            inner: list[Element] = []
            for cell in cells:
                upwards = cell.find("w:tcPr/w:vMerge", NS)
                if upwards is not None and value(upwards) in (None, "continue"):
                    merged.append(len(words))
                words.append(self.cell(cell, inner))
                span = value(cell.find("w:tcPr/w:gridSpan", NS))
                wide = int(span) if span and span.isdigit() else 1
                words += [""] * (min(wide, _WIDEST_SPAN) - 1)
            self.draft.row(words, run, merged)
            for each in inner:
                self.table(each)

    def cell(self, cell: Element, inner: list[Element]) -> str:
        """The paragraphs of a cell, empty ones too; the tables inside it go into `inner`."""
        pieces = []
        for paragraph in _paragraphs(cell, inner):
            written, _ = said(paragraph, self.styles)
            label, text = "", struck.left(written)
            if written.strip() and (
                number := self.numbers.next(paragraph, self.styles.of(paragraph))
            ):
                label = "•" if number.bullet else number.label
            pieces.append(f"{label} {text}" if label and text.strip() else text)
        return PARAGRAPH.join(pieces)


def _paragraphs(cell: Element, inner: list[Element]) -> Iterator[Element]:
    """The paragraphs of a cell, those in its text boxes and frames of one column too; tables of
    several columns go into `inner`."""
    waiting = [*opened(cell)][::-1]
    while waiting:
        block = waiting.pop()
        if block.tag == W + "p":
            yield block
            within = [*text_boxes(block)]
        elif block.tag == W + "tbl":
            rows = [[*opened(row, W + "tc")] for row in opened(block, W + "tr")]
            if any(len(row) > 1 for row in rows):
                inner.append(block)
                continue
            within = [each for row in rows for each in row]
        else:
            continue
        waiting += [each for one in within for each in opened(one)][::-1]
