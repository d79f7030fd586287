"""One transaction: a move, its journal entry and the feeds it touches are written together.

Owns writing items. Nothing else inserts into `items` or `journal`, so a state without a history
can't come about. Reading is `queries`; which moves are legal is `workflow.domain.lifecycle`;
the changed components are rendered after the commit by `workflow.services.publish`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import groupby

import sqlalchemy as sa

from workflow.domain.deadlines import deadline_day
from workflow.domain.errors import Conflict
from workflow.domain.item import Item
from workflow.domain.lifecycle import Move
from workflow.store import tables
from workflow.store.carrying import carry
from workflow.store.prepared import Prepared
from workflow.store.rows import item_row, journal_row


def save(connection: sa.Connection, move: Move) -> Item:
    """Write one legal move; see `save_all`."""
    save_all(connection, [move])
    return move.after


def save_all(connection: sa.Connection, moves: Iterable[Move]) -> None:
    """Write moves: items, journal entries, and a new version for each feed they show in.

    Several moves of one item are written in their order. Raises Conflict where somebody else has
    moved an item since it was read; the transaction is then the caller's to give up, and nothing
    of it stands.
    """
    written = list(moves)
    if not written:
        return
    if fresh := [item_row(move.after) for move in written if move.before is None]:
        _INSERT.run(connection, fresh)
    changed = [move for move in written if move.before is not None]
    _update(connection, changed)
    if ended := [{"_id": m.after.id} for m in changed if _ends_reminders(m)]:
        _VOID.run(connection, ended)
    _JOURNAL.run(connection, [journal_row(move.entry) for move in written])
    carry(connection, written)


# made once: a statement that is built anew for each move costs more than running it
_c = tables.items.c
_DERIVED = ("earliest", "latest", "due", "lasting")
_INSERT = Prepared(sa.insert(tables.items), tables.items.c.keys())
_JOURNAL = Prepared(sa.insert(tables.journal), tables.journal.c.keys())
_VOID = Prepared(
    sa.update(tables.rungs)
    .where(tables.rungs.c.item_id == sa.bindparam("_id"), tables.rungs.c.state == "waiting")
    .values(state="void")
)


def _update(connection: sa.Connection, moves: list[Move]) -> None:
    """Write what has changed of the items, each only over the version it was read in."""
    for columns, run in groupby(moves, _columns):
        together = list(run)
        rows = []
        for move in together:
            row = item_row(move.after)
            keys = {"_id": move.after.id, "_version": move.after.version - 1}
            rows.append(keys | {name: row[name] for name in columns})
        if connection.dialect.supports_sane_multi_rowcount:
            if _statement(columns).run(connection, rows) != len(rows):
                raise Conflict(_stale(connection, together))
            continue
        for keyed, move in zip(rows, together, strict=True):
            if _statement(columns).run(connection, [keyed]) != 1:
                raise Conflict(_stale(connection, [move]))


def _columns(move: Move) -> tuple[str, ...]:
    """The columns that a move changes."""
    changed = move.entry.after.keys()
    return (*changed, *_DERIVED) if changed & {"window", "kind"} else tuple(changed)


@cache
def _statement(columns: tuple[str, ...]) -> Prepared:
    return Prepared(
        sa.update(tables.items)
        .where(_c.id == sa.bindparam("_id"), _c.version == sa.bindparam("_version"))
        .values({name: sa.bindparam(name) for name in columns})
    )


def _stale(connection: sa.Connection, moves: list[Move]) -> str:
    """The sentence for moves of which one came too late: that one has its place in the journal
    taken by somebody else's."""
    j = tables.journal.c
    title = moves[-1].after.title
    for move in moves:
        taken = sa.select(j.version).where(
            j.item_id == move.after.id, j.version == move.after.version
        )
        if connection.execute(taken).first() is not None:
            title = move.after.title
            break
    return f"«{title}» er endret av en annen siden du åpnet den. Se hva som er nytt, og prøv igjen."


def _ends_reminders(move: Move) -> bool:
    """Whether what waits to be told of the item is no longer so: done, moved, handed over."""
    before, after = move.before, move.after
    if before is None or not before.state.open:
        return False
    return (
        not after.state.open
        or before.owner_id != after.owner_id
        or before.follow_up != after.follow_up
        or deadline_day(before.window) != deadline_day(after.window)
    )
