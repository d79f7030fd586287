"""What takes place, where the verb stands before who does it: "I mai kommer koret på besøk" is
"Koret kommer på besøk".

Owns putting such words in the order of a title. Which event a verb takes is `attending`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Token
from workflow.minutes.grammar.tokens import definite
from workflow.minutes.grammar.verbs import BE, BECOME
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

_NO_SUBJECTS = ("none", "it", "we", "i", "you")
_PRONOUNS = lexicon.words("grammar", "nominative") | {"alle"}
_VISIT = re.compile(r"(?:kommer|kjem) på (?:besøk|vitjing)\b")
_LONGEST = 6  # words of a subject that a title begins with


def straight(candidate: Candidate) -> str | None:
    """The clause's words with the subject first, times taken out; None where its verb is not the
    first word beside a time, or only says that something is."""
    clause, unit = candidate.clause, candidate.unit
    if clause.owner is None or clause.subject in _NO_SUBJECTS or clause.opener == "question":
        return None
    start, end = clause.owner
    if start <= clause.verb_at or unit.text[start:end].count(" ") >= _LONGEST:
        return None
    if without_times(candidate, clause.start, clause.verb_at).lower().strip(EDGES) not in (
        "",
        "den",
    ):
        return None
    verb = next((t for t in clause.tokens if t.start == clause.verb_at), None)
    if verb is None or candidate.subject_is_time or _only_is(verb):
        return None
    if not _is_whole([t for t in clause.tokens if start <= t.start < end]):
        return None
    if without_times(candidate, verb.end, start).strip(EDGES):
        return None  # "I mai skal også koret synge"
    rest = without_times(candidate, end, clause.end).strip()
    who = " ".join(unit.text[start:end].split())
    if visit := _VISIT.match(f"{verb.low} {rest}"):
        return f"Besøk av {lower_first(who)} {rest[visit.end() - len(verb.low) - 1 :]}"
    return f"{who[:1].upper()}{who[1:]} {verb.low} {rest}"


def _only_is(verb: Token) -> bool:
    """Whether a verb tells no more than that something is or comes to be."""
    return any(reading.lemma in (*BE, *BECOME) for reading in verb.verbs)


def _is_whole(subject: Sequence[Token]) -> bool:
    """Whether the words of a subject are all of it: "kommunen", and no "nye" before "regler"."""
    last = subject[-1]
    named = last.text[0].isupper() or last.low in _PRONOUNS
    return named or definite(last) or lexicon.acts(last.low)
