"""One transaction: a move, its journal entry and the feeds it touches are written together.

Owns writing items. Nothing else inserts into `items` or `journal`, so a state without a history
can't come about. Reading is `queries`; which moves are legal is `workflow.domain.lifecycle`;
the changed components are rendered after the commit by `workflow.services.publish`.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.errors import Conflict
from workflow.domain.feeds import Feed, hides
from workflow.domain.item import Item
from workflow.domain.lifecycle import Move
from workflow.store import tables
from workflow.store.rows import item_row, journal_row, read_feed


def save(connection: sa.Connection, move: Move) -> Item:
    """Write one legal move; see `save_all`."""
    save_all(connection, [move])
    return move.after


def save_all(connection: sa.Connection, moves: Iterable[Move]) -> None:
    """Write moves: items, journal entries, and a new version for each feed they show in.

    Raises Conflict where somebody else has moved an item since it was read; the transaction is
    then the caller's to give up, and nothing of it stands.
    """
    written = list(moves)
    for move in written:
        _write(connection, move)
    if not written:
        return
    live = connection.execute(sa.select(tables.feeds).where(tables.feeds.c.revoked.is_(None)))
    for feed in map(read_feed, live):
        _carry(connection, feed, written)


def carry_all(connection: sa.Connection, feed: Feed, items: Iterable[Item]) -> None:
    """Fill a new feed with those of `items` that its filter lets through."""
    rows = [{"feed_id": feed.id, "item_id": i.id} for i in items if hides(feed.filter, i) is None]
    if rows:
        connection.execute(sa.insert(tables.feed_entries), rows)


def _write(connection: sa.Connection, move: Move) -> None:
    row = item_row(move.after)
    if move.before is None:
        connection.execute(sa.insert(tables.items), row)
    else:
        changed = connection.execute(
            sa.update(tables.items)
            .where(tables.items.c.id == move.after.id)
            .where(tables.items.c.version == move.before.version)
            .values(row)
        )
        if changed.rowcount != 1:
            raise Conflict(
                f"«{move.before.title}» er endret av en annen siden du åpnet den. "
                "Se hva som er nytt, og prøv igjen."
            )
    connection.execute(sa.insert(tables.journal), journal_row(move.entry))
    if move.after.state.accepted:
        connection.execute(_mark_stale(connection, move.after.id))


def _mark_stale(connection: sa.Connection, item_id: str) -> sa.Insert:
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    stale = insert(tables.components).values(item_id=item_id, recipe="")
    return stale.on_conflict_do_update(index_elements=["item_id"], set_={"recipe": ""})


def _carry(connection: sa.Connection, feed: Feed, moves: list[Move]) -> None:
    entries = tables.feed_entries
    was = {m.after.id for m in moves if m.before and hides(feed.filter, m.before) is None}
    now = {m.after.id for m in moves if hides(feed.filter, m.after) is None}
    if not was | now:
        return
    if gone := was - now:
        connection.execute(
            sa.delete(entries).where(entries.c.feed_id == feed.id, entries.c.item_id.in_(gone))
        )
    if come := now - was:
        rows = [{"feed_id": feed.id, "item_id": id} for id in sorted(come)]
        connection.execute(sa.insert(entries), rows)
    connection.execute(
        sa.update(tables.feeds)
        .where(tables.feeds.c.id == feed.id)
        .values(version=tables.feeds.c.version + 1)
    )
