"""Signs from single words: their first letters, alone, with the manner and with the form; pairs of
neighbours; the first and the last word, and the verb as it stands; the words of what they stand
under.

Owns what no class of the lexicon tells: that "tømmer" is more often a habit and "trykker" more
often a promise. The shared prior knows the words that many bodies use. Whom the document
names, a first name and a capital behind one show but that somebody is named; other names are words
like others here, and `benchmarks.prior` gives none a weight that no document writes as a word. A
month or a clock shows only in pairs, and that it opens or closes the clause.
"""

from __future__ import annotations

from functools import lru_cache
from sys import intern

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import Names, tokens
from workflow.minutes.signs import named, surroundings
from workflow.minutes.signs.candidates import Candidate

PREFIX = "says:"
_LETTERS = 5  # of a word; what follows is mostly ending, and one written language's or the other's
_TELLING = 4  # letters of a word that is shown as a reason; shorter ones are mostly small words
_TIMES = lexicon.words("month", "words") | {"kl"}
_FARTHEST = 20  # tokens into the clause
_OF_HEADING = 5  # words of what the clause stands under
_NUMBER, _NAME = "0", "A"  # what stands for a number and for somebody in a pair


def signs(candidate: Candidate, names: Names) -> list[str]:
    """The names of the signs that the clause's words show."""
    manner, form = surroundings.manner(candidate), candidate.unit.form
    clause = candidate.clause
    found: list[str] = []
    before = ""
    surname = False  # whether the word before names somebody, so that one may follow
    spoken: list[str] = []
    for token in clause.tokens[:_FARTHEST]:
        if not token.word:
            continue
        letter = token.text[0]
        if letter.isdigit():
            word, surname = _NUMBER, False
        elif letter == "@" or (letter.isupper() and (surname or names.person(token.text))):
            word, surname = _NAME, True
        else:
            word, shown = _said(token.low, manner, form)
            surname = False
            spoken.append(token.low)
            found += shown
        if before:
            found.append(_pair(before, word))
        before = word
    if spoken:
        found += (f"{PREFIX}first:{spoken[0]}", f"{PREFIX}last:{stem(spoken[-1])}")
    for token in clause.tokens:
        if token.start == clause.verb_at:
            found.append(f"{PREFIX}verb:{token.low}")
            break
    under = _under(candidate.unit.path[-1], names) if candidate.unit.path else ()
    return [*dict.fromkeys(found), *under]  # a word may be said twice


def stem(word: str) -> str:
    """What a lower-case word is known by."""
    return word[:_LETTERS]


def stems_of(sign: str) -> list[str]:
    """The stems of the words that a word's sign is about; numbers and names in a pair are none."""
    _, about = _about(sign)
    return [stem(word) for word in about.split(" ") if word not in (_NUMBER, _NAME)]


def placed(sign: str) -> tuple[str, str] | None:
    """Where the word stands that a sign is about and tells no more of ("first", "under" …, ""
    anywhere), and its stem; None where it tells more, is about two, or is no word's sign."""
    if not sign.startswith(PREFIX) or " " in sign or "+" in sign:
        return None
    place, about = _about(sign)
    return place, stem(about)


def word_of(sign: str, quote: str) -> str | None:
    """Which word of a quote, in lower case, a sign is about; None where it is about two, a heading,
    a time or a small word, or no word's sign."""
    if not sign.startswith(PREFIX) or " " in sign:
        return None
    place, about = _about(sign)
    if place == "under" or len(about) < _TELLING:
        return None
    told = (token.low for token in tokens(quote) if token.low not in _TIMES)
    return next((word for word in told if stem(word) == stem(about)), None)


def _about(sign: str) -> tuple[str, str]:
    """Where a word's sign stands ("first", "under" …, "" anywhere), and its word or two words."""
    place, _, about = sign.removeprefix(PREFIX).split("+")[0].rpartition(":")
    return place, about


@lru_cache(maxsize=40_000)
def _said(word: str, manner: str, form: str) -> tuple[str, tuple[str, ...]]:
    """A word's stem, and the signs that the word shows alone."""
    known = PREFIX + stem(word)
    every = (known, f"{known}+{manner}", f"{known}+{form}")
    return stem(word), (() if word in _TIMES else named(*every))


@lru_cache(maxsize=2_000)
def _under(heading: str, names: Names) -> tuple[str, ...]:
    told = heading.split()[:_OF_HEADING]
    plain = (word.lower() for word in told if word.isalpha() and not names.person(word))
    return named(*dict.fromkeys(f"{PREFIX}under:{stem(word)}" for word in plain))


@lru_cache(maxsize=100_000)
def _pair(one: str, other: str) -> str:
    return intern(f"{PREFIX}{one} {other}")
