"""What stands before the finite verb, and the subject that stands behind it instead.

Owns telling a subject from an adverbial, a time or an object that opens a main clause, and where
the subject's words stand. Where the verb stands is `finite`; what kind a subject is `tokens`.
"""

from __future__ import annotations

from itertools import takewhile

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AUXILIARIES,
    PREPOSITIONS,
    Names,
    Token,
    definite,
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
_WEEKS = frozenset(("uke", "veke"))
_AT_BEST = frozenset(("senest", "seinast", "tidligst", "tidlegast"))
_EACH = frozenset(("alle", "begge", "samtlige", "hver", "hvert", "kvar", "kvart"))
_PARTS_OF_DAY = ("morgon", "morgen", "natt")
_SAYING_WHICH = lexicon.words("grammar", "determiners") | {"andre"}
_JOINING = frozenset(("så", "og", "men"))
# so end, or are, the words that tell which office is meant: "daglig leder"
_OFFICIAL = ("ig", "leg", "isk", "ende", "ande", "alt", "valgt", "vald")
# what somebody does to the thing that stands before the verb, or is to do or has done
_DOING = lexicon.words("grammar", "action_classes") - {
    "communicate",
    "decide",
    "deliver",
    "other",
}
_PARTING = ("–", "-", ",")  # what stands between a matter and who takes it
_SENDING = ("communicate", "deliver")  # what is made does so to nobody: "Brevet sender Kari"
_CARRYING = frozenset(("har", "skal", "må", "bør", "kan", "vil", "får"))
_NO_NAME = AUXILIARIES - {"har", "hadde", "skal", "må", "bør"}  # "Det er styret"


def own(front: tuple[Token, ...], names: Names) -> tuple[Token, ...]:
    """What stands before the verb, but for a label, a number or the matter that somebody takes:
    "Kjøkken: Per vasker", "2. Skal", "Ny lås til boden – Per ordner"."""
    if front and not front[-1].word and not any(token.text[0].isalpha() for token in front):
        return ()
    for at in range(len(front) - 2, 0, -1):
        if front[at].low == ":" and front[at].end < front[at + 1].start:
            return front[at + 1 :]
        taker = front[at + 1]
        office = front[at].low != "," and lexicon.acts(taker.low) and len(front) == at + 2
        if front[at].low in _PARTING and (office or names.one(taker.text)):
            named = any(names.one(token.text) for token in front[:at]) or front[-1].low == ","
            return front if front[at].low == "," and named else front[at + 1 :]
    return front


def adverbial(front: tuple[Token, ...]) -> bool:
    """Whether the words before the verb tell when, where or how, and not who."""
    first = front[0]
    if len(front) == 1 and len(first.text) > 1 and first.text.isupper():
        return False  # "AV sender lista"
    if lexicon.first_name(first.text) and (
        len(front) == 1 or front[1].text[0].isupper() or front[1].low in ("og", "&", "/")
    ):
        return False  # "Per Ove" and "Per og Kari" are no "per 31. mai"
    if first.low in PREPOSITIONS or first.low == "som":
        return True  # "Som ny leder rydder Kari …"
    if first.low in _AT_BEST and _date(front[1:]):
        return True  # "Senest 8. mai sender styret …"
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
    """Whether a date or week and nothing else opens the clause: "Den 12. mai", "12/5", "Uke 12",
    and no "12 hytter"."""
    words = [*takewhile(",".__ne__, [token.low for token in front])]
    if len(words) == 2 and words[0] in _WEEKS and words[1].isdigit():
        return True
    words = words[1:] if words[:1] == ["den"] else words
    if not words or not words[0][0].isdigit():
        return False
    return words[-1] in _MONTHS if words[0].isdigit() else len(words) < 3


def owner_span(front: tuple[Token, ...]) -> tuple[int, int] | None:
    """Where the words of a subject before the verb stand in the unit's text."""
    words = [t for t in front if t.word or t.low in ("(", ")", "&", "+", "/", ",")]
    return (words[0].start, words[-1].end) if words else None


def following(after: tuple[Token, ...], names: Names) -> tuple[str, tuple[int, int] | None]:
    """The subject that stands behind the finite verb: its kind, and where its words stand."""
    lead = next((i for i, t in enumerate(after) if t.word and t.low not in ADVERBS), None)
    if lead is None:
        return "none", None
    first = after[lead]
    called = first.text in names.people or (bool(first.verbs) and lexicon.acts(first.low))
    if (first.verbs or first.low in PREPOSITIONS) and not called:
        return "none", None
    who = _whole(after, lead, names)
    kind = "person" if first.text in names.people else subject_kind(who, names, False)
    return kind, (who[0].start, who[-1].end)


def behind(
    body: tuple[Token, ...], verb_at: int, names: Names, front: tuple[Token, ...]
) -> tuple[Token, ...]:
    """The subject behind the verb where an object or nothing stands before it: "Heftene går vi
    gjennom", "Det ordner styret", "Søknaden skriver Kari Moen"; empty where none does."""
    if verb_at + 1 >= len(body):
        return ()
    verb, after = body[verb_at], body[verb_at + 1]
    if after.low in _ALONE:
        return (after,)
    pointing = [token.low for token in front if token.low not in _JOINING] in (["det"], ["dette"])
    does = verb.low in _CARRYING or any(v.kind in _DOING and v.tense == "pres" for v in verb.verbs)
    made = len(front) == 1 and lexicon.noun(front[0].low, "product", "words") is not None
    does = does or (made and any(v.kind in _SENDING and v.tense == "pres" for v in verb.verbs))
    if names.person(after.text) and (pointing or (front and does)):
        return _whole(body, verb_at + 1, names)
    if not pointing or verb.low in _NO_NAME or not after.low.endswith(("en", "et", "a")):
        return ()
    return (after,) if lexicon.acts(after.low) else ()


def one_thing(front: tuple[Token, ...]) -> bool:
    """Whether a thing that is pointed at opens the clause: "Den jobben tar Kari", and nobody as in
    "Den nye lederen"."""
    last = front[-1]
    if front[0].low != "den" and front[0].low != "det":
        return False
    return len(front) > 1 and definite(last) and last.low.islower() and not lexicon.acts(last.low)


def _is_noun(token: Token) -> bool:
    """Whether a small word behind "alle" can only be a noun: no verb, preposition or adverb."""
    small = token.word and token.text[0].islower() and not token.verbs
    if definite(token) and not token.low.endswith(("ene", "ane")):
        return False  # "Før jul rydder alle boden"
    when = token.low in _TIMES or token.low in _SPANS or token.low in _PARTS_OF_DAY
    return small and not when and token.low not in _PLACING and token.low not in _SAYING_WHICH


def _whole(words: tuple[Token, ...], at: int, names: Names) -> tuple[Token, ...]:
    """The words of a subject that begins at `at`, with further names and whom "og" joins: "Kari og
    Per", "alle lag", "daglig leder og styret"; initials have no surname behind them."""
    end = _one(words, at, names)
    while end + 1 < len(words) and words[end].low == "og" and _goes_on(words, end + 1, names):
        end = _one(words, end + 1, names)
    return words[at:end]


def _one(words: tuple[Token, ...], at: int, names: Names) -> int:
    """Where the words for the one who begins at `at` end."""
    first, end = words[at], at + 1
    if end < len(words):
        end += (first.low in _EACH and _is_noun(words[end])) or _office(first, words[end])
    if first.text.isupper() and first.text in names.people:
        return end  # "I mai møter LB Kystverket"
    while end < len(words) and words[end].word and words[end].text[0].isupper():
        end += 1
    return end


def _office(first: Token, office: Token) -> bool:
    """Whether a word tells which office the next one is: "teknisk sjef", "fungerende rektor"."""
    if not (office.word and first.text.islower() and first.low.endswith(_OFFICIAL)):
        return False
    return lexicon.noun(office.low, "role", "words") is not None


def _goes_on(words: tuple[Token, ...], at: int, names: Names) -> bool:
    """Whether somebody else is joined to a subject: "Kari og Per", "styret og rektor"."""
    token = words[at]
    follows = words[at + 1] if at + 1 < len(words) else None
    if not token.word or (token.finite and not lexicon.acts(token.low)):
        return False
    if names.one(token.text) or token.text[0].isupper() or lexicon.acts(token.low):
        return True
    return follows is not None and _office(token, follows)
