"""Words before a colon that are a clause of their own: "Kari kjøper inn: pølser og brus".

Owns telling them from a topic or a speaker, which `structure` takes them for since it knows no
grammar: who does what is said in front of the colon, and behind it only what with. And whom a
label of duty names, since the names of a document tell who is somebody: "Aksjon KM: …".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from workflow.minutes import lexicon
from workflow.minutes.grammar import many
from workflow.minutes.grammar.clauses import Clause, Names, clauses
from workflow.minutes.signs.deeds import AGENTS
from workflow.minutes.structure import colons
from workflow.minutes.structure.sections import Unit

_WHO = AGENTS | {"we", "i", "they", "proper", "all", "those"}
# what these do stands behind the colon: "Kari sier: …", "Styret vedtok: …", "Vi tar dette: …"
_TELLING = frozenset(("communicate", "report", "opinion", "decide", "present", "state", "happen"))
_JOINED = re.compile(r"[ ]*(?:[,/&+]|\bog\b)[ ]*|[ ]+")
_DUTIES = ("task", "owner")  # kinds of labels that may name who is to do what follows


def settle(units: Iterable[Unit], names: Names) -> list[Unit]:
    """The units, those that tell before their colon who does what without a lead, and those whose
    label names who is to do it with that owner."""
    told = (_spoken(unit, names) for unit in units) if names.present else units
    return [_whole(unit) if _acts(unit, names) else _asked(unit, names) for unit in told]


def _spoken(unit: Unit, names: Names) -> Unit:
    """The unit, where a body that attended leads its block, as theirs: "Sundvik: Skal teste …"."""
    theirs = unit.label == "topic" and unit.label_text in names.present
    return replace(unit, attended=True) if theirs else unit


def _asked(unit: Unit, names: Names) -> Unit:
    """The unit with whom its label names: "Aksjon KM: …", "Tiltak Kari Moen: …", "AP alle: …"; or
    who is named by a colon of its own behind the label: "Aksjon: Alle kommuner: …"."""
    if unit.lead_kind not in _DUTIES or unit.owner or not unit.lead:
        return unit
    if " " not in unit.lead:
        return _asked_behind(unit, names)
    said = unit.lead.split(" ", 1)[1].strip(" ()–-")
    return replace(unit, owner=said) if _names_somebody(said, names) else unit


def _asked_behind(unit: Unit, names: Names) -> Unit:
    """The unit with whom the words behind its label name before a colon of their own, and without
    those."""
    said, end = colons.lead(unit.text[unit.body :]) if ":" in unit.text[unit.body :] else (None, 0)
    if said is None:
        return unit
    named = many.all_who_act(said) or _names_somebody(said, names)
    return replace(unit, owner=said, body=unit.body + end) if named else unit


def _names_somebody(said: str, names: Names) -> bool:
    """Whether words are nothing but people, an office or a body, as a label names them."""
    words = [word for word in _JOINED.split(said) if word]
    first = words[0] if words else ""
    known = bool(first) and (names.person(first) or _initials(first) or _office(said.lower()))
    called = all(word[0].isupper() for word in words) or _office(said.lower())
    return known and called and len(words) <= 5


def _initials(word: str) -> bool:
    return word.isupper() and word.isalpha() and 2 <= len(word) <= 4


def _office(low: str) -> bool:
    """Whether a word in lower case is a role, a body or all."""
    office = any(lexicon.noun(low, table, "words", False) for table in ("role", "group"))
    return low == "alle" or (" " not in low and office)


def _acts(unit: Unit, names: Names) -> bool:
    if not unit.lead or unit.lead_kind not in ("topic", "speaker") or " " not in unit.lead:
        return False
    if any(clause.opener != "verbless" for clause in clauses(unit.text, unit.body, names)):
        return False
    leading = clauses(unit.text[: unit.body], 0, names)  # none where another cell leads it
    return bool(leading) and _does(leading[-1])


def _does(clause: Clause) -> bool:
    """Whether a clause tells who does, or is to do, something."""
    if clause.verb is None or clause.verb.kind in _TELLING or clause.passive:
        return False
    return clause.subject in _WHO and clause.tense in ("present", "modal") and not clause.bare


def _whole(unit: Unit) -> Unit:
    whole = replace(unit, body=0, lead=None, lead_kind=None)
    return replace(whole, label=None, label_text="") if unit.label_text == unit.lead else whole
