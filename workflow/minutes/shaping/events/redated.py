"""The event that the words before tell of, where a clause only says when it is: "Kurset ble avlyst.
Ny dato er 4. mai."

Owns knowing such words, and finding the event's name in the sentence or line before. What a task
points at is `pointers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes.grammar.tokens import definite
from workflow.minutes.shaping.events import attending, recalled
from workflow.minutes.shaping.events.happenings import DEFINITE
from workflow.minutes.shaping.words.wording import tidy, without_times
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

_FURTHER = r"(?:og )?(?:deretter|dernest|etter det|så|videre|vidare)\b"
_ONLY_WHEN = re.compile(
    r"(?:(?:ny|nye|nytt|endelig|endeleg|foreløpig|førebels|tentativ|aktuell|foreslått) )?"
    r"(?:dato|tid|tidspunkt)(?:en|et|er|ar)?(?: (?:er|blir|vert))?"
    rf"|{_FURTHER}"
    r"|neste (?:gang|gong)(?: (?:er|blir|vert))?(?: (?:det|den|han|ho))?"
    r"|(?:(?:er|blir|vert) )?(?:det|den|han|ho|denne)(?: (?:er|blir|vert))?"
    r"(?: (?:arrangert|holdt|halden?|halde|avholdt|flyttet|flytta|lagt|lagd|utsatt|utsett|satt|sett"
    r"|fastsatt|fastsett|planlagt|planlagd|avtalt|berammet|beramma))?"
    r"(?: (?:igjen|att|til|neste gang|neste gong))?(?: (?:på|i|hos|ved) .{3,40})?",
    re.IGNORECASE,
)
_THEN = re.compile(_FURTHER, re.IGNORECASE)
_NEXT = re.compile(r"^(?:neste|nytt|kommende|komande) ", re.IGNORECASE)
_TIME = re.compile(r"(?:uke|veke|dag|helg|kveld)")  # nouns of events that only say when
_LONGEST = 60  # characters of a subject that is a name


def told(title: str, candidate: Candidate, before: Sequence[Candidate]) -> str | None:
    """What the event is called in the words before, where `title` tells no more than when; None
    where it tells more, or they name no event."""
    clause, unit = candidate.clause, candidate.unit
    last = next((c for c in reversed(before) if c.unit.start < unit.start), None)
    if last is None or not unit.follows(last.unit):
        return None
    said = tidy(without_times(candidate, clause.start, clause.end))
    dated = any(moment.window.start for moment in candidate.moments)
    alone = dated and not names_event(title)
    alone = alone and not any(map(str.isalpha, without_times(candidate, 0, len(unit.text))))
    points = _ONLY_WHEN.fullmatch(said) or _ONLY_WHEN.fullmatch(title)
    if not points and not alone:
        return None
    event = _event(last, points is not None)
    if event and _THEN.match(title):
        event = _first_upper(_NEXT.sub("", event))  # the one after the next
    stem = DEFINITE.sub("", event.lower()) if event else ""
    return None if stem and title.lower().endswith(stem) else event  # "Leiren", by "Regionleir"


def _event(candidate: Candidate, pointed: bool) -> str | None:
    """The event that a clause names: its subject, what somebody holds, else its first noun; a
    thing in the definite is meant where it is `pointed` at, whatever it is."""
    clause, text = candidate.clause, candidate.unit.text
    subject = text[slice(*clause.owner)] if clause.owner else ""
    thing = pointed and clause.subject == "thing" and clause.owner is not None
    ends = [t for t in clause.tokens if thing and clause.owner and t.end == clause.owner[1]]
    meant = any(token.text.islower() and definite(token) for token in ends)
    if len(subject) < _LONGEST and (names_event(subject) or meant):
        return tidy(without_times(candidate, *clause.owner or (0, 0)))
    if held := attending.named(candidate):
        return tidy(held)
    nouns = (t for t in clause.tokens if t.word and not t.finite and not _TIME.match(t.low))
    said = next((t for t in nouns if names_event(t.text)), None)
    if said:
        return tidy(recalled.phrase(candidate, said))
    lead = candidate.unit.lead  # "Neste møte: 3. mai. Deretter: 4. juni"
    return _first_upper(lead) if lead and names_event(lead) else None


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
