"""How people want mail, as stored. What the choices mean is `workflow.domain.preferences`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from workflow.domain.people import Person
from workflow.domain.preferences import Preferences
from workflow.store import tables
from workflow.store.rows import read_person

_c = tables.mail_preferences.c


def every(connection: sa.Connection) -> dict[int, Preferences]:
    """Everybody's choices, by person id; who never made any is not among them."""
    return {
        row.person_id: _read(row) for row in connection.execute(sa.select(tables.mail_preferences))
    }


def of(connection: sa.Connection, person_id: int) -> Preferences:
    """One person's choices, the defaults where they made none."""
    query = sa.select(tables.mail_preferences).where(_c.person_id == person_id)
    row = connection.execute(query).first()
    return Preferences() if row is None else _read(row)


def readers(connection: sa.Connection, ids: Iterable[int]) -> dict[int, tuple[Person, Preferences]]:
    """These people with their choices."""
    wanted = sorted(set(ids))
    people = sa.select(tables.people).where(tables.people.c.id.in_(wanted))
    chosen = sa.select(tables.mail_preferences).where(_c.person_id.in_(wanted))
    wishes = {row.person_id: _read(row) for row in connection.execute(chosen)}
    return {
        row.id: (read_person(row), wishes.get(row.id, Preferences()))
        for row in connection.execute(people)
    }


def keep(connection: sa.Connection, person_id: int, preferences: Preferences) -> None:
    """Store one person's choices in place of those before."""
    connection.execute(sa.delete(tables.mail_preferences).where(_c.person_id == person_id))
    values = {name: getattr(preferences, name) for name in Preferences.__slots__}
    connection.execute(sa.insert(tables.mail_preferences).values(person_id=person_id, **values))


def _read(row: sa.Row[Any]) -> Preferences:
    found = dict(row._mapping)
    del found["person_id"]
    return Preferences(**found)
