"""Leserne av ukebrevet: how many outside the house have it, pausing one, and removing one.

Owns the secretariat's page of them. How one becomes a reader is `weekly`, and how one leaves by
oneself `links`.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from workflow.domain.errors import NotFound
from workflow.services import pause as pauses
from workflow.store import readers
from workflow.web.visit import SecretariatVisit

router = APIRouter()

_AT = "/administrasjon/lesere"

#: How many are shown: whoever looks for one writes a part of the address.
SHOWN = 100


@router.get(_AT)
def index(visit: SecretariatVisit, adresse: Annotated[str, Query(max_length=320)] = "") -> Response:
    """Those who have the letter, the last who came first."""
    part = adresse.strip()
    with visit.frist.read() as connection:
        count, found = readers.newest(connection, part, SHOWN)
    return visit.page("readers.html", found=found, count=count, part=part, most=SHOWN)


@router.post(_AT + "/{id}/pause")
def pause(visit: SecretariatVisit, id: int) -> Response:
    """The letter doesn't come, until it is taken up here or the reader says so."""
    with visit.frist.write() as connection:
        pauses.hold(connection, id, visit.now)
    return visit.go(_AT)


@router.post(_AT + "/{id}/gjenoppta")
def resume(visit: SecretariatVisit, id: int) -> Response:
    """The letter comes again."""
    with visit.frist.write() as connection:
        pauses.let_go(connection, id)
    return visit.go(_AT)


@router.post(_AT + "/{id}/slett")
def remove(visit: SecretariatVisit, id: int) -> Response:
    """The address is deleted, as when the reader leaves."""
    with visit.frist.write() as connection:
        if not readers.forget(connection, id):
            raise NotFound("Leseren finnes ikke lenger.")
    return visit.go(_AT)
