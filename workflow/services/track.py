"""Following an accepted item: add, start, complete, reopen, cancel, reschedule, undo.

Owns those verbs. Page, link in a mail and command line all come through here, and from here
through `lifecycle.fire`. Each takes an open write transaction; the caller commits.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from workflow.domain import lifecycle
from workflow.domain.errors import Refused
from workflow.domain.item import Item, State
from workflow.domain.lifecycle import Trigger
from workflow.domain.privacy import holds_back
from workflow.domain.proposal import Kind
from workflow.domain.window import Window
from workflow.services.chain import carry
from workflow.store import findings, queries
from workflow.store.queries import Which


def add(
    connection: sa.Connection,
    kind: Kind,
    title: str,
    *,
    id: str,
    actor_id: int | None,
    now: datetime,
    **fields: Any,
) -> Item:
    """Enter what never stood in minutes. `id` is the caller's (fresh and random)."""
    item = Item(
        id=id,
        kind=kind,
        title=title,
        state=State.NEEDS_ACTION if kind is Kind.TASK else State.TENTATIVE,
        created=now,
        modified=now,
        **fields,
    )
    if reason := holds_back(item):
        raise Refused(reason)
    return carry(connection, lifecycle.create(item, Trigger.ADD, actor_id, now))


def start(connection: sa.Connection, id: Which, *, actor_id: int | None, now: datetime) -> Item:
    """Somebody has begun."""
    return _fire(connection, id, Trigger.START, actor_id, now)


def complete(
    connection: sa.Connection, id: Which, *, actor_id: int | None, now: datetime, why: str = ""
) -> Item:
    """The task is done."""
    return _fire(connection, id, Trigger.COMPLETE, actor_id, now, why)


def reopen(
    connection: sa.Connection, id: Which, *, actor_id: int | None, now: datetime, why: str = ""
) -> Item:
    """It was not done, or is not cancelled, after all."""
    return _fire(connection, id, Trigger.REOPEN, actor_id, now, why)


def cancel(
    connection: sa.Connection, id: Which, *, actor_id: int | None, now: datetime, why: str = ""
) -> Item:
    """It will not be done, or not take place."""
    return _fire(connection, id, Trigger.CANCEL, actor_id, now, why)


def reschedule(
    connection: sa.Connection,
    id: str,
    window: Window,
    *,
    actor_id: int | None,
    now: datetime,
    why: str = "",
) -> Item:
    """It gets another window; the uid stays, and calendars move it."""
    item = queries.item(connection, id)
    changes = {"window": window}
    return carry(
        connection,
        lifecycle.fire(item, Trigger.RESCHEDULE, actor_id, now, changes=changes, why=why),
    )


def undo(connection: sa.Connection, id: Which, *, actor_id: int | None, now: datetime) -> Item:
    """Reverse the item's latest move by a new one."""
    item = queries.item(connection, id)
    past = queries.history(connection, item.id)
    move = lifecycle.undo(item, past, actor_id, now)
    if move.entry.undoes is not None:
        findings.reopen(connection, item.id, move.entry.undoes)
    return carry(connection, move)


def _fire(
    connection: sa.Connection,
    id: Which,
    trigger: Trigger,
    actor_id: int | None,
    now: datetime,
    why: str = "",
) -> Item:
    item = queries.item(connection, id)
    return carry(connection, lifecycle.fire(item, trigger, actor_id, now, why=why))
