"""The slip: which mail was put to the server last, and if it took it, in a file that outlives us.

Owns these files and who may clear them away. A process that is killed between a server's answer
and its note in the database makes two mails of one. A write to an open local file is over in
microseconds and stays when the process dies, so that whoever sends next on this machine can make
the note after all (`pen`). Who reads the answer of a server that thinks for longer than the process
lives writes on it too. Where no file can be had, mails go all the same, and a row that was left on
the wire is in doubt, as it is when the machine itself dies.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

#: What the line on a slip begins with: of one length, so that each is written over another.
ASKED, TAKEN, REFUSED = b"asked  ", b"taken  ", b"refused"


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail that a server took: its row, the lease that held it, and when it was put to it."""

    id: int
    lease: str
    at: datetime


class Slip:
    """Says one mail, the latest; nothing where there is no file."""

    def __init__(self, file: int | None) -> None:
        self.file = file

    def asks(self, id: int, at: datetime) -> None:
        """The mail's end is about to go."""
        # one call, which a kill leaves done or undone; what a longer line before it leaves behind
        # its end is not read
        self._write(b"%b %d %b\n" % (ASKED, id, at.isoformat().encode()))

    def answered(self, taken: bool) -> None:
        """The server has taken this mail, or won't."""
        self._write(TAKEN if taken else REFUSED)

    def _write(self, words: bytes) -> None:
        if self.file is not None:
            with suppress(OSError):  # a full disk: then the note alone must do
                os.pwrite(self.file, words, 0)


@contextmanager
def slip(engine: sa.Engine, lease: str) -> Iterator[Slip]:
    """A slip for what is sent under this lease. It is thrown away when the block ends well, and
    kept for whoever comes next when it doesn't."""
    path = folder(engine) / lease
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = _held(path)
    except OSError:
        yield Slip(None)
        return
    try:
        yield Slip(file)
        path.unlink(missing_ok=True)
    finally:
        os.close(file)


@contextmanager
def left(engine: sa.Engine) -> Iterator[list[Taken]]:
    """What stands on slips that no process holds any more; they are thrown away when the block
    ends well."""
    with ExitStack() as stack:
        files = {path: _let_go(path, stack) for path in folder(engine).glob("*")}
        free = {path: file for path, file in files.items() if file is not None}
        yield [taken for path, file in free.items() if (taken := _read(path.name, file))]
        for path in free:
            path.unlink(missing_ok=True)


def folder(engine: sa.Engine) -> Path:
    """Where the slips of a database lie: beside an SQLite file, else in the user's state folder,
    since a server's machine may be another."""
    if engine.dialect.name == "sqlite":
        return Path(f"{engine.url.database}-slips")
    import platformdirs

    name = hashlib.sha256(engine.url.render_as_string().encode()).hexdigest()[:16]
    return platformdirs.user_state_path("frist") / "slips" / name


def _held(path: Path) -> int:
    """The file, ours alone for as long as it is open."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
        except OSError:
            os.close(file)
            raise
        if os.fstat(file).st_nlink:
            return file
        os.close(file)  # cleared away before it was ours


def _let_go(path: Path, stack: ExitStack) -> int | None:
    """The file, if nobody holds it; open and ours until the stack ends."""
    try:
        file = os.open(path, os.O_RDONLY)
        stack.callback(os.close, file)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # held, gone by now, or of a kind that can't be locked
        return None
    return file


def _read(lease: str, file: int) -> Taken | None:
    words = os.pread(file, 200, 0).decode("ascii", "replace").partition("\n")[0].split()
    try:
        answer, id, at = words
        asked = Taken(int(id), lease, datetime.fromisoformat(at))
    except ValueError:  # empty: its process put none to a server
        return None
    return asked if answer == TAKEN.decode().strip() else None
