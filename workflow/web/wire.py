"""Feeds that lie ready, sent as soon as uvicorn has read a request's headers.

Owns what goes on the wire then: head and body in one write, and no task. Which answer is right is
`feeds`' to say; whatever is no plain GET of a feed that lies ready goes uvicorn's own way to it.
"""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from workflow.web.feeds import PRIVATE, PUBLIC, FeedsFirst
from workflow.web.shelf import Answer

_BEGINNINGS = PRIVATE.encode(), PUBLIC.encode()

#: Headers that announce more than headers: a body, or somebody who waits to send one.
_MORE = frozenset((b"content-length", b"transfer-encoding", b"expect"))


class Wire(HttpToolsProtocol):
    """uvicorn's protocol for a `FeedsFirst`, given to it as `Config(http=Wire)`."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        assert isinstance(self.config.app, FeedsFirst)
        self.feeds = self.config.app

    def on_headers_complete(self) -> None:
        """Answer what lies ready; leave the rest to uvicorn."""
        answer = self._ready() if self.url.startswith(_BEGINNINGS) else None
        if answer is None:
            super().on_headers_complete()
            return
        dated = (b"%b: %b\r\n" % header for header in self.server_state.default_headers)
        head = b"".join((STATUS_LINE[answer.status], *dated, answer.lines, b"\r\n"))
        self.transport.writelines((head, answer.body) if answer.body else (head,))
        self.on_response_complete()

    def on_message_complete(self) -> None:
        """The end of a request: uvicorn's to know of, where it has had one to answer."""
        if self.cycle is not None:
            super().on_message_complete()

    def _ready(self) -> Answer | None:
        """The answer to a plain GET that nothing stands before on this connection."""
        waited_for = self.cycle is not None and not self.cycle.response_complete
        parser = self.parser
        if (
            waited_for
            or self.flow.write_paused
            or parser.get_method() != b"GET"
            or not parser.should_keep_alive()
            or parser.should_upgrade()
            or parser.get_http_version() != "1.1"
            or any(name in _MORE for name, _ in self.headers)
        ):
            return None
        return self.feeds.ready(self.url.decode("latin-1"), self.headers)
