"""Whose turn it is to send: on SQLite one process at a time, on PostgreSQL everybody's.

Owns the lock. Several senders on one SQLite file gain nothing, since it has one writer, and stand
in each other's way just where haste matters: between a server's answer and the note of it (`pen`).
That each mail is sent once is not the lock's doing but the claim's (`outbox`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import sqlalchemy as sa


@contextmanager
def turn(engine: sa.Engine) -> Iterator[bool]:
    """Whether it is our turn, for as long as the block lasts; it ends with the process, too."""
    if engine.dialect.name != "sqlite":
        yield True
        return
    # SQLite's own lock, on a file in which nothing is ever written
    beside = f"{engine.url.database}-sending"
    with closing(sqlite3.connect(beside, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            yield False
        else:
            yield True
