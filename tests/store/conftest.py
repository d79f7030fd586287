"""An installation on each of the databases that Frist runs on."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.conftest import BASE
from tests.postgres import binaries, cluster
from workflow.bootstrap import Frist, Settings


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A PostgreSQL server of the module's own."""
    if binaries() is None:
        pytest.skip("initdb is not installed (package postgresql)")
    with cluster() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Frist]:
    """A fresh installation, once on SQLite and once on PostgreSQL."""
    url = f"sqlite:///{tmp_path / 'frist.sqlite3'}"
    if request.param == "postgresql":
        url = _fresh(request.getfixturevalue("server"))
    opened = Frist(Settings(url, BASE))
    opened.initialise()
    yield opened
    opened.engine.dispose()


_numbers = itertools.count()


def _fresh(server: str) -> str:
    """An empty database of that server."""
    name = f"frist_{next(_numbers)}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")
