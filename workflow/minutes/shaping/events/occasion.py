"""The event of a clause that is a task too: "Kari kjøper blomster til festmiddagen 12. juni".

Owns finding it right before its day. What a clause that tells of the event itself is called is
`happenings`.
"""

from __future__ import annotations

from workflow.domain.window import Window
from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import PREPOSITIONS, definite
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.signs.occasions import names_event

_TAKING_PLACE = ("happen", "participate")
_HOSTING = lexicon.words("grammar", "hosting")


def beside(candidate: Candidate, window: Window) -> str | None:
    """The event whose day a task tells; None where the clause tells of the event itself."""
    unit, clause = candidate.unit, candidate.clause
    moment = next((m for m in candidate.moments if m.window is window), None)
    if moment is None or clause.verb is None or clause.copula:
        return None
    if clause.verb.kind in _TAKING_PLACE or clause.verb.lemma in _HOSTING:
        return None
    start = moment.expression.span[0] - unit.start
    words = [t for t in clause.tokens if clause.verb_at < t.start and t.end <= start and t.word]
    if len(words) < 2 or unit.text[words[-1].end : start].strip():
        return None
    told = words[-2].low in PREPOSITIONS and words[-1].text.islower() and definite(words[-1])
    if not told or names_event(words[-1].text):
        return words[-1].text.capitalize() if told else None
    meeting = words[-3:-2]
    if words[-2].low != "med" or not meeting or not names_event(meeting[0].text):
        return words[-1].text.capitalize()
    return unit.text[meeting[0].start : words[-1].end].capitalize()  # "Møte med banken"
