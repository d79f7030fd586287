"""What somebody is or has, which as a task they are to be or have: "Per har nøkkelen klar" is "Ha
nøkkelen klar", "Alle må ha vært med" is "Være med".

Owns telling such a clause from one that only says how things are. How its words are ordered is
`infinitives`, what is to be got ready `readiness`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause
from workflow.minutes.grammar.tokens import PREPOSITIONS
from workflow.minutes.grammar.verbs import BE
from workflow.minutes.signs.candidates import Candidate

_OFFICES = lexicon.words("grammar", "offices")
_ONES = ("person", "role", "name", "i", "you")
_SEVERAL = ("group", "all", "those")
_CALLED_FOR = ("must", "ought", "will")
_HOW = ("ferdig", "klar", "åpen", "åpne", "open", "opne", "stengt")  # so is a thing
_HAND = frozenset(("hende",))
_QUOTED = ("»", "§", "”")


def is_theirs(candidate: Candidate) -> bool:
    """Whether a clause tells what somebody is to be or to have, or has taken on."""
    clause, verb = candidate.clause, candidate.clause.verb
    if verb is None or clause.passive or clause.negated or clause.opener != "subject":
        return False
    if not _stands_first(clause) or any(sign in candidate.text for sign in _QUOTED):
        return False
    behind = [t.low for t in clause.tokens if t.start > clause.verb_at and t.word]
    if not behind or not _HAND.isdisjoint(behind):
        return False
    if verb.lemma == "ha":
        return _has(clause, behind)
    return verb.lemma in BE and _is(clause, behind)


def _stands_first(clause: Clause) -> bool:
    """Whether nothing but who it is stands before the verb."""
    owner = clause.owner
    return owner is not None and (owner[0] > clause.verb_at or owner[0] - clause.start < 3)


def _has(clause: Clause, behind: list[str]) -> bool:
    """Whether somebody has, or is to have, what is theirs to see to."""
    if clause.tense == "modal":
        several = clause.subject in _SEVERAL and (
            clause.modal == "must" or clause.subject == "group"
        )
        one = clause.subject in (*_ONES, "we")
        return clause.modal in _CALLED_FOR and (one or several)
    charge = any(word.startswith(("ansvar", "hovedansvar", "hovudansvar")) for word in behind)
    return clause.tense == "present" and (
        clause.subject in (*_ONES, "all") or (charge and clause.subject in _SEVERAL)
    )


def _is(clause: Clause, behind: list[str]) -> bool:
    """Whether somebody is, or is to be, something for others: "Kari er vakt"."""
    if clause.tense == "modal":
        placed = behind[1] in PREPOSITIONS if len(behind) > 1 else True  # "må være på plass"
        if (
            placed
            or clause.modal not in _CALLED_FOR
            or any(word.startswith(_HOW) for word in behind[:4])
        ):
            return False
        return clause.subject in (*_ONES, *_SEVERAL, "we")
    office = behind[0] in _OFFICES or lexicon.acts(behind[0])
    return clause.tense == "present" and office and clause.subject in (*_ONES, *_SEVERAL, "name")
