"""Who has answered a hearing or a call: noting it, asking the silent again, and taking it along.

Owns `/saker/{id}/svar`, `/purr`, and the matrix as a file. The matrix itself is a part of the
item's page; what follows from an answer is `services.respond`'s.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response

from workflow.domain.errors import NotFound, Refused
from workflow.domain.responses import Answer
from workflow.services import nudge, respond, sheets
from workflow.store import queries
from workflow.web.receipts import recently
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


@router.post("/saker/{id}/purr")
def ask_again(visit: SecretariatVisit, id: str) -> Response:
    """Ask those who have not answered again."""
    with visit.frist.write() as connection:
        item = visit.item(connection, id)
        found = nudge.nudge(connection, item.id, actor_id=visit.actor_id, now=visit.now)
    asked = f"purret={len(found.asked)}&uten={len(found.unreachable)}"
    return visit.go(f"/saker/{item.id}?{asked}#svar")


_FILES = {
    "csv": (sheets.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        sheets.as_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


@router.get("/saker/{id}/svar.{ending}")
def file(visit: SecretariatVisit, id: str, ending: str) -> Response:
    """The matrix as a file."""
    if ending not in _FILES:
        raise NotFound("Svarene kan hentes som CSV eller XLSX.")
    write, media_type = _FILES[ending]
    with visit.frist.read() as connection:
        item = visit.item(connection, id)
        found = respond.of(connection, item.id)
        names = {person.id: person.name for person in queries.people(connection)}
    headers = {"content-disposition": f'attachment; filename="svar-{item.id}.{ending}"'}
    return Response(write(found, names), media_type=media_type, headers=headers)
