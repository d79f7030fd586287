"""Reading fields as people type them: dates in numbers or words, times, owners, groups.

Owns turning what stood in an option or a form into an item's own fields, or a sentence that
says what was not understood. Norwegian dates are `workflow.minutes.timex`'s.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from workflow.domain.deadlines import local_day
from workflow.domain.errors import Refused
from workflow.domain.item import Item, Visibility
from workflow.domain.people import match_owner
from workflow.domain.window import Precision, Window
from workflow.minutes.timex import Kind, find, resolve
from workflow.store import queries

_WHEN = ("start", "end", "time")


def read(
    connection: sa.Connection, said: Mapping[str, Any], now: datetime, item: Item | None
) -> dict[str, Any]:
    """The item's fields for what was typed: only those named in `said`."""
    found: dict[str, Any] = {
        name: said[name] for name in ("location", "description") if name in said
    }
    if "title" in said:
        found["title"] = _title(said["title"])
    if "visibility" in said:
        found["visibility"] = Visibility(said["visibility"])
    if said.get("categories"):
        found["categories"] = tuple(said["categories"])
    if "group" in said:
        found["group_id"] = queries.group(connection, said["group"]).id
    if "owner" in said:
        found |= _owner(connection, said["owner"])
    if any(said.get(name) for name in _WHEN):
        found["window"] = window(said, now, item.window if item else None)
    return found


def window(said: Mapping[str, Any], now: datetime, before: Window | None) -> Window:
    """The window for `start`, `end` and `time` as typed; what is left out stays as it was."""
    before = before or Window()
    reference = local_day(now)
    if said.get("start"):
        fresh = _when(said["start"], reference)
        fresh = replace(fresh, deadline=fresh.deadline or before.deadline)
    elif before.precision is Precision.NONE:
        raise Refused("Skriv også hvilken dag (--start), ikke bare når den slutter.")
    else:
        fresh = before
    if said.get("end"):
        fresh = _until(fresh, _when(said["end"], reference))
    if said.get("time"):
        starts, ends = _clock(said["time"])
        fresh = replace(fresh, starts=starts, ends=ends)
    return fresh


def _when(words: str, reference: date) -> Window:
    words = words.strip()
    if found := _numeric(words):
        return found
    expressions = find(words)
    # "neste gang" leans on a meeting that nobody has named here
    if len(expressions) == 1 and expressions[0].kind is not Kind.ANCHORED:
        return resolve(expressions[0], reference)
    raise Refused(f"Vi forstod ikke «{words}». Skriv en dato, en uke eller en årstid.")


def _numeric(words: str) -> Window | None:
    try:
        if re.fullmatch(r"\d{4}-W\d{2}", words):
            first = date.fromisoformat(f"{words}-1")
            return Window(
                first, first + timedelta(days=6), Precision.WEEK, words, words=words, said=("week",)
            )
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
            day = date.fromisoformat(words)
            return Window(day, day, Precision.DAY, words, words=words, said=("date",))
    except ValueError:
        raise Refused(f"«{words}» finnes ikke i kalenderen. Skriv en annen dato.") from None
    return None


def _until(first: Window, last: Window) -> Window:
    start, end = first.earliest, last.latest
    if start is None or end is None:
        raise Refused("Et spenn trenger en første og en siste dag. Skriv dem som datoer.")
    if end < start:
        raise Refused(f"Siste dag ({end}) er før første dag ({start}). Bytt dem om.")
    precision = Precision.DAYS if end > start else Precision.DAY
    words = f"{first.words} – {last.words}"
    return replace(
        first, latest=end, precision=precision, timex=start.isoformat(), mod=None, words=words
    )


def _clock(words: str) -> tuple[time, time | None]:
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})(?:\s*[-–]\s*(\d{1,2})[:.](\d{2}))?", words.strip())
    try:
        if found is None:
            raise ValueError
        starts = time(int(found[1]), int(found[2]))
        return starts, time(int(found[3]), int(found[4])) if found[3] else None
    except ValueError:
        raise Refused(
            f"Vi forstod ikke klokkeslettet «{words}». Skriv 09:00 eller 09:00-11:00."
        ) from None


def _title(words: str) -> str:
    title = " ".join(words.split())
    if not title:
        raise Refused("En sak må ha en tittel.")
    return title


def _owner(connection: sa.Connection, words: str) -> dict[str, Any]:
    everyone = queries.people(connection)
    person = queries.person(connection, words) if "@" in words else match_owner(words, everyone)
    name = person.name if person and "@" in words else words.strip()
    return {"owner": name or None, "owner_id": person.id if person else None}
