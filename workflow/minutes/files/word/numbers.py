"""Word's styles and automatic numbers, as far as a paragraph's outline, weight and label go.

Owns counting (ECMA-376 part 1, 17.9): a level's number goes up by one at each paragraph, the
levels below it start again, and `lvlText` "%1.%2" is filled in from all. Reading the document
is `docx`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from workflow.minutes.files.numerals import spell

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W[1:-1]}
LEVELS = 9
_FORMS = {
    "decimal": "1",
    "decimalZero": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
_PLACE = re.compile(r"%(\d)")
_TOGGLES = frozenset(W + name for name in ("b", "strike", "dstrike", "vanish"))


def value(element: Element | None) -> str | None:
    """The element's `w:val`."""
    return element.get(W + "val") if element is not None else None


def on(element: Element | None) -> bool:
    """Whether a toggle is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def _number(text: str | None, default: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else default


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph inherits: its outline level (0 for "Heading 1"), list, and which toggles
    are on ("b", "strike", "dstrike", "vanish")."""

    name: str = ""
    outline: int | None = None
    toggles: frozenset[str] = frozenset()
    list: str | None = None
    level: int = 0

    @property
    def bold(self) -> bool:
        """Whether its text is bold."""
        return "b" in self.toggles


class Styles:
    """The paragraph styles of a document, inheritance followed."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self._default = ""
        for element in root.iterfind("w:style", NS) if root is not None else ():
            key = element.get(W + "styleId") or ""
            self._elements[key] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in (
                "1",
                "true",
            ):
                self._default = key

    def of(self, paragraph: Element) -> Style:
        """The style of a paragraph, its own outline level counted in."""
        shape = paragraph.find("w:pPr", NS)
        style = self.named(
            (value(shape.find("w:pStyle", NS)) if shape is not None else None) or self._default
        )
        own = value(shape.find("w:outlineLvl", NS)) if shape is not None else None
        if own is not None and _number(own, 9) < LEVELS:
            return replace(style, outline=_number(own))
        return style

    def named(self, key: str) -> Style:
        """The style with this id; an empty one where the document defines none."""
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def toggles(self, shape: Element | None, inherited: frozenset[str]) -> frozenset[str]:
        """The toggles that are on in a run with these properties: of itself, else by its character
        style, else `inherited` from its paragraph."""
        if shape is None:
            return inherited
        inherited |= self.named(value(shape.find("w:rStyle", NS)) or "").toggles
        return _toggled(inherited, shape)

    def _resolve(self, key: str) -> Style:
        chain, seen = [], set[str]()
        while key in self._elements and key not in seen:
            seen.add(key)
            chain.append(self._elements[key])
            key = value(chain[-1].find("w:basedOn", NS)) or ""
        if not chain:
            return Style()
        name = (value(chain[0].find("w:name", NS)) or "").lower()
        outline = self._first(chain, "w:pPr/w:outlineLvl")
        heading = re.fullmatch(r"(?:heading|overskrift) (\d)", name)
        depth = int(heading.group(1)) - 1 if heading else _number(outline, LEVELS)
        toggles = frozenset[str]()
        for element in reversed(chain):
            if (shape := element.find("w:rPr", NS)) is not None:
                toggles = _toggled(toggles, shape)
        return Style(
            name,
            depth if depth < LEVELS else None,
            toggles,
            self._first(chain, "w:pPr/w:numPr/w:numId"),
            _number(self._first(chain, "w:pPr/w:numPr/w:ilvl")),
        )

    @staticmethod
    def _first(chain: list[Element], path: str) -> str | None:
        return next(
            (v for element in chain if (v := value(element.find(path, NS))) is not None), None
        )


def _toggled(inherited: frozenset[str], shape: Element) -> frozenset[str]:
    """The toggles on, given those inherited and the run properties that go before them."""
    own = {each.tag[len(W) :]: on(each) for each in shape if each.tag in _TOGGLES}
    return inherited.difference(own).union(name for name, is_on in own.items() if is_on)


def _depth(name: str) -> int:
    """How deep Word's own list styles stand, each a list by itself: "List Bullet 2" → 1."""
    deep = re.fullmatch(r"list (?:bullet|number|continue) ([2-5])", name)
    return int(deep.group(1)) - 1 if deep else 0


@dataclass(frozen=True, slots=True)
class Number:
    """A paragraph's place in a list: its label ("3.2", "" for none), level, and which list."""

    label: str
    level: int
    bullet: bool
    list: str


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    linked: str | None = None


class Numbers:
    """The numbering of a document; `next` counts, so ask once a paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._abstract: dict[str, _List] = {}
        self._of: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], _Level] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._styles = styles
        if root is None:
            return
        for element in root.iterfind("w:abstractNum", NS):
            kept = _List(linked=value(element.find("w:numStyleLink", NS)))
            for level in element.iterfind("w:lvl", NS):
                kept.levels[_number(level.get(W + "ilvl"))] = _level(level)
            self._abstract[element.get(W + "abstractNumId") or ""] = kept
        for element in root.iterfind("w:num", NS):
            key = element.get(W + "numId") or ""
            self._of[key] = value(element.find("w:abstractNumId", NS)) or ""
            for override in element.iterfind("w:lvlOverride", NS):
                place = key, _number(override.get(W + "ilvl"))
                if (whole := override.find("w:lvl", NS)) is not None:
                    self._overrides[place] = _level(whole)
                if (start := value(override.find("w:startOverride", NS))) is not None:
                    self._restarts[place] = _number(start)

    def next(self, paragraph: Element, style: Style) -> Number | None:
        """The number of this paragraph, counted; None where it stands in no list."""
        own = paragraph.find("w:pPr/w:numPr", NS)
        key, at = style.list, style.level
        if own is not None:
            key = value(own.find("w:numId", NS)) or key
            at = _number(value(own.find("w:ilvl", NS)), at)
        at = min(max(at, 0), LEVELS - 1)
        if key is None or key == "0" or key not in self._of:
            return None
        abstract = self._linked(self._of[key])
        level = self._at(key, abstract, at)
        if level is None:
            return None
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        restart = self._restarts.pop((key, at), None)
        before = counts[at]
        counts[at] = (
            restart if restart is not None else level.start if before is None else before + 1
        )
        counts[at + 1 :] = [None] * (LEVELS - at - 1)
        if level.form == "bullet":
            return Number("", max(at, _depth(style.name)), True, key)
        return Number(self._label(key, abstract, level, counts), at, False, key)

    def _linked(self, abstract: str) -> str:
        """The list that a list defined "as style" stands for."""
        kept = self._abstract.get(abstract)
        if kept and kept.linked and not kept.levels:
            target = self._of.get(self._styles.named(kept.linked).list or "")
            return target if target is not None else abstract
        return abstract

    def _at(self, key: str, abstract: str, at: int) -> _Level | None:
        kept = self._abstract.get(abstract)
        return self._overrides.get((key, at)) or (kept.levels.get(at) if kept else None)

    def _label(self, key: str, abstract: str, level: _Level, counts: list[int | None]) -> str:
        if level.form == "none":
            return ""

        def fill(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            inner = self._at(key, abstract, at) or _Level()
            count = counts[at]
            number = inner.start if count is None else count
            return spell(number, "1" if level.legal else _FORMS.get(inner.form, "1"))

        return _PLACE.sub(fill, level.text).strip()


def _level(element: Element) -> _Level:
    return _Level(
        value(element.find("w:numFmt", NS)) or "decimal",
        value(element.find("w:lvlText", NS)) or "",
        _number(value(element.find("w:start", NS)), 1),
        on(element.find("w:isLgl", NS)),
    )
