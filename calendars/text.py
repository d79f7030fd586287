"""Free text made harmless for an iCalendar stream, as it enters and once it is in.

Owns which characters may stand in a TEXT value (RFC 5545 §3.3.11 and the CONTROL rule of §3.1),
and what the stream may not look like. Escaping and folding are the icalendar library's;
`component` and `feed` apply both.
"""

from __future__ import annotations

import re

# Line ends of any alphabet: a reader that splits on them would take what follows for a
# property of its own. Python's str.splitlines() is such a reader.
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
# C0 controls but for the tab, DEL and C1; lone surrogates, which UTF-8 can't hold; the
# non-characters and the byte order mark, which some readers strip and others refuse.
_FORBIDDEN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
# not at the start of a line, where the real ones are
_LOOKALIKE = re.compile(rb"(?<=[^\n])(BEGIN|END):(?=V)", re.IGNORECASE)
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")


def one_line(text: str) -> str:
    """`text` on a single line: line ends and runs of white space become one space.

    Characters that an iCalendar stream may not hold are dropped; what is left may be empty.
    """
    return " ".join(_FORBIDDEN.sub("", _LINE_ENDS.sub(" ", text)).split())


def paragraphs(text: str) -> str:
    """`text` with every kind of line end as `\\n`, forbidden characters dropped, ends trimmed."""
    lines = (_FORBIDDEN.sub("", line).rstrip() for line in _LINE_ENDS.split(text))
    return "\n".join(lines).strip()


def split_lookalikes(stream: bytes) -> bytes:
    """`stream`, rendered and folded, with another fold inside any `BEGIN:V…` or `END:V…` of a text.

    A fold changes no text (RFC 5545 §3.1). But some programs look for these words without
    unfolding, or strip the space of a folded line, and would see a component begin there.
    """
    return _LOOKALIKE.sub(rb"\1:\r\n ", stream)


def is_url(text: str) -> bool:
    """Whether `text` is an absolute URI in ASCII (RFC 3986), so that every parser takes it."""
    return _URL.fullmatch(text) is not None


def is_color(text: str) -> bool:
    """Whether `text` has the form of a CSS3 colour name, `steelblue` (RFC 7986 §5.9)."""
    return text.isascii() and text.isalpha() and text.islower()
