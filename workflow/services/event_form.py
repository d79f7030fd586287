"""Reading an event as people hand it in: a form's fields as typed, or a calendar file.

Owns what may stand in them and the sentences that say what was not understood. What then becomes
of the event is `submit`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

import sqlalchemy as sa

from calendars import incoming
from calendars.text import is_url, one_line, paragraphs
from workflow.domain import wording
from workflow.domain.errors import Refused
from workflow.domain.submission import Event
from workflow.domain.window import Precision, Window
from workflow.services import fields
from workflow.store import queries


def read(
    connection: sa.Connection,
    typed: Mapping[str, str],
    now: datetime,
    before: Event | None = None,
) -> Event:
    """What stood in the form, or a sentence that says what was not understood. Names of fields:
    title, when, clock, place, link, description, group, categories. A date that stands as it did
    `before` is not read anew: its words may mean another day by now."""
    title = one_line(typed.get("title", ""))
    when = one_line(typed.get("when", ""))
    if not title:
        raise Refused("Skriv hva arrangementet heter.")
    if not when:
        raise Refused("Skriv når det er: en dag, en uke, en måned, eller «til høsten».")
    clock = one_line(typed.get("clock", ""))
    same = before is not None and (when, clock) == (before.when, before.clock)
    group = typed.get("group", "").strip()
    return Event(
        title=title,
        when=when,
        clock=clock,
        window=before.window
        if before is not None and same
        else fields.window({"start": when, "time": clock}, now, None),
        place=one_line(typed.get("place", "")),
        link=_link(typed.get("link", "")),
        description=paragraphs(typed.get("description", "")),
        group_id=queries.group(connection, group).id if group else None,
        categories=_categories(typed.get("categories", "")),
    )


def from_calendar(data: bytes) -> list[Event]:
    """The events of a calendar file, or a sentence that says which can't be used, and why."""
    try:
        found = incoming.events(data)
    except incoming.Unusable as error:
        raise Refused(str(error)) from None
    return [_from_calendar(each) for each in found]


def _from_calendar(each: incoming.Incoming) -> Event:
    one = each.first == each.last
    window = Window(
        each.first,
        each.last,
        Precision.DAY if one else Precision.DAYS,
        each.first.isoformat(),
        starts=each.starts,
        ends=each.ends,
        words=each.first.isoformat() if one else f"{each.first} – {each.last}",
        said=("date",),
    )
    link = _link(each.url) if each.url.startswith(("http:", "https:")) else ""
    return Event(
        title=each.title[:500],
        when=wording.plain(wording.window(window, "nb", date.min)),
        clock=(window.time or "").replace(":", "."),
        window=window,
        place=each.place[:500],
        link=link,
        description=each.description[:20000],
        categories=each.categories,
    )


def _link(typed: str) -> str:
    link = typed.strip()
    if not link:
        return ""
    if "://" not in link and ":" not in link.partition("/")[0]:
        link = f"https://{link}"
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        host, parts = "", urlsplit("")
    web = parts.scheme in ("http", "https") and "." in host and "@" not in parts.netloc
    if not (web and is_url(link) and len(link) <= 500):
        raise Refused(
            f"«{link[:80]}» er ingen nettadresse. Skriv den som https://eksempel.no/side."
        )
    return link


def _categories(typed: str) -> tuple[str, ...]:
    names = [one_line(name)[:100] for name in typed.split(",")]
    return tuple(dict.fromkeys(name for name in names if name))[:10]
