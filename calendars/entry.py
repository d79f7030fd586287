"""One thing as a calendar shows it, in RFC 5545's words.

Owns what a valid entry is. Its bytes are `component`'s; deciding that an item shows, and how,
is left to whoever makes entries.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from calendars.text import is_color, is_url, one_line

Kind: TypeAlias = Literal["event", "todo"]
When: TypeAlias = date | datetime
Alarm: TypeAlias = timedelta | datetime

STATUSES: dict[Kind, tuple[str, ...]] = {
    "event": ("TENTATIVE", "CONFIRMED", "CANCELLED"),
    "todo": ("NEEDS-ACTION", "IN-PROCESS", "COMPLETED", "CANCELLED"),
}
CLASSIFICATIONS = ("PUBLIC", "PRIVATE", "CONFIDENTIAL")
# RFC 5545 §3.2.15 and RFC 9253 §5, without the two that point to no component (REFID, CONCEPT)
RELATIONS = (
    "PARENT",
    "CHILD",
    "SIBLING",
    "DEPENDS-ON",
    "FINISHTOSTART",
    "FINISHTOFINISH",
    "STARTTOSTART",
    "STARTTOFINISH",
    "FIRST",
    "NEXT",
)
TZID = "Europe/Oslo"
OSLO = ZoneInfo(TZID)
# The local years in which the calendar programs we try agree with each other
YEARS = range(1970, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event or a to-do.

    `start` and `end` are both dates or both aware datetimes. A date `end` is the last day,
    inclusive; a datetime `end` is the instant it is over. `due` (to-dos only) is the last day or
    the instant. `status` is one of `STATUSES[kind]`, `classification` of `CLASSIFICATIONS`, each
    reltype in `related` of `RELATIONS`. `stamp` is DTSTAMP: when this revision was made, from the
    row and never the clock, so that the bytes stay the same. `color` is a CSS3 name (RFC 7986
    §5.9). An alarm is an instant, or the time from the start (of a to-do: from `due`), negative
    before it. `transparent` tells that the event leaves the person free.

    ValueError, with a sentence, for anything a calendar program could not show.
    """

    uid: str
    kind: Kind
    summary: str
    stamp: datetime
    status: str
    start: When | None = None
    end: When | None = None
    due: When | None = None
    transparent: bool = False
    description: str = ""
    location: str = ""
    categories: tuple[str, ...] = ()
    url: str | None = None
    classification: str = "PUBLIC"
    color: str | None = None
    sequence: int = 0
    created: datetime | None = None
    modified: datetime | None = None
    completed: datetime | None = None
    percent: int | None = None
    related: tuple[tuple[str, str], ...] = ()
    alarms: tuple[Alarm, ...] = ()

    def __post_init__(self) -> None:
        if not _is_uid(self.uid):
            raise ValueError(f"a UID is printable text without spaces, not {self.uid!r}")
        if self.kind not in STATUSES:
            raise ValueError(f"an entry is an event or a todo, not {self.kind!r}")
        if not one_line(self.summary):
            raise ValueError(f"entry {self.uid} needs a summary that can be read")
        self._check_words()
        self._check_times()
        self._check_task()

    def _check_words(self) -> None:
        """The properties with a fixed vocabulary."""
        _one_of("status", self.status, STATUSES[self.kind], self.uid)
        _one_of("classification", self.classification, CLASSIFICATIONS, self.uid)
        for reltype, other in self.related:
            _one_of("relation", reltype, RELATIONS, self.uid)
            if not _is_uid(other):
                raise ValueError(f"entry {self.uid} is related to no UID: {other!r}")
        if self.url is not None and not is_url(self.url):
            raise ValueError(f"entry {self.uid} has no absolute, ASCII URL: {self.url!r}")
        if self.color is not None and not is_color(self.color):
            raise ValueError(f"entry {self.uid} has no CSS3 colour name: {self.color!r}")
        if self.sequence < 0:
            raise ValueError(f"entry {self.uid} has a negative sequence: {self.sequence}")

    def _check_times(self) -> None:
        """Aware datetimes within the years that programs agree on, ends not before starts."""
        instants = [alarm for alarm in self.alarms if isinstance(alarm, datetime)]
        stamps = (self.stamp, self.created, self.modified, self.completed)
        for value in (self.start, self.end, self.due, *stamps, *instants):
            if isinstance(value, datetime) and value.utcoffset() is None:
                raise ValueError(f"entry {self.uid} has a time without a time zone: {value}")
            if value is not None and not (value.year in YEARS and _local(value).year in YEARS):
                raise ValueError(
                    f"entry {self.uid} lies outside {YEARS[0]}–{YEARS[-1]}: {value.isoformat()}"
                )
        if self.end is not None and self.start is None:
            raise ValueError(f"entry {self.uid} ends ({self.end}) without a start")
        _in_order(self.uid, "ends", self.start, self.end)
        _in_order(self.uid, "is due", self.start, self.due)

    def _check_task(self) -> None:
        """What only an event, or only a to-do, may have (RFC 5545 §3.6.1, §3.6.2)."""
        if self.kind == "event":
            if self.start is None:
                raise ValueError(f"event {self.uid} needs a start")
            if self.due is not None or self.completed is not None or self.percent is not None:
                raise ValueError(f"event {self.uid} can't be due, completed or done in part")
            return
        if self.end is not None or self.transparent:
            raise ValueError(f"todo {self.uid} has a due date, and neither end nor transparency")
        if self.percent is not None and not 0 <= self.percent <= 100:
            raise ValueError(f"todo {self.uid} is done {self.percent} per cent")
        if self.completed is not None and self.status != "COMPLETED":
            raise ValueError(f"todo {self.uid} is completed, yet its status is {self.status}")
        if self.due is None and any(isinstance(alarm, timedelta) for alarm in self.alarms):
            raise ValueError(f"todo {self.uid} has an alarm before a due date that it lacks")


def is_timed(value: When | None) -> bool:
    """Whether `value` has a clock time, rather than being a whole day."""
    return isinstance(value, datetime)


def same(first: When | None, second: When | None) -> bool:
    """Whether both are one day or one instant. Two datetimes of one zone would otherwise be
    compared by the wall clock, which runs back one night a year."""
    return first is not None and second is not None and _instant(first) == _instant(second)


def _is_uid(text: str) -> bool:
    return text.isprintable() and bool(text) and " " not in text


def _one_of(what: str, word: str, words: tuple[str, ...], uid: str) -> None:
    if word not in words:
        raise ValueError(f"entry {uid} has the {what} {word!r}; known are {', '.join(words)}")


def _in_order(uid: str, verb: str, first: When | None, last: When | None) -> None:
    """Refuse a `last` before `first`, or a date beside a time."""
    if first is None or last is None:
        return
    if is_timed(first) != is_timed(last):
        raise ValueError(f"entry {uid} mixes a date and a time: {first}, {last}")
    if _instant(last) < _instant(first):
        raise ValueError(f"entry {uid} {verb} ({last}) before it starts ({first})")


def _local(value: When) -> When:
    return value.astimezone(OSLO) if isinstance(value, datetime) else value


def _instant(value: When) -> When:
    return value.astimezone(UTC) if isinstance(value, datetime) else value
