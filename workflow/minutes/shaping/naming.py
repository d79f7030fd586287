"""What an item is called and whose it is: a draft → the draft with its title and its owner.

Owns the order in which who and what are asked: the clause itself or the one within it that tells
what was agreed, then the company it stands in. A title's own words are `titles.title`, what it only
points at `titles.pointers`, who does it `who.owners`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from workflow.domain.proposal import Kind
from workflow.minutes import lexicon
from workflow.minutes.grammar import agreed, pledges
from workflow.minutes.grammar.clauses import Clause, Names
from workflow.minutes.shaping.drafts.draft import Draft, called
from workflow.minutes.shaping.events import attending, occasion, recalled, redated, reports, several
from workflow.minutes.shaping.titles import (
    compounds,
    conditions,
    doers,
    limits,
    pointers,
    referents,
    thin,
)
from workflow.minutes.shaping.titles.title import title as title_of
from workflow.minutes.shaping.when import granting
from workflow.minutes.shaping.who import antecedents, newcomers, owners, rosters, trailing
from workflow.minutes.shaping.words.wording import tidy
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

_ALL = ("alle", "Alle", "alle mann")  # whom a meeting is for, and no one's
_TELLING_OF_IT = ("none", "state")  # the event itself and nobody stands in front
_STARTING = lexicon.words("grammar", "of_itself")
_HOSTING = lexicon.words("grammar", "hosting")


def named(draft: Draft, names: Names, found: Sequence[Candidate], nynorsk: bool) -> Draft:
    """The draft with title and owner; `found` are all candidates of the document, in its order."""
    candidate = draft.candidate
    text, clause = candidate.unit.text, candidate.clause
    decided = agreed.within(text, clause, names)
    inner = decided or agreed.reminded(text, clause, names)
    if inner is not decided and draft.kind is Kind.TASK and _is_to_remind(candidate, inner):
        inner = None
    if inner is None and draft.kind is Kind.TASK:
        inner = agreed.requested(text, clause, names) or agreed.said(text, clause, names)
    if inner is not None:
        candidate = candidate._replace(clause=inner)
    behind = bisect_right(found, candidate.unit.start, key=lambda other: other.unit.start)
    before = found[max(0, behind - antecedents.FARTHEST) : behind]
    owner = owners.owner(candidate, names, before)
    their_own = inner is not None and inner.subject == "they" and clause.subject == "person"
    if (owner is None and decided is not None) or their_own:
        owner = owners.owner(draft.candidate, names)  # "Styret vedtok å kjøpe", "Kari sier hun …"
    here = behind - candidate.of + candidate.which
    if owner is None and draft.kind is Kind.TASK and here + 1 < len(found):
        owner = owners.taken(candidate, found[here + 1], names)
    owner = rosters.whose(candidate, draft.window, names) or owner
    closing = trailing.owner if draft.kind is Kind.TASK else trailing.bracketed
    told = closing(candidate, names)
    title = title_of(draft.kind, _deed(candidate, before), told, names, nynorsk)
    title = referents.whom_met(title, candidate, before)
    if draft.kind is Kind.TASK:
        limit = limits.named(title, candidate, draft.window, owner, before)
        if limit:
            title, owner = limit, None if ":" in limit else owner
        if not limit or ":" not in limit:
            title = pointers.told(title, candidate, before, owner, names)
        title = several.due(candidate, draft.window, title)
        if not limit:
            title, others = granting.titled(title, candidate, draft.window)
            owner = None if others else owner
    elif event := redated.told(title, candidate, before):
        title, owner = event, None
    elif whole := recalled.whole(title, candidate, before):
        title = whole
    elif own := several.named(candidate, draft.window, title):
        title = tidy(own)
    elif draft.shared and (other := occasion.beside(candidate, draft.window)):
        title, owner = tidy(other), None
    if draft.kind is Kind.EVENT and draft.shared and granting.of_event(candidate):
        title = granting.event_titled(title)
    new = newcomers.named(candidate, before, names)
    if new and (beginning := newcomers.begins(candidate, new)):
        title, owner = tidy(beginning), None
    title = doers.named(title, candidate, before, owner, names)
    if draft.kind is Kind.EVENT and owner and not _holds(draft, title, owner):
        owner = None
    return called(draft, title, owner)


def _is_to_remind(candidate: Candidate, inner: Clause | None) -> bool:
    """Whether somebody is to remind others of a thing: "Kari minner om dugnaden på Facebook", but
    "Kari minner om fristen 1. mai" is that limit."""
    clause = candidate.clause
    acts = clause.tense == "present" and clause.subject in ("person", "role", "group", "name")
    return acts and inner is not None and inner.verb is None and not candidate.moments


def completed(draft: Draft, names: Names, found: Sequence[Candidate] = ()) -> Draft:
    """The draft with what its title is about, where that alone says too little, and with the
    condition that what is to be done hangs on."""
    candidate = draft.candidate
    title = compounds.whole(draft.title, candidate, names)
    given = conditions.added(title, candidate) if draft.kind is Kind.TASK else title
    if given == title:
        behind = bisect_right(found, candidate.unit.start, key=lambda other: other.unit.start)
        before = found[max(0, behind - antecedents.FARTHEST) : behind]
        given = thin.told(title, draft.kind, candidate, draft.owner, names, before)
    return draft if given == draft.title else replace(draft, title=given)


def _deed(candidate: Candidate, before: Sequence[Candidate]) -> Candidate:
    """The candidate whose words tell the deed: the one before where this only says "gjør det"."""
    last = next((c for c in reversed(before) if c.unit is not candidate.unit), None)
    if last is None or last.unit.block != candidate.unit.block:
        return candidate
    clause = pledges.resumed(last.clause, candidate.clause)
    return last._replace(clause=clause) if clause else candidate


def _is_aside(candidate: Candidate) -> bool:
    """Whether the clause's subject stands behind the event and its day, and the clause only tells
    how it is with them: "Planleggingsdag 2. januar, barnehagen er stengt"."""
    clause, unit = candidate.clause, candidate.unit
    if clause.owner is None or clause.tense != "state":
        return False
    start, end = (place + unit.start for place in clause.owner)
    comma = unit.text.rfind(", ", *clause.owner) + unit.start
    return any(start <= m.expression.span[0] < comma < end for m in candidate.moments)


def _holds(draft: Draft, title: str, owner: str) -> bool:
    """Whether an event is its owner's: no one who only tells of it or does something for it, and no
    thing that it is itself ("Barnehagen er stengt", "Kveldsskolen starter opp")."""
    clause = draft.candidate.clause
    if owner in _ALL or attending.tells_of(clause) or _is_aside(draft.candidate):
        return False
    if clause.tense == "state" and names_event(owner):
        return False  # "Den årlige konferansen er lagt til Bodø"
    if reports.tells_of(clause) and not (title.startswith(f"{owner} ") and " at " not in title):
        return False  # but "Fylket melder at de kommer" is «Fylket kommer»
    if title.lower().startswith(owner.lower()):
        starts = clause.verb is not None and clause.verb.lemma in _STARTING
        thing = starts and clause.subject not in ("person", "they")
        return not (thing or len(title) == len(owner) or clause.tense in _TELLING_OF_IT)
    hosts = clause.verb is None or clause.verb.lemma in _HOSTING
    return hosts or not draft.shared
