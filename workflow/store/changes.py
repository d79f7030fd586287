"""Whether the database has changed since one looked: cheap enough to ask at every request.

Owns one SQLite connection that only asks `PRAGMA data_version`, which moves whenever another
connection, of this process or any other, commits. Other databases have no such counter: there
the answer is None, "ask the rows".
"""

from __future__ import annotations

import sqlite3

import sqlalchemy as sa


class Watch:
    """`state()` answers the same value for as long as nothing was committed."""

    def __init__(self, engine: sa.Engine) -> None:
        self._connection: sqlite3.Connection | None = None
        if engine.url.get_backend_name() == "sqlite" and engine.url.database:
            # asked from the server's threads, one statement at a time
            self._connection = sqlite3.connect(engine.url.database, check_same_thread=False)

    def state(self) -> int | None:
        """A number that moves with every commit; None where the database has none, or can't say."""
        if self._connection is None:
            return None
        try:
            found: tuple[int] = self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.Error:
            return None  # whoever asks the rows then is told what is wrong
        return found[0]

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
