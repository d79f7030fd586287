"""Whether a task names the thing that another tells with its verb: "Innkalling til fagdagen" in a
list of actions, and "Kalle inn til fagdagen" in the matter above.

Owns comparing two titles. Which of two tasks is kept is `refine`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import ADVERBS, PREPOSITIONS

_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = PREPOSITIONS | ADVERBS | lexicon.words("grammar", "conjunctions")
_LEAST = 2  # words of the thing that both must have
_TELLING = 12  # letters of a noun that tells enough alone: "migreringsguide"
_ENDINGS = frozenset(
    ("", "a", "e", "n", "r", "t", "s", "en", "et", "er", "ar", "ne", "ene", "ane", "na", "r", "te")
)
_STEM = 4  # letters that two forms of a word share
_ENDING = 3  # letters by which two forms of a word may differ: "mal", "malen"


def same_thing(one: str, other: str) -> bool:
    """Whether all that one title names, the other names too, and at most one of them has a verb
    or both have the same."""
    (verb, things), (verb_too, things_too) = _parts(one), _parts(other)
    if verb and verb_too and verb != verb_too:
        return False
    few, many = sorted((things, things_too), key=len)
    enough = len(few) >= _LEAST or (len(few) == 1 and len(few[0]) >= _TELLING)
    return enough and all(any(_alike(a, b) for b in many) for a in few)


def tells_more(one: str, other: str) -> bool:
    """Whether a title tells by its verb what is done with all that another only names."""
    (verb, things), (verb_too, things_too) = _parts(one), _parts(other)
    if verb is None or verb_too is not None or ":" in one or ":" in other:
        return False
    return len(things) >= len(things_too) and same_thing(one, other)


def _parts(title: str) -> tuple[str | None, list[str]]:
    """The verb that a title opens with, and the words of the thing behind it."""
    words = [word.lower() for word in _WORD.findall(title)]
    lemma = (
        next((v.lemma for v in lexicon.verb(words[0]) if v.tense == "inf"), None) if words else None
    )
    behind = words[1:] if lemma else words
    return lemma, [word for word in behind if word not in _SMALL]


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: "mal", "malen"; "avtaler", "avtalene"."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and len(long) - len(short) <= _ENDING:
        return True
    pairs = enumerate(zip(short, long, strict=False))
    shared = next((at for at, (a, b) in pairs if a != b), len(short))
    return shared >= _STEM and {short[shared:], long[shared:]} <= _ENDINGS
