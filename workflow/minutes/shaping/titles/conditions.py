"""The condition that stands before what is to be done, as a title tells it: "Dersom rommet ikke er
ledig, bestiller Kari et annet" is "Bestille et annet dersom rommet ikke er ledig".

Owns finding its words and putting them behind. That a clause leads in the main one is
`grammar.leadins`; one behind its main clause stays in the title as it is.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.shaping.words.wording import EDGES, LONGEST, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

_IF = lexicon.words("grammar", "conditional")
# these alone may stand between the comma behind a condition and the main clause's verb
_SO = frozenset(("så", "da", "då", "det", "dette"))


def added(title: str, candidate: Candidate) -> str:
    """The title with the condition that the clause opens with behind it, where there is room."""
    condition = stated(candidate)
    if condition is None or ":" in title or condition.lower() in title.lower():
        return title
    whole = f"{title} {condition}"
    return whole if len(whole) <= LONGEST else title


def stated(candidate: Candidate) -> str | None:
    """The condition that a clause opens with, without its times; None where it has none."""
    clause = candidate.clause
    first = next((token for token in clause.tokens if token.word), None)
    if clause.opener != "subclause" or first is None or first.low not in _IF:
        return None
    if candidate.in_time(first):
        return None  # "Om to uker"
    front = [token for token in clause.tokens if token.start < clause.verb_at]
    while len(front) > 1 and front[-1].low in _SO and not front[-2].word:
        front.pop()  # "Hvis det regner, så flytter vi"
    if front[-1].low == "så":
        front.pop()
    words = without_times(candidate, first.start, front[-1].end).strip(EDGES)
    return lower_first(words) if words.count(" ") > 1 else None
