"""Who it is that a title calls "hun" or "han": "Professor Lie kommer i mai. Hun holder foredrag."

Owns putting who it is in a title that is a sentence: whom the sentence before begins with, or whose
the item is. Whose it is told so is `antecedents`; a pronoun for what something is done to is
`referents`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes.grammar.tokens import PREPOSITIONS, Names
from workflow.minutes.shaping.findings import personal_data
from workflow.minutes.shaping.words.wording import short
from workflow.minutes.signs.candidates import Candidate

_BEGINS = re.compile(r"(?:Hun|Han|Ho) (?=[a-zæøå])")
_NAMED = ("person", "role", "name")
_DOING_NOTHING = ("state", "happen")


def named(
    title: str, candidate: Candidate, before: Sequence[Candidate], owner: str | None, names: Names
) -> str:
    """The title of a whole clause with who it is for the pronoun that it begins with: "Hun holder
    foredrag" is "Professor Lie holder foredrag"; as it is where that may be two."""
    said = _BEGINS.match(title)
    if said is None or candidate.clause.subject != "they":
        return title
    who = _begins_before(candidate, before, names) or _owning(candidate, before, owner, names)
    return short(f"{who[:1].upper()}{who[1:]} {title[said.end() :]}") if who else title


def _begins_before(candidate: Candidate, before: Sequence[Candidate], names: Names) -> str | None:
    """Whom the sentence before begins with, as it calls them, where it names nobody else."""
    unit = candidate.unit
    last = [c for c in before if unit.follows(c.unit)]
    if not last or candidate.which or personal_data(last[0].unit.text):
        return None
    first = last[0].clause
    if first.subject not in _NAMED or first.opener != "subject" or first.owner is None:
        return None
    words = [t for t in first.tokens if first.owner[0] <= t.start < first.owner[1]]
    others = [t for c in last for t in c.clause.tokens if t not in words and names.person(t.text)]
    if others or any(t.low == "og" for t in words):
        return None
    end = next((t.start for t in words if t.low in PREPOSITIONS), first.owner[1])
    return " ".join(last[0].unit.text[first.owner[0] : end].split()).rstrip(",") or None


def _owning(
    candidate: Candidate, before: Sequence[Candidate], owner: str | None, names: Names
) -> str | None:
    """Whose the item is, where the clause before names nobody else. In nynorsk a thing is "han" or
    "ho" too, and does nothing."""
    clause = candidate.clause
    if owner is None or clause.verb is None or clause.copula:
        return None
    if not names.bokmal and clause.verb.kind in _DOING_NOTHING:
        return None
    told = next((c for c in reversed(before) if c.unit.start < candidate.unit.start), None)
    others = [] if told is None else [t.text for t in told.clause.tokens if names.person(t.text)]
    return owner if all(one in owner.split() for one in others) else None
