"""What a writer has struck out of a text, which is as good as deleted.

Owns how it is left out: the words around it stay as far apart as they were, and of a line with
nothing else in it nothing stays. What is struck out is told by each format.
"""

from __future__ import annotations

MARK = "\ufdd0"  # no character: stands for what is struck out until its paragraph is whole
_CLOSING = ".,;:!?)"


def out(text: str) -> str:
    """What stands for a struck text in its paragraph: the mark, and the spaces at its edges."""
    if not text or text.isspace():
        return text
    return " " * text[0].isspace() + MARK + " " * text[-1].isspace()


def left(paragraph: str) -> str:
    """A paragraph without what is struck out in it; "" where no letter or figure is left."""
    if MARK not in paragraph:
        return paragraph
    return "\n".join(filter(None, map(_left, paragraph.split("\n"))))


def _left(line: str) -> str:
    if MARK not in line:
        return line
    first, *rest = line.split(MARK)
    kept, apart = [first.rstrip(" ")], first.endswith(" ")
    for piece in rest:
        apart = apart or piece.startswith(" ")
        if words := piece.strip(" "):
            kept += [" " * (apart and words[0] not in _CLOSING), words]
            apart = piece.endswith(" ")
    whole = "".join(kept)
    return whole if any(sign.isalnum() for sign in whole) else ""
