"""A unit's words as tokens, and what a word or a run of words can be in a sentence.

Owns the readings of single words: verb forms, modals, names, kinds of subject, adverbials.
Where they make a clause is `verbs` and `clauses`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from workflow.minutes import lexicon
from workflow.minutes.lexicon import Verb

_TOKEN = re.compile(r"[A-ZÆØÅ]\.(?=\s)|\w+(?:['’./&+-]+\w+)*|@\w[\w'’./&+-]*\w|[^\w\s]")


PREPOSITIONS = lexicon.words("grammar", "prepositions")


ADVERBS = lexicon.words("grammar", "adverbs")


_DETERMINERS = lexicon.words("grammar", "determiners")


_OBJECTS = _DETERMINERS | lexicon.words("grammar", "objects")


_NEVER = lexicon.words("grammar", "never_verbs")


AMBIGUOUS = lexicon.words("grammar", "ambiguous")


ASKING_WORDS = lexicon.words("grammar", "asking")


SUBORDINATORS = lexicon.words("grammar", "subordinators")


# open a clause within the main one
INNER = SUBORDINATORS | ASKING_WORDS | {"som", "at", "der"}


# small words that are neither a thing nor what is done to it
LINKING = PREPOSITIONS.union(
    ADVERBS, SUBORDINATORS, lexicon.words("grammar", "conjunctions"), ("som",)
)


# the finite forms that call for another verb, and those of being and becoming
AUXILIARIES = lexicon.words("grammar", "auxiliaries").union(
    *(lexicon.words("modal", key) for key in lexicon.keys("modal"))
)


# kinds of bodies that a place names, and what stands before such a word and names none
_NAMED_BODIES = lexicon.words("group", "named")
_NO_PLACES = _DETERMINERS.union(
    PREPOSITIONS,
    ADVERBS,
    ASKING_WORDS,
    lexicon.words("grammar", "quantities"),
    lexicon.words("grammar", "which_time"),
    lexicon.words("grammar", "no_places"),
)


_MODALS: dict[str, str] = {}


def _pronouns(*kinds: str) -> dict[str, str]:
    return {word: kind for kind in reversed(kinds) for word in lexicon.words("pronoun", kind)}


PRONOUNS = _pronouns("we", "i", "they", "you", "it", "all")
_BEFORE_NOUNS = _pronouns("we", "i", "you", "it", "all")  # "de frivillige" are no "they"


class Token(NamedTuple):
    """A word or sign with its place in the unit's text and its readings as a verb.

    `word` tells that it is a word or number and no sign, `finite` that it can be the finite verb
    of a clause.
    """

    text: str
    low: str
    start: int
    end: int
    verbs: tuple[Verb, ...]
    word: bool
    finite: bool


class Names(NamedTuple):
    """What a document calls people (first names, initials) and other bodies, as it writes them.

    `bokmal` tells that it is in bokmål, which has no infinitive that looks like a past: "vaska".
    `own` is what it calls itself and the body that met, in small letters. `in_a` tells that its
    infinitives end in -a: "å laga". `present` are the bodies that attended and lead a line as a
    speaker does: "Sundvik: Skal teste nødstrøm".
    """

    people: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    bokmal: bool = False
    own: frozenset[str] = frozenset()
    in_a: bool = False
    present: frozenset[str] = frozenset()

    def person(self, word: str) -> bool:
        """Whether a word, as written, is somebody here or a first name."""
        return word in self.people or lexicon.first_name(word)

    def one(self, word: str) -> bool:
        """Whether a word is a person, or mentions one: "@kari"."""
        return word[0] == "@" or self.person(word)


def tokens(text: str, start: int = 0) -> list[Token]:
    """The tokens of a unit's text from `start` on."""
    found = []
    end = start
    make = tuple.__new__  # what Token(…) does, without a call in Python for each word
    for said in _TOKEN.findall(text, start):
        low, verbs, word, finite = _known(said)
        begin = text.index(said, end)  # nothing but space stands between
        end = begin + len(said)
        found.append(make(Token, (said, low, begin, end, verbs, word, finite)))
    return found


@lru_cache(maxsize=20_000)
def _known(text: str) -> tuple[str, tuple[Verb, ...], bool, bool]:
    """What a token's letters alone tell: `low`, `verbs`, `word` and `finite`."""
    low = text.lower()
    verbs = () if low in _NEVER or (len(text) < 5 and text.isupper()) else lexicon.verb(low)
    finite = modal(low) is not None or any(v.tense in ("pres", "past", "pass") for v in verbs)
    return low, verbs, low[0].isalnum() or low[0] == "@", finite


def modal(word: str) -> str | None:
    """Which modal a word is a form of ("will", "must", "ought", "may", "want", "need")."""
    if not _MODALS:
        for key in lexicon.keys("modal"):
            for form in lexicon.words("modal", key):
                _MODALS[form] = key
    return _MODALS.get(word)


_THOSE = ("de", "dei")


def subject_kind(words: tuple[Token, ...], names: Names, first: bool) -> str:
    """What the words before (or after) the finite verb are as a subject."""
    kind = "thing"
    for at, token in enumerate(words[:8]):
        if not token.word:
            continue
        low = token.low
        if token.text[0] == "@" or token.text in names.people:
            return "person"
        if at == 0 and low in _THOSE and len(words) == 2 and words[1].low == "andre":
            return "all"  # "De andre": no "De" of those who are spoken to
        if at == 0 and (said := (PRONOUNS if len(words) == 1 else _BEFORE_NOUNS).get(low)):
            return said
        if token.text[0].isupper():
            if lexicon.first_name(token.text):
                return "person"
            if lexicon.noun(low, "group", "words"):
                return "group"
            if lexicon.noun(low, "role", "words"):
                return "role"
            if (len(token.text) > 1 and token.text.isupper()) or not (first and at == 0):
                kind = "name"
        elif at and low in _NAMED_BODIES and named_body(words[at - 1]):
            return "group"  # "Larvik kommune", "Florø havn"
        elif kind != "name":
            if lexicon.noun(low, "role", "words"):
                return "role"
            if lexicon.noun(low, "group", "words"):
                kind = "group"
        if low == "som" or low in PREPOSITIONS:
            break
    if kind == "thing" and not names.bodies.isdisjoint([token.text for token in words[:3]]):
        return "name"
    if kind == "thing" and first and len(words) == 1 and words[0].text[0].isupper():
        low = words[0].low
        if not lexicon.noun(low, "event", "strong") and not lexicon.noun(low, "product", "words"):
            return "proper"
    if kind == "thing" and words and words[0].low in ("de", "dei", "den"):
        return "those"
    return kind


def named_body(before: Token) -> bool:
    """Whether the word before "kommune" or the like names it, as a place does: no "Ny skole"."""
    return before.text[0].isupper() and before.low not in _NO_PLACES


def named_first(body: tuple[Token, ...], names: Names) -> int | None:
    """Where a dash, colon or arrow parts a person from what they are to do: "Guro – sende info"."""
    first = body[0]
    if not names.one(first.text):
        return None
    for at, token in enumerate(body[1:7], 1):
        if token.low in ("–", "-", ":", "→"):
            return at if at + 1 < len(body) else None
        if token.low == "," and at + 1 < len(body) and _told_to(body[at + 1]):
            return at  # "Ida, sette opp en liste"
        if not token.text[0].isupper() and token.low not in ("og", "&", "/", ",", "+", "."):
            return None
    return None


def _told_to(token: Token) -> bool:
    """Whether a word can only be an infinitive or an imperative."""
    tenses = {verb.tense for verb in token.verbs}
    return bool(tenses) and tenses <= {"inf", "imp"} and token.low not in AMBIGUOUS


def reading_as(token: Token | None, tense: str | None) -> Verb | None:
    if token is None or not token.verbs:
        return None
    if tense:
        for verb in token.verbs:
            if verb.tense == tense:
                return verb
        if tense == "inf":
            for verb in token.verbs:
                if verb.tense == "pass":
                    return verb
        return None if tense == "part" else token.verbs[0]
    for wanted in ("pres", "past", "pass"):
        for verb in token.verbs:
            if verb.tense == wanted:
                return verb
    return token.verbs[0]


def is_passive(token: Token) -> bool:
    verb = reading_as(token, None)
    return bool(verb and verb.tense == "pass")


def opens_object(token: Token | None) -> bool:
    """Whether a token can begin an object or complement rather than go on a noun phrase."""
    return token is not None and token.word and token.low in _OBJECTS


def noun_like(token: Token) -> bool:
    """Whether a form that could be a verb in the past is as well a noun: "møtet", "arbeidet"."""
    return (
        token.finite
        and token.low.endswith("et")
        and not any(verb.tense in ("pres", "pass") for verb in token.verbs)
    )


def definite(token: Token | None) -> bool:
    """Whether a token looks like a definite noun or a name: "Ringe hotellet", "Lese Tobias"."""
    if token is None or not token.word:
        return False
    definite = len(token.low) > 4 and token.low.endswith(("en", "et", "ene", "ane"))
    return definite or token.text[0].isupper()
