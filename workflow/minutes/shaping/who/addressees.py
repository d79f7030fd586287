"""Who does it, where the words before a colon name them: "Kari: …", "Aksjon KM: …", "PR v/Kari: …".

Owns telling somebody named there from a topic. Other places that name an owner are `owners`; which
words stand before a colon at all is `structure.colons`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Names
from workflow.minutes.structure.sections import Unit

_JOINT = re.compile(r"\s*[/,+&]\s*|\s+og\s+")
_LABELS = lexicon.words("label", "task") | lexicon.words("label", "owner")
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_NAME = re.compile(r"[A-ZÆØÅ][\w.-]*(?: [A-ZÆØÅ][\w.-]*){0,2}")
# "Økonomi (Kari)", "PR v/Kari", "PR ved Kari"
_FOR_MATTER = re.compile(r".+?(?: \(([^()]+)\)|,? v(?:/|ed) ?(.+))")
_PART = re.compile(r"([A-ZÆØÅ][\w.-]*(?: [A-ZÆØÅ][\w.-]*)*) \([a-zæøå][^()]*\)")
_MATTER_BEHIND = re.compile(r"(.+?) [–-] .+")  # "Kari – PR"
_WHICH = ("ig", "leg", "isk")  # so ends what tells which office is meant: "daglig leder"
_PUT_FORWARD = lexicon.words("label", "discussion")  # "Forslag 3 (Kari)" names who has it
_NAMED_BODIES = lexicon.words("group", "named")
_FEW = 3  # words that name a body, at most, and none is a clause
_KEEPING_MINUTES = lexicon.words("grammar", "keeping_minutes")
_NO_SUBJECT = ("none", "i")
_SAYS = re.compile(r"(.+) (?:sier|sa|seier|sei|sade|svarer|svarar|svara|svarte)")


def named(unit: Unit, clause: Clause, names: Names) -> str | None:
    """The words before the colon that name who is to do what the clause says; None without."""
    lead = (unit.lead or "").strip(" *_")
    label, _, rest = lead.partition(" ")
    if label.lower() in _LABELS and (who := _somebody(rest.strip("()"), names, initials=True)):
        return who if clause.subject not in ("person", "role", "group", "name") else None
    if clause.subject in ("i", "we") and (says := _SAYS.fullmatch(lead)):
        return _somebody(says[1], names, initials=True)  # "Rektor sier: Jeg henger opp plakaten"
    if clause.subject not in _NO_SUBJECT or label.lower() in _PUT_FORWARD:
        return None
    if not unit.speaks:
        told = _FOR_MATTER.fullmatch(lead)
        if told and (who := _somebody(told[1] or told[2], names)):
            return who
    elif (told := _MATTER_BEHIND.fullmatch(lead)) and (who := _somebody(told[1], names)):
        return who
    return without_part(lead) if _leads(unit, clause, names) else None


def over(words: str, names: Names) -> str | None:
    """Who is named behind the matter in a heading: "Nøkler (Kari)", "Nøkler v/Kari"; None without,
    and where that is who has put it forward: "Forslag 3 (Kari)"."""
    told = _FOR_MATTER.fullmatch(words)
    who = told and (told[1] or told[2])
    if words.partition(" ")[0].lower() in _PUT_FORWARD:
        return None
    return who if who and _somebody(who, names) else None


def is_office(words: str) -> bool:
    """Whether words are an office, whose report stands below them: "Nestleder", "Kasserer:"."""
    low = words.lower()
    office = " " not in words and low not in _KEEPING_MINUTES
    return office and lexicon.noun(low, "role", "words") is not None


def without_part(words: str) -> str:
    """Somebody's name without what they answer for in brackets: "Kari (sosialt)"."""
    part = _PART.fullmatch(words)
    return part[1] if part else words


def _somebody(words: str, names: Names, initials: bool = False) -> str | None:
    """The words if they name people, offices or bodies, each of them, and no matter."""
    parts = _JOINT.split(words)
    return words if all(_is_one(part, names, initials) for part in parts) else None


def _is_one(words: str, names: Names, initials: bool) -> bool:
    first = words.split(" ")[0]
    if not first:
        return False
    if names.one(first):
        return _NAME.fullmatch(words) is not None or " " not in words
    few = " " not in words or (first.endswith(_WHICH) and words.count(" ") == 1)
    office = words.lower() == "alle" or (few and lexicon.acts(words.split(" ")[-1].lower()))
    return initials and (office or _INITIALS.fullmatch(words) is not None)


def _leads(unit: Unit, clause: Clause, names: Names) -> bool:
    """Whether who does it stands before the colon: "Kari: …", "KM/PD: rydde", "Kasserer: rydde"."""
    if unit.speaks:
        return True
    if not unit.lead or not (clause.bare or clause.opener == "finite"):
        return False
    if " " in unit.lead:  # "Rana kommune: Sender søknad"
        *names_it, body = unit.lead.split()
        told = clause.tense == "present" and body.lower() in _NAMED_BODIES
        return told and len(names_it) < _FEW and names_it[0][0].isupper()
    return lexicon.acts(unit.lead.lower()) or all(map(names.person, re.split(r"[/+]", unit.lead)))
