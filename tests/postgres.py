"""A PostgreSQL cluster of one's own: made in a temporary folder, reached by a socket in it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import sqlalchemy as sa

#: Makes a cluster in the working folder and says so; takes it down when its standard input ends,
#: however whoever held the other end of that has come to theirs.
_KEEPER = """
trap 'pg_ctl -D data -m immediate stop >>log 2>&1; rm -rf "$PWD"' EXIT
initdb -D data -U frist --auth=trust -E UTF8 --no-sync >log 2>&1 &&
    pg_ctl -D data -w -l log -o "-k $PWD -c listen_addresses=" start >>log 2>&1 ||
    { cat log >&2; exit 1; }
echo ready
cat
"""


def binaries() -> Path | None:
    """The folder of the newest server binaries on this machine; None where there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if found:
        return found[-1].parent
    anywhere = shutil.which("initdb")
    return Path(anywhere).resolve().parent if anywhere else None


@contextmanager
def cluster() -> Iterator[str]:
    """The URL of a running server's database, until the block is left or the process dies."""
    bin = binaries()
    assert bin is not None
    folder = Path(tempfile.mkdtemp(prefix="frist-pg-", dir="/tmp"))  # a socket's path must be short
    user = None
    if os.geteuid() == 0:  # the server refuses to run as root
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
    keeper = subprocess.Popen(
        ["sh", "-c", _KEEPER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, "PATH": f"{bin}:{os.environ['PATH']}"},
        start_new_session=True,  # a signal to all of us must not reach it before it has tidied up
        user=user and user.pw_uid,
        group=user and user.pw_gid,
        extra_groups=user and [],
    )
    try:
        assert keeper.stdout is not None
        assert keeper.stdout.readline() == b"ready\n", "PostgreSQL did not start: see above"
        yield f"postgresql+psycopg://frist@/postgres?host={folder}"
    finally:
        keeper.communicate()


def database(server: str, template: str = "template1") -> str:
    """The URL of a new database on a running server: empty, or as the one it is copied from."""
    name = f"frist_{next(_numbers)}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


_numbers = count()


def _version(path: Path) -> int:
    name = path.parent.parent.name
    return int(name) if name.isdigit() else 0
