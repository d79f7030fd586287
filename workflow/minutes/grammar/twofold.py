"""Two deeds of one at two times, "får lista 3. mai og må svare innen 21. mai", and a deed beside an
event, "Dugnad 3. mai, Kari lager kaffe".

Owns telling them from one deed with two verbs. That a clause of its own begins there is `cuts`.
"""

from __future__ import annotations

from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.relatives import dated
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AMBIGUOUS,
    INNER,
    PREPOSITIONS,
    PRONOUNS,
    Names,
    Token,
    modal,
    reading_as,
    subject_kind,
)
from workflow.minutes.grammar.verbs import BECOME, HAVE

_ACTIONS = lexicon.words("grammar", "action_classes")
GETTING = lexicon.words("grammar", "getting")
_PUT_OFF = frozenset(("utsette", "utsetje", "avlyse", "flytte", "forskyve", "kansellere"))
_WAS = frozenset(("ble", "blei", "vart", "er", "blitt", "vorte"))
_TAKING_PLACE = lexicon.words("grammar", "takes_place")
_NO_NAMES = PREPOSITIONS | ADVERBS | frozenset(PRONOUNS)  # open no event's name
_IT = frozenset(("det", "den", "dette", "da", "då", "der", "ikke", "ikkje"))
_FEWEST, _MOST = 2, 10  # words of an event and its time
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
        or _held_instead(words, at, before)
    )


def event_first(words: Sequence[Token], begin: int, at: int) -> bool:
    """Whether the words up to a comma only name an event and its time, and a deed is told behind:
    "Ny brukertest uke 15, Kari finner testere", but "Kurs 3. mai, Kari drar"."""
    if words[at].low != "," or at - begin < _FEWEST or at - begin > _MOST:
        return False
    said = words[begin:at]
    if said[0].low in _NO_NAMES or any(t.finite and t.low not in AMBIGUOUS for t in said):
        return False
    if any(t.low in INNER or t.low in (",", ":", ";", "(") for t in said) or not dated(said):
        return False
    time = next((n for n, t in enumerate(said) if t.low[0].isdigit()), 0)
    named = any(lexicon.noun(t.low, "event", "strong") for t in said[:time] if t.word)
    return named and _does_something(words[at + 1 : at + 8])


def _does_something(words: Sequence[Token]) -> bool:
    """Whether the first verb of some words does something to a thing that stands behind it."""
    at = next((n for n, t in enumerate(words) if t.finite and t.low not in AMBIGUOUS), len(words))
    if at + 1 >= len(words) or not words[at + 1].word or words[at + 1].low in _IT:
        return False
    verb = reading_as(words[at], None)
    acts = verb is not None and verb.tense == "pres" and verb.kind in _ACTIONS
    return acts and words[at + 1].low not in PREPOSITIONS


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


def _held_instead(words: Sequence[Token], at: int, before: Sequence[Token]) -> bool:
    """Whether "og" joins that something was put off and when it takes place instead: "ble utsatt på
    grunn av ferie, og gjennomføres i uke 38"."""
    told = (v for v in words[at].verbs if v.tense in ("pres", "pass"))
    if words[at].low in AMBIGUOUS or not any(v.lemma in _TAKING_PLACE for v in told):
        return False
    off = any(v.lemma in _PUT_OFF and v.tense == "part" for t in before for v in t.verbs)
    return off and any(t.low in _WAS for t in before) and dated(words[at:])


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
