"""Items and their journal, and who has answered those that ask for answers."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from workflow.domain.item import State
from workflow.store.tables.kinds import Moment, metadata

items = sa.Table(
    "items",
    metadata,
    sa.Column("id", sa.String(20), primary_key=True),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("modified", Moment, nullable=False),
    sa.Column("window", sa.JSON, nullable=False),
    # the window's ends and the deadline's day again, for the database to search by
    sa.Column("earliest", sa.Date),
    sa.Column("latest", sa.Date),
    sa.Column("due", sa.Date),
    # an event that lasts more than a week: few, and found apart where days are asked for
    sa.Column("lasting", sa.Boolean, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("owner", sa.String(300)),
    sa.Column("owner_id", sa.ForeignKey("people.id")),
    sa.Column("group_id", sa.ForeignKey("groups.id")),
    sa.Column("visibility", sa.String(20), nullable=False),
    sa.Column("description", sa.Text, nullable=False),
    sa.Column("location", sa.Text),
    sa.Column("section", sa.String(300)),
    sa.Column("categories", sa.JSON, nullable=False),
    sa.Column("playbook", sa.String(60), nullable=False),
    sa.Column("parent_id", sa.ForeignKey("items.id")),
    sa.Column("merged_into", sa.ForeignKey("items.id")),
    sa.Column("past", sa.Boolean, nullable=False),
    sa.Column("confidence", sa.Float),
    sa.Column("rules", sa.JSON, nullable=False),
    sa.Column("ended", Moment),
    sa.Column("follow_up", sa.Date),
    sa.Index(None, "state", "due"),
)


def _said(condition: str) -> sa.ColumnElement[bool]:
    """A condition in the very words that an index below is made with: a database uses such an
    index only for a question that repeats them."""
    return sa.literal_column(condition)


def _told(states: Iterable[State]) -> str:
    return ", ".join(f"'{state.value}'" for state in states)


ACCEPTED = _said(f"state NOT IN ({_told(state for state in State if not state.accepted)})")
OPEN = _said(f"state IN ({_told(state for state in State if state.open)})")
PROPOSED = _said(f"state = '{State.PROPOSED.value}'")
EVENT = _said("kind = 'event'")
LASTING = _said("lasting")

# lists go by the day that things are due, and are narrowed by what stands beside it in an index
_NARROWED = [items.c[name] for name in ("visibility", "state", "kind", "group_id", "owner_id")]
for _name, _columns, _which in (
    ("accepted_by_due", [items.c.due, *_NARROWED], ACCEPTED),
    ("open_by_due", [items.c.due, *_NARROWED], OPEN),
    ("proposed", [items.c.state], PROPOSED),
    ("events", [items.c.earliest, items.c.due], EVENT),
    ("lasting", [items.c.due, items.c.earliest], LASTING),
    ("ended", [items.c.ended, items.c.state, items.c.visibility], items.c.ended.is_not(None)),
    (
        "owner",
        [items.c.owner_id, items.c.owner, items.c.visibility, items.c.state],
        items.c.owner.is_not(None),
    ),
):
    sa.Index(f"ix_items_{_name}", *_columns, sqlite_where=_which, postgresql_where=_which)

# most items have none of them, and an index full of NULLs looks useless to a planner
for _name in ("parent_id", "merged_into", "follow_up"):
    _set = items.c[_name].is_not(None)
    sa.Index(None, items.c[_name], sqlite_where=_set, postgresql_where=_set)

journal = sa.Table(
    "journal",
    metadata,
    sa.Column("item_id", sa.ForeignKey("items.id"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("actor_id", sa.ForeignKey("people.id")),
    sa.Column("trigger", sa.String(20), nullable=False),
    sa.Column("before", sa.JSON, nullable=False),
    sa.Column("after", sa.JSON, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("undoes", sa.Integer),
    # in the order an audit reads it: all, one person's, one kind of move
    sa.Index(None, "at", "item_id", "version"),
    sa.Index(None, "actor_id", "at", "item_id", "version"),
    sa.Index(None, "trigger", "at", "item_id", "version"),
)

# who answers a hearing or a call; each beside the journal entry that noted it
responses = sa.Table(
    "responses",
    metadata,
    sa.Column("item_id", sa.ForeignKey("items.id"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("member_id", sa.ForeignKey("members.id"), nullable=False),
    sa.Column("answer", sa.String(20), nullable=False),
    sa.Column("answered", sa.Date, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Index(None, "member_id"),
)
