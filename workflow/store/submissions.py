"""Submissions as stored: what was handed in, by which address, and what is still to be told.

Owns the rows. What may be handed in and what becomes of it is `workflow.services.submit`. Of the
token only its hash is kept, and the contact address no longer than somebody is to be written to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from workflow.domain.item import State
from workflow.store import tables
from workflow.store.feeds import token_hash

_S, _E, _I = tables.submissions.c, tables.submitted_events.c, tables.items.c


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a submission: its form's fields, and the item it has become."""

    number: int
    fields: Mapping[str, Any]
    item_id: str | None
    told: datetime | None


@dataclass(frozen=True, slots=True)
class Submission:
    """What one person handed in at once."""

    id: int
    contact: str
    language: str
    created: datetime
    confirmed: datetime | None
    told: datetime | None
    events: tuple[Event, ...]


def add(
    connection: sa.Connection,
    contact: str,
    language: str,
    token: str,
    events: Iterable[Mapping[str, Any]],
    now: datetime,
) -> int:
    """Keep a submission until its address is confirmed; its number."""
    row = {
        "token_hash": token_hash(token),
        "contact": contact,
        "language": language,
        "created": now,
    }
    insert = sa.insert(tables.submissions).values(row).returning(_S.id)
    id = int(connection.execute(insert).scalar_one())
    rows = [
        {"submission_id": id, "number": number, "fields": dict(fields)}
        for number, fields in enumerate(events, 1)
    ]
    connection.execute(sa.insert(tables.submitted_events), rows)
    return id


def with_token(connection: sa.Connection, token: str) -> Submission | None:
    """The submission that a mailed link opens; None where it opens none."""
    return _one(connection, _S.token_hash == token_hash(token))


def with_item(connection: sa.Connection, item_id: str) -> Submission | None:
    """The submission that an item came from, while anything is kept about it."""
    found = sa.select(_E.submission_id).where(_E.item_id == item_id)
    return _one(connection, _S.id.in_(found))


def waiting(connection: sa.Connection, *, limit: int) -> list[str]:
    """The ids of items that came from a submission and that nobody has decided on, oldest
    first."""
    query = (
        sa.select(_I.id)
        .join(tables.submitted_events, _E.item_id == _I.id)
        .where(_I.state == State.PROPOSED.value)
        .order_by(_I.created, _E.submission_id, _E.number)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def untold(connection: sa.Connection) -> list[tuple[Submission, Event]]:
    """Events that have been decided on and whose submitter has not been told."""
    query = (
        sa.select(_E.submission_id)
        .join(tables.items, _E.item_id == _I.id)
        .where(_I.state != State.PROPOSED.value, _E.told.is_(None))
        .distinct()
    )
    found = []
    for id in connection.execute(query).scalars():
        submission = _one(connection, _S.id == id)
        if submission is not None:
            found += [(submission, e) for e in submission.events if e.item_id and e.told is None]
    return found


def recent(connection: sa.Connection, contact: str, since: datetime) -> int:
    """How many submissions an address has made and not confirmed since then."""
    same = sa.func.lower(_S.contact) == contact.lower()
    query = sa.select(sa.func.count()).where(same, _S.created >= since, _S.confirmed.is_(None))
    return int(connection.execute(query).scalar_one())


def confirm(connection: sa.Connection, id: int, now: datetime) -> bool:
    """The address is its owner's; False where that was known already."""
    fresh = sa.update(tables.submissions).where(_S.id == id, _S.confirmed.is_(None))
    return connection.execute(fresh.values(confirmed=now)).rowcount == 1


def became(connection: sa.Connection, id: int, items: Mapping[int, str]) -> None:
    """Each event, by its number, is an item now."""
    for number, item_id in items.items():
        of = sa.update(tables.submitted_events).where(_E.submission_id == id, _E.number == number)
        connection.execute(of.values(item_id=item_id))


def keep(connection: sa.Connection, id: int, number: int, fields: Mapping[str, Any]) -> None:
    """One event's form was filled in anew."""
    of = sa.update(tables.submitted_events).where(_E.submission_id == id, _E.number == number)
    connection.execute(of.values(fields=dict(fields)))


def told(connection: sa.Connection, id: int, number: int, now: datetime) -> None:
    """The submitter has been told what became of one event; of all, once none is left."""
    of = sa.update(tables.submitted_events).where(_E.submission_id == id, _E.number == number)
    connection.execute(of.values(told=now))
    left = sa.select(_E.number).where(_E.submission_id == id, _E.told.is_(None))
    if connection.execute(left).first() is None:
        connection.execute(sa.update(tables.submissions).where(_S.id == id).values(told=now))


def drop(connection: sa.Connection, id: int) -> None:
    """Delete a submission."""
    connection.execute(sa.delete(tables.submitted_events).where(_E.submission_id == id))
    connection.execute(sa.delete(tables.submissions).where(_S.id == id))


def old(
    connection: sa.Connection, *, unconfirmed_since: datetime, told_before: datetime
) -> list[int]:
    """Those that are no longer needed: never confirmed, or told of long ago."""
    never = sa.and_(_S.confirmed.is_(None), _S.created < unconfirmed_since)
    query = sa.select(_S.id).where(sa.or_(never, _S.told < told_before))
    return list(connection.execute(query).scalars())


def _one(connection: sa.Connection, where: sa.ColumnElement[bool]) -> Submission | None:
    row = connection.execute(sa.select(tables.submissions).where(where)).first()
    if row is None:
        return None
    events = (
        sa.select(_E.number, _E.fields, _E.item_id, _E.told)
        .where(_E.submission_id == row.id)
        .order_by(_E.number)
    )
    return Submission(
        id=row.id,
        contact=row.contact,
        language=row.language,
        created=row.created,
        confirmed=row.confirmed,
        told=row.told,
        events=tuple(Event(*found) for found in connection.execute(events)),
    )
