"""Buttons that move an item: answered before routing, as feeds are.

Owns `POST /saker/{id}/ferdig` and its like as ASGI, inside the layers of `security`: what is
pressed most goes the shortest way to the door. What a press does is `pages.moves`'.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from urllib.parse import parse_qsl

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response

from workflow.web.pages.moves import BUTTONS, press
from workflow.web.security import App, Receive, Scope, Send

_PREFIX = "/saker/"

#: A form of ours has four fields.
_FIELDS = 20


class PressesFirst:
    """Wraps `app`: buttons are answered here, everything else goes on. `failed` makes the page of
    an error; `hands` is how many may be answered at a time (None: as many as is usual)."""

    def __init__(
        self,
        app: App,
        site: FastAPI,
        failed: Callable[[Request, Exception], Response],
        hands: int | None,
    ) -> None:
        self.app = app
        self.site = site
        self.failed = failed
        self.hands = ThreadPoolExecutor(hands, thread_name_prefix="presses")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        id, trekk = _pressed(scope)
        if not trekk:
            await self.app(scope, receive, send)
            return
        scope["app"] = self.site
        request = Request(scope, receive)
        body = await request.body()
        speaking = copy_context()  # a thread that speaks the request's language
        response = await asyncio.get_running_loop().run_in_executor(
            self.hands, speaking.run, self._answer, request, id, trekk, body
        )
        await response(scope, receive, send)

    def _answer(self, request: Request, id: str, trekk: str, body: bytes) -> Response:
        try:
            form = dict(_fields(body))
            return press(request, id, trekk, form)
        except Exception as error:
            return self.failed(request, error)


def _fields(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode("utf-8", "replace"), max_num_fields=_FIELDS)
    except ValueError:  # more fields than any form of ours
        raise RequestValidationError([]) from None


def _pressed(scope: Scope) -> tuple[str, str]:
    """The item and the move that a request presses for; empty where it is another request."""
    if scope["type"] == "http" and scope["method"] == "POST":
        path: str = scope["path"]
        if path.startswith(_PREFIX):
            id, _, trekk = path[len(_PREFIX) :].partition("/")
            if trekk in BUTTONS:
                return id, trekk
    return "", ""
