"""Feeds from real server processes: never older than acknowledged, always the same bytes."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from pathlib import Path

import httpx

from tests.conftest import BASE, NOW, an_event, day_window
from tests.serving import served
from workflow.bootstrap import Frist
from workflow.domain.feeds import Filter
from workflow.domain.lifecycle import Trigger, create
from workflow.services import publish, review
from workflow.store import feeds
from workflow.store.unit_of_work import save_all

TOKEN = "s" * 43
PATH = f"/f/{TOKEN}.ics"


def fill(frist: Frist, n: int) -> list[str]:
    """A feed of `n` events; their ids."""
    ids = [f"{number:010}" for number in range(n)]
    day = day_window(date(2023, 6, 8))
    with frist.write() as connection:
        publish.add_feed(connection, "alle", Filter(), token=TOKEN, now=NOW)
        items = [an_event(id=id, title=f"Sak {id}", window=day) for id in ids]
        save_all(connection, [create(item, Trigger.ADD, None, NOW) for item in items])
    return ids


def rename(frist: Frist, id: str, title: str) -> None:
    with frist.write() as connection:
        review.edit(connection, id, {"title": title}, actor_id=None, now=NOW)


def test_two_servers_never_serve_what_is_older_than_an_acknowledged_change(
    frist: Frist, tmp_path: Path
) -> None:
    ids = fill(frist, 15)
    url = frist.settings.database_url
    with ExitStack() as stack:
        servers = [
            stack.enter_context(served(url, tmp_path / f"{n}.log", FRIST_BASE_URL=BASE))
            for n in range(2)
        ]
        seen = []
        for number in range(15):
            title = f"Endring nummer {number}."
            rename(frist, ids[number], title)
            answers = [server.get(PATH) for server in servers]
            seen.append([title.encode() in answer.content for answer in answers])
            assert answers[0].content == answers[1].content
            tag = answers[0].headers["etag"]
            again = [server.get(PATH, if_none_match=tag).status_code for server in servers]
            seen.append([status == 304 for status in again])
        assert seen == [[True, True]] * 30
        with frist.write() as connection:
            feeds.revoke(connection, feeds.named(connection, "alle"), NOW)
        assert [server.get(PATH).status_code for server in servers] == [410, 410]


def test_other_processes_time_zones_and_restarts_give_the_same_bytes_and_no_log_the_token(
    frist: Frist, tmp_path: Path
) -> None:
    fill(frist, 5)
    with frist.write() as connection:
        feed = feeds.named(connection, "alle")
        here = publish.body(connection, feed, base_url=BASE, now=NOW)
    wrong = f"/f/{'w' * 43}.ics"
    for zone in ("UTC", "Pacific/Kiritimati"):
        log = tmp_path / f"{zone.replace('/', '-')}.log"
        environ = {"FRIST_BASE_URL": BASE, "TZ": zone, "PYTHONHASHSEED": str(len(zone))}
        with served(frist.settings.database_url, log, **environ) as server:
            answers = [server.get(PATH) for _ in range(2)]
            assert [a.content for a in answers] == [here.body] * 2
            assert [a.headers["etag"] for a in answers] == [here.etag] * 2
            assert server.get(PATH, if_none_match=here.etag).status_code == 304
            assert server.get(wrong).status_code == 404
        said = log.read_text(encoding="utf-8")
        assert "Frist kjører på" in said
        assert TOKEN not in said
        assert wrong.removesuffix(".ics") not in said
    with frist.read() as connection:
        noted = feeds.named(connection, "alle")
    assert (noted.fetches, noted.client) == (6, f"python-httpx/{httpx.__version__}")
