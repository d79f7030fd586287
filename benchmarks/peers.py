"""The servers we race, each started on a free loopback port in a folder of its own, and ended."""

from __future__ import annotations

import base64
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus import CALENDAR, entries
from benchmarks.load import ask
from calendars.component import render
from calendars.feed import join

ROOT = Path(__file__).parent.parent
_USER = {"Authorization": "Basic " + base64.b64encode(b"bench:bench").decode()}
_ICS = {"Content-Type": "text/calendar; charset=utf-8"}


@dataclass
class Server:
    """A running server: the URL of a feed of each size, and the processes that serve it."""

    name: str
    urls: dict[int, str]
    pids: list[int]
    headers: dict[str, str] = field(default_factory=dict)


@contextmanager
def nginx(folder: Path, bodies: dict[int, bytes]) -> Iterator[Server]:
    """The bytes as files, sent by the kernel: the floor."""
    program = _program("nginx")
    home, port = folder / "nginx", free_port()
    (home / "html").mkdir(parents=True)
    for n, body in bodies.items():
        (home / "html" / f"{n}.ics").write_bytes(body)
    temporary = "".join(
        f"{kind}_temp_path {home}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (home / "nginx.conf").write_text(
        f"worker_processes 1; pid {home}/pid; daemon off; error_log {home}/error.log;\n"
        f"{'user root; ' if os.geteuid() == 0 else ''}events {{ worker_connections 512; }}\n"
        "http { access_log off; sendfile on; tcp_nopush on; etag on; keepalive_requests 10000000;\n"
        f" types {{ text/calendar ics; }} {temporary}\n"
        f" server {{ listen 127.0.0.1:{port}; root {home}/html; }} }}\n"
    )
    command = [program, "-c", f"{home}/nginx.conf", "-e", f"{home}/error.log"]
    with running(command, port) as pid:
        yield Server("nginx", {n: f"http://127.0.0.1:{port}/{n}.ics" for n in bodies}, [pid])


@contextmanager
def bare(folder: Path, bodies: dict[int, bytes]) -> Iterator[Server]:
    """`bare_app` in one uvicorn process: what is above it is a program's own."""
    home, port = folder / "bare", free_port()
    home.mkdir()
    for n, body in bodies.items():
        (home / f"{n}.ics").write_bytes(body)
    with running(_uvicorn("bare_app", port), port, os.environ | {"BARE": str(home)}) as pid:
        urls = {n: f"http://127.0.0.1:{port}/{n}.ics" for n in bodies}
        yield Server("bare ASGI", urls, [pid])


@contextmanager
def plain(folder: Path, bodies: dict[int, bytes]) -> Iterator[Server]:
    """`plain_app` in one uvicorn process."""
    port = free_port()
    with running(_uvicorn("plain_app", port), port) as pid:
        urls = {n: f"http://127.0.0.1:{port}/{n}.ics" for n in bodies}
        yield Server("FastAPI + icalendar", urls, [pid])


@contextmanager
def radicale(folder: Path, bodies: dict[int, bytes]) -> Iterator[Server]:
    """Radicale's own server, a collection for each size, put whole."""
    program = _program("radicale")
    port, config = free_port(), folder / "radicale.conf"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n[rights]\ntype = owner_only\n"
        f"[storage]\nfilesystem_folder = {folder}/radicale\n[logging]\nlevel = error\n"
        "[web]\ntype = none\n"
    )
    with running([program, "-C", str(config)], port) as pid:
        urls = {n: f"http://127.0.0.1:{port}/bench/c{n}/" for n in bodies}
        for n, url in urls.items():
            _put(url, join(CALENDAR, map(render, entries(n))))
        yield Server("Radicale", urls, [pid], _USER)


@contextmanager
def xandikos(folder: Path, bodies: dict[int, bytes]) -> Iterator[Server]:
    """Xandikos's own server, a collection for each size, put entry by entry."""
    program = _program("xandikos")
    port = free_port()
    command = [program, "serve", "-d", f"{folder}/xandikos", "--defaults", "-l", "127.0.0.1"]
    with running([*command, "-p", str(port), "--no-detect-systemd"], port) as pid:
        urls = {}
        for n in bodies:
            base = f"http://127.0.0.1:{port}/user/calendars/c{n}/"
            ask(base, {}, method="MKCALENDAR")
            for i, entry in enumerate(entries(n)):
                _put(f"{base}{i}.ics", join(CALENDAR, [render(entry)]))
            urls[n] = f"{base}?export"
        yield Server("Xandikos", urls, [pid])


Start = Callable[[Path, dict[int, bytes]], AbstractContextManager[Server]]
PEERS: dict[str, Start] = {
    "nginx": nginx,
    "bare": bare,
    "plain": plain,
    "radicale": radicale,
    "xandikos": xandikos,
}


def _uvicorn(module: str, port: int) -> list[str]:
    command = [sys.executable, "-m", "uvicorn", f"benchmarks.{module}:app", "--port", str(port)]
    return [*command, "--no-access-log", "--log-level", "warning", "--lifespan", "off"]


def _program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise FileNotFoundError(f"{name} is not installed (not on the PATH), so it is left out")
    return found


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: list[str], port: int, environ: Mapping[str, str] | None = None
) -> Iterator[int]:
    """The process id of `command`, once it listens; it is ended afterwards."""
    quiet = subprocess.DEVNULL  # some log every request that load abandons
    process = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet, env=environ)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise RuntimeError(f"it ended with {process.returncode}: {' '.join(command)}")
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _put(url: str, body: bytes) -> None:
    answer = ask(url, _USER | _ICS, body, "PUT")
    if answer.status >= 300:
        raise RuntimeError(f"PUT {url} was answered {answer.status}: {answer.body[:200]!r}")
