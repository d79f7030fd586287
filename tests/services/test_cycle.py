"""Minutes that come in tick the steps of their own meeting, and ask about those they approve."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import sqlalchemy as sa

from tests.conftest import NOW, an_event, day_window
from workflow.bootstrap import Frist
from workflow.domain.chains import step_id
from workflow.domain.deadlines import OSLO
from workflow.domain.item import State
from workflow.domain.lifecycle import Trigger, create
from workflow.services import ingest, register, review, track, updates
from workflow.store import queries
from workflow.store.unit_of_work import save
from workflow.store.updates import waiting

GROUP = "Faggruppe for næring"
MAY = """Referat fra møte i Faggruppe for næring

Tid: Torsdag 11.05.2023 kl. 09.00 – 11.00

1. Godkjenning av innkalling

Innkallingen ble godkjent.

2. Referat

Referatet fra forrige møte ble godkjent.
"""
AFTER = datetime(2023, 5, 12, 9, tzinfo=OSLO)
STEPS = ("call", "draft", "send", "approve")


def plan(connection: sa.Connection, id: str, day: date, group: str = GROUP) -> None:
    """A meeting of the group in the plan, with its cycle."""
    group_id = register.add_group(connection, group).id
    window = day_window(day)
    item = an_event(id=id, title=id, window=window, group_id=group_id, playbook="meeting-cycle")
    save(connection, create(item, Trigger.PROPOSE, None, NOW))
    review.accept(connection, id, actor_id=None, now=NOW)


def read(
    connection: sa.Connection, text: str = MAY, now: datetime = AFTER, replaces: int | None = None
) -> None:
    ingest.import_minutes(
        connection, text.encode(), "m.txt", actor_id=None, now=now, replaces=replaces
    )


def done(connection: sa.Connection, id: str) -> list[str]:
    ids = {step_id(id, name): name for name in STEPS}
    found = queries.items(connection, ids=ids)
    return sorted(ids[item.id] for item in found if item.state is State.COMPLETED)


def asked(connection: sa.Connection) -> list[str]:
    return [update.target_id for update in waiting(connection)]


def test_a_meeting_whose_minutes_come_in_was_called_and_its_minutes_are_written(
    frist: Frist,
) -> None:
    with frist.write() as connection:
        plan(connection, "may", date(2023, 5, 11))
        plan(connection, "june", date(2023, 6, 8))
        plan(connection, "theirs", date(2023, 5, 11), "Faggruppe for klima")
        read(connection)
        found = {id: done(connection, id) for id in ("may", "june", "theirs")}
        draft = step_id("may", "draft")
        last = queries.history(connection, draft)[-1]
        back = track.undo(connection, draft, actor_id=None, now=AFTER)
        read(connection)
        assert found == {"may": ["call", "draft"], "june": [], "theirs": []}
        assert (last.trigger, last.why) == (Trigger.COMPLETE, "Referatet fra møtet er lest inn.")
        assert back.state is State.NEEDS_ACTION
        assert done(connection, "may") == ["call"]  # the same file again says nothing new


def test_where_two_meetings_may_be_meant_a_person_is_asked(frist: Frist) -> None:
    with frist.write() as connection:
        plan(connection, "morning", date(2023, 5, 11))
        plan(connection, "evening", date(2023, 5, 11))
        read(connection)
        assert done(connection, "morning") == done(connection, "evening") == []
        assert sorted(asked(connection)) == sorted(
            step_id(id, name) for id in ("morning", "evening") for name in ("call", "draft")
        )


def test_papers_for_a_meeting_to_come_are_no_minutes_of_it(frist: Frist) -> None:
    with frist.write() as connection:
        plan(connection, "may", date(2023, 5, 11))
        read(connection, now=NOW)
        assert done(connection, "may") == []


def test_the_meeting_before_is_the_one_whose_minutes_are_approved_when_a_person_says_so(
    frist: Frist,
) -> None:
    with frist.write() as connection:
        plan(connection, "january", date(2023, 1, 19))
        plan(connection, "march", date(2023, 3, 16))
        plan(connection, "theirs", date(2023, 4, 20), "Faggruppe for klima")
        read(connection)
        assert done(connection, "march") == []
        [update] = waiting(connection)
        updates.accept(connection, update.id, actor_id=None, now=AFTER)
        assert done(connection, "march") == ["approve"]
        why = queries.history(connection, step_id("march", "approve"))[-1].why
        assert why == "«Referatet fra forrige møte ble godkjent.»"


@pytest.mark.parametrize("decided", [False, True])
def test_corrected_minutes_do_not_ask_twice(frist: Frist, decided: bool) -> None:
    with frist.write() as connection:
        plan(connection, "march", date(2023, 3, 16))
        read(connection)
        [update] = waiting(connection)
        if decided:
            updates.accept(connection, update.id, actor_id=None, now=AFTER)
        read(connection, MAY.replace("09.00", "09.30"), replaces=1)
        assert asked(connection) == ([] if decided else [update.target_id])


def test_nobody_is_asked_what_has_been_decided_by_hand_until_that_is_undone(frist: Frist) -> None:
    with frist.write() as connection:
        plan(connection, "march", date(2023, 3, 16))
        read(connection)
        step = step_id("march", "approve")
        track.complete(connection, step, actor_id=None, now=AFTER)
        assert asked(connection) == []
        track.undo(connection, step, actor_id=None, now=AFTER)
        assert asked(connection) == [step]
