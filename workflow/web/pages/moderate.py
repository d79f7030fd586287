"""Innmeldt: what people outside have handed in and confirmed, for the secretariat to decide on.

Owns the queue and its two answers. Editing and merging are the item's own page; that the submitter
is told, whichever page it was decided on, is `services.submit`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response

from workflow.domain.errors import NotFound, Refused
from workflow.domain.item import Visibility
from workflow.services import review, submit
from workflow.store import queries, submissions
from workflow.web.receipts import just_moved, recently
from workflow.web.shown.rows import Names, Row, row
from workflow.web.visit import SecretariatVisit

router = APIRouter()

PAGE = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """One event of the queue: its line, who handed it in, and what it may be the same as."""

    row: Row
    submission: submissions.Submission
    like: tuple[tuple[Row, str], ...]


@router.get("/innmeldt")
def queue(visit: SecretariatVisit, nylig: str = "") -> Response:
    """Those that wait, the oldest first."""
    with visit.frist.read() as connection:
        names = Names.of(connection)
        waiting = []
        for id in submissions.waiting(connection, limit=PAGE):
            item = queries.item(connection, id)
            handed_in = submissions.with_item(connection, id)
            if handed_in is None:
                continue
            like = tuple(
                (row(match.item, names, visit.now), match.reason)
                for match in submit.like(connection, item, tuple(Visibility))
            )
            waiting.append(Waiting(row(item, names, visit.now), handed_in, like))
        return visit.page(
            "moderate.html",
            waiting=waiting,
            full=len(waiting) == PAGE,
            moved=just_moved(connection, visit, nylig),
        )


@router.post("/innmeldt/{id}/godta")
def accept(
    visit: SecretariatVisit,
    id: str,
    version: Annotated[int, Form()],
    synlig: Annotated[Visibility, Form()],
) -> Response:
    """Let it into the calendar, for everybody or for members, and tell the submitter."""
    house = visit.frist.house
    with visit.frist.write() as connection:
        item = visit.current(connection, id, version)
        _submitted(submissions.with_item(connection, item.id))
        submit.accept(connection, item.id, synlig, actor_id=visit.actor_id, now=visit.now)
        submit.tell(connection, house, visit.now)
    return visit.go(recently("/innmeldt", id))


@router.post("/innmeldt/{id}/avvis")
def reject(
    visit: SecretariatVisit,
    id: str,
    version: Annotated[int, Form()],
    hvorfor: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Leave it out, with a reason that the submitter gets to read."""
    why = " ".join(hvorfor.split())
    if not why:
        raise Refused("Skriv hvorfor. Den som meldte det inn, får lese det.")
    house = visit.frist.house
    with visit.frist.write() as connection:
        item = visit.current(connection, id, version)
        _submitted(submissions.with_item(connection, item.id))
        review.reject(connection, item.id, actor_id=visit.actor_id, now=visit.now, why=why)
        submit.tell(connection, house, visit.now)
    return visit.go(recently("/innmeldt", id))


def _submitted(found: submissions.Submission | None) -> None:
    if found is None:
        raise NotFound("Denne saken er ikke meldt inn av noen. Behandle den i gjennomgangen.")
