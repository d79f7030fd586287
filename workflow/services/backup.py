"""A copy of the database while it runs, and putting one back.

Owns what is copied and that a copy is checked before anything relies on it. On SQLite the copy
is made by its own online backup; PostgreSQL has `pg_dump`, and is told so.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from workflow.domain.errors import Refused

_COUNTED = ("items", "journal", "documents", "people", "feeds")


def backup(engine: sa.Engine, target: Path) -> dict[str, int]:
    """Write a checked copy to `target` and return how many rows it holds of each kind."""
    source = _database(engine)
    if target.exists():
        raise Refused(f"Filen {target} finnes allerede. Velg et annet navn, så går ingenting tapt.")
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(unfinished)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        counts = verify(unfinished)
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    return counts


def restore(engine: sa.Engine, copy: Path) -> dict[str, int]:
    """Put a checked copy in the database's place; what stood there is kept beside it."""
    if not copy.is_file():
        raise Refused(f"Det er ingen fil som heter {copy}.")
    counts = verify(copy)
    place = _database(engine)
    engine.dispose()
    if place.exists():
        with closing(sqlite3.connect(place)) as live:
            live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        os.replace(place, place.with_name(f"{place.name}.before-restore"))
    for suffix in ("-wal", "-shm"):
        place.with_name(place.name + suffix).unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(place)) as target:
        source.backup(target)
    if verify(place) != counts:
        raise Refused(f"Gjenopprettingen fra {copy} ble ikke lik kopien. Prøv igjen.")
    return counts


def verify(file: Path) -> dict[str, int]:
    """Check a copy from end to end; the number of rows of each kind, or a sentence."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
            if answer != "ok":
                raise Refused(f"Kopien {file} er skadet ({answer}). Bruk en annen kopi.")
            return {
                table: int(copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
                for table in _COUNTED
            }
    except sqlite3.DatabaseError as error:
        raise Refused(f"Filen {file} er ikke en kopi av Frist ({error}).") from None


def _database(engine: sa.Engine) -> Path:
    if engine.url.get_backend_name() != "sqlite":
        raise Refused("Databasen er PostgreSQL. Bruk pg_dump og pg_restore til kopier av den.")
    return Path(engine.url.database or "")
