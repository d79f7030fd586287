"""Rendered components → one VCALENDAR that programs subscribe to, and the ETag of its bytes.

Owns the calendar's own properties (RFC 5545 §3.7, RFC 7986 §5) and the order of what it holds.
Joining is copying: no component is parsed or rendered again. Which components belong in a feed,
and where its bytes are kept, is left to the caller.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from icalendar import Calendar as VCalendar
from icalendar import vDuration

from calendars.component import Text
from calendars.entry import TZID, YEARS
from calendars.text import is_color, is_url, one_line, paragraphs, split_lookalikes
from calendars.timezone import vtimezone

PRODID = "-//Frist//frist-minutes//NO"

# A property at the start of its line, where no text can put it: text is escaped and folded with
# a space. Such a line is shorter than 75 octets, so never folded itself.
_TIMED = re.compile(rb"\r\n(?:DTSTART|DTEND|DUE);TZID=" + re.escape(TZID.encode()) + rb":(\d{4})")
# found sooner, and in nearly all that have one; most have none
_ZONED = b";TZID="
_NONE: frozenset[int] = frozenset()
_END = b"END:VCALENDAR\r\n"
# The rules of summer time have been the same since 1996
_TODAY = range(1997, YEARS.stop)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What a subscriber's program is told of the calendar as a whole.

    `source` is the URL it is fetched from: leave it None where that URL is a secret, since files
    are passed on. `url` is a page about it for people. `refresh` is how often to fetch, whole
    seconds. `color` is a CSS3 name.
    """

    name: str
    description: str = ""
    url: str | None = None
    source: str | None = None
    refresh: timedelta = timedelta(hours=1)
    color: str | None = None

    def __post_init__(self) -> None:
        if not one_line(self.name):
            raise ValueError("a calendar needs a name that can be read")
        for what, url in (("url", self.url), ("source", self.source)):
            if url is not None and not is_url(url):
                raise ValueError(f"the calendar's {what} is no absolute, ASCII URL: {url!r}")
        if self.color is not None and not is_color(self.color):
            raise ValueError(f"the calendar has no CSS3 colour name: {self.color!r}")
        if self.refresh < timedelta(seconds=1):
            raise ValueError(f"a calendar is fetched again after some time, not {self.refresh}")


def join(calendar: Calendar, components: Iterable[bytes]) -> bytes:
    """The VCALENDAR with `components`, each as `component.render` made it: all VEVENT or all VTODO.

    The order of `components` does not matter; the same ones give the same bytes. A VTIMEZONE
    stands in it when a component has a wall-clock time, for the years in which any has. With no
    component at all it holds the VTIMEZONE alone, since a calendar without any is no valid one
    (RFC 5545 §3.6) and some programs refuse it.
    """
    parts = sorted(components)
    return join_sorted(calendar, parts, {year for part in parts for year in years_of(part)})


def join_sorted(calendar: Calendar, parts: Sequence[bytes], years: Collection[int]) -> bytes:
    """What `join` makes, for who keeps the components sorted and knows their `years`."""
    if parts and parts[0][:12] != parts[-1][:12]:
        raise ValueError("a calendar holds events or to-dos, not both: programs show only one kind")
    span = range(min(years), max(years) + 1) if years else _TODAY
    zone = b"" if parts and not years else vtimezone(span)
    return b"".join((_header(calendar), zone, *parts, _END))


def years_of(component: bytes) -> frozenset[int]:
    """The years in which a component has wall-clock times; none where it has whole days or UTC."""
    if _ZONED not in component:
        return _NONE
    return frozenset(map(int, _TIMED.findall(component)))


def etag(body: bytes) -> str:
    """A strong entity tag, quotes included, of exactly these bytes (RFC 9110 §8.8.3)."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


@lru_cache(maxsize=256)
def _header(calendar: Calendar) -> bytes:
    """The calendar's own properties, as the beginning of a VCALENDAR."""
    head = VCalendar()
    head.add("version", "2.0")
    head.add("prodid", PRODID)
    head.add("calscale", "GREGORIAN")
    # the names of RFC 7986, and those that programs older than it read
    for names, text in (
        (("name", "x-wr-calname"), one_line(calendar.name)),
        (("description", "x-wr-caldesc"), paragraphs(calendar.description)),
    ):
        for name in names:
            if text:
                head.add(name, Text(text))
    head.add("refresh-interval", calendar.refresh, parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", vDuration(calendar.refresh))
    if calendar.url is not None:
        head.add("url", calendar.url)
    if calendar.source is not None:
        head.add("source", calendar.source, parameters={"VALUE": "URI"})
    if calendar.color is not None:
        head.add("color", calendar.color)
    return split_lookalikes(head.to_ical()).removesuffix(_END)
