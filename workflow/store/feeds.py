"""Feeds as stored: their addresses, the components in them, and the joined body that is kept.

Owns the tables `feeds`, `feed_bodies` and `components` (which items a feed carries is written
with each move, in `unit_of_work`). What a feed means is `workflow.domain.feeds`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.errors import NotFound, Refused
from workflow.domain.feeds import Feed, Filter
from workflow.store import queries, tables
from workflow.store.rows import filter_row, read_feed
from workflow.store.unit_of_work import carry_all


@dataclass(frozen=True, slots=True)
class Body:
    """A feed's bytes as served. `expires` is when a cancelled item is due to leave it."""

    feed_id: int
    version: int
    recipe: str
    expires: datetime | None
    etag: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """One item's components: None where the item has no place in a calendar."""

    item_id: str
    recipe: str
    private: bytes | None
    public: bytes | None
    hide_after: datetime | None


def token_hash(token: str) -> str:
    """What is kept of a token: SHA-256, in hex. A 256-bit random token needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def add(
    connection: sa.Connection,
    name: str,
    filter: Filter,
    now: datetime,
    *,
    token: str | None = None,
    slug: str | None = None,
) -> Feed:
    """A new feed with its items in it: private by `token`, or public by `slug`."""
    if any(feed.name == name and feed.revoked is None for feed in every(connection)):
        raise Refused(f"Det finnes allerede en kalender som heter «{name}». Velg et annet navn.")
    insert = sa.insert(tables.feeds).values(
        name=name,
        token_hash=token_hash(token) if token else None,
        slug=slug,
        filter=filter_row(filter),
        version=1,
        created=now,
        fetches=0,
    )
    id = connection.execute(insert.returning(tables.feeds.c.id)).scalar_one()
    feed = Feed(id, name, filter, 1, now)
    carry_all(connection, feed, queries.items(connection))
    return feed


def every(connection: sa.Connection) -> list[Feed]:
    """All feeds, revoked ones too, by name."""
    query = sa.select(tables.feeds).order_by(tables.feeds.c.name, tables.feeds.c.id)
    return [read_feed(row) for row in connection.execute(query)]


def named(connection: sa.Connection, name: str) -> Feed:
    """The living feed with this name."""
    for feed in every(connection):
        if feed.name == name and feed.revoked is None:
            return feed
    raise NotFound(f"Ingen kalender heter «{name}». Se «frist feed list».")


def addressed(
    connection: sa.Connection, *, token: str | None = None, slug: str | None = None
) -> Feed | None:
    """The feed behind an address, revoked or not; None where there is none."""
    c = tables.feeds.c
    if not token and not slug:
        return None  # never ask for "no slug": every private feed has none
    where = c.token_hash == token_hash(token) if token else c.slug == slug
    row = connection.execute(sa.select(tables.feeds).where(where)).first()
    return None if row is None else read_feed(row)


def revoke(connection: sa.Connection, feed: Feed, now: datetime) -> None:
    """The address stops working for good; the others are untouched."""
    connection.execute(
        sa.update(tables.feeds).where(tables.feeds.c.id == feed.id).values(revoked=now)
    )
    for table in (tables.feed_bodies, tables.feed_entries):
        connection.execute(sa.delete(table).where(table.c.feed_id == feed.id))


def fetched(connection: sa.Connection, feed_id: int, at: datetime, client: str, times: int) -> None:
    """Note when and by which program a feed was last fetched."""
    connection.execute(
        sa.update(tables.feeds)
        .where(tables.feeds.c.id == feed_id)
        .values(fetched=at, client=client[:200], fetches=tables.feeds.c.fetches + times)
    )


def kept_body(connection: sa.Connection, feed_id: int) -> Body | None:
    """The joined body that was kept, of whatever version."""
    query = sa.select(tables.feed_bodies).where(tables.feed_bodies.c.feed_id == feed_id)
    row = connection.execute(query).first()
    return None if row is None else Body(**row._mapping)


def keep_body(connection: sa.Connection, body: Body) -> None:
    """Keep a joined body in place of the one before."""
    bodies = tables.feed_bodies
    connection.execute(sa.delete(bodies).where(bodies.c.feed_id == body.feed_id))
    connection.execute(
        sa.insert(bodies).values(**{name: getattr(body, name) for name in Body.__slots__})
    )


def stale(connection: sa.Connection, recipe: str, feed_id: int | None = None) -> list[str]:
    """Ids of items to render: those that changed, or all in a feed made by another recipe."""
    c, entries = tables.components.c, tables.feed_entries.c
    if feed_id is None:
        query = sa.select(c.item_id).where(c.recipe == "")
    else:
        query = (
            sa.select(c.item_id)
            .join(tables.feed_entries, entries.item_id == c.item_id)
            .where(entries.feed_id == feed_id, c.recipe != recipe)
        )
    return list(connection.execute(query.order_by(c.item_id)).scalars())


def keep_components(connection: sa.Connection, rendered: Iterable[Rendered]) -> None:
    """Keep freshly rendered components."""
    rows = [{f"_{name}": getattr(part, name) for name in Rendered.__slots__} for part in rendered]
    if not rows:
        return
    c = tables.components.c
    update = sa.update(tables.components).where(c.item_id == sa.bindparam("_item_id"))
    kept = [name for name in Rendered.__slots__ if name != "item_id"]
    connection.execute(update.values({name: sa.bindparam(f"_{name}") for name in kept}), rows)


def components(
    connection: sa.Connection, feed: Feed, now: datetime
) -> tuple[list[bytes], datetime | None]:
    """The bytes a feed joins, in a fixed order, and when the next of them is due to leave."""
    c, entries = tables.components.c, tables.feed_entries.c
    column = c.public if feed.filter.public else c.private
    query = (
        sa.select(column, c.hide_after)
        .join(tables.feed_entries, entries.item_id == c.item_id)
        .where(entries.feed_id == feed.id, column.is_not(None))
        .order_by(c.item_id)
    )
    found = connection.execute(query).all()
    if feed.filter.include_cancelled:
        return [row[0] for row in found], None
    kept = [row for row in found if row[1] is None or row[1] > now]
    leaving = [row[1] for row in kept if row[1] is not None]
    return [row[0] for row in kept], min(leaving, default=None)
