"""The ledger of reminders: each rung of each item to each person stands once.

Owns the rows and their states. Which rungs are due is `workflow.domain.reminders`; putting the
two together is `workflow.services.remind`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.reminders import Key, Rung
from workflow.store import tables

_c = tables.rungs.c
_WAITING = (
    sa.select(tables.rungs)
    .where(_c.state == "waiting")
    .order_by(_c.receiver_id, _c.deadline, _c.item_id, _c.id)
)


class State(StrEnum):
    """Where a reminder is. A `void` one may arm again; the others have had their day."""

    WAITING = "waiting"
    TOLD = "told"
    #: a later one was told instead, or its day came before it meant anything
    COVERED = "covered"
    #: the task was done, cancelled, moved or handed over before it was told
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Row:
    """One reminder in the ledger. It is about `person_id`'s task; `receiver_id` gets the mail."""

    id: int
    item_id: str
    person_id: int
    receiver_id: int
    rung: str
    deadline: date
    week: str
    day: date
    state: State
    armed: datetime
    told: datetime | None
    outbox_id: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A reminder to be written down."""

    item_id: str
    person_id: int
    receiver_id: int
    rung: Rung
    state: State = State.WAITING


def arm(connection: sa.Connection, drafts: Iterable[Draft], now: datetime) -> None:
    """Write reminders down; one that was made void before is armed again."""
    rows = [
        {
            "item_id": draft.item_id,
            "person_id": draft.person_id,
            "receiver_id": draft.receiver_id,
            "rung": draft.rung.name,
            "deadline": draft.rung.deadline,
            "week": draft.rung.week,
            "day": draft.rung.day,
            "state": draft.state.value,
            "armed": now,
        }
        for draft in drafts
    ]
    if not rows:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(tables.rungs)
    again = {name: insert.excluded[name] for name in ("receiver_id", "day", "state", "armed")}
    again |= {"outbox_id": sa.null(), "told": sa.null()}
    statement = insert.on_conflict_do_update(
        index_elements=["item_id", "person_id", "rung", "deadline", "week"],
        set_=again,
        where=_c.state == State.VOID.value,
    )
    connection.execute(statement, rows)


def known(connection: sa.Connection, item_id: str) -> dict[tuple[str, int], set[Key]]:
    """The rungs of an item that have had their day or wait for it, by item and person."""
    return _known(connection, _c.item_id == item_id)


def lately(connection: sa.Connection, day: date) -> dict[tuple[str, int], set[Key]]:
    """As `known`, of all items, and only the rungs whose day is this one or later."""
    return _known(connection, _c.day >= day)


def _known(
    connection: sa.Connection, which: sa.ColumnElement[bool]
) -> dict[tuple[str, int], set[Key]]:
    found: dict[tuple[str, int], set[Key]] = {}
    query = sa.select(_c.item_id, _c.person_id, _c.rung, _c.deadline, _c.week)
    query = query.where(which, _c.state != State.VOID.value)
    for item_id, person_id, *key in connection.execute(query).all():
        found.setdefault((item_id, person_id), set()).add(tuple(key))
    return found


def told(connection: sa.Connection, days: Iterable[date]) -> set[tuple[str, int, Key]]:
    """The rungs of just these days that have had their day or wait for it."""
    query = sa.select(_c.item_id, _c.person_id, _c.rung, _c.deadline, _c.week).where(
        _c.day.in_(list(days)), _c.state != State.VOID.value
    )
    return {
        (item, person, (rung, deadline, week))
        for item, person, rung, deadline, week in connection.execute(query).all()
    }


def supersede(connection: sa.Connection, item_ids: Iterable[str], person_id: int) -> None:
    """What still waits about these items is covered by a newer reminder to the same person."""
    theirs = sa.update(tables.rungs).where(
        _c.item_id == sa.bindparam("item"), _c.person_id == person_id
    )
    waits = theirs.where(_c.state == State.WAITING.value).values(state=State.COVERED.value)
    connection.execute(waits, [{"item": id} for id in item_ids])


def waiting(connection: sa.Connection, outbox_id: int | None = None) -> list[Row]:
    """What is to be told, by receiver and day; only what one mail of the outbox is to tell, where
    one is given."""
    query = _WAITING if outbox_id is None else _WAITING.where(_c.outbox_id == outbox_id)
    return [_row(row) for row in connection.execute(query)]


def unbound(connection: sa.Connection) -> list[Row]:
    """What is to be told and is in no mail yet, held against everybody else who would bind it."""
    query = _WAITING.where(_c.outbox_id.is_(None)).with_for_update()
    return [_row(row) for row in connection.execute(query)]


def pending(connection: sa.Connection) -> bool:
    """Whether something is to be told that is in no mail, or that `settle` has news of."""
    o = tables.outbox.c
    over = sa.exists().where(o.id == _c.outbox_id, o.state.in_(("sent", "skipped", "failed")))
    open_one = sa.exists().where(
        _c.state == State.WAITING.value, sa.or_(_c.outbox_id.is_(None), over)
    )
    return bool(connection.execute(sa.select(open_one)).scalar())


def bind(connection: sa.Connection, ids: Iterable[int], outbox_id: int) -> None:
    """This mail of the outbox is to tell of them."""
    connection.execute(
        sa.update(tables.rungs).where(_c.id.in_(list(ids))).values(outbox_id=outbox_id)
    )


def settle(connection: sa.Connection) -> None:
    """What stood in mails that have been sent has been told; what stood in a mail that was not
    wanted after all, or was given up, is in none."""
    o = tables.outbox.c
    mail = sa.select(o.sent).where(o.id == _c.outbox_id)
    waits = sa.update(tables.rungs).where(_c.state == State.WAITING.value)
    connection.execute(
        waits.where(mail.where(o.state == "sent").exists()).values(
            state=State.TOLD.value, told=mail.scalar_subquery()
        )
    )
    connection.execute(
        waits.where(mail.where(o.state.in_(("skipped", "failed"))).exists()).values(outbox_id=None)
    )


def of(connection: sa.Connection, item_id: str) -> list[Row]:
    """All reminders of an item, by day."""
    query = sa.select(tables.rungs).where(_c.item_id == item_id).order_by(_c.day, _c.id)
    return [_row(row) for row in connection.execute(query)]


def _row(row: sa.Row[Any]) -> Row:
    found = dict(row._mapping)
    found["state"] = State(found["state"])
    return Row(**found)
