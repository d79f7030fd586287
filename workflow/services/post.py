"""What lies in the outbox, as people look at it: to whom, how far it has come, what is in doubt.

Owns the one listing that `frist outbox` and its page show, and sending again by hand. The rows
and their states are `workflow.store.outbox`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from workflow.services.pause import resume
from workflow.store import mailing, outbox
from workflow.store.parcel import Entry, State

#: States in words.
WORDS = {
    State.WAITING: "venter",
    State.CLAIMED: "hentet",
    State.SENDING: "på vei ut",
    State.SENT: "sendt",
    State.FAILED: "gitt opp",
    State.SKIPPED: "ikke sendt",
}

#: What a process that was cut off leaves unsure: whether a letter came, and of one that has been
#: sent again since, whether it came once.
WHETHER = "uvisst om det kom fram"
TWICE = "kan ha kommet to ganger"


@dataclass(frozen=True, slots=True)
class Posted:
    """A row of the outbox with whom it is for. `unsure` tells that a process was cut off while
    this mail was on the wire, so that it may have come twice; `resendable` that `resend` takes
    it."""

    entry: Entry
    name: str
    address: str

    @property
    def state(self) -> str:
        """Where it is, in a word."""
        return WORDS[self.entry.state]

    @property
    def at(self) -> datetime:
        """When it was sent or last tried; while it waits, when it is to go."""
        entry = self.entry
        if entry.state is State.WAITING:
            return entry.due
        return entry.sent or entry.tried or entry.due

    @property
    def unsure(self) -> bool:
        """Whether nobody can know if it arrived, or arrived twice."""
        return self.entry.unsure > 0 or self.entry.state is State.SENDING

    @property
    def doubt(self) -> str:
        """What is unsure about it, in words; empty where nothing is."""
        if not self.unsure:
            return ""
        return TWICE if self.entry.state is State.SENT else WHETHER

    @property
    def resendable(self) -> bool:
        """Whether it may be sent again by hand: it was given up, or skipped."""
        return self.entry.state in (State.FAILED, State.SKIPPED)


def listed(
    connection: sa.Connection,
    states: Sequence[State] = tuple(State),
    *,
    unsure: bool = False,
    limit: int = 200,
) -> list[Posted]:
    """Rows in these states, the latest first; with `unsure`, only those whose fate is in doubt."""
    return _addressed(connection, outbox.entries(connection, states, limit, unsure=unsure))


def _addressed(connection: sa.Connection, entries: Sequence[Entry]) -> list[Posted]:
    ids = (entry.person_id for entry in entries if entry.person_id is not None)
    readers = mailing.readers(connection, ids)
    found = []
    for entry in entries:
        person = readers[entry.person_id][0] if entry.person_id is not None else None
        address = person.email if person else entry.address or ""
        found.append(Posted(entry, person.name if person else "", address))
    return found


def resend(connection: sa.Connection, id: int, now: datetime) -> Posted:
    """Try a mail that was given up or skipped again, and the person's address where it is paused.
    Refused with a sentence for any other."""
    entry = outbox.resend(connection, id, now)
    if entry.person_id is not None:
        resume(connection, entry.person_id)
    return _addressed(connection, [entry])[0]


def tally(connection: sa.Connection) -> dict[State, int]:
    """How many rows are in each state; states without any are left out."""
    return outbox.tally(connection)


def record(posted: Posted) -> dict[str, Any]:
    """The stable JSON of a row. What a letter says is not in it: it may hold a key."""
    entry = posted.entry

    def at(moment: datetime | None) -> str | None:
        return moment.isoformat() if moment else None

    return {
        "id": entry.id,
        "key": entry.key,
        "kind": entry.kind,
        "week": entry.week,
        "name": posted.name or None,
        "to": posted.address,
        "reason": entry.reason,
        "state": entry.state.value,
        "unsure": posted.unsure,
        "attempts": entry.attempts,
        "message_id": entry.message_id,
        "created": at(entry.created),
        "due": at(entry.due),
        "tried": at(entry.tried),
        "sent": at(entry.sent),
        "error": entry.error,
    }
