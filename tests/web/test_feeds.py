"""Feeds over HTTP: conditional requests, wrong addresses, and never an older body."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import httpx
import pytest

from tests.conftest import NOW, an_event, day_window
from workflow.bootstrap import Frist
from workflow.domain.feeds import Filter
from workflow.domain.lifecycle import Trigger, create
from workflow.services import publish, track
from workflow.store import feeds
from workflow.store.unit_of_work import save
from workflow.web.feeds import FeedsFirst, Message, Receive, Scope, Send
from workflow.web.shelf import Answer

TOKEN, OTHER = "a" * 43, "b" * 43
PATH = f"/f/{TOKEN}.ics"


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def beyond(scope: Scope, receive: Receive, send: Send) -> None:
    """The rest of the site: answers 418, so that a test sees who answered."""
    start: Message = {"type": "http.response.start", "status": 418, "headers": []}
    await send(start)
    await send({"type": "http.response.body", "body": b"the site"})


@pytest.fixture
def app(frist: Frist, clock: Clock) -> Iterator[FeedsFirst]:
    with frist.write() as connection:
        item = an_event(window=day_window(date(2023, 3, 22)))
        save(connection, create(item, Trigger.ADD, None, NOW))
        publish.add_feed(connection, "alle", Filter(), token=TOKEN, now=NOW)
        publish.add_feed(connection, "høringer", Filter(category="x"), token=OTHER, now=NOW)
        publish.add_feed(connection, "Åpen", Filter(public=True), token="", now=NOW)
    made = FeedsFirst(beyond, frist, clock)
    yield made
    made.watch.close()


@pytest.fixture
def ask(app: FeedsFirst) -> Callable[..., httpx.Response]:
    async def once(method: str, path: str, **headers: str) -> httpx.Response:
        transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]  # the same protocol
        async with httpx.AsyncClient(transport=transport, base_url="http://frist") as client:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return await client.request(
                method, path, headers={"accept-encoding": "identity", **named}
            )

    return lambda method, path, **headers: asyncio.run(once(method, path, **headers))


def test_a_feed_is_a_calendar_with_a_strong_tag_and_the_same_bytes_every_time(
    ask: Callable[..., httpx.Response],
) -> None:
    first, second = ask("GET", PATH), ask("GET", PATH)
    assert first.status_code == 200
    assert first.headers["content-type"] == "text/calendar; charset=utf-8"
    assert first.headers["etag"].startswith('"')
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.headers["referrer-policy"] == "no-referrer"
    assert "last-modified" not in first.headers
    assert (second.content, second.headers) == (first.content, first.headers)


def test_head_says_what_get_would_without_the_body(ask: Callable[..., httpx.Response]) -> None:
    got, head = ask("GET", PATH), ask("HEAD", PATH)
    assert (head.status_code, head.headers, head.content) == (200, got.headers, b"")


@pytest.mark.parametrize("wanted", ["{etag}", "W/{etag}", '"other", {etag}', "*"])
def test_who_has_the_body_already_is_told_so(
    ask: Callable[..., httpx.Response], wanted: str
) -> None:
    etag = ask("GET", PATH).headers["etag"]
    answer = ask("GET", PATH, if_none_match=wanted.format(etag=etag))
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)


def test_the_tag_is_asked_before_the_date(ask: Callable[..., httpx.Response]) -> None:
    late = "Wed, 21 Oct 2099 07:28:00 GMT"
    answer = ask("GET", PATH, if_none_match='"old"', if_modified_since=late)
    assert answer.status_code == 200


def test_the_body_is_squeezed_from_the_second_asking_and_has_its_own_tag(
    ask: Callable[..., httpx.Response],
) -> None:
    plain = ask("GET", PATH, accept_encoding="gzip")
    squeezed = ask("GET", PATH, accept_encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert squeezed.headers["content-encoding"] == "gzip"
    assert squeezed.content == plain.content
    assert squeezed.headers["etag"] != plain.headers["etag"]
    again = ask("GET", PATH, if_none_match=squeezed.headers["etag"])
    assert again.status_code == 304


def test_a_change_is_served_by_the_next_answer_even_when_another_process_made_it(
    frist: Frist, ask: Callable[..., httpx.Response]
) -> None:
    before = ask("GET", PATH)
    elsewhere = Frist(frist.settings)
    with elsewhere.write() as connection:
        track.cancel(connection, "0123456789", actor_id=None, now=NOW)
    after = ask("GET", PATH, if_none_match=before.headers["etag"])
    assert after.status_code == 200
    assert b"SUMMARY:AVLYST: BEST-konferansen" in after.content
    elsewhere.engine.dispose()


def test_a_change_elsewhere_leaves_a_feeds_tag_alone(
    frist: Frist, ask: Callable[..., httpx.Response]
) -> None:
    tag = ask("GET", f"/f/{OTHER}.ics").headers["etag"]
    with frist.write() as connection:
        track.cancel(connection, "0123456789", actor_id=None, now=NOW)
    answer = ask("GET", f"/f/{OTHER}.ics", if_none_match=tag)
    assert answer.status_code == 304


def test_what_was_cancelled_leaves_by_the_clock_alone(
    frist: Frist, clock: Clock, ask: Callable[..., httpx.Response]
) -> None:
    with frist.write() as connection:
        track.cancel(connection, "0123456789", actor_id=None, now=NOW)
    assert b"AVLYST" in ask("GET", PATH).content
    clock.now = NOW + timedelta(days=14)
    assert b"AVLYST" not in ask("GET", PATH).content


@pytest.mark.parametrize("path", [f"/f/{'c' * 43}.ics", "/f/.ics", "/kalender/finnes-ikke.ics"])
def test_a_wrong_address_is_404_with_a_sentence(
    ask: Callable[..., httpx.Response], path: str
) -> None:
    answer = ask("GET", path)
    assert answer.status_code == 404
    assert answer.text.startswith("Ingen kalender har denne adressen.")


def test_a_revoked_feed_is_gone_and_the_others_live(
    frist: Frist, ask: Callable[..., httpx.Response]
) -> None:
    assert ask("GET", PATH).status_code == 200
    with frist.write() as connection:
        feeds.revoke(connection, feeds.named(connection, "alle"), NOW)
    statuses = [ask("GET", path).status_code for path in (PATH, f"/f/{OTHER}.ics")]
    assert statuses == [410, 200]


def test_a_public_feed_may_be_cached_by_others(ask: Callable[..., httpx.Response]) -> None:
    assert ask("GET", "/kalender/apen.ics").headers["cache-control"] == "public, max-age=300"


def test_a_feed_can_only_be_fetched(ask: Callable[..., httpx.Response]) -> None:
    answer = ask("POST", PATH)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/", "/f/abc", "/kalender/", "/kalender/2023", "/saker/x.ics"])
def test_everything_else_goes_on_to_the_site(ask: Callable[..., httpx.Response], path: str) -> None:
    assert ask("GET", path).status_code == 418


def test_who_fetched_last_is_noted_when_the_server_flushes(
    frist: Frist, app: FeedsFirst, ask: Callable[..., httpx.Response]
) -> None:
    for _ in range(3):
        ask("GET", PATH, user_agent="Thunderbird/128")
    app.flush()
    with frist.read() as connection:
        feed = feeds.named(connection, "alle")
    assert (feed.fetches, feed.client, feed.fetched) == (3, "Thunderbird/128", NOW)


def test_an_answer_lies_ready_from_the_first_fetch_until_something_changes(
    frist: Frist, app: FeedsFirst, clock: Clock, ask: Callable[..., httpx.Response]
) -> None:
    def ready() -> Answer | None:
        return app.ready(PATH, [])

    assert ready() is None
    first = ask("GET", PATH)
    lies = ready()
    assert lies is not None
    assert (lies.status, lies.body) == (200, first.content)
    with frist.write() as connection:
        track.cancel(connection, "0123456789", actor_id=None, now=NOW)
    assert ready() is None
    ask("GET", PATH)
    assert ready() is not None
    clock.now = NOW + timedelta(days=14)  # when what was cancelled leaves
    assert ready() is None


def test_nothing_lies_ready_where_the_database_does_not_say_whether_it_changed(
    app: FeedsFirst, ask: Callable[..., httpx.Response]
) -> None:
    first = ask("GET", PATH)
    app.watch.close()
    assert app.ready(PATH, []) is None
    assert ask("GET", PATH).content == first.content


def test_the_token_itself_is_nowhere_in_the_database(frist: Frist, app: FeedsFirst) -> None:
    with frist.engine.connect() as connection:
        dump = "\n".join(connection.connection.iterdump())  # type: ignore[attr-defined]  # sqlite3's
    assert TOKEN not in dump
    assert feeds.token_hash(TOKEN) in dump


def test_an_old_address_works_beside_the_new_one_for_the_days_of_grace(
    frist: Frist, clock: Clock, ask: Callable[..., httpx.Response]
) -> None:
    before = ask("GET", PATH)
    new = f"/f/{'n' * 43}.ics"
    with frist.write() as connection:
        feed = feeds.named(connection, "alle")
        made = publish.rotate_feed(connection, feed, token="n" * 43, now=NOW)
    assert made == (new, NOW + timedelta(days=14))
    both = [ask("GET", path) for path in (PATH, new)]
    assert [(answer.status_code, answer.content) for answer in both] == [(200, before.content)] * 2
    clock.now = NOW + timedelta(days=14)
    statuses = [ask("GET", path).status_code for path in (PATH, new)]
    assert statuses == [410, 200]
    with frist.write() as connection:
        feeds.revoke(connection, feed, clock.now)
    assert [ask("GET", path).status_code for path in (PATH, new)] == [410, 410]


def test_whoever_guesses_is_told_to_wait_and_subscribers_behind_the_same_address_are_not(
    clock: Clock, ask: Callable[..., httpx.Response]
) -> None:
    assert ask("GET", PATH).status_code == 200
    guesses = [ask("GET", f"/f/{n:043}.ics") for n in range(61)]
    assert [guess.status_code for guess in guesses] == [404] * 60 + [429]
    assert guesses[-1].headers["retry-after"] == "61"
    assert ask("GET", PATH).status_code == 200
    clock.now = NOW + timedelta(seconds=61)
    assert ask("GET", f"/f/{OTHER}.ics").status_code == 200


def test_a_body_that_was_let_go_is_joined_again_and_its_tag_is_known_meanwhile(
    app: FeedsFirst, ask: Callable[..., httpx.Response], monkeypatch: pytest.MonkeyPatch
) -> None:
    app.shelf.budget = 1
    joined: list[str] = []
    real = publish.body

    def watch(connection, feed, **how):  # type: ignore[no-untyped-def]  # hands on what it was given
        joined.append(feed.name)
        return real(connection, feed, **how)

    monkeypatch.setattr(publish, "body", watch)
    first = ask("GET", PATH)
    ask("GET", f"/f/{OTHER}.ics")
    assert app.shelf.used == 2 * len(ask("GET", f"/f/{OTHER}.ics").content)
    assert ask("GET", PATH, if_none_match=first.headers["etag"]).status_code == 304
    assert joined == ["alle", "høringer"]
    assert ask("GET", PATH).content == first.content
    assert joined == ["alle", "høringer", "alle"]


def test_many_who_ask_at_once_cost_one_join(
    app: FeedsFirst, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined: list[str] = []
    real = publish.body

    def watch(connection, feed, **how):  # type: ignore[no-untyped-def]  # hands on what it was given
        joined.append(feed.name)
        return real(connection, feed, **how)

    monkeypatch.setattr(publish, "body", watch)

    async def many() -> list[int]:
        transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]  # the same protocol
        async with httpx.AsyncClient(transport=transport, base_url="http://frist") as client:
            answers = await asyncio.gather(*(client.get(PATH) for _ in range(20)))
        return [answer.status_code for answer in answers]

    assert (asyncio.run(many()), joined) == ([200] * 20, ["alle"])


def test_a_database_that_does_not_answer_gives_a_sentence_and_no_older_body(
    ask: Callable[..., httpx.Response],
    frist: Frist,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert ask("GET", PATH).status_code == 200
    with frist.write() as connection:
        track.cancel(connection, "0123456789", actor_id=None, now=NOW)

    def fails(*_: object, **__: object) -> None:
        raise OSError("disk I/O error")

    monkeypatch.setattr(feeds, "addressed", fails)
    answer = ask("GET", PATH)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert answer.text.startswith("Kalenderen kan ikke hentes akkurat nå.")
    assert TOKEN not in caplog.text


def test_gzip_with_the_weight_zero_is_no_wish_for_it(ask: Callable[..., httpx.Response]) -> None:
    for accepts in ("gzip", "gzip;q=0, identity"):
        answer = ask("GET", PATH, accept_encoding=accepts)
    assert "content-encoding" not in answer.headers


def test_a_token_is_of_one_feed_alone(ask: Callable[..., httpx.Response]) -> None:
    paths = [f"/kalender/{TOKEN}.ics", f"/f/{OTHER}/{TOKEN}.ics", "/f/apen.ics"]
    assert [ask("GET", path).status_code for path in paths] == [404, 404, 404]
