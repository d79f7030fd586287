"""A unit's words → its clauses: who does what, in which tense.

Owns a shallow reading of Norwegian main clauses, which put the finite verb second: the verb and
its tense and modal, the subject before or after it, passive, negation. Words come from
`lexicon`; what a clause means for a decision is `features`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from workflow.minutes import lexicon
from workflow.minutes.lexicon import Verb

_TOKEN = re.compile(r"@?\w[\w'’./&+-]*\w|\w|[^\w\s]")
_PREPOSITIONS = frozenset(
    """i på til for fra frå med etter før om ved under over av hos uten utan mot blant innen innan ifølge
    ifølgje angående vedrørende gjennom inntil mellom utover fram frem per pr bak foran ut inn opp""".split()
)
_ADVERBS = frozenset(
    """her der nå no så da då også óg derfor dermed deretter videre vidare kanskje dessuten ellers elles foreløpig
    førebels likevel nok bare berre gjerne snart straks samtidig alltid ofte først til-slutt derimot altså nemlig
    viktig bra fint greit eventuelt evt inntil dessverre heller heller-ikke ikke ikkje ikkje vanligvis normalt igjen
    kun selv sjølv no trolig truleg""".split()
)
_CONJUNCTIONS = frozenset("og men eller samt".split())
_SUBORDINATORS = frozenset(
    """når hvis dersom da då fordi siden ettersom mens medan hvorvidt viss sidan idet om inntil""".split()
)
_DETERMINERS = frozenset(
    "den det de dei en ei et eit alle hver kvar vår vårt våre din deres denne dette disse desse begge noen nokon andre".split()
)
_BE = frozenset(("være", "vere", "vera"))
_BECOME = frozenset(("bli", "verte"))
_HAVE = frozenset(("ha",))
_MODALS: dict[str, str] = {}
_AMBIGUOUS = frozenset(
    """møte møter leder leier rapport svar svarer tilbud arbeid kjøp bruk plan besøk start slutt mål lån avtale avtaler valg val søk trener
    trenere prøve prøver øvelse søknader spør kontrakt mål lag tiltak mål klage måler saker sak rapporter planer noter referater besøker
    oppgaver annonser tur følge øving ramme prøver regler lister plass ansatte vakter skriv vedtak frister mat pris liv
    ringe ring kurs kost steg tak far fare bær merke leve dele del dekk bad bar by byr får leie synes søker starter fest laste last søke lov vise
    samling sett tre lide halde mangler venter løp tinge ting like støtte kontakt interesse merker styre styrer trekk bygg bygge fyll veie gjør skifte
    sang trives trener støtte spise stelle for føre føring innkalling innkaller gi stand leker ramme laget lage lagene være stemme kjente lese kunne""".split()
)


_NEVER = frozenset(
    "felles ellers alles uttale uttalen høring høyring innsjekk annonser vår våre samtlige tross".split()
)


class Token(NamedTuple):
    """A word or sign with its place in the unit's text and its readings as a verb."""

    text: str
    low: str
    start: int
    end: int
    verbs: tuple[Verb, ...]

    @property
    def word(self) -> bool:
        """Whether it is a word or number and no sign."""
        return self.low[0].isalnum() or self.low[0] == "@"


class Names(NamedTuple):
    """What a document calls people (first names, initials) and other bodies, as it writes them."""

    people: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Clause:
    """One main clause. `start` and `end` are offsets in the unit's text.

    `subject` is its kind ("person", "role", "group", "name", "we", "i", "they", "you", "it",
    "all", "thing", "none") and `owner` the offsets of its words. `opener` tells how the clause
    begins ("subject", "finite", "passive", "infinitive", "imperative", "participle", "adverb",
    "subclause", "verbless"). `verb` is the verb that carries the meaning, `tense` the whole
    verb phrase's ("present", "past", "perfect", "modal", "infinitive", "imperative").
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    subject: str = "none"
    owner: tuple[int, int] | None = None
    opener: str = "verbless"
    verb: Verb | None = None
    tense: str = "none"
    modal: str | None = None
    passive: bool = False
    negated: bool = False
    phrase: bool = False
    copula: bool = False
    verb_at: int = -1


def tokens(text: str, start: int = 0) -> list[Token]:
    """The tokens of a unit's text from `start` on."""
    found = []
    for match in _TOKEN.finditer(text, start):
        word = match.group()
        low = word.lower()
        verbs = () if low in _NEVER or (len(word) < 5 and word.isupper()) else lexicon.verb(low)
        found.append(Token(word, low, match.start(), match.end(), verbs))
    return found


def clauses(text: str, start: int, names: Names) -> list[Clause]:
    """The main clauses of `text[start:]`; `names` are those the document knows."""
    words = tokens(text, start)
    if not words:
        return []
    cuts = [0, *_cuts(words, names), len(words)]
    return _inherit([_analyse(tuple(words[a:b]), names) for a, b in pairwise(cuts) if a < b])


def modal(word: str) -> str | None:
    """Which modal a word is a form of ("will", "must", "ought", "may", "want", "need")."""
    if not _MODALS:
        for key in lexicon.keys("modal"):
            for form in lexicon.words("modal", key):
                _MODALS[form] = key
    return _MODALS.get(word)


def finite(token: Token) -> bool:
    """Whether a token can be the finite verb of a clause."""
    return modal(token.low) is not None or any(
        verb.tense in ("pres", "past", "pass") for verb in token.verbs
    )


def subject_kind(words: tuple[Token, ...], names: Names, first: bool) -> str:
    """What the words before (or after) the finite verb are as a subject."""
    kind = "thing"
    for at, token in enumerate(words[:8]):
        if not token.word:
            continue
        low = token.low
        if at == 0:
            for key in ("we", "i", "they", "you", "it", "all"):
                if low in lexicon.words("pronoun", key) and (key != "they" or len(words) == 1):
                    return key
        if token.text[0] == "@" or token.text in names.people:
            return "person"
        if token.text[0].isupper():
            if token.text in lexicon.first_names():
                return "person"
            if lexicon.noun(low, "group", "words"):
                return "group"
            if lexicon.noun(low, "role", "words"):
                return "role"
            if len(token.text) > 1 and token.text.isupper() or not (first and at == 0):
                kind = "name"
        elif kind != "name":
            if lexicon.noun(low, "role", "words"):
                return "role"
            if lexicon.noun(low, "group", "words"):
                kind = "group"
        if low == "som" or low in _PREPOSITIONS:
            break
    if kind == "thing" and any(token.text in names.bodies for token in words[:3]):
        return "name"
    if kind == "thing" and first and len(words) == 1 and words[0].text[0].isupper():
        low = words[0].low
        if not lexicon.noun(low, "event", "strong") and not lexicon.noun(low, "product", "words"):
            return "proper"
    if kind == "thing" and words and words[0].low in ("de", "dei", "den"):
        return "those"
    return kind


def _cuts(words: list[Token], names: Names) -> list[int]:
    """Where a new main clause begins: after ";", or after "," or "og" before a subject and verb."""
    cuts = []
    seen_verb = False
    for at, token in enumerate(words):
        if finite(token) and token.low not in _AMBIGUOUS:
            seen_verb = True
        if token.low == ";":
            cuts.append(at + 1)
            seen_verb = False
            continue
        if not seen_verb or token.low not in (",", "og", "men", "så") or at + 2 >= len(words):
            continue
        after = at + 1
        if token.low == "," and words[after].low in ("og", "men", "så") and after + 2 < len(words):
            continue
        if _subject_then_verb(words, after, names) or (
            words[after - 2].low == "," and _shared_verb(words, after)
        ):
            cuts.append(after)
            seen_verb = finite(words[after])
    return cuts


def _subject_then_verb(words: list[Token], at: int, names: Names) -> bool:
    first = words[at]
    if first.low in _SUBORDINATORS or first.low in ("som", "at", "hvor", "kor"):
        return False
    if words[at - 1].low == "så" and finite(first) and at + 1 < len(words):
        return subject_kind((words[at + 1],), names, False) not in ("thing", "proper")
    for step in range(1, 4):
        if at + step >= len(words):
            return False
        verb = words[at + step]
        if finite(verb) and verb.low not in _AMBIGUOUS:
            kind = subject_kind(tuple(words[at : at + step]), names, False)
            return kind in ("person", "role", "group", "we", "i", "they", "name", "all")
        if not verb.word or verb.low in _SUBORDINATORS or verb.low in ("som", "at"):
            return False
    return False


def _shared_verb(words: list[Token], at: int) -> bool:
    """Whether an action in the present goes on with the subject before: "…, og sender den"."""
    token = words[at]
    if token.low in _AMBIGUOUS or words[at - 1].low == "så":
        return False
    return any(
        verb.tense == "pres" and verb.kind not in ("state", "opinion", "happen", "report")
        for verb in token.verbs[:1]
    )


def _inherit(found: list[Clause]) -> list[Clause]:
    """The clauses, those that begin with a verb taking the subject of the one before."""
    for at in range(1, len(found)):
        clause, before = found[at], found[at - 1]
        if clause.opener == "finite" and clause.subject == "none":
            found[at] = replace(clause, subject=before.subject, owner=before.owner, opener="shared")
    return found


def _analyse(words: tuple[Token, ...], names: Names) -> Clause:
    begin, stop = words[0].start, words[-1].end
    at = 0
    while at < len(words) and (not words[at].word or words[at].low in _CONJUNCTIONS):
        at += 1
    body = words[at:]
    if not body:
        return Clause(begin, stop, words)
    negated = any(t.low in lexicon.words("negation", "words") for t in body[:12])
    head = body[0]
    opener = "subject"
    search = 0
    if head.low == "å" and len(body) > 1:
        return _clause(words, body, 1, "infinitive", "infinitive", negated)
    if head.low in _SUBORDINATORS and (comma := _comma(body)) and comma + 1 < len(body):
        opener, search = "subclause", comma + 1
    elif (kind := _opening(body, names)) in ("infinitive", "imperative", "participle"):
        tense = {"participle": "perfect"}.get(kind, kind)
        return _clause(words, body, 0, kind, tense, negated)
    verb_at = _finite_at(body, search, names)
    if verb_at is None:
        inner = next((i for i, t in enumerate(body) if t.low == "å" and i + 1 < len(body)), None)
        kind = subject_kind(body[:3], names, True)
        subject = kind if kind in ("person", "we", "all") else "none"
        clause = Clause(begin, stop, words, subject, negated=negated)
        if inner is not None:
            verbs = body[inner + 1].verbs
            return Clause(
                begin,
                stop,
                words,
                subject,
                None,
                "verbless",
                verbs[0] if verbs else None,
                "none",
                None,
                False,
                negated,
            )
        return clause
    front = body[search:verb_at]
    if opener == "subject":
        if not front:
            opener = "passive" if _passive(body[verb_at]) else "finite"
        elif _adverbial(front):
            opener = "adverb"
    subject, owner = "none", None
    if opener == "subject":
        subject = subject_kind(front, names, True)
        owner = _owner_span(front)
    elif opener in ("adverb", "subclause") or (opener == "finite" and modal(body[verb_at].low)):
        after = body[verb_at + 1 : verb_at + 7]
        lead = next((i for i, t in enumerate(after) if t.word and t.low not in _ADVERBS), None)
        if lead is not None and not after[lead].verbs and after[lead].low not in _PREPOSITIONS:
            end = lead + 1
            while (
                end < len(after)
                and after[end].word
                and (after[end].text[0].isupper() or after[end].low == "og")
            ):
                end += 1
            subject = subject_kind(after[lead:end], names, False)
            owner = (after[lead].start, after[end - 1].end)
        elif lead is not None and after[lead].text in names.people:
            subject, owner = "person", (after[lead].start, after[lead].end)
    return _clause(words, body, verb_at, opener, "", negated, subject, owner)


def _clause(
    words: tuple[Token, ...],
    body: tuple[Token, ...],
    at: int,
    opener: str,
    tense: str,
    negated: bool,
    subject: str = "none",
    owner: tuple[int, int] | None = None,
) -> Clause:
    """The clause whose finite verb (or bare infinitive, imperative) stands at `at`."""
    token = body[at]
    key = modal(token.low) if tense not in ("infinitive", "imperative") else None
    wanted = {"infinitive": "inf", "imperative": "imp", "perfect": "part"}.get(tense)
    verb = _reading(token, wanted)
    passive = bool(verb and verb.tense == "pass")
    copula = False
    if not tense:
        tense = "past" if verb and verb.tense == "past" and not key else "present"
    main = verb
    if key or (verb and verb.lemma in (*_BE, *_BECOME, *_HAVE)):
        follow = _non_finite(body, at + 1, with_participle=not key)
        if key:
            tense = "modal"
            main = _reading(follow, "inf") if follow else None
            if follow and main and main.tense == "pass":
                passive = True
            if follow and main and main.lemma in (*_BE, *_BECOME):
                index = body.index(follow)
                part = _non_finite(body, index + 1, with_participle=True)
                if part and (reading := _reading(part, "part")):
                    main, passive = reading, True
                else:
                    copula = main.lemma in _BE
        elif follow and verb:
            main = _reading(follow, "part") or verb
            if verb.lemma in _HAVE:
                tense = "perfect" if verb.tense == "pres" else "past"
            elif verb.lemma in _BECOME:
                passive = True
            else:
                tense = "state" if verb.tense == "pres" else "past"
        elif verb and verb.lemma in _BE:
            copula = True
    phrase = bool(main) and _committed(body, at, main)
    return Clause(
        words[0].start,
        words[-1].end,
        words,
        subject,
        owner,
        opener,
        main,
        tense,
        key,
        passive,
        negated,
        phrase,
        copula,
        token.start,
    )


def _opening(body: tuple[Token, ...], names: Names) -> str:
    """What form of a verb opens the clause: infinitive, imperative, participle, or other."""
    head = body[0]
    if not head.verbs or head.text in names.people or head.text in lexicon.first_names():
        return "other"
    tenses = {verb.tense for verb in head.verbs}
    nxt = body[1] if len(body) > 1 else None
    if tenses & {"pres", "pass"} and not tenses & {"imp"}:
        return "other"
    follows_verb = nxt is not None and finite(nxt) and nxt.low not in _AMBIGUOUS
    if "inf" in tenses and not follows_verb and "pres" not in tenses:
        return "infinitive" if head.low not in _AMBIGUOUS or _object(nxt) else "other"
    if "imp" in tenses and nxt is not None and not follows_verb and head.low not in _AMBIGUOUS:
        return "imperative"
    if "imp" in tenses and _object(nxt) and not follows_verb:
        return "imperative"
    if tenses & {"part"} and not follows_verb:
        return "participle"
    return "other"


def _object(token: Token | None) -> bool:
    """Whether a token can begin an object or complement rather than go on a noun phrase."""
    return (
        token is not None
        and token.word
        and (
            token.low in _DETERMINERS
            or token.low in ("opp", "ut", "inn", "seg", "ned", "alle", "etter", "om", "at")
        )
    )


def _reading(token: Token | None, tense: str | None) -> Verb | None:
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


def _passive(token: Token) -> bool:
    verb = _reading(token, None)
    return bool(verb and verb.tense == "pass")


def _comma(body: tuple[Token, ...]) -> int | None:
    return next((i for i, t in enumerate(body) if t.low == ","), None)


def _finite_at(body: tuple[Token, ...], search: int, names: Names) -> int | None:
    """Where the main clause's finite verb stands; relative clauses are stepped over."""
    relative = False
    for at in range(search, min(len(body), search + 30)):
        token = body[at]
        if token.low in ("som", "at", "hvor", "der") and at > search and body[at - 1].word:
            relative = True
            continue
        if token.text in names.people and at == search:
            continue
        if not finite(token):
            if at == search + 1 and _unknown_verb(body[at - 1], token, names):
                return at
            continue
        if token.low in _AMBIGUOUS and at > search and not _may_precede_verb(body[at - 1], names):
            continue
        if token.low in _AMBIGUOUS and at == search and len(body) > 1 and not _object(body[at + 1]):
            continue
        if at > search and body[at - 1].low in ("å", "en", "et", "ei", "eit"):
            continue
        if (
            lexicon.noun(token.low, "role", "words", False)
            and at + 1 < len(body)
            and (at == search or finite(body[at + 1]))
        ):
            continue
        if relative:
            relative = False
            if (after := _after_comma(body, at)) is not None:
                return after
            continue
        return at
    return None


def _after_comma(body: tuple[Token, ...], at: int) -> int | None:
    """The finite verb right behind a comma that closes a relative clause, if one follows."""
    for i in range(at + 1, min(len(body) - 1, at + 22)):
        if body[i].low == "," and finite(body[i + 1]) and body[i + 1].low not in _AMBIGUOUS:
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
    if any(low in lexicon.words("pronoun", key) for key in ("we", "i", "they", "you", "it", "all")):
        return True
    return (
        low.endswith(("en", "et", "ene", "ane", "a"))
        or token.text.isupper()
        or token.text[0].isupper()
    )


def _adverbial(front: tuple[Token, ...]) -> bool:
    first = front[0]
    return (
        first.low in _PREPOSITIONS
        or first.low in _ADVERBS
        or (first.low[0].isdigit() and len(front) < 3)
    )


def _owner_span(front: tuple[Token, ...]) -> tuple[int, int] | None:
    words = [t for t in front if t.word or t.low in ("(", ")", "&", "+", "/", ",")]
    return (words[0].start, words[-1].end) if words else None


def _non_finite(body: tuple[Token, ...], start: int, with_participle: bool) -> Token | None:
    """The infinitive or participle that an auxiliary calls for."""
    for token in body[start : start + 9]:
        if token.low in ("som", "at", ";", "når", "hvis", "dersom", "fordi"):
            return None
        tenses = {verb.tense for verb in token.verbs}
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


def _committed(body: tuple[Token, ...], at: int, main: Verb | None) -> bool:
    if main is None:
        return False
    tails = _commitments().get(main.lemma)
    if not tails:
        return False
    rest = [t.low for t in body[at + 1 : at + 12]]
    return any(_in_order(tail, rest) for tail in tails)


def _in_order(tail: tuple[str, ...], rest: list[str]) -> bool:
    where = -1
    for word in tail:
        try:
            where = rest.index(word, where + 1)
        except ValueError:
            return False
    return True


_TAILS: dict[str, list[tuple[str, ...]]] = {}


def _commitments() -> dict[str, list[tuple[str, ...]]]:
    if not _TAILS:
        for phrase in lexicon.phrases("commitment", "phrases"):
            first, *tail = phrase.split()
            for verb in lexicon.verb(first):
                if verb.tense == "pres":
                    _TAILS.setdefault(verb.lemma, []).append(tuple(tail))
    return _TAILS
