"""Which feeds carry which items, kept at every move, and which components are then to be rendered.

Owns the table `feed_entries` and the marks of what is stale in `components`. The rule itself is
`workflow.domain.feeds.hides`; `unit_of_work` calls `carry` in the transaction of the moves.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.feeds import Around, Filter, Recent, hides, remember
from workflow.domain.item import Item, State
from workflow.domain.lifecycle import Move
from workflow.store import tables
from workflow.store.prepared import Prepared
from workflow.store.rows import read_filter, read_item

_entries, _components = tables.feed_entries, tables.components


class Carrier(Protocol):
    """What must be known of a feed to let it carry items."""

    @property
    def id(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def filter(self) -> Filter: ...
    @property
    def recent(self) -> Recent: ...


@dataclass(frozen=True, slots=True)
class _Living:
    """A feed that somebody may fetch, as it is written: every move asks each of them, and most
    don't carry the item."""

    id: int
    version: int
    written: str
    remembered: str

    @property
    def filter(self) -> Filter:
        return _filter(self.written)

    @property
    def recent(self) -> Recent:
        return tuple((version, tuple(ids)) for version, ids in json.loads(self.remembered))


@lru_cache(maxsize=1024)
def _filter(written: str) -> Filter:
    return read_filter(json.loads(written))


#: Ids in one statement: databases bound the number of parameters.
_BATCH = 500


def carry(connection: sa.Connection, moves: Sequence[Move]) -> None:
    """After moves: put items into feeds and take them out, and raise those feeds' versions.

    A feed's version rises when an item it showed or now shows was moved, or got other quotes by
    a merge.
    """
    before: dict[str, Item | None] = {}
    after: dict[str, Item] = {}
    for move in moves:
        before.setdefault(move.after.id, move.before)
        after[move.after.id] = move.after
    quoted = _quoted(moves) - after.keys()
    feeds = [_Living(**row) for row in _LIVING.rows(connection, {})]
    around = _around(connection, feeds, after.values())
    replayed = any(was and was.playbook != after[id].playbook for id, was in before.items())
    _forget(connection, [*after, *quoted])
    wanted: set[tuple[str, str]] = set()
    raised: list[tuple[_Living, set[str] | None]] = []
    for feed in feeds:
        if replayed and feed.filter.playbook is not None:
            fill(connection, feed)  # the steps of a matter come and go with it
            raised.append((feed, None))
            continue
        was = {id for id, item in before.items() if item and not hides(feed.filter, item, around)}
        now = {id for id, item in after.items() if not hides(feed.filter, item, around)}
        told = _carried(connection, feed, quoted)
        if not was | now | told:
            continue
        _take_out(connection, feed, was - now)
        _put_in(connection, feed, now - was)
        raised.append((feed, was | now | told))
        wanted |= {(id, feed.filter.form.code) for id in now | told}
    raise_versions(connection, raised)
    _want(connection, wanted)


def fill(connection: sa.Connection, feed: Carrier) -> None:
    """Let a feed carry what its filter lets through, whatever it carried before."""
    accepted = [state.value for state in State if state.accepted]
    query = sa.select(tables.items).where(tables.items.c.state.in_(accepted))
    items = [read_item(row) for row in connection.execute(query)]
    around = _around(connection, [feed], items)
    connection.execute(sa.delete(_entries).where(_entries.c.feed_id == feed.id))
    ids = {item.id for item in items if not hides(feed.filter, item, around)}
    _put_in(connection, feed, ids)
    _want(connection, {(id, feed.filter.form.code) for id in ids})


def around(connection: sa.Connection, feed: Carrier, item: Item) -> Around:
    """What the feed's filter needs to know beside the item."""
    return _around(connection, [feed], [item])


def raise_versions(
    connection: sa.Connection, changed: Iterable[tuple[Carrier, set[str] | None]]
) -> None:
    """Tell all servers which items to read again of what they keep of these feeds; None: all.

    The version rises in the database, whoever else raises it; what is then not remembered of a
    version is told by its absence.
    """
    rows = [
        {"feed": feed.id, "told": remember(feed.recent, feed.version + 1, ids)}
        for feed, ids in changed
    ]
    if rows:
        _RAISE.run(connection, rows)


def _quoted(moves: Iterable[Move]) -> set[str]:
    """Items whose quotes changed because another was merged into them, or was so no longer."""
    found: set[str | None] = set()
    for move in moves:
        old = move.before.merged_into if move.before else None
        if old != move.after.merged_into:
            found |= {old, move.after.merged_into}
    return {id for id in found if id is not None}


def _around(connection: sa.Connection, feeds: Iterable[Carrier], items: Iterable[Item]) -> Around:
    filters = [feed.filter for feed in feeds]
    member_of: dict[int, int | None] = {}
    playbook_of: dict[str, str] = {}
    if any(filter.member_id is not None for filter in filters):
        people = sa.select(tables.people.c.id, tables.people.c.member_id)
        member_of = {row[0]: row[1] for row in connection.execute(people)}
    if any(filter.playbook is not None for filter in filters):
        parents = sorted({item.parent_id for item in items if item.parent_id is not None})
        c = tables.items.c
        for start in range(0, len(parents), _BATCH):
            ids = parents[start : start + _BATCH]
            matters = sa.select(c.id, c.playbook).where(c.id.in_(ids))
            playbook_of |= {row[0]: row[1] for row in connection.execute(matters)}
    return Around(member_of, playbook_of)


def _carried(connection: sa.Connection, feed: Carrier, ids: set[str]) -> set[str]:
    if not ids:
        return set()
    c = _entries.c
    query = sa.select(c.item_id).where(c.feed_id == feed.id, c.item_id.in_(sorted(ids)))
    return set(connection.execute(query).scalars())


def _take_out(connection: sa.Connection, feed: Carrier, ids: set[str]) -> None:
    if rows := [{"feed": feed.id, "item": id} for id in sorted(ids)]:
        _OUT.run(connection, rows)


def _put_in(connection: sa.Connection, feed: Carrier, ids: set[str]) -> None:
    if rows := [{"feed_id": feed.id, "item_id": id} for id in sorted(ids)]:
        _insert(connection, _entries).run(connection, rows)


def _forget(connection: sa.Connection, ids: Iterable[str]) -> None:
    """What was rendered of these items is right no longer."""
    _GONE.run(connection, [{"item": id} for id in ids])


def _want(connection: sa.Connection, wanted: set[tuple[str, str]]) -> None:
    """Ask for renderings that are not there: (item id, form)."""
    rows = [
        {"item_id": id, "form": form, "recipe": "", "span": False} for id, form in sorted(wanted)
    ]
    if rows:
        _insert(connection, _components).run(connection, rows)


def _insert(connection: sa.Connection, table: sa.Table) -> Prepared:
    """Insert what is not there."""
    return _INSERTS[connection.dialect.name, table.name]


# made once: every move runs them
_f = tables.feeds.c
_LIVING = Prepared(
    sa.select(
        _f.id,
        _f.version,
        sa.cast(_f.filter, sa.Text).label("written"),
        sa.cast(_f.recent, sa.Text).label("remembered"),
    ).where(_f.revoked.is_(None))
)
_RAISE = Prepared(
    sa.update(tables.feeds)
    .where(tables.feeds.c.id == sa.bindparam("feed"))
    .values(version=tables.feeds.c.version + 1, recent=sa.bindparam("told"))
)
_OUT = Prepared(
    sa.delete(_entries).where(
        _entries.c.feed_id == sa.bindparam("feed"), _entries.c.item_id == sa.bindparam("item")
    )
)
_GONE = Prepared(sa.delete(_components).where(_components.c.item_id == sa.bindparam("item")))
_INSERTS = {
    (dialect.__name__.rpartition(".")[2], table.name): Prepared(
        dialect.insert(table).on_conflict_do_nothing(), names
    )
    for dialect in (sqlite, postgresql)
    for table, names in (
        (_entries, ("feed_id", "item_id")),
        (_components, ("item_id", "form", "recipe", "span")),
    )
}
