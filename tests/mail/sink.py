"""A real SMTP server on the loopback that keeps what it is given, and answers as it is told.

`Sink` runs in a thread of the test; `SinkProcess` in a process of its own, for tests that choose
moments at random: a thread would hand the interpreter over just when it has answered.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Sink:
    """A context manager: `url` is its address, `mails` the (recipient, bytes) it has taken.

    `answers` maps a recipient to the answers that RCPT gets, one after the other, before it is
    taken as usual. `thinks` is called when a mail has come, and gives the answer to it. `size` is
    the largest mail it takes, in octets; with `pipelining` it asks for all commands in one go.
    """

    def __init__(self, size: int = 33_554_432, *, pipelining: bool = False) -> None:
        self.size = size
        self.pipelining = pipelining
        self.mails: list[tuple[str, bytes]] = []
        self.answers: dict[str, list[str]] = {}
        self.thinks: Callable[[], str] | None = None
        self._controller = _Controller(self, hostname="127.0.0.1", port=0)

    @property
    def recipients(self) -> list[str]:
        """Who the mails were for, in order."""
        return [to for to, _ in self.mails]

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self._controller.port}"

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._controller.stop()

    async def handle_EHLO(  # noqa: N802  # aiosmtpd's name for it
        self, server: Any, session: Any, envelope: Any, name: str, responses: list[str]
    ) -> list[str]:
        session.host_name = name
        own, *rest = responses
        return [own, "250-PIPELINING", *rest] if self.pipelining else responses

    async def handle_RCPT(  # noqa: N802  # as above
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if queued := self.answers.get(address):
            return queued.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # as above
        if self.thinks:  # in a thread, which ends also where the sender has gone meanwhile
            return await asyncio.to_thread(self._take, envelope, self.thinks)
        return self._take(envelope)

    def _take(self, envelope: Any, thinks: Callable[[], str] = lambda: "250 OK") -> str:
        answer = thinks()
        if answer.startswith("2"):
            self.mails += [(to, envelope.content) for to in envelope.rcpt_tos]
        return answer


class _Controller(Controller):
    def factory(self) -> SMTP:
        return SMTP(
            self.handler,
            hostname="sink.example",
            enable_SMTPUTF8=True,
            data_size_limit=self.handler.size,
        )

    def _trigger_server(self) -> None:
        # port 0 took any that was free: tell the base class which, before it knocks on it
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()


class SinkProcess:
    """A context manager: `url` is its address, `message_ids()` what it has taken, in order."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "taken"
        self._file.touch()
        self._length = 0

    @property
    def taken(self) -> int:
        """How many mails it has taken; cheap to ask."""
        size = self._file.stat().st_size
        if size and not self._length:
            self._length = len(self._file.read_bytes().partition(b"\n")[0]) + 1
        return size // self._length if size else 0

    def message_ids(self) -> list[str]:
        return [line.strip() for line in self._file.read_text("ascii").splitlines()]

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.mail.sink", self._file],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()


class _Recorder(Sink):
    def __init__(self, file: Path) -> None:
        super().__init__()
        self._open = file.open("ab", buffering=0)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # as above
        # as little work as a server does that is made for it: all the while the mail has come and
        # its sender can't know
        head = envelope.content.partition(b"Message-ID:")[2]
        id = head.partition(b"\r\n")[0].strip()
        self._open.write(id.ljust(80) + b"\n")  # one length, so that they can be counted
        return "250 OK"


if __name__ == "__main__":
    with _Recorder(Path(sys.argv[1])) as opened:
        print(opened.url, flush=True)
        sys.stdin.read()
