"""Who is asked to do what: "Utvalget ber rådmannen legge fram …", "Kasserer bes om å …".

Owns finding whom a request is put to and the verb of what is asked for, so that the item is theirs
and named by it. What else makes an owner is `owners`.
"""

from __future__ import annotations

from typing import NamedTuple

from workflow.minutes import lexicon
from workflow.minutes.grammar.clauses import Clause, Names, Token
from workflow.minutes.grammar.tokens import AMBIGUOUS

ASKING = frozenset(("be", "oppfordre", "oppmode", "anmode", "utfordre", "pålegge", "påleggje"))
_SMALL = frozenset(("om", "å", "til"))
_BEFORE_THING = frozenset(("om", "en", "ein", "et", "eit", "ei"))
_REACH = 9  # words from the request to what is asked for


class Asking(NamedTuple):
    """Whom a request is put to, as offsets in the unit's text, and the verb that is asked for."""

    start: int
    end: int
    verb: Token


def asked(clause: Clause, names: Names) -> Asking | None:
    """The request that a clause in the active makes; None where it makes none of somebody."""
    if clause.verb is None or clause.verb.lemma not in ASKING or clause.passive:
        return None
    after = [token for token in clause.tokens if token.start > clause.verb_at][:_REACH]
    whom: list[Token] = []
    asks = clause.owner or (0, 0)  # who asks may stand behind the verb: "I mai ber styret alle …"
    for at, token in enumerate(after):
        if asks[0] <= token.start < asks[1]:
            continue
        if token.low in _SMALL:
            if at + 1 < len(after) and token.low == "å" and after[at + 1].verbs:
                return _put(whom, after[at + 1], names)
        elif _can_act(token, names) and len(whom) < 4:
            whom.append(token)  # "kasserer" looks like a verb too
        elif any(verb.tense == "inf" for verb in token.verbs) and whom:
            thing = token.low in AMBIGUOUS and after[at - 1].low in _BEFORE_THING
            return None if thing else _put(whom, token, names)  # "ber Kari om et møte"
        elif token.word and not token.finite and len(whom) < 4:
            whom.append(token)
        else:
            return None
    return None


def _put(whom: list[Token], verb: Token, names: Names) -> Asking | None:
    if not whom or not any(_can_act(token, names) for token in whom):
        return None
    return Asking(whom[0].start, whom[-1].end, verb)


def _can_act(token: Token, names: Names) -> bool:
    if names.person(token.text):
        return True
    return lexicon.acts(token.low)
