"""A limit that what is done gives to others: "Sendes ut i uke 9 med svarfrist 15. mars".

Owns telling it from when the thing itself is done, and what the two are then called. Which of other
times is an item's own is `dating`.
"""

from __future__ import annotations

import re

from workflow.domain.window import Window
from workflow.minutes.signs.candidates import Candidate, Moment

_GIVEN = re.compile(  # right before the limit
    r"\bmed ((?:\w*frist(?:en)?|påmelding)(?: for(?: \w+){1,2})?):? (?:(?:er|til|den) )?$"
)
_KIND = re.compile(r"^\w*frist: ", re.IGNORECASE)
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


def titled(title: str, candidate: Candidate, window: Window) -> tuple[str, bool]:
    """The title of one of the two, and whether it is the limit: "Sende ut utkast" in week 9, and
    "Frist for innspill: Sende ut utkast" on 15 March."""
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
