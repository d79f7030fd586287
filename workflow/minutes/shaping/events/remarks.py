"""What a line says beside an event's name: "Dugnad, ta med hanske", "Messe – vi har to plasser".

Owns taking such remarks off an event's title, where what is left names something: a clause of its
own, what to bring, how many have a place, the rest of a time ("en gang"). What only tells of the
event's day is `settled`, what a task's words end in `wording`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.grammar.tokens import (
    AMBIGUOUS,
    PREPOSITIONS,
    SUBORDINATORS,
    Token,
    modal,
    tokens,
)
from workflow.minutes.shaping.words.wording import EDGES
from workflow.minutes.signs.occasions import names_event

_BREAK = re.compile(r"(?:,|;| [–-])\s+")
_BEHIND = "|".join(lexicon.phrases("remark", "behind"))
_OPENING = "|".join(lexicon.phrases("remark", "opening"))
_REMARK = re.compile(rf"(?:{_BEHIND})\W*$|(?:{_OPENING})\b", re.IGNORECASE)
_COUNT = re.compile(
    rf"(?:ca\.? |rundt |omtrent )?\d+ (?:{'|'.join(lexicon.phrases('remark', 'counted'))})\W*$",
    re.IGNORECASE,
)
_VAGUE = re.compile(rf"\s+(?:{'|'.join(lexicon.phrases('remark', 'rest_of_time'))})(?=$|,)", re.I)
_PERHAPS = re.compile(rf"^({'|'.join(lexicon.phrases('remark', 'perhaps'))})\s+(?=\w)", re.I)
_MOVED = re.compile(r"\s*\(\s*(?:er |ble |vart )?flytt\w*\b[^()]*\)?$", re.IGNORECASE)
_CASE = re.compile(r"^(?:/ ?\d{2,4}\s+|sak \d[\d/.-]* [–-] )(?=\w)", re.IGNORECASE)
_IS_THERE = re.compile(
    r"^(?:er|blir|vert) det (?=\w)", re.IGNORECASE
)  # "Sak 3 – 4. mai er det tur"
_AGAIN = re.compile(r"^(\w+) (?:igjen|att|på nytt)$")  # "Møte igjen", but "to øvinger igjen"
_LEADS = SUBORDINATORS | PREPOSITIONS | {"at", "som", "å", "hvis", "sammen", "saman"}
_JOINING = frozenset(("og", "samt", "eller"))
_PAIRS = (("(", ")"), ("«", "»"), ("“", "”"))
_NAME = 4  # letters of the shortest name
_FAR = 20  # words within which a remark has its verb


def without(words: str) -> str:
    """An event's title without what is said beside its name."""
    words = _IS_THERE.sub("", _CASE.sub("", words)) if words[:1] in "/Ss" else words
    if (vague := _VAGUE.sub("", words)) != words and names_event(vague) and not _tells(vague):
        words = vague
    words = _MOVED.sub("", words)
    if (again := _AGAIN.match(words)) and names_event(again[1]) and not _tells(words):
        words = again[1]
    words = _without_remarks(words)
    perhaps = _PERHAPS.match(words)
    rest = words[perhaps.end() :].rstrip(" -–/") if perhaps else ""
    if perhaps and names_event(rest) and not (_leads_on(rest) or _tells(rest)):
        return f"{rest[:1].upper()}{rest[1:]} ({perhaps[1].lower()})"
    return words[:1].upper() + words[1:]


def _without_remarks(words: str) -> str:
    """The words up to the first remark behind a comma or a dash, where they are a name: no clause,
    and none that only leads on to the next."""
    for comma in _BREAK.finditer(words):
        head, rest = words[: comma.start()], words[comma.end() :]
        if len(head) < _NAME or any(head.count(a) > head.count(b) for a, b in _PAIRS):
            continue
        if not head[0].isalnum() or _leads_on(head) or _tells(head):
            return words
        dashed = words[comma.start()] != ","
        if _REMARK.match(rest) or _COUNT.match(rest) or _is_clause(rest, dashed, "," in head):
            return head.strip(EDGES)
    return words


def _leads_on(words: str) -> bool:
    """Whether words open with one that only leads on to a name: "på Kroa", "sammen med koret"."""
    first = tokens(words)[:1]
    return not first or first[0].low in _LEADS


def _is_clause(rest: str, dashed: bool, listed: bool) -> bool:
    """Whether a remark is a clause of its own, with who or what it tells of before its verb; what
    stands between commas is no remark but one more of a list or who somebody is."""
    said = tokens(rest)
    verb = next((at for at, token in enumerate(said[:_FAR]) if _finite(token)), 0)
    if not verb or said[0].low in _LEADS | _JOINING:
        return False
    if listed and any(token.low in _JOINING for token in said[:verb]):
        return False  # "Koret, laget, skolen og kirka er spurt"
    return dashed or all(token.low != "," for token in said[:verb])


def _tells(words: str) -> bool:
    return any(map(_finite, tokens(words)))


def _finite(token: Token) -> bool:
    """Whether a word is a finite verb, and no name or noun that looks like one: "Eide", "test"."""
    if token.text[:1].isupper() or token.low in AMBIGUOUS or names_event(token.low):
        return False
    if modal(token.low) is not None:
        return True
    return any(verb.tense in ("pres", "past", "pass") for verb in token.verbs)
