"""A text as tokens: numbers, words and single marks, each with its place.

Owns what the recognisers look at. Typography is evened out here, one code point for one, so
that places stay true: any dash is "-", any space is a space, letters are lower case.
"""

from __future__ import annotations

import re

TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")
_DASHES = "‐‑‒–—―−﹣－"
_SPACES = "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003"
_EVEN = str.maketrans(_DASHES + _SPACES + "⁄∕", "-" * len(_DASHES) + " " * len(_SPACES) + "//")


class Tokens:
    """The tokens of `text`: `words[i]` stands at `starts[i]:ends[i]`; `blocked` are no dates."""

    __slots__ = ("blocked", "ends", "even", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        lower = text.lower()
        if len(lower) != len(
            text
        ):  # a few letters grow in lower case ("İ"): keep those as they are
            lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
        self.even = lower.translate(_EVEN)
        self.blocked: frozenset[int] = frozenset()
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for found in TOKEN.finditer(self.even):
            self.words.append(found[0])
            start, end = found.span()
            self.starts.append(start)
            self.ends.append(end)

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """The token at `at`, "" outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def number(self, at: int) -> int | None:
        """The token at `at` as a number of at most four digits, else None."""
        word = self.word(at)
        return int(word) if word.isdecimal() and len(word) <= 4 else None

    def glued(self, at: int) -> bool:
        """Whether nothing stands between the token at `at` and the one before it."""
        return 0 < at < len(self.words) and self.starts[at] == self.ends[at - 1]

    def gap(self, at: int) -> str:
        """What stands between the token at `at` and the one before it."""
        if not 0 < at < len(self.words):
            return "\n\n"
        return self.even[self.ends[at - 1] : self.starts[at]]

    def joined(self, first: int, end: int) -> bool:
        """Whether no blank line and no wide gap parts the tokens `first` to `end` (exclusive)."""
        return all(self.near(at) for at in range(first + 1, end))

    def near(self, at: int) -> bool:
        """Whether the token at `at` belongs to the same run of text as the one before it."""
        if self.glued(at):
            return True
        gap = self.gap(at)
        return gap.count("\n") < 2 and ("\n" in gap or len(gap) <= 2)

    def opens_line(self, at: int) -> bool:
        """Whether the token at `at` is the first of its line."""
        return at == 0 or "\n" in self.gap(at)
