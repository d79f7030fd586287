"""The journal across items, as an audit reads it: newest first, a page at a time.

Owns one question, and that it is answered by an index however long the journal is. One item's
journal is `queries.history`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.lifecycle import JournalEntry, Trigger
from workflow.store import tables
from workflow.store.rows import read_journal

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
