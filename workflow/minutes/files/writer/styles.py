"""OpenDocument's styles and list counters, as far as a text's marks and an item's label go.

Owns which text is bold, struck out or hidden (ODF 1.3 part 3, 16.29), and counting the items of
lists (16.30). Reading the document is `odt`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from workflow.minutes.files.numerals import spell

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE, DRAW, SVG = (
    "{" + _BASE + name + ":1.0}"
    for name in ("office", "text", "table", "style", "drawing", "svg-compatible")
)
_FO = "{" + _BASE + "xsl-fo-compatible:1.0}"
_COUNTED = frozenset((TEXT + "list-level-style-number", TEXT + "outline-level-style"))
_HEAVY = ("bold", "600", "700", "800", "900")
BOLD, STRUCK, HIDDEN = "bold", "struck", "hidden"


def whole(text: str | None, default: int) -> int:
    """A whole number in an attribute, `default` where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default


@dataclass(slots=True)
class Styles:
    """Which styles mark a text as bold, struck out or hidden, and how lists are numbered."""

    told: dict[str, dict[str, bool]] = field(default_factory=dict)  # by style, what it tells itself
    parent: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[int, Element]] = field(default_factory=dict)
    outline: dict[int, Element] = field(default_factory=dict)
    _known: dict[str, dict[str, bool]] = field(default_factory=dict)

    def add(self, root: Element | None) -> None:
        """Take in the styles of `content.xml` or `styles.xml`."""
        for style in root.iter(STYLE + "style") if root is not None else ():
            name = style.get(STYLE + "name") or ""
            if parent := style.get(STYLE + "parent-style-name"):
                self.parent[name] = parent
            shape = style.find(STYLE + "text-properties")
            if shape is not None:
                self.told[name] = _told(shape)
        for kept in root.iter(TEXT + "list-style") if root is not None else ():
            self.lists[kept.get(STYLE + "name") or ""] = _levels(kept)
        for kept in root.iter(TEXT + "outline-style") if root is not None else ():
            self.outline = _levels(kept)

    def marks(self, name: str | None, inherited: frozenset[str] = frozenset()) -> frozenset[str]:
        """How a text in this style is marked, given how the text around it is."""
        if name is None:
            return inherited
        if name not in self._known:
            self._known[name] = self._resolved(name)
        told = self._known[name]
        return inherited.difference(told).union(mark for mark, is_on in told.items() if is_on)

    def is_title(self, name: str | None) -> bool:
        """Whether the style is Writer's title style, or one made from it."""
        return "Title" in (name, self.parent.get(name or ""))

    def _resolved(self, name: str) -> dict[str, bool]:
        """What the style tells, and where it does not, the nearest one it builds on that does."""
        chain: list[str] = []
        while name not in chain and len(chain) < 20:
            chain.append(name)
            name = self.parent.get(name, name)
        found: dict[str, bool] = {}
        for each in reversed(chain):
            found |= self.told.get(each, {})
        return found


def _told(shape: Element) -> dict[str, bool]:
    """What text properties tell of weight, of a line through the text, and of hiding it."""
    found = {}
    if weight := shape.get(_FO + "font-weight"):
        found[BOLD] = weight in _HEAVY
    lines = [shape.get(f"{STYLE}text-line-through-{side}") for side in ("style", "type")]
    if any(lines):
        found[STRUCK] = "none" not in lines
    if display := shape.get(TEXT + "display"):
        found[HIDDEN] = display == "none"
    return found


def _levels(kept: Element) -> dict[int, Element]:
    return {whole(level.get(TEXT + "level"), 1): level for level in kept}


@dataclass(slots=True)
class Counter:
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
        first = whole(level.get(TEXT + "start-value"), 1)
        self.counts[at] = start if start is not None else self.counts.get(at, first - 1) + 1
        self.counts = {deep: count for deep, count in self.counts.items() if deep <= at}
        form = level.get(STYLE + "num-format") or ""
        if not form:
            return ""
        shown = min(whole(level.get(TEXT + "display-levels"), 1), at)
        numbers = [self._spelled(deep) for deep in range(at - shown + 1, at + 1)]
        return (
            (level.get(STYLE + "num-prefix") or "")
            + ".".join(numbers)
            + (level.get(STYLE + "num-suffix") or "")
        )

    def _spelled(self, at: int) -> str:
        level = self.levels.get(at)
        form = level.get(STYLE + "num-format") if level is not None else "1"
        first = whole(level.get(TEXT + "start-value"), 1) if level is not None else 1
        return spell(self.counts.get(at, first), form or "1")
