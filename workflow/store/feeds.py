"""Feeds as stored: their addresses, and the rendered components that they join.

Owns the tables `feeds`, `feed_tokens` and `components`. Which items a feed carries is `carrying`;
what a feed means is `workflow.domain.feeds`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa

from workflow.domain.errors import NotFound, Refused
from workflow.domain.feeds import Feed, Filter, manages
from workflow.domain.people import Person
from workflow.store import tables
from workflow.store.carrying import fill, raise_versions
from workflow.store.rows import filter_row, read_feed

#: The longest a client's name is kept.
_CLIENT = 200


@dataclass(frozen=True, slots=True)
class Rendered:
    """An item in one form: None where it has no place in a calendar. `span` tells that only
    feeds that ask for months and seasons show it."""

    item_id: str
    form: str
    recipe: str
    content: bytes | None
    span: bool
    hide_after: datetime | None


class Component(NamedTuple):
    """An item's bytes in one form, and when they leave the feeds that don't keep them for good."""

    content: bytes
    hide_after: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """The feed behind an address, and when the address expires because another replaced it."""

    feed: Feed
    expires: datetime | None = None

    def gone(self, now: datetime) -> bool:
        """Whether the address works no longer."""
        return self.feed.revoked is not None or (self.expires is not None and now >= self.expires)


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
    owner_id: int | None = None,
) -> Feed:
    """A new feed with its items in it: private by `token`, or public by `slug`."""
    _refuse_twin(connection, name, owner_id)
    insert = sa.insert(tables.feeds).values(
        name=name,
        slug=slug,
        owner_id=owner_id,
        filter=filter_row(filter),
        version=1,
        recent=(),
        created=now,
        fetches=0,
    )
    id = connection.execute(insert.returning(tables.feeds.c.id)).scalar_one()
    feed = Feed(id, name, filter, 1, now, slug, owner_id)
    if token:
        _address(connection, feed, token, now)
    fill(connection, feed)
    return feed


def edit(connection: sa.Connection, feed: Feed, *, name: str, filter: Filter) -> Feed:
    """Another name or filter under the same address; what it carries is worked out anew."""
    if filter.public != feed.filter.public:
        raise Refused(
            "En åpen kalender kan ikke gjøres privat, eller omvendt: adressen er av et annet slag. "
            "Lag en ny med «frist feed add»."
        )
    if name != feed.name:
        _refuse_twin(connection, name, feed.owner_id)
    changed = replace(feed.raised(None), name=name, filter=filter)
    connection.execute(
        sa.update(tables.feeds)
        .where(tables.feeds.c.id == feed.id)
        .values(name=name, filter=filter_row(filter))
    )
    raise_versions(connection, [(feed, None)])
    fill(connection, changed)
    return changed


def rotate(
    connection: sa.Connection, feed: Feed, token: str, now: datetime, grace: timedelta
) -> datetime:
    """Another address for a private feed; those before it work until the moment that is returned
    (an earlier one keeps its own, earlier end)."""
    if feed.filter.public:
        raise Refused("En åpen kalender har en fast adresse, som ikke er noen hemmelighet.")
    c = tables.feed_tokens.c
    until = now + grace
    older = c.feed_id == feed.id, sa.or_(c.expires.is_(None), c.expires > until)
    connection.execute(sa.update(tables.feed_tokens).where(*older).values(expires=until))
    _address(connection, feed, token, now)
    # a new version, so that servers that keep the feed ask when its old address ends
    raise_versions(connection, [(feed, None)])
    return until


def revoke(connection: sa.Connection, feed: Feed, now: datetime) -> None:
    """All the feed's addresses stop working for good; other feeds are untouched."""
    connection.execute(
        sa.update(tables.feeds).where(tables.feeds.c.id == feed.id).values(revoked=now)
    )
    connection.execute(
        sa.delete(tables.feed_entries).where(tables.feed_entries.c.feed_id == feed.id)
    )


def every(connection: sa.Connection) -> list[Feed]:
    """All feeds, revoked ones too, by name."""
    query = sa.select(tables.feeds).order_by(tables.feeds.c.name, tables.feeds.c.id)
    return [read_feed(row) for row in connection.execute(query)]


def managed(connection: sa.Connection, person: Person | None) -> list[Feed]:
    """The feeds that a person looks after, revoked ones too, by name. None, the operator: all."""
    return [feed for feed in every(connection) if person is None or manages(person, feed)]


def named(connection: sa.Connection, name: str, person: Person | None = None) -> Feed:
    """The living feed with this name that the person looks after, their own before others'."""
    found = [f for f in managed(connection, person) if f.name == name and f.revoked is None]
    own = [feed for feed in found if person is not None and feed.owner_id == person.id]
    if not found:
        raise NotFound(f"Ingen kalender heter «{name}». Se «frist feed list».")
    if len(own or found) > 1:
        raise Refused(f"Flere har en kalender som heter «{name}». Si hvem sin det er med --as.")
    return (own or found)[0]


def numbered(connection: sa.Connection, id: int, person: Person) -> Feed:
    """The living feed with this id, where the person looks after it."""
    for feed in managed(connection, person):
        if feed.id == id and feed.revoked is None:
            return feed
    raise NotFound("Denne kalenderen finnes ikke, eller den er alt trukket tilbake.")


def slugs(connection: sa.Connection) -> set[str]:
    """The plain addresses that are taken: those of revoked feeds stay so."""
    c = tables.feeds.c
    return set(connection.execute(sa.select(c.slug).where(c.slug.is_not(None))).scalars())


def addressed(
    connection: sa.Connection, *, token: str | None = None, slug: str | None = None
) -> Found | None:
    """The feed behind an address, working or not; None where there is none."""
    if token:
        row = connection.execute(_BY_TOKEN, {"token_hash": token_hash(token)}).first()
        return None if row is None else Found(read_feed(row), row.expires)
    if slug:
        row = connection.execute(_BY_SLUG, {"slug": slug}).first()
        return None if row is None else Found(read_feed(row))
    return None  # never ask for "no slug": every private feed has none


def fetched(connection: sa.Connection, feed_id: int, at: datetime, client: str, times: int) -> None:
    """Note when and by which program a feed was last fetched."""
    connection.execute(
        sa.update(tables.feeds)
        .where(tables.feeds.c.id == feed_id)
        .values(fetched=at, client=client[:_CLIENT], fetches=tables.feeds.c.fetches + times)
    )


def stale(
    connection: sa.Connection, recipe: str, feed_id: int | None = None
) -> list[tuple[str, str]]:
    """What is to be rendered, as (item id, form): what changed, or all in a feed that was made by
    another recipe."""
    c, entries = tables.components.c, tables.feed_entries.c
    query = sa.select(c.item_id, c.form)
    if feed_id is None:
        query = query.where(c.recipe == "")
    else:
        feed = sa.select(tables.feeds).where(tables.feeds.c.id == feed_id)
        form = read_feed(connection.execute(feed).one()).filter.form.code
        query = query.join(tables.feed_entries, entries.item_id == c.item_id).where(
            entries.feed_id == feed_id, c.form == form, c.recipe != recipe
        )
    found = connection.execute(query.order_by(c.item_id, c.form))
    return [(row.item_id, row.form) for row in found]


def all_rendered(connection: sa.Connection, recipe: str) -> bool:
    """Whether nothing at all is stale; found by two steps down an index, however much is stored."""
    return not connection.execute(_NOT_BY_RECIPE, {"recipe": recipe}).scalar()


def keep_components(connection: sa.Connection, rendered: Iterable[Rendered]) -> None:
    """Keep freshly rendered components."""
    rows = [{f"_{name}": getattr(part, name) for name in Rendered.__slots__} for part in rendered]
    if not rows:
        return
    c = tables.components.c
    update = sa.update(tables.components).where(
        c.item_id == sa.bindparam("_item_id"), c.form == sa.bindparam("_form")
    )
    kept = [name for name in Rendered.__slots__ if name not in ("item_id", "form")]
    connection.execute(update.values({name: sa.bindparam(f"_{name}") for name in kept}), rows)


def components(
    connection: sa.Connection, feed: Feed, ids: Iterable[str] | None = None
) -> dict[str, Component]:
    """What a feed joins, by item id, and also what was cancelled too long ago; of these `ids`
    alone where they are given."""
    values: dict[str, Any] = {"feed_id": feed.id, "form": feed.filter.form.code}
    query = _CARRIED[feed.filter.spans, ids is not None]
    if ids is not None:
        values["ids"] = sorted(ids)
    return {
        id: Component(content, None if leaves is None else _moment(leaves))
        for id, content, leaves in connection.execute(query, values).all()
    }


# As the driver gives them: SQLAlchemy's reading of a column costs more than the join itself
_RAW: sa.types.TypeEngine[Any] = sa.types.NullType()
_CONTENT = sa.type_coerce(tables.components.c.content, _RAW)
_HIDE_AFTER = sa.type_coerce(tables.components.c.hide_after, _RAW)


def _carried(*, spans: bool, some: bool) -> sa.Select[Any]:
    """What a feed joins, with months and seasons or without; of `some` items or of all."""
    c, entries = tables.components.c, tables.feed_entries.c
    query = (
        sa.select(c.item_id, _CONTENT, _HIDE_AFTER)
        .join(tables.feed_entries, entries.item_id == c.item_id)
        .where(
            entries.feed_id == sa.bindparam("feed_id"),
            c.form == sa.bindparam("form"),
            c.content.is_not(None),
        )
    )
    if not spans:
        query = query.where(c.span.is_(False))
    return query.where(c.item_id.in_(sa.bindparam("ids", expanding=True))) if some else query


# made once: every fetch after a change runs some of them
_CARRIED = {
    (spans, some): _carried(spans=spans, some=some)
    for spans in (True, False)
    for some in (True, False)
}
_BY_TOKEN = (
    sa.select(tables.feeds, tables.feed_tokens.c.expires)
    .join(tables.feed_tokens, tables.feed_tokens.c.feed_id == tables.feeds.c.id)
    .where(tables.feed_tokens.c.token_hash == sa.bindparam("token_hash"))
)
_BY_SLUG = sa.select(tables.feeds).where(tables.feeds.c.slug == sa.bindparam("slug"))
_NOT_BY_RECIPE = sa.select(
    sa.or_(
        sa.exists(sa.select(1).where(tables.components.c.recipe < sa.bindparam("recipe"))),
        sa.exists(sa.select(1).where(tables.components.c.recipe > sa.bindparam("recipe"))),
    )
)


def _moment(stored: str | datetime) -> datetime:
    """A stored moment as SQLite's driver (text) or PostgreSQL's gives it, in UTC."""
    found = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _refuse_twin(connection: sa.Connection, name: str, owner_id: int | None) -> None:
    """One person's feeds have each their name; another's may be called the same."""
    c = tables.feeds.c
    twin = sa.select(c.id).where(c.name == name, c.owner_id == owner_id, c.revoked.is_(None))
    if connection.execute(twin).first():
        raise Refused(f"Det finnes allerede en kalender som heter «{name}». Velg et annet navn.")


def _address(connection: sa.Connection, feed: Feed, token: str, now: datetime) -> None:
    row = {"token_hash": token_hash(token), "feed_id": feed.id, "created": now}
    connection.execute(sa.insert(tables.feed_tokens).values(**row))
