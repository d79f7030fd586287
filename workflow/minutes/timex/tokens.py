"""A text as tokens: numbers, words and single marks, each with its place.

Owns what the recognisers look at. Typography is evened out here, one code point for one, so
that places stay true: any dash is "-", any space is a space, letters are lower case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")
_DASHES = "‐‑‒–—―−﹣－"
_SPACES = "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003"
_EVEN = dict.fromkeys(_DASHES, "-") | dict.fromkeys(_SPACES, " ") | dict.fromkeys("⁄∕", "/")
_ODD = re.compile(f"[{''.join(_EVEN)}]")
_WIDEST_GAP = 2  # wider spaces part the columns of a table


class Grid(NamedTuple):
    """What the layout of a text tells of the times in it: the places where the rows of tables
    begin, which no time reaches across; where a cell begins that is a bare hour ("18" under "Kl."),
    the number of a week ("14" under "Uke"), a day whose month (and year, if any) another cell of
    its row names ("20." beside "Mars"), or the number of its row, which is no time ("6.04"); the
    year of the days of a cell, which the head of its column names ("Dato 2024"); and the numbers
    of paragraphs, "2.4"."""

    rows: frozenset[int] = frozenset()
    hours: frozenset[int] = frozenset()
    weeks: frozenset[int] = frozenset()
    days: Mapping[int, tuple[int, int | None]] = MappingProxyType({})
    numbers: frozenset[int] = frozenset()
    years: Mapping[int, int] = MappingProxyType({})
    paragraphs: frozenset[tuple[int, int]] = frozenset()

    @property
    def tells(self) -> bool:
        """Whether the column of some cell says what its number is."""
        return bool(self.weeks or self.days or self.numbers)


class Tokens:
    """The tokens of `text`: `words[i]` stands at `starts[i]:ends[i]`.

    `blocked` are the number tokens that no date may use; below `barren` no chain of days holds
    a month, so that none need be tried again there. `grid` tells of its tables.
    """

    __slots__ = ("barren", "blocked", "count", "ends", "even", "grid", "starts", "text", "words")

    def __init__(self, text: str, grid: Grid | None = None) -> None:
        self.text = text
        self.grid = grid or Grid()
        lower = text.lower()
        if len(lower) != len(text):  # a few letters grow in lower case ("İ"): those stay
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        self.even = _ODD.sub(lambda odd: _EVEN[odd[0]], lower)
        self.blocked: frozenset[int] = frozenset()
        self.barren = 0
        places = list(TOKEN.finditer(self.even))
        self.words = [place[0] for place in places]
        self.count = len(places)
        self.starts = [place.start() for place in places]
        self.ends = [place.end() for place in places]

    def __len__(self) -> int:
        return self.count

    def word(self, at: int) -> str:
        """The token at `at`, "" outside the text."""
        return self.words[at] if 0 <= at < self.count else ""

    def number(self, at: int) -> int | None:
        """The token at `at` as a number of at most four digits, else None."""
        word = self.word(at)
        return int(word) if word.isdecimal() and len(word) <= 4 else None

    def small(self, at: int, last: int) -> int | None:
        """The token at `at` as a number from 1 to `last` in at most two digits, else None."""
        word = self.word(at)
        if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= last:
            return int(word)
        return None

    def year(self, at: int) -> int | None:
        """The token at `at` as a year of four digits that minutes may speak of, else None."""
        word = self.word(at)
        if len(word) == 4 and word.isdecimal() and at not in self.blocked:
            return int(word) if 1900 <= int(word) <= 2100 else None
        return None

    def capital(self, at: int) -> bool:
        """Whether the token at `at` begins with a capital."""
        return 0 <= at < self.count and self.text[self.starts[at]].isupper()

    def glued(self, at: int) -> bool:
        """Whether nothing stands between the token at `at` and the one before it."""
        return 0 < at < self.count and self.starts[at] == self.ends[at - 1]

    def gap(self, at: int) -> str:
        """What stands between the token at `at` and the one before it."""
        if not 0 < at < self.count:
            return "\n\n"
        return self.even[self.ends[at - 1] : self.starts[at]]

    def in_column(self, at: int) -> bool:
        """Whether a tab parts the token at `at` from the one before it: it opens a column."""
        return 0 < at < self.count and "\t" in self.text[self.ends[at - 1] : self.starts[at]]

    def near(self, at: int) -> bool:
        """Whether the token at `at` belongs to the same run of text as the one before it."""
        if not 0 < at < self.count:
            return False
        start, end = self.ends[at - 1], self.starts[at]
        if end in self.grid.rows:
            return False
        if end - start <= 1:
            return True
        lines = self.even.count("\n", start, end)
        return lines == 1 or (lines == 0 and end - start <= _WIDEST_GAP)

    def tells_hour(self, at: int) -> bool:
        """Whether the token at `at` is a cell of its own in a column of hours."""
        return 0 <= at < self.count and self.starts[at] in self.grid.hours

    def joined(self, first: int, end: int) -> bool:
        """Whether the tokens `first` to `end` (exclusive) are one run of text."""
        return all(self.near(at) for at in range(first + 1, end))

    def opens_line(self, at: int) -> bool:
        """Whether the token at `at` is the first of its line; so is the one after the last."""
        return not 0 < at < self.count or "\n" in self.gap(at)
