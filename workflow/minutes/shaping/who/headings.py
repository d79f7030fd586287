"""Who does what stands below the heading or label that names them: "Kari", "Nestleder", "Nøkler
(Kari)".

Owns telling them from headings of other sorts. Who is named in a clause itself or before its colon
is `owners` and `addressees`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.shaping.who import addressees
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.structure import whom

_TOLD_TO = re.compile(
    r"((?:[A-ZÆØÅ][\w.-]*|og|&|,| )+?) (?:har ansvar\w*|har|skal|må|tar|tek|ordner|ordnar)\b"
)
_OTHER_MATTERS = frozenset(("Anna", "ANNA"))  # which is a woman's name too
_INITIAL = re.compile(r"\w [A-ZÆØÅ]\.\s*$")  # "Marit S."
_TO_COME = ("present", "modal")
_BODY = re.compile(r"\w+kom(?:it[eé]\w*)?", re.IGNORECASE)  # "Arrkom", "Festkomiteen"


def named(candidate: Candidate, names: Names) -> str | None:
    """The person whose own list or section a unit stands in: "Kari", "Kari har ansvar for å:"."""
    unit, clause = candidate.unit, candidate.clause
    for words in (unit.label_text, *unit.path[-1:]):
        if _BODY.fullmatch(words) and (clause.bare or clause.opener == "finite"):
            return words  # "Trikom" over "Skal kjøpe kake"
        if (
            unit.attended
            and words == unit.label_text
            and clause.opener == "finite"
            and clause.tense in _TO_COME
        ):
            return words  # "Sundvik: Har kjøpt aggregat. Skal teste det 3. mai."
        if words in _OTHER_MATTERS and not names.bokmal and words not in names.people:
            continue  # "Anna" over what else was told, in nynorsk
        sets_out = clause.bare or (clause.opener == "finite" and clause.tense in _TO_COME)
        if sets_out and not clause.passive:
            if addressees.is_office(_plain(words)):
                return _plain(words)  # "Nestleder" over "Lager plan for sommeren"
            if clause.bare and (who := addressees.over(words.strip(), names)):
                return who
        if lexicon.first_name(_first(words)):
            told = _TOLD_TO.match(_plain(words)) if clause.bare else None
            name = told[1] if told else _plain(words)
            if words == unit.label_text:  # "Kari (sosialt):"
                name = addressees.without_part(name)
            return name if whom.is_name(name) else None
    return None


def _first(words: str) -> str:
    return (words.split() or [""])[0].strip(":*#")


def _plain(words: str) -> str:
    plain = " ".join(words.split()).strip(" *_:.,-–@")
    return plain + "." * bool(_INITIAL.search(words))
