"""The clause of time, condition or reason that stands before the main one.

Owns telling where the main clause begins behind it. Where that has its verb is `finite`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AMBIGUOUS,
    PRONOUNS,
    SUBORDINATORS,
    Names,
    Token,
    definite,
)

_NOMINATIVE = lexicon.words("grammar", "nominative")
_CONDITIONAL = lexicon.words("grammar", "conditional")
_BEFORE_THAT = frozenset(("etter", "uten", "utan", "for", "slik", "så", "før"))
# with these verbs first, what follows is who is, has or says so, and nothing that is done to it
_SUPPOSING = lexicon.words("grammar", "supposing")
_HAVING = ("har", "får")  # whose subject may be left out: "Har nøkkelen, ringer Per"
_WHOSE = frozenset(("din", "ditt", "dine", "noen", "nokon", "alle", "ingen", "dette"))
_SEE = frozenset(("se", "sjå"))
_BEFORE = frozenset(("før", "innen", "innan", "inntil"))


def main_behind(body: tuple[Token, ...], names: Names) -> int | None:
    """Where the main clause begins behind one of time or condition: "Når …, rydder", "Kommer
    det flere, må vi leie", "Hvis det regner flytter vi"; None where none stands first."""
    head = body[0]
    supposes = _supposes(body)
    supposed = supposes or (
        head.finite
        and len(body) > 3
        and body[-1].low != "?"
        and (body[1].low in PRONOUNS or body[1].text in names.people)
    )
    soon = head.low == "så" and len(body) > 1 and body[1].low in ("snart", "fort")
    if (
        not supposed
        and not soon
        and not _leads_in(body)
        and (head.low not in SUBORDINATORS or (len(body) > 1 and body[1].finite))
    ):
        return None  # "Da tok Kari over" has one clause
    first = None
    for at, token in enumerate(body[:-1]):
        if token.low == ",":
            if body[at + 1].finite or (supposes and _turns(body[at + 1])):
                return at + 1
            first = first or at
    if supposed:
        return None
    return first + 1 if first else _turned(body, names)


def _supposes(body: tuple[Token, ...]) -> bool:
    """Whether a verb that opens a clause supposes what somebody says or is, since another one
    stands right behind its comma: "Sier gruppa ja, skrives det inn", "Er klubben din med, si fra";
    no "Ringer banken, sender brev", where the banks are called."""
    head = body[0].low
    if head not in _SUPPOSING or not body[0].finite or body[-1].low == "?" or len(body) < 5:
        return False
    who = next((t for t in body[1:4] if t.low not in ADVERBS), body[1])
    known = who.low in PRONOUNS or who.low in _WHOSE or lexicon.acts(who.low)
    if not known and (head in _HAVING or not definite(who)):
        return False
    comma = next((at for at, token in enumerate(body[:-1]) if token.low == ","), 0)
    return comma > 2 and _turns(body[comma + 1])


def _turns(token: Token) -> bool:
    """Whether a word right behind a comma is the main clause's verb, also as a call."""
    called = any(verb.tense == "imp" for verb in token.verbs)
    return (token.finite or called) and token.low not in AMBIGUOUS | _SEE


def _leads_in(body: tuple[Token, ...]) -> bool:
    """Whether a preposition leads in a clause: "Etter at …", "Før huset selges, må …"."""
    low, after = body[0].low, body[1].low if len(body) > 1 else ""
    if low in _BEFORE_THAT and after == "at":
        return True
    if low not in _BEFORE:
        return False
    comma = next((at for at, token in enumerate(body) if token.low == ","), 0)
    if comma + 1 >= len(body) or not body[comma + 1].finite:
        return False
    return any(token.finite and token.low not in AMBIGUOUS for token in body[2:comma])


def _turned(body: tuple[Token, ...], names: Names) -> int | None:
    """Where a main clause begins that no comma parts from the one before: its verb stands before
    its subject, as in "Når huset er klart må vi vaske"."""
    verbs = [at for at in range(2, len(body) - 1) if body[at].finite]
    alone = len(verbs) == 1 and body[0].low in _CONDITIONAL  # "Hvis ingen svar tar Kari det opp"
    for at in verbs[not alone :]:
        after = body[at + 1]
        if after.low in _NOMINATIVE or after.text in names.people:
            return at
        if (
            alone
            and len(after.text) > 1
            and after.text.isupper()
            and not body[at - 1].text[0].isupper()
        ):
            return at  # initials that no list of the document has
    return None
