"""Text that others wrote, made fit for one line of a mail.

Owns what of it stays. Escaping for HTML is the templates', and coding for headers `compose`'s.
"""

from __future__ import annotations

import unicodedata

from workflow.domain.privacy import masked

#: Letters of a title before it is cut.
TITLE = 240


def clean(text: str, length: int = TITLE) -> str:
    """Text fit for one line of a mail: no line breaks, control characters or marks that turn
    the direction of what follows, no national identity number, and no longer than `length`."""
    text = masked(text)
    if text.isprintable() and len(text) <= length and "  " not in text:
        return text
    fit = (" " if c.isspace() else c for c in text[: 4 * length] if c.isspace() or _fit(c))
    line = " ".join("".join(fit).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _fit(character: str) -> bool:
    # the joiners that emoji and some scripts are written with stay
    return character in "\u200c\u200d" or unicodedata.category(character)[0] != "C"
