"""Where one main clause ends and the next begins.

Owns the cuts alone: after ";", and before a subject and a verb, or a verb that shares the subject
before. What a clause is made of is `clauses`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import AMBIGUOUS, Names, Token, subject_kind

_SUBORDINATORS = lexicon.words("grammar", "subordinators")


def cuts(words: list[Token], names: Names) -> list[int]:
    """Where a new main clause begins: after ";", or after "," or "og" before a subject and verb."""
    found = []
    seen_verb = False
    for at, token in enumerate(words):
        if token.finite and token.low not in AMBIGUOUS:
            seen_verb = True
        if token.low == ";":
            found.append(at + 1)
            seen_verb = False
            continue
        if not seen_verb or token.low not in (",", "og", "men", "så") or at + 2 >= len(words):
            continue
        after = at + 1
        if token.low == "," and words[after].low in ("og", "men", "så") and after + 2 < len(words):
            continue
        if _subject_then_verb(words, after, names) or (
            words[after - 2].low == "," and _shared_verb(words, after)
        ):
            found.append(after)
            seen_verb = words[after].finite
    return found


def _subject_then_verb(words: list[Token], at: int, names: Names) -> bool:
    first = words[at]
    if first.low in _SUBORDINATORS or first.low in ("som", "at", "hvor", "kor"):
        return False
    if words[at - 1].low == "så" and first.finite and at + 1 < len(words):
        return subject_kind((words[at + 1],), names, False) not in ("thing", "proper")
    for step in range(1, 4):
        if at + step >= len(words):
            return False
        verb = words[at + step]
        if verb.finite and verb.low not in AMBIGUOUS:
            kind = subject_kind(tuple(words[at : at + step]), names, False)
            return kind in ("person", "role", "group", "we", "i", "they", "name", "all")
        if not verb.word or verb.low in _SUBORDINATORS or verb.low in ("som", "at"):
            return False
    return False


def _shared_verb(words: list[Token], at: int) -> bool:
    """Whether an action in the present goes on with the subject before: "…, og sender den"."""
    token = words[at]
    if token.low in AMBIGUOUS or words[at - 1].low == "så":
        return False
    verb = token.verbs[0] if token.verbs else None
    told = ("state", "opinion", "happen", "report")
    return verb is not None and verb.tense == "pres" and verb.kind not in told
