"""A period that is part of what a thing is called: "årsplan 2025", "rapport uke 20", "program våren
2024".

Owns telling it from when the thing is done, by the noun right before it. What else a time is to a
task is `relations`.
"""

from __future__ import annotations

import re
from datetime import date

from workflow.domain.window import Precision, Window
from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import ADVERBS, PREPOSITIONS
from workflow.minutes.signs.candidates import EXACT, Candidate, Moment
from workflow.minutes.timex import Kind as Sort

_PERIODS = (Sort.WEEK, Sort.MONTH, Sort.QUARTER, Sort.HALF, Sort.SEASON)
_BARE = re.compile(  # no "i", "til" or "innen" before it
    r"\d{4}(?:\s?[/–-]\s?\d{2,4})?\Z"
    r"|(?:\d\. )?(?:uke|veke|jan|feb|mars|apr|mai|jun|jul|aug|sep|okt|nov|des"
    r"|kvartal|halvår|vår|sommer|sommar|høst|haust|vinter|q\d|[vh]\d)",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?<![\w-])([^\W\d_][\w-]{2,}) ?\Z")
_SMALL = PREPOSITIONS | ADVERBS | lexicon.words("grammar", "conjunctions")
_VERBAL = ("pres", "past", "part", "pass", "inf")
_MOST_OF_A_YEAR = 270  # days
_FORWARD = "planned_by_period"  # what is made for a period to come
_OF_ONE = "named_by_period"  # what there is one of for each period


def names(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time is a period that names the thing whose noun stands right before it.

    A year does, unless the clause tells no other time of an event; a shorter one does behind a plan
    or a list for it, and behind a report where it has gone by or another time tells when.
    """
    expression, window = moment.expression, moment.window
    if expression.mod or window.deadline or not _BARE.match(expression.words):
        return False
    if expression.kind is not Sort.YEAR and expression.kind not in _PERIODS:
        return False
    noun = _NOUN.search(candidate.unit.low, 0, expression.span[0] - candidate.unit.start)
    if noun is None or expression.span[0] == candidate.unit.start:
        return False
    word = noun[1]
    if window.precision is Precision.YEAR:
        product = lexicon.noun(word, "product", "words")
        if not product and lexicon.noun(word, "event", "strong"):
            return _dated_beside(moment, candidate)
        return bool(product) or _is_noun(word)
    if lexicon.noun(word, "grammar", _FORWARD):
        return True
    if not lexicon.noun(word, "grammar", _OF_ONE):
        return False
    return _gone(window, candidate.reference) or _dated_beside(moment, candidate)


def _is_noun(word: str) -> bool:
    """Whether a word may name a thing, and is no verb and no small word: "ferdig 2025"."""
    if word in _SMALL or lexicon.first_name(word.capitalize()):
        return False
    return not any(verb.tense in _VERBAL for verb in lexicon.verb(word))


def _gone(window: Window, reference: date) -> bool:
    """Whether a period has gone by, or is most of a year off where no year is told."""
    if window.earliest is None or window.latest is None:
        return False
    far = "year" not in window.said and (window.earliest - reference).days > _MOST_OF_A_YEAR
    return far or window.latest < reference


def _dated_beside(moment: Moment, candidate: Candidate) -> bool:
    """Whether another time of the clause tells a day or week."""
    others = (m for m in candidate.moments if m is not moment)
    return any(m.window.start is not None and m.window.precision in EXACT for m in others)
