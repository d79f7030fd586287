"""What somebody still is to do, told around a corner: "Kari har ikke sendt brevet, men gjør det i
morgen", "Kari sier at hun sender brevet".

Owns finding the deed there and reading both parts as one clause of it. What was agreed or asked of
others is `agreed` and `askings`, a deed that goes on another ("har laget utkast og sender det")
`shaping.tasks.sequels`.
"""

from __future__ import annotations

from itertools import pairwise

from workflow.minutes import lexicon
from workflow.minutes.grammar.clause import Clause
from workflow.minutes.grammar.tokens import ADVERBS, PREPOSITIONS, Token, modal, reading_as
from workflow.minutes.grammar.verbs import BECOME, FORGETTING, non_finite
from workflow.minutes.lexicon import Verb

_ACTIONS = lexicon.words("grammar", "action_classes") - {"other"}
_NOMINATIVE = lexicon.words("grammar", "nominative") - {"det", "du"}
_OTHERS = frozenset(("person", "role", "group", "name"))
_THINGS = frozenset(("thing", "proper", "it"))
_THEY = frozenset(("han", "hun", "ho", "de", "dei"))
_DOING = frozenset(("gjøre", "gjere"))
_IT = frozenset(("det", "dette"))
_TAKING = frozenset(("ta", "ordne", "fikse"))
_WHO = frozenset(("hvem", "kven"))
_FALLING_SHORT = frozenset(("rekke", "rekkje", "nå", "klare", "få", "komme", "kome"))
_JOINING = frozenset(("men", "og", "så", ","))
_STILL = frozenset(("will", "must", "want", "ought"))
_PLEDGING = lexicon.words("grammar", "pledging")
_TELLING_HOW = ADVERBS | PREPOSITIONS | {"det", "dette", "."}


def promised(body: tuple[Token, ...], at: int, main: Verb) -> tuple[Token, Verb, str | None] | None:
    """The finite verb of what somebody says to do themselves, the verb that it calls for and its
    modal: "Kari sier at hun sender brevet", "Per sa han skulle ringe"; None where nothing is to be
    done."""
    if main.lemma not in _PLEDGING:
        return None
    begin = at + 1
    begin += begin < len(body) and body[begin].low == "at"
    if begin + 1 < len(body) and begin > at + 1 and body[begin].low not in _THEY:
        begin = _pledged_too(body, begin)
    if begin + 1 >= len(body) or body[begin].low not in _THEY:
        return None
    finite = body[begin + 1]
    key = modal(finite.low)
    if key:
        follow = non_finite(body, begin + 2, with_participle=False)
        verb = reading_as(follow, "inf")
    else:
        verb = next((v for v in finite.verbs if v.tense == "pres"), None)
        verb = None if verb and verb.lemma == "få" else verb  # "han får telefoner"
    deed = verb is not None and verb.kind in _ACTIONS and verb.tense != "pass"
    return (finite, verb, key) if verb and deed else None


def _pledged_too(body: tuple[Token, ...], begin: int) -> int:
    """Where the second clause of what somebody says begins, behind its "at": "Kari svarte at tida
    er knapp, men at hun skal se på saken"; the end of the words where there is none."""
    pairs = enumerate(pairwise(body[begin:]), begin)
    joint = (at for at, (one, two) in pairs if one.low in ("men", "og") and two.low == "at")
    return next(joint, len(body)) + 2


def made_good(found: list[Clause]) -> list[Clause]:
    """The clauses, where one that tells what was left undone and the next, by which it is done
    after all, are one: "Per rakk ikke å ringe, men gjør det i dag"."""
    for at in range(len(found) - 1, -1, -1):
        clause, after = found[at], found[at + 1] if at + 1 < len(found) else None
        if (deed := _left(clause)) is None:
            continue
        token, verb = deed
        behind = after.tokens if after else _behind(clause, token)
        other = after is not None and after.opener == "subject" and after.subject in _OTHERS
        if other and after:
            behind = tuple(word for word in behind if word.start >= after.verb_at)
        if behind and (how := _done_then(behind, verb)):
            key, passive = how
            who = after if other and after else clause
            words = (*clause.tokens, *after.tokens) if after else clause.tokens
            if other:  # "Kari har ikke ringt, men Per gjør det": she is no part of it
                words = tuple(word for word in words if word.start >= token.start)
            whole = clause._replace(
                subject=who.subject,
                owner=who.owner,
                end=after.end if after else clause.end,
                tokens=words,
                tense="modal" if key else "present",
                modal=key,
            )
            found[at : at + 1 + (after is not None)] = [_of_deed(whole, token, verb, passive)]
    return found


def resumed(before: Clause, clause: Clause) -> Clause | None:
    """The clause that tells what was left undone, or who is to do what, as what the next sentence
    says is done: "Kari har glemt å ringe. Gjør det nå.", "Hvem ringer banken? Kari gjør det."; None
    where the two say no such thing."""
    if clause.verb is None or clause.passive:
        return None
    words = tuple(token for token in clause.tokens if token.start >= clause.verb_at)
    if len(words) < 2 or words[1].low not in _IT:
        return None
    asked = _asked(before)
    if asked and clause.verb.lemma in (*_DOING, *_TAKING, asked[1].lemma):
        token, verb = asked
        behind = tuple(word for word in before.tokens if word.start >= token.start)
        behind = behind[:-1] if behind[-1].low == "?" else behind
        whole = before._replace(start=token.start, end=behind[-1].end, tokens=behind)
        whole = whole._replace(opener="finite", tense="present", modal=None)
        return _of_deed(whole._replace(subject="none", owner=None), token, verb, False)
    if clause.verb.lemma not in _DOING or (deed := _left(before)) is None:
        return None
    return _of_deed(before._replace(tense="present"), *deed, False)


def _asked(clause: Clause) -> tuple[Token, Verb] | None:
    """The deed that a clause asks who does, and its word: "Hvem ringer banken?"."""
    who = next((token.low for token in clause.tokens if token.word), "")
    if clause.opener != "question" or who not in _WHO or clause.verb is None:
        return None
    said = (t for t in clause.tokens if t.start >= clause.verb_at and clause.verb in t.verbs)
    token = next(said, None)
    return (token, clause.verb) if token and clause.verb.kind in _ACTIONS else None


def _of_deed(clause: Clause, token: Token, verb: Verb, passive: bool) -> Clause:
    return clause._replace(
        verb=verb._replace(tense="pres"), passive=passive, negated=False, verb_at=token.start
    )


def _left(clause: Clause) -> tuple[Token, Verb] | None:
    """The deed that a clause tells was not done, and its word."""
    verb = clause.verb
    if verb is None or clause.tense not in ("perfect", "past", "state"):
        return None
    forgotten = verb.lemma in FORGETTING
    if forgotten or (clause.negated and verb.lemma in _FALLING_SHORT):
        for before, token in pairwise(clause.tokens):
            got = any(v.lemma == "få" and v.tense == "part" for v in before.verbs)
            if before.start > clause.verb_at and (before.low == "å" or got):
                # "har ikkje fått skrive brevet", whose form is the infinitive's too
                inner = reading_as(token, "part" if got else "inf")
                return (token, inner) if inner and inner.kind in _ACTIONS else None
        return None
    if not clause.negated or clause.tense == "past" or verb.kind not in _ACTIONS:
        return None
    if clause.tense == "state" and clause.subject not in _THINGS:
        return None
    said = (t for t in clause.tokens if t.start > clause.verb_at and verb in t.verbs)
    done = next(said, None)
    return (done, verb) if done else None


def _behind(clause: Clause, deed: Token) -> tuple[Token, ...]:
    """The words behind the first comma after a deed: "…, gjør det på mandag"."""
    words = clause.tokens
    after = (at for at, t in enumerate(words) if t.low == "," and t.start > deed.start)
    at = next(after, None)
    return words[at + 1 :] if at is not None else ()


def _done_then(words: tuple[Token, ...], deed: Verb) -> tuple[str | None, bool] | None:
    """The modal by which words tell that a deed is done after all, and whether in the passive:
    "men gjør det", "men skal gjøre det", "men ringer i morgen", "men blir sendt"."""
    at = 0
    while at < len(words) and words[at].low in _JOINING:
        at += 1
    if at < len(words) and words[at].low in _NOMINATIVE:
        at += 1
    if at >= len(words):
        return None
    becomes = any(v.lemma in BECOME and v.tense == "pres" for v in words[at].verbs)
    if becomes:
        part = reading_as(words[at + 1] if at + 1 < len(words) else None, "part")
        return (None, True) if part and part.lemma == deed.lemma else None
    key = modal(words[at].low)
    if key and key not in _STILL:
        return None
    token = non_finite(words, at + 1, with_participle=False) if key else words[at]
    verb = reading_as(token, "inf" if key else "pres")
    if token is None or verb is None or verb.tense not in ("inf", "pres"):
        return None
    place = words.index(token) + 1
    behind = [one.low for one in words[place : place + 2]]
    if verb.lemma in _DOING:
        return (key, False) if behind[:1] and behind[0] in _IT and behind[-1] != "ikke" else None
    same = verb.lemma == deed.lemma and set(behind[:1]) <= _TELLING_HOW
    return (key, False) if same else None
