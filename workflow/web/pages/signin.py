"""Signing in and out: asking for a link by mail, the link, its button, and the cookie.

A link's GET changes nothing and signs nobody in: mail scanners and chat previews open links. Its
POST does. Whoever asks for a link gets the same answer whether or not the address is known, and
gets it before anybody is looked up. Signing in at the municipality's own service is `oidc`.
"""

from __future__ import annotations

import secrets
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form
from fastapi.responses import Response
from starlette.background import BackgroundTask

from workflow.domain.errors import NotFound, Refused
from workflow.domain.people import Person
from workflow.mail import notices
from workflow.services import letters, register
from workflow.store import queries
from workflow.web import session
from workflow.web.gate import Gate
from workflow.web.tongue import marked
from workflow.web.visit import AnyVisit, Visit, own_path

router = APIRouter()

_UNKNOWN = marked(
    "Denne innloggingslenken virker ikke. Den er brukt, for gammel, eller ikke hel. "
    "Be om en ny fra siden «Logg inn»."
)
_NO_MAIL = marked(
    "Frist sender ikke e-post her, så du kan ikke få en lenke slik. Be den som drifter Frist om en."
)


@router.get("/logg-inn")
def explain(visit: AnyVisit, til: str = "/") -> Response:
    """The form, and why the visitor is here."""
    if visit.person is not None:
        return visit.go(own_path(til))
    return _form(visit, til)


@router.post("/logg-inn")
def ask(
    visit: AnyVisit,
    epost: Annotated[str, Form(max_length=320)],
    til: Annotated[str, Form(max_length=1000)] = "/",
) -> Response:
    """Send a link to this address if it is somebody's; the answer doesn't say."""
    if visit.frist.settings.smtp_url is None:
        raise Refused(_NO_MAIL)
    try:
        address = register.address(epost)
    except Refused as refusal:
        return _form(visit, til, epost, str(refusal))
    _gate(visit).ask(visit.host, address, visit.now)
    answer = visit.page("signin_sent.html", address=address, lasts=session.LASTS[session.Kind.MAIL])
    # after the answer: how long the work takes tells nothing of who is known
    answer.background = BackgroundTask(_send, visit, address, own_path(til))
    return answer


@router.api_route("/inn/{key}", methods=["GET", "HEAD"])
def confirm(visit: AnyVisit, key: str, til: str = "/") -> Response:
    """The button that signs the link's holder in."""
    person, kind = _opened(visit, key)
    once = kind is session.Kind.MAIL
    return visit.page("signin_confirm.html", holder=person, key=key, til=own_path(til), once=once)


@router.post("/inn/{key}")
def sign_in(
    visit: AnyVisit, key: str, til: Annotated[str, Form(max_length=1000)] = "/"
) -> Response:
    """Exchange the link for this browser's own key."""
    person, kind = _opened(visit, key)
    if kind is session.Kind.MAIL:
        with visit.frist.write() as connection:
            if not session.spend(connection, key):
                raise NotFound(_UNKNOWN)
    return let_in(visit, person, til)


@router.post("/ut")
def sign_out(visit: AnyVisit) -> Response:
    """End this browser's key; others of the same person stay signed in."""
    if visit.token:
        with visit.frist.write() as connection:
            session.end(connection, visit.token)
    return forget(visit, visit.go("/logg-inn"))


def let_in(visit: Visit, person: Person, til: str) -> Response:
    """Sign this browser in as a person, and go on to a page of ours."""
    token = secrets.token_urlsafe(32)
    agent = session.client(visit.request.headers.get("user-agent", ""))
    with visit.frist.write() as connection:
        if visit.token:  # whoever was signed in here is not any more
            session.end(connection, visit.token)
        session.issue_key(connection, person, token, visit.now, session.Kind.BROWSER, client=agent)
    response = visit.go(til)
    base_url = visit.frist.settings.base_url
    response.set_cookie(
        session.cookie_name(base_url),
        token,
        max_age=int(session.LASTS[session.Kind.BROWSER].total_seconds()),
        path="/",
        secure=base_url.startswith("https:"),
        httponly=True,
        samesite="lax",
    )
    return response


def forget(visit: Visit, response: Response) -> Response:
    """Take the cookie off this browser."""
    name = session.cookie_name(visit.frist.settings.base_url)
    secure = name.startswith("__Host-")
    response.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")
    return response


def _form(visit: Visit, til: str, typed: str = "", error: str = "") -> Response:
    settings = visit.frist.settings
    return visit.page(
        "signin.html",
        400 if error else 200,
        til=own_path(til),
        typed=typed,
        error=error,
        mails=settings.smtp_url is not None,
        work=settings.oidc is not None,
    )


def _send(visit: Visit, address: str, til: str) -> None:
    """Queue the letter with the link, where the address is an active person's."""
    token = secrets.token_urlsafe(32)
    frist = visit.frist
    with frist.write() as connection:
        try:
            person = queries.person(connection, address)
        except NotFound:
            return
        if not person.active:
            return
        expires = session.issue_key(connection, person, token, visit.now, session.Kind.MAIL)
        then = "" if til == "/" else f"?til={quote(til, safe='/')}"
        url = f"{frist.settings.base_url}/inn/{token}{then}"
        letters.queue(
            connection, frist.house, notices.SIGN_IN, person, url=url, expires=expires,
            now=visit.now,
        )  # fmt: skip


def _gate(visit: Visit) -> Gate:
    gate: Gate = visit.request.app.state.gate
    return gate


def _opened(visit: Visit, key: str) -> tuple[Person, session.Kind]:
    gate = _gate(visit)
    gate.try_key(visit.host, visit.now)
    with visit.frist.read() as connection:
        found = session.opens(connection, key, visit.now)
    if found is None:
        gate.wrong_key(visit.host, visit.now)
        raise NotFound(_UNKNOWN)
    return found
