"""Serving feeds: server CPU a request and rates, beside nginx and programs that do the same.

    python benchmarks/feeds.py [--seconds 3] [--rounds 3] [--json FILE]

One command, loopback only. It fills a database through our services, runs `frist serve`, and
measures that beside what is installed: nginx with the same bytes as a file (the floor), an ASGI
function that does nothing but send them (`bare_app`), a plain FastAPI app that renders with
icalendar at each request (`plain_app`), Radicale and Xandikos. Then
it changes one item at a time and measures the first fetch after each. Load comes from wrk where it
is installed, else from threads here, which reach lower rates yet bill the same CPU. CPU is what
/proc says of the server's processes, so it hardly moves with what else the machine does; rates,
p99 and the time of a first fetch do.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.house import House, house, memory_of, version
from benchmarks.load import Answer, ask, cpu_of, drive
from benchmarks.peers import PEERS, Server

SIZES = (200, 2000)
NOT_MODIFIED = "If-None-Match"
# Feeds whose first fetch after one change is measured, and how many changes
CHANGED, CHANGES = (2000, 10_000, 100_000), 15
# What is aimed at: CPU µs a request and the most times nginx's, by items and what was asked; the
# 99th percentile in ms, or so many times nginx's; memory in MB; a first fetch in ms, at 2,000 items
CPU_US = {(200, "GET"): 80, (2000, "GET"): 500, (200, NOT_MODIFIED): 60, (2000, NOT_MODIFIED): 60}
TIMES_NGINX = {(200, "GET"): 2.5, (200, NOT_MODIFIED): 6, (2000, NOT_MODIFIED): 6}
P99_MS, P99_TIMES = 20, 2
MEMORY_MB, FIRST_MS = 150, 5
# Seconds a single answer takes, above which fewer requests are made, each waited for
SLOW = 0.015


@dataclass
class Cell:
    """What was measured of one server, feed size and kind of request."""

    server: str
    items: int
    asked: str
    status: int
    size: int
    cpu_us: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)


def main() -> int:
    """Start the servers, measure them in rounds, print a table; 1 when nginx is missing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=3, help="of load a measurement")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument(
        "--largest", type=int, choices=CHANGED, default=max(CHANGED), help="feed that is filled"
    )
    parser.add_argument("--only", nargs="*", default=None, help="of " + ", ".join(PEERS))
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    given = parser.parse_args()
    changed = tuple(size for size in CHANGED if size <= given.largest)
    sizes = tuple(sorted({*SIZES, *changed}))
    with tempfile.TemporaryDirectory(prefix="frist-bench-") as folder, ExitStack() as stack:
        print(f"filling feeds of {', '.join(map(str, sizes))} items …", file=sys.stderr)
        ours = stack.enter_context(house(Path(folder), sizes))
        bodies = {n: ask(ours.server.urls[n], {}).body for n in SIZES}
        served = Server("frist", {n: ours.server.urls[n] for n in SIZES}, ours.server.pids)
        memory = memory_of(served.pids[0])
        servers = [served]
        for name, start in PEERS.items():
            if given.only is not None and name not in given.only:
                continue
            try:
                servers.append(stack.enter_context(start(Path(folder), bodies)))
            except FileNotFoundError as missing:
                print(f"{name}: {missing}", file=sys.stderr)
        cells = measure(servers, given.seconds, given.rounds, given.connections)
        loaded = memory_of(served.pids[0])
        firsts = {size: first_fetches(ours, size) for size in changed}
    print(f"commit {version()}, load average {os.getloadavg()[0]:.1f} at the end\n")
    _print(cells)
    print()
    for line in (*_aims(cells), *_memory(memory, loaded), *_growth(firsts)):
        print(line)
    if given.json:
        figures = {"cells": [asdict(cell) for cell in cells], "first fetches": firsts}
        given.json.write_text(json.dumps(figures, indent=1) + "\n")
    return 0 if any(cell.server == "nginx" for cell in cells) else 1


def measure(servers: list[Server], seconds: float, rounds: int, connections: int) -> list[Cell]:
    """Every server, size and kind of request, in interleaved rounds, so that drift hits all."""
    cells = [found for server in servers for found in _cells(server)]
    for number in range(rounds):
        for cell, server, headers, slow in cells:
            url = server.urls[cell.items]
            before = cpu_of(server.pids)
            run = drive(url, headers, seconds, 2 if slow else connections, to_the_end=slow)
            spent = _settled(server) - before
            if not run.requests:
                print(f"{cell.server}, {cell.items}: nothing came in {seconds} s", file=sys.stderr)
                continue
            cell.cpu_us.append(spent / run.requests * 1e6)
            cell.rates.append(run.requests / run.seconds)
            cell.p99_ms.append(run.p99 * 1000)
            print(f"round {number + 1}: {cell.server} {cell.items} {cell.asked}", file=sys.stderr)
    return [cell for cell, *_ in cells]


def first_fetches(ours: House, size: int) -> tuple[list[float], float]:
    """Milliseconds from asking to the last byte, each after a change of one item that another
    process committed; and the server's CPU for one, in milliseconds."""
    url, pids = ours.server.urls[size], ours.server.pids
    ask(url, {})
    walls, spent = [], 0.0
    for _ in range(CHANGES):
        ours.change(size)
        before = cpu_of(pids)
        began = time.perf_counter()
        ask(url, {})
        walls.append((time.perf_counter() - began) * 1000)
        spent += cpu_of(pids) - before
    return walls, spent / CHANGES * 1000


def _cells(server: Server) -> Iterator[tuple[Cell, Server, dict[str, str], bool]]:
    """A whole fetch and a conditional one for each size; what really comes back is kept."""
    for items, url in server.urls.items():
        began = time.perf_counter()
        whole: Answer = ask(url, server.headers)
        slow = time.perf_counter() - began > SLOW
        got = Cell(server.name, items, "GET", whole.status, len(whole.body))
        yield got, server, server.headers, slow
        if not whole.etag:
            continue
        time.sleep(1.1)  # into the next second: a body stamped with the clock would have changed
        headers = server.headers | {"If-None-Match": whole.etag}
        again = ask(url, headers)
        kept = Cell(server.name, items, NOT_MODIFIED, again.status, len(again.body))
        yield kept, server, headers, slow


def _settled(server: Server) -> float:
    """The CPU time once the server has finished what the load left behind."""
    last, spent = -1.0, cpu_of(server.pids)
    while spent - last > 0.02:
        time.sleep(0.3)
        last, spent = spent, cpu_of(server.pids)
    return spent


def _print(cells: list[Cell]) -> None:
    figures = "CPU µs a request (min–max) | requests/s | p99 ms"
    print(f"| server | items | asked | status | bytes | {figures} |")
    print("|---" * 8 + "|")
    for cell in (cell for cell in cells if cell.cpu_us):
        low, high = min(cell.cpu_us), max(cell.cpu_us)
        middle = statistics.median
        print(
            f"| {cell.server} | {cell.items} | {cell.asked} | {cell.status} | {cell.size} "
            f"| {middle(cell.cpu_us):.0f} ({low:.0f}–{high:.0f}) "
            f"| {middle(cell.rates):.0f} | {middle(cell.p99_ms):.1f} |"
        )


def _aims(cells: list[Cell]) -> Iterator[str]:
    """Our figures beside what was aimed at."""
    measured = {(c.server, c.items, c.asked): c for c in cells if c.cpu_us}
    for (server, items, asked), cell in measured.items():
        if server != "frist":
            continue
        floor = measured.get(("nginx", items, asked))
        cpu, p99 = statistics.median(cell.cpu_us), statistics.median(cell.p99_ms)
        yield _beside(f"{items} items, {asked}: CPU µs", cpu, CPU_US[items, asked])
        most = P99_MS
        if floor:
            times = cpu / statistics.median(floor.cpu_us)
            if (items, asked) in TIMES_NGINX:
                yield _beside("  … times nginx's", times, TIMES_NGINX[items, asked])
            most = max(P99_MS, P99_TIMES * statistics.median(floor.p99_ms))
        yield _beside("  … p99 ms", p99, most)


def _memory(idle: int, loaded: int) -> Iterator[str]:
    yield _beside(f"memory MB at {max(SIZES)} items", idle / 1e6, MEMORY_MB)
    yield _beside("  … after load", loaded / 1e6, MEMORY_MB)


def _growth(firsts: dict[int, tuple[list[float], float]]) -> Iterator[str]:
    """First fetches after one change; more items may cost no more than in proportion."""
    base = min(firsts)
    one = statistics.median(firsts[base][0])
    for size, (walls, cpu) in firsts.items():
        most = FIRST_MS if size == base else one * size / base
        yield _beside(
            f"first fetch after one change, {size} items, ms", statistics.median(walls), most
        )
        yield f"  … least {min(walls):.1f}, server CPU {cpu:.1f}, of {len(walls)}"


def _beside(what: str, figure: float, most: float) -> str:
    return f"{what}: {figure:.1f} (at most {most:.1f}) {'met' if figure <= most else 'NOT MET'}"


if __name__ == "__main__":
    sys.exit(main())
