"""Rows and domain objects: the two directions of every mapping, in one place.

Owns how an item, a feed, a person and a journal entry lie in their columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from workflow.domain.deadlines import deadline_day
from workflow.domain.feeds import Feed, Filter
from workflow.domain.item import Item, State, Visibility, read_window, window_record
from workflow.domain.lifecycle import JournalEntry, Trigger
from workflow.domain.people import Group, Member, Person, Role
from workflow.domain.proposal import Kind
from workflow.store import tables

#: An event that lasts no longer is found by the day it begins on.
SHORT = timedelta(days=7)

_SAME = (
    *("id", "title", "created", "modified", "ended", "version", "sequence", "past"),
    *("owner", "owner_id", "group_id", "description", "location", "section"),
    *("playbook", "parent_id", "merged_into", "confidence", "follow_up"),
)

#: What is read of an item: what its window says again, for the database to search by, is not.
ITEM = [c for c in tables.items.c if c.name not in ("earliest", "latest", "due", "lasting")]

#: A row as SQLAlchemy gives it, or as a prepared statement does.
Row = sa.Row[Any] | dict[str, Any]


def item_row(item: Item) -> dict[str, Any]:
    """An item's columns."""
    row = {name: getattr(item, name) for name in _SAME}
    row |= {
        "kind": item.kind.value,
        "state": item.state.value,
        "visibility": item.visibility.value,
        "window": window_record(item.window),
        "earliest": item.window.earliest,
        "latest": item.window.latest,
        "due": deadline_day(item.window),
        "lasting": lasting(item),
        "categories": list(item.categories),
        "rules": [list(rule) for rule in item.rules],
    }
    return row


def lasting(item: Item) -> bool:
    """Whether it is an event that takes more than `SHORT` from its first day to its last."""
    first, last = item.window.earliest, item.window.latest
    event = item.kind is Kind.EVENT and first is not None and last is not None
    return bool(event and last - first >= SHORT)  # type: ignore[operator]  # both are days


def read_item(row: Row) -> Item:
    """The item in a row of `items`, of which the columns in `ITEM` are enough."""
    # a thousand of them at a time: a dictionary is looked up in much faster than a row
    found = row if isinstance(row, dict) else dict(zip(row._fields, row, strict=True))
    return Item(
        kind=Kind(found["kind"]),
        state=State(found["state"]),
        visibility=Visibility(found["visibility"]),
        window=read_window(found["window"]),
        categories=tuple(found["categories"]),
        rules=tuple((name, weight) for name, weight in found["rules"]),
        **{name: found[name] for name in _SAME},
    )


def journal_row(entry: JournalEntry) -> dict[str, Any]:
    """A journal entry's columns."""
    return {
        "item_id": entry.item_id,
        "version": entry.version,
        "at": entry.at,
        "actor_id": entry.actor_id,
        "trigger": entry.trigger.value,
        "before": dict(entry.before),
        "after": dict(entry.after),
        "why": entry.why,
        "undoes": entry.undoes,
    }


def read_journal(row: sa.Row[Any]) -> JournalEntry:
    """The entry in a row of `journal`."""
    found = dict(row._mapping)
    found["trigger"] = Trigger(found["trigger"])
    return JournalEntry(**found)


def filter_row(filter: Filter) -> dict[str, Any]:
    """A filter as it lies in the `filter` column: only what differs from "everything"."""
    plain = {field.name: getattr(filter, field.name) for field in fields(filter)}
    usual = {field.name: field.default for field in fields(filter)}
    return {name: value for name, value in plain.items() if value != usual[name]}


def read_filter(stored: Mapping[str, Any]) -> Filter:
    """The filter in a `filter` column."""
    saved = dict(stored)
    for name, read in (("kind", Kind), ("visibility", Visibility)):
        if saved.get(name) is not None:
            saved[name] = read(saved[name])
    return Filter(**saved)


def read_feed(row: sa.Row[Any]) -> Feed:
    """The feed in a row of `feeds`; its token's hash stays in the store."""
    found = row._mapping
    return Feed(
        id=found["id"],
        name=found["name"],
        filter=read_filter(found["filter"]),
        version=found["version"],
        created=found["created"],
        slug=found["slug"],
        owner_id=found["owner_id"],
        revoked=found["revoked"],
        fetched=found["fetched"],
        client=found["client"],
        fetches=found["fetches"],
        recent=tuple((version, tuple(ids)) for version, ids in found["recent"]),
    )


def read_person(row: Row) -> Person:
    """The person in a row of `people`."""
    found = _named(row)
    return Person(
        id=found["id"],
        name=found["name"],
        email=found["email"],
        role=Role(found["role"]),
        language=found["language"],
        group_ids=tuple(found["group_ids"]),
        member_id=found["member_id"],
        aliases=tuple(found["aliases"]),
        active=found["left"] is None,
    )


def read_group(row: sa.Row[Any]) -> Group:
    """The group in a row of `groups`."""
    return Group(row._mapping["id"], row._mapping["name"])


def read_member(row: sa.Row[Any]) -> Member:
    """The member in a row of `members`."""
    return Member(row._mapping["id"], row._mapping["name"], row._mapping["number"])


def _named(row: Row) -> Any:
    return row if isinstance(row, dict) else row._mapping
