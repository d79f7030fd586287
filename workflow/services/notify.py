"""Digests: who gets one this week, queueing it, handing it over exactly once.

Owns the order of things: a mail is queued with its reason and committed; claimed with a lease;
composed from what is true then; ticked off as it goes. Writing one is `compositor`; the queue is
`workflow.store.outbox`; the way out is `workflow.mail.smtp`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage

import sqlalchemy as sa

from workflow.domain.deadlines import local_day
from workflow.domain.digest import Digest, standpoint
from workflow.domain.people import Person
from workflow.domain.preferences import Preferences, due, falls, refuses
from workflow.domain.weeks import Week
from workflow.mail import compose
from workflow.mail.smtp import Transport
from workflow.services import delivery, reminding
from workflow.services.compositor import DIGEST, Compositor
from workflow.services.delivery import LEASE, Counts, Mail, Skip
from workflow.services.editions import Edition
from workflow.services.house import House
from workflow.store import mailing, outbox, queries, readers
from workflow.store.engine import kept_open, writing
from workflow.store.parcel import TOLD, Draft, Entry, State

#: A move may be committed this long after the moment it carries; a window ends that long ago,
#: so that nothing is committed into one that has been told.
SETTLING = timedelta(minutes=1)

#: Mails that one process takes at a time.
BATCH = 100

#: How far back a person's first digest looks for news.
FIRST = timedelta(days=7)


def digest(connection: sa.Connection, person: Person, week: str, now: datetime) -> Digest | None:
    """A person's digest of a week («2023-W13») as it would be told at `now`; None where there is
    nothing to tell. Nothing is queued, and the next one's news stays the same."""
    found, at = Week.parse(week), standpoint(Week.parse(week), now)
    since = _since(outbox.latest(connection, DIGEST).get(person.id), at)
    until = max(now, at) + timedelta(microseconds=1)
    told = Edition(connection, found, at, only=person).digest(person, min(since, until), until)
    return None if told.empty else told


def message(connection: sa.Connection, digest: Digest, house: House) -> EmailMessage:
    """A digest as a mail, to be shown or kept: `bytes(message)` is an .eml, `get_body` gives its
    text and its HTML."""
    wishes = mailing.of(connection, digest.person.id)
    edition = Edition(connection, digest.week, digest.at, only=digest.person)
    id = house.message_id(_key(digest.person.id, digest.week), DIGEST, digest.week)
    return compose.message(edition.mail(digest, wishes, house, id, digest.at))


def enqueue(
    engine: sa.Engine, week: str, now: datetime, house: House, *, only_due: bool = False
) -> int:
    """Queue this week's digests, one for each person who wants one; how many were new.

    With `only_due`, only those whose day and hour have come. A digest of another week that still
    waits is dropped, and this one tells of both.
    """
    this = Week.parse(week)
    until = now - SETTLING
    with writing(engine) as connection:
        chosen, last = mailing.every(connection), outbox.latest(connection, DIGEST)
        drafts = []
        for person in (*queries.people(connection), *readers.every(connection)):
            wishes = chosen.get(person.id, Preferences())
            if refuses(wishes, DIGEST) or not falls(wishes, this):
                continue
            if only_due and due(wishes, this) > now:
                continue
            before = last.get(person.id)
            if before is not None and before.week != str(this) and before.state is State.WAITING:
                outbox.supersede(connection, person.id, DIGEST, str(this), _SUPERSEDED)
                since = before.window_from
            else:
                since = _since(before, until)
            key = _key(person.id, this)
            drafts.append(
                Draft(
                    key=key,
                    person_id=person.id,
                    kind=DIGEST,
                    week=str(this),
                    reason=f"Ukebrev for uke {this.number} {this.year}",
                    window_from=min(since, until),
                    window_to=until,
                    message_id=house.message_id(key, DIGEST, this),
                    due=now,
                )
            )
        return outbox.enqueue(connection, drafts, now)


def deliver_batch(
    engine: sa.Engine,
    transport: Transport,
    now: datetime,
    house: House,
    *,
    lease: str,
    clock: Callable[[], datetime] | None = None,
    limit: int = BATCH,
    per_domain: int | None = None,
    lease_for: timedelta = LEASE,
) -> Counts:
    """Deliver up to `limit` mails that are due over one connection; see `delivery.deliver`.

    `lease` is a fresh random word, held for `lease_for`; `clock` tells the time as the batch
    goes on.
    """

    def composing(connection: sa.Connection, entries: list[Entry]) -> list[Mail | Skip]:
        return Compositor(connection, now, house).mails(entries)

    with kept_open(engine):
        return delivery.deliver(
            engine,
            transport,
            composing,
            lease=lease,
            clock=clock or (lambda: now),
            limit=limit,
            lease_for=lease_for,
            per_domain=per_domain,
        )


def queue_due(engine: sa.Engine, now: datetime, house: House) -> None:
    """Queue the reminders and digests whose time has come.

    After downtime the current week's digest is queued at once, whatever day it is, and tells of
    all that has happened since the last one.
    """
    reminding.enqueue(engine, now, house)
    enqueue(engine, str(Week.of(local_day(now))), now, house, only_due=True)


def deliver_due(
    engine: sa.Engine,
    transport: Transport,
    clock: Callable[[], datetime],
    house: House,
    *,
    random_word: Callable[[], str],
    per_domain: int | None = None,
    once: bool = False,
) -> Counts:
    """Deliver until nothing more is due, or the way out fails, or `once`; at most `per_domain`
    mails a minute to one recipient's domain."""
    total: Counts = Counter()
    while True:
        counts = deliver_batch(
            engine,
            transport,
            clock(),
            house,
            lease=random_word(),
            clock=clock,
            per_domain=per_domain,
        )
        total.update(counts)
        if once or not counts["claimed"] or counts["unreachable"]:
            return total


_SUPERSEDED = "Et nyere ukebrev forteller det samme."


def _key(person_id: int, week: Week) -> str:
    return f"{DIGEST}:{person_id}:{week}"


def _since(before: Entry | None, until: datetime) -> datetime:
    """Where the news begins: where the last mail's ended, if that one told of it."""
    if before is None:
        return until - FIRST
    return before.window_to if before.state in TOLD else before.window_from
