"""Who it is that a title calls "hun" or "han": "Professor Lie kommer i mai. Hun holder foredrag."

Owns putting the name that the sentence before begins with in a title that is a sentence. Whose an
item is told so is `antecedents`; a pronoun for what something is done to is `referents`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes.grammar.tokens import PREPOSITIONS, Names
from workflow.minutes.shaping.findings import personal_data
from workflow.minutes.signs.candidates import Candidate

_BEGINS = re.compile(r"(?:Hun|Han|Ho) (?=[a-zæøå])")
_NAMED = ("person", "role", "name")


def named(title: str, candidate: Candidate, before: Sequence[Candidate], names: Names) -> str:
    """The title with who does it in place of the pronoun that it begins with, where the sentence
    before begins with somebody and names nobody else; else as it is."""
    said = _BEGINS.match(title)
    unit, clause = candidate.unit, candidate.clause
    if said is None or clause.subject != "they" or candidate.which:
        return title
    last = [c for c in before if c.unit.block == unit.block and c.unit.index == unit.index - 1]
    if not last or personal_data(last[0].unit.text):
        return title
    first = last[0].clause
    if first.subject not in _NAMED or first.opener != "subject" or first.owner is None:
        return title
    words = [t for t in first.tokens if first.owner[0] <= t.start < first.owner[1]]
    others = [t for c in last for t in c.clause.tokens if t not in words and names.person(t.text)]
    if others or any(t.low == "og" for t in words):
        return title
    end = next((t.start for t in words if t.low in PREPOSITIONS), first.owner[1])
    who = " ".join(last[0].unit.text[first.owner[0] : end].split()).rstrip(",")
    return f"{who} {title[said.end() :]}" if who else title
