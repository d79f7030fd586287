"""Clauses that tell what is so as a rule, what is asked, thought or left open: no item.

Owns knowing them by their own words, whatever the signs say. What is put forward, settled or
called off is `surroundings`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from workflow.minutes import lexicon
from workflow.minutes.grammar.clause import Clause
from workflow.minutes.grammar.verbs import FORGETTING
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.structure.blocks import BULLET, HEADING
from workflow.minutes.timex import Kind as Sort


def _any_of(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.phrases('grammar', key))})\b")


_AS_A_RULE = _any_of("as_a_rule")
_AS_BEFORE = _any_of("as_before")
_WEEKLY = frozenset((Sort.WEEKDAY, Sort.CLOCK))
_THIS_TIME = _any_of("this_time")
_LEFT_OPEN = _any_of("left_open")
_WEIGHED = re.compile(rf"\W*(?:{'|'.join(lexicon.phrases('grammar', 'weighed'))})\b")
_WELCOME = _any_of("welcome")
_ROUTINE = _any_of("routines")
_ASKED = re.compile(rf"\W*(?:{'|'.join(lexicon.phrases('grammar', 'asked'))})\b[^?]*\?\W*")
_TELLS = re.compile(
    rf"\W*(?:[\w-]+ ){{1,4}}(?:{'|'.join(lexicon.phrases('grammar', 'telling_heads'))})\W*"
)
_OWN_TALK = re.compile(rf"(?:{'|'.join(lexicon.phrases('grammar', 'own_talk'))})\b")
_TALKED_OF = re.compile(rf"\W*(?:{'|'.join(lexicon.phrases('grammar', 'talked_of'))})\b")
_REGARDING = _any_of("regarding")
_AT_IT = _any_of("at_it")
_WHENEVER = _any_of("whenever")
_SEEING = frozenset(("sjå", "se"))
_CONCLUDING = "konkludere"
_THINGS = frozenset(("thing", "proper", "it"))
_HOLDING = frozenset(("holde", "halde"))
_THINKING = lexicon.words("grammar", "thinking")
_THEM = frozenset(("person", "role", "group", "name", "they"))
_EXPECTING = lexicon.words("grammar", "expecting")
_PROPOSING = frozenset(("foreslå", "føreslå"))
_TELLING = lexicon.words("grammar", "telling")
_FEW = 4  # words behind a verb of thinking in which what is thought begins
_DUTIES = ("decision", "task", "deadline")  # labels that make a rule of what is said


def general(candidate: Candidate) -> bool:
    """Whether a clause tells of no single thing to do or to come: a routine ("Møtet er som regel i
    mai"), a question ("Skal vi ha dugnad i mai?"), or what is weighed and not decided."""
    unit, low = candidate.unit, candidate.low
    if _LEFT_OPEN.search(low) or _WEIGHED.match(low) or _ASKED.fullmatch(unit.low):
        return True
    if unit.form in (HEADING, BULLET) and _TELLS.fullmatch(unit.low):
        verb = candidate.clause.verb  # "Leder informerer", but "Kari ringer og informerer"
        return verb is None or verb.lemma in _TELLING
    if _forgets(candidate):
        return True
    if _WELCOME.search(low) and not candidate.all_moments:
        return True
    return _usual(candidate)


def _forgets(candidate: Candidate) -> bool:
    """Whether a clause only complains of what is left undone: "Mange glemmer å melde seg på"."""
    clause = candidate.clause
    forgets = clause.verb is not None and clause.verb.lemma in FORGETTING
    return forgets and clause.tense == "present" and not (clause.negated or clause.modal)


def thought(candidate: Candidate) -> bool:
    """Whether a clause only tells what somebody thinks ought to be: "Per mener at vi må kjøpe ny"
    (five of 742 in lessons and unseen minutes are tasks, and two events)."""
    clause = candidate.clause
    if clause.verb is None or clause.verb.lemma not in _THINKING or clause.tense != "present":
        return False
    behind = [token for token in clause.tokens if token.start > clause.verb_at][:_FEW]
    inner = any(token.low == "at" or token.finite for token in behind)
    return clause.subject in _THEM and not clause.passive and inner


def talk(candidate: Candidate) -> bool:
    """Whether a clause tells of the meeting's own talk: "Kari tar ordet", "Det ble foreslått å …"
    (one of 265 in lessons and unseen minutes is a task)."""
    clause, unit = candidate.clause, candidate.unit
    if _TALKED_OF.match(candidate.low):
        return True
    verb = clause.verb.lemma if clause.verb else ""
    put_off = "avvent" in candidate.low  # "Avventes til neste møte"
    if verb in _EXPECTING and not put_off and (clause.passive or clause.tense == "state"):
        return True  # "Svar forventes i mai" (one of 57)
    if verb in _PROPOSING and clause.subject in _THEM and not clause.modal:
        behind = (token.low for token in clause.tokens if token.start > clause.verb_at)
        return next(behind, "") == "å"  # "Per foreslår å kjøpe ny" (none of 13)
    if clause.tense != "present" or clause.subject not in _THEM or candidate.moments:
        return False
    return unit.label not in _DUTIES and bool(_OWN_TALK.match(unit.low, max(0, clause.verb_at)))


def goes_on(candidate: Candidate) -> bool:
    """Whether a clause tells how somebody regards a thing, what they are at, or what is always to
    be done: "Styret ser alvorlig på dette" (none of 12 in lessons and unseen minutes), "Per holder
    på med søknaden" (none of 48), "Avvik skal alltid meldes" (none of ten)."""
    unit, clause = candidate.unit, candidate.clause
    if candidate.moments or clause.verb is None or unit.label in _DUTIES:
        return False
    if clause.modal:
        return _WHENEVER.match(unit.low, max(0, clause.verb_at)) is not None
    if clause.tense != "present" or _does_besides(clause):
        return False
    if clause.verb.lemma == _CONCLUDING and clause.subject in _THINGS:
        return True  # "Rapporten konkluderer med at kaia er for kort"
    if clause.verb.lemma in _SEEING:
        return _REGARDING.search(unit.low, clause.verb_at, clause.end) is not None
    at_it = clause.verb.lemma in _HOLDING and _AT_IT.match(unit.low, max(0, clause.verb_at))
    return bool(at_it)


def _does_besides(clause: Clause) -> bool:
    """Whether somebody does more than what they are at: "holder på med lista og sender den ut"."""
    behind = [token for token in clause.tokens if token.start > clause.verb_at]
    return any(a.low in ("og", "men", ",") and b.finite for a, b in pairwise(behind))


def _usual(candidate: Candidate) -> bool:
    """Whether a clause tells what is done as a rule, and not this time."""
    unit, clause = candidate.unit, candidate.clause
    if clause.tense not in ("present", "none") or unit.label in _DUTIES:
        return False
    if unit.lead and _ROUTINE.search(unit.lead.lower()):
        return True
    days = [m.expression.kind for m in candidate.all_moments]
    weekly = len(days) > 1 and set(days) <= _WEEKLY and clause.tense == "present"
    if weekly and _AS_BEFORE.search(candidate.low):
        return True  # "Treningene er mandag og onsdag som før"
    return bool(_AS_A_RULE.search(candidate.low)) and not _THIS_TIME.search(unit.low)
