"""What a clause says was agreed: "Enighet om at vi spør kommunen", "Det ble bestemt å kjøpe ny".

Owns finding the clause within such a one, which tells who is to do what. What it shows of an item
is `signs.agreements`; what was asked of somebody is `askings`.
"""

from __future__ import annotations

from itertools import islice

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Names, clauses, infinitive
from workflow.minutes.grammar.tokens import (
    AMBIGUOUS,
    ASKING_WORDS,
    PREPOSITIONS,
    SUBORDINATORS,
    Token,
)
from workflow.minutes.grammar.verbs import BECOME

WORDS = lexicon.words("grammar", "agreed")
_TELLING = lexicon.words("grammar", "telling")
_REMINDING = frozenset(("minne", "minna", "påminne"))
_REQUESTING = lexicon.words("grammar", "requesting")
_ACTIONS = lexicon.words("grammar", "action_classes")
_PROPOSING = frozenset(("foreslå",))
_SAYING = ("opinion", "report")
_NOMINATIVE = lexicon.words("grammar", "nominative")
_GETTING = frozenset(("få", "ha"))
_OTHERS = frozenset(("person", "role", "group", "name"))
_NO_THING = SUBORDINATORS | ASKING_WORDS | {"å", "at"}
_FARTHEST = 12  # tokens into the clause
_BETWEEN = 5  # tokens between what tells of agreeing and what was agreed


def within(text: str, clause: Clause, names: Names) -> Clause | None:
    """The clause of a unit's text within one of what was agreed; None where nothing was."""
    if (start := begins(clause)) is None:
        return None
    if text.startswith("å ", start):
        return infinitive(text[: clause.end], start, names)
    return next(iter(clauses(text[: clause.end], start, names)), None)


def reminded(text: str, clause: Clause, names: Names) -> Clause | None:
    """The clause of what somebody only reminds others of: "Kari minnet om at alle må betale", "…
    om søknadsfristen 2. april"."""
    if clause.verb is None or clause.verb.lemma not in _TELLING:
        return None
    for token, after in islice(zip(clause.tokens, clause.tokens[1:], strict=False), _FARTHEST):
        if token.start <= clause.verb_at:
            continue
        thing = token.low == "om" and after.low not in _NO_THING
        if token.low == "at" or (thing and clause.verb.lemma in _REMINDING):
            inner = next(iter(clauses(text[: clause.end], after.start, names)), None)
            return inner if inner and (inner.modal or clause.verb.lemma in _REMINDING) else None
    return None


def requested(text: str, clause: Clause, names: Names) -> Clause | None:
    """The clause of what others were asked to do: "Styret ber om at kontoret lager en plan",
    "Utvalet bad om at lista vert retta"; None where nothing is to be done in it, or where it is
    theirs to ask: "Rådet ber om at ordningen blir videreført"."""
    if clause.verb is None or clause.verb.lemma not in _REQUESTING | _PROPOSING or clause.negated:
        return None
    behind = [token for token in clause.tokens if token.start > clause.verb_at][:_BETWEEN]
    at = next((i for i, token in enumerate(behind) if token.low == "at"), None)
    if at is None or any(verb.tense == "inf" for token in behind[:at] for verb in token.verbs):
        return None
    inner = next(iter(clauses(text[: clause.end], behind[at].end, names)), None)
    if inner is None or inner.verb is None or inner.verb.kind not in _ACTIONS:
        return None
    if inner.tense not in ("present", "modal") or inner.verb.lemma in _GETTING:
        return None
    others = inner.subject in _OTHERS and not inner.passive and clause.subject != "person"
    if clause.verb.lemma in _PROPOSING:
        return inner if inner.subject in _OTHERS or inner.subject == "we" else None
    return inner if others or clause.tense == "past" else None


def said(text: str, clause: Clause, names: Names) -> Clause | None:
    """The clause of what somebody says or thinks is to be done: "Kari sier hun lager plakat", "Per
    mener at vi må kjøpe ny"; None where nothing is to be done in it."""
    if clause.verb is None or clause.verb.kind not in _SAYING or clause.negated or clause.modal:
        return None
    behind = [token for token in clause.tokens if token.start > clause.verb_at][:_BETWEEN]
    if behind and behind[0].low == "at" and clause.subject in _OTHERS and len(behind) > 1:
        inner = next(iter(clauses(text[: clause.end], behind[1].start, names)), None)
        if inner is not None and _to_be_done(inner):
            return inner
    if clause.subject != "person" or not behind:
        return None
    first = behind[1] if behind[0].low == "at" and len(behind) > 1 else behind[0]
    if not (first.low in _NOMINATIVE or names.one(first.text) or lexicon.acts(first.low)):
        return None
    inner = next(iter(clauses(text[: clause.end], first.start, names)), None)
    if inner is None or inner.verb is None or inner.verb.kind not in _ACTIONS:
        return None
    acts = inner.subject in _OTHERS or inner.subject in ("we", "they", "i", "all")
    told = inner.tense in ("present", "modal") and inner.opener == "subject"
    return inner if acts and told and not inner.passive and inner.verb.kind != "other" else None


def _to_be_done(clause: Clause) -> bool:
    """Whether a clause tells what is to be done with a thing: "lista sendes ut i mai"."""
    done = clause.passive and clause.subject in ("thing", "proper") and not clause.negated
    does = clause.verb is not None and clause.verb.kind in _ACTIONS and clause.verb.kind != "other"
    ahead = clause.tense == "present" or clause.modal in ("must", "will")
    return done and does and ahead and clause.opener == "subject"


def begins(clause: Clause) -> int | None:
    """Where the agreed begins, in the unit's text: behind "at", or with "å"; None without."""
    tokens = clause.tokens
    if (came := _came_to(clause)) is not None:
        return came
    at = next((i for i, token in enumerate(tokens[:_FARTHEST]) if _tells(token, clause)), None)
    if at is None:
        return None
    for before, token, after in islice(
        zip(tokens[at:], tokens[at + 1 :], tokens[at + 2 :], strict=False), _BETWEEN
    ):
        if token.low == "at":
            return after.start
        if token.low == "å":
            # "en vedtatt plan for å kunne søke" agrees on nothing
            return None if before.low in PREPOSITIONS and before.low != "om" else token.start
    return None


def _came_to(clause: Clause) -> int | None:
    """Where what it came to begins: "Det ble til at Kari ringer"; None of any other clause."""
    if clause.verb is None or clause.verb.lemma not in BECOME or clause.tense != "past":
        return None
    words = clause.tokens[: _BETWEEN * 2]
    for it, to, that in zip(words, words[1:], words[2:], strict=False):
        if to.low == "til" and that.low == "at" and it.low in ("det", "ble", "blei", "vart"):
            return next((t.start for t in clause.tokens if t.start >= that.end), None)
    return None


def _tells(token: Token, clause: Clause) -> bool:
    """Whether a word tells of agreeing: a noun as "avtaler" does only where it is the verb."""
    return token.low in WORDS and (token.low not in AMBIGUOUS or token.start == clause.verb_at)
