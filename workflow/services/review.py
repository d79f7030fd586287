"""The review: a person accepts, rejects, edits or merges what the reader proposed.

Owns those verbs as moves. Each takes an open write transaction; the caller commits. What follows
for the steps of a matter's playbook is written with it (`chain.carry`). Every
decision stays in the journal, where `workflow.minutes.learning` can find it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from workflow.domain.errors import Refused
from workflow.domain.item import Item, State
from workflow.domain.lifecycle import Trigger, fire
from workflow.domain.playbooks import known
from workflow.domain.privacy import holds_back
from workflow.services.chain import carry, carry_all
from workflow.store import findings, queries
from workflow.store.queries import Which


def accept(
    connection: sa.Connection,
    id: Which,
    *,
    actor_id: int | None,
    now: datetime,
    playbook: str | None = None,
) -> Item:
    """The proposal becomes an item under the same id."""
    item = queries.item(connection, id)
    changes = {"playbook": known(playbook)} if playbook else {}
    return carry(connection, fire(item, Trigger.ACCEPT, actor_id, now, changes=changes))


def accept_all(
    connection: sa.Connection,
    *,
    actor_id: int | None,
    now: datetime,
    document_id: int | None = None,
    at_least: float = 0.0,
) -> list[Item]:
    """Accept every waiting proposal (of one document) that the reader is this sure of."""
    waiting = queries.items(connection, states=(State.PROPOSED.value,), document_id=document_id)
    sure = [item for item in waiting if (item.confidence or 0.0) >= at_least]
    moves = [fire(item, Trigger.ACCEPT, actor_id, now) for item in sure]
    carry_all(connection, moves)
    return [move.after for move in moves]


def reject(
    connection: sa.Connection, id: Which, *, actor_id: int | None, now: datetime, why: str = ""
) -> Item:
    """The proposal is no item; it stays in the journal, and can be accepted after all."""
    return carry(
        connection, fire(queries.item(connection, id), Trigger.REJECT, actor_id, now, why=why)
    )


def edit(
    connection: sa.Connection,
    id: str,
    changes: Mapping[str, Any],
    *,
    actor_id: int | None,
    now: datetime,
    why: str = "",
) -> Item:
    """Change fields, before acceptance or after. `changes` are the item's own fields and types.

    Refused where it would show to everybody what personal data was found in (`domain.privacy`).
    """
    item = queries.item(connection, id)
    asked = [finding for _, finding in findings.waiting(connection, item_id=item.id)]
    if reason := holds_back(replace(item, **changes), asked):
        raise Refused(reason)
    return carry(connection, fire(item, Trigger.EDIT, actor_id, now, changes=changes, why=why))


def merge(
    connection: sa.Connection, id: str, into: str, *, actor_id: int | None, now: datetime
) -> Item:
    """`id` is the same matter as `into`, which keeps its id and gains the other's quotes."""
    item, target = queries.item(connection, id), queries.item(connection, into)
    if item.id == target.id:
        raise Refused("En sak kan ikke slås sammen med seg selv.")
    if target.state in (State.MERGED, State.REJECTED):
        raise Refused(f"«{target.title}» er selv avvist eller slått sammen. Velg en sak som står.")
    changes = {"merged_into": target.id}
    carry(connection, fire(item, Trigger.MERGE, actor_id, now, changes=changes))
    return target
