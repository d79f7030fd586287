"""The thing that a clause names, and which pronoun stands for it.

Owns finding it as subject or object and telling its gender and number by its form. What a title
makes of it is `referents`.
"""

from __future__ import annotations

from typing import NamedTuple

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names, Token
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AMBIGUOUS,
    ASKING_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    tokens,
)
from workflow.minutes.shaping.tasks.sequels import IT
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

_ARTICLES = {"en": "common", "ein": "common", "ei": "common", "et": "neuter", "eit": "neuter"}
_COUNTING = lexicon.words("grammar", "counting")
ASKING = ASKING_WORDS | {"når"}
_IT = IT | {"henne", "ham"}
_SENT = lexicon.words("grammar", "sent_to_one")
_OWN = frozenset(("sin", "sine", "sitt", "si", "vår", "våre", "vårt"))
_SMALL = ADVERBS | lexicon.words("grammar", "commenting") | lexicon.words("grammar", "small")
_BEFORE_IT = _SMALL | {"ut", "inn", "opp", "fram", "frem", "ned", "over"}  # "setter opp tavla"
_LEADING = ("om", "på", "med")
_ENDING = frozenset(("og", "eller", "som", "å", "at"))
_MOST = 5  # words of a thing
_LONGEST = 60  # characters of several and what they have not done
_NOT = ("ikke", "ikkje")


class Thing(NamedTuple):
    """What a clause names: its words, and the gender and number that tells what stands for it."""

    words: str
    sort: str


def subject_of(last: Candidate) -> Thing | None:
    """The thing that a clause tells of; of several who have not done something, those: "Fire
    søkere har ikke svart" are "fire søkere som ikke har svart"."""
    clause = last.clause
    if clause.owner is None or clause.opener != "subject":
        return None
    if clause.subject not in ("thing", "proper", "those") or clause.owner[0] > clause.verb_at:
        return None
    words = without_times(last, *clause.owner).strip(EDGES)
    alone = _counts(words) and " " not in words  # "Tre har ikke betalt"
    low = lower_first(words)
    thing = Thing(low, "alone") if alone else _thing(low) or _thing(_numbered_off(low))
    if thing and thing.sort in ("many", "alone") and clause.tense == "perfect" and _counts(words):
        told = without_times(last, clause.verb_at, clause.end).strip(EDGES)
        finite, _, rest = told.partition(" ")
        no, _, behind = rest.partition(" ")
        told = f"{no} {finite} {behind}" if no.lower() in _NOT else told
        whole = f"{thing.words} som {told}"
        return Thing(whole, "many") if len(whole) <= _LONGEST else thing
    return thing


def object_of(last: Candidate, names: Names) -> Thing | None:
    """What somebody does something to, right behind the verb; told of again, it is definite."""
    clause = last.clause
    if clause.verb is None or clause.passive or clause.copula or clause.verb_at < 0:
        return None
    if clause.tense == "state" or clause.subject == "it":
        return None
    acts = clause.subject not in ("thing", "proper")  # "Filene finnes på portalen"
    lemma = clause.verb.lemma
    behind = [t for t in clause.tokens if t.start >= clause.verb_at]
    main = next((at for at, t in enumerate(behind) if any(v.lemma == lemma for v in t.verbs)), None)
    if main is None:
        return None
    kept: list[Token] = []
    for token in behind[main + 1 :]:
        leads = token.low in PREPOSITIONS or token.low in _SMALL
        if token.low in _SENT:
            continue  # "får skjemaet tilsendt"
        if not kept and leads and (token.low in _BEFORE_IT or (acts and token.low in _LEADING)):
            continue  # "har bedt om en vurdering", "mangler fortsatt kvitteringer"
        if leads or not token.word or token.low in _ENDING or last.in_time(token):
            break
        if names.person(token.text):
            return None
        kept.append(token)
    if kept and kept[-1].low in _OWN:
        kept.pop()
    words = " ".join(token.text for token in kept)
    return _thing(words) if words and kept[0].low not in _OWN else None


def _thing(words: str) -> Thing | None:
    """A few words as a thing, with what tells which pronoun stands for it; None where they hold
    a verb or are none."""
    said = tokens(words)
    head = next((at for at, t in enumerate(said) if t.low in PREPOSITIONS), len(said)) - 1
    if head < 0 or len(said) > _MOST or any(not t.word or t.low == "som" for t in said):
        return None
    if any(t.finite and t.low not in AMBIGUOUS for t in said[:head]):
        return None
    noun, first = said[head].low, said[0].low
    if noun in PRONOUNS or noun in _IT or first in ASKING or _counts(noun):
        return None
    if article := _ARTICLES.get(first):
        if len(said) == 1:
            return None
        return Thing(_definite(said, article), article)
    if _counts(words) or noun.endswith(("ene", "ane")):
        return Thing(words, "many")
    if noun.endswith(("er", "ar")) and len(noun) > _MOST:
        return Thing(words, "many")  # "kvitteringer", but "mikser"
    if noun.endswith("en"):
        return Thing(words, "common")
    if noun.endswith("a") and len(noun) > _MOST and lexicon.noun(noun, "group", "words") is None:
        return Thing(words, "common")
    return Thing(words, "neuter" if noun.endswith("et") else "bare")


def _numbered_off(words: str) -> str:
    """The words before where a thing is, by number: "varmepumpa i 2. etasje"."""
    thing, _, place = words.partition(" i ")
    return thing if place[:1].isdigit() else ""


def _counts(words: str) -> bool:
    """Whether words begin with how many: "fire søkere", "noen nye stoler", "12 nøkler"."""
    first = words.split(" ", 1)[0].lower()
    return first.isdigit() or first in _COUNTING


def _definite(said: list[Token], article: str) -> str:
    """A thing with its article, as it is called when it is told of again: "en plan" is "planen";
    one with more than its noun loses the article alone."""
    if len(said) > 2 or said[0].low == "ei":
        return " ".join(token.text for token in said[1:])
    noun = said[1].text
    if noun.endswith("m"):
        return noun  # "program": the stem changes
    ending = "en" if article == "common" else "et"
    return noun + (ending[1:] if noun.endswith("e") else ending)
