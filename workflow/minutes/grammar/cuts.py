"""Where one main clause ends and the next begins.

Owns the cuts alone: after ";" or an arrow, behind a dash or bracket where somebody acts, and
before a subject and a verb, a verb that shares the subject before, or one whose subject stands
behind it. What a clause is made of is `clauses`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar import gaps, relatives, twofold
from workflow.minutes.grammar.fronts import ACTING
from workflow.minutes.grammar.homographs import comes_to_verb
from workflow.minutes.grammar.relatives import dated
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AMBIGUOUS,
    INNER,
    PREPOSITIONS,
    PRONOUNS,
    Names,
    Token,
    definite,
    modal,
    noun_like,
    subject_kind,
)

_JOINING = ("og", "men", "så")
_MEANWHILE = ("mens", "medan")
_DASHES = ("–", "—", "-")
_ASIDES = ("(", *_DASHES)
_STOPS = frozenset((";", ",", "→", ">", *_ASIDES, *_JOINING, *_MEANWHILE))
_NO_THING = INNER | PREPOSITIONS | ADVERBS | lexicon.words("grammar", "conjunctions")
_NOMINATIVE = lexicon.words("grammar", "nominative")
_IT = ("det", "den", "dette")
_THE_SAME = frozenset((*_IT, "denne", "dem", "dei", "disse", "desse"))
_AGAIN = lexicon.words("grammar", "again")
_DUTY = ("will", "must")
_AGREED = lexicon.words("grammar", "agreed")
_REQUESTING = lexicon.words("grammar", "requesting")
_TOLD = ("state", "opinion", "happen", "report")


def cuts(words: list[Token], names: Names) -> list[int]:
    """Where a new main clause begins: after ";" or an arrow, or after "," or "og" before a subject
    and verb."""
    found = []
    begin = 0
    whole = 0  # where the last clause with a verb of its own begins
    seen_verb = False
    for at, token in enumerate(words):
        if token.finite and not seen_verb:
            seen_verb = token.low not in AMBIGUOUS or (at > begin and _does(words[at - 1], names))
        if token.low not in _STOPS:
            continue
        if token.low == ";":
            found.append(at + 1)
            whole, begin, seen_verb = at + 1, at + 1, False
            continue
        if _next_ones_duty(words, begin, at, names):
            found.append(at + 1)
            whole, begin, seen_verb = at + 1, at + 1, False
            continue
        if twofold.event_first(words, begin, at) and _subject_then_verb(words, at + 1, names):
            found.append(at + 1)  # "Dugnad 3. mai, Kari lager kaffe"
            whole, begin, seen_verb = at + 1, at + 1, False
            continue
        if not seen_verb or at + 2 >= len(words):
            continue
        if token.low == "→" or (token.low == ">" and words[at - 1].low in ("-", "=")):
            found.append(at + 1)  # "Sprayen er tom -> Per fyller på"
            whole, begin, seen_verb = at + 1, at + 1, False
            continue
        after = at + 1
        if token.low in _ASIDES:
            if (token.low == "(" or _parts(words, at)) and _subject_then_verb(words, after, names):
                found.append(after)  # "Boden er full – Kari rydder", "… (Kari rydder)"
                whole, begin, seen_verb = after, after, False
            continue
        if token.low in _MEANWHILE and words[at - 1].low != ",":
            continue
        joining = words[after].low in (*_JOINING, *_MEANWHILE)
        if token.low == "," and joining and after + 2 < len(words):
            continue
        before = words[begin:at]
        if (
            (_subject_then_verb(words, after, names) and not _joins_subjects(words, at))
            or _duty_of_a_thing(words, after)
            or (
                words[at - 1].low == ","
                and _shared_verb(words, after)
                and not _with_same(words, after, before)
            )
            or (token.low == "men" and (_goes_on(words, after) or _of_a_thing(words, after)))
            or (token.low == "og" and words[at - 1].low == "," and _of_it(words, after))
            or (token.low == "og" and _and_a_thing(words, after, before))
            or (token.low == "og" and twofold.goes_on(words, after, before, names))
            or _turned(words, after, before, names)
            or (words[after].low == "at" and _agreed_too(words, after, names))
            or (token.low == "," and _others_limit(words, after, before))
            or (words[after].low == "som" and relatives.takes_on(words, begin, after, names))
        ):
            found.append(after)
            begin, seen_verb = after, words[after].finite
            whole = after
        elif names.one(words[after].text) and gaps.opens(words, whole, after, names):
            found.append(after)
            begin = after  # the verb stands in the clause before
    return found


def _parts(words: list[Token], at: int) -> bool:
    """Whether a dash stands by itself, as between two clauses."""
    dash = words[at]
    return words[at - 1].end < dash.start and dash.end < words[at + 1].start


def _does(token: Token, names: Names) -> bool:
    """Whether a word can only be who does what the next says: "Kari svarer", "vi møter"."""
    return token.low in _NOMINATIVE or _names_who(token, names)


def _subject_then_verb(words: list[Token], at: int, names: Names) -> bool:
    first = words[at]
    if first.low in INNER:
        return False
    if words[at - 1].low == "så" and first.finite and at + 1 < len(words):
        return subject_kind((words[at + 1],), names, False) not in ("thing", "proper")
    for step in range(1, 6 if first.text in names.people else 4):
        if at + step >= len(words):
            return False
        verb = words[at + step]
        if step == 1 and _names_who(first, names) and _may_do(verb):
            return True  # "…, og Hilde skriv kort", though "skriv" is a noun too
        if step == 2 and _names_who(first, names) and _is_surname(words[at + 1]) and _may_do(verb):
            return True  # "…, og Per Moe prøver"
        if verb.finite and verb.low not in AMBIGUOUS:
            if words[at + step - 1].low == "andre" and not _is_told_now(verb):
                return False  # "nøklane og dei andre tinga", a noun
            return subject_kind(tuple(words[at : at + step]), names, False) in ACTING
        if not verb.word or verb.low in INNER:
            return False
    return False


def _is_surname(token: Token) -> bool:
    return token.text[0].isupper() and not token.finite


def _is_told_now(verb: Token) -> bool:
    return modal(verb.low) is not None or any(form.tense == "pres" for form in verb.verbs)


def _names_who(token: Token, names: Names) -> bool:
    return token.text in names.people or lexicon.first_name(token.text)


def _may_do(token: Token) -> bool:
    """Whether a word behind a name is what they do, and not what they are: no "leder"."""
    return any(verb.tense == "pres" for verb in token.verbs) and not lexicon.acts(token.low)


def _joins_subjects(words: list[Token], at: int) -> bool:
    """Whether "og" joins two subjects of one inner clause: "… at han og Siri møtes"."""
    if words[at].low != "og":
        return False
    for word in reversed(words[max(0, at - 5) : at]):
        if word.finite or not word.word:
            return False
        if word.low in INNER:
            return True
    return False


def _duty_of_a_thing(words: list[Token], at: int) -> bool:
    """Whether a thing's duty follows behind a comma, or what is done with it: "…, og det må
    ordnes", "…, møtet holdes 9. april"."""
    first = words[at]
    if "," not in (words[at - 1].low, words[at - 2].low) or first.low in _NO_THING:
        return False
    if first.finite and not noun_like(first):
        return False
    for verb in words[at + 1 : at + 4]:
        if verb.finite and verb.low not in AMBIGUOUS:
            done = definite(first) and {form.tense for form in verb.verbs} == {"pass"}
            return done or modal(verb.low) in _DUTY
        if not verb.word or verb.low in _NO_THING:
            return False
    return False


def _shared_verb(words: list[Token], at: int) -> bool:
    """Whether an action in the present goes on with the subject before: "…, og sender den"."""
    token = words[at]
    if token.low in AMBIGUOUS or words[at - 1].low == "så":
        return False
    verb = token.verbs[0] if token.verbs else None
    return verb is not None and verb.tense == "pres" and verb.kind not in _TOLD


def _with_same(words: list[Token], at: int, before: list[Token]) -> bool:
    """Whether a second verb does something to what the first did, and only there a day is told:
    "lager et utkast, og sender det innen 1. mai" is one deed, as it is without the comma."""
    same = at + 1 < len(words) and words[at + 1].low in _THE_SAME
    return same and dated(words[at:]) and not dated(before)


def _goes_on(words: list[Token], at: int) -> bool:
    """Whether a verb behind "men" goes on with the subject before: "men må ses på", "men starter
    igjen i mai"."""
    token = words[at]
    if token.low in AMBIGUOUS and (at + 1 == len(words) or words[at + 1].low not in _AGAIN):
        return False
    return modal(token.low) in _DUTY or any(v.tense in ("pres", "pass") for v in token.verbs)


def _of_a_thing(words: list[Token], at: int) -> bool:
    """Whether what follows "men" is said of a thing: "…, men prisen er høy"."""
    if words[at].low in _NO_THING or (words[at].finite and not noun_like(words[at])):
        return False
    return comes_to_verb(words[at + 1 : at + 4], _NO_THING)


def _and_a_thing(words: list[Token], at: int, before: list[Token]) -> bool:
    """Whether what follows ", og" is a main clause about a thing: "…, og lagene får kart"."""
    inner = any(token.low in INNER for token in before)
    return before[-1].low == "," and not inner and _of_a_thing(words, at)


def _of_it(words: list[Token], at: int) -> bool:
    """Whether what follows ", og" is said of it: "…, og det bygges nytt"."""
    return words[at].low in _IT and words[at + 1].finite and words[at + 1].low not in AMBIGUOUS


def _agreed_too(words: list[Token], at: int, names: Names) -> bool:
    """Whether "at" opens one more clause of what was agreed or asked for: "Enighet om at Kari lager
    lista, og at Per sender den ut"."""
    first = next(i for i, token in enumerate(words) if token.low == "at")
    if first == at or at + 2 >= len(words) or words[at + 1].low in PRONOUNS:
        return False
    agreed = next((i for i, token in enumerate(words[:first]) if _agrees(token)), first)
    between = words[agreed + 1 : first]
    if agreed == first or any(verb.tense == "inf" for t in between for verb in t.verbs):
        return False  # "bes sørge for at avslag begrunnes, og at …"
    return _subject_then_verb(words, at + 1, names) or comes_to_verb(
        words[at + 2 : at + 5], _NO_THING
    )


def _agrees(token: Token) -> bool:
    return token.low in _AGREED or any(verb.lemma in _REQUESTING for verb in token.verbs)


def _others_limit(words: list[Token], at: int, before: list[Token]) -> bool:
    """Whether a limit that others have to keep follows a time: "… i uke 11, med svarfrist 5. mai",
    "Påmeldingen åpner 1. juni, påmeldingsfrist 30. august"."""
    at += words[at].low == "med"
    limit = at + 1 < len(words) and words[at].low.endswith(("frist", "fristen"))
    own = limit and words[at].low not in ("frist", "fristen", "tidsfrist")
    told = own and any(token.low[0].isdigit() for token in before)
    return told and any(token.low[0].isdigit() for token in words[at + 1 : at + 4])


def _turned(words: list[Token], at: int, before: list[Token], names: Names) -> bool:
    """Whether a clause follows whose subject stands behind its verb: "…, men i år bygger vi …"."""
    first = words[at]
    if first.low not in ADVERBS and first.low not in PREPOSITIONS:
        return False
    if not before or before[0].finite or before[0].low in INNER:
        return False
    for step in range(1, 5):
        if at + step + 1 >= len(words) or not words[at + step].word:
            return False
        verb = words[at + step]
        if verb.low in INNER:
            return False
        if verb.finite and verb.low not in AMBIGUOUS:
            return subject_kind((words[at + step + 1],), names, False) in (*ACTING, "it")
    return False


def _next_ones_duty(words: list[Token], begin: int, at: int, names: Names) -> bool:
    """Whether what the next is to do follows behind somebody in brackets: "Vaske drakter (Kari) og
    bestille baller (Per)"."""
    if words[at - 1].low != ")" or at + 2 >= len(words) or words[-1].low not in (")", "."):
        return False
    told = words[at - 2].word and names.one(words[at - 2].text) and words[at - 3].low == "("
    return told and _is_infinitive(words[begin]) and _is_infinitive(words[at + 1])


def _is_infinitive(token: Token) -> bool:
    return {verb.tense for verb in token.verbs} >= {"inf"} and token.low not in AMBIGUOUS
