"""Transactions: one that is opened inside another is refused at once, and who writes next."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa

from tests.conftest import NOW
from workflow.bootstrap import Frist
from workflow.domain.errors import NotFound
from workflow.services import register
from workflow.store import queries, tables


def test_a_thread_that_writes_is_told_when_it_begins_to_write_again(frist: Frist) -> None:
    found: list[BaseException] = []

    def twice() -> None:
        try:
            with frist.write(), frist.write():
                pass
        except RuntimeError as error:
            found.append(error)

    # a thread that can be left behind: what this guards against is waiting forever
    thread = threading.Thread(target=twice, daemon=True)
    thread.start()
    thread.join(30)
    assert [str(error) for error in found] == [
        "This thread is already writing to the database. "
        "Pass its connection on instead of opening a second transaction."
    ]


def test_whoever_was_told_may_write_afterwards_and_nothing_of_the_first_is_kept(
    frist: Frist,
) -> None:
    def insert(connection: sa.Connection, name: str) -> None:
        connection.execute(sa.insert(tables.members).values(name=name))

    def twice() -> None:
        with frist.write() as connection:
            insert(connection, "Havneset kommune")
            with frist.write():
                pass

    with pytest.raises(RuntimeError, match="already writing"):
        twice()
    with frist.write() as connection:
        insert(connection, "Sundvik kommune")
    with frist.read() as connection:
        names = connection.execute(sa.select(tables.members.c.name)).scalars().all()
    assert names == ["Sundvik kommune"]


@pytest.mark.parametrize("written", ["ærlig.Øst@ÅS.example", "Ærlig.ØST@ås.example"])
def test_a_person_is_found_however_the_norwegian_letters_are_written(
    either: Frist, written: str
) -> None:
    with either.write() as connection:
        register.add_person(connection, "Ærlig Østås", "Ærlig.Øst@Ås.example", now=NOW)
    with either.read() as connection:
        assert queries.person(connection, written).name == "Ærlig Østås"
        with pytest.raises(NotFound):
            queries.person(connection, "arlig.ost@as.example")
