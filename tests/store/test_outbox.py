"""The queue: claimed once, held by a lease, and what a dead process leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from threading import Thread

import pytest
import sqlalchemy as sa

from tests.conftest import NOW
from workflow.bootstrap import Frist
from workflow.domain.errors import NotFound, Refused
from workflow.domain.people import Person
from workflow.services import register
from workflow.store import outbox
from workflow.store.engine import reading, writing
from workflow.store.parcel import Draft, Entry, State
from workflow.store.pen import pen

UNTIL = NOW + timedelta(minutes=15)
AFTER = UNTIL + timedelta(seconds=1)
DOUBT = "Kan være kommet fram."


@pytest.fixture
def engine(either: Frist) -> sa.Engine:
    return either.engine


@pytest.fixture
def bob(engine: sa.Engine) -> Person:
    with writing(engine) as connection:
        return register.add_person(connection, "Bob Bakke", "bob@frist.example", now=NOW)


def draft(bob: Person, week: int, due: datetime = NOW) -> Draft:
    return Draft(
        key=f"digest:{bob.id}:2023-W{week}",
        person_id=bob.id,
        kind="digest",
        week=f"2023-W{week}",
        reason=f"Ukebrev for uke {week}",
        window_from=NOW - timedelta(weeks=20 - week),
        window_to=NOW - timedelta(weeks=19 - week),
        message_id=f"<{week}@frist.example>",
        due=due,
    )


def enqueue(engine: sa.Engine, *drafts: Draft) -> int:
    with writing(engine) as connection:
        return outbox.enqueue(connection, drafts, NOW)


def claim(engine: sa.Engine, lease: str, now: datetime = NOW, limit: int = 10) -> list[Entry]:
    with writing(engine) as connection:
        return outbox.claim(
            connection, lease=lease, until=now + (UNTIL - NOW), now=now, limit=limit
        )


def rows(engine: sa.Engine) -> list[Entry]:
    with reading(engine) as connection:
        return list(reversed(outbox.entries(connection)))


def states(engine: sa.Engine) -> list[State]:
    return [row.state for row in rows(engine)]


def sweep(engine: sa.Engine, now: datetime) -> tuple[int, int]:
    with writing(engine) as connection:
        return outbox.sweep(connection, now, DOUBT)


def test_a_mail_is_queued_once_whoever_queues_it(engine: sa.Engine, bob: Person) -> None:
    assert [enqueue(engine, draft(bob, 12), draft(bob, 13)), enqueue(engine, draft(bob, 13))] == [
        2,
        0,
    ]
    assert [(row.key, row.state, row.attempts) for row in rows(engine)] == [
        (f"digest:{bob.id}:2023-W12", State.WAITING, 0),
        (f"digest:{bob.id}:2023-W13", State.WAITING, 0),
    ]


def test_what_one_has_claimed_no_other_gets(engine: sa.Engine, bob: Person) -> None:
    enqueue(engine, *(draft(bob, week) for week in range(10, 15)))
    taken = [[entry.week for entry in claim(engine, lease, limit=2)] for lease in "abcd"]
    assert taken == [
        ["2023-W10", "2023-W11"],
        ["2023-W12", "2023-W13"],
        ["2023-W14"],
        [],
    ]


def test_a_letter_that_somebody_waits_for_goes_before_the_queue(
    engine: sa.Engine, bob: Person
) -> None:
    letter = replace(draft(bob, 20), expires=NOW + timedelta(minutes=20))
    enqueue(engine, draft(bob, 12, NOW - timedelta(hours=1)), draft(bob, 13), letter)
    taken = [[entry.week for entry in claim(engine, lease, limit=2)] for lease in "ab"]
    assert taken == [["2023-W20", "2023-W12"], ["2023-W13"]]


def test_a_mail_waits_until_it_is_due(engine: sa.Engine, bob: Person) -> None:
    enqueue(engine, draft(bob, 12, due=NOW + timedelta(minutes=5)))
    assert claim(engine, "a") == []
    assert len(claim(engine, "a", NOW + timedelta(minutes=5))) == 1


def test_a_mail_goes_from_claimed_to_sending_to_sent_and_says_when(
    engine: sa.Engine, bob: Person
) -> None:
    enqueue(engine, draft(bob, 12))
    (entry,) = claim(engine, "a")
    with pen(engine, "a") as notes:
        assert notes.begin(entry.id, NOW + timedelta(seconds=1))
        assert [(row.state, row.attempts) for row in rows(engine)] == [(State.SENDING, 0)]
        assert notes.sent(entry.id, NOW + timedelta(seconds=2))
    (row,) = rows(engine)
    assert (row.state, row.attempts, row.lease, row.leased_until, row.error) == (
        State.SENT,
        1,
        None,
        None,
        None,
    )
    assert (row.tried, row.sent) == (NOW + timedelta(seconds=1), NOW + timedelta(seconds=2))


def test_a_note_waits_for_another_writer_and_is_then_made(engine: sa.Engine, bob: Person) -> None:
    enqueue(engine, draft(bob, 12))
    (entry,) = claim(engine, "a")
    with pen(engine, "a") as notes:
        noting = Thread(target=notes.begin, args=(entry.id, NOW))
        with writing(engine) as other:
            other.execute(sa.text("UPDATE people SET name = 'B'"))
            noting.start()
            if engine.dialect.name == "sqlite":
                noting.join(0.05)
                assert noting.is_alive()
        noting.join()
    with reading(engine) as connection:
        assert outbox.find(connection, entry.id).state is State.SENDING


def test_only_the_holder_of_the_lease_begins(engine: sa.Engine, bob: Person) -> None:
    enqueue(engine, draft(bob, 12))
    (entry,) = claim(engine, "a")
    with pen(engine, "a") as notes, pen(engine, "b") as others:
        assert not others.begin(entry.id, NOW)
        assert notes.begin(entry.id, NOW)
        assert not notes.begin(entry.id, NOW)
        assert not others.sent(entry.id, NOW)
    assert states(engine) == [State.SENDING]


def test_what_a_dead_process_had_claimed_waits_again_and_what_it_was_sending_is_in_doubt(
    engine: sa.Engine, bob: Person
) -> None:
    enqueue(engine, draft(bob, 12), draft(bob, 13))
    sending, _claimed = claim(engine, "dead")
    with pen(engine, "dead") as notes:
        notes.begin(sending.id, NOW)
    assert sweep(engine, UNTIL - timedelta(seconds=1)) == (0, 0)
    assert sweep(engine, AFTER) == (1, 1)
    assert [(r.state, r.unsure, r.attempts, r.error, r.lease) for r in rows(engine)] == [
        (State.WAITING, 1, 1, DOUBT, None),
        (State.WAITING, 0, 0, None, None),
    ]


def test_who_comes_back_from_the_dead_with_an_answer_is_believed_until_another_sends(
    engine: sa.Engine, bob: Person
) -> None:
    enqueue(engine, draft(bob, 12), draft(bob, 13))
    first, second = claim(engine, "slow")
    with pen(engine, "slow") as notes, pen(engine, "other") as others:
        notes.begin(first.id, NOW)
        notes.begin(second.id, NOW)
        sweep(engine, AFTER)
        assert notes.sent(first.id, AFTER)
        claim(engine, "other", AFTER)
        assert others.begin(second.id, AFTER)
        assert not notes.sent(second.id, AFTER)
    assert states(engine) == [State.SENT, State.SENDING]


def test_what_is_given_back_waits_but_not_what_is_on_the_wire(
    engine: sa.Engine, bob: Person
) -> None:
    enqueue(engine, draft(bob, 12), draft(bob, 13))
    begun, _ = claim(engine, "a")
    with pen(engine, "a") as notes:
        notes.begin(begun.id, NOW)
    with writing(engine) as connection:
        outbox.release(connection, "a")
    assert states(engine) == [State.SENDING, State.WAITING]


def test_later_is_a_time_and_the_servers_words(engine: sa.Engine, bob: Person) -> None:
    enqueue(engine, draft(bob, 12))
    (entry,) = claim(engine, "a")
    due = NOW + timedelta(minutes=5)
    with writing(engine) as connection:
        assert outbox.postponed(
            connection, entry.id, "a", due, "451 Senere", tried=NOW, unsure=True
        )
    (row,) = rows(engine)
    assert (row.state, row.due, row.error) == (State.WAITING, due, "451 Senere")
    assert (row.tried, row.attempts, row.unsure) == (NOW, 1, 1)


def test_a_mail_given_up_is_tried_again_by_hand_and_no_other_is(
    engine: sa.Engine, bob: Person
) -> None:
    enqueue(engine, draft(bob, 12))
    (entry,) = claim(engine, "a")
    with writing(engine) as connection:
        with pytest.raises(Refused, match="er ikke gitt opp"):
            outbox.resend(connection, entry.id, NOW)
        outbox.failed(connection, entry.id, "a", NOW, "550 Nei")
        again = outbox.resend(connection, entry.id, AFTER)
    assert (again.state, again.due, again.attempts, again.message_id) == (
        State.WAITING,
        AFTER,
        0,
        entry.message_id,
    )


def test_a_mail_that_is_not_there_is_refused_with_a_sentence(engine: sa.Engine) -> None:
    with reading(engine) as connection, pytest.raises(NotFound) as refusal:
        outbox.find(connection, 99)
    assert str(refusal.value) == "Utboksen har intet brev 99. Se «frist outbox»."


def test_a_bounce_is_found_by_its_message_id(engine: sa.Engine, bob: Person) -> None:
    enqueue(engine, draft(bob, 12))
    with reading(engine) as connection:
        found = outbox.by_message_id(connection, "<12@frist.example>")
        assert found is not None
        assert found.week == "2023-W12"
        assert outbox.by_message_id(connection, "<99@frist.example>") is None


def test_the_latest_mail_of_each_person_tells_where_the_next_begins(
    engine: sa.Engine, bob: Person
) -> None:
    enqueue(engine, draft(bob, 13), draft(bob, 12))
    with reading(engine) as connection:
        latest = outbox.latest(connection, "digest")
    assert {id: entry.week for id, entry in latest.items()} == {bob.id: "2023-W13"}
