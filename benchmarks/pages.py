"""What each page weighs and costs, beside its target.

    python -m benchmarks.pages [--items 10000] [--many 1000000] [--folder DIR]

Bytes and first contentful paint are the browser's (chromium over a real server, nothing cached);
server time is the CPU time of one request in this process, the best of several, so that what else
the machine does counts for little. With `--many` the desk and the search are measured again in a
database of that size (it takes some ten minutes to fill; `--folder` keeps it for the next time).
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa
import uvicorn

from benchmarks import town
from workflow.bootstrap import Frist, Settings
from workflow.domain.people import Role
from workflow.services import links
from workflow.store import queries
from workflow.web.app import create_app
from workflow.web.feeds import FeedsFirst
from workflow.web.session import Kind, issue_key

#: The targets: octets over the wire, milliseconds of the server's CPU, milliseconds to the paint.
OCTETS, SERVER, PAINT, MANY = 100_000, 60.0, 1000.0, 100.0

#: (page, who, address)
PAGES = (
    ("desk", "secretariat", "/"),
    ("desk, narrowed", "secretariat", "/?uken-gruppe=2&kommer-ansvarlig=meg&velg=kommer"),
    ("my tasks", "member", "/mine"),
    ("my preferences", "member", "/mine/innstillinger"),
    ("items", "secretariat", "/saker"),
    ("overdue", "secretariat", "/saker?frist=forfalt"),
    ("finished", "secretariat", "/saker?tilstand=ferdige"),
    ("items, searched", "secretariat", "/saker?sok=havn"),
    ("item", "secretariat", "/saker/t000000004"),
    ("item, why", "secretariat", "/saker/t000000004/hvorfor"),
    ("hearing", "secretariat", "/saker/hearing001"),
    ("before moving", "secretariat", "/saker/hearing001/flytt?nar=19.+mai"),
    ("new item", "secretariat", "/saker/ny"),
    ("updates", "secretariat", "/oppdateringer"),
    ("all minutes", "secretariat", "/gjennomgang"),
    ("review", "secretariat", "/gjennomgang/1"),
    ("upload", "secretariat", "/referater/ny"),
    ("administration", "secretariat", "/administrasjon"),
    ("people", "secretariat", "/administrasjon/personer"),
    ("person", "secretariat", "/administrasjon/personer/2"),
    ("members", "secretariat", "/administrasjon/medlemmer"),
    ("groups", "secretariat", "/administrasjon/grupper"),
    ("rosters", "secretariat", "/administrasjon/import"),
    ("settings", "secretariat", "/administrasjon/innstillinger"),
    ("sessions", "secretariat", "/innlogginger"),
    ("a calendar", "secretariat", "/abonner/1"),
    ("log", "secretariat", "/administrasjon/logg"),
    ("outbox", "secretariat", "/administrasjon/utboks"),
    ("handed in", "secretariat", "/innmeldt"),
    ("calendar", "member", "/kalender"),
    ("month", "member", "/kalender?visning=maned"),
    ("plan", "member", "/kalender?visning=plan&slag=hendelse"),
    ("search", "member", "/sok?sok=møter"),
    ("open calendar", "nobody", "/kalender"),
    ("past year", "nobody", "/kalender?ar=2020"),
    ("open month", "nobody", "/kalender?visning=maned"),
    ("open plan", "nobody", "/kalender?visning=plan"),
    ("open search", "nobody", "/sok?sok=konferanse"),
    ("open event", "nobody", "/saker/t000000001"),
    ("subscribe", "nobody", "/abonner"),
    ("hand in", "nobody", "/meld-inn"),
    ("handed in", "nobody", "/meld-inn/sendt"),
    ("confirm it", "nobody", "/meld-inn/{submitted}"),
    ("weekly letter", "nobody", "/ukebrev"),
    ("confirm that", "nobody", "/ukebrev/{wish}"),
    ("mark done", "nobody", "/l/{task}"),
    ("answer", "nobody", "/l/{answer}"),
    ("mail", "nobody", "/a/{mail}"),
    ("sign in", "nobody", "/logg-inn"),
    ("sign in by link", "nobody", "/inn/{signin}"),
    ("accessibility", "nobody", "/tilgjengelighet"),
    ("dates", "nobody", "/slik-leses-datoer"),
)
AMONG_MANY = (
    ("desk", "secretariat", "/"),
    ("desk, narrowed", "secretariat", "/?uken-gruppe=2&kommer-ansvarlig=meg&velg=kommer"),
    ("member's desk", "member", "/"),
    ("my tasks", "member", "/mine"),
    ("items", "secretariat", "/saker"),
    ("search", "secretariat", "/sok?sok=møter"),
    ("search, three words", "secretariat", "/sok?sok=frokostmøte havn klima"),
    ("open search", "nobody", "/sok?sok=konferanse"),
    ("open calendar", "nobody", "/kalender"),
    ("calendar", "member", "/kalender"),
    ("month", "member", "/kalender?visning=maned"),
)


@dataclass
class Town:
    """An installation being visited: in this process, and by a browser."""

    frist: Frist
    app: FeedsFirst
    keys: dict[str, str]
    tokens: dict[str, str]

    def server_time(self, who: str, path: str, times: int = 7) -> float:
        """Milliseconds of CPU that one request costs, the best of several."""
        loop = asyncio.new_event_loop()
        headers = {"cookie": f"frist={self.keys[who]}"} if who in self.keys else {}

        async def ask() -> float:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=town.BASE) as client:
                spent = []
                for _ in range(times):
                    begun = time.process_time()
                    answer = await client.get(path, headers=headers)
                    spent.append(time.process_time() - begun)
                    assert answer.status_code == 200, (path, answer.status_code)
            return min(spent) * 1000

        found = loop.run_until_complete(ask())
        loop.close()
        return found


@contextmanager
def opened(folder: Path, size: int) -> Iterator[Town]:
    """The town with so many items, filled where it is not there yet."""
    file = folder / f"town-{size}.sqlite3"
    if not file.exists():
        with tempfile.TemporaryDirectory(dir=folder) as making:
            town.fill(Path(making), size).engine.dispose()
            shutil.move(Path(making) / "frist.sqlite3", file)
    frist = Frist(Settings(f"sqlite:///{file}", town.BASE))
    with frist.write() as connection:
        keys = {}
        for person in queries.people(connection):
            who = "secretariat" if person.role is Role.SECRETARIAT else "member"
            if who not in keys:
                keys[who] = f"{who}-{time.time_ns()}"
                issue_key(connection, person, keys[who], town.NOW, Kind.BROWSER)
        tokens = _tokens(frist, connection)
    app = create_app(frist, lambda: town.NOW)
    yield Town(frist, app, keys, tokens)
    app.watch.close()
    frist.engine.dispose()


def _tokens(frist: Frist, connection: sa.Connection) -> dict[str, str]:
    """What stands in the links that mails hold."""
    secret, until = frist.secret, town.NOW + timedelta(days=1)
    member = next(each for each in queries.people(connection) if each.member_id)
    signin = f"link-{time.time_ns()}"
    issue_key(connection, member, signin, town.NOW)
    task = replace(queries.item(connection, town.HEARING), owner_id=member.id)
    return {
        "submitted": town.SUBMITTED,
        "signin": signin,
        "task": links.make(secret, member.id, task, town.NOW, links.STAND_IN),
        "answer": links.make(secret, member.id, task, town.NOW, links.ANSWER),
        "mail": links.make_preferences(secret, member.id),
        "wish": links.make_wish(secret, links.Wish("dora@utenfor.example", "nb"), until),
    }


@contextmanager
def served(app: FeedsFirst) -> Iterator[str]:
    """The app behind a real server on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, access_log=False, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def visit(browser: Any, address: str, key: str | None, path: str) -> tuple[int, float]:
    """(octets over the wire, milliseconds to the first contentful paint) of a first visit."""
    context = browser.new_context(base_url=address)
    if key:
        context.add_cookies([{"name": "frist", "value": key, "url": address}])
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    octets = [0]
    session.on(
        "Network.loadingFinished",
        lambda event: octets.__setitem__(0, octets[0] + int(event["encodedDataLength"])),
    )
    page.goto(path)
    page.evaluate("document.fonts.ready")
    paint = page.evaluate(
        """() => new Promise((done) => new PerformanceObserver((list) => {
          for (const entry of list.getEntriesByName("first-contentful-paint")) done(entry.startTime)
        }).observe({type: "paint", buffered: true}))"""
    )
    context.close()
    return octets[0], float(paint)


def main() -> None:
    """Measure, and print each figure beside its target."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--many", type=int, default=0)
    parser.add_argument("--folder", type=Path, help="where databases are kept")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        folder = asked.folder or Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        with opened(folder, asked.items) as place:
            pages(place, asked.items)
        if asked.many:
            with opened(folder, asked.many) as place:
                among_many(place, asked.many)


def pages(place: Town, size: int) -> None:
    """Every page's three figures."""
    from playwright.sync_api import sync_playwright

    print(f"{size:,} items".replace(",", " "))
    print(f"{'page':20} {'who':12} {'octets':>9} {'server ms':>10} {'paint ms':>9}")
    print(f"{'(target)':33} {OCTETS:>9} {SERVER:>10.0f} {PAINT:>9.0f}")
    asked = [(name, who, path.format(**place.tokens)) for name, who, path in PAGES]
    times = {page: place.server_time(page[1], page[2]) for page in asked}
    chromium = shutil.which("chromium")
    with sync_playwright() as driver, served(place.app) as address:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, who, path in asked:
            octets, paint = visit(browser, address, place.keys.get(who), path)
            spent = times[name, who, path]
            over = octets > OCTETS or spent > SERVER or paint > PAINT
            mark = "  over" if over else ""
            print(f"{name:20} {who:12} {octets:>9} {spent:>10.1f} {paint:>9.0f}{mark}")
        browser.close()


def among_many(place: Town, size: int) -> None:
    """The server's time for what must stay quick however much there is."""
    print(f"\n{size:,} items (target {MANY:.0f} ms)".replace(",", " "))
    for name, who, path in AMONG_MANY:
        spent = place.server_time(who, path)
        print(f"{name:20} {who:12} {spent:>10.1f}{'  over' if spent > MANY else ''}")


if __name__ == "__main__":
    main()
