"""Reminders as the ledger keeps them: who is told what, once, and what makes them void."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
import sqlalchemy as sa

from tests.conftest import NOW, a_task, an_event, day_window
from tests.services.handing import handed_over, moves_on
from workflow.bootstrap import Frist
from workflow.domain.chains import step_id
from workflow.domain.deadlines import OSLO
from workflow.domain.errors import Refused
from workflow.domain.item import Item
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.people import Person
from workflow.domain.responses import Answer
from workflow.services import remind, respond, review, track
from workflow.store import queries, rungs, tables
from workflow.store.rungs import State
from workflow.store.unit_of_work import save

DEADLINE = date(2023, 4, 14)
TASK = a_task(window=day_window(DEADLINE, deadline=True))


def at(month: int, day: int, hour: int = 8) -> datetime:
    return datetime(2023, month, day, hour, tzinfo=OSLO)


def enter(frist: Frist, item: Item) -> None:
    with frist.write() as connection:
        save(connection, create(item, Trigger.ADD, None, NOW))


def round_at(frist: Frist, now: datetime, *, tell: bool = True) -> list[tuple[str, list[str]]]:
    """One round of the server: who is reminded, of which rungs."""
    with frist.write() as connection:
        remind.arm(connection, now)
        found = remind.waiting(connection)
        for reminder in found if tell else []:
            handed_over(connection, reminder, now)
    return [(r.receiver.name, [line.rung for line in r.lines]) for r in found]


def ledger(frist: Frist, item: Item = TASK) -> list[tuple[str, State]]:
    with frist.read() as connection:
        return [(row.rung, row.state) for row in rungs.of(connection, item.id)]


def test_the_owner_is_told_each_rung_once_and_the_secretariat_when_it_drags_on(
    frist: Frist, alice: Person, bob: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    told = {}
    for month, day in ((3, 21), (3, 22), (3, 23), (3, 31), (4, 12), (4, 14), (4, 17), (4, 24)):
        told[month, day] = round_at(frist, at(month, day)) + round_at(frist, at(month, day, 17))
    assert told == {
        (3, 21): [],
        (3, 22): [("Bob Bakke", ["14"])],
        (3, 23): [],
        (3, 31): [("Bob Bakke", ["7"])],
        (4, 12): [("Bob Bakke", ["2"])],
        (4, 14): [("Bob Bakke", ["0"])],
        (4, 17): [("Bob Bakke", ["overdue"])],
        (4, 24): [("Bob Bakke", ["overdue"])],
    }
    assert round_at(frist, at(5, 2)) == [
        ("Alice Aasen", ["secretariat"]),
        ("Bob Bakke", ["overdue"]),
    ]


def test_what_nobody_owns_is_the_secretariats(frist: Frist, alice: Person, bob: Person) -> None:
    enter(frist, TASK)
    assert round_at(frist, at(3, 22)) == [("Alice Aasen", ["14"])]


def test_after_downtime_there_is_one_reminder_with_all_of_a_persons_tasks(
    frist: Frist, alice: Person, bob: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    second = a_task(id="second0001", owner_id=bob.id, window=day_window(date(2023, 4, 5)))
    enter(frist, second)
    assert round_at(frist, at(4, 13)) == [("Bob Bakke", ["overdue", "2"])]
    assert ledger(frist) == [
        ("14", State.COVERED),
        ("7", State.COVERED),
        ("2", State.TOLD),
    ]


def test_what_was_never_handed_over_is_covered_by_the_next(
    frist: Frist, alice: Person, bob: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    for day in (22, 31):
        told = round_at(frist, at(3, day), tell=False)
    assert told == [("Bob Bakke", ["7"])]
    assert ledger(frist) == [("14", State.COVERED), ("7", State.WAITING)]


@pytest.mark.parametrize("ends", ["complete", "cancel", "reschedule", "edit", "wait"])
def test_done_cancelled_moved_or_handed_over_voids_what_waits(
    frist: Frist, alice: Person, bob: Person, charlie: Person, ends: str
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    round_at(frist, at(3, 22), tell=False)
    moves_on(frist, TASK.id, ends, actor_id=alice.id, owner_id=charlie.id, now=at(3, 22, 9))
    assert ledger(frist) == [("14", State.VOID)]
    told = round_at(frist, at(3, 22, 10))
    # the new owner has the task from today, which is that rung's day
    assert told == ([("Charlie Dahl", ["14"])] if ends == "edit" else [])


def test_a_change_of_words_voids_nothing(frist: Frist, alice: Person, bob: Person) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    round_at(frist, at(3, 22), tell=False)
    with frist.write() as connection:
        review.edit(connection, TASK.id, {"title": "Annet"}, actor_id=None, now=at(3, 22))
    assert ledger(frist) == [("14", State.WAITING)]


def test_what_is_undone_the_same_day_is_told_after_all(
    frist: Frist, alice: Person, bob: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    round_at(frist, at(3, 22), tell=False)
    with frist.write() as connection:
        track.complete(connection, TASK.id, actor_id=None, now=at(3, 22, 9))
        track.undo(connection, TASK.id, actor_id=None, now=at(3, 22, 10))
    assert round_at(frist, at(3, 22, 11)) == [("Bob Bakke", ["14"])]


def test_a_substitute_is_told_in_ones_place_while_one_is_away(
    frist: Frist, alice: Person, bob: Person, charlie: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    with frist.write() as connection:
        remind.away(connection, bob, date(2023, 3, 20), date(2023, 3, 24), charlie)
        remind.arm(connection, at(3, 22))
        [reminder] = remind.waiting(connection)
        handed_over(connection, reminder, at(3, 22))
    line = reminder.lines[0]
    assert (reminder.receiver, line.owner, line.rung) == (charlie, bob, "14")
    assert round_at(frist, at(3, 31)) == [("Bob Bakke", ["7"])]


def test_an_absence_must_make_sense(frist: Frist, bob: Person) -> None:
    first, last = date(2023, 3, 24), date(2023, 3, 20)
    with frist.write() as connection:
        with pytest.raises(Refused, match=r"slutter .* før det begynner"):
            remind.away(connection, bob, first, last)
        with pytest.raises(Refused, match="sin egen stedfortreder"):
            remind.away(connection, bob, last, first, bob)
        with pytest.raises(Refused, match="ikke noe fravær som begynner"):
            remind.back(connection, bob, first)


def test_waiting_until_a_past_day_is_refused(frist: Frist) -> None:
    enter(frist, TASK)
    with frist.write() as connection, pytest.raises(Refused, match="ikke fram i tid"):
        remind.wait(connection, TASK.id, NOW.date(), actor_id=None, now=NOW)


def test_only_silent_members_are_nudged_before_a_hearing_closes(
    frist: Frist, alice: Person, bob: Person, charlie: Person
) -> None:
    hearing = a_task(
        id="hearing001",
        title="Høring",
        window=day_window(date(2023, 3, 24)),
        playbook="consultation",
        owner_id=alice.id,
    )
    with frist.write() as connection:
        for person, name in ((bob, "Asker"), (charlie, "Drammen")):
            row = sa.insert(tables.members).values(name=name).returning(tables.members.c.id)
            member_id = connection.execute(row).scalar_one()
            connection.execute(
                sa.update(tables.people)
                .where(tables.people.c.id == person.id)
                .values(member_id=member_id)
            )
        save(connection, create(hearing, Trigger.PROPOSE, None, NOW))
        review.accept(connection, hearing.id, actor_id=None, now=NOW)
        for name in ("approve", "announce", "nudge"):
            track.complete(connection, step_id(hearing.id, name), actor_id=None, now=NOW)
        track.complete(connection, hearing.id, actor_id=None, now=NOW)
        respond.respond(connection, hearing.id, "asker", Answer.LATE, actor_id=None, now=NOW)
    # the hearing closes on 14 April
    assert round_at(frist, at(3, 31)) == [
        ("Alice Aasen", ["7"]),
        ("Charlie Dahl", ["nudge-7"]),
    ]
    assert round_at(frist, at(3, 31)) == []
    with frist.write() as connection:
        last = queries.history(connection, hearing.id)[-1]
        assert (last.trigger, last.actor_id, last.why) == (Trigger.NUDGE, None, "Drammen")
        remind.arm(connection, at(4, 12))
        step = step_id(hearing.id, "close")
        respond.respond(connection, step, "Drammen", Answer.DECLINES, actor_id=None, now=at(4, 12))
    # Alice is told of the closing date, and of dealing with the answers
    assert round_at(frist, at(4, 12)) == [("Alice Aasen", ["2", "14"])]


def test_a_meeting_cycle_has_a_ladder_of_its_own(frist: Frist, alice: Person) -> None:
    meeting = an_event(
        id="meeting001",
        title="Møte",
        window=day_window(date(2023, 3, 23)),
        playbook="meeting-cycle",
    )
    with frist.write() as connection:
        save(connection, create(meeting, Trigger.PROPOSE, None, NOW))
        review.accept(connection, meeting.id, actor_id=None, now=NOW)
        track.complete(connection, step_id(meeting.id, "draft"), actor_id=None, now=NOW)
    # the minutes should be sent on 30 March
    rounds = {day: round_at(frist, at(3, day)) for day in (27, 28, 30, 31)}
    assert rounds == {
        27: [],
        28: [("Alice Aasen", ["2"])],
        30: [("Alice Aasen", ["0"])],
        31: [("Alice Aasen", ["overdue"])],
    }
