"""Several items at once: those that were chosen are moved together or not at all, and taken back
together.

Each names the version the page was made from (`Visit.current`). What one press does is `moves`'.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Form
from fastapi.responses import Response

from workflow.domain.errors import Refused
from workflow.domain.item import Item
from workflow.services import review, track
from workflow.store import queries
from workflow.web.receipts import may_undo, recently
from workflow.web.visit import Forbidden, ReviewVisit, Visit

router = APIRouter()

#: The items that were ticked, each as `id:version`.
Chosen = Annotated[list[str] | None, Form()]


@router.post("/saker/ferdige")
def complete(
    visit: ReviewVisit, valgt: Chosen = None, til: Annotated[str, Form()] = "/saker"
) -> Response:
    """Mark several tasks done in one transaction: all of them, or none."""
    if not valgt:
        raise Refused("Du har ikke valgt noen saker. Sett kryss ved dem som er ferdige.")
    with visit.frist.write() as connection:
        moved = [
            track.complete(connection, item.id, actor_id=visit.actor_id, now=visit.now)
            for item in _current(connection, visit, valgt)
        ]
    return visit.go(recently(til, *(item.id for item in moved)))


@router.post("/gjennomgang/{document_id}/godta")
def accept(visit: ReviewVisit, document_id: int, valgt: Chosen = None) -> Response:
    """Accept the proposals that were ticked, in one transaction: all of them, or none."""
    if not valgt:
        raise Refused("Du har ikke valgt noen forslag. Sett kryss ved dem du godtar.")
    with visit.frist.write() as connection:
        moved = [
            review.accept(connection, item.id, actor_id=visit.actor_id, now=visit.now)
            for item in _current(connection, visit, valgt)
        ]
    return visit.go(recently(f"/gjennomgang/{document_id}", *(item.id for item in moved)))


@router.post("/saker/angre")
def undo(
    visit: ReviewVisit, valgt: Chosen = None, til: Annotated[str, Form()] = "/saker"
) -> Response:
    """Take back what was just done to several, in one transaction."""
    if not valgt:
        raise Refused("Skjemaet sier ikke hva som skal angres. Angre hver sak fra dens egen side.")
    with visit.frist.write() as connection:
        moved = []
        for item in _current(connection, visit, list(reversed(valgt))):
            if not may_undo(visit, item, queries.history(connection, item.id)):
                raise Forbidden("Bare sekretariatet eller gruppens leder kan angre dette.")
            moved.append(track.undo(connection, item.id, actor_id=visit.actor_id, now=visit.now))
    return visit.go(recently(til, *(item.id for item in reversed(moved))))


def _current(connection: sa.Connection, visit: Visit, chosen: list[str]) -> Iterator[Item]:
    for id, _, version in (part.partition(":") for part in chosen):
        yield visit.current(connection, id, int(version) if version.isdecimal() else 0)
