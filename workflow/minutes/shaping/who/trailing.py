"""The name that closes a unit as its owner: "… (Kari)", "… – Kari, 19. april", "… (Kari, Doodle)".

Owns finding it behind what is to be done. Whether it is the owner, where the words name others too,
is `owners`; that a name closes a unit at all, as a sign, `deeds`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.grammar.tokens import PREPOSITIONS
from workflow.minutes.signs import deeds
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.structure import whom

_EVERYBODY = re.compile(r"[,–:(-]\s*(alle)\s*\)?\s*[.!]?\s*$", re.IGNORECASE)
_NAME = r"[^\W\d_][\w.-]*(?: [A-ZÆØÅ][\w.-]*){0,2}"
_JOINED = rf"{_NAME}(?:\s?(?:/|\+|&| og |, )\s?{_NAME}){{0,3}}"
_BRACKETED = re.compile(rf"\(({_JOINED})(?:,[^()]{{1,40}})?\)\s*\.?\s*$")
_LOOSE = " ,;"
_JOINT = re.compile(r"\s?(?:/|\+|&| og |, )\s?")
_NOBODY = ("ansvarlig", "ansvarleg")
# small words that are names with a capital: "(mai)", "(per)"
_WORDS = PREPOSITIONS | lexicon.words("month", "words") | lexicon.words("grammar", "names_too")
_WITH = re.compile(  # "med Kari Vik (leder), "
    r"\b(?:med|av) (?:[A-ZÆØÅ][\w-]*(?: [A-ZÆØÅ][\w-]*)*(?: \([^()\d]*\))?(?:, | og ))+$"
)
_LIST = re.compile(rf"[:–] ((?:{_NAME}(?:, | og ))+)$")  # "Kiosk: Kari, Per og Anne"
_OFFICE = re.compile(r"[\w).] [–-] ((?:dagl[ei]g )?[a-zæøå]{4,})\s*\.?\s*$")


def owner(candidate: Candidate, names: Names) -> str | None:
    """The name or names that close the unit, a time behind them or not; None without."""
    if _own_words(candidate).endswith(")"):
        return bracketed(candidate, names)
    text = candidate.unit.text
    ends = candidate.all_moments[-1].expression.span if candidate.all_moments else (0, 0)
    if text[ends[1] - candidate.unit.start :].strip(" .)*_") == "" and ends[1]:
        before = text[: ends[0] - candidate.unit.start].rstrip(" ,–-(/")
        if last := deeds.trailing_owner(before, names) or _EVERYBODY.search(before):
            return last.group(1)
    if told := bracketed(candidate, names):
        return told
    last = deeds.trailing_owner(text, names) or _EVERYBODY.search(text)
    if last and _WITH.search(text, 0, last.start(1)):
        return None  # "en gruppe med Kari, Per og Anne"
    if last is None:
        return _office(candidate)
    more = _LIST.search(text, 0, last.start(1))
    listed = more is not None and whom.is_name(more[1].rstrip(", "))
    return text[more.start(1) : last.end(1)] if more and listed else last.group(1)


def bracketed(candidate: Candidate, names: Names) -> str | None:
    """Those that a closing bracket names first: "(Kari, før demo)", "(emma)", "(Kari + leder)"."""
    own = _own_words(candidate)
    text = own if own.endswith(")") else candidate.unit.text
    told = _BRACKETED.search(text, max(0, text.rfind("("))) if ")" in text[-4:] else None
    if told is None or told.start() == 0:
        return None
    who: list[str] = []
    offices = candidate.clause.verb is not None  # "Årsmøte (kontoret)" tells where
    for part in _JOINT.split(told[1]):
        if not _is_somebody(part, names, offices):
            break
        who.append(part)
    return told[1][: told[1].index(who[-1]) + len(who[-1])] if who else None


def _own_words(candidate: Candidate) -> str:
    """The words of a clause that another follows in its sentence, without what joins them; "" of
    the last one."""
    if candidate.which + 1 == candidate.of:
        return ""
    return candidate.text.rstrip(_LOOSE).removesuffix(" og").rstrip(_LOOSE)


def _is_somebody(words: str, names: Names, offices: bool) -> bool:
    """Whether words in a bracket are a person, written small or not, or one of `offices`."""
    first = words.split()[0]
    if names.person(first) or (
        offices and first.lower() not in _NOBODY and lexicon.acts(first.lower())
    ):
        return True
    small = first.islower() and first not in _WORDS and not lexicon.verb(first)
    return small and lexicon.first_name(first.capitalize())


def _office(candidate: Candidate) -> str | None:
    """The office behind a dash: "Følge opp klagen – leder"."""
    text = candidate.unit.text
    told = (
        _OFFICE.search(text) if candidate.clause.bare and (" – " in text or " - " in text) else None
    )
    return told[1] if told and lexicon.acts(told[1].split()[-1]) else None
