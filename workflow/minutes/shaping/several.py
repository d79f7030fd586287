"""Which words of a clause name one of the several events it dates: "Generalprøve 21. april, konsert
23. april", "6. mai medlemsmøte, 13. mai åpent hus".

Owns parting the words by the times. What one event is called is `happenings`, which of the times
are events of their own `dating`.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise

from workflow.domain.window import Window
from workflow.minutes.grammar.tokens import SUBORDINATORS, tokens
from workflow.minutes.shaping.happenings import names_event
from workflow.minutes.shaping.wording import EDGES, without_times
from workflow.minutes.signs.candidates import Candidate

_LEADING = re.compile(r"^(?:(?:og|samt|så|deretter|dessuten|for|med)\s+)+", re.IGNORECASE)
_NEAR = 4  # characters before a time that opens the clause
_LONGEST = 60  # characters; more is rather a sentence


def named(candidate: Candidate, window: Window) -> str | None:
    """The words that name the event of one time, where another of the clause's times has a name of
    its own too; None where the clause names them all together."""
    spans = [
        (low - candidate.unit.start, high - candidate.unit.start)
        for low, high in (moment.expression.span for moment in candidate.moments)
    ]
    at = next((at for at, m in enumerate(candidate.moments) if m.window is window), None)
    start, end = candidate.clause.start, candidate.clause.end
    if at is None or len(spans) < 2 or any(not start <= low < end for low, _ in spans):
        return None
    gaps = list(pairwise([start, *chain.from_iterable(spans), end]))[::2]
    parts = gaps[1:] if spans[0][0] - start < _NEAR else gaps[:-1]  # behind or before its time
    told = [
        _LEADING.sub("", without_times(candidate, low, high).strip(EDGES)) for low, high in parts
    ]
    named_apart = sum(map(names_event, told)) > 1
    return told[at] if named_apart and _is_name(told[at]) else None


def _is_name(words: str) -> bool:
    """Whether words may name one event, and are no half sentence."""
    if not names_event(words) or len(words) > _LONGEST or not words[0].isalpha():
        return False
    if "\n" in words or words.count("(") != words.count(")"):
        return False
    said = tokens(words)
    return said[0].low not in SUBORDINATORS | {"at", "som"} and not any(t.finite for t in said)
