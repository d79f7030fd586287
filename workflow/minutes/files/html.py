"""HTML → `Source`: headings, paragraphs, lists and tables; no scripts, styles or navigation.

Owns what HTML elements mean for lines; the tree is walked without recursion. Parsing is
`htmlpage`, and which elements are text of the document `htmlshown`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from workflow.minutes.files import htmlpage, struck
from workflow.minutes.files.draft import BULLET, EMPTY_BOX, PARAGRAPH, TICKED_BOX, Draft
from workflow.minutes.files.htmlpage import tags
from workflow.minutes.files.htmlshown import Shown, shown
from workflow.minutes.files.numerals import spell
from workflow.minutes.source import Source

_WIDEST_SPAN = 60
_WIDEST_ROW = 100  # columns

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_CELLS = tags("td th")
_LISTS = tags("ul ol menu")
_BLOCKS = _LISTS.union(
    _HEADINGS,
    tags(
        "address article aside blockquote body caption center dd details div dl dt fieldset",
        "figcaption figure footer form header hr html li main p pre section summary table tbody",
        "tfoot thead tr",
    ),
)


def read(data: bytes, name: str, sha256: str) -> Source:
    """The source of an HTML page."""
    page = htmlpage.parsed(data)
    walker = _Walker(shown(page))
    walker.walk(page.root)
    return walker.draft.finish(name, sha256)


def _span(node: Any, way: str) -> int:
    """Over how many columns or rows ("colspan", "rowspan") a cell reaches."""
    said = node.attributes.get(way) or ""
    return min(int(said), _WIDEST_SPAN) if said.isascii() and said.isdigit() else 1


@dataclass(slots=True)
class _List:
    """A list that the walker stands in: its kind, next number and form of numbering."""

    ordered: bool
    number: int = 1
    form: str = "1"


@dataclass(slots=True)
class _Walker:
    """Walks the tree in document order; a block's text is collected until the block ends."""

    shown: Shown
    draft: Draft = field(default_factory=Draft)
    parts: list[str] = field(default_factory=list)
    plain: bool = False  # whether the block has text that is not bold
    bold: int = 0
    struck: int = 0  # the outermost element with a line through its text, 0 for none
    lists: list[_List] = field(default_factory=list)
    run: object = None  # the outermost list or table
    marker: str | None = None  # of the item whose first line is still to come
    cells: list[str] | None = None
    merged: list[int] = field(default_factory=list)  # columns of the row that a cell above fills
    covered: dict[int, int] = field(default_factory=dict)  # by column, rows that a cell goes on
    tables: int = 0
    heading: int = 0
    preformatted: int = 0

    def walk(self, root: Any) -> None:
        """Every node below `root`, entering and leaving in order."""
        node, trail = root, []
        while True:
            if self._enter(node):
                if node.child is not None:
                    trail.append(node)
                    node = node.child
                    continue
                self._leave(node)
            while node.next is None:
                if not trail:
                    return self._flush()
                node = trail.pop()
                self._leave(node)
            node = node.next

    def _enter(self, node: Any) -> bool:
        tag = node.tag
        if tag == "-text":
            self._say(node.text_content or "")
            return False
        attributes = node.attributes
        if tag.startswith(("-", "!")) or self.shown.hides(node, attributes):
            return False
        if tag == "br":
            self.parts.append("\n")
            return False
        if tag == "input":
            self._enter_input(node)
            return False
        if not self.struck and self.shown.strikes(node, attributes):
            self.struck = node.mem_id
        if tag in _BLOCKS:
            self._flush()
        if tag in _LISTS:
            self._enter_list(node)
        elif tag == "li":
            self._enter_item(node)
        elif tag == "table":
            self.tables += 1
            if self.tables == 1:
                self.run = self.run or object()
                self.covered = {}
        elif tag == "tr" and self.tables == 1:
            self.cells, self.merged = [], []
        elif tag in _CELLS and self.tables == 1:
            self.parts, self.marker = [], None
            self._pass_covered()
        elif tag in ("b", "strong"):
            self.bold += 1
        elif tag == "pre":
            self.preformatted += 1
        elif tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        return True

    def _leave(self, node: Any) -> None:
        tag = node.tag
        if tag in _CELLS and self.tables == 1 and self.cells is not None:
            self._add_cell(_span(node, "colspan"), _span(node, "rowspan"))
            self.parts = []
        elif tag in _BLOCKS:
            self._flush()
        if self.struck == node.mem_id:
            self.struck = 0
        if tag in _LISTS and self.lists:
            self.lists.pop()
            if not self.lists and not self.tables:
                self.run = None
        elif tag == "li":
            self.marker = None
        elif tag == "tr" and self.tables == 1 and self.cells is not None:
            self._pass_covered()
            self.draft.row(self.cells, self.run, self.merged)
            self.cells = None
        elif tag == "table":
            self.tables -= 1
            if not self.tables and not self.lists:
                self.run = None
        elif tag in ("b", "strong"):
            self.bold -= 1
        elif tag == "pre":
            self.preformatted -= 1
        elif tag in _HEADINGS:
            self.heading = 0

    def _add_cell(self, wide: int, high: int) -> None:
        """Add what was collected as a cell of so many columns and rows; in a row wider than any
        writer's, of one."""
        assert self.cells is not None
        first = len(self.cells)
        paragraphs = "".join(self.parts).split(PARAGRAPH)
        self.cells.append(PARAGRAPH.join(map(struck.left, paragraphs)))
        if first + wide <= _WIDEST_ROW:
            self.cells += [""] * (wide - 1)
            self.covered.update(dict.fromkeys(range(first, first + wide), high - 1))

    def _pass_covered(self) -> None:
        """Leave the columns empty that a cell above reaches down into."""
        while self.cells is not None and self.covered.get(len(self.cells), 0) > 0:
            self.covered[len(self.cells)] -= 1
            self.merged.append(len(self.cells))
            self.cells.append("")

    def _enter_input(self, node: Any) -> None:
        attributes = node.attributes
        if (attributes.get("type") or "").lower() == "checkbox":
            self._say(TICKED_BOX if "checked" in attributes else EMPTY_BOX)

    def _enter_list(self, node: Any) -> None:
        attributes = node.attributes if node.tag == "ol" else {}
        start = attributes.get("start") or "1"
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        self.lists.append(_List(node.tag == "ol", number, attributes.get("type") or "1"))
        self.run = self.run or object()

    def _enter_item(self, node: Any) -> None:
        if self.lists and self.lists[-1].ordered:
            inside = self.lists[-1]
            value = node.attributes.get("value") or ""
            if value.isascii() and value.isdigit() and len(value) < 6:
                inside.number = int(value)
            self.marker = f"{spell(inside.number, inside.form)}. "
            inside.number += 1
        else:
            self.marker = ""

    def _say(self, text: str) -> None:
        if not self.preformatted:
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
        if self.struck:
            text = struck.out(text)
        elif text.strip():
            self.plain = self.plain or not self.bold
            if self.cells is not None and self.marker is not None:
                self.parts.append(self.marker or BULLET)
                self.marker = None
        self.parts.append(text)

    def _flush(self) -> None:
        """Write the text collected so far as a line of its own; inside a cell, go on collecting."""
        if self.cells is not None:
            self.parts.append(PARAGRAPH)
            return
        text, bold = struck.left("".join(self.parts)).strip(" \n"), not self.plain
        self.parts, self.plain = [], False
        if not text:
            return
        if self.heading:
            self.draft.heading(text, self.heading)
        elif self.marker is None:
            self.draft.paragraph(text, bold=bold, run=self.run)
        elif self.marker:
            self.draft.paragraph(self.marker + text.replace("\n", " "), bold=bold, run=self.run)
        else:
            self.draft.bullet(text, max(0, len(self.lists) - 1), self.run)
        if self.marker is not None:
            self.marker = None
