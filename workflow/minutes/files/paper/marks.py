"""Marks of footnotes: a small figure raised behind a word, which is none of the word's.

Owns what such a mark looks like and how high it stands. The notes themselves stay in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes.files.paper.words import Word

_MARK = re.compile(r"\d{1,3}|[\[(]\w{1,3}[\])]|\*{1,3}")
_LAST = frozenset("0123456789)]*")
_HOUR, _MINUTES = re.compile(r"\d{1,2}"), re.compile(r"[0-5]\d")
_UNITS = frozenset(("mm", "cm", "dm", "m", "km"))
_LOWEST, _HIGHEST = 0.2, 0.8  # ems above the line
_SMALL = 0.98  # share of the word's size
_NEAR, _BEFORE = 0.3, 0.6  # ems behind a word, and before a note that begins with it
_TOUCH = 0.1  # ems by which it may reach into the word


def may_end(word: str) -> bool:
    """Whether a word may end with a mark."""
    return len(word) > 1 and word[-1] in _LAST


def is_raised(base: float, by: float, size: float) -> bool:
    """Whether a sign on a baseline `by` stands as high above `base` as a mark."""
    return _LOWEST * size <= by - base <= _HIGHEST * size


def without(word: str, raised: int) -> str:
    """The word without its last signs, so many of which are raised, where they are a mark."""
    bare, mark = word[: len(word) - raised], word[len(word) - raised :]
    return bare if bare and _MARK.fullmatch(mark) and not _belongs(bare, mark) else word


def _belongs(word: str, raised: str) -> bool:
    """Whether the raised figures are the word's: "m²", and the minutes of a time."""
    if word in _UNITS:
        return raised in ("2", "3")
    return bool(_HOUR.fullmatch(word) and _MINUTES.fullmatch(raised))


def dropped(words: Sequence[Word]) -> list[Word]:
    """The words in the order they are drawn, without those that are a mark beside the next one or
    the one before."""
    return [
        word
        for at, word in enumerate(words)
        if not _MARK.fullmatch(word.text)
        or not any(_marks(word, other) for other in (*words[at - 1 : at], *words[at + 1 : at + 2]))
    ]


def _marks(mark: Word, word: Word) -> bool:
    size = word.size
    behind, before = mark.left - word.right, word.left - mark.right
    if _belongs(word.text, mark.text):
        return False
    near = -_TOUCH * size <= behind <= _NEAR * size or -_TOUCH * size <= before <= _BEFORE * size
    return near and mark.size <= _SMALL * size and is_raised(word.base, mark.base, size)
