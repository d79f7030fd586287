"""The words that reading knows, kept as data that a Norwegian speaker can extend.

Owns loading `verbs.toml`, `nouns.toml`, `words.toml` and `names.toml` and looking a form up.
What a word means for a decision is `signs`; temporal words belong to `timex`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from workflow.minutes.lexicon import inflect

_HERE = Path(__file__).parent


class Verb(NamedTuple):
    """One reading of a word as a verb: its dictionary form, its class, and the form's tense.

    Tenses: inf, pres, past, part (perfect participle), pass (s-passive), imp. The class "other"
    is a verb known by its ending alone.
    """

    lemma: str
    kind: str
    tense: str


_LOAN = re.compile(r"^\w{3,}(?:(erer)|(eres|erast)|(erte)|(ert)|(ere|era))$")
_VOWEL = re.compile(r"[aeiouyæøå]+")
_LOAN_TENSES = ("pres", "pass", "past", "part", "inf")
_PREFIXES = re.compile(
    r"^(videre|etter|gjennom|igjen|opp|ut|inn|av|til|på|over|under|for|sam|med|om|ned|fram|frem"
    r"|bort|re|vidare|tilbake|hjemme|ferdig|kvalitets|for|mot|an|be|fore|selv|om)(?=\w{4})"
)
_LONGEST_NOUN = 24
_NOTHING: frozenset[str] = frozenset()
_HEAD = 3  # letters by which a noun is looked for in a compound, and the least that it has there
_NOUN_ENDINGS = ("ene", "ane", "ens", "ets", "en", "et", "er", "ar", "a", "s", "e", "n", "t")


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / f"{name}.toml").read_text("utf-8"))


@cache
def _verbs() -> dict[str, tuple[Verb, ...]]:
    table: dict[str, dict[Verb, None]] = {}
    for kind, rows in _toml("verbs").items():
        for row, words in rows.items():
            if row == "strong":
                entries = [(e.split()[0], inflect.strong(e)) for e in words.split(";") if e.strip()]
            else:
                entries = [(w, inflect.weak(w, row)) for w in words.split()]
            for lemma, forms in entries:
                for form, tense in forms:
                    table.setdefault(form, {})[Verb(lemma, kind, tense)] = None
    return {form: tuple(readings) for form, readings in table.items()}


@lru_cache(maxsize=20_000)
def verb(word: str) -> tuple[Verb, ...]:
    """All readings of a lower-case word as a verb, the likeliest first; empty where it is none.

    Knows listed verbs, listed verbs behind a prefix ("viderebehandler"), and loan verbs by
    their ending ("koordinerer").
    """
    known = _verbs()
    if found := known.get(word):
        return found
    if prefix := _PREFIXES.match(word):
        found = known.get(word[prefix.end() :], ())
        if found and found[0].tense in ("pres", "pass", "inf") and not _is_noun(word):
            return found
    if loan := _LOAN.match(word):
        for tense, hit in zip(_LOAN_TENSES, loan.groups(), strict=True):
            if (
                hit
                and not (tense == "inf" and _compares_or_acts(word[:-3]))
                and not (tense == "part" and noun(word, "event", "strong"))
            ):
                return (Verb(word, "other", tense),)
    return ()


def prefix(word: str) -> str:
    """What stands before a listed verb in a lower-case form of it that is not listed whole: "ut" in
    "utløses"; else nothing."""
    front = None if word in _verbs() else _PREFIXES.match(word)
    return front[0] if front and word[front.end() :] in _verbs() else ""


def _compares_or_acts(stem: str) -> bool:
    """Whether a stem before -ere makes no verb: "enklere", "viktigere", "turledere", "testere"."""
    if stem.endswith("ig") or len(_VOWEL.findall(stem)) < 2:
        return True
    known = _verbs()
    return any(stem[cut:] + "e" in known for cut in range(len(stem) - 2))


def _is_noun(word: str) -> bool:
    return bool(noun(word, "product", "words", False) or noun(word, "event", "strong", False))


@cache
def words(table: str, key: str) -> frozenset[str]:
    """The words under `[table] key` of `words.toml` or `nouns.toml`; "-" stands for a space."""
    data = _toml("words").get(table) or _toml("nouns")[table]
    return frozenset(w.replace("-", " ") if "-" in w else w for w in data[key].split())


@cache
def phrases(table: str, key: str) -> tuple[str, ...]:
    """The phrases under `[table] key` of `words.toml`, separated by bars or line ends."""
    return tuple(p.strip() for p in re.split(r"[|\n]", _toml("words")[table][key]) if p.strip())


class Phrases:
    """Phrases by what they tell, to look for in a text: single words, and runs of words; a star is
    any letters.

    A phrase of several words is looked for where its longest stands, which few texts hold, so a
    text's words are asked once for all phrases before its letters are searched for any.
    """

    __slots__ = ("_patterns", "_stems", "_words")

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._stems: dict[str, frozenset[str]] = {}
        for told, listed in phrases.items():
            ordered = sorted(set(listed))
            parts = (re.escape(phrase).replace(r"\*", r"\w*") for phrase in ordered)
            self._patterns[told] = re.compile(rf"\b(?:{'|'.join(parts)})\b")
            for phrase in ordered:
                whole = [word for word in phrase.split() if "*" not in word]
                by = max(whole, key=len) if whole else phrase.split("*")[0]
                known = self._words if whole else self._stems
                known[by] = known.get(by, frozenset()) | {told}

    def said(self, text: str, words: Iterable[str]) -> frozenset[str]:
        """What is told by the phrases in a lower-case `text`, whose words are `words`."""
        likely = _NOTHING.union(*map(self._words.get, words, repeat(_NOTHING)))
        for stem, told in self._stems.items():
            if stem in text:
                likely |= told
        if not likely:
            return _NOTHING
        return frozenset([told for told in likely if self._patterns[told].search(text)])


@cache
def spoken(table: str) -> Phrases:
    """The phrases under `[table]` of `words.toml` by their keys, to be looked for in a text."""
    return Phrases({key: phrases(table, key) for key in keys(table)})


@cache
def keys(table: str) -> tuple[str, ...]:
    """The keys under `[table]` of `words.toml`, in their order."""
    return tuple(_toml("words")[table])


@lru_cache(maxsize=20_000)
def first_name(word: str) -> bool:
    """Whether a word, as written, is a first name common in Norway, or one of two such as
    "Kari-Anne"."""
    parts = word.split("-")
    return len(parts) <= 2 and _first_names().issuperset(parts)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(_toml("names")["names"].split())


@lru_cache(maxsize=20_000)
def acts(word: str) -> bool:
    """Whether a lower-case word is, or ends in, an office or a body that acts: "styrelederen"."""
    return any(noun(word, table, "words") for table in ("role", "group"))


@lru_cache(maxsize=20_000)
def noun(word: str, table: str, key: str, compound: bool = True) -> str | None:
    """The listed noun that a lower-case word is a form of, or ends in; None where there is none."""
    heads = _heads(table, key)
    places = (0, *range(_HEAD, len(word) - 1)) if compound else (0,)
    starts = [at for at in places if word[at : at + _HEAD] in heads]
    if not starts:
        return None  # as for most words
    known = words(table, key)
    for ending in ("", *_NOUN_ENDINGS):
        if not word.endswith(ending):
            continue
        stem = word[: len(word) - len(ending)] if ending else word
        for candidate in (stem, stem + "e"):
            for at in starts:
                last = candidate[at:]
                if last in known and (at == 0 or _HEAD <= len(last) <= _LONGEST_NOUN):
                    return last
    return None


@cache
def _heads(table: str, key: str) -> frozenset[str]:
    """The letters that the forms of the listed nouns begin with."""
    heads: set[str] = set()
    for noun in words(table, key):
        plain = noun.removesuffix("e")
        endings = ("", "e", *_NOUN_ENDINGS) if len(plain) < _HEAD else ("",)
        heads.update((plain + ending)[:_HEAD] for ending in endings)
    return frozenset(heads)
