"""Two deeds of one at two times, joined by "og": "får lista 3. mai og må svare innen 21. mai".

Owns telling them from one deed with two verbs. That a clause of its own begins there is `cuts`.
"""

from __future__ import annotations

from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.relatives import dated
from workflow.minutes.grammar.tokens import (
    AMBIGUOUS,
    INNER,
    Names,
    Token,
    modal,
    reading_as,
    subject_kind,
)
from workflow.minutes.grammar.verbs import BECOME, HAVE

_ACTIONS = lexicon.words("grammar", "action_classes")
GETTING = lexicon.words("grammar", "getting")
_GOING = frozenset(("skal", "var", "deltok", "deltek", "deltar"))
_TO = ("på", "til")
_SOMEBODY = frozenset(("person", "role", "group", "we", "they", "i"))
_DUTY = ("will", "must")


def goes_on(words: Sequence[Token], at: int, before: Sequence[Token], names: Names) -> bool:
    """Whether "og" joins two deeds of one at two times."""
    return (
        _each_dated(words, at, before)
        or _must_then(words, at, before)
        or _is_elsewhere_then(words, at, before, names)
    )


def _each_dated(words: Sequence[Token], at: int, before: Sequence[Token]) -> bool:
    """Whether "og" joins two deeds, each with a day of its own: "ferdigstilles i mars og legges
    fram 8. april", "sendes i mars og blir behandlet 8. april"."""
    verb = reading_as(words[at], None)
    if verb is None or words[at].low in AMBIGUOUS or any(t.low in INNER for t in before):
        return False
    done = verb.tense == "pass" or verb.lemma in BECOME
    does = verb.tense == "pres" and verb.kind in _ACTIONS
    return (done or does) and dated(before) and dated(words[at:])


def _must_then(words: Sequence[Token], at: int, before: Sequence[Token]) -> bool:
    """Whether "og" joins what somebody gets on a day and what they must do with it by another: "får
    lista tilsendt 3. mai og må svare innen 21. mai"."""
    if modal(words[at].low) not in _DUTY or any(t.low in INNER for t in before):
        return False
    gets = any(verb.lemma in GETTING for token in before for verb in token.verbs)
    return gets and dated(before) and dated(words[at:])


def _is_elsewhere_then(
    words: Sequence[Token], at: int, before: Sequence[Token], names: Names
) -> bool:
    """Whether "og" joins what somebody has done and where they go, or went, on a day: "har besøkt
    skolen og skal på kurs 9. april", "har hatt møte med fylket og var på messa 6. mars"."""
    goes = words[at].low in _GOING and at + 2 < len(words) and words[at + 1].low in _TO
    has = any(verb.lemma in HAVE for token in before for verb in token.verbs)
    inner = any(token.low in INNER and token.low != "om" for token in before)
    asks = any(a.low == "om" and b.finite for a, b in zip(before, before[2:], strict=False))
    who = next((n for n, token in enumerate(before) if token.finite), 0)
    goes = goes and subject_kind(tuple(before[:who]), names, True) in _SOMEBODY
    return goes and has and not (inner or asks) and not dated(before) and dated(words[at:])
