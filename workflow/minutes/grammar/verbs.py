"""The verbs of a clause beside its finite one: what opens it, what is called for, what binds.

Owns the bare forms that open a clause, the infinitive or participle that an auxiliary calls for,
and phrases that bind. The finite verb is `finite`; what they make of the clause is `clauses`.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from workflow.minutes import lexicon
from workflow.minutes.grammar.homographs import next_auxiliary
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AMBIGUOUS,
    AUXILIARIES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Names,
    Token,
    noun_like,
    opens_object,
    reading_as,
)
from workflow.minutes.lexicon import Verb

BE = frozenset(("være", "vere", "vera"))


BECOME = frozenset(("bli", "verte"))


HAVE = frozenset(("ha",))


_GET = HAVE | {"få"}  # right behind them stands what is had or got done: "få ordnet"
_CALLING = BE | BECOME | _GET
_BARRING = frozenset(("som", "at", ";", "når", "hvis", "dersom", "fordi"))
_PARTING = frozenset((",", "(", "enn"))
_ENDING = _PARTING | {".", "og", "men", "eller"}
_FORGETTING = ("glemme", "gløyme")
_UNREAL = ("kunne", "skulle", "burde", "ville", "måtte")
_MODAL_INFINITIVES = ("kunne", "måtte", "skulle")
_BEFORE_NOUNS = lexicon.words("grammar", "before_nouns") - {"det", "dette"}
_NEVER_OPENERS = lexicon.words("grammar", "never_openers")
_OFF = lexicon.words("grammar", "off")
_NO_VERBS = PREPOSITIONS | _BEFORE_NOUNS | lexicon.words("grammar", "quantities")
_MAKING = lexicon.words("grammar", "making")
_CLOSED = (
    PREPOSITIONS | ADVERBS | SUBORDINATORS | lexicon.words("grammar", "conjunctions") | {"som"}
)
_AFTER_CALLS = lexicon.words("grammar", "after_calls")


def opening(body: tuple[Token, ...], names: Names) -> str:
    """What form of a verb opens the clause: infinitive, imperative, participle, or other."""
    head = body[0]
    if not head.verbs or names.person(head.text):
        return "other"
    if head.low in AUXILIARIES or head.low in _NEVER_OPENERS:
        return "other"  # "Vil noen være med", though "vil" could be a call
    tenses = {verb.tense for verb in head.verbs}
    if names.bokmal and head.low.endswith("a") and tenses & {"past", "part"}:
        tenses -= {"inf", "imp"}  # "Vaska gangen"
    nxt = body[1] if len(body) > 1 else None
    if head.low in PREPOSITIONS and (_definite(nxt) or any(token.finite for token in body[2:])):
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
    if "inf" in tenses and not follows_verb and "pres" not in tenses:
        clear = head.low not in AMBIGUOUS or opens_object(nxt) or _definite(nxt)
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
    return not nxt.text[0].isupper() and _definite(nxt)


def _thing(token: Token | None) -> bool:
    """Whether what follows can only be a thing that is to be made: "Lag plakat", "Skriv søknad"."""
    return (
        token is not None
        and token.text.islower()
        and len(token.low) > 2
        and not token.finite
        and not token.verbs
        and token.low not in _CLOSED
    )


def _definite(token: Token | None) -> bool:
    """Whether a token looks like a definite noun or a name: "Ringe hotellet", "Lese Tobias"."""
    if token is None or not token.word:
        return False
    definite = len(token.low) > 4 and token.low.endswith(("en", "et", "ene", "ane"))
    return definite or token.text[0].isupper()


def non_finite(body: tuple[Token, ...], start: int, with_participle: bool) -> Token | None:
    """The infinitive or participle that an auxiliary calls for."""
    for at, token in enumerate(body[start : start + 9], start):
        if token.low in _BARRING or (with_participle and token.low in _PARTING):
            return None
        if token.low in ADVERBS:
            continue  # "må vatre bordet enda en gang"
        if not token.verbs:
            if token.finite:
                if at <= start + 1 and token.low in _MODAL_INFINITIVES:
                    continue  # "skal kunne søke"
                return None  # "har nøkkelen, og boden skal …"
            continue
        tenses = {verb.tense for verb in token.verbs}
        before = body[at - 1].low
        if before in PREPOSITIONS and (noun_like(token) or token.low in AMBIGUOUS):
            continue  # "blir ferdigstilling av arbeidet … utsatt", "skal i møte"
        if with_participle and (before == "å" or (before in _BEFORE_NOUNS and noun_like(token))):
            continue  # "er tungt å drive", "har tid hele arbeidet"
        if noun_like(token) and at + 1 < len(body) and body[at + 1].finite:
            continue
        if tenses == {"pres"} and token.low not in AMBIGUOUS:
            return None
        if with_participle:
            if "part" in tenses:
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


def unknown(body: tuple[Token, ...], modal: int) -> Verb | None:
    """The infinitive behind a modal that the lexicon does not know: "må vatre bordet", "Gulvet må
    bones", "Da må vi jekke ned planen"; None where none can be told."""
    for token in body[modal + 1 : modal + 4]:
        if token.low in ADVERBS or token.low in PRONOUNS or _definite(token):
            continue
        if token.verbs or not token.text.islower() or len(token.low) < 4 or token.low in _NO_VERBS:
            return None
        if token.low.endswith(("es", "ast")):
            return Verb(token.low.removesuffix("s").removesuffix("st"), "other", "pass")
        return Verb(token.low, "other", "inf") if token.low.endswith(("e", "a")) else None
    return None


def called_for(body: tuple[Token, ...], auxiliary: Token, verb: Verb) -> tuple[Verb, bool] | None:
    """The participle that an infinitive or participle calls for in turn, and whether it is in the
    passive: "skal bli sendt", "har blitt sendt", "må ha lest", "skal få ordnet"; None without."""
    found = None
    at = body.index(auxiliary)
    while verb.lemma in _CALLING:
        reach = at + 2
        if verb.lemma not in _GET:
            reach = next((i for i in range(at + 1, len(body)) if body[i].low in _ENDING), len(body))
        elif reach <= len(body) and body[at + 1].low in ADVERBS:
            reach += 1
        token = non_finite(body[:reach], at + 1, with_participle=True)
        part = reading_as(token, "part")
        if token is None or part is None or (verb.lemma in _GET and _bare(token)):
            return found
        passive = verb.lemma in BE or verb.lemma in BECOME
        found = (part, passive or (found is not None and found[1]))
        verb, at = part, body.index(token)
    return found


def _bare(token: Token) -> bool:
    """Whether a form could be an infinitive: "få komme"."""
    return any(verb.tense == "inf" for verb in token.verbs)


def unreal(body: tuple[Token, ...], at: int) -> tuple[Verb, bool] | None:
    """What could or should have been, and whether in the passive: "kunne vært", "burde vi sendt",
    "skulle blitt sendt"; None for another modal."""
    if body[at].low not in _UNREAL:
        return None
    token = non_finite(body[: at + 4], at + 1, with_participle=True)
    verb = reading_as(token, "part")
    if token is None or verb is None:
        return None
    return called_for(body, token, verb) or (verb, False)


def to_come(body: tuple[Token, ...], at: int) -> Verb | None:
    """What is to come by "kommer til å …"; None where the verb at `at` says no such thing."""
    for i in range(at + 1, min(len(body) - 2, at + 5)):
        if body[i].low == "til" and body[i + 1].low == "å":
            return reading_as(body[i + 2], "inf")
    return None


def not_forgotten(body: tuple[Token, ...], at: int) -> Verb | None:
    """What is to be remembered by "ikke glemme å …", told behind `at`; None without."""
    for before, token, after in zip(body[at:], body[at + 1 :], body[at + 2 :], strict=False):
        if token.low == "å" and any(verb.lemma in _FORGETTING for verb in before.verbs):
            return reading_as(after, "inf")
    return None


def committed(body: tuple[Token, ...], at: int, main: Verb | None) -> bool:
    """Whether `main` and what stands behind `at` are a phrase that binds: "tar kontakt"."""
    return _said("phrases", body, at, main)


def undertaken(body: tuple[Token, ...], at: int, main: Verb | None) -> bool:
    """Whether they are a phrase that still binds when it is told as done: "tok på seg å ringe",
    "har fått i oppgave …"."""
    return _said("undertakings", body, at, main)


def takes_place(body: tuple[Token, ...], at: int, main: Verb, subject: str) -> bool:
    """Whether they say that something takes place: "Valget skal finne sted i mai", but not "Kari
    finner sted til festen"."""
    if main.lemma != "finne" or subject not in ("thing", "proper", "it"):
        return False
    places = {b.low for a, b in pairwise(body[at:]) if any(v.lemma == "finne" for v in a.verbs)}
    return not places.isdisjoint(("sted", "stad"))


def _said(key: str, body: tuple[Token, ...], at: int, main: Verb | None) -> bool:
    if main is None:
        return False
    tails = _tails(key).get(main.lemma)
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


@cache
def _tails(key: str) -> dict[str, list[tuple[str, ...]]]:
    """The lexicon's phrases of commitment under `key`: by verb, the words behind it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon.phrases("commitment", key):
        first, *tail = phrase.split()
        for verb in lexicon.verb(first):
            if verb.tense == "pres":
                found.setdefault(verb.lemma, []).append(tuple(tail))
    return found
