"""What a cell holds beside the matter: by the head of its column, else by its own words.

Owns the roles a cell can have, and telling a name, a time, a number or a state of things from words
that are a matter. Where the cells are is `columns`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workflow.minutes import lexicon, timex

# TOLD is what has been, WHOSE somebody that a row is about, WORDS any matter
OWNER, LIMIT, WHEN, NUMBER, STATUS, TASK, TOLD, WHOSE, WORDS = (
    "owner", "limit", "when", "number", "status", "task", "told", "whose", "words",
)  # fmt: skip
HEAD = "head"
_ROLES = (OWNER, LIMIT, WHEN, NUMBER, STATUS, TASK, TOLD, WHOSE, WORDS)
_ASIDE = (OWNER, LIMIT, WHEN, NUMBER, STATUS)
_BOTH = re.compile(r"\s*(?:/|,|&|\+|\bog\b)\s*")
_NUMBER = re.compile(
    r"(?:(?:sak|pkt\.?|punkt|(?-i:[A-ZÆØÅ]{1,5}))[ ]*)?\d{1,4}(?:[./-]\d{1,4}){0,3}[a-zæøå]?[.):]?",
    re.IGNORECASE,
)
_NEW_LIMIT = re.compile(
    r"(?:\w+[,.;:–-]* )?(?:ny (?:tids)?frist"
    r"|(?:utsatt|utsett|flyttet|flytta|forlenget|forlenga) til)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[@A-ZÆØÅ][\w.'’-]*")
_JOINED = re.compile(r"[\s,/&+()]+")
_JOINING = frozenset(("og", "i", "ved", "v", "med", "for", "av", "de", "van", "von"))
_PARAGRAPH = re.compile(r"\S[^\n]*")
_EDGES = " \t\n.,;:()[]*_–-|@?"
_LONGEST_HEAD = 30
_LONGEST_NAME = 40


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
    named = [_headed(" ".join(head.split()).strip(" *_:|").lower()) for head in said]
    actions = next((at for at, roles in enumerate(named) if TASK in roles), 0)
    return tuple(_before(roles) if at < actions else roles for at, roles in enumerate(named))


def only_heads(said: Sequence[str]) -> bool:
    """Whether a row only names columns, of which one may be named as no other table has it."""
    filled = [named for head, named in zip(said, heads(said), strict=True) if head.strip()]
    return sum(map(bool, filled)) >= max(2, len(filled) - 1)


def _before(roles: frozenset[str]) -> frozenset[str]:
    """What a column holds that stands before one of what is to be done: a state tells what has been
    ("Status | Videre arbeid"), and those whose it is answer for it ("Kommune")."""
    if WHOSE in roles:
        return frozenset((OWNER, WHOSE))
    return roles | {TOLD} if STATUS in roles else roles


@lru_cache(maxsize=1_000)
def _headed(head: str) -> frozenset[str]:
    """What a head says that its column holds; two things for "Ansvar/frist"."""
    if not head or len(head) > _LONGEST_HEAD:
        return frozenset()
    for role in _ROLES:
        if head in lexicon.words("column", role):
            return frozenset((role,))
    parts = [part for part in _BOTH.split(head) if part]
    if len(parts) == 2 and all(_headed(part) for part in parts):
        return _headed(parts[0]) | _headed(parts[1])
    return frozenset()


def role(text: str, named: frozenset[str], *, first: bool, last: bool) -> str | None:
    """What a cell under a head that names `named` holds beside the matter; None for the matter."""
    if first and _NUMBER.fullmatch(text) and not named & {WHEN, LIMIT}:
        return NUMBER
    if named >= {OWNER, WHOSE}:
        return WHOSE if len(text) <= _LONGEST_NAME else None
    if TOLD in named:
        return STATUS if STATUS in named and by_words(text) == STATUS else None
    if len(named) > 1:
        return by_words(text) or (OWNER if OWNER in named else None)
    role = next(iter(named), None)
    if role is None:
        return by_words(text) if last and not first else None
    if role == OWNER:
        return OWNER if len(text) <= 2 * _LONGEST_NAME else None
    if role == NUMBER and " " in text and not _NUMBER.fullmatch(text):
        return None  # the matter, set close behind its number
    return role if role in _ASIDE else None


def by_words(text: str) -> str | None:
    """What a cell holds by its own words alone: a name, a time, a state of things."""
    if text.lower() in lexicon.words("column", "done"):
        return STATUS
    if is_name(text):
        return OWNER
    return LIMIT if is_time(text) or new_limit(text) else None


def answers(text: str) -> str | None:
    """Whom a cell or a label of who answers for it names; None where it names nobody."""
    words = " ".join(text.split()).strip(_EDGES)
    first = words.split()[0] if words else ""
    known = first[:1].isupper() or first[:1].isdigit() or is_name(words)
    return words if known and any(sign.isalpha() for sign in words) else None


def new_limit(text: str) -> bool:
    """Whether a cell gives a new limit: "Pågår, ny frist 15.3.", "utsatt til 1. mai"."""
    said = _NEW_LIMIT.match(text)
    return said is not None and is_time(text[said.end() :].strip(" .:"))


def aside(texts: Sequence[str]) -> int:
    """From which cell on a row without heads holds only who, by when and how it stands; the cells
    before tell what it is about."""
    last = first = max((at for at, text in enumerate(texts) if text), default=0)
    while first > 1 and by_words(texts[first - 1]):
        first -= 1
    if first == last or not by_words(texts[last]):
        return last
    return first if any(" " in text and not by_words(text) for text in texts[:first]) else last


@lru_cache(maxsize=2_000)
def is_name(text: str) -> bool:
    """Whether words are nothing but persons, initials, roles or bodies."""
    if not text or len(text) > _LONGEST_NAME:
        return False
    words = [word for word in _JOINED.split(text) if word and word.lower() not in _JOINING]
    if not 0 < len(words) <= 6:
        return False
    sure = False
    for word in words:
        low = word.lower().strip(".:@")
        office = low == "alle" or any(
            lexicon.noun(low, table, "words", False) for table in ("role", "group")
        )
        initials = word.isupper() and 2 <= len(word) <= 4 and word.isalpha()
        if not office and not _NAMED.fullmatch(word):
            return False
        sure = sure or office or initials or lexicon.first_name(word) or word[0] == "@"
    return sure


@lru_cache(maxsize=2_000)
def is_time(text: str) -> bool:
    """Whether words are one time and nothing else ("innen 1. mai", "uke 34", "snarest")."""
    found = timex.find(text) if 0 < len(text) <= _LONGEST_NAME else ()
    return bool(found) and found[0].span[0] == 0 and found[-1].span[1] >= len(text.rstrip(" ."))
