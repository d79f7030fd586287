"""A limit that what is done gives to others: "Sendes ut i uke 9 med svarfrist 15. mars".

Owns telling it from when the thing itself is done, and what the two are then called. Which of other
times is an item's own is `dating`.
"""

from __future__ import annotations

import re

from workflow.domain.window import Window
from workflow.minutes.signs.candidates import EXACT, Candidate, Moment
from workflow.minutes.signs.occasions import names_event

_GIVEN = re.compile(  # right before the limit
    r"\bmed ((?:\w*frist(?:en)?|påmelding)(?: for(?: \w+){1,2})?):? (?:(?:er|til|den) )?$"
)
_KIND = re.compile(r"^\w*frist: ", re.IGNORECASE)
_LIMIT_OF = re.compile(r"[ ]?[,;(–-] ?(?:med )?(?:\w*frist\w*|påmelding\w*)[^,.;()]{0,40}")
_ITS_LIMIT = re.compile(
    r"[ ]?[,;(–-] ?(?:med )?(?:\w*frist\w*|påmelding\w*)\b[^,;]*$", re.IGNORECASE
)
_PLACED = re.compile(r" (?:om|til|for|på|i|ved|hos|med) ")  # "Søknad om kurs" is no event
_TAIL = re.compile(r",? med (?:\w*frist|påmelding)\b[^,;]*$")


def apart(moments: list[Moment], candidate: Candidate) -> tuple[list[Moment], Moment] | None:
    """The times when a thing is done, and the limit that it gives others; None where a clause does
    not tell both."""
    if candidate.past or candidate.clause.tense == "none":
        return None
    dated = [m for m in moments if m.window.start is not None]
    limits = [m for m in dated if _name(m, candidate)]
    own = [m for m in dated if m not in limits]
    return (own, limits[0]) if own and len(limits) == 1 else None


def of_event(candidate: Candidate) -> bool:
    """Whether a clause names an event with its day and behind that a limit that has to do with it:
    "Årsmøte 12. mars, frist for saker 27. februar"."""
    clause, unit = candidate.clause, candidate.unit
    if candidate.past or not (clause.tense == "none" or clause.copula) or clause.negated:
        return False
    dated = [m for m in candidate.moments if m.window.start is not None]
    if len(dated) != 2 or dated[0].window.deadline or not dated[1].window.deadline:
        return False
    day, limit = (m.expression.span for m in dated)
    before = _PLACED.split(unit.text[clause.start : day[0] - unit.start])[0]
    between = unit.low[day[1] - unit.start : limit[0] - unit.start]
    exact = dated[0].window.precision in EXACT
    return exact and _LIMIT_OF.fullmatch(between) is not None and names_event(before)


def event_titled(title: str) -> str:
    """The title of such an event, without its limit."""
    return _ITS_LIMIT.sub("", title) or title


def titled(title: str, candidate: Candidate, window: Window) -> tuple[str, bool]:
    """The title of one of the two where `limits` calls the limit nothing, and whether it is that:
    "Sende ut program" in April, and "Påmelding: Sende ut program" on 16 May."""
    both = apart(list(candidate.moments), candidate)
    if both is None or all(window is not m.window for m in candidate.moments):
        return title, False
    bare = _TAIL.sub("", _KIND.sub("", title))
    if window is not both[1].window:
        return bare, False
    return f"{_name(both[1], candidate).capitalize()}: {bare}", True


def _name(moment: Moment, candidate: Candidate) -> str:
    """What a limit given to others is called; "" for other times."""
    start = moment.expression.span[0] - candidate.unit.start
    given = _GIVEN.search(candidate.unit.low, candidate.clause.start, start)
    return given[1] if given and moment.window.deadline else ""
