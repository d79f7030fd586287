"""The jobs of `frist work` in PostgreSQL: procrastinate's tables, in a schema of their own.

Owns making them and reaching them. Nothing in them is worth keeping, since the outbox is the queue
and a job is only a word that something may be due: where another version of procrastinate made
them they are made anew. Which jobs there are is `workflow.cli.work`.
"""

from __future__ import annotations

from importlib.metadata import version

import procrastinate
import sqlalchemy as sa
from procrastinate.schema import SchemaManager

from workflow.store.engine import writing

SCHEMA = "frist_work"

#: The advisory lock under which the tables are made: any number that nobody else takes.
_LOCK = 0x46_52_49_53_54


def prepare(engine: sa.Engine) -> None:
    """Make the tables where this version of procrastinate has none, once among all processes."""
    made_by = version("procrastinate")
    with writing(engine) as connection:
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        of = sa.func.to_regnamespace(SCHEMA)
        if connection.execute(sa.select(sa.func.obj_description(of, "pg_namespace"))).scalar() == (
            made_by
        ):
            return
        for statement in (
            f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE",
            f"CREATE SCHEMA {SCHEMA}",
            f"COMMENT ON SCHEMA {SCHEMA} IS '{made_by}'",
            f"SET LOCAL search_path TO {SCHEMA}",
        ):
            connection.execute(sa.text(statement))
        # many statements with % in them: as they are, and without parameters
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(SchemaManager.get_schema())


def connector(engine: sa.Engine) -> procrastinate.PsycopgConnector:
    """A way for procrastinate to the same database, and to its own tables in it."""
    url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    own = {"options": f"-c search_path={SCHEMA}"}
    # one listens, one does all else: with the pool's own four, twenty workers are more than a
    # PostgreSQL server takes unless it is told to (100 connections)
    return procrastinate.PsycopgConnector(conninfo=url, kwargs=own, min_size=1, max_size=2)
