"""Where the verbs of a clause stand: the finite one, the one it calls for, and phrases that bind.

Owns finding them in a main clause, which in Norwegian has its finite verb second; relative
clauses are stepped over. What they make of the clause is `clauses`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import (
    AMBIGUOUS,
    ASKING_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    Names,
    Token,
    modal,
    noun_like,
    opens_object,
)
from workflow.minutes.lexicon import Verb

BE = frozenset(("være", "vere", "vera"))


BECOME = frozenset(("bli", "verte"))


HAVE = frozenset(("ha",))


_NOUN_OR_PAST = lexicon.words("grammar", "noun_or_past")
_BEFORE_NOUNS = lexicon.words("grammar", "before_nouns")
_AFTER_CALLS = lexicon.words("grammar", "after_calls")
_NOMINATIVE = lexicon.words("grammar", "nominative")

_ARTICLES = ("de", "dei", "den", "det")
_RELATING = ("som", "at", "hvor", "der")
_TAILS: dict[str, list[tuple[str, ...]]] = {}


def opening(body: tuple[Token, ...], names: Names) -> str:
    """What form of a verb opens the clause: infinitive, imperative, participle, or other."""
    head = body[0]
    if not head.verbs or head.text in names.people or head.text in lexicon.first_names():
        return "other"
    tenses = {verb.tense for verb in head.verbs}
    nxt = body[1] if len(body) > 1 else None
    if head.low in PREPOSITIONS and any(token.finite for token in body[2:]):
        return "other"  # "Før møtet blir det …" calls on nobody to lead
    if tenses & {"pres", "pass"} and not tenses & {"imp"}:
        return "other"
    follows_verb = (
        nxt is not None
        and nxt.finite
        and nxt.low not in AMBIGUOUS
        and not noun_like(nxt)
        and not (tenses == {"inf"} and head.low not in AMBIGUOUS and _no_verb_there(nxt))
    )
    if "inf" in tenses and not follows_verb and "pres" not in tenses:
        clear = head.low not in AMBIGUOUS or opens_object(nxt) or _definite(nxt)
        return "infinitive" if clear else "other"
    if "imp" in tenses and nxt is not None and not follows_verb and head.low not in AMBIGUOUS:
        return "imperative"
    if "imp" in tenses and not follows_verb and _called_on(nxt, names):
        return "imperative"
    if tenses & {"part"} and not (nxt is not None and nxt.finite):
        return "participle"
    return "other"


def _no_verb_there(token: Token) -> bool:
    """Whether what looks like a present is a noun, since it stands right behind an infinitive:
    "Hente tilhenger"."""
    auxiliary = any(verb.lemma in BE | BECOME | HAVE for verb in token.verbs)
    return {verb.tense for verb in token.verbs} == {"pres"} and not auxiliary


def _called_on(nxt: Token | None, names: Names) -> bool:
    """Whether what follows makes a word that may be a noun a call: "Lag flere skilt"."""
    if nxt is None:
        return False
    named = nxt.text in names.people or nxt.text in lexicon.first_names()
    return named or opens_object(nxt) or nxt.low in _AFTER_CALLS


def _definite(token: Token | None) -> bool:
    """Whether a token looks like a definite noun or a name: "Ringe hotellet", "Lese Tobias"."""
    if token is None or not token.word:
        return False
    definite = len(token.low) > 4 and token.low.endswith(("en", "et", "ene", "ane"))
    return definite or token.text[0].isupper()


def _nominal(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether a form that could be a past tense is the noun, by its company: "til møtet",
    "Arbeidet starter", "saker som ønskes behandlet må …"."""
    follows = at + 1 < len(body) and body[at + 1].finite
    if at == search:
        return follows and (noun_like(body[at]) or body[at].low in _NOUN_OR_PAST)
    before = body[at - 1].low
    return noun_like(body[at]) and (follows or before in PREPOSITIONS or before in _BEFORE_NOUNS)


def _told_of(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether a finite verb closes a relative clause without "som": "Premiene vi har, må …"."""
    return (
        at - search >= 2
        and body[at - 1].low in _NOMINATIVE
        and body[at - 2].word
        and not body[at - 2].finite
        and body[search].low not in PREPOSITIONS
        and body[at - 2].low.endswith(("en", "et", "ene", "ane", "a", "e"))
        and _after_comma(body, at) is not None
    )


def finite_at(body: tuple[Token, ...], search: int, names: Names) -> int | None:
    """Where the main clause's finite verb stands; relative clauses are stepped over."""
    relative = _wonders(body, search)
    for at in range(search, min(len(body), search + 30)):
        token = body[at]
        if token.low in _RELATING and at > search and _relates(body[at - 1], token):
            relative = True
            continue
        if token.text in names.people and at == search:
            continue
        if not token.finite:
            if at == search + 1 and _unknown_verb(body[at - 1], token, names):
                return at
            continue
        if _nominal(body, at, search) or _describes(body, at, search):
            continue
        if not relative and _told_of(body, at, search):
            return _after_comma(body, at)
        if at > search and token.text[0].isupper() and not token.text.isupper():
            continue  # within a clause, a capital makes a name or a title of it: "Kari Moen, Leder"
        if token.low in AMBIGUOUS and at > search and not _may_precede_verb(body[at - 1], names):
            continue
        if (
            token.low in AMBIGUOUS
            and at == search
            and len(body) > 1
            and not opens_object(body[at + 1])
        ):
            continue
        if at > search and body[at - 1].low in ("å", "en", "et", "ei", "eit"):
            continue
        if (
            lexicon.noun(token.low, "role", "words", False)
            and at + 1 < len(body)
            and (
                at == search
                or body[at + 1].finite
                or body[at + 1].text in names.people
                or body[at + 1].text in lexicon.first_names()  # "daglig leder Kari Vik møtte"
            )
        ):
            continue
        if relative and body[at - 1].low != ",":
            relative = False
            if (after := _after_comma(body, at)) is not None:
                return after
            continue
        return at
    return None


def _describes(body: tuple[Token, ...], at: int, search: int) -> bool:
    """Whether a past form tells which ones are meant: "godkjenne de reviderte planene"."""
    if at < search + 2 or body[at - 1].low not in _ARTICLES:
        return False
    if not {verb.tense for verb in body[at].verbs} <= {"past", "part"}:
        return False
    before = body[at - 2]
    return before.low in PREPOSITIONS or any(verb.tense == "inf" for verb in before.verbs)


def _wonders(body: tuple[Token, ...], search: int) -> bool:
    """Whether what is wondered opens the clause: "Hvem som låser, avtales", "Hva vi mener"."""
    if body[search].low not in ASKING_WORDS or search + 1 >= len(body):
        return False
    return not body[search + 1].finite and body[-1].low != "?"


def _relates(before: Token, token: Token) -> bool:
    """Whether a word opens a clause that only tells of the word before."""
    return before.word or (token.low == "som" and before.low == ",")


def _after_comma(body: tuple[Token, ...], at: int) -> int | None:
    """The finite verb right behind a comma that closes a relative clause, if one follows."""
    for i in range(at + 1, min(len(body) - 1, at + 22)):
        if body[i].low == "," and body[i + 1].finite and body[i + 1].low not in AMBIGUOUS:
            return i + 1
    return None


def _unknown_verb(before: Token, token: Token, names: Names) -> bool:
    known = (
        before.text in names.people
        or before.text in lexicon.first_names()
        or before.low in ("vi", "me", "eg", "jeg", "styret")
    )
    return (
        known
        and token.text.islower()
        and token.low.endswith(("er", "ar", "es"))
        and len(token.low) > 3
    )


def _may_precede_verb(token: Token, names: Names) -> bool:
    low = token.low
    if token.text in names.people or token.text in lexicon.first_names():
        return True
    if low in PRONOUNS:
        return True
    return (
        low.endswith(("en", "et", "ene", "ane", "a"))
        or token.text.isupper()
        or token.text[0].isupper()
    )


def non_finite(body: tuple[Token, ...], start: int, with_participle: bool) -> Token | None:
    """The infinitive or participle that an auxiliary calls for."""
    for at, token in enumerate(body[start : start + 9], start):
        if token.low in ("som", "at", ";", "når", "hvis", "dersom", "fordi"):
            return None
        tenses = {verb.tense for verb in token.verbs}
        if not tenses:
            if modal(token.low):
                return None  # "har nøkkelen, og boden skal …"
            continue
        before = body[at - 1].low
        if before in PREPOSITIONS and (noun_like(token) or token.low in AMBIGUOUS):
            continue  # "blir ferdigstilling av arbeidet … utsatt", "skal i møte"
        if noun_like(token) and at + 1 < len(body) and body[at + 1].finite:
            continue
        if tenses == {"pres"} and token.low not in AMBIGUOUS:
            return None
        if with_participle:
            if "part" in tenses and token.low not in ("vore",):
                return token
            if (
                "past" in tenses
                and token.low.endswith(("te", "de"))
                and token.verbs[0].kind != "state"
            ):
                return token  # nynorsk participles agree: "vart minte", "vart inviterte"
        elif tenses & {"inf", "pass"}:
            return token
    return None


def committed(body: tuple[Token, ...], at: int, main: Verb | None) -> bool:
    if main is None:
        return False
    tails = _commitments().get(main.lemma)
    if not tails:
        return False
    rest = [t.low for t in body[at + 1 : at + 12]]
    said = set(rest)
    return any(said.issuperset(tail) and _in_order(tail, rest) for tail in tails)


def _in_order(tail: tuple[str, ...], rest: list[str]) -> bool:
    where = -1
    for word in tail:
        try:
            where = rest.index(word, where + 1)
        except ValueError:
            return False
    return True


def _commitments() -> dict[str, list[tuple[str, ...]]]:
    if not _TAILS:
        for phrase in lexicon.phrases("commitment", "phrases"):
            first, *tail = phrase.split()
            for verb in lexicon.verb(first):
                if verb.tense == "pres":
                    _TAILS.setdefault(verb.lemma, []).append(tuple(tail))
    return _TAILS
