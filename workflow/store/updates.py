"""Updates that later minutes propose to items which are there, until a person has decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from workflow.domain.errors import NotFound
from workflow.domain.item import State
from workflow.store import tables
from workflow.store.queries import OPEN

_c = tables.updates.c


class Kind(StrEnum):
    """What later minutes say of an item."""

    SAME = "same"  # a proposal is about it, and may change it
    DONE = "done"  # it has been done


@dataclass(frozen=True, slots=True)
class Update:
    """One proposed update. `quote` is what the later minutes say."""

    id: int
    document_id: int
    proposal_id: str | None
    target_id: str
    kind: Kind
    reason: str
    quote: str
    decided: datetime | None = None
    accepted: bool | None = None


def propose(
    connection: sa.Connection,
    document_id: int,
    target_id: str,
    kind: Kind,
    reason: str,
    quote: str,
    proposal_id: str | None = None,
) -> None:
    """Keep an update for review."""
    connection.execute(
        sa.insert(tables.updates).values(
            document_id=document_id,
            proposal_id=proposal_id,
            target_id=target_id,
            kind=kind.value,
            reason=reason,
            quote=quote,
        )
    )


def waiting(connection: sa.Connection, document_id: int | None = None) -> list[Update]:
    """Updates that nobody has decided on, in the order they were found; not those that somebody
    has decided by hand, since the proposal or the step that they speak of waits no longer."""
    state, proposed = tables.items.c.state, State.PROPOSED.value
    waits = sa.case((_c.proposal_id.is_(None), state.in_(OPEN)), else_=state == proposed)
    query = (
        sa.select(tables.updates)
        .join(tables.items, tables.items.c.id == sa.func.coalesce(_c.proposal_id, _c.target_id))
        .where(_c.decided.is_(None), waits)
        .order_by(_c.id)
    )
    if document_id is not None:
        query = query.where(_c.document_id == document_id)
    return [_update(row) for row in connection.execute(query)]


def find(connection: sa.Connection, id: int) -> Update:
    """One update."""
    row = connection.execute(sa.select(tables.updates).where(_c.id == id)).first()
    if row is None:
        raise NotFound(f"Ingen oppdatering har nummeret {id}. Se «frist updates».")
    return _update(row)


def decide(connection: sa.Connection, id: int, accepted: bool, at: datetime) -> None:
    """A person has decided."""
    connection.execute(
        sa.update(tables.updates).where(_c.id == id).values(decided=at, accepted=accepted)
    )


def _update(row: sa.Row[Any]) -> Update:
    found = dict(row._mapping)
    found["kind"] = Kind(found["kind"])
    return Update(**found)
