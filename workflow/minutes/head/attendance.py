"""The people of a meeting: who attended, who sent their apologies, who kept the minutes.

Owns reading attendance lists in every layout: behind a label with commas, under it line by
line or as bullets, in a table or in columns. What of the words is the name is `names`; whom it
matches among the persons that a group knows is `workflow.domain.people`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from workflow.minutes import lexicon
from workflow.minutes.head.headwords import any_of, words
from workflow.minutes.head.names import BRACKETS, MOST_WORDS, known, person

_YAML_KEYS = ("attending", "other_attending", "not_attending", "referent", "tilstede", "til_stede")
_OTHER_LABEL = re.compile(r"[^\W\d_][\w /.-]{1,28}:(?:\s|$)")
_BULLET = re.compile(r"[ \t]*(?:[-–*•·+]|\d{1,2}[.)])[ \t]+")
_COLUMN = re.compile(r"\s{2,}|\t")
_SPLIT = re.compile(r"[,;]|\s+(?:og|samt|&)\s+")
_SENTENCE = re.compile(
    r"(?<=[a-zæøå]{3})(?<!\b[Oo]rdf)(?<!\b[Ss]ekr)(?<!\b[Pp]rof)(?<!\b[Rr]ep)"
    r"[.!?](?:\s+(?=[A-ZÆØÅ])|\s*$)|(?<=\))\.(?:\s|$)"
)
_MORE = re.compile(r"(?:,|\bog|\bsamt)$")
_GUEST = re.compile(  # "Daglig leder Bård Vik møtte under sak 1–3"
    r"(.{5,60}?) (?:møtte|deltok|deltek|deltar|var med|var til ?stede|var til stades) "
    r"(?:under|på|i|til|fra|frå|ved)\b"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the head, without emphasis; its cells where it is a row of a table."""

    text: str
    cells: tuple[str, ...] = ()
    heading: bool = False
    indented: bool = False


def is_label(line: str) -> bool:
    """Whether the line alone names a list of people ("Til stede", "Forfall")."""
    return bool(_label().fullmatch(line))


def opens(line: str) -> bool:
    """Whether the line starts a list of people."""
    return bool(_label().match(line) or _sentence().match(line))


def only_name(line: str) -> bool:
    """Whether a line holds nothing but somebody's name: "2. Per Dahl (vara)", "Per Dahl, leder"."""
    bullet = _BULLET.match(line)
    bare = BRACKETS.sub("", line[bullet.end() :] if bullet else line).split(",")[0]
    return 1 < len(bare.split()) <= MOST_WORDS and known(person(bare)) and not _goes_on(bare)


def people(yaml: dict[str, list[str]], lines: Sequence[Entry]) -> tuple[str, ...]:
    """Everybody named, in order, each once."""
    found = [name for value in _yaml_values(yaml) for name in _names(value)]
    listing = False  # whether the lines below may each hold somebody
    running = False  # whether the line above broke off within a list
    hanging = False  # whether names may stand below the first, under each other
    tabbed = False  # and without an indent, since tabs set them
    for entry in lines:
        line = entry.text
        if len(entry.cells) > 1 and all(is_label(cell.rstrip(": ")) for cell in entry.cells):
            listing = True  # the heads of lists set side by side
        elif entry.cells:
            listing = listing or (_header(entry.cells[0]) and not _labels_names(entry.cells))
            found += _row(entry.cells, listing)
        elif label := _label().match(line):
            rest = line[label.end() :]
            if _header(line) and ":" not in label.group():
                listing = True
                continue
            names = _labelled(rest)
            if _from_whom().match(line):  # "Fra kommunene: Vik, Sund"
                names = [name for name in names if " " in name or known([name])]
            found += names
            running = bool(_MORE.search(rest.rstrip()))
            hanging = bool(rest.strip())
            tabbed = "\t" in line
            listing = not rest.strip() or is_label(rest.strip())  # two lists side by side
        elif told := _sentence().match(line):
            found += _labelled(line[told.end() :])
            running = bool(_MORE.search(line.rstrip()))
        elif (guest := _GUEST.match(line)) and known(came := person(guest[1])):
            found += came
        elif running:
            found += _labelled(line)
            running = bool(_MORE.search(line.rstrip()))
        elif (other := _OTHER_LABEL.match(line)) or (entry.heading and line):
            loose = other and other[0].strip(" :").lower() in words("attendance", "loose")
            names = _labelled(line[other.end() :]) if other and (listing or loose) else []
            if names and _mostly_known(names):
                found += names  # "Arbeidsgiver: Nina Vik, Roar Moe" under "Til stede:"
            else:
                listing = False
        elif line and (
            listing or (hanging := hanging and (tabbed or entry.indented) and only_name(line))
        ):
            found += _listed(line)
    return _once(found)


@cache
def _label() -> re.Pattern[str]:
    """A label at the start of a line: with a colon, a dash or a column behind it, or alone."""
    name = any_of("attendance", "labels")
    opening = any_of("attendance", "openings") + r" [\wæøå ]{3,30}?"
    name = rf"{name}(?: {opening}(?=:))?"  # "Til stede fra kommunen:"
    more = any_of("attendance", "followers")
    return re.compile(
        rf"\W*(?:{name}|{opening})(?:[ ,]+{more})*(?:[ ]*\([^)]{{0,40}}\))?"
        r"[ \t]*(?::|$|\s[–-]\s|[ ]{2,}|\t)",
        re.IGNORECASE,
    )


@cache
def _from_whom() -> re.Pattern[str]:
    """A label that tells where people come from: "Fra fylkeskommunene:"."""
    return re.compile(rf"\W*{any_of('attendance', 'openings')} ", re.IGNORECASE)


@cache
def _sentence() -> re.Pattern[str]:
    """A list of people opened by a sentence: "Disse møtte: …", "Tilstede var …"."""
    return re.compile(rf"\W*{any_of('attendance', 'sentences')}(?:[ ]*:|(?=[ ]))", re.IGNORECASE)


@cache
def _inner_label() -> re.Pattern[str]:
    """A label within a line: "…, Per Li. Forfall: Kari Mo"."""
    name = any_of("attendance", "labels")
    opening = any_of("attendance", "openings") + r" [\wæøå ]{3,30}?"
    from_whom = any_of("attendance", "openings")
    return re.compile(
        rf"(?:^|(?<=[\s.;)]))(?:{name}|{opening})[ \t]*:"
        rf"|(?<=\.[ ]){from_whom} [\wæøå]{{3,30}}(?=[ ](?-i:[A-ZÆØÅ]))",  # "Fra havna Kari Mo"
        re.IGNORECASE,
    )


def _header(cell: str) -> bool:
    """Whether the first column is headed as names."""
    first = _COLUMN.split(cell.strip(" :*"))[0].lower().split()
    return bool(first) and first[0] in words("attendance", "headers")


def _yaml_values(yaml: dict[str, list[str]]) -> Iterator[str]:
    for key in _YAML_KEYS:
        for value in yaml.get(key, ()):
            # "- fui, Anna Li": the body that sends her, then her name
            yield value.split(",", 1)[1] if "attending" in key and "," in value else value


def _labels_names(cells: tuple[str, ...]) -> bool:
    """Whether the first cell labels the names in the second ("Deltakere | Kari Mo, Per Li")."""
    return len(cells) > 1 and is_label(cells[0].rstrip(": ")) and "," in cells[1]


def _row(cells: tuple[str, ...], listing: bool) -> list[str]:
    if _header(cells[0]) and not _labels_names(cells):
        return []
    if len(cells) > 1 and is_label(cells[0].rstrip(": ")):
        return [name for part in _parted(cells[1]) for name in _names(part)]
    if not listing:
        return []
    first, *others = [_parted(cell) for cell in cells]
    if len(first) > 1 or any(len(names) > 1 for names in others):
        return [name for names in (first, *others) for part in names for name in person(part)]
    return [*person(cells[0].split(",")[0]), *_others(cells[1:])]


def _parted(cell: str) -> list[str]:
    """The names of a cell that held a line for each, parted before each first name."""
    parts: list[list[str]] = [[]]
    for word in BRACKETS.sub("", cell).split():
        if len(parts[-1]) > 1 and lexicon.first_name(word):
            parts.append([])
        parts[-1].append(word)
    told = _SPLIT.search(cell) or len(parts) == 1
    return [cell] if told else [" ".join(part) for part in parts]


def _labelled(rest: str) -> list[str]:
    """Names behind a label; further labels in the same line open lists of their own."""
    found, start = [], 0
    for label in _inner_label().finditer(rest):
        found += _names(_first_sentence(rest[start : label.start()]))
        start = label.end()
    return found + _names(_first_sentence(rest[start:]))


def _first_sentence(line: str) -> str:
    bare = BRACKETS.sub(lambda brackets: "x" * (len(brackets.group()) - 1) + ")", line)
    end = _SENTENCE.search(bare)
    return line[: end.start()] if end else line


def _names(line: str) -> list[str]:
    """The names between commas; what stands in brackets is nobody's separator."""
    bare = BRACKETS.sub(lambda brackets: "\x00" * len(brackets.group()), line)
    found, start = [], 0
    for comma in _SPLIT.finditer(bare):
        found += person(line[start : comma.start()])
        start = comma.end()
    return found + person(line[start:])


def _listed(line: str) -> list[str]:
    """The names in one line of a list: a bullet, a name with a second column, or commas."""
    bullet = _BULLET.match(line)
    whole = line = line[bullet.end() :] if bullet else line
    columns = _COLUMN.split(line.strip())
    if len(columns) > 1 and (not _SPLIT.search(columns[0]) or known(person(columns[0]))):
        return [*person(columns[0].split(",")[0]), *_others(columns[1:])]
    bare = BRACKETS.sub("", line)
    if _SENTENCE.search(bare):
        return []
    if "," in bare or " og " in bare:
        names = _names(line)
        if _mostly_known(names):
            return names
        line = bare = line.split(",")[0]
    alone = person(line)
    if alone and (known(alone) or (" " in alone[0] and not _goes_on(bare))):
        return alone
    return alone if bullet and len(bare.split()) == 1 and "," not in whole else []


def _goes_on(line: str) -> bool:
    """Whether verbs and nouns follow what looks like a name: "Ny Forside er ute"."""
    return any(verb.tense in ("pres", "past") for w in line.split() for verb in lexicon.verb(w))


def _others(columns: Sequence[str]) -> list[str]:
    """The people in further columns of a list set in two, known by their first names."""
    found = [person(column.split(",")[0]) for column in columns]
    return [name for names in found if known(names) and " " in names[0] for name in names]


def _mostly_known(names: Sequence[str]) -> bool:
    """Whether at least half of the names begin with a first name that is common."""
    return sum(known([name]) for name in names) * 2 >= len(names)


def _once(names: list[str]) -> tuple[str, ...]:
    """Each name once; one that only adds a place to a name already there falls."""
    kept: list[str] = []
    for name in names:
        longer = any(
            " " in other and name.startswith(other + " ") and "(" not in name for other in kept
        )
        if name not in kept and not longer:
            kept.append(name)
    return tuple(kept)
