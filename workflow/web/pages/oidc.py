"""Signing in at the municipality's own service: out to it, and back as one of our people.

People are known by address alone and are never made or given a role here. What must be the same
on the way out and back lies in a cookie that lives ten minutes and is used once.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from workflow.domain.errors import NotFound
from workflow.domain.people import Person
from workflow.store import queries
from workflow.web import session
from workflow.web.gate import Gate
from workflow.web.pages.signin import let_in
from workflow.web.provider import NotAccepted, Provider
from workflow.web.tongue import marked
from workflow.web.visit import AnyVisit, Forbidden, Visit, own_path

router = APIRouter()

#: Seconds that somebody may use to sign in at the service.
LASTS = 600

_OFF = marked("Her logger du ikke inn med jobbkonto. Gå til siden «Logg inn».")
_LOST = marked(
    "Innloggingen ble ikke startet i denne nettleseren, eller den tok for lang tid. "
    "Gå til «Logg inn» og prøv en gang til."
)
_DENIED = marked("Innloggingen ble avbrutt. Gå til «Logg inn» og prøv en gang til.")
_NOBODY = marked(
    "Du er logget inn med jobbkontoen, men den åpner ikke Frist. "
    "Be sekretariatet legge deg til med den adressen som jobbkontoen har."
)


@router.get("/logg-inn/jobbkonto")
def leave(visit: AnyVisit, til: str = "/") -> Response:
    """Send the browser to the service."""
    provider = _provider(visit)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    where = provider.address(_back(visit), state, nonce, verifier, visit.now)
    response = RedirectResponse(where, status_code=303)
    kept = "~".join((state, nonce, verifier, quote(own_path(til)[:1000], safe="/")))
    response.set_cookie(_cookie(visit), kept, max_age=LASTS, **_bound(visit))
    return response


@router.get("/logg-inn/tilbake")
def arrive(visit: AnyVisit, state: str = "", code: str = "", error: str = "") -> Response:
    """The service sends the browser back, with a code or with an error."""
    provider = _provider(visit)
    gate: Gate = visit.request.app.state.gate
    gate.try_key(visit.host, visit.now)
    parts = visit.request.cookies.get(_cookie(visit), "").split("~")
    if len(parts) != 4 or not secrets.compare_digest(parts[0].encode(), state.encode()):
        gate.wrong_key(visit.host, visit.now)
        raise Forbidden(_LOST)
    if error or not code:
        raise Forbidden(_DENIED)
    _, nonce, verifier, til = parts
    try:
        claims = provider.claims(code, _back(visit), nonce, verifier, visit.now)
    except NotAccepted as refusal:
        gate.wrong_key(visit.host, visit.now)
        raise Forbidden(str(refusal)) from None
    response = let_in(visit, _person(visit, claims), unquote(til))
    response.delete_cookie(_cookie(visit), **_bound(visit))
    return response


def addresses(claims: Mapping[str, Any]) -> list[str]:
    """The e-mail addresses that claims give somebody, lower case, the surest first.

    Entra ID says `preferred_username` and, where chosen, `email` and `upn`; others say `email`,
    which counts for nothing where they add that it is not verified."""
    names = ["preferred_username", "email", "upn"]
    if claims.get("email_verified") is False:
        names.remove("email")
    said = [claims.get(name) for name in names]
    found = [each.strip().lower() for each in said if isinstance(each, str) and "@" in each]
    return list(dict.fromkeys(found))


def _person(visit: Visit, claims: Mapping[str, Any]) -> Person:
    """The one active person whom the claims name; the refusal doesn't say whom we know."""
    known: dict[int, Person] = {}
    with visit.frist.read() as connection:
        for address in addresses(claims):
            try:
                person = queries.person(connection, address)
            except NotFound:
                continue
            known[person.id] = person
    if len(known) != 1 or not all(person.active for person in known.values()):
        raise Forbidden(_NOBODY)
    return next(iter(known.values()))


def _provider(visit: Visit) -> Provider:
    oidc = visit.frist.settings.oidc
    if oidc is None:
        raise NotFound(_OFF)
    state = visit.request.app.state
    if state.provider is None or state.provider.oidc != oidc:
        state.provider = Provider(oidc)
    provider: Provider = state.provider
    return provider


def _back(visit: Visit) -> str:
    return f"{visit.frist.settings.base_url}/logg-inn/tilbake"


def _cookie(visit: Visit) -> str:
    return f"{session.cookie_name(visit.frist.settings.base_url)}-jobbkonto"


def _bound(visit: Visit) -> dict[str, Any]:
    secure = visit.frist.settings.base_url.startswith("https:")
    return {"path": "/", "secure": secure, "httponly": True, "samesite": "lax"}
