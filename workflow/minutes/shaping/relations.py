"""What a time is to a task besides when it is done: what it is for, or has to do with, and the
event that it is done at.

Owns telling these apart by the words around the time. Which time is an item's own is `dating`.
"""

from __future__ import annotations

import re

from workflow.domain.window import Precision, Window
from workflow.minutes.grammar.tokens import ASKING_WORDS
from workflow.minutes.signs.candidates import Candidate, Moment
from workflow.minutes.timex import Kind as Sort

_AT = re.compile(  # "… på landsmøtet i Bergen", right before its time
    r"\b(?:på|under) (?:\w+ )?\w+(?:en|et|a)(?: i [A-ZÆØÅ]\w+)?,? $"
)
_CONNECTED = re.compile(r"\bi (?:forbindelse|tilknytning|samband|anledning)(?: med| til)?\s*$")
_INNER = ASKING_WORDS | {"at", "å"}


def meant_for(moment: Moment, candidate: Candidate) -> bool:
    """Whether something is made for a time, which is no time when it is made: "terminliste for
    våren", "budsjett for 2024"."""
    before = candidate.unit.text[: moment.expression.span[0] - candidate.unit.start]
    if not before.endswith(" for ") or moment.expression.words[:2].lower() == "i ":
        return False  # "det laget står for i 2025"
    window = moment.window
    return not window.deadline and window.precision not in (Precision.DAY, Precision.DAYS)


def beside(moment: Moment, candidate: Candidate) -> bool:
    """Whether a holiday only names what something has to do with: "i tilknytning til St. Hans"."""
    if moment.expression.kind is not Sort.HOLIDAY:
        return False
    before = candidate.unit.text[: moment.expression.span[0] - candidate.unit.start].lower()
    return not moment.window.deadline and _CONNECTED.search(before) is not None


def done_there(moment: Moment, candidate: Candidate) -> bool:
    """Whether what is done is done at the event: "Bilettane vert delte ut på øvinga 3. mai"."""
    before = candidate.unit.text[: moment.expression.span[0] - candidate.unit.start]
    return _AT.search(before) is not None


def event_of(candidate: Candidate) -> Window | None:
    """When the event is at which something is done: "Kari orienterer på årsmøtet", but not "Kari
    spør om Per vil orientere på årsmøtet"."""
    event, clause = candidate.event, candidate.clause
    if event is None or not event.latest or event.latest < candidate.reference:
        return None
    place = candidate.low.find(event.words) + clause.start
    between = [token for token in clause.tokens if clause.verb_at < token.start < place]
    inner = not _INNER.isdisjoint([token.low for token in between])
    asked = any(token.low == "om" for token in between) and any(token.finite for token in between)
    return None if inner or asked else event
