"""The verbs of a clause beside its finite one: what is called for, what binds.

Owns the infinitive or participle that an auxiliary calls for, and phrases that bind. The finite
verb is `finite`, a bare form that opens a clause `openings`; what they make of it is `clauses`.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AMBIGUOUS,
    PREPOSITIONS,
    PRONOUNS,
    Token,
    definite,
    noun_like,
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
FORGETTING = ("glemme", "gløyme")
_SEEING = frozenset(("på", "gjennom", "igjennom", "over", "nærmere", "nærare", "nøye", "etter"))
_UNREAL = ("kunne", "skulle", "burde", "ville", "måtte")
_READY = frozenset(("klart", "klårt"))
_PLURAL = ("ende", "elde", "ilde")  # so end nynorsk participles: "sende", "melde", "skilde"
_TOGETHER = lexicon.words("grammar", "together")
_MODAL_INFINITIVES = ("kunne", "måtte", "skulle")
_BEFORE_NOUNS = lexicon.words("grammar", "before_nouns") - {"det", "dette"}
_NO_VERBS = PREPOSITIONS | _BEFORE_NOUNS | lexicon.words("grammar", "quantities")


def non_finite(body: tuple[Token, ...], start: int, with_participle: bool) -> Token | None:
    """The infinitive or participle that an auxiliary calls for."""
    for at, token in enumerate(body[start : start + 9], start):
        if token.low == "som" and not with_participle and (behind := _behind_relative(body, at)):
            return behind
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
        if body[at - 1].text == "Per":
            before = ""  # a name: "Da må Per ringe"
        if before in PREPOSITIONS and (noun_like(token) or token.low in AMBIGUOUS):
            continue  # "blir ferdigstilling av arbeidet … utsatt", "skal i møte"
        if with_participle and (before == "å" or (before in _BEFORE_NOUNS and noun_like(token))):
            continue  # "er tungt å drive", "har tid hele arbeidet"
        if with_participle and before in PREPOSITIONS and token.low.endswith(("a", "en", "et")):
            continue  # "skal være på lufta"
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


def _behind_relative(body: tuple[Token, ...], at: int) -> Token | None:
    """The infinitive right behind the relative clause that begins at `at`: "Da må alle som ikke har
    svart, sende svar"; None where none stands there."""
    comma = next((i for i in range(at + 2, len(body) - 1) if body[i].low == ","), None)
    if comma is None or not any(token.finite for token in body[at:comma]):
        return None
    after = body[comma + 1]
    return after if any(verb.tense == "inf" for verb in after.verbs) else None


def needs_thing(body: tuple[Token, ...], at: int) -> bool:
    """Whether what is needed is a thing or somebody, and nothing to do: "Vi trenger to sjåfører",
    "Vi trenger noen til å grille"."""
    if non_finite(body, at + 1, with_participle=False) is None:
        return True
    after = [token.low for token in body[at + 1 : at + 7]]
    return any(pair == ("til", "å") for pair in pairwise(after))


def unknown(body: tuple[Token, ...], modal: int) -> Verb | None:
    """The infinitive behind a modal that the lexicon does not know: "må vatre bordet", "Gulvet må
    bones", "Da må vi jekke ned planen"; None where none can be told."""
    for token in body[modal + 1 : modal + 4]:
        if token.low in ADVERBS or token.low in PRONOUNS or definite(token):
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
        if token is None or part is None or (verb.lemma in _GET and _as_is(body, token)):
            return found
        passive = verb.lemma in BE or verb.lemma in BECOME
        found = (part, passive or (found is not None and found[1]))
        verb, at = part, body.index(token)
    return found


def agreeing(token: Token, auxiliary: Verb) -> Verb:
    """The reading of a nynorsk participle that agrees with its plural subject: "vart inviterte",
    "vert sende"."""
    if auxiliary.lemma in HAVE:
        return auxiliary
    past = reading_as(token, "past")
    if past and past.tense == "past":
        return past
    sent = token.low.endswith(_PLURAL) and reading_as(token, "inf")
    return sent._replace(tense="part") if sent else auxiliary


def plural_participle(body: tuple[Token, ...], at: int, auxiliary: Verb) -> Token | None:
    """The participle behind "vert" that looks like an infinitive, since it agrees with a plural
    subject: "Framlegg vert sende styret"; None where none stands there."""
    if auxiliary.lemma not in BECOME or not body[at].low.startswith("v"):
        return None
    token = next((t for t in body[at + 1 : at + 4] if t.low not in ADVERBS), None)
    if token is None or not token.low.endswith(_PLURAL):
        return None
    return token if {verb.tense for verb in token.verbs} == {"inf"} else None


def has_ready(body: tuple[Token, ...], at: int, token: Token, auxiliary: Verb) -> bool:
    """Whether a word behind "har" tells how a thing is that stands between: "har regnskapet klart",
    but "har klart prøven" and "har klart å samle inn"."""
    if auxiliary.lemma not in HAVE or token.low not in _READY:
        return False
    between = [t for t in body[at + 1 : body.index(token)] if t.low not in ADVERBS]
    after = next((t.low for t in body if t.start >= token.end), "")
    return after != "å" and any(definite(t) or not t.verbs for t in between[-1:])


def _as_is(body: tuple[Token, ...], token: Token) -> bool:
    """Whether a form behind "ha" or "få" is no participle: "få komme", "ha klart budsjettet"."""
    if any(verb.tense == "inf" for verb in token.verbs):
        return True
    after = next((one.low for one in body if one.start >= token.end), "")
    return token.low in _READY and after != "å"


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


def seen(body: tuple[Token, ...], main: Verb) -> Verb:
    """The verb that "sett" is a form of: what has been seen, "har sett på utkastet", and in nynorsk
    what has been set, "har sett opp stolane"."""
    at = next((at for at, token in enumerate(body) if main in token.verbs), None)
    if at is None or at + 1 >= len(body) or body[at].low != "sett":
        return main
    behind = next((token.low for token in body[at + 1 :] if token.low not in ADVERBS), "")
    if behind not in _SEEING:
        return main
    return next((v for v in body[at].verbs if v.lemma == "sjå" and v.tense == "part"), main)


def to_come(body: tuple[Token, ...], at: int) -> Verb | None:
    """What is to come by "kommer til å …"; None where the verb at `at` says no such thing."""
    for i in range(at + 1, min(len(body) - 2, at + 5)):
        if body[i].low == "til" and body[i + 1].low == "å":
            return reading_as(body[i + 2], "inf")
    return None


def not_forgotten(body: tuple[Token, ...], at: int) -> Verb | None:
    """What is to be remembered by "ikke glemme å …", told behind `at`; None without."""
    for before, token, after in zip(body[at:], body[at + 1 :], body[at + 2 :], strict=False):
        if token.low == "å" and any(verb.lemma in FORGETTING for verb in before.verbs):
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


def meets(body: tuple[Token, ...], at: int, main: Verb, subject: str) -> bool:
    """Whether a form in -s tells what several do together, and nothing done to them: "Vi snakkes",
    "Gruppa samles i mai", but no "Det ses på prisene"."""
    if main.lemma not in _TOGETHER:
        return False
    if subject == "group":
        return main.lemma == "samle" and body[min(at + 1, len(body) - 1)].low not in ("inn", "opp")
    return subject == "we"


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
