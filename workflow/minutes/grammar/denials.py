"""Whether words deny what a clause says: "ikke", "ingen", "aldri".

Owns the small words beside a denial that take it back. Where it stands is `clauses`.
"""

from __future__ import annotations

from collections.abc import Sequence

from workflow.minutes import lexicon

_DEGREES = frozenset(("så", "altfor"))
_NEGATIONS = lexicon.words("negation", "words")
_NOT_BEHIND = lexicon.words("negation", "not_behind")
_NOT_BEFORE = lexicon.words("negation", "not_before")


def negated(words: Sequence[str]) -> bool:
    """Whether what is said is denied; "ikke så lenge", "ikke minst", "hvis ikke" and "ikke glem"
    deny nothing."""
    if _NEGATIONS.isdisjoint(words):
        return False
    words = [word for word in words if word not in _DEGREES]
    around = zip(["", *words[:-1]], words, [*words[1:], ""], strict=True)
    return any(
        word in _NEGATIONS and before not in _NOT_BEHIND and after not in _NOT_BEFORE
        for before, word, after in around
    )
