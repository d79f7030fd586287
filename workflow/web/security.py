"""What stands before every page: headers, the same-origin check, and how much may be sent.

Owns three thin ASGI layers. Who somebody is belongs to `session`; what a page may show to whom
to `visit`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Bytes a form may hold; minutes are larger.
FORM_LIMIT = 256_000
UPLOAD_LIMIT = 21_000_000
UPLOAD_PATH = "/referater/ny"

#: Posted by mail programs on the person's behalf (RFC 8058): no browser, no cookie, a signed path.
ONE_CLICK = "/a/"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

_HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    # no address leaves the site, and forms still name their origin
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]

_SAFE = frozenset(("GET", "HEAD", "OPTIONS", "TRACE"))


class Headers:
    """Adds the headers that every answer carries, errors too."""

    def __init__(self, app: App, *, https: bool) -> None:
        self.app = app
        self.added = list(_HEADERS)
        if https:
            self.added.append((b"strict-transport-security", b"max-age=31536000"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message["headers"])
                said = {name.lower() for name, _ in headers}
                headers += [header for header in self.added if header[0] not in said]
                if b"cache-control" not in said:
                    headers.append((b"cache-control", b"no-store"))
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, adding)


class SameOrigin:
    """Refuses a change that another site asks a visitor's browser to make.

    Sec-Fetch-Site decides where the browser sends it (W3C Fetch Metadata); else Origin must name
    the host that was asked, or the address in the settings. A request with neither comes from no
    browser that has a cookie of ours to lend: SameSite=Lax keeps those at home.
    """

    def __init__(self, app: App, *, base_url: str, refuse: App) -> None:
        self.app = app
        self.host = urlsplit(base_url).netloc
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _SAFE or self._own(scope):
            await self.app(scope, receive, send)
        else:
            await self.refuse(scope, receive, send)

    def _own(self, scope: Scope) -> bool:
        path: str = scope["path"]
        if path.startswith(ONE_CLICK):
            return True
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        site = headers.get(b"sec-fetch-site")
        if site is not None:
            return bool(site == "same-origin")
        origin = headers.get(b"origin")
        if origin is None:
            return True
        return urlsplit(origin).netloc in {self.host, headers.get(b"host", "")}


class BodyLimit:
    """Refuses a body that is larger than the page it is sent to can use."""

    def __init__(self, app: App, *, refuse: App) -> None:
        self.app = app
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _SAFE:
            await self.app(scope, receive, send)
            return
        limit = UPLOAD_LIMIT if scope["path"] == UPLOAD_PATH else FORM_LIMIT
        said = next((v for n, v in scope["headers"] if n == b"content-length"), b"0")
        if not said.isdigit() or int(said) > limit:
            await self.refuse(scope, receive, send)
            return
        seen = 0
        answered = False

        async def counting() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                raise _TooLarge
            return message

        async def noting(message: Message) -> None:
            nonlocal answered
            if seen <= limit:
                answered = True
                await send(message)

        with suppress(_TooLarge):
            await self.app(scope, counting, noting)
        if seen > limit and not answered:
            await self.refuse(scope, receive, send)


class _TooLarge(Exception):
    """More bytes came than were announced."""
