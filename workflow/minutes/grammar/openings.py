"""What form of a verb opens a clause: "Ringe Per", "Ring Per", "Ringt Per".

Owns telling these from the nouns and participles that look the same, by what follows. A finite
verb further in is `finite`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.homographs import next_auxiliary
from workflow.minutes.grammar.tokens import (
    AMBIGUOUS,
    AUXILIARIES,
    LINKING,
    PREPOSITIONS,
    PRONOUNS,
    Names,
    Token,
    definite,
    noun_like,
    opens_object,
)
from workflow.minutes.grammar.verbs import BE, BECOME, HAVE

_NEVER_OPENERS = lexicon.words("grammar", "never_openers")
_OFF = lexicon.words("grammar", "off")
_MAKING = lexicon.words("grammar", "making")
_TIMES = lexicon.words("grammar", "times") | lexicon.words("month", "words")
_FEASTS = lexicon.words("grammar", "feasts")
_AFTER_CALLS = lexicon.words("grammar", "after_calls")


def opening(body: tuple[Token, ...], names: Names) -> str:
    """What form of a verb opens the clause: infinitive, imperative, participle, or other."""
    head = body[0]
    if not head.verbs or names.person(head.text):
        return "other"
    if head.low in AUXILIARIES or head.low in _NEVER_OPENERS:
        return "other"  # "Vil noen være med", though "vil" could be a call
    tenses = {verb.tense for verb in head.verbs}
    if head.low == "før" and len(body) > 1 and _is_time(body[1]):
        return "other"  # "Gjerne før jul"
    if names.bokmal and head.low.endswith("a") and tenses & {"past", "part"}:
        tenses -= {"inf", "imp"}  # "Vaska gangen"
    nxt = body[1] if len(body) > 1 else None
    if head.low in PREPOSITIONS and (definite(nxt) or any(token.finite for token in body[2:])):
        return "other"  # "Før møtet blir det …" calls on nobody to lead
    if nxt is not None and nxt.low == "av" and tenses == {"imp"} and head.low not in _OFF:
        return "other"  # "Sjekk av listene"
    if tenses & {"pres", "pass"} and not tenses & {"imp"}:
        return "other"
    follows_verb = (
        nxt is not None
        and nxt.finite
        and nxt.low not in AMBIGUOUS
        and not noun_like(nxt)
        and not (tenses == {"inf"} and head.low not in AMBIGUOUS and _no_verb_there(nxt))
    )
    placed = nxt is not None and nxt.low in PREPOSITIONS and head.low.endswith("a")
    duty = next_auxiliary(body, 0) if placed else None
    if duty is not None and body[duty - 1].low not in PRONOUNS:
        return "other"  # "Lysa i bakken bør ein skifte"
    if "inf" in tenses and not follows_verb and "pres" not in tenses:
        clear = head.low not in AMBIGUOUS or opens_object(nxt) or definite(nxt) or _object(nxt)
        return "infinitive" if clear else "other"
    if "imp" in tenses and nxt is not None and not follows_verb and head.low not in AMBIGUOUS:
        return "imperative"
    if (
        "imp" in tenses
        and not follows_verb
        and (_called_on(nxt, names) or (head.low in _MAKING and _thing(nxt)))
    ):
        return "imperative"
    if tenses & {"part"} and not (nxt is not None and nxt.finite):
        told = next_auxiliary(body, 0) is not None  # "Foreslått dato er 1. mai"
        return "other" if told else "participle"
    return "other"


def _is_time(token: Token) -> bool:
    """Whether a word is a day, a month or a feast."""
    return token.low in _TIMES or token.low[:1].isdigit() or token.low in _FEASTS


def _no_verb_there(token: Token) -> bool:
    """Whether what looks like a present is a noun, since it stands right behind an infinitive:
    "Hente tilhenger"."""
    auxiliary = any(verb.lemma in BE | BECOME | HAVE for verb in token.verbs)
    return {verb.tense for verb in token.verbs} == {"pres"} and not auxiliary


def _called_on(nxt: Token | None, names: Names) -> bool:
    """Whether what follows makes a word that may be a noun a call: "Lag flere skilt", "Ring
    skolen"."""
    if nxt is None:
        return False
    if names.person(nxt.text) or opens_object(nxt) or nxt.low in _AFTER_CALLS:
        return True
    return not nxt.text[0].isupper() and definite(nxt)


def _object(token: Token | None) -> bool:
    """Whether what follows makes a word that may be a noun an infinitive: "Leie telt", "Prøve ny
    pumpe"; two bare nouns stand side by side in no phrase."""
    if token is None or token.finite or not token.text.islower() or token.low in _TIMES:
        return False
    noun = token.low in AMBIGUOUS or {verb.tense for verb in token.verbs} == {"imp"}
    return _thing(token) or token.low in _AFTER_CALLS or (noun and token.low not in LINKING)


def _thing(token: Token | None) -> bool:
    """Whether what follows can only be a thing that is to be made: "Lag plakat", "Skriv søknad"."""
    return (
        token is not None
        and token.text.islower()
        and len(token.low) > 2
        and not token.finite
        and not token.verbs
        and token.low not in LINKING
    )
