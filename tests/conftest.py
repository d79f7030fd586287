"""The cast and the tools that every test may use.

Alice is the secretariat, Bob a member who owns a task, Charlie a member of another group who
must see nothing of it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests import postgres
from workflow.bootstrap import Frist, Settings
from workflow.domain.deadlines import OSLO
from workflow.domain.item import Item, State
from workflow.domain.people import Person, Role
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window
from workflow.services import register
from workflow.store.parcel import Draft

#: Whether full counts are asked for: `make soak`.
SOAK = bool(os.environ.get("FRIST_SOAK"))

settings.register_profile("suite", deadline=None, max_examples=50)
settings.register_profile("soak", deadline=None, max_examples=1_000)
settings.load_profile("soak" if SOAK else "suite")

#: For what must never fail once: that every state can be rebuilt from its journal.
thorough = settings(max_examples=10_000 if SOAK else 50)

#: Monday of week 12, the first morning after the sample meeting.
NOW = datetime(2023, 3, 20, 9, 0, tzinfo=OSLO)
BASE = "https://frist.example.no"


@pytest.fixture(scope="session", autouse=True)
def state_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is kept for a user beside the database is kept elsewhere for tests."""
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a fresh installation, to be copied for each test."""
    path = tmp_path_factory.mktemp("fresh") / "frist.sqlite3"
    made = Frist(Settings(f"sqlite:///{path}", BASE))
    made.initialise()
    made.engine.dispose()  # the last connection's close folds the write-ahead log into the file
    return path


@pytest.fixture
def frist(fresh: Path, tmp_path: Path) -> Iterator[Frist]:
    """A fresh installation on a real SQLite file."""
    with opened(f"sqlite:///{shutil.copy(fresh, tmp_path)}") as frist:
        yield frist


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server that all tests of this process share."""
    if postgres.binaries() is None:
        pytest.skip("no PostgreSQL server binaries here (Debian: postgresql)")
    with postgres.cluster() as url:
        yield url


@pytest.fixture
def postgresql(server: str) -> str:
    """The URL of an empty database on that server."""
    return postgres.database(server)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("postgresql")
        return url
    return f"sqlite:///{tmp_path / 'frist.sqlite3'}"


@pytest.fixture(scope="session")
def furnished(server: str) -> str:
    """The name of a fresh installation on that server, to be copied for each test."""
    url = postgres.database(server)
    made = Frist(Settings(url, BASE))
    made.initialise()
    made.engine.dispose()  # what somebody is connected to can't be copied
    return made.engine.url.database or ""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Frist]:
    """A fresh installation, once on SQLite and once on PostgreSQL."""
    if request.param == "postgresql":
        template = request.getfixturevalue("furnished")
        url = postgres.database(request.getfixturevalue("server"), template)
    else:
        url = f"sqlite:///{shutil.copy(request.getfixturevalue('fresh'), tmp_path)}"
    with opened(url) as frist:
        yield frist


@contextmanager
def opened(url: str) -> Iterator[Frist]:
    """An installation that is there, until the block ends."""
    frist = Frist(Settings(url, BASE))
    yield frist
    frist.engine.dispose()


@pytest.fixture
def alice(frist: Frist) -> Person:
    with frist.write() as connection:
        return register.add_person(
            connection,
            "Alice Aasen",
            "alice@frist.example",
            now=NOW,
            role=Role.SECRETARIAT,
            aliases=["Sekretariatet"],
        )


@pytest.fixture
def bob(frist: Frist) -> Person:
    with frist.write() as connection:
        return register.add_person(connection, "Bob Bakke", "bob@frist.example", now=NOW)


@pytest.fixture
def charlie(frist: Frist) -> Person:
    with frist.write() as connection:
        return register.add_person(connection, "Charlie Dahl", "charlie@frist.example", now=NOW)


def day_window(day: date, *, deadline: bool = False, at: time | None = None) -> Window:
    """A window of one day."""
    return Window(
        day, day, Precision.DAY, day.isoformat(), starts=at, deadline=deadline, words=f"{day}"
    )


def week_window(year: int, week: int, *, deadline: bool = True) -> Window:
    """A window of one ISO week."""
    monday = date.fromisocalendar(year, week, 1)
    words = f"uke {week}"
    timex = f"{year}-W{week:02}"
    sunday = monday + timedelta(days=6)
    return Window(monday, sunday, Precision.WEEK, timex, deadline=deadline, words=words)


def a_task(**fields: object) -> Item:
    """An accepted task; say only what the test is about."""
    return _item(Kind.TASK, State.NEEDS_ACTION, "Sende høringen til kommunene", fields)


def an_event(**fields: object) -> Item:
    """An accepted event; say only what the test is about."""
    return _item(Kind.EVENT, State.CONFIRMED, "BEST-konferansen", fields)


def a_draft(**fields: Any) -> Draft:
    """A letter for the outbox that is due now; say only what the test is about."""
    given = Draft(
        key="digest:1",
        person_id=None,
        kind="digest",
        week="2023-W12",
        reason="Ukebrev",
        window_from=NOW,
        window_to=NOW,
        message_id="<1@frist.example>",
        due=NOW,
    )
    return replace(given, **fields)


def _item(kind: Kind, state: State, title: str, fields: dict[str, object]) -> Item:
    given: dict[str, object] = {
        "id": "0123456789",
        "kind": kind,
        "title": title,
        "state": state,
        "created": NOW,
        "modified": NOW,
    }
    return Item(**(given | fields))  # type: ignore[arg-type]  # a test names any field it likes
