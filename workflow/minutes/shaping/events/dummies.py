"""Words that stand where an event's name should and name none: a label ("Vedtak", "Foreslått
dato"), "Neste", "Ett møte til".

Owns knowing such words, and finding what is meant. How a line in a list of dates is called
otherwise is `listings`; an event that the sentence before names is `redated`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.lexicon.labels import heading_kind
from workflow.minutes.shaping.words import matters
from workflow.minutes.shaping.words.wording import lower_first
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event
from workflow.minutes.structure import plans

_NEXT = re.compile(rf"(?:{'|'.join(lexicon.phrases('unnamed', 'next'))})", re.IGNORECASE)
_LABEL = re.compile(rf"(?:{'|'.join(lexicon.phrases('unnamed', 'labels'))})", re.IGNORECASE)
_ONE_MORE = re.compile(r"(?:et|ett|eit|eitt|en|én|ein|ei) (\w+)(?: til)?", re.IGNORECASE)
_AFTER_THAT = re.compile(r"(møte|samling)(?:t|en|a) (?:etter|deretter)(?: det| dette)?", re.I)
_NUMBER = re.compile(r"^(?:sak|punkt|pkt\.?)?\s*(?:nr\.?\s*)?\d[\d./-]*[.:)]?\s+", re.IGNORECASE)
_NEXT_OF = re.compile(r"[A-ZÆØÅ]?[a-zæøå]+")
_ENDING = re.compile(r"(?:en|et|a|er|ar|ene|ane|ting)$")  # definite, several, or "Småting"


def named(candidate: Candidate, words: str, names: Names) -> str | None:
    """What the event is called instead of `words`, where those name none; None where they do, or
    nothing tells what is meant."""
    words = words or candidate.unit.lead or ""  # "Vedtak: 3. mai" has no words of its own
    if more := _ONE_MORE.fullmatch(words):
        return more[1].capitalize() if names_event(more[1]) else None
    if "møteplan" in words.lower() and words.lower() not in candidate.unit.low:
        return plans.one_of(words) or "Møte"  # "Styret godkjenner møteplanen:" over its dates
    if after := _AFTER_THAT.fullmatch(words):
        return after[1].capitalize()
    if _NEXT.fullmatch(words):
        return _next(candidate, names)
    return _headed(candidate, names) if _LABEL.fullmatch(words) else None


def _next(candidate: Candidate, names: Names) -> str:
    """The next of what the heading names by a single noun, "Neste kurs", else the next meeting."""
    above = matters.heading(candidate, names) or ""
    alone = _NEXT_OF.fullmatch(above) and names_event(above) and not _ENDING.search(above)
    if alone and "møte" not in above.lower() and heading_kind(above) is None:
        return f"Neste {lower_first(above)}"
    return "Neste møte"


def _headed(candidate: Candidate, names: Names) -> str | None:
    """What the heading names: one of its meetings ("Møteplan"), or its event."""
    above = matters.heading(candidate, names)
    above = _NUMBER.sub("", above) if above else None
    if above is None or matters.is_sort(above):
        return None
    if one := plans.one_of(above):
        return one
    if "møteplan" in above.lower():
        return "Møte"  # "Rapportering og møteplan"
    return above if names_event(above) else None
