"""Which elements of an HTML page are text of the document, and which of that is struck out.

Owns what a browser hides or strikes out, by element, style or class, and what a writing program
adds around the text: navigation, page headers and footers, the marks and texts of footnotes and
comments. What the rest means for lines is `html`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workflow.minutes.files.web.page import tags

_DROPPED = tags(
    "script style noscript template head nav iframe object svg math button select textarea"
)
_STRUCK = tags("s strike del")
_UNSEEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|"
    r"mso-element\s*:\s*(?:comment|footnote|endnote|header|footer)",
    re.IGNORECASE,
)
_LINE = re.compile(r"text-decoration(?:-line)?\s*:([^;]*)", re.IGNORECASE)
_NO_RULES = re.compile(  # comments, and rules for paper or small screens
    r"/\*.*?(?:\*/|\Z)|@[^{};@]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})", re.DOTALL
)
_OF_CLASS = re.compile(r"[a-z0-9]*\.([\w-]+)", re.IGNORECASE)
# Links between a text and its footnotes and comments: Word's, Google's, LibreOffice's
_TO_NOTE = re.compile(r"#(?:_(?:ftn|edn|msocom_)\d+|(?:ftnt|cmnt)\d+|sd(?:foot|end)note\d+sym)$")
_TO_TEXT = re.compile(
    r"#(?:_(?:ftnref|ednref|msoanchor_)\d+|(?:ftnt|cmnt)_ref\d+|sd(?:foot|end)note\d+anc)$"
)
_AROUND_NOTES = tags("p div li ol ul aside section dd dl blockquote")
_INLINE = tags("a sup span small font b strong i em u")

Attributes = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a page is text: asked element by element."""

    classes: dict[str, tuple[int, bool]]  # whether a class has a line through it, and by which rule
    notes: frozenset[int]  # elements that are marks or texts of notes

    def hides(self, node: Any, attributes: Attributes) -> bool:
        """Whether an element and what is in it is no text of the document."""
        if node.tag in _DROPPED or (self.notes and node.mem_id in self.notes):
            return True
        return bool(attributes) and (
            "hidden" in attributes
            or _UNSEEN.search(attributes.get("style") or "") is not None
            or (node.tag == "div" and attributes.get("title") in ("header", "footer"))
        )

    def strikes(self, node: Any, attributes: Attributes) -> bool:
        """Whether an element has a line through its text."""
        if not attributes:
            return node.tag in _STRUCK
        if lines := _LINE.findall(attributes.get("style") or ""):
            return "line-through" in lines[-1].lower()
        named = (attributes.get("class") or "").split() if self.classes else ()
        told = [self.classes[one] for one in named if one in self.classes]
        return max(told)[1] if told else node.tag in _STRUCK


def shown(page: Any) -> Shown:
    """What of a parsed page is text."""
    return Shown(_classes(page), frozenset(_notes(page)))


def page_headers(page: Any) -> list[str]:
    """What the headers of a printed page say, which LibreOffice writes as divisions."""
    return [each.text(separator="\n") or "" for each in page.css("div[title=header]")]


def _classes(page: Any) -> dict[str, tuple[int, bool]]:
    """The classes whose rule tells of a line: with the place of the last such rule."""
    found = {}
    sheets = "\n".join(style.text() or "" for style in page.css("style"))
    for at, rule in enumerate(_NO_RULES.sub("", sheets).split("}")):
        selectors, _, told = rule.partition("{")
        if lines := _LINE.findall(told):
            for selector in selectors.split(","):
                if named := _OF_CLASS.fullmatch(selector.strip()):
                    found[named[1]] = (at, "line-through" in lines[-1].lower())
    return found


def _notes(page: Any) -> list[int]:
    found = []
    for link in page.css("a"):
        target = link.attributes.get("href") or ""
        if _TO_NOTE.search(target):
            found.append(link.mem_id)
        elif _TO_TEXT.search(target):
            found.append(_note(link).mem_id)
    return found


def _note(link: Any) -> Any:
    """The whole note that begins with a link back to the text; the link where none does."""
    node, note = link, link
    while _is_first(node):
        node = node.parent
        if node is None or node.tag not in _AROUND_NOTES | _INLINE:
            break
        if node.tag in _AROUND_NOTES:
            note = node
    return note


def _is_first(node: Any) -> bool:
    """Whether nothing but white space stands before an element in the one around it."""
    before = node.prev
    while before is not None and (
        before.tag == "-comment" or (before.tag == "-text" and not before.text_content.strip())
    ):
        before = before.prev
    return before is None
