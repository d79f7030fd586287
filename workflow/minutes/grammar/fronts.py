"""What stands before the finite verb, and the subject that stands behind it instead.

Owns telling a subject from an adverbial, a time or an object that opens a main clause, and where
the subject's words stand. Where the verb stands is `finite`; what kind a subject is `tokens`.
"""

from __future__ import annotations

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AUXILIARIES,
    PREPOSITIONS,
    Names,
    Token,
    subject_kind,
)

ACTING = ("person", "role", "group", "we", "i", "they", "name", "all")
_ALONE = frozenset(("vi", "me", "jeg", "eg", "han", "hun", "ho", "man"))
_LIMITING = lexicon.words("grammar", "limiting")
_MONTHS = lexicon.words("month", "words")
_TIMES = lexicon.words("grammar", "times")
_WHICH = lexicon.words("grammar", "which_time")
_SPANS = lexicon.words("grammar", "spans_of_time")
_PLACING = PREPOSITIONS | ADVERBS | {"å", "at", "som"}
_NO_NAME = AUXILIARIES - {"har", "hadde", "skal", "må", "bør"}  # "Det er styret"


def adverbial(front: tuple[Token, ...]) -> bool:
    """Whether the words before the verb tell when, where or how, and not who."""
    first = front[0]
    if lexicon.first_name(first.text) and (
        len(front) == 1 or front[1].text[0].isupper() or front[1].low in ("og", "&", "/")
    ):
        return False  # "Per Ove" and "Per og Kari" are no "per 31. mai"
    if first.low in PREPOSITIONS:
        return True
    if first.low in ADVERBS:
        return not limits(front)
    return _date(front)


def limits(front: tuple[Token, ...]) -> bool:
    """Whether an adverb and what it limits open the clause: "Bare styret", "Ikke alle"."""
    return (
        len(front) > 1
        and front[0].low in _LIMITING
        and front[1].word
        and front[1].low not in _PLACING
    )


def timely(front: tuple[Token, ...]) -> bool:
    """Whether a time that no preposition leads opens the clause: "Fredag", "Neste uke"."""
    first, last = front[0].low, front[-1].low
    return first in _TIMES or (first in _WHICH and last in _SPANS) or _date(front)


def _date(front: tuple[Token, ...]) -> bool:
    """Whether a date and nothing else opens the clause: "12. mai", "12/5", and no "12 hytter"."""
    low = front[0].low
    if not low[0].isdigit():
        return False
    return front[-1].low in _MONTHS if low.isdigit() else len(front) < 3


def owner_span(front: tuple[Token, ...]) -> tuple[int, int] | None:
    """Where the words of a subject before the verb stand in the unit's text."""
    words = [t for t in front if t.word or t.low in ("(", ")", "&", "+", "/", ",")]
    return (words[0].start, words[-1].end) if words else None


def following(after: tuple[Token, ...], names: Names) -> tuple[str, tuple[int, int] | None]:
    """The subject that stands behind the finite verb: its kind, and where its words stand."""
    lead = next((i for i, t in enumerate(after) if t.word and t.low not in ADVERBS), None)
    if lead is None:
        return "none", None
    if after[lead].verbs or after[lead].low in PREPOSITIONS:
        if after[lead].text in names.people:
            return "person", (after[lead].start, after[lead].end)
        return "none", None
    end = lead + 1
    while (
        end < len(after)
        and after[end].word
        and (after[end].text[0].isupper() or after[end].low == "og")
    ):
        end += 1
    return subject_kind(after[lead:end], names, False), (after[lead].start, after[end - 1].end)


def behind(
    body: tuple[Token, ...], verb_at: int, names: Names, front: tuple[Token, ...]
) -> Token | None:
    """The subject behind the verb where an object or nothing stands before it: "Heftene går vi
    gjennom", "Det ordner styret", "Lurer vi på …"."""
    if verb_at + 1 >= len(body):
        return None
    after = body[verb_at + 1]
    if after.low in _ALONE:
        return after
    if len(front) != 1 or front[0].low not in ("det", "dette"):
        return None
    if names.person(after.text):
        return after
    if body[verb_at].low in _NO_NAME or not after.low.endswith(("en", "et", "a")):
        return None
    return after if lexicon.acts(after.low) else None
