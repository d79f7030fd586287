"""Whether what looks like a finite verb is a noun, or tells of one, by the words beside it.

Owns the forms that are verbs in one place and nouns or adjectives in another: "møtet", "poster",
"de reviderte". Where the clause's own verb stands is `finite`.
"""

from __future__ import annotations

from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import (
    AMBIGUOUS,
    ASKING_WORDS,
    AUXILIARIES,
    PREPOSITIONS,
    SUBORDINATORS,
    Names,
    Token,
    modal,
    noun_like,
    opens_object,
)

BOUNDS = SUBORDINATORS | ASKING_WORDS | {"som", "at", "og", "men"}
BEFORE_NOUNS = lexicon.words("grammar", "before_nouns")
QUANTITIES = lexicon.words("grammar", "quantities")
_NOUN_OR_PAST = lexicon.words("grammar", "noun_or_past")
_AGENTS = lexicon.words("grammar", "agents")
_EACH = frozenset(("hver", "hvert", "kvar", "kvart"))
_ARTICLES = ("de", "dei", "den", "det")
_TELLING = ("opinion", "report", "communicate", "decide")
_NO_PART = BOUNDS | lexicon.words("grammar", "determiners")  # of what tells which ones
_WITH_WHAT = frozenset(("med", "i", "på", "fra", "frå", "uten", "utan", "ved", "under"))
_WITH_MANY = frozenset(("med", "mot", "for", "av"))
_BEFORE_NOUN_ALONE = frozenset(("i", "på", "til", "for", "fra", "frå", "med", "av", "ved", "mot"))


def nominal(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether a form that could be a past tense is the noun, by its company: "til møtet",
    "Arbeidet starter", "saker som ønskes behandlet må …"."""
    token = body[at]
    listed = token.low in _NOUN_OR_PAST
    if not listed and not noun_like(token):
        return False
    follows = at + 1 < len(body) and body[at + 1].finite
    if follows or (listed and _verb_follows(body, at)):
        return at == search or not listed or noun_like(token)
    if at == search or not noun_like(token):
        return False
    before = body[at - 1].low
    if before == "det" and at == search + 1:
        return at + 1 < len(body) and body[at + 1].low == "som"  # "Det endret seg"
    if before in BEFORE_NOUNS:
        return True
    return before in PREPOSITIONS and not lexicon.first_name(body[at - 1].text)  # "Per lovet å"


def before_verb(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether what looks like a verb is a noun, or tells of one, since the clause's own verb stands
    behind it: "Poster må byttes", "Det vi trenger er flere", "Tapte garn skal meldes"."""
    token, after = body[at], body[at + 1]
    if at > search and body[at - 1].low in _BEFORE_NOUN_ALONE:
        return True  # "Samarbeid med eier gikk bra"
    if _verb_at_once(after) or (after.low == "får" and token.verbs[0].kind not in _TELLING[:2]):
        return True  # "Innmelder får svar"
    if at == search and after.low in PREPOSITIONS and token.low.endswith("er"):
        if after.low == "om" and token.verbs[0].kind == "check":
            return False  # "Undersøker om Kari kan komme"
        duty = next_auxiliary(body, at + 1)  # "Ønsker om ferie må leveres"
        return duty is not None and modal(body[duty].low) is not None
    if at == search and token.low in _AGENTS:
        return after.finite and after.low not in AMBIGUOUS
    if token.low.endswith(("te", "de")):
        told = token.verbs[0].kind in _TELLING  # "Per mente planen må endres"
        return not told and after.word and next_auxiliary(body, at) is not None
    many = at > search and body[at - 1].low in QUANTITIES  # "Alle poster på lista må …"
    told = token.verbs[0].kind in ("opinion", "report")  # "Noen mener ski er dyrt"
    if not many or told:
        return False
    several = after.low in _WITH_WHAT and token.low.endswith(("er", "ar"))
    if several and comes_to_verb(body[at + 2 : at + 8], _NO_PART):
        return True  # "Alle havner med landstrøm sender tall"
    return next_auxiliary(body, at) is not None


def counted(body: tuple[Token, ...], at: int) -> bool:
    """Whether a word stands behind a number and a preposition, which makes a noun of it: "med 10
    stemmer", "mot to stemmer"."""
    if at < 2 or body[at - 2].low not in _WITH_MANY or not body[at].low.endswith(("er", "ar")):
        return False
    if body[at].low in AUXILIARIES:
        return False
    number = body[at - 1].low
    many = (number.isdigit() and len(number) < 4) or number in QUANTITIES
    return many and not (at + 1 < len(body) and opens_object(body[at + 1]))


def describes(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether a past form tells which ones are meant: "godkjenne de reviderte planene", "kurs for
    alle ansatte"."""
    if at < search + 2 or not {verb.tense for verb in body[at].verbs} <= {"past", "part"}:
        return False
    if body[at].low.endswith(("te", "de")) and _in_phrase(body, at):
        return True
    if body[at - 1].low not in _ARTICLES:
        return False
    before = body[at - 2]
    return before.low in PREPOSITIONS or any(verb.tense == "inf" for verb in before.verbs)


def _in_phrase(body: tuple[Token, ...], at: int) -> bool:
    """Whether a word stands behind a preposition, with "alle" or the like between or without."""
    before = body[at - 1].low
    if before in QUANTITIES or before in _ARTICLES:
        before = body[at - 2].low
    return before in _BEFORE_NOUN_ALONE


def leads_thing(body: tuple[Token, ...], at: int, search: int, names: Names) -> bool:
    """Whether "leder" behind a name is what they do to a thing that looks like a past: "Kari leder
    arbeidet", but "Daglig leder arbeidet med saken"."""
    if at == search or not names.person(body[search].text) or not noun_like(body[at + 1]):
        return False
    return all(token.text.istitle() for token in body[search:at])


def each_does(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether a word that may be a noun is what each of many does, since no two nouns stand side by
    side: "Kvart lag skriv", "Hver enkelt gruppe leder"."""
    if body[search].low not in _EACH or not search + 2 <= at <= search + 3:
        return False
    return any(verb.tense == "pres" for verb in body[at].verbs)


def next_auxiliary(body: tuple[Token, ...], at: int) -> int | None:
    """Where an auxiliary or passive stands behind a word of its clause, such as what closes a
    relative clause without a comma: "Teltet vi lånte av Per må …"."""
    for i in range(at + 1, min(len(body), at + 9)):
        token = body[i]
        if not token.word or token.low in BOUNDS:
            return None
        if _verb_at_once(token) and (i > at + 1 or token.low in AUXILIARIES):
            return i
    return None


def _verb_follows(body: tuple[Token, ...], at: int) -> bool:
    """Whether the clause goes on to its verb behind a noun: "Arbeidet med taket er ferdig"."""
    if at + 1 >= len(body) or body[at + 1].low not in PREPOSITIONS:
        return False
    return comes_to_verb(body[at + 2 : at + 9], BOUNDS)


def comes_to_verb(words: Sequence[Token], barred: frozenset[str]) -> bool:
    """Whether words come to a clause's own verb before a sign or a barred word."""
    for token in words:
        if not token.word or token.low in barred:
            return False
        if token.finite and token.low not in AMBIGUOUS and not noun_like(token):
            return True
    return False


def _verb_at_once(token: Token) -> bool:
    """Whether a token can only be a clause's own verb: an auxiliary, or a passive."""
    if not token.finite or token.text[0].isupper():
        return False
    if token.low in AUXILIARIES:
        return True
    return token.low not in AMBIGUOUS and {verb.tense for verb in token.verbs} == {"pass"}
