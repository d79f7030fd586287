"""Several act on one item at once: one wins, the others are told, and nothing is lost.

The same on SQLite and PostgreSQL, and with a matter's whole chain.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from tests.conftest import NOW, a_task, day_window
from tests.services.handing import handed_over
from workflow.bootstrap import Frist
from workflow.domain.chains import step_id
from workflow.domain.deadlines import OSLO
from workflow.domain.errors import Conflict, Refused
from workflow.domain.item import Item, State, record
from workflow.domain.lifecycle import Trigger, create, rebuild
from workflow.domain.people import Role
from workflow.domain.responses import Answer
from workflow.services import ingest, register, remind, respond, review, settle, track, updates
from workflow.store import queries, rungs, steps, tables
from workflow.store.unit_of_work import save
from workflow.store.updates import waiting

LATER = NOW + timedelta(hours=1)
TASK = a_task(id="task000001", window=day_window(date(2023, 5, 26)))
HEARING = a_task(
    id="hearing001",
    title="Høring",
    window=day_window(date(2023, 5, 26)),
    playbook="consultation",
)
PEOPLE = 6


def enter(frist: Frist, item: Item) -> None:
    with frist.write() as connection:
        save(connection, create(item, Trigger.ADD, None, NOW))


def all_at_once(act: Callable[[int], object]) -> list[object]:
    """What each person's act gave: its result, or what it was told."""

    def one(person: int) -> object:
        try:
            return act(person)
        except Refused as refusal:
            return str(refusal)

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(one, range(PEOPLE)))


def test_of_several_who_finish_a_task_one_does_and_the_others_are_told(either: Frist) -> None:
    enter(either, TASK)

    def finish(person: int) -> bool:
        with either.write() as connection:
            track.complete(connection, TASK.id, actor_id=None, now=LATER)
        return True

    told = all_at_once(finish)
    assert told.count(True) == 1
    assert all("endret av en annen" in t or "er ferdig" in t for t in told if isinstance(t, str))
    with either.read() as connection:
        assert queries.item(connection, TASK.id).state is State.COMPLETED
        assert len(queries.history(connection, TASK.id)) == 2


def test_no_update_is_lost_however_many_write(either: Frist) -> None:
    enter(either, TASK)

    def add_a_mark(person: int) -> None:
        while True:
            try:
                with either.write() as connection:
                    said = queries.item(connection, TASK.id).description + str(person)
                    changes = {"description": said}
                    review.edit(connection, TASK.id, changes, actor_id=None, now=LATER)
                return
            except Conflict:
                continue  # told, looks again, and does it anew

    assert all_at_once(add_a_mark) == [None] * PEOPLE
    with either.read() as connection:
        item = queries.item(connection, TASK.id)
        history = queries.history(connection, TASK.id)
    assert sorted(item.description) == [str(n) for n in range(PEOPLE)]
    assert record(rebuild(history)) == record(item)


def test_of_several_who_move_a_matter_each_leaves_a_whole_chain(either: Frist) -> None:
    with either.write() as connection:
        save(connection, create(HEARING, Trigger.PROPOSE, None, NOW))
        review.accept(connection, HEARING.id, actor_id=None, now=NOW)

    def move(person: int) -> None:
        with either.write() as connection:
            window = day_window(date(2023, 6, 5) + timedelta(weeks=person))
            track.reschedule(connection, HEARING.id, window, actor_id=None, now=LATER)

    all_at_once(move)
    with either.read() as connection:
        sent = queries.item(connection, HEARING.id).window.latest
        found = steps.standing(connection, HEARING.id)
        closes = found[step_id(HEARING.id, "close")].window.latest
        for id, item in found.items():
            assert record(rebuild(queries.history(connection, id))) == record(item)
    assert sent is not None
    assert closes == sent + timedelta(weeks=3)


MINUTES = """Referat fra møte i Styret

Tid: Torsdag 16.03.2023 kl. 09.00 – 11.00

1. Høring

Sekretariatet sender notatet på høring til kommunene innen lørdag 1. april.
"""


def test_all_that_a_chain_needs_works_on_either_database(either: Frist) -> None:
    morning = datetime(2023, 5, 9, 8, tzinfo=OSLO)
    title = "Sende notatet på høring til kommunene"
    with either.write() as connection:
        alice = register.add_person(
            connection, "Alice Aasen", "alice@frist.example", now=NOW, role=Role.SECRETARIAT
        )
        connection.execute(sa.insert(tables.members).values(name="Asker"))
        item = {"id": "hearing001", "title": title, "owner_id": alice.id}
        window, playbook = HEARING.window, HEARING.playbook
        hearing = a_task(**item, window=window, playbook=playbook)
        save(connection, create(hearing, Trigger.PROPOSE, None, NOW))
        review.accept(connection, hearing.id, actor_id=alice.id, now=NOW)
        respond.respond(
            connection, hearing.id, "Asker", Answer.ANSWERED, actor_id=alice.id, now=LATER
        )
    with either.write() as connection:
        assert remind.arm(connection, morning) == 5
        [reminder] = remind.waiting(connection)
        assert len(reminder.lines) == 5
        handed_over(connection, reminder, morning)
        assert remind.arm(connection, morning) == 0
        track.complete(connection, step_id(hearing.id, "draft"), actor_id=None, now=morning)
        assert {row.state for row in rungs.of(connection, step_id(hearing.id, "draft"))} == {
            rungs.State.TOLD,
            rungs.State.COVERED,
        }
    with either.write() as connection:
        ingest.import_minutes(connection, MINUTES.encode(), "m.txt", actor_id=None, now=LATER)
        [update] = waiting(connection)
        proposal = update.proposal_id
        assert proposal is not None
        settle.settle(connection, proposal, actor_id=alice.id, now=LATER)
        updated = updates.accept(connection, update.id, actor_id=alice.id, now=LATER)
    assert (updated.id, updated.window.latest) == (hearing.id, date(2023, 4, 1))
    with either.read() as connection:
        counted = respond.record(respond.of(connection, hearing.id), {alice.id: alice.name})
    assert counted["counts"]["answered"] == 1
