"""Who is asked or given leave to do what: "Utvalget ber rådmannen legge fram …", "Leder får
fullmakt til å …", "Kari ble valgt til å …", "Det overlates til Per å …".

Owns finding whom it is put to and the verb of what is asked for, so that the item is theirs and
named by it. What else makes an owner is `owners`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Names, Token
from workflow.minutes.grammar.denials import negated
from workflow.minutes.grammar.tokens import ADVERBS, AMBIGUOUS

ASKING = frozenset(("be", "oppfordre", "oppmode", "anmode", "utfordre", "pålegge", "påleggje"))
_SMALL = frozenset(("om", "å", "til"))
_BEFORE_THING = frozenset(("om", "en", "ein", "et", "eit", "ei"))
_REACH = 9  # words from the request to what is asked for
_FARTHEST = 14  # words from what is given to the verb of what it is given for
_GIVING = frozenset(("gi", "gje", "gjeve", "tildele", "delegere"))
_GETTING = frozenset(("få",))
_ARRANGING = frozenset(("til", "på", "inn", "ut", "ordnet", "ordna"))
_CHOOSING = frozenset(("velge", "velje", "oppnevne", "utnevne", "utpeke", "utpeike"))
_LEAVING = frozenset(("overlate", "overlata"))
_FORMING = lexicon.words("grammar", "forming")
_GROUPS = tuple(sorted(lexicon.words("grammar", "formed")))
_ACTIONS = lexicon.words("grammar", "action_classes")
_OF = ("med", "av", ":")  # behind these stand those who are in it
_PURPOSES = (["som", "skal"], ["som", "må"], ["til", "å"], ["for", "å"])
_GOING_ON = ("at", "som")
_POINTING = ("disse", "desse", "følgende", "følgjande")
_HOW = ("lig", "leg")
_CHARGING = _GIVING | _GETTING | _CHOOSING | _LEAVING
_INVITING = frozenset(("invitere", "innby"))
_AS_GUESTS = lexicon.words("grammar", "as_guests")
_AUTHORITIES = tuple(sorted(lexicon.words("grammar", "authorities")))
_LEAVE = lexicon.words("grammar", "leave")


class Asking(NamedTuple):
    """Whom a request is put to, as offsets in the unit's text, and the verb that is asked for.

    The offsets are equal where nobody is named.
    """

    start: int
    end: int
    verb: Token


def to_come(clause: Clause) -> bool:
    """Whether somebody is invited only to be there or to tell of something, so that it is not
    theirs to do but to invite them: "Kommunalsjefen inviteres til å orientere"."""
    if clause.verb is None or not clause.passive or clause.verb.lemma not in _INVITING:
        return False
    behind = [token for token in clause.tokens if token.start > clause.verb_at]
    at = next((i for i, token in enumerate(behind[:-1], 1) if token.low == "å"), None)
    if at is None or [token.low for token in behind[at + 1 : at + 2]] == ["med"]:
        return False  # "inviteres til å komme med innspill"
    return any(verb.lemma in _AS_GUESTS for verb in behind[at].verbs)


def asked(clause: Clause, names: Names) -> Asking | None:
    """The request that a clause in the active makes, or the charge that it gives; None where it
    makes none of somebody."""
    if clause.verb is None:
        return None
    if clause.verb.lemma in _FORMING and (formed := _formed(clause, names)):
        return formed
    if clause.verb.lemma in _CHARGING:
        return _charge(clause, clause.verb.lemma, names)
    if clause.verb.lemma not in ASKING:
        return _besides(clause, names)
    if clause.subject == "person" and clause.tense == "present":
        return None  # "Kari ber klinikken sende tall": it is hers to ask
    request = None if clause.passive else _request(clause, names, clause.verb_at)
    if request and (_gets(clause, request.verb) or _is_outside(clause, request)):
        return None
    return request


def _gets(clause: Clause, verb: Token) -> bool:
    """Whether who asks is to get it: "ber kommunen om å få se planen", but no "få til en fest"."""
    after = next((token.low for token in clause.tokens if token.start > verb.start), "")
    return any(reading.lemma in _GETTING for reading in verb.verbs) and after not in _ARRANGING


def _is_outside(clause: Clause, request: Asking) -> bool:
    """Whether those who are asked are an authority that no body has the say over, so that it is to
    be asked: "Vi ber kommunen om å salte", but "Rådet ber kontoret lage en plan"."""
    asked = [t for t in clause.tokens if request.start <= t.start < request.end]
    return any(t.low.endswith(_AUTHORITIES) for t in asked)


def _besides(clause: Clause, names: Names) -> Asking | None:
    """The request that is made besides what was decided: "Styret tok saken til orientering og ba
    kontoret følge opp"."""
    if clause.subject not in ("group", "role", "it", "thing"):
        return None
    for joint, token in pairwise(clause.tokens):
        asks = joint.low == "og" and any(
            verb.lemma in ASKING and verb.tense in ("pres", "past") for verb in token.verbs
        )
        if asks and token.start > clause.verb_at:
            return _request(clause, names, token.start)
    return None


def _request(clause: Clause, names: Names, verb_at: int) -> Asking | None:
    after = [token for token in clause.tokens if token.start > verb_at][:_REACH]
    whom: list[Token] = []
    asks = clause.owner or (0, 0)  # who asks may stand behind the verb: "I mai ber styret alle …"
    for at, token in enumerate(after):
        if asks[0] <= token.start < asks[1]:
            continue
        if token.low in _SMALL:
            if at + 1 < len(after) and token.low == "å" and _infinitive(after[at + 1]):
                return _put(whom, after[at + 1], names)
        elif _can_act(token, names) and len(whom) < 4:
            whom.append(token)  # "kasserer" looks like a verb too
        elif any(verb.tense == "inf" for verb in token.verbs) and whom:
            thing = token.low in AMBIGUOUS and after[at - 1].low in _BEFORE_THING
            return None if thing else _put(whom, token, names)  # "ber Kari om et møte"
        elif token.word and not token.finite and len(whom) < 4:
            whom.append(token)
        else:
            return None
    return None


def _infinitive(token: Token) -> bool:
    """Whether a word behind "å" is a verb, also one that no list knows: "å korte ned"."""
    return bool(token.verbs) or (token.text.islower() and token.low.endswith(("e", "a")))


def _charge(clause: Clause, lemma: str, names: Names) -> Asking | None:
    """What somebody gets or is given leave to do, is chosen for, or is left to do."""
    after = [token for token in clause.tokens if token.start > clause.verb_at][:_FARTHEST]
    at = next((at for at, (a, b) in enumerate(pairwise(after)) if a.low == "å" and b.word), None)
    if at is None:
        return None
    lead, verb = after[:at], after[at + 1]
    leave = next((i for i, token in enumerate(lead) if token.low in _LEAVE), None)
    chosen = lemma in _CHOOSING and [token.low for token in lead[-1:]] == ["til"]
    if negated([token.low for token in lead]) or any(token.low in _GOING_ON for token in lead):
        return None  # "fikk ikke fullmakt til å …", "har mulighet ved at laget vurderer å …"
    if lemma in _LEAVING:
        to = next((i for i, token in enumerate(lead) if token.low == "til"), None)
        return _put(lead[to + 1 :], verb, names) if to is not None else None
    if not (leave is not None if lemma in _GIVING | _GETTING else chosen):
        return None
    start, end = clause.owner or (verb.start, verb.start)
    if any(token.low in _POINTING for token in clause.tokens if start <= token.start < end):
        start, end = verb.start, verb.start  # "Disse velges til å underskrive: …"
    if lemma in _GETTING or clause.passive or clause.tense == "state":
        return Asking(start, end, verb)
    whom = [token for token in lead[:leave] if not start <= token.start < end]
    if leave is not None and not whom:  # "gir fullmakt til Kari og Per til å …"
        whom = [token for token in lead[leave + 1 :] if token.low != "til"]
    whom = [token for token in whom if token.low not in _SMALL and token.low not in ("i", "som")]
    whom = [token for token in whom if all(verb.lemma != lemma for verb in token.verbs)]
    whom = [token for token in whom if _can_act(token, names) or (token.word and not token.finite)]
    return _put(whom, verb, names)


def _formed(clause: Clause, names: Names) -> Asking | None:
    """Those of whom a group is made, and what it is for: "Det settes ned en gruppe med Kari og Per
    som skal lage en plan"; None without their names."""
    after = [token for token in clause.tokens if token.start > clause.verb_at]
    group = next((i for i, token in enumerate(after) if token.low.endswith(_GROUPS)), None)
    if group is None:
        return None
    first = next((i for i in range(group, len(after)) if names.person(after[i].text)), None)
    if first is None or after[first - 1].low not in _OF:
        return None
    last = first
    while last + 1 < len(after) and (
        after[last + 1].low in ("og", ",", "&") or after[last + 1].text[0].isupper()
    ):
        last += 1
    whom = after[last - (after[last].low == ",")]
    purpose = [token.low for token in after[last + 1 : last + 3]]
    if len(after) < last + 4:
        return None
    does = next((v for v in after[last + 2].verbs if v.tense == "pres"), None)
    if purpose[0] == "som" and does and does.kind in _ACTIONS:
        return Asking(after[first].start, whom.end, after[last + 2])
    if purpose not in _PURPOSES or not after[last + 3].verbs:
        return None
    return Asking(after[first].start, whom.end, after[last + 3])


def _put(whom: list[Token], verb: Token, names: Names) -> Asking | None:
    while whom and whom[-1].low.endswith(_HOW):
        whom = whom[:-1]  # "ber skolen skriftlig redegjøre"
    while whom and whom[0].low in ADVERBS:
        whom = whom[1:]  # "ba òg styret"
    if not any(_can_act(token, names) for token in whom):
        return None
    return Asking(whom[0].start, whom[-1].end, verb)


def _can_act(token: Token, names: Names) -> bool:
    if names.person(token.text) or token.text in names.bodies:
        return True
    return lexicon.acts(token.low) or (token.text.isupper() and len(token.text) > 1)
