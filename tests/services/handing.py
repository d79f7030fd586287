"""What becomes of a reminder: handed over, where a test is not about its mail, or overtaken."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from tests.conftest import day_window
from workflow.bootstrap import Frist
from workflow.services import remind, review, track
from workflow.services.remind import Reminder
from workflow.store import tables
from workflow.store.rungs import State


def handed_over(connection: sa.Connection, reminder: Reminder, now: datetime) -> None:
    """The ledger as it stands once the mail has arrived."""
    ids = [line.id for line in reminder.lines]
    told = sa.update(tables.rungs).where(tables.rungs.c.id.in_(ids))
    connection.execute(told.values(state=State.TOLD.value, told=now))


def moves_on(
    frist: Frist, id: str, how: str, *, actor_id: int, owner_id: int, now: datetime
) -> None:
    """The task is done, cancelled, given another date (16 June), handed over, or put off (to 5
    April)."""
    with frist.write() as connection:
        match how:
            case "complete":
                track.complete(connection, id, actor_id=actor_id, now=now)
            case "cancel":
                track.cancel(connection, id, actor_id=actor_id, now=now)
            case "reschedule":
                window = day_window(date(2023, 6, 16))
                track.reschedule(connection, id, window, actor_id=actor_id, now=now)
            case "edit":
                review.edit(connection, id, {"owner_id": owner_id}, actor_id=actor_id, now=now)
            case "wait":
                remind.wait(connection, id, date(2023, 4, 5), actor_id=actor_id, now=now)
