"""HTML → `Source`: headings, paragraphs, lists and tables; no scripts, styles or navigation.

Owns what HTML elements mean for lines. The tree is walked without recursion; a page of more or
deeper elements than any writer makes is refused before it is parsed, since parsing a deep one
costs the square of its depth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from workflow.domain.errors import Refused
from workflow.minutes.files.draft import BULLET, PARAGRAPH, Draft
from workflow.minutes.files.numerals import spell
from workflow.minutes.files.text import decode
from workflow.minutes.source import Source

MOST_ELEMENTS = 100_000
MOST_REPEATS = 2_000_000
DEEPEST = 400
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_WIDEST_SPAN = 60
_WIDEST_ROW = 100  # columns
_UNSEEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


def _tags(*names: str) -> frozenset[str]:
    return frozenset(name for line in names for name in line.split())


# Elements whose end tag may be left out, or that have none
_UNCLOSED = _tags(
    "area base br col dd dt embed hr img input li link meta option p param source",
    "tbody td tfoot th thead tr track wbr",
)
_FORMATTING = _tags("a b big code em font i nobr s small strike strong tt u")
_DROPPED = _tags(
    "script style noscript template head nav iframe object svg math button select textarea"
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_CELLS = _tags("td th")
_LISTS = _tags("ul ol menu")
_BLOCKS = _LISTS.union(
    _HEADINGS,
    _tags(
        "address article aside blockquote body caption center dd details div dl dt fieldset",
        "figcaption figure footer form header hr html li main p pre section summary table tbody",
        "tfoot thead tr",
    ),
)


def read(data: bytes, name: str, sha256: str) -> Source:
    """The source of an HTML page; the character set is the one that it declares, else guessed."""
    from selectolax.lexbor import LexborHTMLParser

    text = _decoded(data)
    _guard(text)
    walker = _Walker()
    walker.walk(LexborHTMLParser(text).root)
    return walker.draft.finish(name, sha256)


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:2048])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _guard(text: str) -> None:
    """Refuses what would take the parser too long."""
    tags = _TAG.findall(text) if text.count("<") <= 2 * MOST_ELEMENTS else None
    depth = formatting = elements = deepest = nested = 0
    for end, name in tags or ():
        tag = name.lower()
        elements += not end
        if tag in _UNCLOSED:
            continue
        step = -1 if end else 1
        depth = max(0, depth + step)
        deepest = max(deepest, depth)
        if tag in _FORMATTING:
            formatting = max(0, formatting + step)
            nested = max(nested, formatting)
    # unclosed formatting is repeated by the parser inside every block that follows
    repeats = nested * elements
    if tags is None or elements > MOST_ELEMENTS or deepest > DEEPEST or repeats > MOST_REPEATS:
        raise Refused(
            "HTML-fila har for mange elementer, eller for mange i hverandre, til å være et "
            "referat; lagre referatet som PDF eller ren tekst."
        )


def _hidden(node: Any) -> bool:
    """Whether a browser shows nothing of an element and what is in it."""
    attributes = node.attributes
    return bool(attributes) and (
        "hidden" in attributes or _UNSEEN.search(attributes.get("style") or "") is not None
    )


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

    draft: Draft = field(default_factory=Draft)
    parts: list[str] = field(default_factory=list)
    plain: bool = False  # whether the block has text that is not bold
    bold: int = 0
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
        if tag in _DROPPED or tag.startswith(("-", "!")) or _hidden(node):
            return False
        if tag == "br":
            self.parts.append("\n")
            return False
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
            self.parts = []
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
            return
        if tag in _BLOCKS:
            self._flush()
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
        self.cells.append("".join(self.parts))
        if first + wide <= _WIDEST_ROW:
            self.cells += [""] * (wide - 1)
            self.covered.update(dict.fromkeys(range(first, first + wide), high - 1))

    def _pass_covered(self) -> None:
        """Leave the columns empty that a cell above reaches down into."""
        while self.cells is not None and self.covered.get(len(self.cells), 0) > 0:
            self.covered[len(self.cells)] -= 1
            self.merged.append(len(self.cells))
            self.cells.append("")

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
        if self.cells is not None:
            self.parts.append(self.marker or BULLET)
            self.marker = None

    def _say(self, text: str) -> None:
        if not self.preformatted:
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
        if text.strip() and not self.bold:
            self.plain = True
        self.parts.append(text)

    def _flush(self) -> None:
        """Write the text collected so far as a line of its own; inside a cell, go on collecting."""
        if self.cells is not None:
            self.parts.append(PARAGRAPH)
            return
        text, bold = "".join(self.parts).strip(" \n"), not self.plain
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
