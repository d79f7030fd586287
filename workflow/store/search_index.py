"""The index behind search: derived from items and quotes by triggers, in the writer's transaction.

Owns when it is made and filled. No writer can forget it, be it a move, an import or a tool of
somebody else's; and since all of it can be made anew it is no migration, but made by `frist init`
wherever the definition here has another `RECIPE`. How each database keeps it is `search_sqlite`
and `search_postgres`; asking it is `search`.
"""

from __future__ import annotations

import sqlalchemy as sa

from workflow.store import search_postgres, search_sqlite, tables

#: Raised when either database's definition changes.
RECIPE = "1"
SETTING = "search"


def make(connection: sa.Connection) -> None:
    """Make and fill the index, unless it stands as this version makes it."""
    of = tables.settings.c.name == SETTING
    found = connection.execute(sa.select(tables.settings.c.value).where(of)).scalar()
    if found == RECIPE:
        return
    dialect = search_sqlite if connection.dialect.name == "sqlite" else search_postgres
    for statement in dialect.statements():
        connection.exec_driver_sql(statement)
    connection.execute(sa.delete(tables.settings).where(of))
    connection.execute(sa.insert(tables.settings).values(name=SETTING, value=RECIPE))
