"""Asking a server, driving load at it, and reading what it cost: loopback only, bounded in time."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import statistics
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass

_UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}


@dataclass(frozen=True)
class Answer:
    """One answer, read to its end."""

    status: int
    body: bytes
    etag: str | None


@dataclass(frozen=True)
class Run:
    """What came of driving load: answers, how long it took, 99th percentile of latency (s)."""

    requests: int
    seconds: float
    p99: float


def ask(
    url: str, headers: dict[str, str], body: bytes | None = None, method: str = "GET"
) -> Answer:
    """The answer to one request; statuses above 399 are answers too."""
    request = urllib.request.Request(url, body, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return Answer(answer.status, answer.read(), answer.headers.get("ETag"))
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read(), error.headers.get("ETag"))


def cpu_of(pids: list[int]) -> float:
    """Seconds of CPU that these processes and their living descendants have used (user, system)."""
    ticks = {}
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as file:
                    fields = file.read().rsplit(")", 1)[1].split()
            except OSError:
                continue  # it ended meanwhile
            parents[int(entry)] = int(fields[1])
            ticks[int(entry)] = sum(map(int, fields[11:15]))
    family = set(pids)
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(ticks.get(pid, 0) for pid in family) / os.sysconf("SC_CLK_TCK")


def drive(
    url: str, headers: dict[str, str], seconds: float, connections: int, to_the_end: bool = False
) -> Run:
    """Ask `url` over kept-alive connections for `seconds`.

    `to_the_end` waits for the last answers, as wrk does not: what takes longer than `seconds`
    would otherwise never be counted, yet be paid for.
    """
    if urllib.parse.urlsplit(url).hostname not in ("127.0.0.1", "localhost", "::1"):
        raise ValueError(f"load is driven at this machine alone, not at {url}")
    if shutil.which("wrk") and not to_the_end:
        return _wrk(url, headers, seconds, connections)
    return _threads(url, headers, seconds, min(connections, 8))


def _wrk(url: str, headers: dict[str, str], seconds: float, connections: int) -> Run:
    command = ["wrk", "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--latency"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    printed = subprocess.run(
        [*command, "--timeout", "60s", url], capture_output=True, text=True, check=True
    ).stdout
    total = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s|m)", printed)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", printed)
    if not total or not p99:
        raise RuntimeError(f"wrk said something else than expected: {printed}")
    return Run(int(total[1]), float(total[2]) * _UNITS[total[3]], float(p99[1]) * _UNITS[p99[2]])


def _threads(url: str, headers: dict[str, str], seconds: float, connections: int) -> Run:
    parts = urllib.parse.urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    until = time.perf_counter() + seconds
    taken: list[float] = []

    def fetch() -> None:
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        while (began := time.perf_counter()) < until:
            connection.request("GET", path, headers=headers)
            connection.getresponse().read()
            taken.append(time.perf_counter() - began)
        connection.close()

    began = time.perf_counter()
    threads = [threading.Thread(target=fetch) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    p99 = statistics.quantiles(taken, n=100)[98] if len(taken) > 1 else sum(taken)
    return Run(len(taken), time.perf_counter() - began, p99)
