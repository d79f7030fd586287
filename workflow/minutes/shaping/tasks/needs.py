"""What somebody needs of others, as what those are to give: "Kari trenger tall fra kommunene" is
"Gi tall til Kari", and the municipalities' to do; "Per trenger hjelp til pynting" is "Hjelpe Per
med pynting".

Owns knowing such a clause, its title and who gives, where it says so. What is asked of others by a
verb of asking is `grammar.askings`.
"""

from __future__ import annotations

from typing import NamedTuple

from workflow.minutes import lexicon
from workflow.minutes.grammar import many
from workflow.minutes.grammar.clauses import Clause, Token
from workflow.minutes.grammar.tokens import PREPOSITIONS
from workflow.minutes.shaping.words.wording import EDGES, lower_first, without_times
from workflow.minutes.signs.candidates import Candidate

_NEEDING = lexicon.words("grammar", "needing")
_ABOUT = ("om", "på")  # lead to what an answer is about
_FROM = ("fra", "frå")
_ALL = frozenset(("alle", "dere", "dykk", "dere andre", "dykk andre", "alle andre", "resten"))
_CALLED = ("person", "role", "group")  # who may be named behind "til"
_MOST = 4  # words of who gives
_LACKING = frozenset(("trenge", "behøve"))
_HELP = lexicon.words("grammar", "help")
_SOMEBODY = ("person", "role", "group", "name")
_NEAR = 3  # words from the verb to what help is for: "trenger litt mer hjelp til"


class _Need(NamedTuple):
    """What is needed, from its first word to "fra", and who is to give it."""

    thing: Token
    off: Token
    who: tuple[Token, ...]


def given(candidate: Candidate, nynorsk: bool) -> str | None:
    """What others are to do for whom the clause tells of; None where it needs nothing of them."""
    if helping := _help(candidate):
        return helping
    need = _need(candidate.clause, candidate)
    if need is None:
        return None
    clause = candidate.clause
    thing = without_times(candidate, need.thing.start, need.off.start).strip(EDGES)
    speaker = _speaker(candidate)
    asks = speaker or " ".join(candidate.unit.text[slice(*clause.owner or (0, 0))].split())
    named = (speaker or clause.subject in _CALLED) and " til " not in f" {thing} "
    to_whom = f" til {lower_first(asks)}" if named and asks else ""
    rest = without_times(candidate, need.who[-1].end, clause.end).strip(EDGES)
    about = rest if rest.split(" ", 1)[0] in _ABOUT else ""
    return f"{'Gje' if nynorsk else 'Gi'} {thing}{to_whom} {about}"


def tells_of(candidate: Candidate) -> bool:
    """Whether a clause tells what somebody needs of others, so that it is not theirs to do."""
    return _need(candidate.clause, candidate) is not None


def giver(candidate: Candidate) -> str | None:
    """Who is to give what the clause says is needed; None where it names nobody."""
    need = _need(candidate.clause, candidate)
    if need is None:
        return None
    words = candidate.unit.text[need.who[0].start : need.who[-1].end]
    return None if words.lower() in _ALL else words


def _speaker(candidate: Candidate) -> str:
    """Whose line it is, where a clause leaves its subject out: "Per: Trenger tall fra Kari"."""
    unit, clause = candidate.unit, candidate.clause
    elided = clause.opener == "finite" and (unit.label == "speaker" or unit.attended)
    return (unit.lead or unit.label_text) if elided else ""


def _need(clause: Clause, candidate: Candidate) -> _Need | None:
    """The need that a clause tells of: its verb, a thing that others give, "fra", and who."""
    verb = clause.verb
    begin = clause.verb_at if _speaker(candidate) or not clause.owner else clause.owner[1]
    if verb is None or clause.negated or clause.passive:
        return None
    if not (clause.owner or _speaker(candidate)):
        return None
    if clause.tense not in ("present", "modal"):
        return None
    if not (verb.lemma in _NEEDING or (verb.lemma == "ha" and clause.modal == "must")):
        return None
    words = [t for t in clause.tokens if t.start > clause.verb_at and t.start >= begin]
    off = next((at for at, token in enumerate(words) if token.low in _FROM), None)
    if not off or off + 1 == len(words) or any(t.low in PREPOSITIONS for t in words[:off]):
        return None
    at = next((at for at, token in enumerate(words[:off]) if _is_needed(token)), None)
    if at is None and verb.lemma in _LACKING and lexicon.first_name(words[off + 1].text):
        at = off - 1  # what a person is to give may be anything: "nøkkelen fra Per"
    if at is None:
        return None
    who: list[Token] = []
    for token in words[off + 1 :]:
        if not token.word or candidate.in_time(token) or token.text in PREPOSITIONS:
            break  # "Per" is a name
        who.append(token)
    if not 0 < len(who) <= _MOST or not _may_give(who):
        return None
    first = next(i for i in range(at + 1) if not words[i].verbs or i == at)
    return _Need(words[first], words[off], tuple(who))


def _is_needed(token: Token) -> bool:
    """Whether a word is a thing that others give: "tall", "budsjettall"."""
    if not token.word or token.low.startswith("ansvar"):
        return False
    return lexicon.noun(token.low, "grammar", "needed") is not None


def _may_give(who: list[Token]) -> bool:
    """Whether words behind "fra" are somebody who can give a thing, and no time or place."""
    low = " ".join(token.low for token in who)
    last = who[-1].low
    somebody = many.is_body(last) or many.each(low, 0) == len(low) or last.endswith(many.DOERS)
    named = all(t.text[0].isupper() or t.low == "og" for t in who)
    return low in _ALL or bool(somebody) or named


def _help(candidate: Candidate) -> str | None:
    """What somebody else is to do for whom a clause tells that they need help; None where it tells
    no such thing."""
    clause = candidate.clause
    behind = needs_help(clause)
    if behind is None or clause.owner is None:
        return None
    whom = lower_first(candidate.unit.text[slice(*clause.owner)])
    with_what = without_times(candidate, behind.end, clause.end).strip(EDGES)
    return f"Hjelpe {whom} med {with_what}" if with_what else None


def needs_help(clause: Clause) -> Token | None:
    """The preposition before what somebody needs help for; None where nobody does."""
    if clause.verb is None or clause.verb.lemma not in _LACKING or clause.negated:
        return None
    if clause.subject not in _SOMEBODY or clause.opener != "subject" or clause.passive:
        return None
    behind = [t for t in clause.tokens if t.start > clause.verb_at]
    at = next((n for n, t in enumerate(behind[:_NEAR]) if t.low in _HELP), None)
    to = behind[at + 1 : at + 2] if at is not None else []
    return to[0] if to and to[0].low in ("til", "med") else None
