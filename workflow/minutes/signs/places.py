"""Where an event takes place: "på Rådhuset", or a line's "Teams" before the date of a meeting.

Owns telling places by their words. What takes place there is `occasions`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon, timex
from workflow.minutes.signs.occasions import event
from workflow.minutes.timex import Kind

_ROOMS = (  # the ends of words for rooms and houses, in any form
    r"(?!tidsrom)\w*(?:rom(?:met)?|sal|hus|hall|hotell|sk[ou]l|kaf[eé]e?|bibliotek|muse|stu|kirk|kyrkj"
    r"|torg|kontor|kantin|anlegg|kai|hytt)(?:en|et|a|e)?(?![\w-])"
)
_PLACE = re.compile(
    r"\b(?:[Ss]tad|[Ss]ted):\s*([^.,;\n]+)|\b(?:i|på|hos|ved)\s+"
    rf"((?:[A-ZÆØÅ][\w-]*(?:\s+[A-ZÆØÅ][\w-]*)*|{_ROOMS})"
    rf"(?:\s+(?:{'|'.join(sorted(lexicon.words('place', 'houses')))})\b)?)(?=\s+(\w+)|\W|$)"
)
_ROOM = re.compile(_ROOMS)
# what is taught in a thing, and rather tells which than where: "kurs i Excel"
_TAUGHT = re.compile(rf"(?:{'|'.join(sorted(lexicon.words('place', 'teaching')))})(?:et|en|a)? i\Z")
_MEETING_PLACES = lexicon.words("grammar", "meeting_places")
_FEW = 6  # words that only tell where
_TOWNS = lexicon.words("place", "towns")
_ENDINGS = re.compile(rf"[a-zæøå]{{2,}}(?:{'|'.join(sorted(lexicon.words('place', 'endings')))})")
_LEADING_ON = frozenset(("til", "for", "med", "av", "og", "om", "fra", "frå", "eller"))
_AT_MOST = 4  # words of a place that stands alone
_ALONE = re.compile(r"[\s,.:;–-]*(?P<place>[^,.:;()–|\n]+?)(?=[\s,.:;()–|]*$|[,(])")


def location(text: str) -> str | None:
    """Where an event takes place, as the text has it; None where it says nothing. Another event's
    name is no place, "på NAV-konferansen i Bergen", nor is what a course is in."""
    for place in _PLACE.finditer(text):
        words = " ".join((place[1] or place[2]).split())
        last, behind = words.rpartition(" ")[2].lower(), (place[3] or "").lower()
        if not place[1] and _is_day(words):
            continue  # "på Olsok, 29. juli"
        before = text[: place.start(2)].rstrip().lower() if place[2] else ""
        if words[0].isupper() and _TAUGHT.search(before) and not is_place(words):
            continue
        if (
            place[1]
            or _ROOM.fullmatch(last)
            or not (event(last) or (last.endswith("s") and event(behind)))
        ):
            return words
    return None


def alone(text: str, end: int) -> str | None:
    """The place that alone stands behind the time of a line, which ends at `end`: "5. mai: Florø",
    "5. mai, Rådhuset, heldag"; None where something else does, or it may be something else."""
    behind = _ALONE.match(text, end)
    words = " ".join(behind["place"].split()) if behind else ""
    return words if is_place(words) else None


def is_place(words: str) -> bool:
    """Whether words are what a place is called: "Teams", "Florø", "Rådhuset i Vang"; no matter and
    nobody."""
    said = words.split()
    if not 0 < len(said) <= _AT_MOST or not said[0][:1].isupper() or event(said[0].lower()):
        return False
    if lexicon.first_name(said[0]) or not _LEADING_ON.isdisjoint(said) or any(map(_is_deed, said)):
        return False
    low = [word.lower() for word in said]
    if low[0] in _MEETING_PLACES or any(map(_ROOM.fullmatch, low)):
        return True
    if any(word.capitalize() in said and word in _TOWNS for word in low):
        return True
    known = lexicon.noun(low[0], "product", "words")
    return len(said) == 1 and not known and _ENDINGS.fullmatch(low[0]) is not None


def _is_deed(word: str) -> bool:
    """Whether a word in small letters can be a verb: "henter"."""
    return word.islower() and any(verb.tense in ("pres", "inf") for verb in lexicon.verb(word))


def _is_day(words: str) -> bool:
    """Whether words are the name of a holiday: "Olsok", "Sankthans"."""
    return any(one.kind is Kind.HOLIDAY and one.words == words for one in timex.find(words))


def tells_place(words: str) -> bool:
    """Whether words before a date only tell where: "Teams", "Rådhuset i Vang", "Hotell Vika,"."""
    said = words.strip(" ,:.").split()
    if not 0 < len(said) <= _FEW or event(said[0].lower()):
        return False
    if said[0].lower().strip(",") in _MEETING_PLACES or _ROOM.fullmatch(said[0].lower().strip(",")):
        return True
    named = all(word[:1].isupper() for word in said)
    return said[0][:1].isupper() and (
        (named and words.rstrip().endswith(",")) or location(" ".join(said)) is not None
    )
