"""What an item stands under, where that may name it: the heading or label above its words.

Owns telling a heading that names a matter from one that names the minutes, the body that met, a
sort of point ("Eventuelt") or nothing but a number. Which of them tells enough to stand behind a
title is `topics`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.lexicon.labels import heading_kind
from workflow.minutes.shaping.words.wording import tidy
from workflow.minutes.signs.candidates import Candidate

NUMBERED = re.compile(r"^(?:sak|punkt|pkt)?[\s\d./-]*$", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:sak |punkt |pkt\.? )?[\d./-]+\s+")
PUT_FORWARD = re.compile(  # who did, and no matter: "Framlegg frå Per: …"
    r"(?:framlegg|forslag|innspill|innspel|spørsmål|initiativ|ønske|ønskje|melding|beskjed)"
    r" (?:fra|frå|av|v/) ?[A-ZÆØÅ]\w+(?: [A-ZÆØÅ]\w+)*",
    re.IGNORECASE,
)
OWN_TITLE = re.compile(r"\w*(?:referat|protokoll)\b", re.IGNORECASE)  # of the minutes
_OTHER = frozenset(("other", "approval", "attendance", "agenda", "discussion", "past"))
_SORTS = frozenset(lexicon.phrases("grammar", "sorts_of_matters"))
_TELLING = 2  # words behind "Forslag" or "Drøfting" that tell what it is about


def heading(candidate: Candidate, names: Names) -> str | None:
    """The nearest heading above, unless it is the title of the minutes or the body that met."""
    path = candidate.unit.path
    above = tidy(path[-1]) if path else ""
    if not above or OWN_TITLE.match(above) or NUMBERED.match(above):
        return None
    return None if above.lower() in names.own else above


def matter(candidate: Candidate, names: Names) -> str | None:
    """What the words stand under, where that may name an event, or what a task is about."""
    unit = candidate.unit
    if unit.lead and unit.has_topic:
        named = not (NUMBERED.match(unit.lead) or OWN_TITLE.match(unit.lead))
        return unit.lead if named and not PUT_FORWARD.fullmatch(unit.lead) else None
    above = heading(candidate, names)
    if above is None or is_sort(above):
        return None
    kind = unit.kinds[0] if unit.kinds else None
    opens = heading_kind(above.split(" ", 1)[0]) == "discussion"
    named = kind == "discussion" and opens and above.count(" ") >= _TELLING
    return above if named or kind not in _OTHER else None


def numbered(candidate: Candidate, names: Names) -> str | None:
    """The numbered heading that a clause stands under, whatever it makes of what stands there."""
    above = heading(candidate, names) if candidate.unit.number else None
    return None if above is None or heading_kind(above) or is_sort(above) else above


def is_sort(above: str) -> bool:
    """Whether a heading only tells what sort of points stand below: "18. Orienteringssaker"."""
    return _NUMBER.sub("", above.lower()) in _SORTS
