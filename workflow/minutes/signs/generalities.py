"""Clauses that tell what is so as a rule, what is asked or what is left open: no item.

Owns knowing them by their own words, whatever the signs say. What is put forward, settled or
called off is `surroundings`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.structure.blocks import BULLET, HEADING


def _any_of(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.phrases('grammar', key))})\b")


_AS_A_RULE = _any_of("as_a_rule")
_THIS_TIME = _any_of("this_time")
_LEFT_OPEN = _any_of("left_open")
_WEIGHED = re.compile(rf"\W*(?:{'|'.join(lexicon.phrases('grammar', 'weighed'))})\b")
_WELCOME = _any_of("welcome")
_ROUTINE = _any_of("routines")
_ASKED = re.compile(rf"\W*(?:{'|'.join(lexicon.phrases('grammar', 'asked'))})\b[^?]*\?\W*")
_TELLS = re.compile(
    rf"\W*(?:[\w-]+ ){{1,4}}(?:{'|'.join(lexicon.phrases('grammar', 'telling_heads'))})\W*"
)
_TELLING = lexicon.words("grammar", "telling")
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
    if _WELCOME.search(low) and not candidate.all_moments:
        return True
    return _usual(candidate)


def _usual(candidate: Candidate) -> bool:
    """Whether a clause tells what is done as a rule, and not this time."""
    unit, clause = candidate.unit, candidate.clause
    if clause.tense not in ("present", "none") or unit.label in _DUTIES:
        return False
    if unit.lead and _ROUTINE.search(unit.lead.lower()):
        return True
    return bool(_AS_A_RULE.search(candidate.low)) and not _THIS_TIME.search(unit.low)
