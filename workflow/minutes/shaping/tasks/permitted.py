"""What somebody gets to do or gets done, as what they are to do: "Per får ringe banken" is "Ringe
banken", "Kari får lagt ut lista" is "Legge ut lista".

Owns finding that verb, and what stays a permission: "Alle får låne telt". How the rest is ordered
is `infinitives`, who gets things of others `receivers`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Token
from workflow.minutes.grammar.tokens import ADVERBS, reading_as
from workflow.minutes.shaping.tasks.sequels import IT
from workflow.minutes.signs.candidates import Candidate

_DOING = ("communicate", "produce", "check", "arrange", "deliver", "handle", "maintain", "decide")
_DOERS = ("person", "role", "group", "we", "they", "i", "you", "name")
_LENT = lexicon.words("grammar", "permitted")  # what one is let do, and no duty
_NEAR = 4  # words from "får" to what is to be done


def deed(candidate: Candidate) -> tuple[Clause, Token] | None:
    """The clause read by what its "får" calls for, with that verb; None of what one is let do or
    given."""
    clause = candidate.clause
    gets = clause.verb is not None and clause.verb.lemma == "få"
    if not gets or clause.tense != "present" or clause.passive or clause.negated:
        return None
    if clause.subject not in _DOERS:
        return None
    behind = [t for t in clause.tokens if t.start > clause.verb_at][:_NEAR]
    for at, token in enumerate(behind):
        owns = clause.owner and clause.owner[0] <= token.start < clause.owner[1]
        if owns or token.low in ADVERBS or candidate.in_time(token):
            continue
        if at > 1 and not token.verbs:
            return None
        done = reading_as(token, "part")
        done = done if done and done.tense == "part" else None
        if done and (token.low.endswith("a") or not any(v.tense == "inf" for v in token.verbs)):
            if done.kind not in _DOING or clause.opener != "subject" or behind[at - 1].low in IT:
                return None  # "Da får vi prøvd utstyret", "Per får det gjort"
            return clause._replace(verb=done), token
        if (verb := reading_as(token, "inf")) and verb.tense == "inf":
            if verb.kind not in _DOING or verb.lemma in _LENT:
                return None
            return clause._replace(verb=verb), token
        if token.verbs or not token.word or len(behind) < at + 2:
            return None
    return None
