"""A relative clause that takes the matter on: "Kari sender lista til styret, som retter den i mai".

Owns telling one from those that only tell of somebody or something, and whom or what it is about.
That a clause of its own begins there is `cuts`, what it says `clauses`.
"""

from __future__ import annotations

from collections.abc import Sequence

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import (
    ADVERBS,
    AMBIGUOUS,
    PREPOSITIONS,
    Names,
    Token,
    modal,
    reading_as,
    subject_kind,
)

_ACTIONS = lexicon.words("grammar", "action_classes") - {"other"}
_TO = frozenset(("til", "fra", "frå", "hos"))  # whom something is handed to or lies with
_GIVING = lexicon.words("grammar", "handing")
_MONTHS = lexicon.words("month", "words")
_DAYS = lexicon.words("grammar", "times") - {"kl", "klokka", "klokken"}
_WEEKS = frozenset(("uke", "uka", "uken", "veke", "veka"))
_BEFORE_NUMBERS = frozenset(("i", "mot"))  # of a thing, and no date: "rettes i 2.3"
_JOINING = frozenset((",", "og", "&", "/"))
_BEFORE_THING = ADVERBS | {
    "en",
    "et",
    "ei",
    "ein",
    "eit",
    "inn",
    "ut",
    "opp",
    "ned",
    "fram",
    "frem",
}
_DUTY = ("will", "must")


def dated(words: Sequence[Token]) -> bool:
    """Whether words name a day, week or month: "8. april", "8/4", "uke 12", but no "i 2.3"."""
    for at, token in enumerate(words):
        if token.text.islower() and (token.low in _MONTHS or token.low in _DAYS | _WEEKS):
            return True
        number = token.low[0].isdigit() and ("/" in token.low or "." in token.low)
        if number and at and words[at - 1].word and words[at - 1].low not in _BEFORE_NUMBERS:
            return True
    return False


def takes_on(words: Sequence[Token], begin: int, at: int, names: Names) -> bool:
    """Whether "som" at `at`, behind a comma, opens a clause in which the one whom something was
    handed to goes on with it, or what was made gets a day or somebody of its own: "…, som Kari
    retter", but no "…, som er ny"."""
    if at + 2 >= len(words) or any(token.low in (",", ";") for token in words[at:]):
        return False
    if names.one(words[at + 1].text):
        return _does(words[at + 2]) and bool(thing(words[begin : at - 1]))
    verb = words[at + 1]
    if not verb.finite or verb.low in AMBIGUOUS:
        return False
    who = antecedent(words[begin : at - 1], names)
    read = reading_as(verb, None)
    if who:
        return _does(verb) and _handed(words[begin : at - 1], who[0])
    done = read is not None and read.tense == "pass" and read.kind in _ACTIONS
    return done and dated(words[at:]) and bool(thing(words[begin : at - 1]))


def _does(verb: Token) -> bool:
    """Whether a verb tells what somebody does or has to do."""
    read = reading_as(verb, None)
    does = read is not None and read.tense == "pres" and read.kind in _ACTIONS
    return does or modal(verb.low) in _DUTY


def antecedent(before: Sequence[Token], names: Names) -> tuple[Token, ...]:
    """Those named right before the comma, who can act; empty where it is a thing."""
    first = len(before)
    while first and _names(before[first - 1], names):
        first -= 1
    while first < len(before) and before[first].low in _JOINING:
        first += 1
    who = tuple(before[first:])
    known = any(names.one(token.text) or lexicon.acts(token.low) for token in who)
    return who if known else ()


def _names(token: Token, names: Names) -> bool:
    """Whether a word may stand within the names of those who act."""
    if token.low in _JOINING or (token.word and names.one(token.text)):
        return True
    if not token.word or token.low in PREPOSITIONS or token.low in ADVERBS:
        return False
    return token.text[0].isupper() or lexicon.acts(token.low)


def _handed(before: Sequence[Token], first: Token) -> bool:
    """Whether those before whom "til" or a verb of giving stands are given something."""
    lead = [token for token in before if token.end <= first.start]
    if not lead:
        return False
    verbs = [verb for token in lead for verb in token.verbs]
    if lead[-1].low == "med":  # "snakker med Per, som …", but no group "med Per, som …"
        return any(verb.kind == "communicate" for verb in verbs)
    return lead[-1].low in _TO or any(verb.lemma in _GIVING for verb in verbs)


def thing(before: Sequence[Token]) -> tuple[Token, ...]:
    """The words for what is made, behind the last verb before the comma, without its article."""
    made = next((at for at in range(len(before) - 1, -1, -1) if _makes(before[at])), None)
    if made is None:
        return ()
    words = tuple(before[made + 1 :])
    while words and words[0].low in _BEFORE_THING:
        words = words[1:]
    return words if words and words[0].low not in PREPOSITIONS and words[-1].word else ()


def _makes(token: Token) -> bool:
    return token.low not in AMBIGUOUS and any(
        verb.kind in _ACTIONS and verb.tense != "imp" for verb in token.verbs
    )


def subject(before: Sequence[Token], names: Names) -> tuple[str, tuple[int, int] | None]:
    """The kind of whom or what a clause is about that follows `before`, and where it is named."""
    before = before[:-1] if before and not before[-1].word else before
    words = antecedent(before, names) or thing(before)
    if not words:
        return "thing", None
    return subject_kind(words, names, False), (words[0].start, words[-1].end)
