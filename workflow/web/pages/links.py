"""Pages that a link in a mail opens: mark a task done, and choose which mail to have.

Opening one changes nothing (mail filters open every link); its button does. What a link may do
is `services.links`'; nobody signs in here, so the page shows that one item and no more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Form
from fastapi.responses import PlainTextResponse, Response

from workflow.domain import wording
from workflow.domain.errors import NotFound, Refused
from workflow.domain.people import Person, Role
from workflow.domain.preferences import Preferences, phase_of
from workflow.domain.responses import Answer
from workflow.domain.weeks import Week
from workflow.services import links, register
from workflow.store import mailing, readers
from workflow.web.shown.rows import Names, row
from workflow.web.tongue import CHOICE, _, language
from workflow.web.visit import AnyVisit

router = APIRouter()

_BOTH = ["GET", "HEAD"]


@router.api_route("/l/{token}", methods=_BOTH)
def opened(visit: AnyVisit, token: str, takk: str = "") -> Response:
    """The question, with its button; or who has already answered it. `takk` is set where this
    visit's own button just did."""
    secret = visit.frist.secret
    if links.read(secret, token, visit.now).action == links.ANSWER:
        with visit.frist.read() as connection:
            asked = links.asked(connection, secret, token, visit.now)
        return visit.page("link_answer.html", token=token, found=asked, thanks=bool(takk))
    with visit.frist.read() as connection:
        found = links.standing(connection, secret, token, visit.now)
        names = Names.of(connection)
    return visit.page(
        "link.html",
        token=token,
        found=found,
        thanks=bool(takk) and found.undoable,
        row=row(found.item, names, visit.now),
        detail=wording.window_detail(found.item.window, language(), visit.today, deadline=True),
    )


@router.post("/l/{token}")
def finish(visit: AnyVisit, token: str) -> Response:
    """The task is done. A second time changes nothing, and the page says who did it."""
    with visit.frist.write() as connection:
        before = links.standing(connection, visit.frist.secret, token, visit.now)
        links.finish(connection, visit.frist.secret, token, visit.now)
    return visit.go(f"/l/{token}" if before.done else f"/l/{token}?takk=ja")


@router.post("/l/{token}/angre")
def undo(visit: AnyVisit, token: str) -> Response:
    """Take back what this person did by this link."""
    with visit.frist.write() as connection:
        item = links.undo(connection, visit.frist.secret, token, visit.now)
    return visit.page("link_undone.html", item=item)


@router.post("/l/{token}/svar")
def answer(visit: AnyVisit, token: str, svar: Annotated[Answer, Form()]) -> Response:
    """The member's answer to a hearing or a call. Another one takes its place."""
    with visit.frist.write() as connection:
        links.answer(connection, visit.frist.secret, token, svar, visit.now)
    return visit.go(f"/l/{token}?takk=ja")


@dataclass(frozen=True, slots=True)
class Wished:
    """The choices of mail as a form tells them."""

    digest: bool
    reminders: bool
    only_mine: bool
    when_empty: bool
    calendar: bool
    rhythm: str
    weekday: int
    hour: int
    again: bool

    def over(self, before: Preferences) -> Preferences:
        """What a person wants from now on."""
        every, phase = map(int, self.rhythm.split("-"))
        return replace(
            before,
            digest=self.digest,
            reminders=self.reminders,
            only_when_mine=self.only_mine,
            when_empty=self.when_empty,
            attach_calendar=self.calendar,
            every=every,
            phase=phase,
            weekday=self.weekday,
            hour=self.hour,
            # a pause is over when somebody says so, and not because they chose another day
            paused=None if self.again else before.paused,
            paused_why=None if self.again else before.paused_why,
        )


def wished(
    ukebrev: Annotated[str, Form()] = "",
    paminnelser: Annotated[str, Form()] = "",
    bare_mine: Annotated[str, Form()] = "",
    tomt: Annotated[str, Form()] = "",
    kalender: Annotated[str, Form()] = "",
    rytme: Annotated[str, Form(pattern=r"^(1-0|2-0|2-1)$")] = "1-0",
    ukedag: Annotated[int, Form(ge=1, le=7)] = 1,
    time: Annotated[int, Form(ge=0, le=23)] = 7,
    igjen: Annotated[str, Form()] = "",
) -> Wished:
    """Read the form that `mail_choices` fills."""
    return Wished(
        digest=bool(ukebrev),
        reminders=bool(paminnelser),
        only_mine=bool(bare_mine),
        when_empty=bool(tomt),
        calendar=bool(kalender),
        rhythm=rytme,
        weekday=ukedag,
        hour=time,
        again=bool(igjen),
    )


def mail_choices(preferences: Preferences, today: date) -> dict[str, Any]:
    """What the form of a person's mail shows."""
    this = Week.of(today)
    weeks = (this, Week.of(this.sunday + timedelta(days=1)))
    return {
        "preferences": preferences,
        # the two rhythms of every second week, each with the next week it falls in
        "turns": [(f"2-{phase_of(week, 2)}", week.number) for week in weeks],
        "rhythm": f"{preferences.every}-{preferences.phase}",
        "weekdays": [
            wording.weekday(date.fromisocalendar(2023, 1, n), language()) for n in range(1, 8)
        ],
    }


@router.api_route("/a/{token}", methods=_BOTH)
def choices(visit: AnyVisit, token: str, lagret: str = "", ny: str = "") -> Response:
    """Which mail this person has, with a form to change it; `ny` is set where a reader has just
    confirmed their address."""
    id, _kind = links.read_preferences(visit.frist.secret, token)
    with visit.frist.read() as connection:
        person, preferences = _chooser(connection, id)
    return visit.page(
        "mail.html",
        token=token,
        person=person,
        reader=person.role is Role.READER,
        saved=bool(lagret),
        fresh=ny,
        **mail_choices(preferences, visit.today),
    )


@router.post("/a/{token}")
def choose(
    visit: AnyVisit,
    token: str,
    said: Annotated[Wished, Depends(wished)],
    list_unsubscribe: Annotated[str, Form(alias="List-Unsubscribe")] = "",
    valg: Annotated[str, Form()] = "",
    sprak: Annotated[str, Form(max_length=5)] = "",
) -> Response:
    """Keep the choices; or, for a mail program's one click (RFC 8058), stop mail of the kind that
    the address stood in. A reader who wants none is forgotten, and may say so twice."""
    one_click = list_unsubscribe == "One-Click"
    if not one_click and valg not in ("lagre", "stopp"):
        raise Refused("Skjemaet sier ikke hva du ønsker. Åpne lenken i e-posten og velg der.")
    id, kind = links.read_preferences(visit.frist.secret, token)
    with visit.frist.write() as connection:
        if one_click and not mailing.readers(connection, [id]):
            return _stopped(kind)
        person, before = _chooser(connection, id)
        if person.role is Role.READER and not (valg == "lagre" and said.digest):
            readers.forget(connection, id)
            return _stopped(kind) if one_click else visit.go("/ukebrev/slutt")
        if one_click:
            reminded = kind == links.REMINDER
            after = replace(before, reminders=False) if reminded else replace(before, digest=False)
        elif valg == "stopp":
            after = replace(before, digest=False, reminders=False)
        else:
            after = said.over(before)
        if valg == "lagre" and sprak:
            register.speak(connection, id, sprak)
        mailing.keep(connection, id, after)
    if one_click:
        return _stopped(kind)
    spoken = f"&{CHOICE}={sprak}" if valg == "lagre" and sprak else ""
    return visit.go(f"/a/{token}?lagret=ja{spoken}")


def _stopped(kind: str) -> Response:
    """What a mail program is answered."""
    stopped = _("Du får ikke ukebrevet lenger.")
    if kind == links.REMINDER:
        stopped = _("Du får ikke påminnelser lenger.")
    return PlainTextResponse(f"{stopped}\n")


def _chooser(connection: sa.Connection, id: int) -> tuple[Person, Preferences]:
    """Whose choices they are, and what they have chosen."""
    for found in mailing.readers(connection, [id]).values():
        return found
    raise NotFound("Du får ingen e-post herfra, og adressen din er slettet.")
