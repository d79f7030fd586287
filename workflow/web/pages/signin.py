"""Signing in and out: the link, its button, the cookie, and the page that explains.

A link's GET changes nothing and signs nobody in: mail scanners and chat previews open links. Its
POST does.
"""

from __future__ import annotations

import secrets

from fastapi import APIRouter
from fastapi.responses import Response

from workflow.domain.errors import NotFound
from workflow.domain.people import Person
from workflow.web import session
from workflow.web.visit import AnyVisit, Visit, own_path

router = APIRouter()

_UNKNOWN = (
    "Denne innloggingslenken virker ikke. Den er for gammel, eller ikke hel. "
    "Be den som drifter Frist om en ny."
)


@router.get("/logg-inn")
def explain(visit: AnyVisit, til: str = "/") -> Response:
    """Why the visitor is here, and how to get in."""
    if visit.person is not None:
        return visit.go(own_path(til))
    return visit.page("signin.html", holder=None)


@router.api_route("/inn/{key}", methods=["GET", "HEAD"])
def confirm(visit: AnyVisit, key: str) -> Response:
    """The button that signs the link's holder in."""
    return visit.page("signin.html", holder=_holder(visit, key), key=key)


@router.post("/inn/{key}")
def sign_in(visit: AnyVisit, key: str) -> Response:
    """Exchange the link for this browser's own key."""
    person = _holder(visit, key)
    token = secrets.token_urlsafe(32)
    with visit.frist.write() as connection:
        session.issue_key(connection, person, token, visit.now, session.BROWSER_LASTS)
    response = visit.go("/")
    base_url = visit.frist.settings.base_url
    response.set_cookie(
        session.cookie_name(base_url),
        token,
        max_age=int(session.BROWSER_LASTS.total_seconds()),
        path="/",
        secure=base_url.startswith("https:"),
        httponly=True,
        samesite="lax",
    )
    return response


@router.post("/ut")
def sign_out(visit: AnyVisit) -> Response:
    """End this browser's key; others of the same person stay signed in."""
    name = session.cookie_name(visit.frist.settings.base_url)
    if token := visit.request.cookies.get(name):
        with visit.frist.write() as connection:
            session.end(connection, token)
    response = visit.go("/logg-inn")
    secure = name.startswith("__Host-")
    response.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")
    return response


def _holder(visit: Visit, key: str) -> Person:
    with visit.frist.read() as connection:
        person = session.holder(connection, key, visit.now)
    if person is None:
        raise NotFound(_UNKNOWN)
    return person
