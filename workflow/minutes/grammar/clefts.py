"""A clause cut in two to point at who does it: "Det er Kari som følger opp dette".

Owns putting the halves together again; what the clause says is `clauses`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import AMBIGUOUS, PRONOUNS, Names, Token

_POINTING = frozenset(("er", "blir", "vert"))
_JOINING = frozenset(("og", "&", "/", ",", "eller"))
_FARTHEST = 8  # tokens from "det" to "som"


def mended(body: tuple[Token, ...], names: Names) -> tuple[Token, ...] | None:
    """The words of the whole clause, "Kari følger opp dette"; None for what is no cleft, or points
    at a thing: "Det er taket som lekker"."""
    if len(body) < 5 or body[0].low != "det" or body[1].low not in _POINTING:
        return None
    for at, token in enumerate(body[2:_FARTHEST], 2):
        if token.low == "som":
            behind = body[at + 1 :]
            does = at > 2 and behind and behind[0].finite and behind[0].low not in AMBIGUOUS
            return (*body[2:at], *behind) if does else None
        if token.low not in _JOINING and not _somebody(token, names):
            return None
    return None


def _somebody(token: Token, names: Names) -> bool:
    """Whether a word names or means somebody who can act."""
    if token.low in PRONOUNS:
        return PRONOUNS[token.low] in ("we", "i", "they", "you")  # "det er noen som" points at none
    return names.one(token.text) or token.text[0].isupper() or lexicon.acts(token.low)
