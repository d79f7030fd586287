"""A reminder as handed over, where a test is not about its mail."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from workflow.services.remind import Reminder
from workflow.store import tables
from workflow.store.rungs import State


def handed_over(connection: sa.Connection, reminder: Reminder, now: datetime) -> None:
    """The ledger as it stands once the mail has arrived."""
    ids = [line.id for line in reminder.lines]
    told = sa.update(tables.rungs).where(tables.rungs.c.id.in_(ids))
    connection.execute(told.values(state=State.TOLD.value, told=now))
