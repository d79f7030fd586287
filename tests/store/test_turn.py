"""Whose turn it is to send, on each of the databases that Frist runs on."""

from __future__ import annotations

import sqlalchemy as sa

from workflow.bootstrap import Frist
from workflow.store.engine import open_engine
from workflow.store.turn import turn


def test_sqlite_has_one_sender_at_a_time_and_postgresql_as_many_as_come(either: Frist) -> None:
    alone = either.engine.dialect.name == "sqlite"
    other = open_engine(either.settings.database_url)
    with turn(either.engine) as first, turn(other) as second:
        assert (first, second) == (True, not alone)
    with turn(other) as later:
        assert later


def test_a_turn_holds_up_nobody_who_writes(either: Frist) -> None:
    with turn(either.engine), either.write() as connection:
        connection.execute(sa.text("UPDATE people SET name = name"))
