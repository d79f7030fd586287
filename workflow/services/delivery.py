"""Delivering a batch: claimed, composed, handed over and ticked off, one by one.

Owns what follows from a server's answer. Between the answer and our first note of it lies nothing,
and on a plain line a `witness` reads the answer of a process that dies before. Where that can't be
a mail is sent twice, with the same Message-ID. What a mail says is the caller's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from workflow.mail.smtp import Deferred, Rejected, Session, Transport, Unreachable
from workflow.mail.witness import witness
from workflow.services.pause import pause
from workflow.store import outbox, pace
from workflow.store.engine import reading, writing
from workflow.store.parcel import Entry
from workflow.store.pen import Pen, catch_up
from workflow.store.pen import pen as ready
from workflow.store.slip import ASKED, TAKEN
from workflow.store.turn import turn

#: How long a process may hold what it has claimed. In the last third of it no mail is begun:
#: a server may take its time, four answers of `smtp.TIMEOUT` at the worst.
LEASE = timedelta(minutes=15)

#: Waiting after the first try that failed, the second, and so on; then the mail is given up.
BACKOFF = tuple(timedelta(minutes=m) for m in (5, 15, 60, 180, 360, 720, 1440))

#: How long a mail waits for its turn at most; then it asks again.
PATIENCE = timedelta(hours=1)

#: What is said of a mail whose process died while it was on the wire.
DOUBT = "Prosessen som sendte brevet, ble avbrutt. Det kan være kommet fram, og sendes på nytt."

#: What is said of mails that wait because the way out fails, with the server's words.
NO_WAY = "E-postserveren tar ikke imot nå: {}"

#: claimed, sent, postponed, failed, skipped, held (by a domain's limit), late (sent by a process
#: that died before it could note it), swept, doubted, unreachable (1 where the way out failed).
Counts = Counter[str]

#: What may become of a row that was claimed, but for being given back.
ENDS = ("sent", "postponed", "failed", "skipped", "held")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail ready to go."""

    entry: Entry
    sender: str
    recipient: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Skip:
    """A mail that is not to go after all, and why; `failed` where it ought to have gone."""

    entry: Entry
    why: str
    failed: bool = False


Composing = Callable[[sa.Connection, list[Entry]], list[Mail | Skip]]


def deliver(
    engine: sa.Engine,
    transport: Transport,
    composing: Composing,
    *,
    lease: str,
    clock: Callable[[], datetime],
    limit: int,
    lease_for: timedelta = LEASE,
    per_domain: int | None = None,
) -> Counts:
    """Deliver up to `limit` mails that are due; none where it is another process's `turn`. Where
    the way out fails, those not begun are given back, with what it said. `per_domain` holds back
    what is more than that for one recipient's domain in one minute, whichever process sends it;
    letters that expire don't wait, for somebody waits for them."""
    counts: Counts = Counter()
    with turn(engine) as ours:
        now = clock()
        if late := catch_up(engine):
            counts["late"] = late
        entries = _claim(engine, ours, lease, lease_for, now, limit, counts)
        if not entries:
            return counts
        why = None
        try:
            with reading(engine) as connection:
                written = composing(connection, entries)
            mails = _sorted_out(engine, written, lease, now, per_domain, counts)
            if mails:
                until = now + lease_for * 2 / 3
                with (
                    ready(engine, lease) as pen,
                    transport() as session,
                    witness(session.line, pen.paper.file, asked=ASKED, taken=TAKEN),
                ):
                    _Round(engine, pen, session, lease, until, clock, counts).go(mails)
        except Unreachable as error:
            counts["unreachable"] = 1
            why = NO_WAY.format(error)
        finally:
            # a transaction waits for the disk: there is none where nothing is left to give back
            if sum(counts[name] for name in ENDS) < len(entries):
                with writing(engine) as connection:
                    outbox.release(connection, lease, why)
    return counts


def _claim(
    engine: sa.Engine,
    ours: bool,
    lease: str,
    lease_for: timedelta,
    now: datetime,
    limit: int,
    counts: Counts,
) -> list[Entry]:
    """What to deliver, in our turn, or where whoever has it must be stuck: leases that ran out as
    long ago as they last would have been swept since."""
    with reading(engine) as connection:
        untidy = outbox.untidy(connection, now)
        if not ours and not outbox.untidy(connection, now - lease_for):
            return []
    # a claim that the machine takes with it when it dies is none, and other processes' notes wait
    # for this one
    with writing(engine, lasting=False) as connection:
        if untidy:
            counts["swept"], counts["doubted"] = outbox.sweep(connection, now, DOUBT)
        entries = outbox.claim(connection, lease=lease, until=now + lease_for, now=now, limit=limit)
    counts["claimed"] = len(entries)
    return entries


def _sorted_out(
    engine: sa.Engine,
    written: list[Mail | Skip],
    lease: str,
    now: datetime,
    per_domain: int | None,
    counts: Counts,
) -> list[Mail]:
    skips = [one for one in written if isinstance(one, Skip)]
    mails = [one for one in written if isinstance(one, Mail)]
    if not skips and per_domain is None:
        return mails
    with writing(engine) as connection:
        for skip in skips:
            end, name = (outbox.failed, "failed") if skip.failed else (outbox.skipped, "skipped")
            counts[name] += end(connection, skip.entry.id, lease, now, skip.why)
        held = {} if per_domain is None else _waits(connection, mails, per_domain, now)
        for id, (until, words) in held.items():
            counts["held"] += outbox.postponed(connection, id, lease, until, words)
    return [mail for mail in mails if mail.entry.id not in held]


def _waits(
    connection: sa.Connection, mails: list[Mail], per_domain: int, now: datetime
) -> dict[int, tuple[datetime, str]]:
    """The mails that are too many for their domain in this minute: until when each waits, and
    why."""
    asking: dict[str, list[int]] = {}
    for mail in mails:
        if mail.entry.expires is None:
            domain = mail.recipient.rpartition("@")[2].casefold()
            asking.setdefault(domain, []).append(mail.entry.id)
    if not asking:
        return {}
    asked = pace.ask(connection, {domain: len(ids) for domain, ids in asking.items()}, now)
    held = {}
    for domain, ids in asking.items():
        words = f"Venter, så {domain} ikke får for mange brev på en gang."
        for place, id in enumerate(ids, asked[domain]):
            if place >= per_domain:
                wait = min(timedelta(minutes=place // per_domain), PATIENCE)
                held[id] = (now + wait, words)
    return held


@dataclass(slots=True)
class _Round:
    """Mails over one session, each ticked off as soon as the server has answered."""

    engine: sa.Engine
    pen: Pen
    session: Session
    lease: str
    until: datetime
    clock: Callable[[], datetime]
    counts: Counts

    def go(self, mails: list[Mail]) -> None:
        """Hand over what can be begun before the lease is too old."""
        for mail in mails:
            if self.clock() >= self.until:
                return
            try:
                self._hand_over(mail)
            except _Lost:
                return

    def _hand_over(self, mail: Mail) -> None:
        entry = mail.entry
        steps = _Steps(self.pen, entry.id, self.clock)
        try:
            self.session.send(mail.sender, mail.recipient, mail.data, entry.key, steps)
            self.counts["sent"] += self.pen.sent(entry.id, self.clock())
        except Rejected as error:
            self._rejected(entry, error)
        except Deferred as error:
            self._later(entry, str(error))
        except Unreachable as error:
            self._later(entry, str(error), unsure=error.unsure)
            raise

    def _later(self, entry: Entry, words: str, *, unsure: bool = False) -> None:
        now = self.clock()
        with writing(self.engine) as connection:
            if entry.attempts >= len(BACKOFF):
                self._failed(connection, entry, words, now)
                return
            self.counts["postponed"] += outbox.postponed(
                connection,
                entry.id,
                self.lease,
                now + BACKOFF[entry.attempts],
                words,
                tried=now,
                unsure=unsure,
            )

    def _rejected(self, entry: Entry, error: Rejected) -> None:
        now = self.clock()
        with writing(self.engine) as connection:
            self._failed(connection, entry, str(error), now)
            if error.address and entry.person_id is not None:
                pause(connection, entry.person_id, str(error), now)

    def _failed(self, connection: sa.Connection, entry: Entry, words: str, now: datetime) -> None:
        self.counts["failed"] += outbox.failed(
            connection, entry.id, self.lease, now, words, tried=now
        )


@dataclass(slots=True)
class _Steps:
    """Notes how far one mail has come."""

    pen: Pen
    id: int
    clock: Callable[[], datetime]

    def going(self) -> None:
        if not self.pen.begin(self.id, self.clock()):
            raise _Lost

    def answered(self, taken: bool) -> None:
        self.pen.paper.answered(taken)


class _Lost(Exception):
    """The claim is no longer held: the lease has run out, and somebody else has what it held."""
