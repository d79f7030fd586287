"""Pausing an address that a mail server refuses for good, and taking it up again.

Owns what follows from a refusal, whether it is an answer (`delivery`) or a mail that came back
(`bounces`), and from somebody's having looked at it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.people import Role
from workflow.store import mailing, readers


def pause(connection: sa.Connection, person_id: int, why: str, now: datetime) -> None:
    """Leave a person's address alone, in the server's words, until somebody has looked at it. A
    reader's is forgotten: nobody looks after it, and they may ask again."""
    for person, wishes in mailing.readers(connection, [person_id]).values():
        if person.role is Role.READER:
            readers.forget(connection, person_id)
        elif wishes.paused is None:
            paused = replace(wishes, paused=now, paused_why=why)
            mailing.keep(connection, person_id, paused)


def resume(connection: sa.Connection, person_id: int) -> None:
    """Somebody has looked at it, mended the address, or asked for mail: try again."""
    wishes = mailing.of(connection, person_id)
    if wishes.paused is not None:
        mailing.keep(connection, person_id, replace(wishes, paused=None, paused_why=None))
