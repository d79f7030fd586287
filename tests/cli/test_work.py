"""`frist work`: processes beside the server, on PostgreSQL, and still one mail each."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from itertools import repeat
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.cli.conftest import Cli
from tests.conftest import BASE, NOW, a_task, week_window
from tests.mail.sink import Sink, SinkProcess
from tests.serving import FRIST, served
from workflow.bootstrap import Frist, Settings
from workflow.cli import serving
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.people import Person
from workflow.services import settings
from workflow.store import outbox, tables
from workflow.store.parcel import State
from workflow.store.unit_of_work import save
from workflow.web.app import create_app

#: Seconds that it may all take, on a machine that does much else.
PATIENCE = 500


@pytest.mark.postgres
def test_three_workers_and_two_servers_send_each_digest_once(
    postgresql: str, tmp_path: Path
) -> None:
    _run(postgresql, tmp_path, people=350, workers=3)


@pytest.mark.soak
@pytest.mark.postgres
def test_twenty_workers_and_two_servers_send_each_digest_once(
    postgresql: str, tmp_path: Path
) -> None:
    _run(postgresql, tmp_path, people=10_000, workers=20)


def _run(database: str, folder: Path, *, people: int, workers: int) -> None:
    """Start it all on a Monday morning: the workers queue the week's digests by themselves."""
    frist = _fill(database, people)
    with SinkProcess(folder) as sink, ExitStack() as running:
        environ = {
            "FRIST_BASE_URL": BASE,
            "FRIST_SMTP_URL": sink.url,
            "FRIST_NOW": NOW.isoformat(),
        }
        for n in range(2):
            running.enter_context(served(database, folder / f"serve{n}.log", **environ))
        for n in range(workers):
            log = folder / f"work{n}.log"
            running.enter_context(_worker({"FRIST_DATABASE_URL": database} | environ, log))
        until = time.monotonic() + PATIENCE
        while _tally(frist) != {State.SENT: people}:
            assert time.monotonic() < until, _tally(frist)
            time.sleep(0.1)
        arrived = Counter(sink.message_ids())
    with frist.read() as connection:
        expected = {row.message_id for row in outbox.entries(connection, limit=people + 1)}
    frist.engine.dispose()
    assert arrived == dict.fromkeys(expected, 1)
    assert "".join((folder / f"work{n}.log").read_text() for n in range(workers)) == ""


def _fill(database: str, people: int) -> Frist:
    frist = Frist(Settings(database, BASE))
    frist.initialise()
    with frist.write() as connection:
        task = a_task(window=week_window(2023, 12))
        save(connection, create(task, Trigger.ADD, None, NOW - timedelta(days=1)))
        rows = [
            {
                "name": f"Person {n}",
                "email": f"person{n}@frist.example",
                "role": "member",
                "language": "nb",
                "group_ids": [],
                "aliases": [],
                "created": NOW,
            }
            for n in range(people)
        ]
        connection.execute(sa.insert(tables.people), rows)
        settings.keep(connection, settings.PER_DOMAIN, "0")
    return frist


def _tally(frist: Frist) -> dict[State, int]:
    with frist.read() as connection:
        return outbox.tally(connection)


@contextmanager
def _worker(environ: dict[str, str], log: Path) -> Iterator[None]:
    """A worker that says it is ready, and is asked to stop at the end."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FRIST_")}
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [FRIST, "work"],
            stdout=subprocess.PIPE,
            stderr=errors,
            env=plain | environ | {"PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"},
            text=True,
        )
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert said == "Frist sender e-post herfra (Ctrl-C stanser).\n", log.read_text()
            yield
        finally:
            process.terminate()
            process.communicate(timeout=60)


def test_the_log_tells_once_when_the_mail_server_is_gone_and_when_it_is_back(
    caplog: pytest.LogCaptureFixture,
) -> None:
    gone, idle = Counter(claimed=2, unreachable=1), Counter[str]()
    back = Counter(claimed=2, sent=2)
    works = True
    for counts in (idle, gone, gone, None, idle, back, back):
        works = serving._noted(counts, works)
    assert caplog.messages == [
        "E-postserveren tar ikke imot nå. Brevene venter i utboksen.",
        "E-postserveren tar imot igjen.",
    ]


def test_sqlite_is_refused_with_a_sentence(cli: Cli) -> None:
    cli("init")
    refused = cli("work")
    assert (refused.code, refused.out, refused.err) == (
        1,
        "",
        "frist: «frist work» trenger PostgreSQL. "
        "Med SQLite sender «frist serve» all e-post selv.\n",
    )


@pytest.mark.postgres
def test_without_a_mail_server_or_the_extra_it_says_what_to_do(postgresql: str) -> None:
    frist = Frist(Settings(postgresql, BASE))
    frist.initialise()
    frist.engine.dispose()
    environ = {"FRIST_DATABASE_URL": postgresql}
    assert _refusal(environ).startswith("frist: Sett FRIST_SMTP_URL først")
    environ["FRIST_SMTP_URL"] = "smtp://127.0.0.1:1"
    assert _refusal(environ, "sys.modules['procrastinate'] = None") == (
        "frist: «frist work» trenger et tillegg. "
        "Installer det med pip install frist-minutes[work].\n"
    )


def _refusal(environ: dict[str, str], before: str = "") -> str:
    """What a worker says that refuses to start, in a Python where something was done before."""
    script = f"import sys; {before}\nfrom workflow.cli import main; main()"
    said = subprocess.run(
        [sys.executable, "-c", script, "work"],
        capture_output=True,
        text=True,
        env=os.environ | environ | {"LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert (said.returncode, said.stdout) == (1, "")
    return said.stderr


class _Rounds:
    """Ends the server's rounds after so many of them."""

    def __init__(self, rounds: int) -> None:
        self._left = rounds

    def wait(self, seconds: float) -> bool:
        self._left -= 1
        return self._left < 0


@pytest.mark.parametrize(("mail", "sent"), [(True, {State.SENT: 1}), (False, {})])
def test_a_server_may_leave_all_mail_to_the_workers(
    frist: Frist,
    bob: Person,
    monkeypatch: pytest.MonkeyPatch,
    mail: bool,
    sent: dict[State, int],
) -> None:
    task = a_task(window=week_window(2023, 12))
    with frist.write() as connection:
        save(connection, create(task, Trigger.ADD, None, NOW - timedelta(days=1)))
    clock = repeat(NOW).__next__
    monkeypatch.setattr(serving, "ROUND", 0.0)
    with Sink() as sink:
        frist.settings = Settings(frist.settings.database_url, BASE, sink.url)
        serving._rounds(frist, create_app(frist, clock), clock, _Rounds(2), mail)  # type: ignore[arg-type]  # it only waits
    assert _tally(frist) == sent
