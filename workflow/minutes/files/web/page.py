"""The bytes of an HTML file → its tree of elements.

Owns its character set and what is too much to parse: a page of more or deeper elements than any
writer makes is refused before, since parsing a deep one costs the square of its depth. What the
elements mean is left to `html`, which of them are text to `shown`.
"""

from __future__ import annotations

import re
from typing import Any

from workflow.domain.errors import Refused
from workflow.minutes.files.text import decode

MOST_ELEMENTS = 100_000
MOST_REPEATS = 2_000_000
DEEPEST = 400
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


def tags(*names: str) -> frozenset[str]:
    """The names of elements in these lines."""
    return frozenset(name for line in names for name in line.split())


_UNCLOSED = tags(  # elements whose end tag may be left out, or that have none
    "area base br col dd dt embed hr img input li link meta option p param source",
    "tbody td tfoot th thead tr track wbr",
)
_FORMATTING = tags("a b big code em font i nobr s small strike strong tt u")


def parsed(data: bytes) -> Any:
    """The parsed page; the character set is the one that it declares, else guessed."""
    from selectolax.lexbor import LexborHTMLParser

    text = _decoded(data)
    _guard(text)
    return LexborHTMLParser(text)


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
