"""What a move costs: through the door, beside a raw transaction of two statements, on one disk.

Both write the same rows to the same kind of file (SQLite, WAL, synchronous=FULL). The raw one
updates an item and inserts a journal row with SQLAlchemy Core, and checks nothing. The door reads
the item, asks the table of moves, checks the version, writes the journal, makes reminders void,
raises the feeds' versions and marks the component stale. The two take turns, block by block, so
that what else the machine does hits both.

    python -m benchmarks.door [--items 1000,1000000] [--seconds 3]
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import repeat
from pathlib import Path

import sqlalchemy as sa

from benchmarks.load import cpu_of
from workflow.bootstrap import Frist, Settings
from workflow.domain import playbooks
from workflow.domain.deadlines import OSLO
from workflow.domain.feeds import Filter
from workflow.domain.item import Item, State, short_id
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.people import Role
from workflow.domain.playbooks import load
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window
from workflow.services import chain, publish, register, review, track
from workflow.store import lists, queries, tables
from workflow.store.engine import reading, writing
from workflow.store.rows import item_row, journal_row
from workflow.store.unit_of_work import save
from workflow.web.session import Kind as Key
from workflow.web.session import issue_key

NOW = datetime(2023, 3, 20, 9, tzinfo=OSLO)
OPEN = 1_000


def main() -> None:
    """Measure on a database of each size, and print one line of JSON for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", default="1000,1000000")
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--no-posts", action="store_true", help="leave the server out")
    said = parser.parse_args()
    for size in (int(size) for size in said.items.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            frist = Frist(Settings(f"sqlite:///{folder}/frist.sqlite3"))
            frist.initialise()
            fill(frist, size)
            doors = door(frist)
            measured = {"items": size, **race(frist, doors, said.seconds)}
            measured |= lists_of(frist) | anchor(frist)
            if not said.no_posts:
                measured |= by_post(frist, doors, said.seconds)
            measured["megabytes"] = round(Path(folder, "frist.sqlite3").stat().st_size / 1e6)
            print(json.dumps(measured), flush=True)
            frist.engine.dispose()


def fill(frist: Frist, size: int) -> None:
    """`size` items with a journal each, of which 1,000 are open, and three feeds."""
    with writing(frist.engine) as connection:
        for name, filter in (
            ("alle", Filter()),
            ("oppgaver", Filter(kind=Kind.TASK)),
            ("høringer", Filter(category="høring")),
        ):
            publish.add_feed(connection, name, filter, token=name * 8, now=NOW)
    for start in range(0, size, 20_000):
        moves = [
            create(an_item(n), Trigger.ADD, None, NOW)
            for n in range(start, min(start + 20_000, size))
        ]
        rows = []
        for n, move in enumerate(moves, start):
            row = item_row(move.after)
            if n >= OPEN:
                row |= {"state": State.COMPLETED.value, "ended": NOW}
            rows.append(row)
        with writing(frist.engine) as connection:
            connection.execute(sa.insert(tables.items), rows)
            connection.execute(sa.insert(tables.journal), [journal_row(m.entry) for m in moves])
    with writing(frist.engine) as connection:
        connection.exec_driver_sql("ANALYZE")


def an_item(n: int) -> Item:
    day = date(2023, 3, 1) + timedelta(days=n % 90)
    window = Window(day, day, Precision.DAY, day.isoformat(), deadline=True, words=f"{day}")
    return Item(
        id=an_id(n),
        kind=Kind.TASK,
        title=f"Sende sak {n} til kommunene",
        state=State.NEEDS_ACTION,
        created=NOW,
        modified=NOW,
        window=window,
        owner="Sekretariatet",
    )


def an_id(n: int) -> str:
    return short_id(n.to_bytes(7))


def race(frist: Frist, doors: Iterator[None], seconds: float) -> dict[str, float]:
    """Moves a second through the door and raw, in turns; their ratio is of the same turns."""
    raws = raw(frist)
    for each in (doors, raws):  # statements are compiled once
        for _ in range(20):
            next(each)
    rates: dict[str, list[float]] = {"door": [], "raw": []}
    spent: dict[str, list[float]] = {"door": [], "raw": []}
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        for name, moves in (("door", doors), ("raw", raws)):
            began, cpu = time.perf_counter(), time.process_time()
            for _ in range(50):
                next(moves)
            rates[name].append(50 / (time.perf_counter() - began))
            spent[name].append((time.process_time() - cpu) / 50 * 1e6)
    ratios = [d / r for d, r in zip(rates["door"], rates["raw"], strict=True)]
    return {
        "door_per_second": round(statistics.median(rates["door"])),
        "raw_per_second": round(statistics.median(rates["raw"])),
        "door_of_raw": round(statistics.median(ratios), 2),
        "door_cpu_us": round(statistics.median(spent["door"])),
        "raw_cpu_us": round(statistics.median(spent["raw"])),
    }


def door(frist: Frist) -> Iterator[None]:
    """One legal move a step, each in a transaction of its own."""
    n = 0
    while True:
        for verb in (track.start, track.complete, track.reopen):
            with writing(frist.engine) as connection:
                verb(connection, an_id(n % (OPEN // 2)), actor_id=None, now=NOW)
            yield
        n += 1


def raw(frist: Frist) -> Iterator[None]:
    """The two statements that no journalled change can do without."""
    made = create(an_item(OPEN - 1), Trigger.ADD, None, NOW)
    row, entry = item_row(made.after), journal_row(made.entry)
    id = an_id(10_000_000)
    with writing(frist.engine) as connection:
        connection.execute(sa.insert(tables.items), {**row, "id": id})
    c = tables.items.c
    update = sa.update(tables.items).where(c.id == sa.bindparam("_id"))
    changed = {name: row[name] for name in ("state", "modified", "ended")}
    version = 1
    while True:
        with writing(frist.engine) as connection:
            connection.execute(update, {"_id": id, **changed, "version": version})
            connection.execute(
                sa.insert(tables.journal), {**entry, "item_id": id, "version": version}
            )
        version += 1
        yield


def posts(
    frist: Frist, seconds: float, connections: int, versions: dict[str, int]
) -> tuple[float, float, int]:
    """Moves a second by POST of the page's form, over so many connections, the server's
    microseconds of CPU for each, and how many failed. `versions` are those of the items that
    have been moved so."""
    token = secrets.token_urlsafe(32)
    now = datetime.now(OSLO)
    with writing(frist.engine) as connection:
        email = f"{token[:8]}@frist.example"
        person = register.add_person(connection, "Alice", email, now=now, role=Role.SECRETARIAT)
        issue_key(connection, person, token, now, Key.BROWSER)
    with serving(frist) as (port, pid):
        done = [0] * connections
        failed = [0] * connections

        def one(n: int, until: float) -> None:
            head = (
                f"Host: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
                f"Cookie: frist={token}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            )
            turn = 0
            with socket.create_connection(("127.0.0.1", port), timeout=60) as client:
                while time.perf_counter() < until:
                    id = an_id(OPEN // 2 + n * 30 + turn // 2 % 30)
                    version = versions.get(id, 1)
                    verb = "ferdig" if version % 2 else "gjenapne"
                    form = f"version={version}&til=/"
                    client.sendall(
                        f"POST /saker/{id}/{verb} HTTP/1.1\r\n{head}"
                        f"Content-Length: {len(form)}\r\n\r\n{form}".encode()
                    )
                    answer = whole(client)
                    done[n] += 1
                    failed[n] += not answer.startswith(b"HTTP/1.1 303 ")
                    versions[id] = version + 1
                    turn += 1

        one(0, time.perf_counter() + 0.5)  # as the door's: what is made once is made
        done[0] = failed[0] = 0
        began, spent = time.perf_counter(), cpu_of([pid])
        with ThreadPoolExecutor(connections) as pool:
            list(pool.map(one, range(connections), repeat(began + seconds)))
        moves = sum(done)
        took, spent = time.perf_counter() - began, cpu_of([pid]) - spent
        return moves / took, spent / moves * 1e6, sum(failed)


def whole(client: socket.socket) -> bytes:
    """An answer to its end, by its Content-Length: a library's client costs half a move."""
    answer = b""
    while not (ends := answer.find(b"\r\n\r\n") + 4) > 3:
        answer += client.recv(65536)
    length = int(answer[:ends].lower().partition(b"content-length:")[2].split(b"\r\n")[0])
    while len(answer) < ends + length:
        answer += client.recv(65536)
    return answer


@contextmanager
def serving(frist: Frist) -> Iterator[tuple[int, int]]:
    """`frist serve` over the same database as a process of its own; its port and process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [Path(sys.executable).with_name("frist"), "serve", "--port", str(port)]
    environ = {**os.environ, "FRIST_DATABASE_URL": frist.settings.database_url}
    environ |= {"PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environ) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if b"Ctrl-C" in line:
                    break
            yield port, process.pid
        finally:
            process.terminate()


def by_post(frist: Frist, doors: Iterator[None], seconds: float) -> dict[str, float]:
    """The page's rate on 1 and on 16 connections beside the library's, in turns; their ratio is
    of the same turns."""
    found: dict[str, float] = {}
    versions: dict[str, int] = {}
    for connections in (1, 16):
        rates, ratios, spent, failures = [], [], [], 0
        for _ in range(3):
            rate, cpu, failed = posts(frist, seconds, connections, versions)
            began, moves = time.perf_counter(), 0
            while time.perf_counter() - began < seconds:
                next(doors)
                moves += 1
            rates.append(rate)
            ratios.append(rate * (time.perf_counter() - began) / moves)
            spent.append(cpu)
            failures += failed
        found |= {
            f"post_{connections}_per_second": round(statistics.median(rates)),
            f"post_{connections}_of_door": round(statistics.median(ratios), 2),
            f"post_{connections}_server_cpu_us": round(statistics.median(spent)),
            f"post_{connections}_failed": failures,
        }
    return found


def lists_of(frist: Frist) -> dict[str, float]:
    """Milliseconds to find the open tasks that are due or overdue: all of them as items, and the
    first page as the desk shows it, with its count."""

    def due() -> None:
        with reading(frist.engine) as connection:
            found = queries.items(connection, states=queries.OPEN, due_before=date(2024, 1, 1))
            assert len(found) >= OPEN

    def desk() -> None:
        narrow = lists.Narrow(states=queries.OPEN, kind=Kind.TASK, due_until=date(2024, 1, 1))
        with reading(frist.engine) as connection:
            found, total = lists.page(connection, narrow, limit=50)
            assert (len(found), total >= OPEN) == (50, True)

    return timed("due", due) | timed("desk", desk)


def anchor(frist: Frist) -> dict[str, float]:
    """Milliseconds to move a matter with 50 steps, the transaction and the disk included."""
    steps = "\n".join(
        f'[[steps]]\nname = "s{n}"\ntitle = "steg {n}"\noffset = "-{n} workdays"\n'
        + ('reaches = "b"' if n == 1 else "")
        for n in range(1, 51)
    )
    phases = "".join(f'[[phases]]\nname = "{name}"\ntitle = "{name}"\n' for name in "ab")
    with_long(load("lang", f'title = "Lang"\n{phases}{steps}'))
    days = [date(2023, 9, 1) + timedelta(days=n) for n in range(200)]
    windows = iter(Window(day, day, Precision.DAY, day.isoformat(), deadline=True) for day in days)
    matter = Item(
        id="matter0001",
        kind=Kind.TASK,
        title="En sak med femti steg",
        state=State.PROPOSED,
        created=NOW,
        modified=NOW,
        window=next(windows),
        playbook="lang",
    )
    with writing(frist.engine) as connection:
        save(connection, create(matter, Trigger.PROPOSE, None, NOW))
        review.accept(connection, matter.id, actor_id=None, now=NOW)

    def move() -> None:
        with writing(frist.engine) as connection:
            track.reschedule(connection, matter.id, next(windows), actor_id=None, now=NOW)

    took = timed("anchor_with_50_steps", move)
    with reading(frist.engine) as connection:
        shown = chain.of(connection, matter.id, NOW)
        assert len(shown.planned) == 50
        assert all(each.day == each.computed for each in shown.planned)
    return took


def with_long(playbook: object) -> None:
    """Let the long playbook be one of those that ship, in this process."""
    playbooks.every()["lang"] = playbook  # type: ignore[assignment] # made by `load`
    playbooks.NAMES = (*playbooks.NAMES, "lang")  # type: ignore[assignment] # for this process


def timed(name: str, act: Callable[[], None], times: int = 15) -> dict[str, float]:
    """Median milliseconds by the wall clock, and of this process's CPU, which what else the
    machine does hardly moves."""
    wall, cpu = [], []
    for _ in range(times):
        began, spent = time.perf_counter(), time.process_time()
        act()
        wall.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - spent) * 1000)
    return {
        f"{name}_ms": round(statistics.median(wall), 1),
        f"{name}_cpu_ms": round(statistics.median(cpu), 1),
    }


if __name__ == "__main__":
    main()
