"""Who goes to an event that was told of right before: "Kurs 28. april. Kari og Per deltar."

Owns telling such words from a task of their own, and giving the event to those who go. What takes
place where somebody goes there in the same clause is `attending`.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.domain.proposal import Kind
from workflow.minutes import lexicon
from workflow.minutes.shaping.drafts.draft import Draft

_GOING = lexicon.words("grammar", "attending") | {"møte"}
_SAID_TOO = lexicon.words("grammar", "going_there")
_WHO = frozenset(("person", "role", "group"))


def gone_to(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that only say who goes to the event before, which is theirs. In
    document order, as they are given."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        if before and _follows(draft, before) and _only_goes(draft):
            kept[-1] = replace(before, owner=before.owner or draft.owner)
        else:
            kept.append(draft)
    return kept


def _follows(draft: Draft, before: Draft) -> bool:
    """Whether a task stands right behind an event, in its sentence or the next of its block."""
    here, there = draft.candidate, before.candidate
    if before.kind is not Kind.EVENT or draft.kind is not Kind.TASK or not draft.owner:
        return False
    if here.unit is there.unit:
        return here.which == there.which + 1
    return here.unit.follows(there.unit)


def _only_goes(draft: Draft) -> bool:
    """Whether a task says no more than that somebody goes there: "Kari og Per deltar."."""
    candidate, clause = draft.candidate, draft.candidate.clause
    if clause.verb is None or clause.verb.lemma not in _GOING or clause.subject not in _WHO:
        return False
    if clause.tense != "present" or clause.owner is None or candidate.moments:
        return False
    start, end = clause.owner
    said = [
        token.low
        for token in clause.tokens
        if token.word and token.start != clause.verb_at and not start <= token.start < end
    ]
    return not clause.negated and _SAID_TOO.issuperset(said)
