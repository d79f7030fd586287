"""Numbers as lists count: "3", "c", "iii".

Owns only the spelling; which number a paragraph has is told by each format.
"""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def spell(number: int, form: str) -> str:
    """`number` in the form that HTML and ODT call "1", "a", "A", "i" or "I"; "1" for any other."""
    if form in ("a", "A") and number > 0:
        word = _letters(number)
    elif form in ("i", "I") and 0 < number < 4000:
        word = _roman(number)
    else:
        return str(number)
    return word.upper() if form.isupper() else word


def _letters(number: int) -> str:
    """1 → "a", 26 → "z", 27 → "aa", 28 → "bb", as Word counts."""
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * min(times + 1, 20)


def _roman(number: int) -> str:
    word = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        word += sign * times
    return word
