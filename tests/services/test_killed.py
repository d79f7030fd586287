"""Kill -9 at random moments: no mail is lost, hardly any comes twice, and the ledger knows."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.conftest import BASE, a_task, day_window
from tests.mail.sink import Sink, SinkProcess
from workflow.bootstrap import Frist, Settings
from workflow.domain.lifecycle import Trigger, create
from workflow.store import outbox, tables
from workflow.store.parcel import Draft, State
from workflow.store.unit_of_work import save

LEASE = 3.0


@dataclass(frozen=True)
class Size:
    """How hard a run is."""

    mails: int
    kills: int
    workers: int
    witness: bool = True


def test_killed_again_and_again_every_mail_arrives(database: str, tmp_path: Path) -> None:
    assert _run(database, tmp_path, Size(mails=200, kills=4, workers=2), seed=1) <= 4


@pytest.mark.parametrize(
    ("answer", "witness", "times"),
    [("250 OK", True, 1), ("451 4.3.0 Senere", True, 1), ("250 OK", False, 2)],
)
def test_a_sender_killed_while_the_server_thinks_sends_twice_only_if_its_witness_dies_too(
    database: str, answer: str, witness: bool, times: int
) -> None:
    (expected,) = _fill(database, 1)
    with Sink() as sink:
        sender = _start(database, sink, lease=1.0)

        def die() -> str:
            sink.thinks = None
            _kill(sender, witness=witness)
            _end(sender)
            return answer

        sink.thinks = die
        _end(_go(sender))
        assert _end(_go(_start(database, sink, lease=1.0))) == 0
    assert [content.count(expected.encode()) for _, content in sink.mails] == [1] * times
    engine = Frist(Settings(database, BASE)).engine
    with engine.connect() as connection:
        (row,) = outbox.entries(connection)
    engine.dispose()
    assert (row.state, row.unsure) == (State.SENT, 0 if answer == "250 OK" and witness else 1)


@pytest.mark.soak
@pytest.mark.parametrize("workers", [1, 4])
def test_two_hundred_kills_over_ten_thousand_mails(
    database: str, tmp_path: Path, workers: int
) -> None:
    twice = _run(database, tmp_path, Size(mails=10_000, kills=200, workers=workers), seed=workers)
    assert twice <= 20


@pytest.mark.soak
def test_two_hundred_kills_that_leave_no_witness(database: str, tmp_path: Path) -> None:
    """The more mails a second, the larger a part of the time the server's answers take."""
    size = Size(mails=10_000, kills=200, workers=1, witness=False)
    assert _run(database, tmp_path, size, seed=5) <= 60


def _run(database: str, folder: Path, size: Size, seed: int) -> int:
    """Deliver and kill; how many mails came once too often."""
    expected = _fill(database, size.mails)
    chance = random.Random(seed)
    with SinkProcess(folder) as sink:
        kills = _deliver(database, sink, size, chance)
    arrived = Counter(sink.message_ids())
    twice = sum(n - 1 for n in arrived.values())
    engine = Frist(Settings(database, BASE)).engine
    with engine.connect() as connection:
        rows = outbox.entries(connection, limit=size.mails + 1)
    engine.dispose()
    print(f"{kills} kills, {arrived.total()} arrived, {twice} twice, {database.split(':')[0]}")
    assert arrived.keys() == expected  # none lost, and none that nobody queued
    assert {row.state for row in rows} == {State.SENT}
    assert {row.message_id for row in rows} == expected
    # whoever got one twice is among those that the ledger marks as unsure
    assert {id for id, n in arrived.items() if n > 1} <= {r.message_id for r in rows if r.unsure}
    assert kills == size.kills
    return twice


def _fill(database: str, mails: int) -> set[str]:
    frist = Frist(Settings(database, BASE))
    frist.initialise()
    now = datetime.now(UTC)
    with frist.write() as connection:
        task = a_task(window=day_window(date(2023, 3, 24)))
        save(connection, create(task, Trigger.ADD, None, now))
        people = [
            {
                "id": n,
                "name": f"Person {n}",
                "email": f"person{n}@frist.example",
                "role": "member",
                "language": ("nb", "nn", "en")[n % 3],
                "group_ids": [],
                "aliases": [],
                "created": now,
            }
            for n in range(1, mails + 1)
        ]
        connection.execute(sa.insert(tables.people), people)
        drafts = [
            Draft(
                key=f"digest:{n}:2023-W12",
                person_id=n,
                kind="digest",
                week="2023-W12",
                reason="Ukebrev",
                window_from=now - timedelta(days=7),
                window_to=now,
                message_id=f"<{n}.2023-W12@frist.example.no>",
                due=now,
            )
            for n in range(1, mails + 1)
        ]
        assert outbox.enqueue(connection, drafts, now) == mails
    frist.engine.dispose()
    return {draft.message_id for draft in drafts}


def _deliver(database: str, sink: SinkProcess, size: Size, chance: random.Random) -> int:
    """Deliver it all, killing as many times as asked; how many kills hit a living process.

    With several workers, the first that is killed never comes back.
    """
    spare = [_start(database, sink) for _ in range(size.workers + 1)]
    workers = [_go(spare.pop()) for _ in range(size.workers)]
    kills, begun = 0, time.monotonic()
    for reached in sorted(chance.sample(range(1, size.mails - 30 * size.workers), size.kills)):
        while sink.taken < reached:
            assert any(worker.poll() is None for worker in workers), "all workers have ended"
            time.sleep(0.001)
        # any moment of the next mails' way: many times as long as one takes, or the moment would
        # hang on that of the answer which ended the wait; but while there is something to do
        pace = (time.monotonic() - begun) / sink.taken
        moment = time.monotonic() + chance.uniform(0, 10 * pace)
        while time.monotonic() < moment and sink.taken < size.mails - 20 * size.workers:
            time.sleep(0.001)
        victim = workers.pop(chance.randrange(len(workers)))
        if victim.poll() is None:
            _kill(victim, witness=size.witness)
            kills += 1
        _end(victim)
        if size.workers == 1 or kills > 1:
            workers.append(_go(spare.pop(0)))
            spare.append(_start(database, sink))
    assert [_end(worker) for worker in workers] == [0] * len(workers)
    for idle in spare:
        idle.kill()
        _end(idle)
    return kills


def _start(database: str, sink: Sink | SinkProcess, lease: float = LEASE) -> subprocess.Popen[str]:
    """A process that has imported all it needs, and waits for the word."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.services.deliverer", database, sink.url, str(lease)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        text=True,
    )


def _go(worker: subprocess.Popen[str]) -> subprocess.Popen[str]:
    assert worker.stdin is not None
    worker.stdin.write("go\n")
    worker.stdin.flush()
    return worker


def _kill(worker: subprocess.Popen[str], *, witness: bool) -> None:
    """Kill a process, and unless its witness is to live, that too."""
    children = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text().split()
    for child in () if witness else children:
        with suppress(ProcessLookupError):
            os.kill(int(child), signal.SIGKILL)
    os.kill(worker.pid, signal.SIGKILL)


def _end(worker: subprocess.Popen[str]) -> int:
    assert worker.stdin is not None
    worker.stdin.close()
    return worker.wait(timeout=120)
