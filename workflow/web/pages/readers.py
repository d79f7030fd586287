"""Leserne av ukebrevet: how many outside the house have it, pausing one, and removing one.

Owns the secretariat's page of them. How one becomes a reader is `weekly`, and how one leaves by
oneself `links`.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from workflow.domain.errors import NotFound
from workflow.store import readers
from workflow.web.tongue import marked
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
    """The letter doesn't come for now; the reader may turn it on again."""
    return _want(visit, id, letter=False)


@router.post(_AT + "/{id}/gjenoppta")
def resume(visit: SecretariatVisit, id: int) -> Response:
    """The letter comes again."""
    return _want(visit, id, letter=True)


@router.post(_AT + "/{id}/slett")
def remove(visit: SecretariatVisit, id: int) -> Response:
    """The address is deleted, as when the reader leaves."""
    with visit.frist.write() as connection:
        if not readers.forget(connection, id):
            raise NotFound(_GONE)
    return visit.go(_AT)


_GONE = marked("Leseren finnes ikke lenger.")


def _want(visit: SecretariatVisit, id: int, *, letter: bool) -> Response:
    with visit.frist.write() as connection:
        if not readers.want(connection, id, letter=letter):
            raise NotFound(_GONE)
    return visit.go(_AT)
