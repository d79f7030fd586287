"""Whether words deny what a clause says: "ikke", "ingen", "aldri".

Owns the small words beside a denial that take it back, and whether it is the clause's own deed that
is denied. That a clause is read as denied is `clauses`.
"""

from __future__ import annotations

from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.clause import Clause
from workflow.minutes.grammar.tokens import INNER, Token

_DEGREES = frozenset(("så", "altfor"))
_NEGATIONS = lexicon.words("negation", "words")
_NOT_BEHIND = lexicon.words("negation", "not_behind")
_NOT_BEFORE = lexicon.words("negation", "not_before")
_WITHOUT = frozenset(("uten", "utan"))  # "uten opphold" tells how
_NOBODY = frozenset(("ingen", "inga", "ingenting", "inkje"))
_NOT = frozenset(("ikke", "ikkje", "aldri"))
_TOLD = ("present", "imperative", "infinitive")
_FEWEST = 2  # words behind the finite verb of a clause whose main verb no list knows


def negated(words: Sequence[str]) -> bool:
    """Whether what is said is denied; "ikke så lenge", "ikke minst", "hvis ikke" and "ikke glem"
    deny nothing."""
    if _NEGATIONS.isdisjoint(words):
        return False
    words = [word for word in words if word not in _DEGREES]
    around = zip(["", *words[:-1]], words, [*words[1:], ""], strict=True)
    return any(
        word in _NEGATIONS and before not in _NOT_BEHIND and after not in _NOT_BEFORE
        for before, word, after in around
    )


def forbids(clause: Clause) -> bool:
    """Whether a clause tells what nobody is to do: "Sykler må ikke settes i gangen", "Ingen skal
    parkere her"; but "De som ikke har svart, må svare" forbids nothing, nor "Per må ringe i dag,
    ikke i morgen"."""
    if not clause.negated or clause.modal is None or clause.tense != "modal":
        return False
    before = [token for token in clause.tokens if token.start < clause.verb_at and token.word]
    if before and clause.opener == "subject" and _nobody(before):
        return True
    return negated(_up_to_main(clause))


def of_deed(clause: Clause) -> str | None:
    """The word that denies the deed of a clause without a modal, before a bare verb or right behind
    a finite one: "Ikke send lista", "Lista sendes ikke ut"; None where none does."""
    if not clause.negated or clause.modal or clause.tense not in _TOLD:
        return None
    words = [token for token in clause.tokens if token.word]
    at = next((at for at, token in enumerate(words) if token.start == clause.verb_at), None)
    if at is None:
        return None
    word = words[0] if clause.bare else next(iter(words[at + 1 :]), words[at])
    after = next((token.low for token in words if token.start > word.start), "")
    denies = word.low in _NOT and word.start != clause.verb_at and negated([word.low, after])
    return word.low if denies else None


def _nobody(words: Sequence[Token]) -> bool:
    """Whether a subject is nobody and nothing: "Ingen", "Ingen bilar", but not "Inga Moe"."""
    first, after = words[0], words[1] if len(words) > 1 else None
    if first.low not in _NOBODY:
        return False
    named = first.text[0].isupper() and (after is None or after.text[0].isupper())
    return first.low != "inga" or not named


def _up_to_main(clause: Clause) -> list[str]:
    """The words from the finite verb to the verb that it calls for, with that one: "må ikke
    settes"; none of a clause within."""
    words = []
    for token in clause.tokens:
        if token.start <= clause.verb_at:
            continue
        if not token.word or token.low in INNER:
            break
        if token.low not in _WITHOUT:
            words.append(token.low)
        main = clause.verb is not None and clause.verb in token.verbs
        if main or (clause.verb is None and len(words) == _FEWEST):
            break
    return words
