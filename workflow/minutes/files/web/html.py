"""HTML → `Source`: headings, paragraphs, lists and tables; no scripts, styles or navigation.

Owns what HTML elements mean for lines; the tree is walked without recursion. Parsing is
`page`, and which elements are text of the document `shown`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from workflow.minutes.files import struck
from workflow.minutes.files.draft import BULLET, EMPTY_BOX, PARAGRAPH, TICKED_BOX, Draft
from workflow.minutes.files.numerals import spell
from workflow.minutes.files.web import envelope
from workflow.minutes.files.web.page import parsed, tags
from workflow.minutes.files.web.shown import Shown, page_headers, shown
from workflow.minutes.files.web.tables import CELLS, Table, Tables, tables
from workflow.minutes.source import Source

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
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
    page = parsed(data)
    walker = _Walker(shown(page), tables(page))
    walker.walk(page.root)
    header = Draft()
    for each in page_headers(page):
        header.paragraph(each)
    return envelope.opened(walker.draft.finish(name, sha256, header.pieces()))


@dataclass(slots=True)
class _List:
    """A list that the walker stands in: its kind, next number and form of numbering, and the run
    around it."""

    ordered: bool
    before: object
    number: int = 1
    form: str = "1"


@dataclass(slots=True)
class _Walker:
    """Walks the tree in document order; a block's text is collected until the block ends."""

    shown: Shown
    known: Tables
    draft: Draft = field(default_factory=Draft)
    parts: list[str] = field(default_factory=list)
    plain: bool = False  # whether the block has text that is not bold
    bold: int = 0
    struck: int = 0  # the outermost element with a line through its text, 0 for none
    lists: list[_List] = field(default_factory=list)
    run: object = None  # the outermost list, or the table
    marker: str | None = None  # of the item whose first line is still to come
    tables: list[Table | None] = field(default_factory=list)  # None for one that is a frame
    row: Table | None = None  # the innermost table in a row of which it stands
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
            self._enter_table(node)
        elif tag == "tr":
            self._enter_row(node)
        elif tag in CELLS and (table := self._in_row()):
            table.parts, self.parts, self.marker = self.parts, [], None
            table.pass_covered()
        elif tag in ("b", "strong"):
            self.bold += 1
        elif tag == "pre":
            self.preformatted += 1
        elif tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        return True

    def _leave(self, node: Any) -> None:
        tag = node.tag
        if tag in CELLS and (table := self._in_row()):
            paragraphs = "".join(self.parts).split(PARAGRAPH)
            table.add_cell(PARAGRAPH.join(map(struck.left, paragraphs)), node)
            self.parts = table.parts
        elif tag in _BLOCKS:
            self._flush()
        if self.struck == node.mem_id:
            self.struck = 0
        if tag in _LISTS and self.lists:
            self.run = self.lists.pop().before
        elif tag == "li":
            self.marker = None
        elif tag == "tr" and (table := self._in_row()):
            self._leave_row(table)
        elif tag == "table" and (table := self.tables.pop()):
            self.run = table.before
        elif tag in ("b", "strong"):
            self.bold -= 1
        elif tag == "pre":
            self.preformatted -= 1
        elif tag in _HEADINGS:
            self.heading = 0

    def _enter_table(self, node: Any) -> None:
        table = Table(self.run) if node.mem_id in self.known.wide else None
        self.tables.append(table)
        if table:
            self.run = table.run

    def _enter_row(self, node: Any) -> None:
        table = self.tables[-1] if self.tables else None
        if table and self.known.opens(node, table):
            table.open_row(self.row)
            self.row = table

    def _in_row(self) -> Table | None:
        """The innermost table, where the walker stands in a row of it."""
        table = self.tables[-1] if self.tables else None
        return table if table and table is self.row else None

    def _leave_row(self, table: Table) -> None:
        """Write the row, or let it wait for the one that it stands in."""
        rows = table.close_row()
        self.row = table.outside
        if self.row:
            self.row.waiting += rows
            return
        for row in rows:
            self.draft.row(row.cells, row.run, row.merged)

    def _enter_input(self, node: Any) -> None:
        attributes = node.attributes
        if (attributes.get("type") or "").lower() == "checkbox":
            self._say(TICKED_BOX if "checked" in attributes else EMPTY_BOX)

    def _enter_list(self, node: Any) -> None:
        attributes = node.attributes if node.tag == "ol" else {}
        start = attributes.get("start") or "1"
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        form = attributes.get("type") or "1"
        self.lists.append(_List(node.tag == "ol", self.run, number, form))
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
            if self.row and self.marker is not None:
                self.parts.append(self.marker or BULLET)
                self.marker = None
        self.parts.append(text)

    def _flush(self) -> None:
        """Write the text collected so far as a line of its own; inside a cell, go on collecting."""
        if self.row:
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
