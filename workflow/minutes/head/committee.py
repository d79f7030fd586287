"""The body that met, as its minutes call it.

Owns finding it in titles, in labels and beside a title: "Referat fra møte i X", "X – referat",
"STYREMØTE", "X" above "Møtereferat". Which group of the register that is, is left to whoever knows
the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from workflow.minutes.head import attendance, meetingdate
from workflow.minutes.head.headwords import any_of, words

_EDGES = " \t.,:;–—-'\"«»|/#*•·="
_LINES = 14
_TITLES = 5  # the most lines at the top that may hold the title and whose minutes they are
_LONGEST = 90
_TELLS = 60  # characters of what is a sentence, and no title, where it ends like one
_MINUTES = r"(?:møte)?(?:referat|protokoll|møtebok|møteprotokoll)(?:et|en|a)?"
_NUMBER = r"(?:[ \t]+(?:nr\.?[ \t]*)?\d{1,3}(?:[ \t]*[/-][ \t]*\d{2,4})?)?"
_IN = re.compile(
    rf"\b\w*(?:møte[tr]?|møta|møtene){_NUMBER}[ \t]+(?:i|av|med|for)[ \t]+(?:det |den )?"
    r"(?P<name>[^\n]+)",
    re.IGNORECASE,
)
_GATHERED = re.compile(
    r"\b\w*samling(?:a|en)?[ \t]+(?:i|av|for)[ \t]+(?P<name>[^\n]+)", re.IGNORECASE
)
_OF = re.compile(rf"\b{_MINUTES}[ \t]+(?:for|fra|frå|av)[ \t]+(?P<name>[^\n]+)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?:utvalg|utval|styre|råd|gruppe|organ|møte i)|^\W*(?:forum|nettverk))[ \t]*:[ \t]*"
    r"(?P<name>\S[^\n]{2,80})",
    re.IGNORECASE,
)
_OWN = re.compile(  # "Referat fra landsstyrets møte"
    r"\b(?P<name>\w*(?:styret|rådet|utvalget|utvalet|gruppa|gruppen|nemnda|komiteen))s[ \t]+møte\b",
    re.IGNORECASE,
)
_SAYS = re.compile(  # labels behind which a title stands: "Referat: Arbeidsutvalget i …"
    rf"\W*(?:(?:møteinnkalling|innkalling)[ ]?(?:/|og)[ ]?)?(?:{_MINUTES}|møte(?:type|tema|gruppe)?"
    r"|(?:møtet )?gjeld(?:er)?|tema for møtet?|emne)[ \t]*:[ \t]*(?=\S)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\W*(?:(?:møteinnkalling|innkalling)[ ]?(?:/|og)[ ]?)?{_MINUTES}\W*", re.IGNORECASE
)
_OPENS = re.compile(rf"\W*(?:{_MINUTES}|\w*møtet?)\b", re.IGNORECASE)  # a title, if it ends in "."
_NOISE = re.compile(
    rf"(?<![\w-]){_MINUTES}\b(?:[ \t]*(?:fra|frå|for|av)\b)?|\b(?:kort|konstituerende|"
    rf"konstituerande|ordinært|ekstraordinært)\b|(?<![\w-])møtet?{_NUMBER}\b"
    r"(?:[ \t]*(?:i|av|for)\b)?|\bnr\.?[ \t]*\d+",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"(?P<stem>[^\W\d_][\w-]*?)-?(?:møtet?|referat(?:et)?|protokoll(?:en)?)$", re.IGNORECASE
)
_SHORT = re.compile(r"(?<![\w-])(?P<name>[A-ZÆØÅ]{2,6})[ -](?:møtet?|referat|protokoll)\b")
_HELD = re.compile(r"(?:(?i:styre)|\b[A-ZÆØÅ]{2,4}[ -])(?i:møtet?)\b")
_CALLED = re.compile(r"[ \t]*\([A-ZÆØÅ][\w-]{1,7}\)(?=[ \t]+[a-zæøå])")  # "Utvalget (GDU) i Vest"
_PIECES = re.compile(r"\s[–—-]\s|[,;|:(/]")
_CUT = re.compile(
    r"[ \t]*(?:[,;(]|\bside\s+\d|\s[–—-]\s|\bkl\.?\s|\bnr\b|\bden\s\d|\s\d{1,2}[./ ]|\d{4}-\d\d|"
    r"\b(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag\b|(?<=\w{3})(?<!avd)\.\s|"
    r"(?:\b(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
    r"\s+)?\b(?:19|20)\d\d$|(?P<verb>\b(?:ble|blei|vart|er|var|hadde|har)\b))",
    re.IGNORECASE,
)
_LED = re.compile(r"(?:i|for|av|med|mellom|på|ved|til)\s+", re.IGNORECASE)


def find(yaml: dict[str, list[str]], title: str, head: Sequence[str]) -> str | None:
    """The body's name, or None where the head does not tell; `head` holds the lines' words.

    A kind of meeting ("Nettverksmøte", "Fellessamling") is its name only where nothing else is.
    """
    told = [*yaml.get("subheadline", ()), *yaml.get("title", ())]
    told += [title] if unlabelled(title) == title else []
    titles, lines = [*told, *_titles(head)], [*told, *head[:_LINES]]
    named = next(_told(titles, titles), None) or next(_bodies(titles), None)
    named = named or next(_told(lines, titles), None)
    if named:
        return _of_whom(named, titles, _beside(_titles(head)))
    kinds = (name for line in lines for name, kind in _pieces(line) if kind and name)
    return _beside(_titles(head)) or next(kinds, None) or next(_bodies(lines), None)


def _titles(head: Sequence[str]) -> Sequence[str]:
    """The lines before the first label, among which the title is."""
    for at, line in enumerate(head[:_TITLES]):
        prose = len(line) > _TELLS and line.endswith((".", ":", "!")) and not _OPENS.match(line)
        if attendance.opens(line) or ":" in unlabelled(line)[:24] or prose:
            return head[:at]
    return head[:_TITLES]


def is_bare(line: str) -> bool:
    """Whether a line is but the word for minutes: "REFERAT", "## Møtebok"."""
    return bool(_BARE.fullmatch(line))


def names_body(line: str) -> bool:
    """Whether a line of a head names a body that meets."""
    return any(_bodies([line]))


def unlabelled(line: str) -> str:
    """The line without a label behind which a title stands: "Referat: Styremøte 3. mai"."""
    said = _SAYS.match(line)
    return line[said.end() :] if said else line


def _told(lines: Sequence[str], titles: Sequence[str]) -> Iterator[str]:
    """The names that stand behind what says that a body is told."""
    patterns = (_IN, lines), (_GATHERED, titles), (_LABEL, lines), (_OWN, lines), (_OF, lines)
    for pattern, among in patterns:
        for match in filter(None, map(pattern.search, among)):
            name = _name(match.group("name"))
            if not name or _kind(name.split()[0]):
                continue
            general = pattern is not _GATHERED or match.group().lower().startswith("general")
            if general or _is_body(name):  # "Samling i Bergen"
                yield name


def _bodies(lines: Sequence[str]) -> Iterator[str]:
    """The bodies that the pieces of titles name."""
    return (name for line in lines for name, kind in _pieces(line) if name and not kind)


def _of_whom(name: str, titles: Sequence[str], beside: str | None) -> str:
    """A committee that every body may have, with the body that has it, where a title opens with
    that: "Kystrådet – møte i arbeidsutvalet" → "Arbeidsutvalet i Kystrådet"."""
    if name.lower() not in words("body", "within"):
        return name
    opening = [_PIECES.split(line)[0] for line in titles if line[:1].isupper()]
    whose = next((body for body in _bodies(opening) if name.lower() not in body.lower()), None)
    whose = whose or next(filter(None, map(_held_by, titles)), None) or beside
    if whose and name == "Styret":
        return whose  # as "Styremøte i Lia hagelag" is told of it
    if whose and name.lower() in whose.lower().split():
        return whose  # "FAU Lia skole"
    full = f"{name} {'ved' if whose and _is_house(whose) else 'i'} {whose}"
    return full if whose and len(full) <= _LONGEST else name


def _held_by(line: str) -> str | None:
    """The body or house whose committee's meeting a title names: "Referat styremøte Lia hagelag",
    "FAU-møte ved Lia skole"."""
    for piece in _PIECES.split(meetingdate.without_dates(line)):
        held = _HELD.search(piece)
        rest = piece[held.end() :].strip(_EDGES) if held else ""
        rest = rest[led.end() :] if (led := _LED.match(rest)) else rest
        if rest[:1].isupper() and (_is_body(rest) or _is_house(rest)):
            return _name(rest)
    return None


def _is_house(words: str) -> bool:
    """Whether words name a school or the like: "Lia skole"."""
    return len(words.split()) > 1 and bool(_houses().fullmatch(words.split()[-1]))


@cache
def _houses() -> re.Pattern[str]:
    return re.compile(rf"[\w-]*{any_of('body', 'houses')}", re.IGNORECASE)


def _beside(titles: Sequence[str]) -> str | None:
    """What stands alone above the first line that tells that these are minutes, or before a kind of
    meeting: "Norske Havner", and beneath it "Møtereferat"; "Norske Havner – driftsmøte"."""
    if not titles:
        return None
    first, *others = _PIECES.split(titles[0])
    said = (_NOISE.sub(" ", piece).split() for piece in others)
    if not any(parts and _kind(parts[0]) for parts in said):
        if len(titles) < 2 or not meetingdate.speaks_of_meeting(titles[1]) or ":" in titles[0]:
            return None
        first = titles[0]
    line = first.strip(_EDGES)
    telling = any(sign.isdigit() for sign in first) or first.rstrip().endswith((".", "!", "?"))
    if telling or not line[:1].isupper() or meetingdate.speaks_of_meeting(line):
        return None
    name = _name(line)
    parts = (name or "").lower().split()
    known = words("body", "no-letterhead")
    return name if name and len(parts) <= 7 and known.isdisjoint((parts[0], parts[-1])) else None


def _pieces(line: str) -> Iterator[tuple[str | None, bool]]:
    """What is left of a title without its date and the words for meetings and minutes, and whether
    that is but a kind of meeting."""
    line = unlabelled(line)
    if ":" in line[:24] or len(line) > _LONGEST * 2:
        return
    short = None if line.isupper() else _SHORT.search(line)
    if short and short["name"].lower() not in words("body", "no-body"):
        yield short["name"], False
    for piece in _PIECES.split(_CALLED.sub("", meetingdate.without_dates(line))):
        bare = " ".join(_NOISE.sub(" ", piece).split()).strip(_EDGES)
        bare = _LED.sub("", bare, count=1) if _LED.match(bare) else bare
        first = next((word for word in bare.split() if _COMPOUND.match(word)), None)
        if first and (match := _COMPOUND.match(first)):
            rest = bare.split(first, 1)[1].strip(_EDGES)
            rest = _LED.sub("", rest, count=1) if _LED.match(rest) else rest
            name, kind = _of_compound(match.group("stem"), first)
            if name and name.lower().endswith("gruppe") and rest.istitle():
                name = f"{name} {rest}"
            if kind and _is_body(rest) and (whole := _name(rest)):
                yield whole, False
            else:
                yield name, kind
        elif _is_body(bare) and (name := _name(bare)):
            yield name, False


def _of_compound(stem: str, word: str) -> tuple[str | None, bool]:
    """The body of "STYREMØTE" → "Styret", "FAU-møte" → "FAU"; "kontaktmøte" is but a kind."""
    if stem.lower().endswith("styre"):
        return stem[0].upper() + stem[1:].lower() + "t", False
    if stem.lower().endswith("råds"):
        return stem[0].upper() + stem[1:-1].lower() + "et", False
    if stem.lower().endswith("gruppe"):
        return stem[0].upper() + stem[1:].lower(), False
    if word[len(stem)] == "-":
        return (_name(stem), False) if stem[0].isupper() else (None, True)
    return (_name(word), True) if len(stem) > 6 and _kind(word) else (None, True)


def _kind(word: str) -> bool:
    """Whether a word is a kind of meeting: "Nettverksmøte", "Fellessamlingen"."""
    return bool(_kinds().fullmatch(word))


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"[\w-]*{any_of('body', 'meetings')}", re.IGNORECASE)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"[\w-]*{any_of('body', 'nouns')}", re.IGNORECASE)


def _is_body(piece: str) -> bool:
    """Whether the piece names a body: it holds a noun for one, and no sentence."""
    parts = piece.split()
    return 0 < len(parts) <= 9 and any(_noun().fullmatch(part) for part in parts)


def _name(raw: str) -> str | None:
    raw = _CALLED.sub("", raw)
    cut = _CUT.search(raw, 1)
    name = (raw[: cut.start()] if cut else raw).strip(_EDGES)
    letters = sum(sign.isalpha() for sign in name)
    if letters < 2 or letters < len(name) // 2 or len(name) > _LONGEST or name[0].isdigit():
        return None
    if cut and cut["verb"] and not _is_body(name):
        return None  # a sentence, and no title
    parts = name.lower().split()
    if words("body", "no-body") & {parts[0], parts[-1]} or parts[-1].endswith("møtet"):
        return None
    return _written(name)


def _written(name: str) -> str:
    """With a capital first; a name all in capitals as words ("HAVNERÅDET I VIKA")."""
    if name.isupper() and len(name) > 5:
        low = [word if len(word) < 4 else word.capitalize() for word in name.split()]
        small = ("I", "OG", "FOR", "AV", "PÅ", "TIL", "VED", "MED")
        return " ".join(word.lower() if word in small else word for word in low)
    return name[0].upper() + name[1:]
