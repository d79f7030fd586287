"""The village behind a site that tests visit, as each of its people and as nobody."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.conftest import BASE, NOW
from tests.web import village
from workflow.bootstrap import Frist, Settings
from workflow.domain.item import Item, State
from workflow.domain.people import Person
from workflow.store import queries
from workflow.web.app import create_app
from workflow.web.security import App
from workflow.web.session import Kind, issue_key


class Browser:
    """A browser as far as HTTP goes: it keeps cookies, and follows no redirect unasked."""

    def __init__(self, app: App) -> None:
        self._loop = asyncio.new_event_loop()
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False),
            base_url=BASE,
            headers={"sec-fetch-site": "same-origin"},
        )

    @property
    def cookies(self) -> httpx.Cookies:
        """The cookie jar."""
        return self.client.cookies

    def request(self, method: str, path: str, **said: Any) -> httpx.Response:
        """One request, and its answer."""
        return self._loop.run_until_complete(self.client.request(method, path, **said))

    def get(self, path: str, **said: Any) -> httpx.Response:
        """GET."""
        return self.request("GET", path, **said)

    def head(self, path: str, **said: Any) -> httpx.Response:
        """HEAD."""
        return self.request("HEAD", path, **said)

    def post(self, path: str, **said: Any) -> httpx.Response:
        """POST."""
        return self.request("POST", path, **said)

    def close(self) -> None:
        """Let go of the loop and its threads."""
        self._loop.run_until_complete(self.client.aclose())
        self._loop.close()


#: Everybody's signed-in browser in these tests.
KEYS = {"alice": "alice-key", "bob": "bob-key", "charlie": "charlie-key"}


@dataclass
class Site:
    """A running site. `as_` gives a browser: redirects are not followed, cookies are kept.
    `later` lets time pass; `flush` is what the server does now and then."""

    frist: Frist
    people: dict[str, Person]
    clock: Callable[[], datetime]
    as_: Callable[[str | None], Browser]
    later: Callable[[timedelta], None]
    flush: Callable[[], None]

    def item(self, title: str) -> Item:
        """The item with this title, in whatever state."""
        with self.frist.read() as connection:
            found = [
                item for item in queries.items(connection, states=ALL_STATES) if item.title == title
            ]
        assert len(found) == 1, f"{len(found)} items are called {title}"
        return found[0]

    def item_id(self, title: str, state: State) -> str:
        """The id of the one with this title in this state."""
        with self.frist.read() as connection:
            (found,) = [i for i in queries.items(connection, states=[state]) if i.title == title]
        return found.id

    def move(self, browser: Browser, title: str, move: str, **fields: str) -> httpx.Response:
        """What the form of a page posts: the move, from the version that the page showed."""
        item = self.item(title)
        data = {"version": str(item.version), **fields}
        return browser.post(f"/saker/{item.id}/{move}", data=data)


ALL_STATES = [state.value for state in State]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the village in it, to be copied for each test."""
    path = tmp_path_factory.mktemp("village") / "frist.sqlite3"
    frist = Frist(Settings(f"sqlite:///{path}", BASE))
    frist.initialise()
    people = village.fill(frist, NOW)
    with frist.write() as connection:
        for name, key in KEYS.items():
            issue_key(connection, people[name], key, NOW)
            issue_key(connection, people[name], key, NOW, Kind.BROWSER)
    frist.engine.dispose()
    # the last connection's close has folded the write-ahead log into the one file
    return path


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    """The address of a real OpenID Connect server on this machine."""
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        for line in server.stderr:
            if found := re.search(r"running on (http://127\.0\.0\.1:\d+)", line):
                break
        else:
            raise AssertionError("the server did not start")
        yield found[1]
        server.terminate()
        server.communicate()


@pytest.fixture
def site(filled: Path, tmp_path: Path) -> Iterator[Site]:
    """The village's site, at nine on Monday of week 12."""
    path = tmp_path / "frist.sqlite3"
    shutil.copy(filled, path)
    frist = Frist(Settings(f"sqlite:///{path}", BASE))
    moment = [NOW]
    app = create_app(frist, lambda: moment[0])
    with frist.read() as connection:
        people = {person.email.split("@")[0]: person for person in queries.people(connection)}
    opened: list[Browser] = []

    def as_(name: str | None) -> Browser:
        browser = Browser(app)
        if name is not None:
            browser.cookies.set("__Host-frist", KEYS[name], domain="frist.example.no", path="/")
        opened.append(browser)
        return browser

    def later(by: timedelta) -> None:
        moment[0] += by

    made = Site(frist, people, lambda: moment[0], as_, later, app.flush)
    yield made
    for browser in opened:
        browser.close()
    app.watch.close()
    frist.engine.dispose()


@pytest.fixture
def alice(site: Site) -> Browser:
    """The secretariat's browser."""
    return site.as_("alice")


@pytest.fixture
def bob(site: Site) -> Browser:
    """A member's browser."""
    return site.as_("bob")


@pytest.fixture
def anybody(site: Site) -> Browser:
    """A browser that is signed in as nobody."""
    return site.as_(None)
