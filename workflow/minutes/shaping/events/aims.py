"""What somebody only aims at a time for: "Vi satser på fest 3. mai", "Planen er å ha fest".

Owns telling the event from the aiming. What names it where the clause says no more is `happenings`.
"""

from __future__ import annotations

import re

from workflow.minutes.shaping.words.wording import EDGES, without_times
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

_AIMING = re.compile(  # what only says that somebody wants it
    r"^(?:planen er(?: nå| no)?|(?:(?:vi|me)\s+)?"
    r"(?:sats(?:e|er|a|ar)\s+på|t(?:ek|ar|a)\s+sikte\s+på|sikt(?:e|er|a|ar)\s+mot|gå(?:r)?\s+for))\s+"
    r"(?:å (?:ha|halde|halda|holde|arrangere|arrangera)\s+)?(?:(?:en|ein|ei|et|eit)\s+)?",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:satse|sikte|ta sikte|gå for)(?: på| mot)?(?: ?, og)?", re.IGNORECASE)
_AIMS = ("satse", "sikte")


def without(words: str) -> str:
    """The event that somebody aims at: "Vi satser på fest", "Planen er å ha fest"."""
    aimed = _AIMING.sub("", words)
    return aimed if names_event(aimed) else words


def alone(words: str) -> bool:
    """Whether words tell no more than that somebody aims at a time: "Vi satser på 3. juni"."""
    return _ALONE.fullmatch(" ".join(words.split())) is not None


def fronted(candidate: Candidate) -> str | None:
    """What we aim at a time for, where that opens the clause: "Lansering sikter vi mot i april"."""
    clause = candidate.clause
    aims = clause.verb is not None and clause.verb.lemma in _AIMS and clause.subject == "we"
    if not (aims and clause.owner and clause.opener == "subject"):
        return None
    front = without_times(candidate, clause.start, clause.verb_at).strip(EDGES)
    return front if clause.owner[0] > clause.verb_at and front else None
