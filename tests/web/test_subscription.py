"""A real subscription: vdirsyncer fetches from a running server, khal and todoman show it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import NOW, a_task, an_event, day_window
from tests.serving import program, served
from workflow.bootstrap import Frist
from workflow.domain.feeds import Filter
from workflow.domain.item import Item
from workflow.domain.lifecycle import Trigger, create
from workflow.services import publish, track
from workflow.store import feeds
from workflow.store.unit_of_work import save_all

PROGRAMS = {name: program(name) for name in ("vdirsyncer", "khal", "todo")}
missing = [name for name, found in PROGRAMS.items() if found is None]
pytestmark = pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")

TOKENS = {"cal": "c" * 43, "todo": "t" * 43}


class Subscriber:
    """Somebody whose computer runs vdirsyncer now and then, and who looks with khal and todoman."""

    def __init__(self, folder: Path, base: str) -> None:
        self.folder = folder
        for name in TOKENS:
            (folder / name).mkdir()
        pairs = "".join(
            f'[pair {name}]\na = "{name}_r"\nb = "{name}_l"\ncollections = null\n'
            f'[storage {name}_r]\ntype = "http"\nurl = "{base}/f/{token}.ics"\n'
            f'[storage {name}_l]\ntype = "filesystem"\npath = "{folder}/{name}/"\n'
            'fileext = ".ics"\n'
            for name, token in TOKENS.items()
        )
        (folder / "vd.conf").write_text(f'[general]\nstatus_path = "{folder}/status/"\n{pairs}')
        (folder / "khal.conf").write_text(
            f"[calendars]\n[[c]]\npath = {folder}/cal\n[sqlite]\npath = {folder}/khal.db\n"
            "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            "local_timezone = Europe/Oslo\ndefault_timezone = Europe/Oslo\n"
            "[default]\ndefault_calendar = c\n"
        )
        (folder / "todo.py").write_text(
            f'path = "{folder}/todo"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
            f'default_list = "todo"\ncache_path = "{folder}/todo.db"\n'
        )
        self.run("vdirsyncer", "discover", said="y\n" * 4)

    def run(self, name: str, *arguments: str, said: str = "", fails: bool = False) -> str:
        """What a program prints; it must succeed, or fail where that is expected."""
        home = str(self.folder)
        environ = os.environ | {
            "VDIRSYNCER_CONFIG": f"{home}/vd.conf",
            "TODOMAN_CONFIG": f"{home}/todo.py",
            "XDG_CONFIG_HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_CACHE_HOME": home,
            "LC_ALL": "C.UTF-8",
        }
        done = subprocess.run(
            [str(PROGRAMS[name]), *arguments],
            env=environ,
            input=said,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert bool(done.returncode) is fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def sync(self) -> int:
        """Fetch; how many entries came or went. vdirsyncer goes by content and ignores the UIDs
        of a subscription, so that one that changed both goes and comes."""
        lines = self.run("vdirsyncer", "sync").splitlines()
        return sum("Copying" in line or "Deleting" in line for line in lines)

    def agenda(self) -> list[str]:
        """What khal shows of 2023: "first day|last day|title"."""
        form = "{start-long-full}|{end-long-full}|{title}"
        shown = ("list", "--once", "--day-format", "", "--format", form, "2023-01-01", "2023-12-31")
        lines = self.run("khal", "-c", f"{self.folder}/khal.conf", *shown).splitlines()
        return [line.replace(" 00:00", "") for line in lines if line.strip()]

    def todos(self) -> list[tuple[str, bool]]:
        """What todoman shows: (title, whether it is done)."""
        listed = json.loads(self.run("todo", "--porcelain", "list", "--status", "ANY"))
        return sorted((todo["summary"], todo["completed"]) for todo in listed)


@pytest.fixture
def base(frist: Frist, tmp_path: Path) -> Iterator[str]:
    with frist.write() as connection:
        for name, token in TOKENS.items():
            filter = Filter(tasks=name == "todo", include_done=True)
            publish.add_feed(connection, name, filter, token=token, now=NOW)
    now = "2023-03-20T09:00"
    with served(frist.settings.database_url, tmp_path / "log", FRIST_NOW=now) as server:
        yield server.base


def enter(frist: Frist, *items: Item) -> None:
    with frist.write() as connection:
        save_all(connection, [create(item, Trigger.ADD, None, NOW) for item in items])


def test_what_happens_to_items_is_shown_by_a_strangers_programs(
    frist: Frist, base: str, tmp_path: Path
) -> None:
    day, later = date(2023, 6, 8), date(2023, 6, 15)
    folder = tmp_path / "subscriber"
    folder.mkdir()
    enter(frist, an_event(id="aaaaaaaaaa", window=day_window(day)))
    subscriber = Subscriber(folder, base)
    subscriber.sync()

    # added
    enter(frist, a_task(id="bbbbbbbbbb", title="Svare, og «høre» 🎉", window=day_window(day)))
    assert subscriber.sync() == 2  # in the calendar and in the task list
    assert subscriber.agenda() == [
        "2023-06-08|2023-06-08|BEST-konferansen",
        "2023-06-08|2023-06-08|Frist: Svare, og «høre» 🎉",
    ]
    assert subscriber.todos() == [("Svare, og «høre» 🎉", False)]
    assert subscriber.sync() == 0

    # moved
    with frist.write() as connection:
        window = day_window(later)
        track.reschedule(connection, "aaaaaaaaaa", window, actor_id=None, now=NOW)
    assert subscriber.sync() == 2
    assert "2023-06-15|2023-06-15|BEST-konferansen" in subscriber.agenda()
    assert subscriber.sync() == 0

    # cancelled, and finished
    with frist.write() as connection:
        track.cancel(connection, "aaaaaaaaaa", actor_id=None, now=NOW)
        track.complete(connection, "bbbbbbbbbb", actor_id=None, now=NOW)
    assert subscriber.sync() == 6  # both in the calendar, the task in its list too
    assert subscriber.agenda() == [
        "2023-06-08|2023-06-08|✓ Frist: Svare, og «høre» 🎉",
        "2023-06-15|2023-06-15|AVLYST: BEST-konferansen",
    ]
    assert subscriber.todos() == [("Svare, og «høre» 🎉", True)]
    assert subscriber.sync() == 0

    # revoked: the program is told so, and keeps what it had
    with frist.write() as connection:
        for name in TOKENS:
            feeds.revoke(connection, feeds.named(connection, name), NOW)
    told = subscriber.run("vdirsyncer", "sync", fails=True)
    assert told.count("Gone") == 2
