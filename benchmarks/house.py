"""Our own server for the races: a database filled through the same services as any other.

A feed of each size in one installation, and a way to change one item of it as another process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path

from benchmarks.corpus import PLACES, SUBJECTS, TEXT
from benchmarks.peers import ROOT, Server, free_port, running
from workflow.bootstrap import Frist, Settings
from workflow.domain.feeds import Filter
from workflow.domain.item import Item, State
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window
from workflow.services import publish, review
from workflow.store.unit_of_work import save_all

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
_AT_ONCE = 1000


@dataclass
class House:
    """The running server, and the installation behind it."""

    server: Server
    frist: Frist
    numbers: Iterator[int]

    def change(self, size: int) -> None:
        """Give one item of the feed of this size another title, committed and rendered."""
        number = next(self.numbers)
        with self.frist.write() as connection:
            review.edit(
                connection,
                f"{size:06}{number % size:06}",
                {"title": f"Ny tittel nummer {number}"},
                actor_id=None,
                now=NOW,
            )


def items(size: int) -> Iterator[Item]:
    """`size` items: a third deadlines, a third timed meetings, a third events of a week."""
    for i in range(size):
        day = date(2026, 1, 5) + timedelta(days=(i * 7) % 730)
        clock = time(8 + i % 8, 15 * (i % 4)) if i % 3 == 1 else None
        week = i % 3 == 2
        yield Item(
            id=f"{size:06}{i:06}",
            kind=Kind.TASK if i % 3 == 0 else Kind.EVENT,
            title=f"{SUBJECTS[i % len(SUBJECTS)]} ({i})",
            state=State.NEEDS_ACTION if i % 3 == 0 else State.CONFIRMED,
            created=NOW,
            modified=NOW,
            window=Window(
                day,
                day + timedelta(days=6 if week else 0),
                Precision.WEEK if week else Precision.DAY,
                day.isoformat(),
                starts=clock,
            ),
            description=TEXT,
            location=PLACES[i % len(PLACES)],
            categories=(f"{size}", "Næring" if i % 2 else "Plan"),
        )


@contextmanager
def house(folder: Path, sizes: tuple[int, ...]) -> Iterator[House]:
    """`frist serve` over a fresh database with a feed of each size."""
    database, port = f"sqlite:///{folder / 'frist.sqlite3'}", free_port()
    base = f"http://127.0.0.1:{port}"
    frist = Frist(Settings(database, base))
    frist.initialise()
    urls = {}
    with frist.write() as connection:
        for size in sizes:
            _, path = publish.add_feed(
                connection, f"{size}", Filter(category=f"{size}"), token=f"{size:043}", now=NOW
            )
            urls[size] = base + path
    for size in sizes:
        listed = list(items(size))
        for start in range(0, size, _AT_ONCE):
            with frist.write() as connection:
                entered = listed[start : start + _AT_ONCE]
                save_all(connection, [create(i, Trigger.ADD, None, NOW) for i in entered])
    command = [str(Path(sys.executable).with_name("frist")), "serve", "--port", str(port)]
    environ = os.environ | {"FRIST_DATABASE_URL": database, "FRIST_BASE_URL": base}
    with running(command, port, environ) as pid:
        yield House(Server("frist", urls, [pid]), frist, count())
    frist.engine.dispose()


def memory_of(pid: int) -> int:
    """Resident bytes of a process, as /proc says."""
    status = Path(f"/proc/{pid}/status").read_text()
    kilobytes = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes.split()[1]) * 1024


def version() -> str:
    """The commit that was measured, where git knows."""
    told = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip() or "unknown"
