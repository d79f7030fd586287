"""The event that the sentence before names in full, where a clause calls it by its bare noun:
"Laget skal på trenerkurs. Kurset er 6. april."

Owns finding it there, and how much of the words beside it belong to its name. Where a clause has
no noun for it at all is `redated`, and what the heading names `happenings`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes.grammar.tokens import AMBIGUOUS, PREPOSITIONS, Token, tokens
from workflow.minutes.shaping.events.happenings import DEFINITE
from workflow.minutes.shaping.findings import personal_data
from workflow.minutes.shaping.words.wording import tidy, without_times
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

_BARE = re.compile(r"[A-ZÆØÅ][a-zæøå]{2,}(?:en|et|a)")
_ABOUT = frozenset(("om", "for", "med", "mot", "på", "i", "ved", "hos", "av", "til"))
_ENDING = frozenset((",", ";", "–", "-", "(", ".", ":", "som", "der", "og", "men", "at", "å"))
_OF_SOMEBODY = ("si", "sin", "sitt")
_GONE = frozenset(("forrige", "førre", "sist", "siste", "tidligere", "tidlegare", "fjorårets"))
_BODIES = ("group", "name", "proper", "person", "role")
_LONGEST = 60  # characters of a name


def whole(title: str, candidate: Candidate, before: Sequence[Candidate]) -> str | None:
    """What the sentence before calls the event of which `title` has no more than the noun: a word
    that ends in it, or the noun with what it is about; None where it names none or several."""
    if not _BARE.fullmatch(title) or not names_event(title):
        return None
    unit = candidate.unit
    last = [c for c in before if unit.follows(c.unit)]
    if not last or last[0].text.rstrip().endswith("?") or personal_data(last[0].unit.text):
        return None
    stem = DEFINITE.sub("", title.lower())
    found = [(c, token) for c in last for token in _calling(stem, c)]
    if len(found) != 1:
        return None
    told = tidy(phrase(*found[0]))
    more = len(told) > len(title) and told.lower() != title.lower()
    return told if more and len(told) <= _LONGEST else None


def _calling(stem: str, candidate: Candidate) -> list[Token]:
    """The words of a clause that are or end in a noun, in the singular; none that is who does it:
    "Arbeidstilsynet har varslet tilsyn"."""
    clause = candidate.clause
    called = re.compile(rf"\w*{re.escape(stem)}(?:e|en|et|a)?")
    tells = clause.verb is not None and clause.verb.kind == "communicate" and not clause.passive
    acts = clause.subject in _BODIES or tells
    body = clause.owner if acts and clause.owner else (0, 0)
    return [
        token
        for at, token in enumerate(clause.tokens)
        if called.fullmatch(token.low) and not body[0] <= token.start < body[1]
        if not candidate.in_time(token)
        if at == 0 or clause.tokens[at - 1].low not in _GONE
    ]


def phrase(candidate: Candidate, noun: Token) -> str:
    """A noun with whose it is and what it is about: "KS si samling", "tilsyn med deponiet"."""
    words = candidate.clause.tokens
    at = next(n for n, token in enumerate(words) if token.start == noun.start)
    first = at
    if at > 1 and words[at - 1].low in _OF_SOMEBODY:
        first = at - 2  # "KS si samling"
    elif at and words[at - 1].text[0].isupper() and words[at - 1].low.endswith("s"):
        first = at - 1  # "Fylkets samling"
    end = noun.end
    if at + 1 < len(words) and words[at + 1].low in _ABOUT:
        for token in words[at + 1 :]:
            verb = token.finite and token.low not in AMBIGUOUS
            if token.low in _ENDING or verb or candidate.in_time(token):
                break
            end = token.end
        loose = tokens(candidate.unit.text[noun.end : end])
        if loose and loose[-1].low in PREPOSITIONS:
            end = noun.end
    return without_times(candidate, words[first].start, end)
