"""Who people are to the sign-in service: one lasting identity each, whatever their address is."""

from __future__ import annotations

import sqlalchemy as sa

from workflow.domain.people import Person
from workflow.store import tables
from workflow.store.rows import read_person

_c = tables.people.c


def holder(connection: sa.Connection, identity: str) -> Person | None:
    """The person with this identity."""
    row = connection.execute(sa.select(tables.people).where(_c.identity == identity)).first()
    return None if row is None else read_person(row)


def of(connection: sa.Connection, person_id: int) -> str | None:
    """A person's identity; None for one who has never signed in there."""
    query = sa.select(_c.identity).where(_c.id == person_id)
    return connection.execute(query).scalar()


def bind(connection: sa.Connection, person_id: int, identity: str | None) -> None:
    """Give a person an identity, or take it from them."""
    change = sa.update(tables.people).where(_c.id == person_id).values(identity=identity)
    connection.execute(change)
