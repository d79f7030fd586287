"""The people of a meeting: who attended, who sent their apologies, who kept the minutes.

Owns reading attendance lists in every layout: behind a label with commas, under it line by
line or as bullets, in a table or in columns. Names are as written; whom they match among the
persons that a group knows is `workflow.domain.people`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workflow.minutes import lexicon

_LABELS = (
    r"(?:til ?ste[td]e|til ?stades?|tilstede|frammøtt?e?|fremmøtt?e?|møtt?e?|deltak\w*|deltag\w*|deltok|med|"
    r"(?:meldt )?forfall|meldt fråfall|(?:ikke|ikkje) (?:til ?stede|tilstede|til ?stades|møtt|meldt forfall)|mangler|manglar|fraværende|fråverande|"
    r"permisjon|referent(?:er)?|sekretær(?:er)?|skrivar|møtele(?:der|iar)|ordstyrer|ordstyrar|leder|leiar|referering|servering(?: og referering)?|"
    r"observatør(?:er|ar)?|vara(?:medlem(?:mer|mar)?)?|(?:faste )?medlem(?:mer|mar)?|ordfører(?:e|ar)?|ordførarar|rådmenn|"
    r"kommunedirektør(?:er|ar)?|sekretariat(?:et)?|administrasjon(?:en)?|regionkontoret|andre|gjest(?:er)?|inviterte|"
    r"fra [\wæøå ]{3,30}|frå [\wæøå ]{3,30}|også til stede|i tillegg(?: møtte)?|navn|namn)"
)
_LABEL = re.compile(
    rf"\W*(?:\d\. )?{_LABELS}(?:[ ,]+(?:som (?:ikke )?møtte|møtte|fra styret|frå styret|frammøtte|deltakere)|[ ]*\([^)]{{0,40}}\))*[ \t]*(?::|$|\s[–-]\s|[ \t]{{2,}}|\t)",
    re.IGNORECASE,
)
_INLINE = re.compile(
    rf"(?<=[.;)\s])[ \t]*(?P<label>{_LABELS}(?: [a-zæøå]{{2,12}}){{0,2}})[ \t]*:", re.IGNORECASE
)
_OTHER_LABEL = re.compile(r"[^\W\d_][\w /.-]{1,28}:(?:\s|$)")
_NAME_HEADER = re.compile(
    r"\W*(?:navn|namn|deltakere?|deltaker|medlem(?:mer|mar)?)\b", re.IGNORECASE
)
_SPLIT = re.compile(r"[,;]|\s+(?:og|samt)\s+|\s+&\s+|\n")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_INITIALS = re.compile(r"\(([A-ZÆØÅ]{2,4})\)")
_PARTICLES = frozenset("van von de den der del af av da la".split())
_NAME_WORD = re.compile(r"[A-ZÆØÅÁÄÖÉČŠŽ][\w'’.-]*$")
_PLACES = re.compile(
    r"(?:kommune[nr]?|fylkeskommunen?|regionråd(?:et)?|region(?:en)?|\w+regionen|utvikling|innovasjon|"
    r"bydel|høgskole\w*|universitet\w*|as|iks|ks|forum|råd(?:et)?|nettverk\w*)$",
    re.IGNORECASE,
)
_DIRECTIONS = frozenset(
    "søndre nordre indre ytre øvre nedre vestre østre nye gamle midtre sør nord øst vest stor store".split()
)
_NOBODY = frozenset(
    "alle ingen flere fleire vara leder leiar nestleder medlem sak saker sted stad tid dato møte møtet navn namn kommune teams rådhuset "
    "forfall referent sekretær styret rådet utvalget administrasjonen sekretariatet ja nei".split()
)
_TITLES = re.compile(
    r"(?:(?:ordfør(?:er|ar)|varaordfør(?:er|ar)|rådmann|kommunedirektør|kommunalsjef|rektor|inspektør|leder|leiar|nestleder|nestleiar|"
    r"styreleder|styreleiar|dagleg leiar|daglig leder|regionlensmann|politikontakt|sekretær|\w+sjef|\w+direktør|direktør|\w+konsulent|aktivitør|"
    r"rådgiver|rådgjevar|seniorrådgiver|prosjektleder|prosjektleiar|koordinator|teknisk sjef)\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the head, without markup; its cells where it is a row of a table."""

    text: str
    cells: tuple[str, ...] = ()
    heading: bool = False


def is_label(words: str) -> bool:
    """Whether the line alone names a list of people ("Til stede", "Forfall")."""
    return bool(_LABEL.fullmatch(words))


def opens(line: str) -> bool:
    """Whether the line starts a list of people."""
    return bool(_LABEL.match(line))


def people(yaml: dict[str, list[str]], lines: Sequence[Entry]) -> tuple[str, ...]:
    """Everybody named, in order, each once."""
    found: list[str] = []
    for key in (
        "attending",
        "other_attending",
        "not_attending",
        "referent",
        "tilstede",
        "til_stede",
    ):
        for value in yaml.get(key, ()):
            found += _names(
                value.split(",", 1)[1] if "attending" in key and "," in value else value
            )
    listing = False
    for entry in lines:
        if entry.cells:
            if listing or _NAME_HEADER.match(entry.cells[0]):
                listing = True
                found += _person(entry.cells[0]) if not _NAME_HEADER.match(entry.cells[0]) else []
            elif len(entry.cells) > 1 and is_label(entry.cells[0].rstrip(": ")):
                found += _names(entry.cells[1])
            continue
        if not entry.text:
            continue
        label = _LABEL.match(entry.text)
        if label:
            rest = entry.text[label.end() :]
            found += _labelled(rest)
            listing = True
        elif _OTHER_LABEL.match(entry.text) or entry.heading:
            listing = False
        elif listing:
            names = _listed(entry.text)
            found += names
    return _once(found)


def _labelled(rest: str) -> list[str]:
    """Names behind a label; further labels in the same line open lists of their own."""
    found, start = [], 0
    for label in _INLINE.finditer(rest):
        found += _names(_sentence(rest[start : label.start()]))
        start = label.end()
    return found + _names(_sentence(rest[start:]))


def _sentence(words: str) -> str:
    """The list up to the point that ends it; "T. Midtlyng" and "dgl. leder" hold no such point."""
    end = re.search(r"(?<=[a-zæøå)]{3})\.(?:\s+(?=[A-ZÆØÅ][a-zæøå]+\s+[a-zæøå]+\b)|\s*$)", words)
    return words[: end.start()] if end else words


def _names(words: str) -> list[str]:
    marked = _BRACKETS.sub(
        lambda m: m.group().replace(",", "\x00").replace(" og ", " \x01 ").replace(";", "\x02"),
        words,
    )
    return [name for piece in _SPLIT.split(marked) for name in _person(piece)]


def _listed(line: str) -> list[str]:
    """Names in a line of a list: a bullet, a name with its body in a second column, or commas."""
    line = re.sub(r"^[\s\-–*•·+]+", "", line)
    column = re.split(r"\s{2,}|\t", line)
    if len(column) > 1 and not re.search(r",\s|\sog\s", column[0]):
        return _person(column[0])
    if re.search(r",\s", _BRACKETS.sub("", line)):
        pieces = _names(line)
        first = lexicon.first_names()
        known = sum(name.split()[0] in first for name in pieces)
        return pieces if known * 2 >= len(pieces) and pieces else _person(line.split(",")[0])
    return _person(line)


def _person(words: str) -> list[str]:
    """The name that the words give, in a list; empty where they name no person."""
    initials = _INITIALS.search(words)
    words = re.split(r"\s{2,}|\t|\s[–—-]\s|:", _BRACKETS.sub("", words).strip(" .*_|-–•"))[0]
    words = re.sub(r"^(?:v/|ved )", "", words)
    words = _TITLES.sub("", words, count=1) if _TITLES.match(words) else words
    parts = words.split()
    while parts and parts[0][0].islower() and parts[0] not in _PARTICLES:
        parts = parts[1:]
    name: list[str] = []
    for part in parts:
        if "/" in part or not (_NAME_WORD.match(part) or (name and part in _PARTICLES)):
            if _PLACES.match(part) and len(name) > 2:
                name = name[:-1]
            break
        if _PLACES.match(part) and name:
            if not re.match(r"\w+regionen$", part) and len(name) > 2:
                name = name[:-1]
            break
        name.append(part)
    while len(name) > 2 and name[-1].lower() in _DIRECTIONS:
        name.pop()
    if not 1 <= len(name) <= 6 or name[0].lower().strip(".") in _NOBODY:
        return []
    if len(name) == 1 and (len(name[0]) < 2 or name[0].isupper() and len(name[0]) > 4):
        return []
    written = " ".join(name)
    if initials and _initials_of(name) == initials.group(1):
        written += f" ({initials.group(1)})"
    return [written]


def _initials_of(name: list[str]) -> str:
    return "".join(part[0] for part in name if part[0].isupper())


def _once(names: list[str]) -> tuple[str, ...]:
    """Each name once; a name that only adds a place to one already there ("Per Flo Asker") falls."""
    kept: list[str] = []
    for name in names:
        if name in kept or any(
            " " in other and name.startswith(other + " ") and "(" not in name for other in kept
        ):
            continue
        kept.append(name)
    return tuple(kept)
