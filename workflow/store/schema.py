"""Bringing a database's tables up to date, and telling when they are not.

Owns running the migrations in `migrations/versions`; their order is their file names'.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import sqlalchemy as sa

from workflow.store import search_index
from workflow.store.engine import writing

_MIGRATIONS = Path(str(resources.files("workflow.store"))) / "migrations"


def newest() -> str:
    """The latest migration's revision: the number its file name begins with."""
    files = (_MIGRATIONS / "versions").glob("[0-9]*.py")
    return max(path.stem.split("_")[0] for path in files)


def upgrade(engine: sa.Engine) -> None:
    """Run the migrations that this database has not seen, and make the search index anew where
    this version makes it in another way."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
    with writing(engine) as connection:
        search_index.make(connection)


def problem(engine: sa.Engine) -> str | None:
    """A sentence where the database can't be used as it is; None where it can."""
    where = engine.url.render_as_string(hide_password=True)
    if engine.url.get_backend_name() == "sqlite" and not Path(engine.url.database or "").is_file():
        return f"Det er ingen database i {where}. Kjør «frist init» først."
    try:
        with engine.connect() as connection:
            found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    except sa.exc.DatabaseError as error:
        if "file is not a database" in str(error.orig):
            return f"Filen {where} er ikke en database. Velg en annen med --db."
        if isinstance(error, sa.exc.OperationalError) and "no such table" not in str(error.orig):
            return f"Databasen {where} kan ikke åpnes: {str(error.orig).splitlines()[0]}."
        return f"Databasen {where} er tom. Kjør «frist init» først."
    if found != newest():
        return f"Databasen {where} er fra en annen versjon av Frist. Kjør «frist init»."
    return None
