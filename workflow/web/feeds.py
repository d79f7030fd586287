"""Feeds over HTTP: a thin ASGI function that answers before any routing.

Owns the addresses `/f/<token>.ics` and `/kalender/<slug>.ics` and conditional requests. Bodies are
kept on the `shelf` while the database has not changed; making one is `services.publish`. Where it
lies `ready`, `wire` sends it before a task is made for it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workflow.bootstrap import Frist
from workflow.services import publish
from workflow.store import feeds
from workflow.store.changes import Watch
from workflow.web.attempts import Attempts
from workflow.web.shelf import Answer, Headers, Kept, Shelf, squeezed

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

PRIVATE, PUBLIC, ENDING = "/f/", "/kalender/", ".ics"


@dataclass(frozen=True, slots=True)
class Gone:
    """Why there is nothing to serve."""

    status: int
    sentence: str
    headers: tuple[tuple[bytes, bytes], ...] = ()


_UNKNOWN = Gone(404, "Ingen kalender har denne adressen. Hent en ny adresse på abonnementssiden.")
_REVOKED = Gone(410, "Denne kalenderadressen er trukket tilbake. Hent en ny på abonnementssiden.")
_METHOD = Gone(405, "En kalender kan bare hentes, med GET eller HEAD.", ((b"allow", b"GET, HEAD"),))
_BROKEN = Gone(
    503,
    "Kalenderen kan ikke hentes akkurat nå. Programmet ditt prøver igjen av seg selv.",
    ((b"retry-after", b"60"),),
)


class FeedsFirst:
    """Wraps the rest of the site: feeds are answered here, everything else goes on to `app`."""

    def __init__(
        self,
        app: App,
        frist: Frist,
        clock: Callable[[], datetime],
        also: Callable[[], None] = lambda: None,
    ) -> None:
        self.app = app
        self.frist = frist
        self.clock = clock
        self.also = also
        self.watch = Watch(frist.engine)
        self.shelf = Shelf()
        self.attempts = Attempts()
        self.fetches: dict[int, tuple[int, datetime, str]] = {}
        self._under_way: dict[tuple[str, object, bool], asyncio.Task[Kept | Gone]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "lifespan":
            await self.app(scope, self._until_shutdown(receive), send)
            return
        if scope["type"] != "http" or not is_feed(path):
            await self.app(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD"):
            await _refuse(scope, send, _METHOD)
            return
        if answer := self.ready(path, scope["headers"]):
            await _answer(scope, send, answer)
            return
        wanted, agent, squeezes = _asked(scope["headers"])
        now = self.clock()
        seen = self.watch.state()
        kept: Kept | Gone | None = self.shelf.get(path)
        if not isinstance(kept, Kept) or not kept.right(seen, now):
            kept = await self._current(scope, path, seen, now)
        while isinstance(kept, Kept) and (answer := kept.answer(wanted, squeezes)) is None:
            # it was let go: join it again
            kept = await self._current(scope, path, seen, now, whole=True)
        if isinstance(kept, Gone):
            await _refuse(scope, send, kept)
            return
        assert answer is not None
        self._note(kept, now, agent)
        await _answer(scope, send, answer)
        if squeezes and kept.unsqueezed:
            assert kept.made is not None
            kept.squeezing = True
            self.shelf.squeeze(path, kept, await asyncio.to_thread(squeezed, kept.made.body))

    def ready(self, path: str, headers: Headers) -> Answer | None:
        """The answer to a GET or HEAD where it lies ready and is right; None: it must be made, or
        something is to be done after it. Waits for nothing."""
        kept = self.shelf.get(path)
        if kept is None:
            return None
        now = self.clock()
        if not kept.right(self.watch.state(), now):
            return None
        wanted, agent, squeezes = _asked(headers)
        if squeezes and kept.unsqueezed:
            return None
        answer = kept.answer(wanted, squeezes)
        if answer is not None:
            self._note(kept, now, agent)
        return answer

    def _until_shutdown(self, receive: Receive) -> Receive:
        """What the server is told, with the last fetches written down before it ends."""

        async def told() -> Message:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                await asyncio.to_thread(self.flush)
            return message

        return told

    def flush(self) -> None:
        """Write down who fetched what since the last time, and what `also` has to write; the
        server calls it now and then."""
        self.also()
        noted, self.fetches = self.fetches, {}
        if not noted:
            return
        with self.frist.write() as connection:
            for feed_id, (times, at, client) in noted.items():
                feeds.fetched(connection, feed_id, at, client, times)

    async def _current(
        self, scope: Scope, path: str, seen: object, now: datetime, *, whole: bool = False
    ) -> Kept | Gone:
        """The feed as the database has it; with `whole`, its body too. Who asks while it is being
        made, in the same state of the database, gets what the first one gets."""
        client = scope.get("client")
        host = client[0] if client else ""
        known = self.shelf.get(path)
        if known is None and (seconds := self.attempts.wait(host, now)):
            return _too_many(seconds)
        asked = (path, seen, whole)
        under_way = self._under_way.get(asked) if seen is not None else None
        if under_way is None:
            fetch = asyncio.to_thread(self._fetch, path, known, now, whole)
            under_way = self._under_way[asked] = asyncio.ensure_future(fetch)
        try:
            found = await asyncio.shield(under_way)
        except Exception:
            logging.getLogger("frist").exception("En kalender kunne ikke hentes.")
            return _BROKEN
        finally:
            if self._under_way.get(asked) is under_way:
                del self._under_way[asked]
        if isinstance(found, Gone):
            self.shelf.drop(path)
            if found is _UNKNOWN:
                self.attempts.wrong(host, now)
            return found
        found.seen = seen
        if self.shelf.get(path) is not found:
            self.shelf.put(path, found)
        return found

    def _fetch(self, path: str, known: Kept | None, now: datetime, whole: bool) -> Kept | Gone:
        """The feed, joined only if its version has moved (or its body was let go). Reads; writes
        only where the process that changed an item has not yet come to render it."""
        base_url = self.frist.settings.base_url
        before = known.made if known else None
        with self.frist.read() as connection:
            found = feeds.addressed(connection, **_address(path))
            if found is None or found.gone(now):
                return _UNKNOWN if found is None else _REVOKED
            if known and known.stands(found.feed.version, now, whole):
                return known
            if publish.ready(connection, base_url):
                made = publish.body(
                    connection, found.feed, base_url=base_url, now=now, before=before
                )
                return _kept(made, found)
        with self.frist.write() as connection:
            # read again: the version that is kept must be the one whose body is joined
            found = feeds.addressed(connection, **_address(path)) or found
            made = publish.body(connection, found.feed, base_url=base_url, now=now, before=before)
            return _kept(made, found)

    def _note(self, kept: Kept, now: datetime, agent: bytes) -> None:
        times = self.fetches.get(kept.feed_id, (0,))[0]
        self.fetches[kept.feed_id] = (times + 1, now, agent.decode("latin-1"))


def _kept(made: publish.Body, found: feeds.Found) -> Kept:
    until = min((m for m in (made.expires, found.expires) if m is not None), default=None)
    return Kept(made, found.feed.filter.public, until)


def is_feed(path: str) -> bool:
    """Whether feeds are what this path is for."""
    return path.endswith(ENDING) and path.startswith((PRIVATE, PUBLIC))


def _address(path: str) -> dict[str, str]:
    prefix, part = (PRIVATE, "token") if path.startswith(PRIVATE) else (PUBLIC, "slug")
    return {part: path[len(prefix) : -len(ENDING)]}


def _asked(headers: Headers) -> tuple[bytes, bytes, bool]:
    """If-None-Match and User-Agent, each empty where it is missing; and whether gzip is taken."""
    wanted = agent = accepts = b""
    for name, value in headers:
        if name == b"if-none-match":
            wanted = value
        elif name == b"user-agent":
            agent = value
        elif name == b"accept-encoding":
            accepts = value
    return wanted, agent, b"gzip" in accepts and _takes_gzip(accepts)


def _takes_gzip(accepts: bytes) -> bool:
    """Whether gzip is among the encodings, and not with the weight 0 that forbids it."""
    for part in accepts.split(b","):
        name, _, weight = part.partition(b";")
        if name.strip() == b"gzip":
            return weight.strip().replace(b" ", b"") not in (b"q=0", b"q=0.0", b"q=0.00")
    return False


def _too_many(seconds: int) -> Gone:
    sentence = "For mange kalenderadresser har vært feil. Vent litt og prøv igjen."
    return Gone(429, sentence, ((b"retry-after", str(seconds).encode()),))


async def _answer(scope: Scope, send: Send, answer: Answer) -> None:
    body = b"" if scope["method"] == "HEAD" else answer.body
    await _send(send, answer.status, answer.headers, body)


async def _refuse(scope: Scope, send: Send, gone: Gone) -> None:
    body = f"{gone.sentence}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"referrer-policy", b"no-referrer"),
        *gone.headers,
    ]
    await _send(send, gone.status, headers, b"" if scope["method"] == "HEAD" else body)


async def _send(send: Send, status: int, headers: Headers, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
