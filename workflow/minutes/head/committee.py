"""The body that met, as its minutes call it.

Owns finding it in titles and labels: "Referat fra møte i X", "X – referat", "STYREMØTE". Which
group of the register that is, is left to whoever knows the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from workflow.minutes.head import meetingdate
from workflow.minutes.head.headwords import any_of, words

_LINES = 14
_LONGEST = 90
_MINUTES = r"(?:møte)?(?:referat|protokoll|møtebok|møteprotokoll)(?:et|en|a)?"
_NUMBER = r"(?:[ \t]+(?:nr\.?[ \t]*)?\d{1,3}(?:[ \t]*[/-][ \t]*\d{2,4})?)?"
_IN = re.compile(
    rf"\b\w*møtet?{_NUMBER}[ \t]+(?:i|av|med|for)[ \t]+(?:det |den )?(?P<name>[^\n]+)",
    re.IGNORECASE,
)
_OF = re.compile(rf"\b{_MINUTES}[ \t]+(?:for|fra|frå|av)[ \t]+(?P<name>[^\n]+)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:utvalg|utval|styre|råd|gruppe|organ|møte i)[ \t]*:[ \t]*(?P<name>\S[^\n]{2,80})",
    re.IGNORECASE,
)
_NOISE = re.compile(
    rf"\b{_MINUTES}\b(?:[ \t]*(?:fra|frå|for|av)\b)?|\b(?:kort|konstituerende|konstituerande|"
    rf"ordinært|ekstraordinært)\b|(?<![\w-])møtet?{_NUMBER}\b(?:[ \t]*(?:i|av|for)\b)?|"
    r"\bnr\.?[ \t]*\d+",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"(?P<stem>[^\W\d_][\w-]*?)-?møtet?$", re.IGNORECASE)
_PIECES = re.compile(r"\s[–—-]\s|[,;|:(/]")
_CUT = re.compile(
    r"[ \t]*(?:[,;(]|\bside\s+\d|\s[–—-]\s|\bkl\.?\s|\bden\s\d|\s\d{1,2}[./ ]|\d{4}-\d\d|"
    r"\b(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag\b)",
    re.IGNORECASE,
)


def find(yaml: dict[str, list[str]], title: str, head: Sequence[str]) -> str | None:
    """The body's name, or None where the head does not tell; `head` holds the lines' words."""
    lines = [*yaml.get("subheadline", ()), *yaml.get("title", ()), title, *head[:_LINES]]
    for pattern in (_IN, _LABEL, _OF):
        for line in lines:
            match = pattern.search(line)
            name = _name(match.group("name")) if match else None
            if name and not _COMPOUND.search(name.split()[0]):
                return name
    return next((name for line in lines for name in _pieces(line)), None)


def _pieces(line: str) -> Iterator[str]:
    """What is left of a title without its date and the words for meetings and minutes."""
    if ":" in line[:24] or len(line) > _LONGEST * 2:
        return
    for piece in _PIECES.split(meetingdate.without_dates(line)):
        bare = " ".join(_NOISE.sub(" ", piece).split()).strip(" .–—-'\"")
        first = next((word for word in bare.split() if _COMPOUND.match(word)), None)
        if first and (match := _COMPOUND.match(first)):
            yield from filter(None, (_of_compound(match.group("stem"), first),))
        elif _is_body(bare) and (name := _name(bare)):
            yield name


def _of_compound(stem: str, word: str) -> str | None:
    """ "STYREMØTE" → "Styret"; "FAU-møte" → "FAU"; "kontaktmøte" keeps its name."""
    if stem.lower().endswith("styre"):
        return stem[0].upper() + stem[1:].lower() + "t"
    if stem.lower().endswith("råds"):
        return stem[0].upper() + stem[1:-1].lower() + "et"
    if stem.lower().endswith("gruppe"):
        return stem[0].upper() + stem[1:].lower()
    if "-" in word:
        return _name(stem) if word[len(stem)] == "-" and stem[0].isupper() else None
    return _name(word) if len(stem) > 6 else None


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\w*{any_of('body', 'nouns')}", re.IGNORECASE)


def _is_body(piece: str) -> bool:
    """Whether the piece names a body: it holds a noun for one, and no sentence."""
    parts = piece.split()
    return 0 < len(parts) <= 9 and any(_noun().fullmatch(part) for part in parts)


def _name(raw: str) -> str | None:
    cut = _CUT.search(raw, 1)
    name = (raw[: cut.start()] if cut else raw).strip(" .,:;–—-'\"«»|/")
    letters = sum(sign.isalpha() for sign in name)
    if letters < 2 or letters < len(name) // 2 or len(name) > _LONGEST:
        return None
    parts = name.lower().split()
    if words("body", "no-body") & {parts[0], parts[-1]} or parts[-1].endswith("møtet"):
        return None
    return _written(name)


def _written(name: str) -> str:
    """With a capital first; a name all in capitals as words ("HAVNERÅDET I VIKA")."""
    if name.isupper() and len(name) > 5:
        low = [word if len(word) < 4 else word.capitalize() for word in name.split()]
        small = ("I", "OG", "FOR", "AV", "PÅ", "TIL", "VED")
        return " ".join(word.lower() if word in small else word for word in low)
    return name[0].upper() + name[1:]
