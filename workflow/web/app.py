"""The site put together: pages, static files, what stands before them, and feeds first of all.

Owns the order of the layers, and how an error becomes a page. Feeds are answered by `feeds`
before any routing; the pages are in `pages`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from workflow.bootstrap import Frist, templates_dir
from workflow.domain.errors import Conflict, IllegalMove, NotFound, Refused
from workflow.web import static
from workflow.web.attempts import Attempts
from workflow.web.feeds import FeedsFirst
from workflow.web.gate import Gate, TooMany
from workflow.web.pages import (
    about,
    admin,
    answers,
    api,
    audit,
    calendar,
    desk,
    feed,
    findings,
    item,
    items,
    links,
    members,
    mine,
    moderate,
    moves,
    oidc,
    outbox,
    people,
    preview,
    readers,
    review,
    search,
    sessions,
    several,
    signin,
    submit,
    subscribe,
    updates,
    upload,
    weekly,
    why,
)
from workflow.web.paper import Paper
from workflow.web.presses import PressesFirst
from workflow.web.provider import Unavailable
from workflow.web.security import App, BodyLimit, Headers, Receive, SameOrigin, Scope, Send
from workflow.web.sightings import Sightings
from workflow.web.tongue import Speaking, marked, told
from workflow.web.visit import Forbidden, SignInNeeded, Visit, visit

PAGES = (
    desk,
    mine,
    review,
    updates,
    answers,
    findings,
    preview,
    why,
    several,
    moves,
    items,
    item,
    calendar,
    search,
    submit,
    moderate,
    subscribe,
    weekly,
    feed,
    upload,
    links,
    signin,
    oidc,
    sessions,
    about,
    api,
    admin,
    people,
    readers,
    members,
    audit,
    outbox,
)

_FOREIGN = marked(
    "Denne endringen kom fra et annet nettsted, så vi gjorde den ikke. Åpne siden her selv."
)
_TOO_LARGE = marked("Det du sendte, er for stort. Et referat kan være på 20 megabyte.")
_NOT_HERE = marked(
    "Denne siden finnes ikke. Adressen kan være skrevet feil, eller siden er flyttet."
)
_METHOD = marked("Denne adressen kan ikke brukes slik. Gå tilbake og prøv fra siden du kom fra.")
_FORM = marked(
    "Skjemaet mangler noe, eller noe i det er ikke til å forstå. Gå tilbake og se over feltene."
)
_BROKEN = marked(
    "Noe gikk galt hos oss. Ingenting er endret. Prøv igjen, eller si fra til den som drifter."
)


def create_app(frist: Frist, clock: Callable[[], datetime]) -> FeedsFirst:
    """The whole site as an ASGI application. `clock` gives the aware moment it is now."""
    site = FastAPI(title="Frist", docs_url=None, redoc_url=None, openapi_url=None)
    site.state.frist = frist
    site.state.clock = clock
    site.state.sightings = Sightings(frist)
    site.state.gate = Gate()
    site.state.provider = None
    site.state.handed_in = Attempts(limit=20, seconds=3600)
    site.state.subscribing = Attempts(limit=20, seconds=3600)
    site.state.paper = Paper(templates_dir() / "web")
    for router in (static.router, *(page.router for page in PAGES)):
        for route in router.routes:
            if isinstance(route, APIRoute) and route.methods and "GET" in route.methods:
                route.methods.add("HEAD")  # RFC 9110 §9.3.2; the server leaves the body out
        site.include_router(router)
    for kind, answer in _ERRORS.items():
        site.add_exception_handler(kind, answer)
    base_url = frist.settings.base_url
    app: App = site
    app = GZipMiddleware(app, minimum_size=600, compresslevel=6)
    app = PressesFirst(app, site, _failed, hands=frist.writers)
    app = BodyLimit(app, refuse=_answer(site, 413, _TOO_LARGE))
    app = SameOrigin(app, base_url=base_url, refuse=_answer(site, 403, _FOREIGN))
    app = Speaking(app, https=base_url.startswith("https:"))
    app = Headers(app, https=base_url.startswith("https:"))
    return FeedsFirst(app, frist, clock, also=site.state.sightings.flush)


def _answer(site: FastAPI, status: int, sentence: str) -> App:
    """A small application that answers everything with one refusal."""

    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        scope["app"] = site
        response = _refusal(Request(scope, receive), status, sentence)
        await response(scope, receive, send)

    return refuse


def _refused(request: Request, error: Exception) -> Response:
    return _refusal(request, _status(error), str(error))


def _status(error: Exception) -> int:
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, Conflict | IllegalMove):
        return 409
    if isinstance(error, TooMany):
        return 429
    if isinstance(error, Unavailable):
        return 502
    return 403 if isinstance(error, Forbidden) else 400


def _sign_in(request: Request, error: Exception) -> Response:
    if _wants_json(request):
        return _refusal(request, 401, marked("Dette er for dem som er logget inn."))
    if request.method not in ("GET", "HEAD"):
        return _refusal(request, 401, marked("Du er logget ut. Logg inn, og gjør det en gang til."))
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/logg-inn?til={quote(wanted, safe='/')}", status_code=303)


def _misunderstood(request: Request, error: Exception) -> Response:
    return _refusal(request, 400, _FORM)


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    sentence = {404: _NOT_HERE, 405: _METHOD}.get(status, _FORM)
    return _refusal(request, status, sentence)


def _broken(request: Request, error: Exception) -> Response:
    logging.getLogger("frist").error("%s kunne ikke vises.", _place(request), exc_info=error)
    return _refusal(request, 500, _BROKEN)


#: How each kind of error is answered, the more particular first.
_ERRORS = {
    Refused: _refused,
    SignInNeeded: _sign_in,
    RequestValidationError: _misunderstood,
    HTTPException: _http,
    Exception: _broken,
}


def _failed(request: Request, error: Exception) -> Response:
    """The page of an error that was met outside the routes."""
    return next(answer for kind, answer in _ERRORS.items() if isinstance(error, kind))(
        request, error
    )


def _place(request: Request) -> str:
    """The kind of page, without its secrets: `/l/<token>` is logged as `/l/…`."""
    first = request.url.path.strip("/").split("/")[0]
    return f"/{first}/…"


def _refusal(request: Request, status: int, sentence: str) -> Response:
    if _wants_json(request):
        return JSONResponse({"error": sentence}, status)
    try:
        visitor = _visitor(request)
        return visitor.page("refused.html", status, sentence=told(sentence), code=status)
    except Exception:
        # not even the page of an error could be made: say it in plain words
        logging.getLogger("frist").exception("Siden for en feil kunne ikke lages.")
        return PlainTextResponse(sentence, status)


def _visitor(request: Request) -> Visit:
    return visit(request)


def _wants_json(request: Request) -> bool:
    return request.url.path.startswith("/api/")
