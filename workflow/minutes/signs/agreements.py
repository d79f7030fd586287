"""Signs of what was agreed: "Enighet om at vi spør kommunen", "Det ble bestemt å kjøpe ny".

Owns what the clause within such a one shows: who is to do what there, and in which manner. Finding
it is `grammar.agreed`; the clause itself, which tells of the agreeing, is `deeds`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar import agreed
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.signs import deeds
from workflow.minutes.signs.candidates import Candidate

_EARLIER = re.compile(r"\b(?:forrige|førre|siste?|tidligere|tidlegare)\b(?! frist)")
_TAKES_PLACE = lexicon.words("grammar", "takes_place")


def signs(candidate: Candidate, names: Names) -> list[str]:
    """The names of the signs that the agreed shows; none where nothing was agreed."""
    if agreed.WORDS.isdisjoint(candidate.words):
        return []
    inner = agreed.within(candidate.unit.text, candidate.clause, names)
    if inner is None:
        return []
    agent, action, manner = deeds.agent_of(inner), deeds.action_of(inner), deeds.manner_of(inner)
    found = [
        "agreed",
        f"agreed:{agent}",
        f"agreed:{action}",
        f"agreed:{action}+{manner}",
        f"agreed:{agent}+{action}+{manner}",
        f"agreed-by:{deeds.agent_of(candidate.clause)}",
        *(["agreed-not"] if inner.negated else ()),
        *(["agreed-before"] if _EARLIER.search(candidate.low) else ()),
        *(_held(candidate) if inner.verb and inner.verb.lemma in _TAKES_PLACE else ()),
    ]
    return list(dict.fromkeys(found))  # "agreed:none" is nobody's and no action's


def _held(candidate: Candidate) -> tuple[str, str]:
    """That something is to take place, and whether a day is told: "Vi vedtok å holde årsmøte …"."""
    dated = any(moment.window.start for moment in candidate.moments)
    return "agreed:takes-place", f"agreed:takes-place+{'dated' if dated else 'undated'}"
