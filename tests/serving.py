"""`frist serve` as a process of its own, and programs that others wrote, as processes of theirs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

FRIST = Path(sys.executable).with_name("frist")


@dataclass
class Served:
    """A running server: where it answers, and a client that keeps its connection."""

    base: str
    client: httpx.Client

    def get(self, path: str, **headers: str) -> httpx.Response:
        """One GET, uncompressed unless asked otherwise."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        said = {"accept-encoding": "identity", **named}
        return self.client.get(path, headers=said)


@contextmanager
def served(database: str, log: Path, **environ: str) -> Iterator[Served]:
    """A server on a free port over this database, until the block ends.

    Set `FRIST_BASE_URL` where several are to make the same bytes.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FRIST_")}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [FRIST, "serve", "--port", port],
            stdout=subprocess.PIPE,
            stderr=out,
            env=plain
            | {"FRIST_DATABASE_URL": database, "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"}
            | environ,
        )
        said = b""
        try:
            assert process.stdout is not None
            for line in process.stdout:
                said += line
                if b"Ctrl-C" in line:
                    break
            assert b"Ctrl-C" in said, said + log.read_bytes()
            base = f"http://127.0.0.1:{port}"
            with httpx.Client(base_url=base, timeout=30, verify=False) as client:
                yield Served(base, client)
        finally:
            process.terminate()
            rest, _ = process.communicate(timeout=30)
            out.write(said + rest)


def program(name: str) -> str | None:
    """A program beside this Python, or on the PATH; None where it is not installed."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name)
