"""The journal across items, as an audit reads it: newest first, a page at a time.

Owns two questions, and that an index answers them however long the journal is: a page of it, and
what people did last. One item's journal is `queries.history`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.item import Item
from workflow.domain.lifecycle import JournalEntry, Trigger
from workflow.store import tables
from workflow.store.queries import ACCEPTED
from workflow.store.rows import read_item, read_journal

_c = tables.journal.c
_ORDER = (_c.at, _c.item_id, _c.version)

#: Where a page ends: the moment, item and version of its last entry.
Place = tuple[datetime, str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an audit is about; None means any. `nobody` asks for what no person did: the command
    line and what followed by itself. `since` is inclusive, `until` exclusive."""

    actor_id: int | None = None
    nobody: bool = False
    trigger: Trigger | None = None
    item_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def page(
    connection: sa.Connection, asked: Asked, *, limit: int, after: Place | None = None
) -> tuple[list[JournalEntry], Place | None]:
    """Up to `limit` entries older than the place `after`, and where the next page begins."""
    where: list[sa.ColumnElement[bool]] = []
    if asked.nobody:
        where.append(_c.actor_id.is_(None))
    if asked.actor_id is not None:
        where.append(_c.actor_id == asked.actor_id)
    if asked.trigger is not None:
        where.append(_c.trigger == asked.trigger.value)
    if asked.item_id is not None:
        where.append(_c.item_id == asked.item_id)
    if asked.since is not None:
        where.append(_c.at >= asked.since)
    if asked.until is not None:
        where.append(_c.at < asked.until)
    if after is not None:
        where.append(_c.at <= after[0])  # said apart, so that the index is entered here
        place = (sa.literal(said, c.type) for said, c in zip(after, _ORDER, strict=True))
        where.append(sa.tuple_(*_ORDER) < sa.tuple_(*place))
    query = sa.select(tables.journal).where(*where).order_by(*(c.desc() for c in _ORDER))
    found = [read_journal(row) for row in connection.execute(query.limit(limit + 1))]
    last = found[limit - 1] if len(found) > limit else None
    return found[:limit], (last.at, last.item_id, last.version) if last else None


def latest(connection: sa.Connection, *, limit: int) -> list[tuple[JournalEntry, Item]]:
    """The last things that people did with accepted items, the newest first. That a matter's
    steps came to be follows from what was done with the matter, and is not told."""
    i = tables.items.c
    # asked entry by entry: for a join SQLite would first make a filter of all items
    told = sa.exists(
        sa.select(i.id).where(
            i.id == _c.item_id,
            i.state.in_(ACCEPTED),
            sa.or_(i.parent_id.is_(None), _c.trigger != Trigger.ADD.value),
        )
    )
    query = (
        sa.select(tables.journal)
        .where(_c.trigger != Trigger.PROPOSE.value, told)
        .order_by(_c.at.desc(), _c.item_id.desc(), _c.version.desc())
        .limit(limit)
    )
    moves = [read_journal(row) for row in connection.execute(query)]
    named = sa.select(tables.items).where(i.id.in_({move.item_id for move in moves}))
    items = {row.id: read_item(row) for row in connection.execute(named)}
    return [(move, items[move.item_id]) for move in moves]
