"""Feeds as stored: their filters, and the addresses that they are fetched from.

Owns the tables `feeds` and `feed_tokens`. Which items a feed carries is `carrying`, their bytes
are `components`; what a feed means is `workflow.domain.feeds`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

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


def ending(connection: sa.Connection, feed: Feed, now: datetime) -> datetime | None:
    """Until when an address that was replaced still works; None where none does."""
    c = tables.feed_tokens.c
    last = sa.select(sa.func.max(c.expires)).where(c.feed_id == feed.id, c.expires > now)
    return connection.execute(last).scalar()


def fetched(connection: sa.Connection, feed_id: int, at: datetime, client: str, times: int) -> None:
    """Note when and by which program a feed was last fetched."""
    connection.execute(
        sa.update(tables.feeds)
        .where(tables.feeds.c.id == feed_id)
        .values(fetched=at, client=client[:_CLIENT], fetches=tables.feeds.c.fetches + times)
    )


# made once: every fetch after a change runs one of them
_BY_TOKEN = (
    sa.select(tables.feeds, tables.feed_tokens.c.expires)
    .join(tables.feed_tokens, tables.feed_tokens.c.feed_id == tables.feeds.c.id)
    .where(tables.feed_tokens.c.token_hash == sa.bindparam("token_hash"))
)
_BY_SLUG = sa.select(tables.feeds).where(tables.feeds.c.slug == sa.bindparam("slug"))


def _refuse_twin(connection: sa.Connection, name: str, owner_id: int | None) -> None:
    """One person's feeds have each their name; another's may be called the same."""
    c = tables.feeds.c
    twin = sa.select(c.id).where(c.name == name, c.owner_id == owner_id, c.revoked.is_(None))
    if connection.execute(twin).first():
        raise Refused(f"Det finnes allerede en kalender som heter «{name}». Velg et annet navn.")


def _address(connection: sa.Connection, feed: Feed, token: str, now: datetime) -> None:
    row = {"token_hash": token_hash(token), "feed_id": feed.id, "created": now}
    connection.execute(sa.insert(tables.feed_tokens).values(**row))
