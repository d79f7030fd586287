"""Signs from single words: their first letters, small words together with the manner, the first
and the last, and the verb as it stands.

Owns what no class of the lexicon tells: that "tømmer" is more often a habit and "trykker" more
often a promise. The shared prior knows the words that many bodies use. Names show nothing here: no
word with a capital inside a sentence, nobody whom the document names, no first name. A month or a
clock shows only that it opens or closes the clause.
"""

from __future__ import annotations

from functools import lru_cache

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import Names
from workflow.minutes.signs import surroundings
from workflow.minutes.signs.candidates import Candidate

PREFIX = "says:"
_LETTERS = 5  # of a word; what follows is mostly ending, and one written language's or the other's
_TIMES = lexicon.words("month", "words") | {"kl"}
_FARTHEST = 16  # tokens into the clause


def signs(candidate: Candidate, names: Names) -> list[str]:
    """The names of the signs that the clause's words show."""
    manner = surroundings.manner(candidate)
    clause = candidate.clause
    first, *rest = clause.tokens[:_FARTHEST]
    spoken = [token.low for token in rest if token.text[0].islower()]
    if first.text[0].isalpha() and not names.person(first.text):
        spoken.insert(0, first.low)
    found: list[str] = []
    for word in spoken:
        found += _said(word, manner)
    if spoken:
        found += (f"{PREFIX}first:{spoken[0]}", f"{PREFIX}last:{spoken[-1][:_LETTERS]}")
    for token in clause.tokens:
        if token.start == clause.verb_at:
            found.append(f"{PREFIX}verb:{token.low}")
            break
    return found


@lru_cache(maxsize=40_000)
def _said(word: str, manner: str) -> tuple[str, ...]:
    if word in _TIMES:
        return ()
    stem = PREFIX + word[:_LETTERS]
    return (stem, f"{PREFIX}{word}+{manner}") if len(word) <= _LETTERS else (stem,)
