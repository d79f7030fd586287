"""A unit's words → its clauses: who does what, in which tense.

Owns a shallow reading of main clauses: the subject before or after the verb, tense and modal,
passive and negation. Where one clause ends and the next begins is `cuts`, what a clause means for a
decision `deeds`.
"""

from __future__ import annotations

from itertools import pairwise

from workflow.minutes import lexicon
from workflow.minutes.grammar import clefts, fronts, gaps, relatives
from workflow.minutes.grammar.clause import Clause
from workflow.minutes.grammar.cuts import cuts
from workflow.minutes.grammar.denials import negated
from workflow.minutes.grammar.finite import finite_at, told_in_e
from workflow.minutes.grammar.leadins import main_behind
from workflow.minutes.grammar.openings import opening
from workflow.minutes.grammar.pledges import made_good, promised
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    ASKING_WORDS,
    SUBORDINATORS,
    Names,
    Token,
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
    FORGETTING,
    HAVE,
    agreeing,
    called_for,
    committed,
    has_ready,
    meets,
    needs_thing,
    non_finite,
    not_forgotten,
    plural_participle,
    seen,
    takes_place,
    to_come,
    undertaken,
    unknown,
    unreal,
)
from workflow.minutes.lexicon import Verb

__all__ = ["Clause", "Names", "Token", "clauses", "infinitive"]

_TO_VERB = 3  # words from "å" to its verb: "å ikke lenger søke"
_CONJUNCTIONS = lexicon.words("grammar", "conjunctions")
# what shows that a verb behind an infinitive is of a clause within its own
_WITHIN = SUBORDINATORS | ASKING_WORDS | {"som", "at", ","}
_TAKING_SIDES = lexicon.words("grammar", "taking_sides")
_WHEN = ("når", "kvar")  # these ask where a verb stands right behind them
_COMING = ("komme", "kome")
_CALLS = ("imperative", "infinitive")  # "si" is either
_LATE = (*fronts.ACTING, "it")
# the tense of a clause that a verb opens without being finite
_BARE = {"infinitive": "infinitive", "imperative": "imperative", "participle": "perfect"}


def clauses(text: str, start: int, names: Names) -> list[Clause]:
    """The main clauses of `text[start:]`; `names` are those the document knows."""
    words = tokens(text, start)
    if not words:
        return []
    ends = [0, *cuts(words, names), len(words)]
    parts = [tuple(words[a:b]) for a, b in pairwise(ends) if a < b]
    found = [_analyse(part, names, at > 0) for at, part in enumerate(parts)]
    return made_good(gaps.filled(_inherit(found, names), names))


def infinitive(text: str, start: int, names: Names) -> Clause | None:
    """What is to be done by the infinitive whose "å" stands at `start`, without that; None where no
    verb follows."""
    words = tokens(text, start)
    body = tuple(words[1 : next(iter(cuts(words, names)), len(words))])
    at = next((at for at, token in enumerate(body[:_TO_VERB]) if token.verbs), None)
    if at is None:
        return None
    denied = negated([token.low for token in body[:at]])
    return _clause(body, body, at, "infinitive", "infinitive", denied)


def _inherit(found: list[Clause], names: Names) -> list[Clause]:
    """The clauses, those that begin with a verb taking the subject of the one before, and a
    relative one whom or what it is about."""
    for at in range(1, len(found)):
        clause, before = found[at], found[at - 1]
        if clause.tokens[0].low == "som" and clause.opener in ("finite", "passive"):
            subject, owner = relatives.subject(before.tokens, names)
            found[at] = clause._replace(subject=subject, owner=owner, opener="shared")
        elif clause.opener == "finite" and clause.subject == "none":
            found[at] = clause._replace(subject=before.subject, owner=before.owner, opener="shared")
        elif clause.opener == "passive" and before.subject in ("thing", "proper"):
            found[at] = clause._replace(owner=before.owner)  # "Lista rettes, men sendes ikke"
    return found


def _analyse(words: tuple[Token, ...], names: Names, later: bool = False) -> Clause:
    """The clause that words make; `later` tells that it goes on a sentence."""
    begin, stop = words[0].start, words[-1].end
    at = 0
    while at < len(words) and (not words[at].word or words[at].low in _CONJUNCTIONS):
        at += 1
    at += later and at + 1 < len(words) and words[at].low in ("som", "at")
    body = words[at:]
    if not body:
        return Clause(begin, stop, words)
    if body[0].low == "det" and (whole := clefts.mended(body, names)):
        return _analyse(whole, names)._replace(start=begin, end=stop, tokens=words)
    if (named := named_first(body, names)) is not None:
        clause = _analyse(body[named + 1 :], names)
        if clause.subject == "none" and clause.opener != "verbless":
            name = (body[0].start, body[named - 1].end)
            return clause._replace(start=begin, tokens=words, subject="person", owner=name)
    denied = negated([t.low for t in body[:12] if t.text not in names.people])  # "Inga ringer"
    head = body[0]
    opener = "subject"
    search = 0
    if head.low == "å" and len(body) > 1:
        told = finite_at(body, 1, names)  # "Å male gjerdet tar tid"
        if told is None or not _WITHIN.isdisjoint([token.low for token in body[:told]]):
            return _clause(words, body, 1, "infinitive", "infinitive", denied)
    if main := main_behind(body, names):
        opener, search = "subclause", main
    elif (tense := _BARE.get(kind := opening(body, names))) and not (
        later and any(verb.tense == "pres" for verb in head.verbs)  # "…, men gjør det"
    ):
        return _clause(words, body, 0, kind, tense, denied)
    verb_at = finite_at(body, search, names)
    if verb_at is None and opener == "subclause" and body[search].finite:
        verb_at = search  # "Når svaret kommer, innkaller leder": no noun stands there
    if verb_at is None and opener == "subclause" and _calls(body[search], body[search:], names):
        return _clause(words, body, search, "imperative", "imperative", denied)  # "…, si fra"
    past = ""
    if verb_at is None and (verb_at := told_in_e(body, search, names)) is not None:
        past = "past"
    if verb_at is None:
        # "Eventuelt ringe naboen", "Ikke hatt øving"
        kind = opening(body[1:], names) if head.low in ADVERBS and len(body) > 1 else "other"
        if tense := _BARE.get(kind):
            return _clause(words, body, 1, kind, tense, denied)
        return _verbless(words, body, names, denied)
    front = fronts.own(body[search:verb_at], names)
    asks = head.low in ASKING_WORDS and all(token.word for token in front)
    if asks or (not front and body[-1].low == "?") or (head.low in _WHEN and verb_at == 1):
        opener = "question"
    if opener == "subject":
        if not front:
            opener = "passive" if is_passive(body[verb_at]) else "finite"
        elif fronts.adverbial(front):
            opener = "adverb"
    after = body[verb_at + 1 : verb_at + 7]
    subject, owner = "none", None
    if opener == "subject":
        front = front[1:] if fronts.limits(front) else front
        subject, owner = subject_kind(front, names, True), fronts.owner_span(front)
        if subject in ("thing", "proper", "it") or fronts.one_thing(front):
            if fronts.timely(front) and (late := fronts.following(after, names))[0] in _LATE:
                opener, subject, owner = "adverb", *late
            elif who := fronts.behind(body, verb_at, names, front):
                subject, owner = subject_kind(who, names, False), (who[0].start, who[-1].end)
    elif opener != "finite" or modal(body[verb_at].low):
        if opener != "passive":
            subject, owner = fronts.following(after, names)
    elif who := fronts.behind(body, verb_at, names, front):
        subject, owner = subject_kind(who, names, False), (who[0].start, who[-1].end)
    return _clause(words, body, verb_at, opener, past, denied, subject, owner)


def _calls(head: Token, rest: tuple[Token, ...], names: Names) -> bool:
    """Whether a main clause behind one of condition calls on somebody: "Vil du bli med, si fra"."""
    return reading_as(head, "imp") in head.verbs and opening(rest, names) in _CALLS


def _verbless(
    words: tuple[Token, ...], body: tuple[Token, ...], names: Names, denied: bool
) -> Clause:
    """A clause without a finite verb; what it names with "å" is what it speaks of."""
    kind = subject_kind(body[:3], names, True)
    subject = kind if kind in ("person", "we", "all") else "none"
    inner = next((b for a, b in pairwise(body) if a.low == "å"), None)
    verb = inner.verbs[0] if inner and inner.verbs else None
    return Clause(words[0].start, words[-1].end, words, subject, verb=verb, negated=denied)


def _clause(
    words: tuple[Token, ...],
    body: tuple[Token, ...],
    at: int,
    opener: str,
    tense: str,
    denied: bool,
    subject: str = "none",
    owner: tuple[int, int] | None = None,
) -> Clause:
    """The clause whose finite verb (or bare infinitive, imperative) stands at `at`."""
    token = body[at]
    key = modal(token.low) if tense not in ("infinitive", "imperative") else None
    wanted = {"infinitive": "inf", "imperative": "imp", "perfect": "part"}.get(tense)
    verb = reading_as(token, wanted)
    if verb is None and not key and wanted is None:
        verb = Verb(token.low[:-1], "other", "pres")  # the lexicon does not know it
    passive = bool(verb and verb.tense == "pass")
    copula = False
    if not tense:
        tense = "past" if verb and verb.tense == "past" and not key else "present"
    main = verb
    if key == "need" and needs_thing(body, at):
        key = None  # "Vi trenger to sjåfører" has no other verb
    if verb and verb.lemma in _COMING and (coming := to_come(body, at)):
        key, tense, main = "will", "modal", coming
    elif key and (told := unreal(body, at)):
        tense, (main, passive) = "modal", told
    elif key or (verb and verb.lemma in (*BE, *BECOME, *HAVE)):
        follow = non_finite(body, at + 1, with_participle=not key)
        if follow and verb and not key and has_ready(body, at, follow, verb):
            follow = None
        if follow is None and verb and not key:
            follow = plural_participle(body, at, verb)
        if key:
            tense = "modal"
            main = reading_as(follow, "inf") if follow else unknown(body, at)
            if main and main.tense == "pass":
                passive = True
            if follow and main:
                carried = called_for(body, follow, main)
                copula = carried is None and main.lemma in BE
                main, passive = carried or (main, passive)
        elif follow and verb:
            main = reading_as(follow, "part") or agreeing(follow, verb)
            if verb.lemma in HAVE:
                tense = "perfect" if verb.tense == "pres" else "past"
            elif verb.lemma in BECOME:
                passive = True
            else:
                tense = "state" if verb.tense == "pres" else "past"
            if main is not verb and (carried := called_for(body, follow, main)):
                main, passive = carried
        elif verb and verb.lemma in BE:
            copula = True
    if main and main.lemma in _TAKING_SIDES and "seg" in [t.low for t in body[at + 1 : at + 4]]:
        main = main._replace(kind="opinion")  # "stiller seg bak", "slutter seg til"
    if main and main.lemma in FORGETTING and (inner := not_forgotten(body, at)):
        main = main._replace(kind=inner.kind)
    main = seen(body, main) if main and main.lemma == "setje" else main
    if main and not key and (own := promised(body, at, main)):
        token, main, key = own
        tense = "modal" if key else "present"
    if main and takes_place(body, at, main, subject):
        main = Verb("skje", "happen", main.tense)
    if main and passive and not key and meets(body, at, main, subject):
        main, passive = Verb("møtes", "happen", "pres"), False
    phrase = committed(body, at, main)
    if tense in ("past", "perfect") and undertaken(body, at, main):
        tense, phrase = "present", True  # "Kari tok på seg å ringe": it is yet to be done
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
        denied,
        phrase,
        copula,
        token.start,
    )
