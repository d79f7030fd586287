"""Signs of what was agreed: "Enighet om at vi spør kommunen", "Det ble bestemt å kjøpe ny".

Owns reading the clause within such a one: who is to do what there, and in which manner. The clause
itself, which tells of the agreeing, is `deeds`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Names, clauses
from workflow.minutes.signs import deeds
from workflow.minutes.signs.candidates import Candidate

_AGREED = lexicon.words("grammar", "agreed")
_OPENERS = ("at", "å")
_FARTHEST = 12  # tokens into the clause
_BETWEEN = 5  # tokens between what tells of agreeing and what was agreed


def signs(candidate: Candidate, names: Names) -> list[str]:
    """The names of the signs that the agreed shows; none where nothing was agreed."""
    if _AGREED.isdisjoint(candidate.words) or (within := _within(candidate.clause)) is None:
        return []
    told = clauses(candidate.unit.text, within, names)
    if not told:
        return []
    inner = told[0]
    agent, action, manner = deeds.agent_of(inner), deeds.action_of(inner), deeds.manner_of(inner)
    return [
        "agreed",
        f"agreed:{agent}",
        f"agreed:{action}",
        f"agreed:{action}+{manner}",
        f"agreed:{agent}+{action}+{manner}",
        f"agreed-by:{deeds.agent_of(candidate.clause)}",
        *(["agreed-not"] if inner.negated else ()),
    ]


def _within(clause: Clause) -> int | None:
    """Where the agreed begins, in the unit's text: behind "at", or with "å"."""
    tokens = clause.tokens
    at = next((i for i, token in enumerate(tokens[:_FARTHEST]) if token.low in _AGREED), None)
    if at is None:
        return None
    for i in range(at + 1, min(at + 1 + _BETWEEN, len(tokens) - 1)):
        if tokens[i].low in _OPENERS:
            return tokens[i + 1].start if tokens[i].low == "at" else tokens[i].start
    return None
