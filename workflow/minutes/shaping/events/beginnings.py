"""What begins or opens again, told by more than that: "Kontoret har vært stengt, men åpner igjen
1. oktober", "Kurset starter 4. oktober og er beregnet å ta to uker".

Owns what such an event is called: who or what it is, and the verb. What else a clause tells as an
event is called by is `happenings`.
"""

from __future__ import annotations

from itertools import pairwise

from workflow.minutes import lexicon
from workflow.minutes.shaping.words.wording import EDGES, without_times
from workflow.minutes.signs.candidates import Candidate

_BEGINNING = lexicon.words("grammar", "beginning")
_AGAIN = lexicon.words("grammar", "again")


def named(candidate: Candidate) -> str | None:
    """What a clause says begins, with its verb; None where it says no such thing, or nothing else
    beside it."""
    clause, unit = candidate.clause, candidate.unit
    verb, owner = clause.verb, clause.owner
    if verb is None or owner is None or clause.modal or verb.lemma not in _BEGINNING:
        return None
    if clause.tense != "present" or verb.tense not in ("pres", "pass"):
        return None
    words = [token for token in clause.tokens if token.start >= clause.verb_at]
    goes_on = (a.start for a, b in pairwise(words) if a.low in ("og", ",") and b.finite)
    end = next(goes_on, None)
    apart = owner[1] < clause.start  # the subject stands in the clause before
    if not words or (end is None and not apart):
        return None
    said = [words[0].end, *(t.end for t in words[1:3] if t.low in _AGAIN)]
    told = without_times(candidate, clause.verb_at, max(said) if apart else end or clause.end)
    return f"{unit.text[slice(*owner)]} {told}".strip(EDGES)
