"""What stands for the steps of a matter: its children, or what they were merged into."""

from __future__ import annotations

import sqlalchemy as sa

from workflow.domain.item import Item, State
from workflow.store import tables
from workflow.store.rows import read_item

_c = tables.items.c


def standing(connection: sa.Connection, matter_id: str) -> dict[str, Item]:
    """The matter's children by their ids; for one that was merged into another, that other."""
    query = sa.select(tables.items).where(_c.parent_id == matter_id).order_by(_c.due, _c.id)
    found = {row.id: read_item(row) for row in connection.execute(query)}
    merged = {i.merged_into for i in found.values() if i.merged_into is not None}
    if merged:
        query = sa.select(tables.items).where(_c.id.in_(merged))
        targets = {row.id: read_item(row) for row in connection.execute(query)}
        found = {
            id: targets.get(item.merged_into or "", item) if item.state is State.MERGED else item
            for id, item in found.items()
        }
    return {id: item for id, item in found.items() if item.state is not State.MERGED}


def stood_for(connection: sa.Connection, item_id: str) -> list[tuple[str, str]]:
    """The steps that were merged into an item: (the step's id, its matter's id)."""
    query = sa.select(_c.id, _c.parent_id).where(
        _c.merged_into == item_id, _c.parent_id.is_not(None), _c.state == State.MERGED.value
    )
    return [(row.id, row.parent_id) for row in connection.execute(query)]
