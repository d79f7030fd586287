"""Oppdateringer: what later minutes say of items that are in the plan, for a person to decide.

Owns the list and the two answers. What an answer does is `services.updates`'.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response

from workflow.services import updates
from workflow.store import documents
from workflow.store.updates import find, waiting
from workflow.web.receipts import just_moved, recently
from workflow.web.shown import update
from workflow.web.shown.rows import Names
from workflow.web.visit import SecretariatVisit

router = APIRouter()


@router.get("/oppdateringer")
def show(visit: SecretariatVisit, nylig: str = "", avvist: str = "") -> Response:
    """Every update that waits, with its diff and both quotes."""
    with visit.frist.read() as connection:
        names = Names.of(connection)
        found = updates.said(connection, waiting(connection))
        return visit.page(
            "updates.html",
            found=[(each, update.changes(each, names, visit.today)) for each in found],
            documents=documents.listed(connection, {each.update.document_id for each in found}),
            moved=just_moved(connection, visit, nylig),
            dismissed=bool(avvist),
        )


@router.post("/oppdateringer/{number}/godta")
def accept(visit: SecretariatVisit, number: int, version: Annotated[int, Form()]) -> Response:
    """The item gets what is new, and the quote."""
    with visit.frist.write() as connection:
        target = visit.current(connection, find(connection, number).target_id, version)
        updates.accept(connection, number, actor_id=visit.actor_id, now=visit.now)
    return visit.go(recently("/oppdateringer", target.id))


@router.post("/oppdateringer/{number}/avvis")
def dismiss(visit: SecretariatVisit, number: int) -> Response:
    """It is another matter: the proposal waits on its own."""
    with visit.frist.write() as connection:
        updates.dismiss(connection, number, visit.now)
    return visit.go("/oppdateringer?avvist=ja")
