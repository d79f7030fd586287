"""ODT → `Source`: paragraphs, headings, numbered and bulleted lists, tables, text boxes.

Owns what OpenDocument elements mean for lines (ODF 1.3 part 3, chapters 5, 9 and 16). Notes,
annotations, tracked deletions, indexes and footers are left out; headers of pages stand apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workflow.minutes.files import archive, struck
from workflow.minutes.files.draft import PARAGRAPH, Draft
from workflow.minutes.files.writer import headers
from workflow.minutes.files.writer.styles import (
    BOLD,
    DRAW,
    HIDDEN,
    OFFICE,
    STRUCK,
    SVG,
    TABLE,
    TEXT,
    Counter,
    Styles,
    whole,
)
from workflow.minutes.source import Source

_BOXES = frozenset(  # what stands on the page with paragraphs of its own
    DRAW + name
    for name in (
        *("text-box", "custom-shape", "rect", "circle", "ellipse", "caption", "connector", "line"),
        *("path", "polygon", "polyline", "regular-polygon", "measure"),
    )
)
_SKIPPED = _BOXES.union(
    (TEXT + "note", OFFICE + "annotation", TEXT + "tracked-changes", TEXT + "ruby-text"),
    (SVG + "title", SVG + "desc"),  # what a picture shows, for those who can't see it
)
_INDEXES = frozenset(
    TEXT + name for name in ("table-of-content", "alphabetical-index", "illustration-index")
)
_MOST_REPEATS = 60


def read(data: bytes, name: str, sha256: str) -> Source:
    """The source of an ODT file."""
    with archive.opened(data, name) as opened:
        if b"encryption-data" in archive.part(opened, "META-INF/manifest.xml", name, b""):
            raise archive.encrypted(name)
        content = archive.tree(opened, "content.xml", name)
        common = archive.tree(opened, "styles.xml", name)
    styles = Styles()
    styles.add(common)
    styles.add(content)
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if content is None or body is None:
        raise archive.damaged(name)
    archive.bounded(body, (TEXT + "p", TEXT + "h", TABLE + "table-cell"), name)
    reader, header = _Reader(styles), _Reader(styles)
    reader.blocks(body)
    for each in headers.first(body, content, common):
        header.blocks(each)
    return reader.draft.finish(name, sha256, header.draft.pieces())


class _Reader:
    """Carries the draft and the counters through the document; inside a cell, tables of several
    columns go into `inner` instead."""

    def __init__(self, styles: Styles, inner: list[Element] | None = None) -> None:
        self.draft = Draft()
        self.inner = inner
        self.styles = styles
        self.outline = Counter(styles.outline)
        self.counters: dict[str, Counter] = {}
        self.latest: dict[str, Counter] = {}

    def blocks(self, parent: Element, run: object = None) -> None:
        """Every block directly in `parent`; sections are opened."""
        for block in parent:
            if _hidden(block):
                continue
            if block.tag in (TEXT + "p", TEXT + "h"):
                self.paragraph(block, run)
            elif block.tag == TEXT + "list":
                self.items(block)
            elif block.tag == TABLE + "table":
                if self.inner is not None and any(len(_cells(row)) > 1 for row in _rows(block)):
                    self.inner.append(block)
                else:
                    self.table(block)
            elif block.tag not in _INDEXES and block.tag not in _SKIPPED:
                self.blocks(block, run)
            elif block.tag in _BOXES:
                self.blocks(block)

    def paragraph(
        self, paragraph: Element, run: object = None, label: str | None = "", level: int = 0
    ) -> None:
        """One paragraph; `label` is its number in a list, None where it has a bullet."""
        written, bold = self.text(paragraph)
        heading = paragraph.tag == TEXT + "h"
        if heading and not label and written.strip():
            label = self.outline.next(whole(paragraph.get(TEXT + "outline-level"), 1))
        if (text := struck.left(written)).strip():
            numbered = f"{label} {text}" if label else text
            if self.styles.is_title(paragraph.get(TEXT + "style-name")):
                self.draft.title(numbered)
            elif heading:
                self.draft.heading(numbered, whole(paragraph.get(TEXT + "outline-level"), 1))
            elif label is None:
                self.draft.bullet(text, level, run)
            else:
                self.draft.paragraph(numbered, bold=bold, run=run)
        for box in _text_boxes(paragraph):
            self.blocks(box)

    def items(self, element: Element) -> None:
        """A list with its nested lists."""
        counter = self._counter(element)
        run = counter
        waiting: list[tuple[Element, int, str | None]] = [(element, 0, "")]
        while waiting:
            item, depth, label = waiting.pop()
            if item.tag == TEXT + "list":
                waiting.extend((child, depth + 1, "") for child in reversed(item))
            elif item.tag in (TEXT + "list-item", TEXT + "list-header"):
                start = item.get(TEXT + "start-value")
                paragraphs = [child for child in item if child.tag in (TEXT + "p", TEXT + "h")]
                counted = item.tag == TEXT + "list-item" and any(
                    self.text(p)[0].strip() for p in paragraphs
                )
                label = counter.next(depth, whole(start, 1) if start else None) if counted else ""
                first = next((p for p in paragraphs if self.text(p)[0].strip()), None)
                waiting.extend(
                    (child, depth, label if child is first else "") for child in reversed(item)
                )
            elif item.tag in (TEXT + "p", TEXT + "h"):
                self.paragraph(item, run, label, max(0, depth - 1))

    def _counter(self, element: Element) -> Counter:
        """The counter of a list: a new one, or that of the list it continues."""
        style = element.get(TEXT + "style-name") or ""
        own = element.get("{http://www.w3.org/XML/1998/namespace}id") or ""
        before = self.counters.get(element.get(TEXT + "continue-list") or "")
        if before is None and element.get(TEXT + "continue-numbering") == "true":
            before = self.latest.get(style)
        counter = before or Counter(self.styles.lists.get(style, {}))
        self.latest[style] = counter
        if own:
            self.counters[own] = counter
        return counter

    def table(self, table: Element) -> None:
        """A table row by row; a row of one cell is a frame around its paragraphs."""
        run = object()
        covered: dict[int, int] = {}  # by column, rows that a cell above goes on
        for row in _rows(table):
            cells = _cells(row)
            if len(cells) == 1:
                self.blocks(cells[0], run)
                continue
            words: list[str] = []
            merged: list[int] = []
            inner: list[Element] = []
            for cell in cells:
                repeats = min(whole(cell.get(TABLE + "number-columns-repeated"), 1), _MOST_REPEATS)
                if covered.get(len(words), 0) > 0:
                    covered[len(words)] -= 1
                    merged.append(len(words))
                else:
                    covered[len(words)] = whole(cell.get(TABLE + "number-rows-spanned"), 1) - 1
                words += [self.cell(cell, inner)] * max(1, repeats)
            self.draft.row(words, run, merged)
            for each in inner:
                self.table(each)

    def cell(self, cell: Element, inner: list[Element]) -> str:
        """The paragraphs of a cell, those of lists too; the tables inside it go into `inner`."""
        reader = _Reader(self.styles, inner)
        reader.blocks(cell)
        return reader.draft.finish("", "").text.replace("\n", PARAGRAPH)

    def text(self, paragraph: Element) -> tuple[str, bool]:
        """The paragraph's text with white space as ODF collapses it, `struck.MARK` standing for
        what is struck out, and whether all of it is bold."""
        if any(map(_hidden, paragraph.iter(TEXT + "hidden-paragraph"))):
            return "", False
        parts: list[str] = []
        plain = False
        for part, marks in self._pieces(paragraph):
            if HIDDEN in marks:
                continue
            gone = STRUCK in marks
            parts.append(struck.out(part) if gone else part)
            plain = plain or not (gone or BOLD in marks or not part.strip())
        return "".join(parts), not plain

    def _pieces(self, paragraph: Element) -> Iterator[tuple[str, frozenset[str]]]:
        """The text of a paragraph piece by piece, each with its marks."""
        marks = self.styles.marks(paragraph.get(TEXT + "style-name"))
        yield _collapsed(paragraph.text), marks
        waiting: list[tuple[Element | str, frozenset[str]]]
        waiting = [(child, marks) for child in reversed(paragraph)]
        while waiting:
            element, marks = waiting.pop()
            if isinstance(element, str):
                yield element, marks
                continue
            if element.tail:
                waiting.append((_collapsed(element.tail), marks))
            if element.tag in _SKIPPED or _hidden(element):
                continue
            if element.tag == TEXT + "s":
                yield " " * min(whole(element.get(TEXT + "c"), 1), 40), marks
            elif element.tag == TEXT + "tab":
                yield "\t", marks
            elif element.tag == TEXT + "line-break":
                yield "\n", marks
            else:
                if element.tag == TEXT + "span":
                    marks = self.styles.marks(element.get(TEXT + "style-name"), marks)
                waiting.extend((child, marks) for child in reversed(element))
                yield _collapsed(element.text), marks


def _rows(table: Element) -> Iterator[Element]:
    """The table's rows, those in header and group elements included, nested tables not."""
    waiting = list(reversed(table))
    while waiting:
        element = waiting.pop()
        if element.tag == TABLE + "table-row":
            yield element
        elif element.tag.startswith(TABLE + "table-") and element.tag != TABLE + "table-cell":
            waiting.extend(reversed(element))


def _cells(row: Element) -> list[Element]:
    return [
        cell for cell in row if cell.tag in (TABLE + "table-cell", TABLE + "covered-table-cell")
    ]


def _hidden(element: Element) -> bool:
    """Whether a section, or a field that hides a text or its paragraph, is not shown."""
    return element.get(TEXT + "display") == "none" or element.get(TEXT + "is-hidden") == "true"


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in _BOXES:
            yield element
        elif element.tag not in _SKIPPED:
            waiting.extend(reversed(element))


def _collapsed(text: str | None) -> str:
    return " ".join(f".{text}.".split())[1:-1] if text else ""
