"""Who is away when, and who stands in."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from workflow.domain.absence import Absence
from workflow.store import tables

_c = tables.absences.c


def keep(connection: sa.Connection, absence: Absence) -> None:
    """Write an absence down; one that begins on the same day is replaced."""
    forget(connection, absence.person_id, absence.first)
    connection.execute(
        sa.insert(tables.absences).values(
            person_id=absence.person_id,
            first=absence.first,
            last=absence.last,
            substitute_id=absence.substitute_id,
        )
    )


def forget(connection: sa.Connection, person_id: int, first: date) -> bool:
    """Take an absence back; False where none begins on that day."""
    gone = sa.delete(tables.absences).where(_c.person_id == person_id, _c.first == first)
    return connection.execute(gone).rowcount == 1


def current(connection: sa.Connection, day: date) -> list[Absence]:
    """Those that are not over on this day, by their first day."""
    query = sa.select(tables.absences).where(_c.last >= day).order_by(_c.first, _c.person_id)
    return [
        Absence(row.person_id, row.first, row.last, row.substitute_id)
        for row in connection.execute(query)
    ]
