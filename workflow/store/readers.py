"""Readers as stored: strangers who have confirmed that they want the weekly letter.

Owns their rows, which are an address, a language and how they want it, and nothing once they have
left. They lie among the people, since mail is theirs too; `queries` never gives them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.people import Person, Role
from workflow.domain.preferences import Preferences
from workflow.store import mailing, tables
from workflow.store.parcel import State
from workflow.store.rows import read_person

_c, _o = tables.people.c, tables.outbox.c
_READERS = sa.select(tables.people).where(_c.role == Role.READER.value)


def every(connection: sa.Connection) -> list[Person]:
    """All of them, in the order they came."""
    return [read_person(row) for row in connection.execute(_READERS.order_by(_c.id))]


def newest(
    connection: sa.Connection, part: str, most: int
) -> tuple[int, list[tuple[Person, Preferences]]]:
    """How many there are with `part` in their address, and the last `most` who came, with how they
    want it."""
    near = _c.email.icontains(part, autoescape=True)
    ours = _c.role == Role.READER.value
    count = sa.select(sa.func.count()).select_from(tables.people).where(ours, near)
    query = sa.select(_c.id).where(ours, near).order_by(_c.id.desc()).limit(most)
    ids = list(connection.scalars(query))
    found = mailing.readers(connection, ids)
    return connection.execute(count).scalar_one(), [found[id] for id in ids]


def with_address(connection: sa.Connection, address: str) -> Person | None:
    """The reader with this address, whatever the case of its letters."""
    return _one(connection, sa.func.lower(_c.email) == address.lower())


def add(connection: sa.Connection, address: str, language: str, now: datetime) -> Person | None:
    """The reader with this address, made where there is none; None where somebody else who is
    here has it."""
    row = {"name": "", "email": address, "role": Role.READER.value, "language": language}
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(tables.people).values(**row, group_ids=[], aliases=[], created=now)
    # two presses at once make one reader
    fresh = insert.on_conflict_do_nothing(index_elements=["email"], index_where=_c.left.is_(None))
    id = connection.execute(fresh.returning(_c.id)).scalar()
    if id is not None:
        mailing.keep(connection, id, Preferences(confirmed=now))
    return with_address(connection, address)


def forget(connection: sa.Connection, id: int) -> bool:
    """A reader is no more: their address and choices are deleted, and what waits for them is not
    sent. That letters went out stays in the outbox, not to whom. False where it is no reader."""
    if _one(connection, _c.id == id) is None:
        return False
    theirs = sa.update(tables.outbox).where(_o.person_id == id)
    waits = theirs.where(_o.state == State.WAITING.value)
    connection.execute(waits.values(state=State.SKIPPED.value))
    # a server's words may name the address
    connection.execute(theirs.values(person_id=None, error=None))
    chosen = tables.mail_preferences
    connection.execute(sa.delete(chosen).where(chosen.c.person_id == id))
    connection.execute(sa.delete(tables.people).where(_c.id == id))
    return True


def _one(connection: sa.Connection, where: sa.ColumnElement[Any]) -> Person | None:
    row = connection.execute(_READERS.where(where)).first()
    return None if row is None else read_person(row)
