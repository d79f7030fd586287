"""Ticking mails off as they go: begun, and sent.

Owns the two notes whose haste matters. The moment between a server's answer and our note of it
decides how many mails come twice when a process dies, so a note is one statement, compiled
beforehand and given to the driver as it is, committed at once, and before it stands on a `slip`
what the server said. Both survive the death of the process, not necessarily that of the machine:
what a lost note costs is a mail twice, with the same Message-ID, never a mail lost. All else that
happens to a mail is `outbox`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from time import sleep
from typing import Any

import sqlalchemy as sa

from workflow.store import tables
from workflow.store.engine import writing
from workflow.store.parcel import FREE as _FREE
from workflow.store.parcel import State
from workflow.store.slip import Slip, left, slip

#: How often a note looks whether SQLite's one writer is done, and the seconds in between. SQLite's
#: own waiting sleeps for up to 25 ms at a time, while a mail has arrived that is not noted.
LOOKS, BETWEEN = 75_000, 0.0002

_c = tables.outbox.c
_row: sa.BindParameter[int] = sa.bindparam("row")
_held: sa.BindParameter[str] = sa.bindparam("held")
_at: sa.BindParameter[datetime] = sa.bindparam("at", type_=tables.Moment())

_BEGIN = (
    sa.update(tables.outbox)
    .where(_c.id == _row, _c.lease == _held, _c.state == State.CLAIMED.value)
    .values(state=State.SENDING.value, tried=_at)
)
_TAKEN = (
    sa.update(tables.outbox)
    .where(_c.id == _row)
    .values(
        state=State.SENT.value,
        sent=_at,
        attempts=_c.attempts + 1,
        error=None,
        content=sa.null(),
        **_FREE,
    )
)
# a process that outlived its lease still knows best, unless another is on the wire by now
_SENT = _TAKEN.where(
    sa.or_(_c.lease == _held, _c.state == State.WAITING.value, _c.state == State.CLAIMED.value)
)
# a slip may be old, and speaks of its own try alone
_LATE = _TAKEN.where(_c.lease == _held)


class Pen:
    """Writes notes of what is sent under one lease, over one connection."""

    def __init__(self, raw: Any, dialect: sa.Dialect, lease: str, paper: Slip) -> None:
        self._cursor = raw.cursor()
        self._lease = lease
        self.paper = paper
        self._begin, self._sent = (s.compile(dialect=dialect) for s in (_BEGIN, _SENT))
        self._moment = tables.Moment().bind_processor(dialect) or (lambda at: at)

    def begin(self, id: int, now: datetime) -> bool:
        """The mail's end is about to go. False where the claim is no longer held."""
        held = self._note(self._begin, id, now)
        if held:
            self.paper.asks(id, now)
        return held

    def sent(self, id: int, now: datetime) -> bool:
        """The server has taken the mail."""
        return self._note(self._sent, id, now)

    def _note(self, note: sa.Compiled, id: int, now: datetime) -> bool:
        at = self._moment(now)
        values = note.construct_params({"row": id, "held": self._lease, "at": at}) or {}
        names = getattr(note, "positiontup", None)  # a driver takes parameters by place or by name
        said = [values[name] for name in names] if names else values
        for _ in range(LOOKS):
            try:
                self._cursor.execute(str(note), said)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                sleep(BETWEEN)
            else:
                return bool(self._cursor.rowcount == 1)
        raise TimeoutError("the database was busy for too long")


@contextmanager
def pen(engine: sa.Engine, lease: str) -> Iterator[Pen]:
    """A pen with a connection of its own, and a slip."""
    pooled = engine.raw_connection()
    raw: Any = pooled.dbapi_connection
    try:
        if engine.dialect.name == "sqlite":
            # folding the log into the database takes its time: other writers' commits do that
            for pragma in ("synchronous=NORMAL", "busy_timeout=0", "wal_autocheckpoint=0"):
                raw.execute(f"PRAGMA {pragma}")
        else:
            raw.autocommit = True
            raw.execute("SET synchronous_commit TO OFF")
        with slip(engine, lease) as paper:
            yield Pen(raw, engine.dialect, lease, paper)
    finally:
        pooled.detach()  # it is not as other connections, and goes back to no pool
        pooled.close()


def catch_up(engine: sa.Engine) -> int:
    """Make the notes that processes which died on this machine didn't come to. How many."""
    with left(engine) as taken:
        if not taken:
            return 0
        with writing(engine) as connection:
            said = ({"row": one.id, "held": one.lease, "at": one.at} for one in taken)
            return sum(connection.execute(_LATE, values).rowcount for values in said)
