"""Words as a page draws them, one after the other, and which of them stand in a box aside.

Owns what the order of drawing tells. What stands on one line is `lines`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

JUST_BEFORE = 12  # lines drawn before one that may belong with it
ON_LINE = 0.3  # ems by which the baselines of one line may differ
_UNDER = 0.3  # ems by which the left edges of a box's lines may differ
_BLOCK = 2.5  # ems between the lines of a box of text at the most


class Word(NamedTuple):
    """A word, its left and right edge and baseline in points from the page's lower left corner.

    `size` is the font's in points; `run` numbers the lines as the page draws them.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    run: int


def boxed(words: Iterable[Word]) -> Iterator[tuple[int, Word]]:
    """The words in the order that the page draws them, each with the number of the box of text that
    it stands in; 0 for those in none."""
    runs = [list(run) for _, run in groupby(words, key=lambda word: (word.run, word.base))]
    box, end = 0, 0
    for at, run in enumerate(runs):
        if at >= end and at and run[0].base > runs[at - 1][0].base + ON_LINE * run[0].size:
            end = _end_of_block(runs, at)
            aside = _stands_aside(runs[max(0, at - JUST_BEFORE) : at], runs[at:end])
            box, end = (box + 1, end) if aside else (box, at)
        yield from ((box if at < end else 0, word) for word in run)


def _end_of_block(runs: Sequence[Sequence[Word]], start: int) -> int:
    """Where the lines end that go down from this one, left edge under left edge."""
    end = start + 1
    while end < len(runs):
        above, below = runs[end - 1][0], runs[end][0]
        down = (above.base - below.base) / above.size
        under = abs(below.left - runs[start][0].left) <= _UNDER * below.size
        if not (abs(down) <= ON_LINE or (under and 0 < down <= _BLOCK)):
            break
        end += 1
    return end


def _stands_aside(before: Sequence[Sequence[Word]], block: Sequence[Sequence[Word]]) -> bool:
    """Whether a block beside lines drawn before it is no part of them: one of its lines stands on
    theirs, another between two of theirs."""
    bases = [run[0].base for run in before]
    slack = ON_LINE * block[0][0].size
    met = [any(abs(run[0].base - base) <= slack for base in bases) for run in block]
    between = [run[0].base > min(bases) for run in block]
    return any(met) and any(inside and not on for on, inside in zip(met, between, strict=True))
