"""What a digest costs: rendering, delivering, and finding it among a million items.

    python -m benchmarks.digests render             HTML + text + MIME of a 25-item digest
    python -m benchmarks.digests send [--sink URL]  10,000 digests beside as many prebuilt messages
    python -m benchmarks.digests find [--items N] [--keep FOLDER]
                                                    one person's digest in a full database, and
                                                    rounds of reminders in one

`send` without --sink starts a server of its own in another process (aiosmtpd, which is slower
than Frist: name Postfix's `smtp-sink -c 127.0.0.1:2525 1000` to measure Frist and not the sink).
Times are CPU or wall clock of this machine, in one run, side by side; look at the ratios.
"""

from __future__ import annotations

import argparse
import gc
import resource
import shutil
import smtplib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import sqlalchemy as sa

from workflow.bootstrap import Frist, Settings, templates_dir
from workflow.domain import digest as domain
from workflow.domain.digest import Line
from workflow.domain.item import Item, State
from workflow.domain.lifecycle import Move, Trigger, create, fire
from workflow.domain.news import News
from workflow.domain.people import Person, Role
from workflow.domain.preferences import Preferences
from workflow.domain.proposal import Kind
from workflow.domain.weeks import Week
from workflow.domain.window import Precision, Window
from workflow.mail import compose
from workflow.mail.smtp import transport
from workflow.services import notify, remind
from workflow.services.editions import Edition
from workflow.services.house import House
from workflow.store import tables
from workflow.store.engine import writing
from workflow.store.rows import item_row, journal_row
from workflow.store.unit_of_work import save_all

WEEK = Week(2023, 12)
NOW = datetime(2023, 3, 20, 6, tzinfo=UTC)
LETTERS = 1000
DAYS = 3650  # that ended items are spread over
TARGET = 50  # ms for one person's digest, found and composed
BASE = "https://frist.example.no"
NOUNS = ("Høringssvar", "Referat", "Årsmelding <A&B>", "Søknad om midler", "Møte i arbeidsutvalget")


def main() -> None:
    """Run the part that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=["render", "send", "find"])
    parser.add_argument("--sink", help="smtp://host:port of a server that throws mail away")
    parser.add_argument("--mails", type=int, default=10_000)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument(
        "--keep", type=Path, help="a folder whose database is filled once, and kept"
    )
    asked = parser.parse_args()
    if asked.what == "render":
        render()
    elif asked.what == "send":
        with sink(asked.sink) as url:
            send(url, asked.mails)
    elif asked.keep:
        find(asked.items, asked.keep)
    else:
        with tempfile.TemporaryDirectory() as folder:
            find(asked.items, Path(folder))


# --- rendering


def render() -> None:
    """CPU time a recipient, through the door that deliveries use, with links of their own in every
    letter: all told the same 25 items, in 20 parts, and each told 25 items that nobody else is.
    Each has an edition a batch, and they take turns, so that all meet the same machine."""
    cases = {
        "the same 25 items to all": 1,
        "500 items, 25 to each": 20,
        "25 items of one's own": LETTERS,
    }
    with tempfile.TemporaryDirectory() as folder:
        frist = filled(Path(folder), people=1, items=0)
        house = House(BASE, frist.secret, compose.environment(templates_dir()))
        told = {
            name: [lines(25, start=25 * part) for part in range(parts)]
            for name, parts in cases.items()
        }
        spent: dict[str, list[float]] = {name: [] for name in cases}
        gc.collect()
        gc.freeze()  # a worker doesn't hold 25,000 items to look through
        with frist.read() as connection:
            for number in range(LETTERS):
                if number % notify.BATCH == 0:
                    editions = {name: Edition(connection, WEEK, NOW) for name in cases}
                for name, parts in cases.items():
                    begun = time.process_time()
                    data = mail(editions[name], house, number + 1, told[name][number % parts])
                    spent[name].append((time.process_time() - begun) * 1000)
        for name, times in spent.items():
            print(
                f"{name:26} {statistics.median(times):.3f} ms a recipient (median of {LETTERS}; "
                f"mean {statistics.mean(times):.3f}), {len(data)} octets"
            )
        frist.engine.dispose()


def mail(edition: Edition, house: House, number: int, told: tuple[Line, ...]) -> bytes:
    """One reader's letter, from the lines to the bytes."""
    person = Person(number, f"Åse Nr. {number}", f"aase{number}@frist.example", Role.SECRETARIAT)
    digest = domain.digest(person, told, WEEK, NOW, since=NOW, until=NOW)
    return edition.mail(digest, Preferences(), house, f"<digest.{number}@frist.example>", NOW)


def lines(n: int, start: int = 0) -> tuple[Line, ...]:
    """`n` tasks over all sections that have a date."""
    items = [
        task(number, date(2023, 3, 6) + timedelta(number % 45))
        for number in range(start, start + n)
    ]
    return domain.lines(items, News(), WEEK, NOW)


def task(
    number: int, day: date, state: State = State.NEEDS_ACTION, group: int | None = None
) -> Item:
    """A task with a deadline."""
    return Item(
        id=f"{number:010}",
        kind=Kind.TASK,
        title=f"{NOUNS[number % len(NOUNS)]} nr. {number}",
        state=state,
        created=NOW,
        modified=NOW,
        window=Window(
            day, day, Precision.DAY, day.isoformat(), deadline=True, words="innen fristen"
        ),
        owner="Sekretariatet",
        group_id=group,
    )


# --- delivering


@contextmanager
def sink(url: str | None) -> Iterator[str]:
    """The server named, or one of our own."""
    if url:
        yield url
        return
    server = subprocess.Popen(
        [sys.executable, "-c", _SINK], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    try:
        yield server.stdout.readline().strip()
    finally:
        server.communicate()


_SINK = """
import sys
from aiosmtpd.controller import Controller
class Handler:
    async def handle_DATA(self, server, session, envelope): return "250 OK"
class Any(Controller):
    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()
controller = Any(Handler(), hostname="127.0.0.1", port=0)
controller.start()
print(f"smtp://127.0.0.1:{controller.port}", flush=True)
sys.stdin.read()
"""


def send(url: str, mails: int) -> None:
    """Frist's whole way (queue, lease, compose, note) beside plain smtplib with prebuilt messages,
    one connection each, in turns of a batch, so that both meet the same machine."""
    with tempfile.TemporaryDirectory() as folder:
        frist = filled(Path(folder), people=mails, items=25)
        house = House(BASE, frist.secret, compose.environment(templates_dir()))
        begun = time.perf_counter()
        queued = notify.enqueue(frist.engine, str(WEEK), NOW, house)
        print(f"queued {queued} in {time.perf_counter() - begun:.1f} s")
        messages, where, leases = prebuilt(frist, house), urlsplit(url), count()
        before, sent, ours, plain = 0, 0, Spent(), Spent()
        with smtplib.SMTP(where.hostname or "", where.port or 25) as server:
            while True:
                with ours:
                    counts = notify.deliver_batch(
                        frist.engine, transport(url), NOW, house, lease=f"lease-{next(leases)}"
                    )
                if counts["unreachable"]:
                    raise SystemExit(f"nobody answers at {url}")
                if not counts["claimed"]:
                    break
                with plain:
                    for n in range(counts["sent"]):
                        to = [f"aase{n}@frist.example"]
                        server.sendmail("frist@frist.example", to, messages[n % len(messages)])
                sent += counts["sent"]
                before = before or memory()
        for name, spent in (("Frist", ours), ("smtplib", plain)):
            rate, cpu = sent / spent.wall, spent.cpu / sent * 1000
            print(f"{name:8} {rate:7.0f} mails/s, {cpu:.2f} ms CPU each, {sent} sent")
        print(
            f"ratio {plain.wall / ours.wall:.2f}; after the first batch, memory grew by "
            f"{memory() - before} MB, to {memory()} MB"
        )
        frist.engine.dispose()


class Spent:
    """A context manager that adds up the wall clock and the CPU time of its blocks."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0

    def __enter__(self) -> None:
        self._begun = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter() - self._begun[0]
        self.cpu += time.process_time() - self._begun[1]


def prebuilt(frist: Frist, house: House) -> list[bytes]:
    """Messages of the same size, ready to go."""
    with frist.read() as connection:
        edition, told = Edition(connection, WEEK, NOW), lines(25)
        return [mail(edition, house, n + 1, told) for n in range(200)]


def memory() -> int:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def filled(folder: Path, people: int, items: int) -> Frist:
    """A database with so many readers, all of the secretariat, and so many tasks."""
    frist = Frist(Settings(f"sqlite:///{folder / 'frist.sqlite3'}", BASE))
    frist.initialise()
    with writing(frist.engine) as connection:
        rows = [
            {
                "id": n,
                "name": f"Åse Nr. {n}",
                "email": f"aase{n}@frist.example",
                "role": "secretariat",
                "language": "nb",
                "group_ids": [],
                "aliases": [],
                "created": NOW,
            }
            for n in range(1, people + 1)
        ]
        connection.execute(sa.insert(tables.people), rows)
        tasks = [task(n, date(2023, 3, 6) + timedelta(n % 45)) for n in range(items)]
        save_all(connection, [create(one, Trigger.ADD, None, NOW) for one in tasks])
    return frist


# --- finding


def find(items: int, folder: Path) -> None:
    """One person's digest in a database of so many items, nearly all ended: 1 in 1,000 is open,
    and of those the secretariat is told of all, a member of a tenth; in the week before as many
    ended as in any week. CPU time of this process, in which SQLite does its part, too."""
    frist = kept(folder / f"find-{items}.sqlite3", items)
    house = House(BASE, frist.secret, compose.environment(templates_dir()))
    for role in (Role.MEMBER, Role.SECRETARIAT):
        person = Person(1, "Åse", "aase@frist.example", role, group_ids=(1,))
        spent = []
        for _ in range(25):
            begun = time.process_time()
            with frist.read() as connection:
                told = notify.digest(connection, person, str(WEEK), NOW)
                assert told is not None
                found = time.process_time() - begun
                notify.message(connection, told, house)
            spent.append((found * 1000, (time.process_time() - begun) * 1000))
        first, whole = (statistics.median(times) for times in zip(*spent, strict=True))
        print(
            f"{items} items, {role}: {first:.1f} ms to find, {whole:.1f} ms with the mail "
            f"(median of {len(spent)}; target {TARGET} ms)"
        )
    with frist.engine.connect() as connection:
        reminders(connection, items)
        connection.rollback()
    frist.engine.dispose()


def reminders(connection: sa.Connection, items: int) -> None:
    """Rounds of reminders, each Monday for half a year, and a look that finds none due."""
    rungs = tables.rungs
    told = sa.update(rungs).where(rungs.c.state == "waiting").values(state="told", told=NOW)
    for week in range(26):
        now, begun = NOW + timedelta(weeks=week), time.process_time()
        armed = remind.arm(connection, now)
        spent, looks = time.process_time() - begun, []
        connection.execute(told)
        if week % 12:
            continue
        for _ in range(9):
            begun = time.process_time()
            assert not remind.pending(connection, now)
            looks.append(time.process_time() - begun)
        rows = connection.execute(sa.select(sa.func.count()).select_from(rungs)).scalar_one()
        print(
            f"{items} items, reminders after {week} weeks: {armed} armed in {spent * 1000:.1f} ms, "
            f"{statistics.median(looks) * 1000:.1f} ms to see that none is due "
            f"({rows} rows in the ledger)"
        )


def kept(file: Path, items: int) -> Frist:
    """The database in a file, filled where there is none: ten years' work of ten groups and twenty
    people, three of them of the secretariat."""
    frist = Frist(Settings(f"sqlite:///{file}", BASE))
    if not file.exists():
        begun = time.perf_counter()
        fresh = file.with_suffix(".filling")
        filled(fresh, people=20, items=0).engine.dispose()
        fill(fresh / "frist.sqlite3", items)
        (fresh / "frist.sqlite3").rename(file)
        shutil.rmtree(fresh)
        print(f"filled {file} in {time.perf_counter() - begun:.0f} s")
    return frist


def fill(file: Path, items: int) -> None:
    """Open items and the models of ended ones are as the door would have written them; each ended
    item is a copy of a model, made where the database is, in a hundredth of the time."""
    frist = Frist(Settings(f"sqlite:///{file}", BASE))
    with writing(frist.engine) as connection:
        people, groups = tables.people, [{"id": n, "name": f"Gruppe {n}"} for n in range(1, 11)]
        connection.execute(sa.insert(tables.groups), groups)
        connection.execute(sa.update(people).where(people.c.id > 3).values(role=Role.MEMBER.value))
        moves = [still_open(n) for n in range(0, items, 1000)]
        moves += [move for day in range(DAYS) for move in ended(day)]
        last = {move.after.id: move.after for move in moves}
        connection.execute(sa.insert(tables.items), [item_row(item) for item in last.values()])
        connection.execute(sa.insert(tables.journal), [journal_row(move.entry) for move in moves])
    frist.engine.dispose()
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("PRAGMA cache_size=-400000")
        # no digest asks the index of words
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type='trigger'"):
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute("BEGIN")
        raw.execute("CREATE TEMP TABLE n (n, id, model, owner, team, title)")
        raw.execute(
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < ?) "
            "INSERT INTO n SELECT n, printf('%010d', n), printf('model%05d', n % ?), "
            "n / 1000 % 20 + 1, n / 1000 % 10 + 1, 'Sak nr. ' || n FROM r WHERE n % 1000",
            (items - 1, DAYS),
        )
        told = "json_set(after, '$.id', n.id, '$.title', n.title, "
        told += "'$.owner_id', n.owner, '$.group_id', n.team)"
        copied(raw, "items", {"title": "n.title", "owner_id": "n.owner", "group_id": "n.team"})
        copied(raw, "journal", {"actor_id": "n.owner", "after": f"iif(version = 1, {told}, after)"})
        for table, id in (("journal", "item_id"), ("items", "id")):
            raw.execute(f"DELETE FROM {table} WHERE {id} LIKE 'model%'")
        raw.execute("COMMIT")
        raw.execute("ANALYZE")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def copied(raw: sqlite3.Connection, table: str, own: dict[str, str]) -> None:
    """A table's rows of the models, once for each number: `own` has the columns that differ."""
    names = [name for _, name, *_ in raw.execute(f"PRAGMA table_info({table})")]
    id, *rest = names
    wanted = ", ".join(own.get(name, f'm."{name}"') for name in rest)
    columns = ", ".join(f'"{name}"' for name in names)
    raw.execute(
        f"INSERT INTO {table} ({columns}) SELECT n.id, {wanted} FROM n "
        f"JOIN {table} AS m ON m.{id} = n.model ORDER BY n.n"
    )


def still_open(number: int) -> Move:
    """An open item, with a deadline in the last two months or the next."""
    day = date(2023, 4, 20) - timedelta(number // 1000 % 90)
    group, owner = number // 1000 % 10 + 1, number // 1000 % 20 + 1
    item = replace(task(number, day, group=group), owner_id=owner)
    return create(item, Trigger.ADD, owner, at(day - timedelta(30)))


def ended(ago: int) -> list[Move]:
    """The moves of one that was done the day before yesterday, or so many days before."""
    day = NOW.date() - timedelta(ago + 2)
    item = replace(task(ago, day, group=1), id=f"model{ago:05}", owner_id=1)
    added = create(item, Trigger.ADD, 1, at(day - timedelta(50)))
    return [added, fire(added.after, Trigger.COMPLETE, 1, at(day))]


def at(day: date) -> datetime:
    """A moment of a working day."""
    return datetime.combine(day, NOW.time(), UTC)


if __name__ == "__main__":
    main()
