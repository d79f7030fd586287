"""Whether those whom a subject names are to do what the clause tells, or have it done to them:
"Kari bes om å …", "Lag som vil delta, melder seg", but "Kari må ha beskjed".

Owns telling it by the verb and the words behind. Whose a task is in the end is `owners`.
"""

from __future__ import annotations

from workflow.minutes.grammar import askings, many
from workflow.minutes.grammar.clauses import Clause
from workflow.minutes.shaping.tasks import recipients
from workflow.minutes.signs import deeds

_WORD_OF = frozenset(("beskjed", "svar", "tilbakemelding", "melding"))  # what others give one


def gets_word(clause: Clause) -> bool:
    """Whether somebody must be told by others, or gets what they send: "Kari må ha beskjed innen 1.
    mai", "Kommunene får skjemaet tilsendt"."""
    if recipients.gets_sent(clause):
        return True
    getting = clause.modal and clause.verb is not None and clause.verb.lemma in ("ha", "få")
    return bool(getting) and any(token.low in _WORD_OF for token in clause.tokens)


def is_told_to(clause: Clause) -> bool:
    """Whether a passive is about who is to do something: "bes om å", "inviteres til å"."""
    if clause.verb is None:
        return False
    if clause.verb.lemma in askings.ASKING:
        return True
    words = " ".join(token.low for token in clause.tokens)
    invited = clause.verb.lemma == "invitere" and " til å " in words
    return invited and not askings.to_come(clause)


def is_bidden(clause: Clause, words: str) -> bool:
    """Whether those of whom a relative clause tells are to do something: "Kommuner som vil delta,
    melder seg", "… bes melde seg", but "Saker som ønskes behandlet, bes sendt"."""
    who, relates, _ = words.lower().partition(" som ")
    if not clause.passive:
        last = who.rsplit(" ", 1)[-1]
        return bool(relates) and deeds.action_of(clause) == "action" and many.is_body(last)
    if not (relates and is_told_to(clause)):
        return False
    behind = [token for token in clause.tokens if token.start > clause.verb_at][:3]
    return any(verb.tense == "inf" for token in behind for verb in token.verbs)
