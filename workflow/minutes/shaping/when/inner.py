"""Times that are told within an inner clause: in what is said, in why or on which condition a thing
is done, and in what others can do thereby.

Owns telling such a time from when the task itself is done. What a time is to a task besides is
`relations`, which time is an item's own `dating`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import Token
from workflow.minutes.signs.candidates import Candidate, Moment

_THEREBY = re.compile(
    r"[ ,](?:slik|sånn|så|såleis|for) at (?:\w+[ ]){1,4}?(?:kan|får|rekker|rekk|har)\b"
)
_CALLING = lexicon.words("grammar", "calling")
_WRITING = ("skrive",)
_NEGATIONS = lexicon.words("negation", "words")
_CONDITIONS = lexicon.words("grammar", "conditional") - {"om"}  # which is a preposition too
_CAUSES = lexicon.words("grammar", "causes")
_ENDING = frozenset(("–", "-", ";", ":"))


def of_others(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time tells by when others can do something thereby, since another tells when the
    thing itself is done: "sendes ut 8. april, slik at alle kan svare før 1. mai"."""
    unit, clause = candidate.unit, candidate.clause
    if clause.verb_at < 0 or " at " not in candidate.low:
        return False
    at = moment.expression.span[0] - unit.start
    thereby = _THEREBY.search(unit.low, clause.verb_at, max(clause.verb_at, at))
    if thereby is None:
        return False
    places = (m.expression.span[0] - unit.start for m in candidate.moments)
    return any(clause.start <= place < thereby.start() for place in places)


def of_message(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time is within what somebody is told, and no limit: "Kari svarer at vi kommer 23.
    april"."""
    clause = candidate.clause
    if moment.window.deadline or clause.verb is None:
        return False
    tells = clause.verb.kind == "communicate" or clause.verb.lemma in _WRITING
    if not tells or clause.verb.lemma in _CALLING:
        return False  # what somebody is asked to do is the task
    at, end = (place - candidate.unit.start for place in moment.expression.span)
    said = [token for token in clause.tokens if clause.verb_at < token.start < at]
    that = next((n for n, token in enumerate(said) if token.low == "at"), len(said))
    if any(token.finite for token in said[that + 1 :]):
        return True
    after = [token for token in clause.tokens if token.start >= end][:2]
    # "at møtet 3. mai er fullt": the verb comes first behind what it is said of
    return bool(said[that + 1 :]) and any(token.finite for token in after)


def of_condition(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time is told within the condition behind what is to be done, and is no limit of it:
    "Kari leverer planen hvis kommunen svarer innen 1. juni"."""
    clause = candidate.clause
    if _CONDITIONS.isdisjoint(candidate.words) or clause.verb_at < 0:
        return False
    at = moment.expression.span[0] - candidate.unit.start
    inner = [t for t in clause.tokens if clause.verb_at < t.start < at]
    place = next((n for n, token in enumerate(inner) if token.low in _CONDITIONS), len(inner))
    behind = inner[place + 1 :]
    if not any(token.finite for token in behind[1:]) or not behind[0].word:
        return False
    if any(token.low in _NEGATIONS for token in behind):
        return False  # "hvis ingen har svart innen 1. juni": then it is to be done
    return not any(token.low in (",", ";", "–", "-", "så") for token in behind)


def of_reason(moment: Moment, candidate: Candidate) -> bool:
    """Whether a time is told within why something is done, and is not when: "Ny leder må velges, da
    Per slutter 1. mai"; a limit that is the reason is one all the same."""
    clause = candidate.clause
    if moment.window.deadline or _CAUSES.isdisjoint(candidate.words):
        return False
    at = moment.expression.span[0] - candidate.unit.start
    inner = [t for t in clause.tokens if clause.verb_at < t.start < at]
    for place, token in enumerate(inner):
        if token.low in _CAUSES and _gives_reason(candidate, inner[place - 1 :], place > 0):
            return not any("frist" in t.low for t in inner[place:])
    return False


def _gives_reason(candidate: Candidate, words: Sequence[Token], led: bool) -> bool:
    """Whether the second of the words opens a clause of reason that goes on to the last: "…, da Per
    slutter", but "en dag da mange er borte", "siden juni", "ved siden av"."""
    if not led:
        return False
    before, opener, *behind = words
    if opener.low in ("da", "då") and before.low != ",":
        return False
    if not behind or behind[0].finite or behind[0].low == "av" or candidate.in_time(behind[0]):
        return False
    return any(t.finite for t in behind) and _ENDING.isdisjoint(t.low for t in behind)
