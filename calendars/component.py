"""`Entry` → the bytes of one VEVENT or VTODO.

Owns which properties an entry becomes and in which form strangers' programs read them rightly.
Escaping, folding and order are the icalendar library's. The bytes depend on the entry alone, so
they are rendered once, when it changes; `feed` joins them.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from icalendar import Alarm, Event, Todo, vCategory, vText

from calendars.entry import OSLO, Entry, When, is_timed, same
from calendars.text import one_line, paragraphs, split_lookalikes

_Component: TypeAlias = Event | Todo | Alarm


class Text(vText):
    """A TEXT value whose backslashes survive: icalendar turns a literal `\\N` into a line end."""

    def to_ical(self) -> bytes:
        """Escaped as in RFC 5545 §3.3.11."""
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def render(entry: Entry) -> bytes:
    """One component with CRLF line ends, lines of at most 75 octets, and a CRLF at its end."""
    part = Event() if entry.kind == "event" else Todo()
    part.add("uid", Text(entry.uid))
    part.add("dtstamp", entry.stamp)
    part.add("sequence", entry.sequence)
    part.add("summary", Text(one_line(entry.summary)))
    part.add("status", entry.status)
    part.add("class", entry.classification)
    _add_words(part, entry)
    if entry.kind == "event":
        _add_event(part, entry)
    else:
        _add_todo(part, entry)
    for alarm in entry.alarms:
        part.add_component(_alarm(entry, alarm))
    return split_lookalikes(part.to_ical())


def _add_words(part: _Component, entry: Entry) -> None:
    """The properties that events and to-dos share and that may be missing."""
    if description := paragraphs(entry.description):
        part.add("description", Text(description))
    if location := one_line(entry.location):
        part.add("location", Text(location))
    if categories := [word for word in map(one_line, entry.categories) if word]:
        words = vCategory([])
        words.cats = [Text(word) for word in categories]  # its constructor makes plain vTexts
        part.add("categories", words)
    _add_given(part, url=entry.url, color=entry.color, created=entry.created)
    _add_given(part, last_modified=entry.modified)
    for reltype, uid in entry.related:
        # PARENT is the default (RFC 5545 §3.2.15), yet some programs only look at the parameter
        part.add("related-to", Text(uid), parameters={"RELTYPE": reltype})


def _add_event(part: _Component, entry: Entry) -> None:
    """Start, exclusive end, and whether the event makes people busy."""
    start, end = entry.start, entry.end
    if is_timed(start):
        # DTEND must lie after DTSTART, so an event of no length has none (§3.8.2.2)
        _add_times(part, dtstart=start, dtend=end if not same(start, end) else None)
    elif start is not None:
        part.add("dtstart", start)
        # without DTEND some programs show an all-day event as one of no length
        part.add("dtend", (end or start) + timedelta(days=1))
    part.add("transp", "TRANSPARENT" if entry.transparent else "OPAQUE")
    if entry.transparent:
        # Outlook goes by its own property
        part.add("x-microsoft-cdo-busystatus", "FREE")


def _add_todo(part: _Component, entry: Entry) -> None:
    """Start, due date and completion. DTSTART must lie before DUE, so an equal one is left out."""
    start = entry.start if not same(entry.start, entry.due) else None
    if is_timed(start or entry.due):
        _add_times(part, dtstart=start, due=entry.due)
    else:
        _add_given(part, dtstart=start, due=entry.due)
    completed = entry.completed and entry.completed.astimezone(UTC)
    _add_given(part, completed=completed, percent_complete=entry.percent)


def _add_given(part: _Component, **values: object) -> None:
    """Those of `values` that are there, under their names in RFC 5545."""
    for name, value in values.items():
        if value is not None:
            part.add(name.replace("_", "-"), value)


def _add_times(part: _Component, **times: When | None) -> None:
    """Times as Oslo's wall clock with TZID, those of the night's second 02–03 in UTC.

    A wall clock means the first of two equal hours (RFC 5545 §3.3.5), so the second can only be
    written in UTC; both ends must then be (§3.8.2.2). A time that the spring night skips becomes
    the one an hour on, which is what the RFC says it means.
    """
    local = {
        name: value.replace(microsecond=0).astimezone(UTC).astimezone(OSLO)
        for name, value in times.items()
        if isinstance(value, datetime)
    }
    zone = UTC if any(value.fold for value in local.values()) else OSLO
    for name, value in local.items():
        part.add(name, value.astimezone(zone))


def _alarm(entry: Entry, alarm: timedelta | datetime) -> Alarm:
    """A DISPLAY alarm: relative to an event's start or a to-do's due date, or at an instant."""
    part = Alarm()
    part.add("action", "DISPLAY")
    part.add("description", Text(one_line(entry.summary)))
    if isinstance(alarm, datetime):
        part.add("trigger", alarm.astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
    else:
        part.add("trigger", alarm, parameters={"RELATED": "END"} if entry.kind == "todo" else {})
    return part
