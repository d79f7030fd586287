"""Whom a pronoun stands for: "Kari har snakket med rektor. Hun følger opp."

Owns looking back for the one, or the several, last named. What a pronoun for a thing points at is
`pointers`; that somebody called so owns a task is `owners`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.signs.candidates import Candidate
from workflow.minutes.structure import whom

FARTHEST = 12  # clauses that a pronoun may reach back
_SEVERAL = ("de", "dei", "den", "begge")
_ONE = ("hun", "ho", "han")
_TOGETHER = re.compile(
    r"[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?(?:, [A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?)*"
    r" og [A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?"
)


def named(candidate: Candidate, names: Names, before: Sequence[Candidate]) -> str | None:
    """Whom the subject "hun", "han" or "ho" stands for: the first named in the nearest clause of
    `before` that names anybody, under the same heading. "De" stands for several who are named
    together. The text's own words; None where nobody is found."""
    said = candidate.unit.text[slice(*(candidate.clause.owner or (0, 0)))].lower().split()
    several = said[:1] and said[0] in _SEVERAL
    here = candidate.unit.start + candidate.clause.start
    for other in reversed(before):
        if other.unit.path[:1] != candidate.unit.path[:1]:
            return None
        present = other.unit.label == "front" or "attendance" in other.unit.kinds[:1]
        listed = present and other.clause.opener == "verbless"
        if listed or other.unit.start + other.clause.start >= here:
            continue  # who is in a list of those present is told of in no sentence
        if several and (joined := _TOGETHER.search(other.text)):
            return _body(other, joined) or (joined[0] if whom.is_name(joined[0]) else None)
        lead = other.unit.lead if other.unit.lead_kind == "speaker" else None
        if several and lead and " og " in lead and whom.is_name(lead):
            return lead  # "Kari og Per: bestille mat. De ordner også telt."
        if found := _first_named(other, names):
            return None if several else found
        if other.unit.lead and other.unit.lead_kind == "speaker" and not several:
            return other.unit.lead  # "Kari: Salget åpner fredag. Hun legger ut …"
    return None


def with_others(words: str, candidate: Candidate, names: Names, before: Sequence[Candidate]) -> str:
    """The words of a subject with whom the pronoun stands for that they begin with: "Hun og Per" is
    "Kari og Per", "Begge" the two who were named together; as they are where nobody is found, or
    one who is named behind it."""
    if words.lower() == "begge":
        return named(candidate, names, before) or words
    pronoun, joint, others = words.partition(" og ")
    if not joint or pronoun.lower() not in _ONE:
        return words
    who = named(candidate, names, before)
    return words if who is None or who.split()[0] in others.split() else f"{who} og {others}"


def _body(other: Candidate, joined: re.Match[str]) -> str | None:
    """The body whose members a bracket behind it names: "Komiteen (Kari, Per og Anne) lager …"."""
    clause, text = other.clause, other.unit.text
    start, end = clause.owner or (0, 0)
    named_body, _, members = text[start:end].partition(" (")
    return named_body if clause.subject in ("group", "person") and joined[0] in members else None


def _first_named(candidate: Candidate, names: Names) -> str | None:
    """The person, or office, that a clause names first."""
    clause, text = candidate.clause, candidate.unit.text
    if clause.owner and (clause.subject in ("person", "role") or _tells_of_somebody(candidate)):
        words = text[slice(*clause.owner)]
        return words if " og " not in words else None
    for at, token in enumerate(clause.tokens):
        if names.person(token.text):
            last = at
            while last + 1 < len(clause.tokens) and clause.tokens[last + 1].text[0].isupper():
                last += 1
            return " ".join(text[token.start : clause.tokens[last].end].split())
    return None


def _tells_of_somebody(candidate: Candidate) -> bool:
    """Whether a clause tells of one person by what they are: "Arkitekten", "Takstmannen"."""
    clause = candidate.clause
    if clause.subject not in ("thing", "proper") or clause.opener != "subject" or not clause.owner:
        return False
    words = candidate.unit.text[slice(*clause.owner)].lower()
    one = " " not in words and words.endswith("en")
    return one and lexicon.noun(words, "grammar", "one_person") is not None
