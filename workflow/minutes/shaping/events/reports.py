"""An event that somebody only tells of: "Per nevnte at kommunen holder kurs 3. mai".

Owns finding the clause that tells of the event within the one that tells that it was told, and
leaving out what else was said: "… og oppfordret alle til å delta". What an event is called by that
clause is `happenings`.
"""

from __future__ import annotations

from itertools import pairwise

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Names, Token, clauses
from workflow.minutes.shaping.words.wording import without_times
from workflow.minutes.signs.candidates import Candidate

_REPORTING = lexicon.words("grammar", "reporting")
_CALLING = lexicon.words("grammar", "requesting")
_BETWEEN = lexicon.words("grammar", "between_reports")
_CHANGES = lexicon.words("grammar", "changes")
_FARTHEST = 12  # tokens to "at"
_LONGEST_NAME = 40
_BODIES, _ONE = ("group", "proper", "name"), ("person", "role")
_THEMSELVES = {  # which subjects a pronoun may stand for
    **dict.fromkeys(("de", "dei", "den"), _BODIES),
    **dict.fromkeys(("hun", "ho", "han"), _ONE),
}


def reported(candidate: Candidate, names: Names) -> Candidate:
    """The candidate with the clause that tells of the event, where the main one only tells that it
    was told, and without what was asked of others besides."""
    clause = candidate.clause
    at = _told_at(clause) if " at " in candidate.low else None
    if at is not None:
        inner = clauses(candidate.unit.text[: clause.end], at.end, names)
        clause = inner[0] if inner else clause
    clause = _without_call(clause) if " og " in candidate.low else clause
    return candidate if clause is candidate.clause else candidate._replace(clause=clause)


def with_teller(words: str, outer: Candidate, inner: Candidate) -> str:
    """The words of what was told, with who told it where they begin with the pronoun for them:
    "Kommunen har varslet at de kommer"; all that was said where others may be meant."""
    if inner.clause is outer.clause or not (inner.clause.owner and outer.clause.owner):
        return words
    pronoun, _, rest = words.partition(" ")
    subject = inner.unit.text[slice(*inner.clause.owner)].lower()
    if subject != pronoun.lower() or subject not in _THEMSELVES:
        return words
    who = _teller(outer.clause, subject, outer.unit.text)
    return f"{who} {rest}" if who else without_times(outer, outer.clause.start, outer.clause.end)


def _teller(clause: Clause, pronoun: str, text: str) -> str | None:
    """Who tells, by a clause's subject, where `pronoun` stands for them: a body is "de" and "den",
    a person "hun"; None where it may stand for others."""
    who = " ".join(text[slice(*clause.owner or (0, 0))].split())
    if clause.subject not in _THEMSELVES[pronoun] or len(who) > _LONGEST_NAME:
        return None
    return who[:1].upper() + who[1:]


def tells_of(clause: Clause) -> bool:
    """Whether a clause tells that somebody tells something, which is not theirs for that."""
    return _told_at(clause) is not None


def _told_at(clause: Clause) -> Token | None:
    """The "at" behind a verb of telling, with nothing else between: "viste til at"; or behind what
    is added to a decision: "godkjenner planen med det tillegget at"."""
    words = clause.tokens[:_FARTHEST]
    at = next((i for i, token in enumerate(words) if token.low == "at"), 0)
    if at and words[at - 1].low in _CHANGES:
        return words[at]
    told = next((token for token in reversed(words[:at]) if token.low not in _BETWEEN), None)
    tells = told and any(v.lemma in _REPORTING and v.tense != "imp" for v in told.verbs)
    return words[at] if tells else None


def _without_call(clause: Clause) -> Clause:
    """The clause up to what somebody asks of others in a second one of their own."""
    for joint, token in pairwise(clause.tokens):
        calls = any(verb.lemma in _CALLING and verb.tense == "past" for verb in token.verbs)
        if joint.low == "og" and calls and joint.start > clause.verb_at:
            kept = tuple(t for t in clause.tokens if t.end <= joint.start)
            kept = kept[:-1] if kept and kept[-1].low == "," else kept
            return clause._replace(end=kept[-1].end, tokens=kept) if kept else clause
    return clause
