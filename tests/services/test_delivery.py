"""What follows from a server's answer, and from a process that is cut off before there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any, Self

import pytest
import sqlalchemy as sa

from tests.conftest import NOW, a_draft
from tests.mail.sink import Sink
from workflow.bootstrap import Frist
from workflow.mail.smtp import Session, Steps, Transport, transport
from workflow.services import delivery
from workflow.services.delivery import LEASE, Counts, Mail, Skip
from workflow.store import outbox
from workflow.store.parcel import Entry, State

FROM = "frist@frist.example"
BODY = b"Subject: Uke 12\r\n\r\nHei\r\n"


words = (f"lease-{n}" for n in count())


@dataclass
class Meanwhile:
    """A session in which something happens each time that a mail is on its way, before its end."""

    session: Session
    happens: Callable[[], None]

    @property
    def line(self) -> int | None:
        return self.session.line

    def send(self, sender: str, recipient: str, data: bytes, name: str, steps: Steps) -> None:
        self._steps = steps
        self.session.send(sender, recipient, data, name, self)

    def going(self) -> None:
        self.happens()
        self._steps.going()

    def answered(self, taken: bool) -> None:
        self._steps.answered(taken)

    def __enter__(self) -> Self:
        self.session.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.session.__exit__(*error)


@pytest.fixture
def sink() -> Iterator[Sink]:
    with Sink() as opened:
        yield opened


def queue(frist: Frist, *addresses: str) -> None:
    with frist.write() as connection:
        drafts = [a_draft(key=to, address=to) for to in addresses]
        assert outbox.enqueue(connection, drafts, NOW) == len(addresses)


def composing(connection: sa.Connection, entries: list[Entry]) -> list[Mail | Skip]:
    return [Mail(entry, FROM, entry.address or "", BODY) for entry in entries]


def deliver(frist: Frist, way: Transport, now: datetime = NOW, limit: int = 10) -> Counts:
    word = next(words)
    return delivery.deliver(
        frist.engine, way, composing, lease=word, clock=lambda: now, limit=limit, lease_for=LEASE
    )


def ledger(frist: Frist) -> list[tuple[State, int, int]]:
    """Where each mail is, how often it was tried, and how often that is in doubt."""
    with frist.read() as connection:
        found = reversed(outbox.entries(connection))
        return [(entry.state, entry.attempts, entry.unsure) for entry in found]


def test_who_was_so_slow_that_another_has_the_mail_by_now_stops_before_its_end(
    frist: Frist, sink: Sink
) -> None:
    queue(frist, "a@frist.example", "b@frist.example")

    def swept() -> None:
        with frist.write() as connection:
            assert outbox.sweep(connection, NOW + LEASE, "") == (2, 0)

    slow = deliver(frist, lambda: Meanwhile(transport(sink.url)(), swept))
    assert (slow["claimed"], slow["sent"], slow["unreachable"], sink.mails) == (2, 0, 0, [])
    assert ledger(frist) == [(State.WAITING, 0, 0)] * 2
    assert deliver(frist, transport(sink.url), NOW + LEASE)["sent"] == 2
    assert sink.recipients == ["a@frist.example", "b@frist.example"]
    assert ledger(frist) == [(State.SENT, 1, 0)] * 2


def test_a_mail_is_in_doubt_only_once_its_end_is_about_to_go(frist: Frist, sink: Sink) -> None:
    queue(frist, "a@frist.example")
    seen: list[State] = []

    def look() -> None:
        seen.append(ledger(frist)[0][0])

    deliver(frist, lambda: Meanwhile(transport(sink.url)(), look))
    assert seen == [State.CLAIMED]
    assert ledger(frist) == [(State.SENT, 1, 0)]


def test_while_one_process_sends_another_waits_unless_it_must_be_stuck(
    frist: Frist, sink: Sink
) -> None:
    queue(frist, "a@frist.example", "b@frist.example")
    others: list[Counts] = []

    def another() -> None:
        if not others:
            for much_later in (0 * LEASE, LEASE, 2 * LEASE):
                others.append(deliver(frist, transport(sink.url), NOW + much_later))

    first = deliver(frist, lambda: Meanwhile(transport(sink.url)(), another), limit=1)
    taken_over = {"swept": 1, "doubted": 0, "claimed": 2, "sent": 2}
    assert [dict(other) for other in others] == [{}, {}, taken_over]
    assert (first["claimed"], first["sent"]) == (1, 0)
    assert sink.recipients == ["a@frist.example", "b@frist.example"]


@pytest.mark.parametrize(
    ("answer", "state"),
    [("451 4.3.0 Senere", State.WAITING), ("550 5.1.1 Ukjent", State.FAILED)],
)
def test_a_try_that_a_server_refuses_counts_and_has_its_time(
    frist: Frist, sink: Sink, answer: str, state: State
) -> None:
    queue(frist, "a@frist.example")
    sink.answers["a@frist.example"] = [answer]
    deliver(frist, transport(sink.url))
    with frist.read() as connection:
        (entry,) = outbox.entries(connection)
    assert (entry.state, entry.attempts, entry.tried) == (state, 1, NOW)
