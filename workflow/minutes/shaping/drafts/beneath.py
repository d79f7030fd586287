"""A task told right behind what only tells who is to do it or by when: the labels of its heading
("4. Søknad til Enova", "Ansvar: Kari", "Frist: 15. mai"), or a limit ("Søknadsfristen er 4. april,
og Kari skriver søknad").

Owns knowing the two for one. What is told behind a task is `handed`, what is said twice `refine`.
"""

from __future__ import annotations

import re

from workflow.domain.proposal import Kind
from workflow.minutes.shaping.drafts.draft import Draft
from workflow.minutes.shaping.when import joint
from workflow.minutes.structure.blocks import HEADING
from workflow.minutes.structure.sections import as_above

# "Søknadsfrist: Kulturfondet", "Høringsfristen for ny plan"
_LIMIT = re.compile(
    r"(?P<kind>[a-zæøå]{4,}?)s?frist(?:en)?(?:: .+| (?:for|til|hos) .+)?", re.IGNORECASE
)


def told_beneath(draft: Draft, before: Draft) -> bool:
    """Whether an undated task is what the one before it tells the limit of."""
    if not draft.kind is before.kind is Kind.TASK or draft.window.words or not before.dated:
        return False
    return _labelled(draft, before) or _limited(draft, before)


def _labelled(draft: Draft, before: Draft) -> bool:
    """Whether the first sentence under a heading says what those whom its labels name are to do."""
    heading, unit = before.candidate.unit, draft.candidate.unit
    if not before.owner or not draft.owner or draft.candidate.which or unit.index > 0:
        return False
    if before.candidate.clause.verb is not None:
        return False
    under = unit.path[-1:] == (as_above(heading.text, HEADING),)
    return under and before.owner.split()[0] == draft.owner.split()[0]


def _limited(draft: Draft, before: Draft) -> bool:
    """Whether a clause does what the limit right before it is for: "Søknadsfristen er 4. april, og
    Kari skriver søknad", "Høringsfristen er 15. april. Rådet gir uttalelse"."""
    limit = _LIMIT.fullmatch(before.title)
    if limit is None or draft.candidate.unit.form == HEADING:
        return False
    here, there = draft.candidate.unit, before.candidate.unit
    within = here is there and draft.candidate.which == before.candidate.which + 1
    behind = here.follows(there)
    if not (within or (behind and draft.candidate.which == 0)):
        return False
    return joint.fits(limit["kind"], draft.title)
