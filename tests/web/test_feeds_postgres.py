"""Feeds from PostgreSQL: the same bytes as from SQLite, and never older ones."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from tests.conftest import BASE, NOW, a_task, an_event, day_window
from workflow.bootstrap import Frist, Settings
from workflow.domain.feeds import Filter
from workflow.domain.lifecycle import Trigger, create
from workflow.services import publish, track
from workflow.store import feeds
from workflow.store.unit_of_work import save_all
from workflow.web.feeds import FeedsFirst, Receive, Scope, Send

TOKEN = "p" * 43
PATH = f"/f/{TOKEN}.ics"


async def nobody(scope: Scope, receive: Receive, send: Send) -> None:
    """There is no rest of the site here."""


def install(url: str) -> Frist:
    """Two items, one of them cancelled, and a feed of both."""
    frist = Frist(Settings(url, BASE))
    frist.initialise()
    day = day_window(date(2023, 3, 22))
    with frist.write() as connection:
        publish.add_feed(connection, "alle", Filter(), token=TOKEN, now=NOW)
        items = [an_event(id="aaaaaaaaaa", window=day), a_task(id="bbbbbbbbbb", window=day)]
        save_all(connection, [create(item, Trigger.ADD, None, NOW) for item in items])
    with frist.write() as connection:
        track.cancel(connection, "aaaaaaaaaa", actor_id=None, now=NOW)
    return frist


@pytest.mark.postgres
def test_a_feed_is_the_same_from_postgresql_and_follows_each_change(
    tmp_path: Path, postgresql: str
) -> None:
    clock = [NOW]

    async def ask(client: httpx.AsyncClient, **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await client.get(PATH, headers={"accept-encoding": "identity", **named})

    async def story(frist: Frist) -> list[tuple[int, bytes]]:
        app = FeedsFirst(nobody, frist, lambda: clock[0])
        transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]  # the same protocol
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            answers = [first := await ask(client)]
            answers.append(await ask(client, if_none_match=first.headers["etag"]))
            with frist.write() as connection:
                track.complete(connection, "bbbbbbbbbb", actor_id=None, now=NOW)
            answers.append(await ask(client))
            clock[0] = NOW + timedelta(days=14)
            answers.append(await ask(client))
            with frist.write() as connection:
                feeds.revoke(connection, feeds.named(connection, "alle"), NOW)
            answers.append(await ask(client))
            clock[0] = NOW
        return [(answer.status_code, answer.content) for answer in answers]

    told = []
    for each in (f"sqlite:///{tmp_path / 'frist.sqlite3'}", postgresql):
        frist = install(each)
        told.append(asyncio.run(story(frist)))
        frist.engine.dispose()
    assert [status for status, _ in told[0]] == [200, 304, 200, 200, 410]
    events = [body.count(b"BEGIN:VEVENT") for _, body in told[0]]
    assert events == [2, 0, 1, 0, 0]
    assert told[1] == told[0]
