"""Who has answered a hearing or a call: noting what a member said, from the matter's page.

Owns `POST /saker/{id}/svar`. The matrix itself is a part of the item's page; what follows from
an answer is `services.respond`'s.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response

from workflow.domain.errors import Refused
from workflow.domain.responses import Answer
from workflow.services import respond
from workflow.web.pages.moves import recently
from workflow.web.visit import SecretariatVisit

router = APIRouter()


@router.post("/saker/{id}/svar")
def note(
    visit: SecretariatVisit,
    id: str,
    version: Annotated[int, Form()],
    medlem: Annotated[str, Form(max_length=200)],
    svar: Annotated[Answer, Form()],
    dag: Annotated[str, Form(max_length=20)] = "",
    ord: Annotated[str, Form(max_length=2000)] = "",
    til: Annotated[str, Form()] = "/",
) -> Response:
    """Note what one member has said, today unless another day is given."""
    try:
        on = date.fromisoformat(dag) if dag else None
    except ValueError:
        raise Refused(f"«{dag}» er ingen dato. Skriv den slik: 2023-03-16.") from None
    with visit.frist.write() as connection:
        item = visit.current(connection, id, version)
        respond.respond(
            connection,
            item.id,
            medlem,
            svar,
            actor_id=visit.actor_id,
            now=visit.now,
            on=on,
            quote=" ".join(ord.split()),
        )
    return visit.go(recently(til, item.id))
