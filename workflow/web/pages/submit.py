"""Meld inn: anybody hands in an event, confirms it from a mail, and may change it until decided.

Owns the form, its honeypot and its rate limit. GET shows, POST acts, so that a mail scanner that
opens links confirms nothing. What happens to an event is `services.submit`.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, File, Form, UploadFile
from fastapi.responses import Response

from workflow.domain import submission
from workflow.domain.errors import Refused
from workflow.domain.item import State, Visibility
from workflow.domain.matching import Match
from workflow.domain.submission import Event
from workflow.services import event_form, submit
from workflow.store import queries
from workflow.store.submissions import Submission
from workflow.web.attempts import Attempts
from workflow.web.gate import TooMany
from workflow.web.shown.rows import Names, row
from workflow.web.tongue import language, marked
from workflow.web.visit import AnyVisit, Visit

router = APIRouter()

_TOO_OFTEN = marked(
    "Det er meldt inn mange arrangementer herfra den siste timen. Prøv igjen om en time, "
    "eller send flere på én gang i en kalenderfil."
)


@dataclass(frozen=True, slots=True)
class Typed:
    """The form's fields as they were typed."""

    tittel: str = ""
    nar: str = ""
    klokken: str = ""
    sted: str = ""
    lenke: str = ""
    beskrivelse: str = ""
    gruppe: str = ""
    kategorier: str = ""

    @property
    def fields(self) -> Mapping[str, str]:
        """The same by the names that `event_form` knows."""
        return {
            "title": self.tittel,
            "when": self.nar,
            "clock": self.klokken,
            "place": self.sted,
            "link": self.lenke,
            "description": self.beskrivelse,
            "group": self.gruppe,
            "categories": self.kategorier,
        }


def typed(
    tittel: Annotated[str, Form(max_length=500)] = "",
    nar: Annotated[str, Form(max_length=200)] = "",
    klokken: Annotated[str, Form(max_length=50)] = "",
    sted: Annotated[str, Form(max_length=500)] = "",
    lenke: Annotated[str, Form(max_length=500)] = "",
    beskrivelse: Annotated[str, Form(max_length=20000)] = "",
    gruppe: Annotated[str, Form(max_length=200)] = "",
    kategorier: Annotated[str, Form(max_length=500)] = "",
) -> Typed:
    """Read the fields of one event."""
    return Typed(tittel, nar, klokken, sted, lenke, beskrivelse, gruppe, kategorier)


@router.get("/meld-inn")
def form(visit: AnyVisit) -> Response:
    """The form."""
    return _form(visit)


@router.post("/meld-inn")
def hand_in(
    visit: AnyVisit,
    said: Annotated[Typed, Depends(typed)],
    epost: Annotated[str, Form(max_length=320)] = "",
    fil: Annotated[UploadFile | None, File()] = None,
    ics: Annotated[str, Form(max_length=200_000)] = "",
    slag: Annotated[str, Form()] = "",
    likevel: Annotated[str, Form()] = "",
    nettsted: Annotated[str, Form()] = "",
) -> Response:
    """Keep one event, or those of a calendar file, until the mail is answered."""
    if nettsted:
        # a field that people don't see: whoever fills it in learns nothing
        return visit.go("/meld-inn/sendt")
    attempts: Attempts = visit.request.app.state.handed_in
    if attempts.wait(visit.host, visit.now):
        raise TooMany(_TOO_OFTEN)
    data = fil.file.read() if fil is not None and fil.filename else ics.encode()
    try:
        with visit.frist.read() as connection:
            if slag == "fil":
                events = event_form.from_calendar(data)
            else:
                events = [event_form.read(connection, said.fields, visit.now)]
            like = [] if likevel else _like(connection, events)
        if like:
            return _form(visit, said, epost, like=like, ics=data.decode(errors="replace"))
        attempts.wrong(visit.host, visit.now)
        house = visit.frist.house
        with visit.frist.write() as connection:
            token = secrets.token_urlsafe(32)
            submit.submit(
                connection, house, events, epost, token=token, now=visit.now, language=language()
            )
    except Refused as error:
        return _form(visit, said, epost, refusal=str(error), ics=ics, status=400)
    return visit.go("/meld-inn/sendt")


@router.get("/meld-inn/sendt")
def sent(visit: AnyVisit) -> Response:
    """What to do next: open the mail."""
    return visit.page("submit_sent.html")


@router.get("/meld-inn/{token}")
def standing(visit: AnyVisit, token: str, lagret: str = "") -> Response:
    """The page that the mail's link opens: confirm, and then see, change or withdraw."""
    with visit.frist.read() as connection:
        found = submit.standing(connection, token, visit.now)
    return _standing(visit, token, found, saved=bool(lagret))


@router.post("/meld-inn/{token}/bekreft")
def confirm(visit: AnyVisit, token: str) -> Response:
    """The address is the visitor's: what they handed in waits for the secretariat."""
    seeds = (secrets.token_bytes(8) for _ in repeat(None))
    with visit.frist.write() as connection:
        submit.confirm(connection, token, seeds=seeds, now=visit.now)
    return visit.go(f"/meld-inn/{token}")


@router.post("/meld-inn/{token}/endre")
def change(
    visit: AnyVisit,
    token: str,
    said: Annotated[Typed, Depends(typed)],
    nummer: Annotated[int, Form(ge=1, le=1000)] = 1,
) -> Response:
    """Correct one event."""
    with visit.frist.write() as connection:
        found = submit.standing(connection, token, visit.now)
        before = next((submission.read(e.fields) for e in found.events if e.number == nummer), None)
        try:
            event = event_form.read(connection, said.fields, visit.now, before)
            submit.change(connection, token, nummer, event, visit.now)
        except Refused as error:
            refused = str(error)
        else:
            refused = ""
    if refused:
        return _standing(visit, token, found, refusal=refused, number=nummer, said=said)
    return visit.go(f"/meld-inn/{token}?lagret=ja")


@router.post("/meld-inn/{token}/trekk")
def withdraw(visit: AnyVisit, token: str) -> Response:
    """Take it back."""
    with visit.frist.write() as connection:
        submit.withdraw(connection, token, visit.now)
    return visit.page("submit_sent.html", withdrawn=True)


def _like(connection: sa.Connection, events: Sequence[Event]) -> list[Match]:
    """What everybody can see already and may be the same: nothing else is hinted at."""
    found: dict[str, Match] = {}
    for event in events:
        for match in submit.like(connection, event, (Visibility.PUBLIC,)):
            found.setdefault(match.item.id, match)
    return list(found.values())


def _form(
    visit: Visit,
    said: Typed | None = None,
    email: str = "",
    *,
    refusal: str = "",
    like: Sequence[Match] = (),
    ics: str = "",
    status: int = 200,
) -> Response:
    with visit.frist.read() as connection:
        names = Names.of(connection)
    return visit.page(
        "submit.html",
        status,
        said=said or Typed(),
        email=email or (visit.person.email if visit.person else ""),
        refusal=refusal,
        like=[row(match.item, names, visit.now) for match in like],
        ics=ics,
        groups=list(names.groups.values()),
    )


def _standing(
    visit: Visit,
    token: str,
    found: Submission,
    *,
    saved: bool = False,
    refusal: str = "",
    number: int = 0,
    said: Typed | None = None,
) -> Response:
    with visit.frist.read() as connection:
        names = Names.of(connection)
        shown = []
        for each in found.events:
            event = submission.read(each.fields)
            item = queries.item(connection, each.item_id) if each.item_id else None
            proposed = item or event.proposal("", visit.now)
            fields = said if said and each.number == number else _typed(event, names)
            open_still = item is None or item.state is State.PROPOSED
            shown.append((each.number, event, row(proposed, names, visit.now), fields, open_still))
    return visit.page(
        "submit_standing.html",
        400 if refusal else 200,
        token=token,
        found=found,
        shown=shown,
        saved=saved,
        refusal=refusal,
        refused=number,
        groups=list(names.groups.values()),
    )


def _typed(event: Event, names: Names) -> Typed:
    return Typed(
        tittel=event.title,
        nar=event.when,
        klokken=event.clock,
        sted=event.place,
        lenke=event.link,
        beskrivelse=event.description,
        gruppe=names.groups.get(event.group_id or 0, ""),
        kategorier=", ".join(event.categories),
    )
