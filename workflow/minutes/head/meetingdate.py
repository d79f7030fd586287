"""The day a body met, told from the day its minutes were written and every other date.

Owns the weighing of dates in a document's head. Recognising them is `timex`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice

from workflow.minutes import timex
from workflow.minutes.head.headwords import BULLET
from workflow.minutes.timex.expression import Day, Days, Expression

_MEETING = re.compile(
    r"møt(?:e|et|er|ebok)\b|møte|referat|protokoll|samling|\bforum", re.IGNORECASE
)
_WHEN = re.compile(
    r"\W*(?:møte)?(?:tid|tidspunkt|tidsrom|dato(?:[ /]+(?:og[ ]+)?tid)?)"
    r"(?:[ ]*(?:/|og)[ ]*(?:sted|stad))?\b[^:\n]{0,12}:?",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\W*(?:møtedato|møtetid|møtetidspunkt|møte|tid|tidspunkt|tidsrom|tid/sted|tid og sted|når)\b",
    re.IGNORECASE,
)
_STAMPED = r"delt|sist (?:endr|lagr|rediger)\w+|skreve[tn]? ut|skrive ut|utskrift\w*|oppdatert"
_STAMP = re.compile(rf"\b(?:{_STAMPED})\b", re.IGNORECASE)
_WRITTEN = re.compile(
    r"\b(?:vår|deres|ref\.?|arkiv\w*|saksbeh\w*|saksnr|skrevet|skrive|utsendt|sendt|"
    rf"referatdato|godkjen\w+|forrige|førre|frist|neste|påmelding|avd/saksb|{_STAMPED})\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\bkl\b|klokk|\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}|[-–]\s*\d{1,2}[.:]?\d{0,2}\s*$", re.IGNORECASE
)
_NUMBER_OR_MONTH = re.compile(r"\d|jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des")
_HELD_ON = re.compile(  # "Møtet ble holdt torsdag 28. oktober", "Styremøtet vart avvikla 3. mai"
    r"(?:^|[.!?][ ])\W*(?P<told>(?:[^\W\d_]+[ ]){0,2}"
    r"[^\W\d_]*(?:møte|samling|seminar)(?:[aet]|en)?[ ]"
    r"(?:[^\W\d_]+[ ]){0,3}?(?:ble|blei|vart|var|fant|fann)\b)",
    re.IGNORECASE,
)
_OPENING = 3  # lines of the body in which a sentence may tell when the meeting was held
_REACH = 120  # characters from the sentence's beginning to its date
_SOON = 21  # days from a meeting to its minutes
_TELLING = 50  # the least weight of a date that a label, a meeting or its place tells of
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_YEAR = re.compile(
    r"(?<![\d./-])(?:\d{1,2}[./]\d{1,2}[./]|\d{1,4}/)(\d\d)(?![\d/])|(?<![\d./-])(\d\d)/\d{3,5}(?!\d)"
)
_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)|"
    r"(?<!\d)(\d\d)[-_.](\d\d)[-_.]((?:19|20)\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    day: Day
    weight: int
    order: int
    labelled: bool = False  # a label alone tells what it is: "Dato: 5. mars"


@lru_cache(maxsize=64)
def _times(line: str) -> tuple[Expression, ...]:
    """The times in a line of the head, which title, date and body each ask about."""
    return timex.find(line)


def speaks_of_meeting(line: str) -> bool:
    """Whether the line names a meeting or its minutes."""
    return bool(_MEETING.search(line))


def dates_meeting(line: str) -> bool:
    """Whether the line tells when a meeting was: by its words, by a label, or as a date alone."""
    places = _places(line)
    alone = places and not line[: places[0][0]].strip(" \t*_#")
    labelled = _WHEN.match(line) or _HELD.match(line)
    return bool(places) and bool(alone or labelled or _MEETING.search(line))


def is_stamp(line: str) -> bool:
    """Whether the line tells when the document was shared, changed or printed."""
    places = _places(line)
    return bool(places) and bool(_STAMP.search(line, 0, places[0][0]))


def told_held(line: str) -> str:
    """As much of a line of running text as tells when the meeting was held; empty where none does:
    "Møtet ble holdt torsdag 28. oktober 2021 på Fagerli. Ellers møtte …"."""
    for told in _HELD_ON.finditer(line):
        words = line[told.start("told") : told.start("told") + _REACH]
        verb_ends = told.end() - told.start("told")
        places = _places(words)
        if places and places[0][0] >= verb_ends and not _WRITTEN.search(words, 0, verb_ends):
            return words
    return ""


def without_dates(line: str) -> str:
    """The line with the temporal expressions taken out."""
    for found in reversed(_times(line)):
        if line[found.span[1] : found.span[1] + 1] == "-":
            continue  # part of a name: "17. mai-komiteen"
        line = line[: found.span[0]] + " " + line[found.span[1] :]
    return line


def find(
    yaml: dict[str, list[str]],
    title: str,
    head: Sequence[str],
    body: str,
    name: str,
    page_header: Sequence[str] = (),
) -> date | None:
    """The meeting's date, or None where nothing dates it.

    `head` holds the lines before the first matter. A date without a year takes the year that
    the rest of the document speaks of, and in which its weekday is right; where a label tells a
    date with its year, it is that of a meeting only soon before. What the `page_header`
    tells goes before a date that nothing in the head says is the meeting's. Where the head dates
    nothing, the opening of the `body` may; the file's `name` is asked last.
    """
    candidates = list(_candidates(yaml, title, head))
    dated = [c for c in candidates if c.day.year is not None]
    written = [_date(c.day) for c in dated]
    labelled = [day for c in dated if c.labelled and c.weight > 0 and (day := _date(c.day))]
    candidates += (
        replace(each, weight=_TELLING)
        for each in _candidates({}, "", page_header)
        if each.weight >= _TELLING
    )
    for candidate in sorted(candidates, key=lambda c: (-c.weight, c.order)):
        if candidate.weight <= 0:
            break  # the day it was written, approved, or meets next
        if candidate.day.year is not None:
            if found := _date(candidate.day):
                return _slipped(candidate.day, found, [day for day in written if day]) or found
            continue
        found = _completed(candidate.day, [day for day in written if day], head, body)
        if found and (not labelled or any(_is_soon(found, day) for day in labelled)):
            return found
    return _opening(head, body) or _from_name(name)


def _opening(head: Sequence[str], body: str) -> date | None:
    """The day on which the first lines of the body say that the meeting was held."""
    lines = (line for line in islice(body.splitlines(), 2 * _OPENING) if line.strip())
    told = next(filter(None, map(told_held, islice(lines, _OPENING))), "")
    day = next(iter(dates(told)), None)
    if day is None:
        return None
    return _date(day) if day.year is not None else _completed(day, [], head, body)


def _candidates(
    yaml: dict[str, list[str]], title: str, head: Sequence[str]
) -> Iterator[_Candidate]:
    order = 0
    for key in ("date", "dato", "meeting_date", "møtedato"):
        for value in yaml.get(key, ()):
            yield from (_Candidate(day, 200, order) for day in dates(value))
    label_open = False
    for line in (title, *head):
        order += 1
        words = line.rstrip()
        places = _places(words)
        if not places:
            label_open = bool(_WHEN.fullmatch(words) or _HELD.fullmatch(words.rstrip(": ")))
            continue
        weight = 10 if order > 20 else 20
        before = words[: places[0][0]]
        held = label_open or bool(_HELD.match(words) and ":" in words[:40])
        labelled = held or bool(_WHEN.match(words) and ":" in words[:40])
        if held:
            weight += 80
        elif _HELD.match(words):
            weight += 60
        elif _WHEN.match(words):
            weight += 50
        elif BULLET.match(words):
            weight -= 5  # an item of a list
        elif _MEETING.search(before) or (_MEETING.search(words) and order <= 8):
            weight += 60
        elif order <= 6 and not words[: places[0][0]].strip():
            weight += 30  # a line beneath the title that is its date
        if order == 1:
            weight += 15
        if _CLOCK.search(words):
            weight += 15
        if _WRITTEN.search(before):
            weight -= 100
        sentence = words.endswith(".") and words[-2:-1].isalnum() and " " in words
        for at, (place, day) in enumerate(places):
            more = (10 if day.weekday is not None else 0) + (8 if day.year else 0) - 5 * at
            if sentence and not day.year:
                more -= 40  # "Kari hadde møte med skolen 27. februar."
            if at and _MEETING.search(words, places[at - 1][0], place):
                more += 10  # "25/3: Referat frå styremøtet 9. mars"
            yield _Candidate(day, weight + more, order, labelled)
        label_open = False


def dates(line: str) -> list[Day]:
    """The days that the line names; of a span of days its first."""
    return [day for _, day in _places(line)]


def _places(line: str) -> list[tuple[int, Day]]:
    """Where the line names days, and which; of a span of days the first."""
    if not _NUMBER_OR_MONTH.search(line.lower()):
        return []  # most lines of a head hold names
    return [
        (found.span[0], found.moment if isinstance(found.moment, Day) else found.moment.first)
        for found in _times(line)
        if isinstance(found.moment, Day | Days)
    ]


def _date(day: Day) -> date | None:
    try:
        return date(day.year or 0, day.month or 0, day.day)
    except ValueError:
        return None


def _is_soon(meeting: date, written: date) -> bool:
    """Whether the minutes of a meeting may have been written on a day."""
    return 0 <= (written - meeting).days <= _SOON


def _slipped(day: Day, found: date, written: list[date]) -> date | None:
    """The day meant where the month is a slip: the weekday is wrong in this month, and right in
    the one before the minutes were written."""
    if day.weekday in (None, found.weekday()):
        return None
    for later in written:
        for month in (later.month, later.month - 1):
            meant = _date(Day(day.day, month or 12, later.year if month else later.year - 1))
            if meant and _is_soon(meant, later) and meant.weekday() == day.weekday:
                return meant
    return None


def _completed(day: Day, written: list[date], head: Sequence[str], body: str) -> date | None:
    """The date of a day without a year: the latest before the minutes were written, or in the
    year that the document speaks of most, whose weekday agrees."""
    for later in written:
        for year in (later.year, later.year - 1):
            found = _date(Day(day.day, day.month, year))
            if found and found <= later and day.weekday in (None, found.weekday()):
                return found
    text = "\n".join((*head, body[:20_000]))
    years = [int(year) for year in _YEAR.findall(text)]
    years += [2000 + int(a or b) for a, b in _SHORT_YEAR.findall(text) if int(a or b) < 80]
    for year in sorted(set(years), key=lambda y: (-years.count(y), -y)):
        found = _date(Day(day.day, day.month, year))
        if found and day.weekday in (None, found.weekday()):
            return found
    return None


def _from_name(name: str) -> date | None:
    match = _IN_NAME.search(name)
    if not match:
        return None
    a, b, c, d, e, f = match.groups()
    return _date(Day(int(c or d), int(b or e), int(a or f)))
