"""Writing the operator's settings; reading one is `queries.setting`."""

from __future__ import annotations

import sqlalchemy as sa

from workflow.store import tables

_c = tables.settings.c


def keep(connection: sa.Connection, name: str, value: str) -> None:
    """Store a setting in the place of what it was."""
    connection.execute(sa.delete(tables.settings).where(_c.name == name))
    connection.execute(sa.insert(tables.settings).values(name=name, value=value))
