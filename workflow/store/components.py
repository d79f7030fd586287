"""Rendered components as stored: an item's bytes in each form that some feed joins.

Owns the table `components`. `carrying` marks in it what a move has made stale; rendering is
`workflow.services.publish`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from workflow.domain.feeds import Feed
from workflow.store import tables
from workflow.store.rows import read_feed


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


def keep(connection: sa.Connection, rendered: Iterable[Rendered]) -> None:
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


def of_feed(
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
