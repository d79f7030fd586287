"""The question that the sentence before put, where somebody is to look into it: "Per lurte på om
hallen kan lånes. Kari undersøker dette" is "Undersøke om hallen kan lånes".

Owns finding it there and putting it behind the verb. What a title else points at is `pointers`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import ASKING_WORDS, Token
from workflow.minutes.shaping.words.wording import EDGES
from workflow.minutes.signs.candidates import Candidate

_ASKED = frozenset(("lure", "undre", "undrast", "undres", "spørre", "spørje"))
_INQUIRING = lexicon.words("grammar", "inquiring")
_IT = re.compile(r"(\w+)(?: (?:på|om))? (?:det|dette)(?P<whom> (?:med|hos) [^,.:;]+)?")
_LEADING = ASKING_WORDS | {"om"}


def looked_into(title: str, last: Candidate | None) -> str | None:
    """The title with the question that `last` put for its pronoun; None where it put none, or
    something else is done than to find out."""
    said = _IT.fullmatch(title)
    asks = last.clause.verb if last is not None and last.of == 1 else None
    if said is None or last is None or asks is None:
        return None
    if not any(verb.lemma in _INQUIRING for verb in lexicon.verb(said[1].lower())):
        return None
    clause = last.clause
    if asks.lemma not in _ASKED or clause.tense not in ("past", "present", "perfect"):
        return None
    leads = _question(last)
    if leads is None:
        return None
    asked = " ".join(last.unit.text[leads.start : clause.end].split()).strip(EDGES + "?")
    return f"{said[1]}{said['whom'] or ''} {asked}"


def _question(last: Candidate) -> Token | None:
    """The word that opens the clause that was asked: "om hallen kan lånes", and no "om hallen"."""
    words = [t for t in last.clause.tokens if t.start > last.clause.verb_at]
    leads = next((t for t in words if t.low in _LEADING), None)
    if leads is None or any(t.low in (",", ";") for t in words):
        return None
    return leads if any(t.finite for t in words if t.start > leads.start) else None
