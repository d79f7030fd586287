"""Somebody who needs help, which is another's to give: "Per trenger hjelp til pynting" is "Hjelpe
Per med pynting".

Owns knowing it and naming the task. Who takes it, where the next clause says, is `owners`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Token
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

_NEEDING = frozenset(("trenge", "behøve", "treng"))
_HELP = lexicon.words("grammar", "help")
_SOMEBODY = ("person", "role", "group", "name")
_MOST = 3  # words from the verb to what help is for: "trenger litt mer hjelp til"


def help_for(candidate: Candidate) -> str | None:
    """What somebody else is to do for whom a clause tells that they need help; None where it tells
    no such thing."""
    clause = candidate.clause
    behind = needs_help(clause)
    if behind is None or clause.owner is None:
        return None
    whom = lower_first(candidate.unit.text[slice(*clause.owner)])
    with_what = without_times(candidate, behind.end, clause.end).strip(EDGES)
    return f"Hjelpe {whom} med {with_what}" if with_what else None


def needs_help(clause: Clause) -> Token | None:
    """The preposition before what somebody needs help for; None where nobody does."""
    if clause.verb is None or clause.verb.lemma not in _NEEDING or clause.negated:
        return None
    if clause.subject not in _SOMEBODY or clause.opener != "subject" or clause.passive:
        return None
    behind = [t for t in clause.tokens if t.start > clause.verb_at]
    at = next((n for n, t in enumerate(behind[:_MOST]) if t.low in _HELP), None)
    to = behind[at + 1 : at + 2] if at is not None else []
    return to[0] if to and to[0].low in ("til", "med") else None
