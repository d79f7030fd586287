"""Mine saker og innstillinger: what is the visitor's own to do, and how they want to be told of it.

The way without signing in is the links in mail (`pages/links`), whose form of choices this shares.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Form
from fastapi.responses import Response

from workflow.domain.absence import Absence, receiver
from workflow.domain.deadlines import deadline_day, overdue
from workflow.domain.item import Item, Visibility
from workflow.domain.proposal import Kind
from workflow.services import register
from workflow.store import absences, lists, mailing
from workflow.store.lists import Narrow
from workflow.store.queries import OPEN
from workflow.web.pages.links import Wished, mail_choices, wished
from workflow.web.receipts import just_moved
from workflow.web.shown.rows import Names, rows
from workflow.web.tongue import CHOICE
from workflow.web.visit import MemberVisit, Visit

router = APIRouter()

#: More than anybody has open, and how much of what they have done is shown, and for how long.
LINES, DONE, DONE_WITHIN = 200, 8, timedelta(weeks=4)

#: How much is shown of what somebody else was to do.
COVERED = 25


@router.get("/mine")
def tasks(visit: MemberVisit, nylig: str = "") -> Response:
    """What the visitor is to do, the most pressing first, and what they have just done."""
    own = Narrow(states=OPEN, sees=tuple(Visibility), owner_id=visit.visitor.id)
    since = visit.now - DONE_WITHIN
    with visit.frist.read() as connection:
        names = Names.of(connection)
        found, total = lists.page(connection, own, limit=LINES)
        done = lists.finished(connection, visit.visitor.id, since, limit=DONE)
        covered = _covered(connection, visit)
        parts: dict[str, list[Item]] = {"late": [], "week": [], "later": [], "undated": []}
        for item in found:
            parts[_when(item, visit)].append(item)
        return visit.page(
            "mine.html",
            parts_of={name: rows(items, names, visit.now) for name, items in parts.items()},
            total=total,
            covered=[
                (names.people.get(absence.person_id, ""), absence, rows(theirs, names, visit.now))
                for absence, theirs in covered
            ],
            done=rows(done, names, visit.now),
            moved=just_moved(connection, visit, nylig),
        )


def _covered(connection: sa.Connection, visit: Visit) -> list[tuple[Absence, list[Item]]]:
    """Who is away today with the visitor standing in, and what is theirs to do meanwhile."""
    away = absences.current(connection, visit.today)
    found = []
    for absence in away:
        stands_in = receiver(absence.person_id, visit.today, away) == visit.visitor.id
        if absence.first <= visit.today and stands_in:
            theirs = Narrow(
                states=OPEN,
                sees=tuple(Visibility),
                kind=Kind.TASK,
                owner_id=absence.person_id,
            )
            found.append((absence, lists.page(connection, theirs, limit=COVERED)[0]))
    return found


def _when(item: Item, visit: Visit) -> str:
    task = item.kind is Kind.TASK
    day = deadline_day(item.window) if task else item.window.earliest
    if task and overdue(item.window, visit.now):
        return "late"
    if day is None:
        return "undated"
    sunday = visit.today + timedelta(days=6 - visit.today.weekday())
    return "week" if day <= sunday else "later"


@router.get("/mine/innstillinger")
def preferences(visit: MemberVisit, lagret: str = "") -> Response:
    """The visitor's language and mail."""
    with visit.frist.read() as connection:
        wishes = mailing.of(connection, visit.visitor.id)
    return visit.page("preferences.html", saved=bool(lagret), **mail_choices(wishes, visit.today))


@router.post("/mine/innstillinger")
def choose(
    visit: MemberVisit,
    said: Annotated[Wished, Depends(wished)],
    sprak: Annotated[str, Form(max_length=5)],
) -> Response:
    """Keep them. This browser speaks the language from now on, whatever was chosen in it before."""
    id = visit.visitor.id
    with visit.frist.write() as connection:
        register.speak(connection, id, sprak)
        mailing.keep(connection, id, said.over(mailing.of(connection, id)))
    return visit.go(f"/mine/innstillinger?lagret=ja&{CHOICE}={sprak}")
