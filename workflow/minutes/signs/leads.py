"""Words before a colon that are a clause of their own: "Kari kjøper inn: pølser og brus".

Owns telling them from a topic or a speaker, which `structure` takes them for since it knows no
grammar: who does what is said in front of the colon, and behind it only what with.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workflow.minutes.grammar.clauses import Clause, Names, clauses
from workflow.minutes.signs.deeds import AGENTS
from workflow.minutes.structure.sections import Unit

_WHO = AGENTS | {"we", "i", "they", "proper", "all", "those"}
# what these do stands behind the colon: "Kari sier: …", "Styret vedtok: …", "Vi tar dette: …"
_TELLING = frozenset(("communicate", "report", "opinion", "decide", "present", "state", "happen"))


def settle(units: Iterable[Unit], names: Names) -> list[Unit]:
    """The units, those that tell before their colon who does what without a lead."""
    return [_whole(unit) if _acts(unit, names) else unit for unit in units]


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
