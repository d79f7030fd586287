"""What a cell holds beside the matter: by the head of its column, else by its own words.

Owns the roles a cell can have, and telling a name, a time, a number or a state of things from words
that are a matter. Where the cells are is `columns`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workflow.minutes import lexicon, timex
from workflow.minutes.structure import states, whom
from workflow.minutes.structure.whom import LONGEST_NAME

# TOLD is what has been, WHOSE somebody that a row is about, WORDS any matter
# MINOR is told of a matter in few words, PAST when something was done last
OWNER, LIMIT, WHEN, NUMBER, STATUS, TASK, TOLD, WHOSE, MINOR, PAST, WORDS = (
    "owner", "limit", "when", "number", "status", "task", "told", "whose", "minor", "past", "words",
)  # fmt: skip
HEAD, OVER, DONE = (
    "head",
    "over",
    "done",
)  # OVER is when, told by a row across the table for those below it
TIMES = frozenset((LIMIT, WHEN, OVER))
TELLING = TIMES | {OWNER}
_ROLES = (OWNER, LIMIT, WHEN, NUMBER, STATUS, TASK, TOLD, WHOSE, MINOR, WORDS)
_ASIDE = (OWNER, LIMIT, WHEN, NUMBER, STATUS, PAST)
_LAST = (
    "sist ",
    "siste ",
    "forrige ",
    "førre ",
    "valgt ",
    "vald ",
    "på valg",
    "på val",
    "i drift",
    "bygd",
    "bygget",
    "utløp",
    "går ut",
    "gyldig",
    "gjelder til",
    "gjeld til",
    "varer til",
    "løper til",
    "løper ut",
)
_BOTH = re.compile(r"\s*(?:/|,|&|\+|\bog\b)\s*")
_NUMBER = re.compile(
    r"(?:(?:sak|pkt\.?|punkt|(?-i:[A-ZÆØÅ]{1,5}))[ ]*)?\d{1,4}(?:[./-]\d{1,4}){0,3}[a-zæøå]?[.):]?",
    re.IGNORECASE,
)
_LEAST = 4  # letters of a word that alone is a matter
_EVERYBODY = re.compile(r"(?:alle|samtlige|heile|hele) [a-zæøå]{3,}", re.IGNORECASE)
_FEW = 3  # words of somebody whom no list knows
CROSS = re.compile(r"[xX✓✔☑☒✅]\ufe0f?")  # what marks a cell and says no more
WEEK = re.compile(r"[1-9]|[1-4]\d|5[0-3]")  # a bare number that may be a week's
YEARS = re.compile(r"(?:19|20)\d\d(?: ?[–/-] ?(?:(?:19|20)?\d\d)?)?")
_OF_YEAR = re.compile(r"[ ]+(?:i |for )?(?P<year>(?:19|20)\d\d)$")
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,3}")
_PARAGRAPH = re.compile(r"\S[^\n]*")
_LONGEST_HEAD = 30


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands beside the matter: its `role`, and where it is in the document.

    `row` is the span of the row that it is of, where that may run over several lines, or where the
    cell itself stands in a row above and goes on here.
    """

    role: str
    start: int
    end: int
    row: tuple[int, int] | None = None


def paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the paragraphs of a cell of the document that hold any words."""
    return [piece.span() for piece in _PARAGRAPH.finditer(text, start, end)]


def heads(said: Sequence[str]) -> tuple[frozenset[str], ...]:
    """What the heads of a table's columns say that each holds; nothing where they say nothing."""
    shouting = all(head.isupper() for head in said if head.strip())
    named = [
        _named(head) if shouting or not _INITIALS.fullmatch(head) else frozenset[str]()
        for head in said
    ]
    if any(whom.is_name(text) and not roles for text, roles in zip(said, named, strict=True)):
        return tuple(frozenset() for _ in said)  # "Betale leie | Kari | Gjort"
    actions = max((at for at, roles in enumerate(named) if TASK in roles), default=0)
    return tuple(
        _before(roles, head) if at < actions else roles
        for at, (roles, head) in enumerate(zip(named, said, strict=True))
    )


def _named(head: str) -> frozenset[str]:
    """What a head says, which may be when in one year."""
    return frozenset((WHEN,)) if year(head) else _headed(_plain(head))


def year(head: str) -> int | None:
    """The year that a head of when names behind it: "Dato 2024"."""
    said = _OF_YEAR.search(head)
    return int(said["year"]) if said and WHEN in _headed(_plain(head[: said.start()])) else None


def only_heads(said: Sequence[str]) -> bool:
    """Whether a row only names columns, of which one may be named as no other table has it."""
    filled = [named for head, named in zip(said, heads(said), strict=True) if head.strip()]
    return sum(map(bool, filled)) >= max(2, len(filled) - 1)


def has_matter(roles: Sequence[frozenset[str]]) -> bool:
    """Whether a table tells who or when, and has a column for what that is told of."""
    matters = (not named or named & {TASK, WORDS, TOLD} for named in roles)
    return any(named & TELLING for named in roles) and any(matters)


def hours(said: Sequence[str]) -> frozenset[int]:
    """Which of a table's columns hold hours, by their heads; none where no other holds the day."""
    known = lexicon.words("column", "hours")
    at = frozenset(at for at, head in enumerate(map(_plain, said)) if head in known)
    days = (head for head in map(_plain, said) if head not in known)
    return at if any(WHEN in _headed(head) for head in days) else frozenset()


def weeks(said: Sequence[str]) -> frozenset[int]:
    """Which of a table's columns hold weeks, by their heads."""
    known = lexicon.words("column", "weeks")
    return frozenset(at for at, head in enumerate(map(_plain, said)) if head in known)


def only_whom(text: str) -> bool:
    """Whether a cell of what is to be done only tells who follows it up: "Kari", "Alle lag"."""
    return whom.is_name(text) or _EVERYBODY.fullmatch(text) is not None


def answering(texts: Sequence[str], aside: int, owners: Container[int] = ()) -> int:
    """Which cell of a row without heads tells who answers though no list knows them: few words
    right before when, and before them what is to be done ("… meldes inn | Trenerne | 10.12."), or
    in a column that does so on a row above (`owners`); else -1."""
    at = aside - 1
    if at < 1 or not by_words(texts[aside]) or by_words(texts[at]):
        return -1
    words = texts[at].split()
    few = 0 < len(words) <= _FEW and texts[at][:1].isupper()
    told = any(map(_is_verb, words[1:])) or not all(word.isalpha() for word in words)
    deed = at in owners or any(_is_verb(word) for text in texts[:at] for word in text.split())
    return at if few and deed and not told else -1


def _is_verb(word: str) -> bool:
    """Whether a word is a verb in the present or an infinitive, and no noun."""
    low = word.lower().strip(".,:;!")
    if low in lexicon.words("grammar", "ambiguous"):
        return False
    return any(verb.tense in ("pres", "pass", "inf") for verb in lexicon.verb(low))


def dates_first(texts: Sequence[str], aside: int) -> bool:
    """Whether a row without heads opens with when, and closes with who: "Mai | Vårfest | Kari"."""
    last = max((at for at, text in enumerate(texts) if text), default=0)
    return aside > 1 and by_words(texts[last]) == OWNER and is_time(texts[0].strip())


def plans(said: Sequence[str]) -> bool:
    """Whether the heads of a table tell of nothing but when, where and what about."""
    filled = [head for head in map(_plain, said) if head]
    dated = [head for head in filled if WHEN in _headed(head)]
    known = lexicon.words("column", "plan")
    return bool(dated) and len(filled) > 1 and all(h in dated or h in known for h in filled)


def _plain(head: str) -> str:
    """A head as the words of columns have it."""
    return " ".join(head.split()).strip(" *_:|").lower()


def _before(roles: frozenset[str], head: str) -> frozenset[str]:
    """What a column holds that stands before one of what is to be done: a state tells what has been
    ("Status | Videre arbeid"), those whose it is answer for it ("Kommune"), and what no list knows
    is some matter ("Søker")."""
    if WHOSE in roles:
        return frozenset((OWNER, WHOSE))
    if TASK in roles or (not roles and head.strip()):
        return frozenset((WORDS,))  # "Tiltak | Søker | Neste steg"
    return roles | {TOLD} if STATUS in roles else roles


@lru_cache(maxsize=1_000)
def _headed(head: str) -> frozenset[str]:
    """What a head says that its column holds; two things for "Ansvar/frist"."""
    if not head or len(head) > _LONGEST_HEAD:
        return frozenset()
    for role in _ROLES:
        if head in lexicon.words("column", role):
            return frozenset((role,))
    if head.startswith(_LAST) and "frist" not in head:
        return frozenset((PAST,))
    parts = [part for part in _BOTH.split(head) if part]
    if len(parts) == 2 and all(_headed(part) for part in parts):
        return _headed(parts[0]) | _headed(parts[1])
    return frozenset()


def role(
    text: str, named: frozenset[str], *, first: bool, last: bool, minor: bool = False
) -> str | None:
    """What a cell under a head that names `named` holds beside the matter; None for the matter.

    `minor` tells that the table has another column for that, and one for who or when.
    """
    if first and _NUMBER.fullmatch(text) and not named & {WHEN, LIMIT}:
        return NUMBER
    if OWNER in named and text.lower().strip(" .") in lexicon.words("column", "nobody"):
        return MINOR
    if OWNER in named and whom.acts(text):
        return None
    if named >= {OWNER, WHOSE}:
        return WHOSE if len(text) <= LONGEST_NAME else None
    if TOLD in named:
        return STATUS if STATUS in named and by_words(text) == STATUS else None
    if len(named) > 1:
        return by_words(text) or (OWNER if OWNER in named and TASK not in named else None)
    role = next(iter(named), None)
    if role == WORDS and states.over(text, wholly=True):
        return STATUS  # "Kommentar: Utført 12. januar"
    if role is None:
        return by_words(text) if last and not first else None
    if role == OWNER:
        return OWNER if len(text) <= 2 * LONGEST_NAME else None
    if role == MINOR:
        return MINOR if len(text) <= LONGEST_NAME and minor else None
    if role == NUMBER and " " in text and not _NUMBER.fullmatch(text):
        return None  # the matter, set close behind its number
    return role if role in _ASIDE else None


def by_words(text: str) -> str | None:
    """What a cell holds by its own words alone: a name, a time, a state of things."""
    if text.lower() in lexicon.words("column", "done") or states.over(text, wholly=True):
        return STATUS
    if whom.is_name(text):
        return OWNER
    if YEARS.fullmatch(text):
        return None  # how long somebody is elected, when a thing was built
    if is_time(text):
        return WHEN if _spans_days(text) else LIMIT
    if states.new_limit(text):
        return LIMIT
    return OWNER if whom.whom_and_when(text) else None


def aside(texts: Sequence[str]) -> int:
    """From which cell on a row without heads holds only who, by when and how it stands; the cells
    before tell what it is about."""
    last = first = max((at for at, text in enumerate(texts) if text), default=0)
    while first > 1 and by_words(texts[first - 1]):
        first -= 1
    if first == last or not by_words(texts[last]):
        return last
    dated = any(by_words(text) in TIMES for text in texts[first:])
    told = (
        " " in text or (dated and len(text) >= _LEAST and text.isalpha())  # "Leir | 5. mai | Kari"
        for text in texts[:first]
        if not by_words(text)
    )
    return first if any(told) else last


@lru_cache(maxsize=2_000)
def is_time(text: str) -> bool:
    """Whether words are one time and nothing else ("innen 1. mai", "uke 34", "snarest")."""
    found = timex.find(text) if 0 < len(text) <= LONGEST_NAME else ()
    return bool(found) and found[0].span[0] == 0 and found[-1].span[1] >= len(text.rstrip(" ."))


def _spans_days(text: str) -> bool:
    """Whether a time is days on end, which something lasts and nothing is due by."""
    found = timex.find(text)
    return len(found) == 1 and found[0].kind is timex.Kind.RANGE and not found[0].deadline


@lru_cache(maxsize=2_000)
def is_period(text: str) -> bool:
    """Whether words are a month, a week or a season, which several rows may share."""
    return is_time(text) and not any(sign.isdigit() for sign in text.split(" ")[0])
