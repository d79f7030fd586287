"""ODT → `Source`: paragraphs, headings, numbered and bulleted lists, tables, text boxes.

Owns what OpenDocument elements mean for lines (ODF 1.3 part 3, chapters 5, 9 and 16). Notes,
annotations, tracked deletions, indexes, headers and footers are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from workflow.minutes.files import archive
from workflow.minutes.files.draft import PARAGRAPH, Draft
from workflow.minutes.files.numerals import spell
from workflow.minutes.source import Source

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE, DRAW = (
    "{" + _BASE + name + ":1.0}" for name in ("office", "text", "table", "style", "drawing")
)
_FO = "{" + _BASE + "xsl-fo-compatible:1.0}"
_TEXT_BOX = DRAW + "text-box"
_SKIPPED = frozenset(
    (TEXT + "note", OFFICE + "annotation", TEXT + "tracked-changes", _TEXT_BOX, TEXT + "ruby-text")
)
_INDEXES = frozenset(
    TEXT + name for name in ("table-of-content", "alphabetical-index", "illustration-index")
)
_COUNTED = frozenset((TEXT + "list-level-style-number", TEXT + "outline-level-style"))
_MOST_REPEATS = 60


@dataclass(slots=True)
class _Styles:
    """Which styles are bold, and how each level of a list is numbered."""

    bold: dict[str, bool] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[int, Element]] = field(default_factory=dict)
    outline: dict[int, Element] = field(default_factory=dict)

    def add(self, root: Element | None) -> None:
        """Take in the styles of `content.xml` or `styles.xml`."""
        for style in root.iter(STYLE + "style") if root is not None else ():
            name = style.get(STYLE + "name") or ""
            if parent := style.get(STYLE + "parent-style-name"):
                self.parent[name] = parent
            shape = style.find(STYLE + "text-properties")
            if shape is not None and (weight := shape.get(_FO + "font-weight")):
                self.bold[name] = weight in ("bold", "600", "700", "800", "900")
        for kept in root.iter(TEXT + "list-style") if root is not None else ():
            self.lists[kept.get(STYLE + "name") or ""] = _levels(kept)
        for kept in root.iter(TEXT + "outline-style") if root is not None else ():
            self.outline = _levels(kept)

    def is_bold(self, name: str | None) -> bool:
        """Whether the style, or the nearest one it builds on that tells, is bold."""
        for _ in range(20):
            if name is None or name in self.bold:
                break
            name = self.parent.get(name)
        return self.bold.get(name or "", False)

    def is_title(self, name: str | None) -> bool:
        """Whether the style is Writer's title style, or one made from it."""
        return "Title" in (name, self.parent.get(name or ""))


def _levels(kept: Element) -> dict[int, Element]:
    return {_whole(level.get(TEXT + "level"), 1): level for level in kept}


@dataclass(slots=True)
class _Counter:
    """The numbers of one list, by level."""

    levels: dict[int, Element]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, at: int, start: int | None = None) -> str | None:
        """The label of the next item at this level; "" where it shows none, None for a bullet."""
        level = self.levels.get(at)
        if level is None:
            return ""
        if level.tag not in _COUNTED:
            return None
        first = _whole(level.get(TEXT + "start-value"), 1)
        self.counts[at] = start if start is not None else self.counts.get(at, first - 1) + 1
        self.counts = {deep: count for deep, count in self.counts.items() if deep <= at}
        form = level.get(STYLE + "num-format") or ""
        if not form:
            return ""
        shown = min(_whole(level.get(TEXT + "display-levels"), 1), at)
        numbers = [self._spelled(deep) for deep in range(at - shown + 1, at + 1)]
        return (
            (level.get(STYLE + "num-prefix") or "")
            + ".".join(numbers)
            + (level.get(STYLE + "num-suffix") or "")
        )

    def _spelled(self, at: int) -> str:
        level = self.levels.get(at)
        form = level.get(STYLE + "num-format") if level is not None else "1"
        first = _whole(level.get(TEXT + "start-value"), 1) if level is not None else 1
        return spell(self.counts.get(at, first), form or "1")


def read(data: bytes, name: str, sha256: str) -> Source:
    """The source of an ODT file."""
    with archive.opened(data, name) as opened:
        if b"encryption-data" in archive.part(opened, "META-INF/manifest.xml", name, b""):
            raise archive.encrypted(name)
        content = archive.tree(opened, "content.xml", name)
        styles = _Styles()
        styles.add(archive.tree(opened, "styles.xml", name))
        styles.add(content)
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if body is None:
        raise archive.damaged(name)
    archive.bounded(body, (TEXT + "p", TEXT + "h", TABLE + "table-cell"), name)
    reader = _Reader(styles)
    reader.blocks(body)
    return reader.draft.finish(name, sha256)


class _Reader:
    """Carries the draft and the counters through the document."""

    def __init__(self, styles: _Styles) -> None:
        self.draft = Draft()
        self.styles = styles
        self.outline = _Counter(styles.outline)
        self.counters: dict[str, _Counter] = {}
        self.latest: dict[str, _Counter] = {}

    def blocks(self, parent: Element, run: object = None) -> None:
        """Every block directly in `parent`; sections are opened."""
        for block in parent:
            if block.tag in (TEXT + "p", TEXT + "h"):
                self.paragraph(block, run)
            elif block.tag == TEXT + "list":
                self.list(block)
            elif block.tag == TABLE + "table":
                self.table(block)
            elif block.tag not in _INDEXES and block.tag not in _SKIPPED:
                self.blocks(block, run)
            elif block.tag == _TEXT_BOX:
                self.blocks(block)

    def paragraph(
        self, paragraph: Element, run: object = None, label: str | None = "", level: int = 0
    ) -> None:
        """One paragraph; `label` is its number in a list, None where it has a bullet."""
        text, bold = self.text(paragraph)
        if text.strip():
            heading = paragraph.tag == TEXT + "h"
            if heading and not label:
                label = self.outline.next(_whole(paragraph.get(TEXT + "outline-level"), 1))
            numbered = f"{label} {text}" if label else text
            if self.styles.is_title(paragraph.get(TEXT + "style-name")):
                self.draft.title(numbered)
            elif heading:
                self.draft.heading(numbered, _whole(paragraph.get(TEXT + "outline-level"), 1))
            elif label is None:
                self.draft.bullet(text, level, run)
            else:
                self.draft.paragraph(numbered, bold=bold, run=run)
        for box in _text_boxes(paragraph):
            self.blocks(box)

    def list(self, element: Element) -> None:
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
                label = counter.next(depth, _whole(start, 1) if start else None) if counted else ""
                first = next((p for p in paragraphs if self.text(p)[0].strip()), None)
                waiting.extend(
                    (child, depth, label if child is first else "") for child in reversed(item)
                )
            elif item.tag in (TEXT + "p", TEXT + "h"):
                self.paragraph(item, run, label, max(0, depth - 1))

    def _counter(self, element: Element) -> _Counter:
        """The counter of a list: a new one, or that of the list it continues."""
        style = element.get(TEXT + "style-name") or ""
        own = element.get("{http://www.w3.org/XML/1998/namespace}id") or ""
        before = self.counters.get(element.get(TEXT + "continue-list") or "")
        if before is None and element.get(TEXT + "continue-numbering") == "true":
            before = self.latest.get(style)
        counter = before or _Counter(self.styles.lists.get(style, {}))
        self.latest[style] = counter
        if own:
            self.counters[own] = counter
        return counter

    def table(self, table: Element) -> None:
        """A table row by row; a row of one cell is a frame around its paragraphs."""
        run = object()
        covered: dict[int, int] = {}  # by column, rows that a cell above goes on
        for row in _rows(table):
            cells = [
                cell
                for cell in row
                if cell.tag in (TABLE + "table-cell", TABLE + "covered-table-cell")
            ]
            if len(cells) == 1:
                self.blocks(cells[0], run)
                continue
            words: list[str] = []
            merged: list[int] = []
            for cell in cells:
                repeats = min(_whole(cell.get(TABLE + "number-columns-repeated"), 1), _MOST_REPEATS)
                if covered.get(len(words), 0) > 0:
                    covered[len(words)] -= 1
                    merged.append(len(words))
                else:
                    covered[len(words)] = _whole(cell.get(TABLE + "number-rows-spanned"), 1) - 1
                words += [self.cell(cell)] * max(1, repeats)
            self.draft.row(words, run, merged)

    def cell(self, cell: Element) -> str:
        """The paragraphs of a cell, those of lists and tables inside it included."""
        inner = _Reader(self.styles)
        inner.blocks(cell)
        return inner.draft.finish("", "").text.replace("\n", PARAGRAPH)

    def text(self, paragraph: Element) -> tuple[str, bool]:
        """The paragraph's text with white space as ODF collapses it, and whether all is bold."""
        parts: list[str] = []
        plain = False
        for part, bold in self._pieces(paragraph):
            parts.append(part)
            plain = plain or (not bold and bool(part.strip()))
        return "".join(parts), not plain

    def _pieces(self, paragraph: Element) -> Iterator[tuple[str, bool]]:
        bold = self.styles.is_bold(paragraph.get(TEXT + "style-name"))
        yield _collapsed(paragraph.text), bold
        waiting: list[tuple[Element | str, bool]] = [(child, bold) for child in reversed(paragraph)]
        while waiting:
            element, bold = waiting.pop()
            if isinstance(element, str):
                yield element, bold
                continue
            if element.tail:
                waiting.append((_collapsed(element.tail), bold))
            if element.tag in _SKIPPED:
                continue
            if element.tag == TEXT + "s":
                yield " " * min(_whole(element.get(TEXT + "c"), 1), 40), bold
            elif element.tag == TEXT + "tab":
                yield "\t", bold
            elif element.tag == TEXT + "line-break":
                yield "\n", bold
            else:
                if element.tag == TEXT + "span":
                    name = element.get(TEXT + "style-name")
                    told = name in self.styles.bold or name in self.styles.parent
                    bold = self.styles.is_bold(name) if told else bold
                waiting.extend((child, bold) for child in reversed(element))
                yield _collapsed(element.text), bold


def _rows(table: Element) -> Iterator[Element]:
    """The table's rows, those in header and group elements included, nested tables not."""
    waiting = list(reversed(table))
    while waiting:
        element = waiting.pop()
        if element.tag == TABLE + "table-row":
            yield element
        elif element.tag.startswith(TABLE + "table-") and element.tag != TABLE + "table-cell":
            waiting.extend(reversed(element))


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == _TEXT_BOX:
            yield element
        elif element.tag not in _SKIPPED:
            waiting.extend(reversed(element))


def _collapsed(text: str | None) -> str:
    return " ".join(f".{text}.".split())[1:-1] if text else ""


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default
