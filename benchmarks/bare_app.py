"""The floor of what any ASGI program costs: the bytes from memory, and nothing else.

Serves the files of the folder `BARE` under their names, with the headers that feeds have and a tag
that never moves. Run by uvicorn from `peers`.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

Message = MutableMapping[str, Any]

BODIES = {f"/{path.name}": path.read_bytes() for path in Path(os.environ["BARE"]).iterdir()}
COMMON = [
    (b"etag", b'"0123456789abcdef0123456789abcdef"'),
    (b"cache-control", b"private, no-cache"),
    (b"vary", b"accept-encoding"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
]
HEADERS = {
    path: [
        *COMMON,
        (b"content-type", b"text/calendar; charset=utf-8"),
        (b"content-length", b"%d" % len(body)),
    ]
    for path, body in BODIES.items()
}


async def app(
    scope: Message,
    receive: Callable[[], Awaitable[Message]],
    send: Callable[[Message], Awaitable[None]],
) -> None:
    """The file of this name, or 304 to whoever names any tag."""
    path = scope["path"]
    if any(name == b"if-none-match" for name, _ in scope["headers"]):
        await send({"type": "http.response.start", "status": 304, "headers": COMMON})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS[path]})
    await send({"type": "http.response.body", "body": BODIES[path]})
