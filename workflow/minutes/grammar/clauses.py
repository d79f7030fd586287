"""A unit's words → its clauses: who does what, in which tense.

Owns a shallow reading of main clauses: the subject before or after the verb, tense and modal,
passive and negation. Where one clause ends and the next begins is `cuts`, what a clause means for a
decision `deeds`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from workflow.minutes import lexicon
from workflow.minutes.grammar.cuts import cuts
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    ASKING_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    Names,
    Token,
    adverbial,
    is_passive,
    modal,
    named_first,
    reading_as,
    subject_kind,
    tokens,
)
from workflow.minutes.grammar.verbs import (
    BE,
    BECOME,
    HAVE,
    committed,
    finite_at,
    non_finite,
    opening,
)
from workflow.minutes.lexicon import Verb

__all__ = ["Clause", "Names", "Token", "clauses"]

_CONJUNCTIONS = lexicon.words("grammar", "conjunctions")
_NEGATIONS = lexicon.words("negation", "words")
_SUBORDINATORS = lexicon.words("grammar", "subordinators")
# what shows that a verb behind an infinitive is of a clause within its own
_WITHIN = _SUBORDINATORS | ASKING_WORDS | {"som", "at", ","}
# the tense of a clause that a verb opens without being finite
_BARE = {"infinitive": "infinitive", "imperative": "imperative", "participle": "perfect"}


class Clause(NamedTuple):
    """One main clause. `start` and `end` are offsets in the unit's text.

    `subject` is its kind ("person", "role", "group", "name", "we", "i", "they", "you", "it",
    "all", "thing", "none") and `owner` the offsets of its words. `opener` tells how the clause
    begins ("subject", "finite", "passive", "infinitive", "imperative", "participle", "adverb",
    "subclause", "question", "verbless"). `verb` is the verb that carries the meaning, `tense` the
    whole verb phrase's ("present", "past", "perfect", "modal", "infinitive", "imperative").
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


def clauses(text: str, start: int, names: Names) -> list[Clause]:
    """The main clauses of `text[start:]`; `names` are those the document knows."""
    words = tokens(text, start)
    if not words:
        return []
    ends = [0, *cuts(words, names), len(words)]
    return _inherit([_analyse(tuple(words[a:b]), names) for a, b in pairwise(ends) if a < b])


def _inherit(found: list[Clause]) -> list[Clause]:
    """The clauses, those that begin with a verb taking the subject of the one before."""
    for at in range(1, len(found)):
        clause, before = found[at], found[at - 1]
        if clause.opener == "finite" and clause.subject == "none":
            found[at] = clause._replace(subject=before.subject, owner=before.owner, opener="shared")
    return found


def _analyse(words: tuple[Token, ...], names: Names) -> Clause:
    begin, stop = words[0].start, words[-1].end
    at = 0
    while at < len(words) and (not words[at].word or words[at].low in _CONJUNCTIONS):
        at += 1
    body = words[at:]
    if not body:
        return Clause(begin, stop, words)
    if (named := named_first(body, names)) is not None:
        clause = _analyse(body[named + 1 :], names)
        if clause.subject == "none" and clause.opener != "verbless":
            name = (body[0].start, body[named - 1].end)
            return clause._replace(start=begin, tokens=words, subject="person", owner=name)
    negated = not _NEGATIONS.isdisjoint([t.low for t in body[:12]])
    head = body[0]
    opener = "subject"
    search = 0
    if head.low == "å" and len(body) > 1:
        told = finite_at(body, 1, names)  # "Å male gjerdet tar tid"
        if told is None or not _WITHIN.isdisjoint([token.low for token in body[:told]]):
            return _clause(words, body, 1, "infinitive", "infinitive", negated)
    if main := _main_behind(body, names):
        opener, search = "subclause", main
    elif tense := _BARE.get(kind := opening(body, names)):
        return _clause(words, body, 0, kind, tense, negated)
    verb_at = finite_at(body, search, names)
    if verb_at is None:
        # "Eventuelt ringe naboen", "Ikke hatt øving"
        kind = opening(body[1:], names) if head.low in ADVERBS and len(body) > 1 else "other"
        if tense := _BARE.get(kind):
            return _clause(words, body, 1, kind, tense, negated)
        return _verbless(words, body, names, negated)
    front = body[search:verb_at]
    asks = head.low in ASKING_WORDS and all(token.word for token in front)
    if asks or (not front and body[-1].low == "?"):
        opener = "question"
    if opener == "subject":
        if not front:
            opener = "passive" if is_passive(body[verb_at]) else "finite"
        elif adverbial(front):
            opener = "adverb"
    subject, owner = "none", None
    if opener == "subject":
        subject = subject_kind(front, names, True)
        owner = _owner_span(front)
        if subject in ("thing", "proper", "it") and (who := _behind(body, verb_at, names, front)):
            subject, owner = subject_kind((who,), names, False), (who.start, who.end)
    elif opener in ("adverb", "subclause", "question") or (
        opener == "finite" and modal(body[verb_at].low)
    ):
        subject, owner = _following(body[verb_at + 1 : verb_at + 7], names)
    return _clause(words, body, verb_at, opener, "", negated, subject, owner)


def _main_behind(body: tuple[Token, ...], names: Names) -> int | None:
    """Where the main clause begins behind one of time or condition: "Når …, rydder", "Kommer
    det flere, må vi leie"; None where none stands first."""
    head = body[0]
    supposed = (
        head.finite
        and len(body) > 3
        and body[-1].low != "?"
        and (body[1].low in PRONOUNS or body[1].text in names.people)
    )
    if head.low not in _SUBORDINATORS and not supposed:
        return None
    comma = next((at for at, token in enumerate(body[:-1]) if token.low == ","), None)
    if not comma or (supposed and not body[comma + 1].finite):
        return None
    return comma + 1


def _verbless(
    words: tuple[Token, ...], body: tuple[Token, ...], names: Names, negated: bool
) -> Clause:
    """A clause without a finite verb; what it names with "å" is what it speaks of."""
    kind = subject_kind(body[:3], names, True)
    subject = kind if kind in ("person", "we", "all") else "none"
    inner = next((b for a, b in pairwise(body) if a.low == "å"), None)
    verb = inner.verbs[0] if inner and inner.verbs else None
    return Clause(words[0].start, words[-1].end, words, subject, verb=verb, negated=negated)


def _following(after: tuple[Token, ...], names: Names) -> tuple[str, tuple[int, int] | None]:
    """The subject that stands behind the finite verb: its kind, and where its words stand."""
    lead = next((i for i, t in enumerate(after) if t.word and t.low not in ADVERBS), None)
    if lead is None:
        return "none", None
    if after[lead].verbs or after[lead].low in PREPOSITIONS:
        if after[lead].text in names.people:
            return "person", (after[lead].start, after[lead].end)
        return "none", None
    end = lead + 1
    while (
        end < len(after)
        and after[end].word
        and (after[end].text[0].isupper() or after[end].low == "og")
    ):
        end += 1
    return subject_kind(after[lead:end], names, False), (after[lead].start, after[end - 1].end)


def _behind(
    body: tuple[Token, ...], verb_at: int, names: Names, front: tuple[Token, ...]
) -> Token | None:
    """The subject behind the verb where an object stands before it: "Heftene går vi gjennom"."""
    if verb_at + 1 >= len(body):
        return None
    after = body[verb_at + 1]
    if after.low in ("vi", "me", "jeg", "eg", "han", "hun", "ho"):
        return after
    named = after.text in names.people or after.text in lexicon.first_names()
    return after if named and len(front) == 1 and front[0].low in ("det", "dette") else None


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
    verb = reading_as(token, wanted)
    passive = bool(verb and verb.tense == "pass")
    copula = False
    if not tense:
        tense = "past" if verb and verb.tense == "past" and not key else "present"
    main = verb
    if key == "need" and non_finite(body, at + 1, with_participle=False) is None:
        key = None  # "Vi trenger to sjåfører" has no other verb
    if key or (verb and verb.lemma in (*BE, *BECOME, *HAVE)):
        follow = non_finite(body, at + 1, with_participle=not key)
        if key:
            tense = "modal"
            main = reading_as(follow, "inf") if follow else None
            if follow and main and main.tense == "pass":
                passive = True
            if follow and main and main.lemma in (*BE, *BECOME):
                index = body.index(follow)
                part = non_finite(body, index + 1, with_participle=True)
                if part and (reading := reading_as(part, "part")):
                    main, passive = reading, True
                else:
                    copula = main.lemma in BE
        elif follow and verb:
            main = reading_as(follow, "part") or verb
            if verb.lemma in HAVE:
                tense = "perfect" if verb.tense == "pres" else "past"
            elif verb.lemma in BECOME:
                passive = True
            else:
                tense = "state" if verb.tense == "pres" else "past"
        elif verb and verb.lemma in BE:
            copula = True
    phrase = bool(main) and committed(body, at, main)
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


def _owner_span(front: tuple[Token, ...]) -> tuple[int, int] | None:
    words = [t for t in front if t.word or t.low in ("(", ")", "&", "+", "/", ",")]
    return (words[0].start, words[-1].end) if words else None
