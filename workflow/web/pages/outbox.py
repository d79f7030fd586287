"""Utboks: every letter, whom it is to, how far it has come, and sending again by hand."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from workflow.services import post
from workflow.store.parcel import State
from workflow.web.tongue import marked
from workflow.web.visit import SecretariatVisit

router = APIRouter()

#: What one looks for, by the name in the address.
SEEN = {
    "": (marked("Alle"), tuple(State)),
    "venter": (marked("Venter"), (State.WAITING, State.CLAIMED, State.SENDING)),
    "sendt": (marked("Sendt"), (State.SENT,)),
    "gitt-opp": (marked("Gitt opp"), (State.FAILED,)),
    "ikke-sendt": (marked("Ikke sendt"), (State.SKIPPED,)),
    "uviss": (marked("Uvisst om de kom fram"), tuple(State)),
}

LINES, MOST = 100, 1000


@router.get("/administrasjon/utboks")
def show(visit: SecretariatVisit, vis: str = "", antall: str = "", nylig: str = "") -> Response:
    """The latest letters first."""
    vis = vis if vis in SEEN else ""
    limit = min(int(antall), MOST) if antall.isdecimal() and 0 < len(antall) < 6 else LINES
    limit = max(limit, LINES)
    with visit.frist.read() as connection:
        found = post.listed(connection, SEEN[vis][1], unsure=vis == "uviss", limit=limit + 1)
        return visit.page(
            "outbox.html",
            found=found[:limit],
            more=limit + LINES if len(found) > limit and limit < MOST else 0,
            seen=SEEN,
            vis=vis,
            tally=post.tally(connection),
            words=post.WORDS,
            again=nylig if nylig.isdecimal() else "",
            sends=visit.frist.settings.smtp_url is not None,
        )


@router.post("/administrasjon/utboks/{id}/send")
def send(visit: SecretariatVisit, id: int) -> Response:
    """Try a letter that was given up once more."""
    with visit.frist.write() as connection:
        post.resend(connection, id, visit.now)
    return visit.go(f"/administrasjon/utboks?nylig={id}")
