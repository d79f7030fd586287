"""The headers of an OpenDocument text's first page.

Owns which they are (ODF 1.3 part 3, 16.9 and 16.10), and that a field which tells the day of today,
of printing or of saving says nothing. What the rest of them means for lines is `odt`.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from workflow.minutes.files.writer.styles import STYLE, TABLE, TEXT

_OPENING = frozenset((TEXT + "p", TEXT + "h", TABLE + "table"))
_MOVING = tuple(
    TEXT + name for name in ("date", "print-date", "creation-date", "modification-date", "time")
)


def first(body: Element, content: Element, styles: Element | None) -> list[Element]:
    """The headers of the first page: its own, where it has one, then that of the others."""
    wanted = _page(body, content)
    pages = styles.iter(STYLE + "master-page") if styles is not None else ()
    page = next((each for each in pages if each.get(STYLE + "name") == wanted), None)
    if page is None:
        return []
    found = [page.find(STYLE + name) for name in ("header-first", "header")]
    shown = [each for each in found if each is not None and each.get(STYLE + "display") != "false"]
    for header in shown:
        for tag in _MOVING:
            for field in header.iter(tag):
                if tag != TEXT + "date" or field.get(TEXT + "fixed") != "true":
                    field.text = ""
    return shown


def _page(body: Element, content: Element) -> str:
    """The name of the first page's style, which the first block's own style may tell."""
    blocks = (block for block in body if block.tag != TEXT + "tracked-changes")
    opening = next((e for block in blocks for e in block.iter() if e.tag in _OPENING), None)
    if opening is not None:
        name = opening.get(f"{TABLE if opening.tag == TABLE + 'table' else TEXT}style-name")
        for style in content.iter(STYLE + "style"):
            page = style.get(STYLE + "master-page-name")
            if page and style.get(STYLE + "name") == name:
                return page
    return "Standard"
