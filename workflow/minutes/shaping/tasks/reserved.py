"""A day that somebody keeps free, which is what is kept and not when: "Alle bes holde av 3. juni"
is "Holde av 3. juni".

Owns knowing the phrase by its words and its day, and naming the task by both. Times that name other
things are `wording`.
"""

from __future__ import annotations

import re

from workflow.minutes.shaping.words import matters
from workflow.minutes.shaping.words.wording import EDGES, without_times
from workflow.minutes.signs.candidates import Candidate, Moment
from workflow.minutes.signs.occasions import names_event

_KEEPING = re.compile(
    r"\b(?P<verb>holde?r?|halde?|held|settes?|setter|sett?|setje)"
    r"(?: gjerne| allerede| også| òg)? av"
    r"(?: (?:datoen|helga|helgen|dagen|dagene|dagane|datoene|datoane))?:? $"
)
_LIMITING = ("til ", "innen ", "innan ", "før ", "i løpet ")


def kept(candidate: Candidate, nynorsk: bool) -> str | None:
    """What is kept free, with its day and what it is for; None where no day is."""
    found = _kept(candidate)
    if found is None:
        return None
    said, moment = found
    unit = candidate.unit
    low, high = (place - unit.start for place in moment.expression.span)
    if said["verb"].startswith("s"):
        verb = "Setje" if nynorsk else "Sette"
    else:
        verb = "Halde" if said["verb"].startswith(("hald", "held")) else "Holde"
    behind = said[0].partition(" av")[2].strip(" :")
    day = f"{behind} {unit.text[low:high]}".strip().removeprefix("av ")
    rest = without_times(candidate, high, candidate.clause.end).strip(EDGES)
    return f"{verb} av {day} {rest}".rstrip()


def keeps_day(candidate: Candidate) -> bool:
    """Whether a clause asks no more than that a day is kept free, and neither its words nor what
    stands above them name the event."""
    if _kept(candidate) is None:
        return False
    clause = candidate.clause
    if names_event(without_times(candidate, clause.start, clause.end)):
        return False
    above = candidate.unit.path[-1] if candidate.unit.path else ""
    return bool(matters.OWN_TITLE.match(above)) or not names_event(above)


def _kept(candidate: Candidate) -> tuple[re.Match[str], Moment] | None:
    """The phrase and the day right behind it."""
    if " av " not in candidate.low:
        return None
    unit = candidate.unit
    for moment in candidate.moments:
        at = moment.expression.span[0] - unit.start
        words = moment.expression.words.lower()
        if words.startswith(_LIMITING):
            continue  # "sette av tid innen fredag"
        before = unit.low[candidate.clause.start : at + 3 * words.startswith("av ")]
        if said := _KEEPING.search(before):
            return said, moment
    return None
