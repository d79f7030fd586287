"""Signs from single words: their first letters, and small words together with the manner.

Owns what no class of the lexicon tells: that "tømmer" is more often a habit and "trykker" more
often a promise. The shared prior knows the words that many bodies use, and no names: a word with
a capital inside a sentence shows nothing.
"""

from __future__ import annotations

from functools import lru_cache

from workflow.minutes import surroundings
from workflow.minutes.candidates import Candidate

PREFIX = "says:"
_LETTERS = 5  # of a word; what follows is mostly ending, and one written language's or the other's
_FARTHEST = 16  # tokens into the clause


def signs(candidate: Candidate) -> list[str]:
    """The names of the signs that the clause's words show."""
    manner = surroundings.manner(candidate)
    found: list[str] = []
    tokens = candidate.clause.tokens
    for at, token in enumerate(tokens[:_FARTHEST]):
        if token.text[0].islower() or (at == 0 and token.text[0].isalpha()):
            found += _said(token.low, manner)
    return found


@lru_cache(maxsize=40_000)
def _said(word: str, manner: str) -> tuple[str, ...]:
    stem = PREFIX + word[:_LETTERS]
    return (stem, f"{PREFIX}{word}+{manner}") if len(word) <= _LETTERS else (stem,)
