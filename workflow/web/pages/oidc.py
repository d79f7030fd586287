"""Signing in at the municipality's own service: out to it, and back as one of our people.

People are known by address the first time and by a lasting identity from then on, so that a new
address at the service keeps the person, and an address that somebody else gets doesn't give them
away. They are never made here; their role is what the service says, where it is asked for one.
What must be the same on the way out and back lies in a cookie that lives ten minutes and is used
once.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import quote, unquote

import sqlalchemy as sa
from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from workflow.bootstrap import Oidc
from workflow.domain.errors import NotFound, Refused
from workflow.domain.people import Person, Role
from workflow.services import register
from workflow.store import identities, queries
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


def identity(claims: Mapping[str, Any]) -> str:
    """Who somebody is to the service, for ever: Entra ID's tenant and object id, which are the
    same for every application; else the subject (OpenID Connect Core §5.7). After the issuer, so
    that another service gives other identities."""
    tid, oid = claims.get("tid"), claims.get("oid")
    entra = isinstance(tid, str) and isinstance(oid, str) and tid and oid
    return f"{claims['iss']} {f'{tid}/{oid}' if entra else claims['sub']}"


def role(oidc: Oidc, claims: Mapping[str, Any], person: Person) -> Role:
    """What a person is by the claim that tells roles; a role that no value is set for is ours to
    give. Nobody leads who has no group to lead."""
    said = claims.get(oidc.roles)
    values = said if isinstance(said, list) else [said]
    given = {Role.SECRETARIAT: oidc.secretariat, Role.LEAD: oidc.lead}
    for each, value in given.items():
        if value and value in values and (each is not Role.LEAD or person.group_ids):
            return each
    return Role.MEMBER if given.get(person.role) else person.role


def _person(visit: Visit, claims: Mapping[str, Any]) -> Person:
    """The one active person whom the claims name; the refusal doesn't say whom we know."""
    who = identity(claims)
    with visit.frist.write() as connection:
        person = identities.holder(connection, who) or _by_address(connection, claims)
        if person is None or not person.active:
            raise Forbidden(_NOBODY)
        identities.bind(connection, person.id, who)
        oidc = _provider(visit).oidc
        if (told := role(oidc, claims, person)) is not person.role:
            with suppress(Refused):  # the last of the secretariat stays
                person = register.give_role(connection, person, told)
    return person


def _by_address(connection: sa.Connection, claims: Mapping[str, Any]) -> Person | None:
    """The one person with an address of the claims', unless the service knows them as another."""
    known: dict[int, Person] = {}
    for address in addresses(claims):
        with suppress(NotFound):
            person = queries.person(connection, address)
            known[person.id] = person
    if len(known) != 1:
        return None
    (person,) = known.values()
    other = identities.of(connection, person.id) or ""
    return None if other.startswith(f"{claims['iss']} ") else person


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
