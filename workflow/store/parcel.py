"""A row of the outbox: as it is queued, as it is read, and the states it goes through.

What happens to rows is `outbox`, and `pen` while they are sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa


class State(StrEnum):
    """Where a mail is. `sent`, `failed` and `skipped` are ends; `failed` was given up."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    SKIPPED = "skipped"


#: Where it stays, unless it is sent again by hand.
ENDS = (State.SENT, State.FAILED, State.SKIPPED)

#: Sent or on its way: what such a mail tells of need not be told again.
TOLD = (State.WAITING, State.CLAIMED, State.SENDING, State.SENT)


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail to be. `key` makes it this mail and no other; `reason` tells why there is one.

    It goes to a person, or to an `address` that is no person's. `content` is what a letter says
    that is not written from the items; it is not sent after `expires`.
    """

    key: str
    person_id: int | None
    kind: str
    week: str
    reason: str
    window_from: datetime
    window_to: datetime
    message_id: str
    due: datetime
    address: str | None = None
    content: dict[str, Any] | None = None
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the outbox. `error` is the server's words, or why it was skipped; `unsure` counts
    how often a process died while the mail was on the wire."""

    id: int
    key: str
    person_id: int | None
    address: str | None
    kind: str
    week: str
    reason: str
    window_from: datetime
    window_to: datetime
    state: State
    created: datetime
    content: dict[str, Any] | None
    expires: datetime | None
    message_id: str
    due: datetime
    lease: str | None
    leased_until: datetime | None
    attempts: int
    unsure: int
    tried: datetime | None
    sent: datetime | None
    error: str | None


#: What a row that nobody holds has.
FREE = {"lease": None, "leased_until": None}


def read(row: sa.Row[Any]) -> Entry:
    """A row of the table as an entry."""
    found = dict(row._mapping)
    found["state"] = State(found["state"])
    return Entry(**found)
