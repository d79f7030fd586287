"""A move is written whole: item, journal, feeds; two at once can't both win."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from tests.conftest import NOW, a_task, day_window
from workflow.bootstrap import Frist
from workflow.domain.errors import Conflict
from workflow.domain.feeds import Filter
from workflow.domain.item import Item, State
from workflow.domain.lifecycle import Trigger, create, fire
from workflow.store import feeds, queries, tables
from workflow.store.unit_of_work import save, save_all

LATER = NOW + timedelta(hours=1)


def enter(frist: Frist, item: Item, trigger: Trigger = Trigger.ADD) -> Item:
    with frist.write() as connection:
        return save(connection, create(item, trigger, None, NOW))


def test_what_is_saved_is_read_back_equal(frist: Frist) -> None:
    item = enter(frist, a_task(window=day_window(date(2023, 6, 8), deadline=True)))
    with frist.read() as connection:
        assert queries.item(connection, item.id) == item
        assert [e.trigger for e in queries.history(connection, item.id)] == [Trigger.ADD]


def test_an_id_may_be_shortened_while_it_means_one_item(frist: Frist) -> None:
    enter(frist, a_task(id="abcdefgh12"))
    enter(frist, a_task(id="abcdefgh34"))
    with frist.read() as connection:
        assert queries.item(connection, "abcdefgh1").id == "abcdefgh12"
        with pytest.raises(Exception, match="Flere saker har en ID som begynner med «abc»"):
            queries.item(connection, "abc")


def test_of_two_who_act_on_the_same_version_one_wins_and_the_other_is_told(
    frist: Frist,
) -> None:
    item = enter(frist, a_task())
    done = fire(item, Trigger.COMPLETE, None, LATER)
    cancelled = fire(item, Trigger.CANCEL, None, LATER)
    with frist.write() as connection:
        save(connection, done)
    with pytest.raises(Conflict, match="endret av en annen"), frist.write() as connection:
        save(connection, cancelled)
    with frist.read() as connection:
        assert queries.item(connection, item.id).state is State.COMPLETED
        assert len(queries.history(connection, item.id)) == 2


def test_when_one_of_several_moves_fails_none_of_them_stands(frist: Frist) -> None:
    first, second = enter(frist, a_task(id="aaaaaaaaaa")), enter(frist, a_task(id="bbbbbbbbbb"))
    with frist.write() as connection:
        save(connection, fire(second, Trigger.START, None, LATER))
    moves = [fire(item, Trigger.COMPLETE, None, LATER) for item in (first, second)]
    with pytest.raises(Conflict), frist.write() as connection:
        save_all(connection, moves)
    with frist.read() as connection:
        assert queries.item(connection, first.id).state is State.NEEDS_ACTION


def carried(frist: Frist) -> dict[str, tuple[int, set[str]]]:
    with frist.read() as connection:
        return {
            feed.name: (
                feed.version,
                set(
                    connection.execute(
                        sa.select(tables.feed_entries.c.item_id).where(
                            tables.feed_entries.c.feed_id == feed.id
                        )
                    ).scalars()
                ),
            )
            for feed in feeds.every(connection)
        }


def test_a_move_raises_the_version_of_the_feeds_it_shows_in_and_no_others(frist: Frist) -> None:
    with frist.write() as connection:
        feeds.add(connection, "alle", Filter(), NOW, token="a")
        feeds.add(connection, "høringer", Filter(category="høring"), NOW, token="b")
    item = enter(frist, a_task(id="aaaaaaaaaa"), Trigger.PROPOSE)
    assert carried(frist) == {"alle": (1, set()), "høringer": (1, set())}
    with frist.write() as connection:
        item = save(connection, fire(item, Trigger.ACCEPT, None, LATER))
    assert carried(frist) == {"alle": (2, {item.id}), "høringer": (1, set())}
    with frist.write() as connection:
        save(connection, fire(item, Trigger.COMPLETE, None, LATER))
    assert carried(frist) == {"alle": (3, set()), "høringer": (1, set())}


def test_a_new_feed_begins_with_what_it_should_carry(frist: Frist) -> None:
    item = enter(frist, a_task())
    with frist.write() as connection:
        feeds.add(connection, "alle", Filter(), NOW, token="a")
    assert carried(frist) == {"alle": (1, {item.id})}
