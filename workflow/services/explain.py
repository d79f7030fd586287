"""Explaining silence: why an item is not in a calendar, or not told to a person.

Owns asking the same rules that hid it. Each answer is one sentence, the first rule's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.item import Item
from workflow.domain.people import Person
from workflow.domain.silence import not_in_digest
from workflow.services import publish
from workflow.store import feeds, mailing, queries


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an item is hidden there, and the sentence that says why, or where it stands."""

    item: Item
    hidden: bool
    sentence: str


def in_feed(connection: sa.Connection, id: str, feed_name: str, now: datetime) -> Answer:
    """Why a calendar does not show an item."""
    item = queries.item(connection, id)
    live = [f for f in feeds.every(connection) if f.name == feed_name and f.revoked is None]
    if not live and any(f.name == feed_name for f in feeds.every(connection)):
        return Answer(item, True, f"Kalenderen «{feed_name}» er trukket tilbake.")
    feed = feeds.named(connection, feed_name)
    reason = publish.silence(connection, feed, item, now)
    if reason is not None:
        return Answer(item, True, reason)
    return Answer(item, False, f"Saken står i kalenderen «{feed.name}».")


def to_person(connection: sa.Connection, id: str, person: Person, now: datetime) -> Answer:
    """Why a person's digest of this week does not hold an item."""
    item = queries.item(connection, id)
    wishes = mailing.of(connection, person.id)
    reason = not_in_digest(person, item, wishes, now)
    if reason is not None:
        return Answer(item, True, reason)
    return Answer(item, False, f"Saken står i ukens brev til {person.name}.")
