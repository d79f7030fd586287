"""A calendar file that somebody sent in: its events, or why they can't be used.

Owns reading VEVENTs of strangers with care (RFC 5545 §3.6.1): bounded, no recurrence, in the wall
clock of Europe/Oslo. What is done with them is the caller's; writing calendars is `component`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from calendars.text import is_url, one_line, paragraphs

OSLO = ZoneInfo("Europe/Oslo")

#: Octets of a file, and events in it.
LARGEST = 200_000
MOST = 50

_DAY = timedelta(days=1)


class Unusable(ValueError):
    """Why a file, or an event in it, can't be used: a Norwegian sentence."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One event: days inclusive, `starts` and `ends` on Norway's clock where it has a time."""

    title: str
    first: date
    last: date
    starts: time | None
    ends: time | None
    place: str
    description: str
    url: str
    categories: tuple[str, ...]


def events(data: bytes) -> list[Incoming]:
    """The events of an iCalendar stream, in its order. Raises Unusable."""
    from icalendar import Calendar

    if len(data) > LARGEST:
        raise Unusable("Kalenderfilen er for stor. Send inn færre arrangementer om gangen.")
    try:
        calendars = Calendar.from_ical(data, multiple=True)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError):
        calendars = []
    found = [part for calendar in calendars for part in calendar.walk("VEVENT")]
    if not calendars:
        raise Unusable("Dette er ingen kalenderfil. Den begynner med BEGIN:VCALENDAR.")
    if not found:
        raise Unusable("Det er ingen arrangementer (VEVENT) i kalenderfilen.")
    if len(found) > MOST:
        raise Unusable(f"Det er {len(found)} arrangementer i filen. Send inn {MOST} om gangen.")
    return [_event(part, number) for number, part in enumerate(found, 1)]


def _event(part: Any, number: int) -> Incoming:
    title = one_line(_text(part, "SUMMARY"))
    called = f"«{title[:80]}»" if title else f"Arrangement nr. {number} i filen"
    if not title:
        raise Unusable(f"{called} har ingen tittel (SUMMARY).")
    if _text(part, "STATUS").upper() == "CANCELLED":
        raise Unusable(f"{called} er avlyst. Ta det ut av filen.")
    if any(name in part for name in ("RRULE", "RDATE", "RECURRENCE-ID")):
        raise Unusable(f"{called} gjentar seg. Legg inn hver dato for seg.")
    begin, end = _moment(part, "DTSTART", called), _moment(part, "DTEND", called)
    if begin is None:
        raise Unusable(f"{called} har ingen dato (DTSTART).")
    if end is None:
        end = _after(part, begin, called)
    if isinstance(begin, datetime) != isinstance(end, datetime):
        raise Unusable(f"{called} begynner og slutter på hver sin måte. Se over datoene.")
    if not (1900 <= begin.year <= 2200 and 1900 <= end.year <= 2200):
        raise Unusable(f"{called} har et årstall vi ikke kan bruke.")
    if isinstance(begin, datetime) and isinstance(end, datetime):
        if end < begin:
            raise Unusable(f"{called} slutter før det begynner. Se over datoene.")
        ends = end.time() if end > begin else None
        first, last, starts = begin.date(), end.date(), begin.time()
    else:
        # DTEND of whole days is the day after the last (§3.8.2.2)
        first, last, starts, ends = begin, max(begin, end - _DAY), None, None
        if end < begin:
            raise Unusable(f"{called} slutter før det begynner. Se over datoene.")
    url = _text(part, "URL")
    return Incoming(
        title=title,
        first=first,
        last=last,
        starts=starts,
        ends=ends,
        place=one_line(_text(part, "LOCATION")),
        description=paragraphs(_text(part, "DESCRIPTION")),
        url=url if is_url(url) else "",
        categories=_categories(part),
    )


def _text(part: Any, name: str) -> str:
    value = part.get(name, "")
    return str(value[0] if isinstance(value, list) else value)


def _moment(part: Any, name: str, called: str) -> date | None:
    """A date, or a naive datetime on Norway's clock to the minute; None where there is none."""
    try:
        value = part.decoded(name, None)
    except (ValueError, KeyError, TypeError, AttributeError):
        value = "?"
    if isinstance(value, datetime):
        # a floating time is the reader's own (§3.3.5): ours is Norway's
        local = value.astimezone(OSLO) if value.tzinfo else value
        return local.replace(tzinfo=None, second=0, microsecond=0)
    if value is None or isinstance(value, date):
        return value
    raise Unusable(f"{called} har en dato vi ikke forstår ({name}).")


def _after(part: Any, begin: date, called: str) -> date:
    """The end that DURATION gives; without one, a day is the day and a time takes none (§3.6.1)."""
    try:
        lasts = part.decoded("DURATION", None)
        if isinstance(lasts, timedelta):
            return begin + lasts
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        raise Unusable(f"{called} har en varighet vi ikke forstår (DURATION).") from None
    return begin if isinstance(begin, datetime) else begin + _DAY


def _categories(part: Any) -> tuple[str, ...]:
    found = part.get("CATEGORIES", [])
    groups = found if isinstance(found, list) else [found]
    names = [one_line(str(name)) for group in groups for name in getattr(group, "cats", [])]
    return tuple(dict.fromkeys(name[:100] for name in names if name))[:10]
