"""Publishing: rendering changed items once, and joining them into feeds.

Owns when components are rendered (after the commit that changed them, or at the latest when a
feed that carries them is asked for) and when a feed's kept body is still right. The bytes are
`calendars`'; serving them over HTTP is `workflow.web.feeds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from calendars.component import render
from calendars.feed import Calendar, etag, join
from workflow.domain.feeds import Feed, Filter
from workflow.domain.item import Item, State
from workflow.domain.publishing import Hidden, Source, entry, hide_after
from workflow.store import feeds, queries
from workflow.store.feeds import Body, Rendered

#: Rises when the same item would render to other bytes, so that kept ones are made anew.
RENDERER = 1

#: Items rendered at a time: bounds both memory and the number of bound parameters.
_BATCH = 500


def add_feed(
    connection: sa.Connection, name: str, filter: Filter, *, token: str, now: datetime
) -> tuple[Feed, str]:
    """A new feed and the path of its address, which can't be shown again for a private one.

    `token` is 256 random bits, URL-safe; a public feed takes a plain address instead.
    """
    if filter.public:
        slug = _slug(name)
        return feeds.add(connection, name, filter, now, slug=slug), f"/kalender/{slug}.ics"
    return feeds.add(connection, name, filter, now, token=token), f"/f/{token}.ics"


def render_changed(connection: sa.Connection, base_url: str) -> int:
    """Render the items that have changed since they were last rendered; how many those were."""
    return _render(connection, feeds.stale(connection, recipe(base_url)), base_url)


def body(connection: sa.Connection, feed: Feed, *, base_url: str, now: datetime) -> Body:
    """The feed's bytes at `now`: the kept ones while they are right, else joined and kept."""
    made_by = recipe(base_url)
    kept = feeds.kept_body(connection, feed.id)
    if kept and kept.version == feed.version and kept.recipe == made_by:
        current = kept.expires is None or now < kept.expires
        if current:
            return kept
    _render(connection, feeds.stale(connection, made_by, feed.id), base_url)
    parts, expires = feeds.components(connection, feed, now)
    joined = join(_calendar(feed), parts)
    fresh = Body(feed.id, feed.version, made_by, expires, etag(joined), joined)
    feeds.keep_body(connection, fresh)
    return fresh


def single(connection: sa.Connection, item: Item, *, base_url: str) -> bytes | None:
    """One item as a calendar of its own, for "legg til i kalenderen"; None where it has no day."""
    groups = {group.id: group.name for group in queries.groups(connection)}
    shown = entry(item, base_url=base_url, group=groups.get(item.group_id or 0))
    if isinstance(shown, Hidden):
        return None
    return join(Calendar(name=item.title), [render(shown)])


def _calendar(feed: Feed) -> Calendar:
    return Calendar(
        name=feed.name,
        description="Frister og hendelser som er godtatt fra møtereferater. "
        "Uker vises som foreløpige spenn; måneder og årstider står i ukebrevet.",
    )


def recipe(base_url: str) -> str:
    """What stands beside kept bytes, so that those made by other means are made anew."""
    return f"{RENDERER} {base_url}"


def _render(connection: sa.Connection, ids: Sequence[str], base_url: str) -> int:
    states = [state.value for state in State]
    for start in range(0, len(ids), _BATCH):
        items = queries.items(connection, states=states, ids=ids[start : start + _BATCH])
        feeds.keep_components(connection, _rendered(connection, items, base_url))
    return len(ids)


def _rendered(connection: sa.Connection, items: Sequence[Item], base_url: str) -> list[Rendered]:
    groups = {group.id: group.name for group in queries.groups(connection)}
    sources = _sources(connection, [item.id for item in items])
    found = []
    for item in items:
        group = groups.get(item.group_id or 0)
        shown = [
            entry(item, base_url=base_url, group=group, private=private, sources=told)
            for private, told in ((True, sources[item.id]), (False, ()))
        ]
        private, public = (None if isinstance(s, Hidden) else render(s) for s in shown)
        found.append(Rendered(item.id, recipe(base_url), private, public, hide_after(item)))
    return found


def _sources(connection: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[Source, ...]]:
    quotes = queries.quotes(connection, ids)
    wanted = {quote.document_id for spoken in quotes.values() for quote in spoken}
    documents = {id: queries.document(connection, id) for id in sorted(wanted)}
    return {
        id: tuple(
            Source(q.text, documents[q.document_id].title, documents[q.document_id].meeting_date)
            for q in spoken
        )
        for id, spoken in quotes.items()
    }


_ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def _slug(name: str) -> str:
    plain = name.casefold().translate(_ASCII)
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())
