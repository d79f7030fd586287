"""What a Word paragraph says: its runs as text, its signs and boxes to tick written out.

Owns what the elements inside a paragraph mean (ECMA-376 part 1, 17.3.3 and 17.16), and which of
them are no text: deleted, moved away, hidden, struck out. Paragraphs and tables are `docx`.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workflow.minutes.files import struck
from workflow.minutes.files.draft import EMPTY_BOX, TICKED_BOX
from workflow.minutes.files.word.numbers import NS, Styles, W, on

_TEXT_BOX = W + "txbxContent"
_WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
_SKIPPED = frozenset(
    (
        *(W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText")),
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
_BOXES = {  # by font, the signs that are boxes: 0x6F, 0x71, 0x72, 0xA8, 0xFD, 0xFE and so on
    "Wingdings": dict.fromkeys("oqr¨", EMPTY_BOX) | dict.fromkeys("ýþ", TICKED_BOX),
    "Wingdings 2": dict.fromkeys("£", EMPTY_BOX) | dict.fromkeys("RST", TICKED_BOX),
}
_PRIVATE = 0xF000  # where Word keeps the signs of such fonts


def opened(parent: Element, *wanted: str) -> Iterator[Element]:
    """The children of `parent` and of the wrappers among them: the wanted, or all."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag in _WRAPPERS:
            waiting.extend(reversed(element))
        elif not wanted or element.tag in wanted:
            yield element


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The outermost text boxes of a paragraph, each once."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == _TEXT_BOX:
            yield element
        elif element.tag not in _SKIPPED:
            waiting.extend(reversed(element))


def said(paragraph: Element, styles: Styles) -> tuple[str, bool]:
    """The paragraph's text, `struck.MARK` standing for what is struck out, and whether all of it
    is bold."""
    parts: list[str] = []
    plain = False
    for part, bold in _pieces(paragraph, styles):
        parts.append(part)
        plain = plain or not (bold or struck.MARK in part or not part.strip())
    return "".join(parts), not plain


def _pieces(paragraph: Element, styles: Styles) -> Iterator[tuple[str, bool]]:
    inherited = styles.of(paragraph).toggles - {"b"}
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
        elif tag == W + "fldChar":
            yield _field_box(element), bold
        else:
            if tag == W + "r":
                toggles = styles.toggles(element.find("w:rPr", NS), inherited)
                if "vanish" in toggles:
                    continue
                if toggles & {"strike", "dstrike"}:
                    words = "".join(text.text or "" for text in element.iterfind("w:t", NS))
                    yield struck.out(words), bold
                    continue
                bold = "b" in toggles
            waiting.extend((child, bold) for child in reversed(element))


def _symbol(element: Element) -> str:
    """A sign of a font of signs; one that is a box to tick as any text has it."""
    try:
        code = int(element.get(W + "char") or "", 16)
        sign = chr(code & 0xFF if code >= _PRIVATE else code)
        boxes = _BOXES.get(element.get(W + "font") or "", {})
        return boxes.get(sign) or chr(code)
    except (ValueError, OverflowError):
        return ""


def _field_box(element: Element) -> str:
    """The box to tick that a form field begins with; "" for any other field."""
    box = element.find("w:ffData/w:checkBox", NS)
    if box is None:
        return ""
    ticked = box.find("w:checked", NS)
    ticked = box.find("w:default", NS) if ticked is None else ticked
    return TICKED_BOX if on(ticked) else EMPTY_BOX
