"""Connections: SQLite in WAL by default, PostgreSQL by URL.

Owns the pragmas, the two kinds of transaction (`reading`, `writing`), and the sentence said
when the database can't be opened. The schema is `tables`, its history `migrations`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from json import JSONDecoder
from pathlib import Path
from threading import Lock, get_ident
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from workflow.domain.errors import Conflict, Refused

#: Milliseconds that a writer waits for another before it gives up.
BUSY_TIMEOUT = 15_000

#: PostgreSQL's code for two transactions that wait for each other, of which it ends one.
_DEADLOCK = "40P01"


def open_engine(url: str) -> sa.Engine:
    """An engine for a database URL (`sqlite:///file` or `postgresql+psycopg://…`)."""
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise Refused(
            f"Databaseadressen «{url}» er ikke forståelig. "
            "Skriv for eksempel sqlite:////sti/til/frist.sqlite3."
        ) from None
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        return sa.create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    # parameters hold what minutes say: they have no business in a log
    engine = sa.create_engine(
        parsed,
        connect_args={"timeout": BUSY_TIMEOUT / 1000},
        hide_parameters=True,
        json_deserializer=_read_json,
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One consistent view of the database; nothing is written."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: sa.Engine, *, lasting: bool = True) -> Iterator[sa.Connection]:
    """One transaction: all of it is written, or none. Conflict where two wait for each other.

    Without `lasting` its end doesn't wait for the disk, and others wait the less for it: for what
    may be lost if the machine dies, though not if the process does.
    """
    try:
        with (
            _turn(engine),
            engine.connect().execution_options(frist_writes=True) as connection,
            nullcontext() if lasting else _hasty(connection),
            connection.begin(),
        ):
            yield connection
    except Exception as error:
        # SQLAlchemy's, or the driver's own (`prepared`)
        if getattr(getattr(error, "orig", error), "sqlstate", None) == _DEADLOCK:
            raise Conflict(
                "Noen andre endret det samme akkurat da. Se hva som er nytt, og prøv igjen."
            ) from None
        raise


@contextmanager
def kept_open(engine: sa.Engine) -> Iterator[None]:
    """One connection stays open for as long as the block lasts. SQLite folds its log into the
    database whenever the last one is closed, and waits for the disk."""
    with engine.connect() if engine.dialect.name == "sqlite" else nullcontext():
        yield


@contextmanager
def _hasty(connection: sa.Connection) -> Iterator[None]:
    raw: Any = connection.connection.dbapi_connection
    if connection.dialect.name != "sqlite":
        raw.cursor().execute("SET LOCAL synchronous_commit TO OFF")  # until the transaction ends
        yield
        return
    raw.execute("PRAGMA synchronous=NORMAL")
    try:
        yield
    finally:
        raw.execute("PRAGMA synchronous=FULL")


class _Turn:
    """Writers of one database, one thread at a time. A thread that already writes would wait for
    itself forever: it is told instead."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._thread: int | None = None

    def __enter__(self) -> None:
        if self._thread == get_ident():  # only this thread can have written its own number here
            raise RuntimeError(
                "This thread is already writing to the database. "
                "Pass its connection on instead of opening a second transaction."
            )
        self._lock.acquire()
        self._thread = get_ident()

    def __exit__(self, *_error: object) -> None:
        self._thread = None
        self._lock.release()


def _turn(engine: sa.Engine) -> AbstractContextManager[object]:
    """This thread's turn to write. SQLite has one writer at a time, and lets those who wait sleep
    and look again: threads of one process are woken instead."""
    return _TURNS.setdefault(engine, _Turn()) if engine.dialect.name == "sqlite" else nullcontext()


_TURNS: WeakKeyDictionary[sa.Engine, _Turn] = WeakKeyDictionary()


def _read_json(text: str) -> Any:
    # `json.loads` looks for space around it, and takes three times as long; we write none, and
    # most lists are empty
    return [] if text == "[]" else _JSON.raw_decode(text)[0]


_JSON = JSONDecoder()


def _prepare_sqlite(raw: Any, _record: Any) -> None:
    raw.isolation_level = None  # transactions begin where `_begin_sqlite` says, not implicitly
    # SQLite's own knows no letters but A to Z
    raw.create_function("lower", 1, lambda text: text and str(text).lower(), deterministic=True)
    cursor = raw.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # a writer takes its lock at once: an upgrade from a read lock can't wait, only fail
    writes = connection.get_execution_options().get("frist_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
