"""Which words of a clause name one of the several events it dates: "Generalprøve 21. april, konsert
23. april", "6. mai medlemsmøte, 13. mai åpent hus".

Owns parting the words by the times. What one event is called is `happenings`, which of the times
are events of their own `dating`.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise

from workflow.domain.window import Precision, Window
from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import SUBORDINATORS, tokens
from workflow.minutes.shaping.happenings import names_event
from workflow.minutes.shaping.wording import EDGES, without_times
from workflow.minutes.signs.candidates import Candidate

_LEADING = re.compile(r"^(?:(?:og|samt|så|deretter|dessuten|for|med)\s+)+", re.IGNORECASE)
_TOPIC = re.compile(r"\s*\(([^()\d]{3,40})\)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_COUNT = re.compile(
    r"^(?:to|tre|fire|fem|seks|sju|åtte|noen|nokre|flere|fleire|neste|kommende)\s+", re.IGNORECASE
)
_PLACE = re.compile(r"(?:i|på|ved) [A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?")
_PLACED = re.compile(rf"(?:.*\s)?(\w+) ({_PLACE.pattern})", re.DOTALL)
_FEWEST = 2
_NEAR = 4  # characters before a time that opens the clause
_LONGEST = 60  # characters; more is rather a sentence


def named(candidate: Candidate, window: Window, title: str) -> str | None:
    """The words that name the event of one time, where another of the clause's times has a name of
    its own too; None where the clause names them all together, as `title` does."""
    spans = [
        (low - candidate.unit.start, high - candidate.unit.start)
        for low, high in (moment.expression.span for moment in candidate.moments)
    ]
    at = next((at for at, m in enumerate(candidate.moments) if m.window is window), None)
    if at is not None and (topic := _bracketed(candidate, at, spans, title)):
        return topic
    start, end = candidate.clause.start, candidate.clause.end
    if at is None or len(spans) < 2 or any(not start <= low < end for low, _ in spans):
        return None
    gaps = list(pairwise([start, *chain.from_iterable(spans), end]))[::2]
    parts = gaps[1:] if spans[0][0] - start < _NEAR else gaps[:-1]  # behind or before its time
    told = [
        _LEADING.sub("", without_times(candidate, low, high).strip(EDGES)) for low, high in parts
    ]
    here = _PLACED.fullmatch(told[0])
    if here and names_event(here[1]) and all(map(_PLACE.fullmatch, told[1:])):
        return f"{_one_of(here[1])} {told[at] if at else here[2]}"
    named_apart = sum(map(names_event, told)) > 1
    return told[at] if named_apart and _is_name(told[at]) else None


def _bracketed(
    candidate: Candidate, at: int, spans: list[tuple[int, int]], title: str
) -> str | None:
    """The event with the topic or place that stands in brackets behind each of the times: "To
    webinarer: 12. april (hydrogen), 9. mai (landstrøm)"."""
    text, start = candidate.unit.text, candidate.unit.start
    days = [m for m in candidate.moments if m.window.precision in (Precision.DAY, Precision.DAYS)]
    topics = [_TOPIC.match(text, moment.expression.span[1] - start) for moment in days]
    if len(days) < _FEWEST or not all(topics):
        return None
    here = _TOPIC.match(text, spans[at][1])
    name = _BRACKETS.sub("", title).strip(EDGES)
    if here is None or not (names_event(name) or "møt" in name.lower()):
        return None
    said = here[1]
    joint = ", " if said[0].isupper() else ": "
    return f"{_one_of(name)}{joint}{said}"


def _one_of(many: str) -> str:
    """One of several events, by their noun: "Tre webinarer i vår" are each a webinar."""
    words = _COUNT.sub("", many).split()
    for word in words[:2]:
        noun = lexicon.noun(word.lower(), "event", "strong")
        plural = noun and re.fullmatch(
            rf"(.*{re.escape(noun[:-1])}\w?)(?:r|er|ar|ne|ene|ane)", word
        )
        if noun and plural:
            one = word[: word.lower().rfind(noun) + len(noun)]
            return one[:1].upper() + one[1:]
    return many


def _is_name(words: str) -> bool:
    """Whether words may name one event, and are no half sentence."""
    if not names_event(words) or len(words) > _LONGEST or not words[0].isalpha():
        return False
    if "\n" in words or words.count("(") != words.count(")"):
        return False
    said = tokens(words)
    return said[0].low not in SUBORDINATORS | {"at", "som"} and not any(t.finite for t in said)
