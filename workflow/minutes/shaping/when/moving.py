"""To which time something is moved: "Møtet 18. april flyttes til 25. april".

Owns finding the new time, in the clause that moves a thing and in the one before that tells of the
plan. Two times that one preposition joins, "fra 3. mai til 10. mai", are `timex.moves`'.
"""

from __future__ import annotations

import re
from dataclasses import replace

from workflow.domain.window import Precision
from workflow.minutes import lexicon
from workflow.minutes.signs.candidates import Candidate, Moment
from workflow.minutes.timex import Kind as Sort

_MOVING = lexicon.words("grammar", "moving")
_PLANNED = re.compile(  # a plan that may have come to nothing
    r"\bskulle\b|\b(?:var|ble|blei|vart)\b.*"
    r"\b(?:planlagt|planlagd|satt|sett|fastsatt|fastsett|berammet|annonsert|varslet|varsla)\b",
    re.DOTALL,
)
_BUT_MOVED = re.compile(
    r"(?:^|[,\s])men\s[^.;!?]*?\b(?:utsatt|utsett|utset|flytt|forskjøv|forskyv|fr[ae]msky?n)\w*"
)


def to(moments: list[Moment], candidate: Candidate) -> list[Moment]:
    """The times that something is moved to, also where its day, "til" and the new one look like a
    span; none where nothing is moved."""
    if new := _put_off(candidate):
        return new
    verb = candidate.clause.verb
    if verb is None or verb.lemma not in _MOVING:
        return []
    for at, moment in enumerate(moments):
        words = moment.expression.words.lower()
        if words.startswith("til "):
            return moments[at:]
        span = moment.expression.kind is Sort.RANGE and " til " in words
        if span and (last := moment.window.latest):
            day = replace(moment.window, earliest=last, precision=Precision.DAY)
            return [
                moment._replace(window=replace(day, timex=last.isoformat())),
                *moments[at + 1 :],
            ]
    return []


def _put_off(candidate: Candidate) -> list[Moment]:
    """The times to which the next clause moves what this one tells the plan of: "Kurset var satt
    til 3. mai, men er utsatt til 10. mai"."""
    unit, clause = candidate.unit, candidate.clause
    if not _PLANNED.search(candidate.low):
        return []
    moved = _BUT_MOVED.search(unit.low, clause.start)
    if moved is None or moved.start() > clause.end:
        return []
    all_moments = candidate.all_moments
    return [m for m in all_moments if m.expression.span[0] - unit.start >= moved.end()]


def tells_of_before(candidate: Candidate, before: Candidate) -> bool:
    """Whether a clause only tells what became of the plan that the one before it tells of."""
    here, there = candidate, before
    return here.unit is there.unit and here.which == there.which + 1 and bool(_put_off(there))
