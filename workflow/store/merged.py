"""What was merged into an item, and what items are called that others were merged into."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from workflow.domain.item import Item
from workflow.domain.lifecycle import JournalEntry, Trigger
from workflow.store import tables
from workflow.store.rows import read_item, read_journal

_I, _J = tables.items.c, tables.journal.c


def titles(connection: sa.Connection, ids: Collection[str]) -> dict[str, str]:
    """What each of these items is called, in whatever state."""
    if not ids:
        return {}
    query = sa.select(_I.id, _I.title).where(_I.id.in_(set(ids)))
    return {row.id: row.title for row in connection.execute(query)}


def named(connection: sa.Connection, entries: Iterable[JournalEntry]) -> dict[str, str]:
    """What those are called that these entries say something was merged into."""
    ids = {e.after.get("merged_into", "") for e in entries if e.trigger is Trigger.MERGE}
    return titles(connection, ids)


def into(connection: sa.Connection, id: str) -> list[tuple[JournalEntry, Item]]:
    """The items that are merged into this one now, each with the move that did it."""
    items = {
        row.id: read_item(row)
        for row in connection.execute(sa.select(tables.items).where(_I.merged_into == id))
    }
    if not items:
        return []
    query = (
        sa.select(tables.journal)
        .where(_J.item_id.in_(items), _J.trigger == Trigger.MERGE.value)
        .order_by(_J.at, _J.version)
    )
    moves = {entry.item_id: entry for entry in map(read_journal, connection.execute(query))}
    return [(move, items[item_id]) for item_id, move in moves.items()]
