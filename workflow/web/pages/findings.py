"""What the reader or a chain has asked, settled with a press: of an item, or of whole minutes.

Owns the two forms. What settling does is `services.settle`'s.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response

from workflow.services import settle
from workflow.web.receipts import recently
from workflow.web.visit import SecretariatVisit

router = APIRouter()

Code = Annotated[str, Form(max_length=100)]
Why = Annotated[str, Form(max_length=1000)]


@router.post("/saker/{id}/avklar")
def item(
    visit: SecretariatVisit,
    id: str,
    version: Annotated[int, Form()],
    kode: Code,
    hvorfor: Why = "",
    til: Annotated[str, Form()] = "/",
) -> Response:
    """One question about an item has its answer."""
    with visit.frist.write() as connection:
        asked = visit.current(connection, id, version)
        settle.settle(
            connection, asked.id, [kode], actor_id=visit.actor_id, now=visit.now, why=hvorfor
        )
    return visit.go(recently(til, id))


@router.post("/gjennomgang/{document_id}/avklar")
def document(visit: SecretariatVisit, document_id: int, kode: Code, hvorfor: Why = "") -> Response:
    """One question about minutes as a whole has its answer."""
    with visit.frist.write() as connection:
        settle.settle_document(
            connection, document_id, [kode], actor_id=visit.actor_id, now=visit.now, why=hvorfor
        )
    return visit.go(f"/gjennomgang/{document_id}")
