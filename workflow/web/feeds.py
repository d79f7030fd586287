"""Feeds over HTTP: a thin ASGI function that answers before any routing.

Owns the addresses `/f/<token>.ics` and `/kalender/<slug>.ics`, conditional requests, and the
bodies kept in memory while the database has not changed. Making a body is `services.publish`.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from workflow.bootstrap import Frist
from workflow.services import publish
from workflow.store import feeds
from workflow.store.changes import Watch

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

PRIVATE, PUBLIC = "/f/", "/kalender/"


@dataclass(slots=True)
class Kept:
    """One feed as it was last made, and the state of the database it is known to be right for."""

    feed_id: int
    version: int
    expires: datetime | None
    body: bytes
    etag: bytes
    cache: bytes
    seen: object
    squeezed: bytes | None = None
    tags: tuple[bytes, bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.tags = (self.etag, self.etag[:-1] + b'-gzip"')


@dataclass(frozen=True, slots=True)
class Gone:
    """Why there is nothing to serve."""

    status: int
    sentence: str


_UNKNOWN = Gone(404, "Ingen kalender har denne adressen. Hent en ny adresse på abonnementssiden.")
_REVOKED = Gone(410, "Denne kalenderadressen er trukket tilbake. Hent en ny på abonnementssiden.")
_METHOD = Gone(405, "En kalender kan bare hentes, med GET eller HEAD.")


class FeedsFirst:
    """Wraps the rest of the site: feeds are answered here, everything else goes on to `app`."""

    def __init__(self, app: App, frist: Frist, clock: Callable[[], datetime]) -> None:
        self.app = app
        self.frist = frist
        self.clock = clock
        self.watch = Watch(frist.engine)
        self.kept: dict[str, Kept] = {}
        self.fetches: dict[int, tuple[int, datetime, str]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or not _is_feed(path):
            await self.app(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD"):
            await _refuse(scope, send, _METHOD)
            return
        now = self.clock()
        seen = self.watch.state()
        found: Kept | Gone | None = self.kept.get(path)
        if not isinstance(found, Kept) or not _right(found, seen, now):
            found = await asyncio.to_thread(self._fetch, path, now)
        if isinstance(found, Gone):
            await _refuse(scope, send, found)
            return
        await self._answer(scope, send, found, now)

    def _fetch(self, path: str, now: datetime) -> Kept | Gone:
        """The feed as the database has it, remade only if its version has moved."""
        seen = self.watch.state()
        known = self.kept.get(path)
        address = _address(path)
        with self.frist.read() as connection:
            feed = feeds.addressed(connection, **address)
        if feed is None or feed.revoked is not None:
            self.kept.pop(path, None)
            return _UNKNOWN if feed is None else _REVOKED
        if known and known.version == feed.version and not _expired(known, now):
            known.seen = seen
            return known
        with self.frist.write() as connection:
            # read again: the version that is kept must be the one whose body is joined
            feed = feeds.addressed(connection, **address) or feed
            base_url = self.frist.settings.base_url
            made = publish.body(connection, feed, base_url=base_url, now=now)
        cache = b"public, max-age=300" if feed.filter.public else b"private, no-cache"
        fresh = Kept(
            feed.id, made.version, made.expires, made.body, made.etag.encode(), cache, seen
        )
        self.kept[path] = fresh
        return fresh

    async def _answer(self, scope: Scope, send: Send, kept: Kept, now: datetime) -> None:
        wanted = agent = accepts = b""
        for name, value in scope["headers"]:
            if name == b"if-none-match":
                wanted = value
            elif name == b"user-agent":
                agent = value
            elif name == b"accept-encoding":
                accepts = value
        times = self.fetches.get(kept.feed_id, (0,))[0]
        self.fetches[kept.feed_id] = (times + 1, now, agent.decode("latin-1"))
        if wanted and _matches(wanted, kept.tags):
            headers = [(b"etag", kept.etag), *_common(kept)]
            await _send(send, 304, headers, b"")
            return
        squeezed = kept.squeezed if b"gzip" in accepts else None
        body = squeezed or kept.body
        headers = [
            (b"content-type", b"text/calendar; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"etag", kept.tags[1] if squeezed else kept.tags[0]),
            *_common(kept),
        ]
        if squeezed:
            headers.append((b"content-encoding", b"gzip"))
        await _send(send, 200, headers, b"" if scope["method"] == "HEAD" else body)
        if b"gzip" in accepts and kept.squeezed is None:
            kept.squeezed = await asyncio.to_thread(gzip.compress, kept.body, 6, mtime=0)

    def flush(self) -> None:
        """Write down who fetched what since the last time; the server calls it now and then."""
        noted, self.fetches = self.fetches, {}
        if not noted:
            return
        with self.frist.write() as connection:
            for feed_id, (times, at, client) in noted.items():
                feeds.fetched(connection, feed_id, at, client, times)


def _is_feed(path: str) -> bool:
    return path.endswith(".ics") and path.startswith((PRIVATE, PUBLIC))


def _address(path: str) -> dict[str, str]:
    name = path.rpartition("/")[2].removesuffix(".ics")
    return {"token": name} if path.startswith(PRIVATE) else {"slug": name}


def _expired(kept: Kept, now: datetime) -> bool:
    return kept.expires is not None and now >= kept.expires


def _right(kept: Kept, seen: object, now: datetime) -> bool:
    return seen is not None and kept.seen == seen and not _expired(kept, now)


def _matches(wanted: bytes, tags: tuple[bytes, bytes]) -> bool:
    """If-None-Match compares weakly (RFC 9110, 13.1.2)."""
    if wanted in tags:
        return True
    if wanted.strip() == b"*":
        return True
    return any(tag.strip().removeprefix(b"W/") in tags for tag in wanted.split(b","))


def _common(kept: Kept) -> Headers:
    return [
        (b"cache-control", kept.cache),
        (b"vary", b"accept-encoding"),
        (b"referrer-policy", b"no-referrer"),
        (b"x-content-type-options", b"nosniff"),
    ]


async def _refuse(scope: Scope, send: Send, gone: Gone) -> None:
    body = f"{gone.sentence}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"referrer-policy", b"no-referrer"),
    ]
    if gone is _METHOD:
        headers.append((b"allow", b"GET, HEAD"))
    await _send(send, gone.status, headers, b"" if scope["method"] == "HEAD" else body)


async def _send(send: Send, status: int, headers: Headers, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
