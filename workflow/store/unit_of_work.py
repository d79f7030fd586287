"""One transaction: a move, its journal entry and the feeds it touches are written together.

Owns writing items. Nothing else inserts into `items` or `journal`, so a state without a history
can't come about. Reading is `queries`; which moves are legal is `workflow.domain.lifecycle`;
the changed components are rendered after the commit by `workflow.services.publish`.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from workflow.domain.deadlines import deadline_day
from workflow.domain.errors import Conflict
from workflow.domain.item import Item
from workflow.domain.lifecycle import Move
from workflow.store import tables
from workflow.store.carrying import carry
from workflow.store.rows import item_row, journal_row


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
    if written:
        carry(connection, written)


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
        if _ends_reminders(move.before, move.after):
            connection.execute(_VOID, {"item": move.after.id})
    connection.execute(sa.insert(tables.journal), journal_row(move.entry))


_VOID = (
    sa.update(tables.rungs)
    .where(tables.rungs.c.item_id == sa.bindparam("item"), tables.rungs.c.state == "waiting")
    .values(state="void")
)


def _ends_reminders(before: Item, after: Item) -> bool:
    """Whether what waits to be told of the item is no longer so: done, moved, handed over."""
    if not before.state.open:
        return False
    return (
        not after.state.open
        or before.owner_id != after.owner_id
        or before.follow_up != after.follow_up
        or deadline_day(before.window) != deadline_day(after.window)
    )
