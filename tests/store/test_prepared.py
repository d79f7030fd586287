"""What is written and read by prepared statements is what SQLAlchemy writes and reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from tests.conftest import NOW, a_task, day_window
from workflow.bootstrap import Frist
from workflow.domain.item import Item
from workflow.store import tables
from workflow.store.prepared import Prepared
from workflow.store.rows import item_row, read_item

WHOLE = a_task(
    title="Ærlig «sitat» 😀 100 %",
    window=day_window(date(2023, 6, 8), deadline=True),
    categories=("høring", "æøå"),
    rules=(("frist", 0.5),),
    confidence=0.75,
    past=True,
    ended=NOW,
    follow_up=date(2023, 4, 1),
)
BARE = a_task(id="bare000001")

_ALL = sa.select(tables.items).order_by(tables.items.c.id)
_INSERT = Prepared(sa.insert(tables.items), tables.items.c.keys())
_SELECT = Prepared(_ALL)
_RENAME = Prepared(
    sa.update(tables.items)
    .where(tables.items.c.id == sa.bindparam("_id"))
    .values(title=sa.bindparam("title"), version=tables.items.c.version + 1, past=False)
)


def both_ways(connection: sa.Connection) -> tuple[list[Item], list[Item]]:
    """All items as prepared statements read them, and as SQLAlchemy does."""
    ours = [read_item(row) for row in _SELECT.rows(connection, {})]
    theirs = [read_item(row) for row in connection.execute(_ALL)]
    return ours, theirs


def test_values_of_every_type_go_in_and_come_out_as_they_do_elsewhere(either: Frist) -> None:
    expected = [WHOLE, BARE]
    with either.write() as connection:
        assert _INSERT.run(connection, [item_row(item) for item in expected]) == 2
    with either.read() as connection:
        assert both_ways(connection) == (expected, expected)


def test_what_sqlalchemy_wrote_is_read_alike_and_changed_by_its_own_constants(
    either: Frist,
) -> None:
    with either.write() as connection:
        connection.execute(sa.insert(tables.items), [item_row(BARE), item_row(WHOLE)])
        assert _RENAME.run(connection, [{"_id": WHOLE.id, "title": "Nytt"}]) == 1
        assert _RENAME.run(connection, [{"_id": "ingen", "title": "Nytt"}]) == 0
    changed = replace(WHOLE, title="Nytt", version=2, past=False)
    with either.read() as connection:
        assert both_ways(connection) == ([changed, BARE], [changed, BARE])


def test_what_is_given_up_leaves_nothing(either: Frist) -> None:
    twice = [item_row(WHOLE), item_row(BARE), item_row(WHOLE)]
    with pytest.raises(Exception, match=r"(?i)unique"), either.write() as connection:
        _INSERT.run(connection, twice)
    with either.read() as connection:
        assert both_ways(connection) == ([], [])
