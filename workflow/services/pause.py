"""Pausing an address: one that a mail server refuses for good, or that the secretariat holds back.

Owns what follows from a refusal, whether it is an answer (`delivery`) or a mail that came back
(`bounces`), and taking an address up again: when the secretariat, or whoever has it, says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.errors import NotFound
from workflow.domain.people import Role
from workflow.domain.preferences import Preferences
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


def hold(connection: sa.Connection, reader_id: int, now: datetime) -> None:
    """The secretariat's pause of a reader. It lasts until they, or the reader, say otherwise."""
    wishes = _reader(connection, reader_id)
    if wishes.paused is None:
        mailing.keep(connection, reader_id, replace(wishes, paused=now))


def let_go(connection: sa.Connection, reader_id: int) -> None:
    """A reader whom the secretariat held back has the letter again."""
    _reader(connection, reader_id)
    resume(connection, reader_id)


def resume(connection: sa.Connection, person_id: int) -> None:
    """Somebody has looked at it, mended the address, or said that it works: try again."""
    wishes = mailing.of(connection, person_id)
    if wishes.paused is not None:
        mailing.keep(connection, person_id, replace(wishes, paused=None, paused_why=None))


def _reader(connection: sa.Connection, id: int) -> Preferences:
    for person, wishes in mailing.readers(connection, [id]).values():
        if person.role is Role.READER:
            return wishes
    raise NotFound("Leseren finnes ikke lenger.")
