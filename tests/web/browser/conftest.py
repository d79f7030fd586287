"""A real browser in front of the village's site. One server and one browser serve a worker's
tests, each test with a database of its own; windows are kept from test to test, since opening a
new one costs as much as five pages in it."""

from __future__ import annotations

import shutil
import socket
import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn

from tests.conftest import NOW
from tests.web.browser.walk import CHROMIUM, JAVASCRIPT_WIDE, Way
from tests.web.conftest import ALL_STATES, KEYS
from workflow.bootstrap import Frist, Settings
from workflow.domain.item import Item
from workflow.domain.people import Person
from workflow.store import outbox, queries
from workflow.web.app import create_app
from workflow.web.security import App


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs the browser."""
    absent = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(absent)


#: Nothing but this machine is ever reached.
ARGUMENTS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]

#: Tells of whatever runs that must not, in every window: CSP reports, and hostile words.
WATCH = """addEventListener('securitypolicyviolation', (e) =>
  console.error('CSP: ' + e.violatedDirective + ' ' + e.sourceFile + ' ' + e.sample));
for (const name of ['alert', 'confirm', 'prompt'])
  window[name] = () => console.error('ran: ' + name);"""


class Windows:
    """The windows of one browser at one address. What a test has opened is cleared of cookies and
    storage, and used again."""

    def __init__(self, browser: Any, address: str) -> None:
        self.address = address
        self._browser = browser
        self._free: dict[tuple[bool, bool], list[Any]] = defaultdict(list)
        self._out: list[tuple[tuple[bool, bool], Any, list[tuple[str, Any]]]] = []

    def open(self, way: Way, touch: bool, cookies: dict[str, str], complaints: list[str]) -> Any:
        """A window with these cookies; what it logs as an error is a complaint, CSP reports too."""
        kind = way.script, touch
        page = self._free[kind].pop() if self._free[kind] else self._new(*kind)
        page.set_viewport_size(way.size)
        if cookies:
            told = [{"name": n, "value": v, "url": self.address} for n, v in cookies.items()]
            page.context.add_cookies(told)
        heard: list[tuple[str, Any]] = [
            ("pageerror", lambda error: complaints.append(str(error))),
            ("console", lambda said: said.type == "error" and complaints.append(said.text)),
        ]
        for event, listener in heard:
            page.on(event, listener)
        self._out.append((kind, page, heard))
        return page

    def _new(self, script: bool, touch: bool) -> Any:
        context = self._browser.new_context(
            base_url=self.address, locale="nb-NO", java_script_enabled=script, has_touch=touch
        )
        context.add_init_script(WATCH)
        return context.new_page()

    def clear(self) -> None:
        """Take back whatever is open."""
        for kind, page, heard in self._out:
            for event, listener in heard:
                page.remove_listener(event, listener)
            page.goto("about:blank")
            page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
            page.context.clear_cookies()
            session = page.context.new_cdp_session(page)
            stored = {"origin": self.address, "storageTypes": "local_storage,session_storage"}
            session.send("Storage.clearDataForOrigin", stored)
            session.detach()
            self._free[kind].append(page)
        self._out.clear()


class Door:
    """One server, which hands each request on to the site of the test that runs."""

    def __init__(self) -> None:
        self.app: App | None = None
        self._inside = 0
        self._left = threading.Condition()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """One request, with what is done after its answer."""
        assert self.app is not None
        with self._left:
            self._inside += 1
        try:
            await self.app(scope, receive, send)
        finally:
            with self._left:
                self._inside -= 1
                self._left.notify_all()

    def wait(self) -> None:
        """Until nobody is inside."""
        with self._left:
            assert self._left.wait_for(lambda: self._inside == 0, timeout=30)


@dataclass
class Village:
    """A site that a browser reaches, and what the browser complained of."""

    frist: Frist
    people: dict[str, Person]
    windows: Windows
    door: Door
    complaints: list[str] = field(default_factory=list)
    now: datetime = NOW

    def open(
        self, name: str | None = "alice", way: Way = JAVASCRIPT_WIDE, *, touch: bool = False
    ) -> Any:
        """A window that this person is signed in with; None: nobody."""
        cookies = {"frist": KEYS[name]} if name else {}
        return self.windows.open(way, touch, cookies, self.complaints)

    def item(self, title: str) -> Item:
        """The item with this title, as it lies in the database."""
        return self.items(title)[0]

    def items(self, title: str) -> list[Item]:
        """All that have this title, in no certain order."""
        with self.frist.read() as connection:
            everything = queries.items(connection, states=ALL_STATES)
        return [item for item in everything if item.title == title]

    def mailed(self) -> str:
        """The path of the link in the latest letter, which may be written after its page came."""
        self.door.wait()
        with self.frist.read() as connection:
            content = outbox.entries(connection)[0].content
        assert content is not None
        address = urlsplit(content["url"])
        return address.path + (f"?{address.query}" if address.query else "")

    def forgive(self, *words: str) -> None:
        """What the browser says of an answer that the test asked for is no complaint."""
        self.complaints = [said for said in self.complaints if not any(w in said for w in words)]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """Debian's chromium."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server() -> Iterator[tuple[Door, str]]:
    """The server's door, and its address."""
    door = Door()
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(door, access_log=False, log_level="warning", lifespan="off")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
    thread.start()
    yield door, f"http://127.0.0.1:{listener.getsockname()[1]}"
    running.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="package")
def windows(chromium: Any, server: tuple[Door, str]) -> Windows:
    """The windows that tests share."""
    return Windows(chromium, server[1])


@pytest.fixture
def site(
    filled: Path, tmp_path: Path, server: tuple[Door, str], windows: Windows
) -> Iterator[Village]:
    """The village's site, at nine on Monday of week 12."""
    door, address = server
    path = tmp_path / "frist.sqlite3"
    shutil.copy(filled, path)
    frist = Frist(Settings(f"sqlite:///{path}", address))
    with frist.read() as connection:
        people = {person.email.split("@")[0]: person for person in queries.people(connection)}
    village = Village(frist, people, windows, door)
    app = door.app = create_app(frist, lambda: village.now)
    yield village
    windows.clear()
    door.wait()
    app.watch.close()
    frist.engine.dispose()
    assert village.complaints == []
