"""Innlogginger: where one is signed in, and signing out elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from fastapi.responses import Response

from workflow.domain.errors import NotFound
from workflow.domain.people import Person
from workflow.store.feeds import token_hash
from workflow.web import session
from workflow.web.pages.signin import forget
from workflow.web.sightings import Sightings
from workflow.web.visit import MemberVisit, Visit

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Listed:
    """One browser: which, when it was last here, and whether it is the one that asks."""

    id: int
    client: str
    created: datetime
    seen: datetime
    here: bool


@router.get("/innlogginger")
def show(visit: MemberVisit, ute: str = "") -> Response:
    """Every browser that the visitor is signed in with."""
    return visit.page(
        "sessions.html", listed=listed(visit, visit.signed_in_as), signed_out=bool(ute)
    )


@router.post("/innlogginger/{id}/avslutt")
def revoke(visit: MemberVisit, id: int) -> Response:
    """Sign one browser out; where it is this one, leave."""
    mine = listed(visit, visit.signed_in_as)
    with visit.frist.write() as connection:
        if not session.revoke(connection, visit.signed_in_as.id, id):
            raise NotFound("Denne innloggingen er alt avsluttet.")
    if any(each.here and each.id == id for each in mine):
        return forget(visit, visit.go("/logg-inn"))
    return visit.go("/innlogginger?ute=1")


@router.post("/innlogginger/andre")
def revoke_others(visit: MemberVisit) -> Response:
    """Sign out everywhere else; links that were handed out stop working too."""
    with visit.frist.write() as connection:
        session.revoke_all(connection, visit.signed_in_as.id, but=visit.token)
    return visit.go("/innlogginger?ute=1")


def listed(visit: Visit, person: Person) -> list[Listed]:
    """The browsers that a person is signed in with, the latest here first."""
    sightings: Sightings = visit.request.app.state.sightings
    mine = token_hash(visit.token) if visit.token else ""
    with visit.frist.read() as connection:
        found = session.sessions(connection, person.id, visit.now)
    shown = [
        Listed(s.id, s.client, s.created, sightings.last(s), s.token_hash == mine) for s in found
    ]
    return sorted(shown, key=lambda each: (not each.here, -each.seen.timestamp()))
