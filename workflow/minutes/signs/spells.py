"""What is so until a time, and is no limit nor that day's event: "er stengt til 16. november".

Owns telling it by the words that say what goes on. Which time an item then has is `dating`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from workflow.domain.window import Precision, Window
from workflow.minutes import lexicon
from workflow.minutes.signs.candidates import Candidate, Moment

_GOING_ON = "|".join(lexicon.phrases("grammar", "going_on"))
_UNTIL = re.compile(
    rf"\b(?:er|har|holder|held) (?:\w+ ){{0,2}}?(?:{_GOING_ON})"
    r"(?: (?!til\b)\w+){0,3}? (?:(?:helt|heilt|fram|frem|ut)? ?til(?: og med)?|tom\.?|t\.o\.m\.?)"
    r" (?:den )?$"
)


def until(moment: Moment, candidate: Candidate) -> Window | None:
    """From the meeting to the day up to which a clause tells that something goes on; None where it
    tells no such thing: "Per har ferie til 7/8", "Klubbhuset er stengt til 16. november"."""
    window, unit = moment.window, candidate.unit
    low, high = (place - unit.start for place in moment.expression.span)
    if window.precision is not Precision.DAY or candidate.past or candidate.clause.modal:
        return None
    day = re.search(r"\d", unit.low[low:high])
    if day is None or not _UNTIL.search(unit.low, candidate.clause.start, low + day.start()):
        return None
    first = candidate.reference
    if window.latest is None or window.latest <= first:
        return None
    timex = first.isoformat()
    return replace(
        window,
        earliest=first,
        precision=Precision.DAYS,
        timex=timex,
        mod=None,
        starts=None,
        deadline=False,
    )


def goes_on(candidate: Candidate) -> bool:
    """Whether a clause tells nothing but that something goes on until a day: nobody's task."""
    own, unit = candidate.moments, candidate.unit
    if len(own) != 1 or until(own[0], candidate) is None:
        return False
    behind = unit.text[own[0].expression.span[1] - unit.start : candidate.clause.end]
    return not any(map(str.isalpha, behind))
