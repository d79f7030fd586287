"""What a body demands or asks to get, as what others are to send: "Fondet krever rapport innen 1.
mars" is "Sende rapport til fondet", and not the fund's to do.

Owns knowing such a clause and its title. What one needs of somebody who is named is `needs`, what
is asked of them by a verb `grammar.askings`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause
from workflow.minutes.grammar.tokens import LINKING, PRONOUNS
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

_DEMANDING = frozenset(("kreve", "krevje"))
_ASKING = frozenset(("be",))
_BODIES = ("group", "name", "proper")
_DEMANDERS = (*_BODIES, "role", "thing")
_HANDED_IN = lexicon.words("grammar", "handed_in")  # documents, which one sends
_TOLD = lexicon.words("grammar", "needed")  # and what one gives
_BACK = frozenset(("tilbake", "attende", "inn", "igjen", "att"))  # what one has a claim to
_INNER = frozenset(("at", "å"))
_FROM = frozenset(("fra", "frå"))


def made_by(clause: Clause) -> bool:
    """Whether its subject only demands what others are to do or give: "Banken krever depositum",
    and no "Kommunen krever beløpet tilbake"."""
    if clause.verb is None or clause.verb.lemma not in _DEMANDING:
        return False
    behind = [t.low for t in clause.tokens if t.start > clause.verb_at]
    return _plain(clause) and clause.subject in _DEMANDERS and _BACK.isdisjoint(behind)


def tells_of(candidate: Candidate) -> bool:
    """Whether a clause tells what its subject is to get of others, and whose it is in no word."""
    clause = candidate.clause
    return made_by(clause) or (_asks(clause) and _thing(candidate) is not None)


def met(candidate: Candidate, nynorsk: bool) -> str | None:
    """What others are to send or give; None where nothing of the sort is demanded."""
    clause = candidate.clause
    told = _thing(candidate) if made_by(clause) or _asks(clause) else None
    if told is None or clause.owner is None:
        return None
    verb, start = told
    thing = without_times(candidate, start, clause.end).strip(EDGES)
    who = candidate.unit.text[slice(*clause.owner)]
    low = who.split()[-1].lower()
    common = any(lexicon.noun(low, table, "words", False) for table in ("role", "group"))
    whom = "" if " til " in f" {thing} " else f" til {lower_first(who) if common else who}"
    giving = "Gje" if nynorsk else "Gi"
    return f"{giving if verb == 'give' else 'Sende'} {thing}{whom}"


def _thing(candidate: Candidate) -> tuple[str, int] | None:
    """Whether what is demanded is given or sent, and where its words begin; None of all else."""
    clause = candidate.clause
    words = [t for t in clause.tokens if t.start > clause.verb_at and t.word]
    words = [
        t for t in words if not (clause.owner and clause.owner[0] <= t.start < clause.owner[1])
    ]
    words = words[1:] if words and words[0].low == "om" else words
    for token in words[:4]:
        if token.low in LINKING or token.low in _INNER or candidate.in_time(token):
            return None
        if token.low in _TOLD and "rapport" not in token.low:
            return "give", words[0].start
        if any(token.low.endswith(noun) for noun in _HANDED_IN):
            return "send", words[0].start
    return None


def _asks(clause: Clause) -> bool:
    """Whether a body asks others for something, and none whom it names."""
    if clause.verb is None or clause.verb.lemma not in _ASKING or clause.subject not in _BODIES:
        return False
    behind = [t.low for t in clause.tokens if t.start > clause.verb_at]
    return _plain(clause) and behind[:1] == ["om"] and _FROM.isdisjoint(behind)


def _plain(clause: Clause) -> bool:
    """Whether a clause tells in the present what its subject, which stands first, does."""
    if clause.tense != "present" or clause.passive or clause.negated or clause.owner is None:
        return False
    return clause.modal is None and clause.opener == "subject" and clause.subject not in PRONOUNS
