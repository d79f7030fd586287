"""What the next clause or sentence only adds to the task or event before it: who takes it, by when
it must be done, to when it is moved.

Owns folding such drafts into the one before. What heading, body and closing list say twice is
`refine`, by which words a limit is known `when.joint`.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.domain.proposal import Kind
from workflow.domain.window import Window
from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.lexicon import Verb
from workflow.minutes.shaping.drafts import beneath
from workflow.minutes.shaping.drafts.draft import Draft
from workflow.minutes.shaping.when import joint, moving
from workflow.minutes.shaping.who import owners

_POINTERS = lexicon.words("grammar", "pointers")
_TAKING_ON = lexicon.words("grammar", "taking_on")
_FURTHER = frozenset(("opp", "med", "videre", "vidare"))  # who takes it so does more with it
_NOBODY = Names()


def moved(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that only tell to when the one before is moved: "Kurset var satt til
    3. mai, men er utsatt til 10. mai" is one event. In document order, as they are given."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        if before and moving.tells_of_before(draft.candidate, before.candidate):
            continue
        kept.append(draft)
    return kept


def handed(drafts: list[Draft], names: Names = _NOBODY) -> list[Draft]:
    """The drafts without those that only say who takes the one before: "Be med koret, Kari ringer
    dem" is one task, and hers; so is "Døra må fikses. Kari tar seg av det innen 1. mai." In
    document order, as they are given."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        if before and _limits(draft, before):
            _limit_all(kept, draft.window)
        elif before and beneath.told_beneath(draft, before):
            window = before.window if before.window.words else draft.window
            owner = draft.owner or before.owner
            kept[-1] = replace(draft, window=replace(window, deadline=True), owner=owner)
        elif before and (_takes(draft, before) or _takes_on(draft, before, names)):
            window = before.window if before.window.words else draft.window
            kept[-1] = replace(before, owner=before.owner or draft.owner, window=window)
        else:
            kept.append(draft)
    return kept


def _limits(draft: Draft, before: Draft) -> bool:
    """Whether a draft says no more than by when the task `before` must be done: "Må være gjort før
    jul.", "Fristen er 1. mai."."""
    here, there = draft.candidate.unit, before.candidate.unit
    if before.kind is not Kind.TASK or not draft.dated:
        return False
    if before.window.words and before.window != replace(
        draft.window, deadline=before.window.deadline
    ):
        return False
    next_to = here is there or here.follows(there)
    if not next_to or joint.only_limits(draft.candidate):
        return next_to
    alone = here is not there and not draft.owner
    if alone and joint.ready_by(draft.candidate, before.candidate, before.title):
        return True
    return joint.sets_limit(draft.candidate, before.candidate, before.title)


def _limit_all(kept: list[Draft], window: Window) -> None:
    """Give the tasks of the last sentence in `kept` the limit that is told behind it."""
    unit = kept[-1].candidate.unit
    for at in range(len(kept) - 1, -1, -1):
        if kept[at].candidate.unit is not unit:
            break
        if kept[at].kind is Kind.TASK and not kept[at].window.words:
            kept[at] = replace(kept[at], window=replace(window, deadline=True))


def _takes_on(draft: Draft, before: Draft, names: Names) -> bool:
    """Whether a task says no more than that somebody does `before`, in the next clause or sentence:
    "Dette tar Kari seg av"."""
    verb = draft.candidate.clause.verb
    if not draft.kind is before.kind is Kind.TASK or not draft.owner:
        return False
    if verb is None or before.owner not in (None, draft.owner):
        return False
    if verb.lemma not in _TAKING_ON and not _does_it(verb, before):
        return False
    if before.window.words and draft.window.words and before.window != draft.window:
        return False
    if before.candidate.clause.negated or not _FURTHER.isdisjoint(draft.candidate.words):
        return False  # "Vi svarer ikke. Kontoret gjør det.", "Kari tar det opp"
    return owners.taken(before.candidate, draft.candidate, names) == draft.owner


def _does_it(verb: Verb, before: Draft) -> bool:
    """Whether a verb is that of the task before: "Brevet må sendes. Kari sender det." """
    first = before.title.split(" ", 1)[0].lower()
    return before.owner is not None and any(v.lemma == verb.lemma for v in lexicon.verb(first))


def _takes(draft: Draft, before: Draft) -> bool:
    """Whether a task says no more than that somebody does `before`, in the same sentence."""
    here, there = draft.candidate, before.candidate
    if here.unit is not there.unit or here.which != there.which + 1 or not draft.owner:
        return False
    if not draft.kind is before.kind is Kind.TASK or before.owner not in (None, draft.owner):
        return False
    name = draft.owner.lower().split()
    said = here.words[len(name) + 1 :]  # behind who does it and the verb
    bare = said or here.joined == "("  # "… (Kari henter)"
    return list(here.words[: len(name)]) == name and bool(bare) and _POINTERS.issuperset(said)
