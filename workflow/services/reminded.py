"""One item's reminders: those that have been told, and those to come.

Owns putting the two in one list for whoever asks "has anybody been told?". Which are due is
`workflow.domain.reminders`; the round that tells them is `remind`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from workflow.domain import reminders
from workflow.domain.deadlines import deadline_day, local_day
from workflow.domain.item import Item
from workflow.domain.reminders import Audience
from workflow.services.remind import ladder_of
from workflow.store import queries, rungs
from workflow.store.rungs import State


@dataclass(frozen=True, slots=True)
class Note:
    """One reminder: its rung, its day, who gets it, and where it is; `state` None is to come."""

    rung: str
    day: date
    receiver: str
    state: State | None
    told: datetime | None = None


def of(connection: sa.Connection, item: Item, now: datetime) -> list[Note]:
    """The item's reminders by day. To come are those up to its deadline, as it stands now."""
    people = {person.id: person.name for person in queries.people(connection)}
    kept = rungs.of(connection, item.id)
    found = [
        Note(row.rung, row.day, people.get(row.receiver_id, ""), row.state, row.told)
        for row in kept
    ]
    last, today = deadline_day(item.window) or item.follow_up, local_day(now)
    known = {(row.rung, row.deadline, row.week) for row in kept if row.state is not State.VOID}
    if last is not None:
        owner = people.get(item.owner_id or 0, "Sekretariatet")
        found += [
            Note(rung.name, rung.day, owner, None)
            for rung in reminders.rungs(item, ladder_of(connection, item), last)
            if rung.day >= today and rung.audience is Audience.OWNER and rung.key not in known
        ]
    return sorted(found, key=lambda note: (note.day, note.rung, note.receiver))
