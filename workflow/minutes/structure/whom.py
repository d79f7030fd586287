"""Whom the words of a cell or a label name: persons, initials, offices and bodies.

Owns telling such words from others, what a cell of who answers says that they do, and the time that
may stand behind a name. Which cells tell who answers is `cellroles`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from workflow.minutes import lexicon, timex

LONGEST_NAME = 40
_FEW = 4  # words of a name that is not known
_NAMED = re.compile(r"[@A-ZÆØÅ][\w.'’-]*")
_JOINED = re.compile(r"[\s,/&+()]+")
_JOINING = frozenset(("og", "i", "ved", "v", "med", "for", "av", "de", "van", "von"))
_POINTERS = lexicon.words("grammar", "pointers") | lexicon.words("grammar", "commenting")
_EDGES = " \t\n.,;:()[]*_–-|@?"


def answers(text: str) -> str | None:
    """Whom a cell or a label of who answers for it names; None where it names nobody."""
    words = " ".join(text.split()).strip(_EDGES)
    if does := _doer(words.split()):
        words = " ".join(words.split()[:does])  # "Kari følger opp"
    first = words.split()[0] if words else ""
    known = first[:1].isupper() or first[:1].isdigit() or is_name(words)
    return words if known and any(sign.isalpha() for sign in words) else None


@lru_cache(maxsize=2_000)
def acts(text: str) -> bool:
    """Whether a cell of who answers says in a clause of its own what they do: "Kari bestiller ny
    lås", and no more than that they do it: "Kari følger opp"."""
    words = text.split()
    if not (at := _doer(words)):
        return False
    found = timex.find(text)
    end = found[0].span[0] if found else len(text)
    behind = " ".join(words[at + 1 :])[: max(0, end)]
    return any(word.lower().strip(".,") not in _POINTERS for word in behind.split())


def _doer(words: Sequence[str]) -> int:
    """How many words before a verb in the present name who does it; 0 where none do."""
    at = next((at for at, word in enumerate(words[:_FEW]) if not word[:1].isupper()), 0)
    if not at or not is_name(" ".join(words[:at])):
        return 0
    verbs = lexicon.verb(words[at].lower().strip(".,"))
    return at if any(verb.tense == "pres" for verb in verbs) else 0


@lru_cache(maxsize=2_000)
def whom_and_when(text: str, *, headed: bool = False) -> int:
    """Where a time begins behind a name in one cell, "Kari, innen 12.2."; 0 where it is no such.
    Beneath a head that says who answers (`headed`) any few words with a capital are a name."""
    found = timex.find(text) if 0 < len(text) <= 2 * LONGEST_NAME else ()
    if not found or found[-1].span[1] < len(text.rstrip(_EDGES)):
        return 0
    start = found[0].span[0]
    first = text.split()[0]
    if lexicon.verb(first.lower()) and not (lexicon.first_name(first) or first.isupper()):
        return 0  # "Vedtatt av rådet i mai"
    name = text[:start].strip(_EDGES)
    between = (text[one.span[1] : two.span[0]].strip(_EDGES) for one, two in pairwise(found))
    few = headed and name[:1].isupper() and name.count(" ") < _FEW
    return start if (few or is_name(name)) and not any(between) else 0


@lru_cache(maxsize=2_000)
def is_name(text: str) -> bool:
    """Whether words are nothing but persons, initials, roles or bodies."""
    if not text or len(text) > LONGEST_NAME:
        return False
    words = [word for word in _JOINED.split(text) if word and word.lower() not in _JOINING]
    if not 0 < len(words) <= 6 or (len(words) > 1 and _opens_with_verb(words[0])):
        return False
    sure = False
    for word in words:
        low = word.lower().strip(".:@")
        office = low in ("alle", "heile", "hele") or any(
            lexicon.noun(low, table, "words", False) for table in ("role", "group")
        )
        initials = word.isupper() and 2 <= len(word) <= 4 and word.isalpha()
        if not office and not _NAMED.fullmatch(word):
            return False
        sure = sure or office or initials or lexicon.first_name(word) or word[0] == "@"
    return sure


def _opens_with_verb(word: str) -> bool:
    """Whether a word is an infinitive and nobody's name: "Informere lagene"."""
    verbs = lexicon.verb(word.lower())
    return any(verb.tense == "inf" for verb in verbs) and not lexicon.first_name(word)
