"""Somebody new whom the words before tell of without a name: "Vi har fått ny rådgiver. Han starter
2. mai."

Owns finding them, and calling what they begin with by them. Whom a pronoun stands for where
somebody is named is `antecedents`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Names
from workflow.minutes.shaping.words.wording import without_times
from workflow.minutes.signs.candidates import Candidate

_PRONOUNS = frozenset(("hun", "ho", "han", "vedkommende", "vedkomande"))
_NEW = re.compile(
    rf"\b(?:{'|'.join(lexicon.phrases('grammar', 'taken_in'))})"
    r"(?: (?:seg|oss|en|ein|ei|nå|no))* ((?:ny|midlertidig|mellombels|fast) [a-zæøå-]{4,})\b"
)
_BEGINNING = frozenset(("begynne", "starte", "tiltre", "komme", "kome", "være", "vere"))


def named(candidate: Candidate, before: Sequence[Candidate], names: Names) -> str | None:
    """The newcomer for whom the subject "hun" or "han" stands: told of in the sentence right
    before, in words of the text; None where somebody is named there."""
    unit, clause = candidate.unit, candidate.clause
    if clause.subject != "they" or clause.owner is None:
        return None
    if unit.text[slice(*clause.owner)].lower() not in _PRONOUNS:
        return None
    last = next((c for c in reversed(before) if c.unit.start < unit.start), None)
    if last is None or not unit.follows(last.unit):
        return None
    told = _NEW.search(last.low)
    if told is None or any(names.person(t.text) for t in last.clause.tokens):
        return None
    return told[1]


def begins(candidate: Candidate, who: str) -> str | None:
    """What takes place where a newcomer begins: "Ny rådgiver starter"; None of all else they do."""
    clause = candidate.clause
    if clause.verb is None or clause.verb.lemma not in _BEGINNING or clause.owner is None:
        return None
    start, end = clause.owner
    if start > clause.verb_at:
        return None
    return f"{who.capitalize()} {without_times(candidate, end, clause.end).strip()}"
