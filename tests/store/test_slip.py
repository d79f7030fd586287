"""A slip tells the next process what a dead one was told, and a living one's is its own."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.conftest import NOW, a_draft
from workflow.bootstrap import Frist
from workflow.store import outbox
from workflow.store.parcel import State
from workflow.store.pen import catch_up, pen
from workflow.store.slip import Taken, folder, left, slip

LATER = NOW + timedelta(minutes=1)


class Death(BaseException):
    """What a process dies of in the middle of a block; its files are closed, as they are then."""


@pytest.fixture
def engine(either: Frist) -> sa.Engine:
    return either.engine


def on_the_wire(frist: Frist) -> int:
    """A mail whose end is about to go, under the lease "dead"."""
    with frist.write() as connection:
        outbox.enqueue(connection, [a_draft(address="a@frist.example")], NOW)
        until = NOW + timedelta(minutes=15)
        (entry,) = outbox.claim(connection, lease="dead", until=until, now=NOW, limit=1)
    with pen(frist.engine, "dead") as notes:
        assert notes.begin(entry.id, NOW)
    return entry.id


def dies_after(frist: Frist, *ids: int) -> None:
    with suppress(Death), slip(frist.engine, "dead") as paper:
        for id in ids:
            paper.asks(id, LATER)
            paper.answered(True)
        raise Death


def test_what_a_dead_process_was_told_is_noted_by_the_next(either: Frist) -> None:
    id = on_the_wire(either)
    dies_after(either, id)
    assert catch_up(either.engine) == 1
    with either.read() as connection:
        row = outbox.find(connection, id)
    assert (row.state, row.sent, row.attempts, row.lease, row.unsure) == (
        State.SENT,
        LATER,
        1,
        None,
        0,
    )
    assert catch_up(either.engine) == 0


def test_a_slip_speaks_of_its_own_try_alone(either: Frist) -> None:
    id = on_the_wire(either)
    with either.write() as connection:
        outbox.sweep(connection, NOW + timedelta(hours=1), "")
    dies_after(either, id)
    assert catch_up(either.engine) == 0
    with either.read() as connection:
        assert outbox.find(connection, id).state is State.WAITING
    assert list(folder(either.engine).iterdir()) == []


def test_the_last_line_is_read_and_not_what_a_longer_one_left_behind_it(either: Frist) -> None:
    dies_after(either, 123_456_789, 7)
    with left(either.engine) as taken:
        assert taken == [Taken(7, "dead", LATER)]


def test_who_died_before_any_answer_leaves_nothing(either: Frist) -> None:
    dies_after(either)
    with left(either.engine) as taken:
        assert taken == []
    assert list(folder(either.engine).iterdir()) == []


@pytest.mark.parametrize("refused", [False, True])
def test_a_mail_that_was_not_taken_is_not_told_of(either: Frist, refused: bool) -> None:
    with suppress(Death), slip(either.engine, "dead") as paper:
        paper.asks(1, NOW)
        paper.answered(True)
        paper.asks(2, NOW)
        if refused:
            paper.answered(False)
        raise Death
    with left(either.engine) as taken:
        assert taken == []


def test_a_living_process_keeps_its_slip_and_throws_it_away_itself(engine: sa.Engine) -> None:
    with slip(engine, "alive") as paper:
        paper.asks(1, NOW)
        paper.answered(True)
        with left(engine) as taken:
            assert taken == []
        assert [path.name for path in folder(engine).iterdir()] == ["alive"]
    assert list(folder(engine).iterdir()) == []


def test_slips_wait_for_a_database_that_does_not_answer(either: Frist) -> None:
    dies_after(either, 1)
    with suppress(Death), left(either.engine):
        raise Death
    with left(either.engine) as taken:
        assert taken == [Taken(1, "dead", LATER)]


def test_where_there_can_be_no_file_the_note_must_do(engine: sa.Engine) -> None:
    place: Path = folder(engine)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("in the way")
    with slip(engine, "a") as paper:
        paper.asks(1, NOW)
        paper.answered(True)
    with left(engine) as taken:
        assert taken == []


def test_databases_do_not_read_each_others_slips(frist: Frist, postgresql: str) -> None:
    other = sa.create_engine(postgresql)
    assert folder(frist.engine).parent == Path(frist.engine.url.database or "").parent
    assert folder(other) != folder(sa.create_engine(postgresql.replace("frist_", "others_")))
    assert not folder(other).exists()
