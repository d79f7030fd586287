"""Moving an item from a page: start, done, reopen, cancel, reschedule, edit, undo, review.

Owns `POST /saker/{id}/…`. Each names the version the page was made from, so that two people at
once can't overwrite each other, and comes back to the page in `til`. What may happen is
`lifecycle`'s to say; what is said back `receipts`'.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response

from workflow.bootstrap import Frist
from workflow.domain.errors import NotFound, Refused
from workflow.domain.item import Item, Visibility
from workflow.domain.playbooks import known
from workflow.domain.window import Window
from workflow.services import fields, review, track
from workflow.store import queries
from workflow.web.receipts import may_undo, recently
from workflow.web.visit import Forbidden, ReviewVisit, for_reviewers, seen, signed_in

router = APIRouter()

Move = Callable[..., Item]

_PLAIN: dict[str, Move] = {"start": track.start, "angre": track.undo, "godta": review.accept}
_EXPLAINED: dict[str, Move] = {
    "ferdig": track.complete,
    "gjenapne": track.reopen,
    "avlys": track.cancel,
    "avvis": review.reject,
}

#: A version has no more digits than a database's integer holds.
_DIGITS = 9

#: Those that are an item's owner's, too.
_OWN = ("ferdig", "angre")

#: The moves that `press` makes, by the last part of their address.
BUTTONS = _PLAIN | _EXPLAINED


@router.post("/saker/{id}/flytt")
def reschedule(
    visit: ReviewVisit,
    id: str,
    version: Annotated[int, Form()],
    nar: Annotated[str, Form(max_length=200)] = "",
    klokken: Annotated[str, Form(max_length=50)] = "",
    til: Annotated[str, Form()] = "/",
    hvorfor: Annotated[str, Form()] = "",
) -> Response:
    """Give the item another window, read as people write it."""
    if not nar.strip():
        raise Refused("Skriv når den flyttes til, for eksempel «28. mars» eller «uke 14».")
    with visit.frist.write() as connection:
        item = visit.current(connection, id, version)
        typed = {"start": nar, "time": klokken}
        window = fields.window(typed, visit.now, item.window)
        if _same_time(window, item.window):
            raise Refused(f"«{item.title}» står alt på den datoen. Skriv en annen.")
        track.reschedule(
            connection,
            item.id,
            window,
            actor_id=visit.actor_id,
            now=visit.now,
            why=hvorfor.strip()[:1000],
        )
    return visit.go(recently(til, id))


@router.post("/saker/{id}/endre")
def edit(
    visit: ReviewVisit,
    id: str,
    version: Annotated[int, Form()],
    tittel: Annotated[str, Form(max_length=500)],
    nar: Annotated[str, Form(max_length=200)] = "",
    nar_for: Annotated[str, Form(max_length=300)] = "",
    klokken: Annotated[str, Form(max_length=50)] = "",
    klokken_for: Annotated[str, Form(max_length=50)] = "",
    ansvarlig: Annotated[str, Form(max_length=300)] = "",
    sted: Annotated[str, Form(max_length=500)] = "",
    beskrivelse: Annotated[str, Form(max_length=20000)] = "",
    kategorier: Annotated[str, Form(max_length=1000)] = "",
    synlig: Annotated[Visibility, Form()] = Visibility.MEMBERS,
    spillebok: Annotated[str, Form()] = "task",
    til: Annotated[str, Form()] = "/",
    godta: Annotated[str, Form()] = "",
) -> Response:
    """Change the fields that differ; with `godta`, accept the proposal at the same time.

    A date that was left as the page showed it is not read anew: its words may have another
    meaning today than on the day of the meeting.
    """
    with visit.frist.write() as connection:
        item = visit.current(connection, id, version)
        if synlig not in visit.sees:
            raise Forbidden("Bare sekretariatet kan gjøre en sak synlig for sekretariatet alene.")
        typed: dict[str, object] = {
            "title": tittel,
            "owner": ansvarlig,
            "visibility": synlig,
            "description": beskrivelse.replace("\r\n", "\n").strip(),
            "location": " ".join(sted.split()) or None,
        }
        if nar.strip() != nar_for.strip():
            typed["start"] = nar
        if klokken.strip() != klokken_for.strip():
            typed["time"] = klokken
        changes = fields.read(connection, typed, visit.now, item)
        changes["categories"] = tuple(c for part in kategorier.split(",") if (c := part.strip()))
        changes["playbook"] = known(spillebok)
        changed = {n: v for n, v in changes.items() if getattr(item, n) != v}
        if changed.get("owner_id") is None and "owner" not in changed:
            changed.pop("owner_id", None)
        if changed:
            review.edit(connection, item.id, changed, actor_id=visit.actor_id, now=visit.now)
        elif not godta:
            raise Refused("Du har ikke endret noe. Skriv det nye i feltene, eller gå tilbake.")
        if godta:
            review.accept(connection, item.id, actor_id=visit.actor_id, now=visit.now)
    return visit.go(recently(til, id))


@router.post("/saker/{id}/sla-sammen")
def merge(
    visit: ReviewVisit,
    id: str,
    version: Annotated[int, Form()],
    med: Annotated[str, Form()],
    til: Annotated[str, Form()] = "/",
) -> Response:
    """Let the item be the same matter as another, which gains its quotes."""
    with visit.frist.write() as connection:
        item = visit.current(connection, id, version)
        if not visit.secretariat and not visit.manages(visit.item(connection, med).group_id):
            raise Forbidden("Saken du valgte, hører til en annen gruppe.")
        review.merge(connection, item.id, med, actor_id=visit.actor_id, now=visit.now)
    return visit.go(recently(til, id))


def press(request: Request, id: str, trekk: str, form: dict[str, str]) -> Response:
    """One of the `BUTTONS`: a move that needs no more than a press, and perhaps a reason.

    Who presses is read in the same transaction as what is moved.
    """
    frist: Frist = request.app.state.frist
    why = {"why": form.get("hvorfor", "").strip()[:1000]} if trekk in _EXPLAINED else {}
    with frist.write() as connection:
        visit = signed_in(seen(request, connection))
        if trekk not in _OWN:
            for_reviewers(visit)
        version = form.get("version", "")
        if not version.isdecimal() or len(version) > _DIGITS:
            raise RequestValidationError([])
        item = visit.current(connection, id, int(version), own=trekk in _OWN)
        if trekk == "angre" and not may_undo(visit, item, queries.history(connection, item.id)):
            raise Forbidden("Bare sekretariatet eller gruppens leder kan angre dette.")
        BUTTONS[trekk](connection, item, actor_id=visit.actor_id, now=visit.now, **why)
    return visit.go(recently(form.get("til", "/"), id))


@router.post("/saker/{id}/{trekk}")
def unknown(visit: ReviewVisit, id: str, trekk: str) -> Response:
    """Any other move."""
    raise NotFound("Denne handlingen finnes ikke.")


def _same_time(one: Window, other: Window) -> bool:
    """Whether two windows mean the same days and clock, however they were worded."""

    def meant(window: Window) -> tuple[object, ...]:
        days = window.earliest, window.latest, window.precision, window.mod, window.time
        return days if window.earliest else (*days, window.words)

    return meant(one) == meant(other)
