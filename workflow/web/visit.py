"""One request, by one visitor: who it is, what time it is, and what they may see.

Owns the dependencies that a page names to say whom it is for. Reading the clock happens here,
through the function that `create_app` was given; nothing below the web reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from urllib.parse import urlencode

import sqlalchemy as sa
from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from workflow.bootstrap import Frist
from workflow.domain.absence import receiver
from workflow.domain.deadlines import local_day
from workflow.domain.errors import Conflict, NotFound, Refused
from workflow.domain.item import Item, Visibility
from workflow.domain.people import Person, Role
from workflow.store import absences, queries
from workflow.store.feeds import token_hash
from workflow.web import session
from workflow.web.paper import Paper
from workflow.web.tongue import CHOICE, language, marked, speak_as

#: What a page's words depend on, for whoever keeps a copy.
_VARIES = "Accept-Language, Cookie"
#: What a link to the same page leaves out: what was said once, and what a sign-in service sent.
_NOT_CARRIED = frozenset((CHOICE, "nylig", "code", "state", "session_state"))


_NO_ITEM = marked("Denne saken finnes ikke, eller den er ikke synlig for deg.")


class SignInNeeded(Exception):
    """The page is for people who are signed in; `sign_in` shows how."""


class Forbidden(Refused):
    """The visitor is known, and this is not for them (web: 403)."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visitor at a moment. `person` is None for the public."""

    frist: Frist
    paper: Paper
    now: datetime
    person: Person | None
    request: Request

    @property
    def today(self) -> date:
        """The day it is in Norway."""
        return local_day(self.now)

    @property
    def visitor(self) -> Person:
        """The person, on a page that is for people who are signed in."""
        if self.person is None:
            raise SignInNeeded
        return self.person

    @property
    def secretariat(self) -> bool:
        """Whether the visitor reviews and tracks."""
        return self.person is not None and self.person.role is Role.SECRETARIAT

    @property
    def reviews(self) -> bool:
        """Whether the visitor reviews and tracks anything: the secretariat, and group leads."""
        return self.secretariat or (self.person is not None and self.person.role is Role.LEAD)

    def manages(self, group_id: int | None) -> bool:
        """Whether the visitor reviews and tracks what is this group's."""
        own = self.person.group_ids if self.person is not None and self.reviews else ()
        return self.secretariat or group_id in own

    def owns(self, item: Item) -> bool:
        """Whether the item is the visitor's to do."""
        return self.person is not None and item.owner_id == self.person.id

    def stands_in(self, connection: sa.Connection, item: Item) -> bool:
        """Whether the item's owner is away, and it is the visitor's to do meanwhile."""
        if self.person is None or item.owner_id is None or self.owns(item):
            return False
        away = absences.current(connection, self.today)
        return receiver(item.owner_id, self.today, away) == self.person.id

    def may_finish(self, item: Item) -> bool:
        """Whether the visitor may mark it done: who tracks it, and who is to do it."""
        return self.manages(item.group_id) or self.owns(item)

    @property
    def signed_in_as(self) -> Person:
        """Who it is, on pages for those who are signed in."""
        if self.person is None:
            raise SignInNeeded
        return self.person

    @property
    def actor_id(self) -> int | None:
        """Who the journal says did it."""
        return self.person.id if self.person else None

    @property
    def sees(self) -> tuple[Visibility, ...]:
        """The visibilities that are shown to this visitor."""
        if self.secretariat:
            return tuple(Visibility)
        return (Visibility.MEMBERS, Visibility.PUBLIC) if self.person else (Visibility.PUBLIC,)

    @property
    def token(self) -> str | None:
        """What this browser is signed in by."""
        return cookie(self.request, self.frist)

    @property
    def host(self) -> str:
        """The address that the visitor comes from; "" where none is known."""
        return self.request.client.host if self.request.client else ""

    @property
    def here(self) -> str:
        """This page's own address, to come back to."""
        query = self.request.url.query
        return self.request.url.path + (f"?{query}" if query else "")

    def item(self, connection: sa.Connection, id: str) -> Item:
        """The item, where this visitor may see it; what is hidden is as if it did not exist."""
        try:
            item = queries.item(connection, id)
        except NotFound:
            raise NotFound(_NO_ITEM) from None
        hidden = (
            item.visibility not in self.sees
            and not self.owns(item)
            and not self.stands_in(connection, item)
        )
        if item.id != id or hidden or not (item.state.accepted or self.manages(item.group_id)):
            raise NotFound(_NO_ITEM)
        return item

    def current(
        self, connection: sa.Connection, id: str, version: int, *, own: bool = False
    ) -> Item:
        """The item, to be moved by this visitor, unless somebody has changed it since their page
        was made. `own`: a move that is its owner's to make, too, and theirs who stands in."""
        item = self.item(connection, id)
        theirs = own and (self.owns(item) or self.stands_in(connection, item))
        if not (theirs or self.manages(item.group_id)):
            raise Forbidden("Denne saken er det sekretariatet eller gruppens leder som styrer.")
        if item.version != version:
            raise Conflict(
                f"«{item.title}» er endret av en annen siden du åpnet siden. "
                "Se hva som er nytt, og prøv igjen."
            )
        return item

    def page(self, template: str, status: int = 200, **shown: object) -> Response:
        """A page made of a template and what it shows."""
        body = self.paper.render(template, visit=self, **shown)
        return HTMLResponse(body, status, {"content-language": language(), "vary": _VARIES})

    def spoken(self, language: str) -> str:
        """This page in another language: its address, with the choice added."""
        if self.request.method not in ("GET", "HEAD"):
            return f"/?{CHOICE}={language}"
        said = self.request.query_params.multi_items()
        fields = [pair for pair in said if pair[0] not in _NOT_CARRIED]
        return f"{self.request.url.path}?{urlencode([*fields, (CHOICE, language)])}"

    def go(self, path: str) -> Response:
        """After a change: the browser fetches the page that shows it (POST, redirect, GET)."""
        return RedirectResponse(own_path(path), status_code=303)


def own_path(path: str) -> str:
    """`path` where it is one of ours; the front page where a form names another site."""
    safe = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if safe and path.isprintable() else "/"


def visit(request: Request) -> Visit:
    """Whoever comes, signed in or not."""
    frist: Frist = request.app.state.frist
    if not cookie(request, frist):
        return seen(request, None)
    with frist.read() as connection:
        return seen(request, connection)


def seen(request: Request, connection: sa.Connection | None) -> Visit:
    """Whoever comes, looked up over this connection; without one, nobody we know."""
    state = request.app.state
    clock: Callable[[], datetime] = state.clock
    now = clock()
    token = cookie(request, state.frist)
    person = session.holder(connection, token, now) if connection is not None else None
    if person is not None:
        speak_as(person.language)
    if person is not None and token:
        state.sightings.note(token_hash(token), now)
    return Visit(state.frist, state.paper, now, person, request)


def cookie(request: Request, frist: Frist) -> str | None:
    """The token in this browser's cookie."""
    return request.cookies.get(session.cookie_name(frist.settings.base_url))


AnyVisit = Annotated[Visit, Depends(visit)]


def signed_in(visit: AnyVisit) -> Visit:
    """Members and the secretariat; others are shown where to sign in."""
    if visit.person is None:
        raise SignInNeeded
    return visit


MemberVisit = Annotated[Visit, Depends(signed_in)]


def for_secretariat(visit: MemberVisit) -> Visit:
    """The secretariat alone."""
    if not visit.secretariat:
        raise Forbidden("Denne siden er for sekretariatet.")
    return visit


SecretariatVisit = Annotated[Visit, Depends(for_secretariat)]


def for_reviewers(visit: MemberVisit) -> Visit:
    """The secretariat and group leads; which items is `Visit.manages`."""
    if not visit.reviews:
        raise Forbidden("Denne siden er for sekretariatet og gruppenes ledere.")
    return visit


ReviewVisit = Annotated[Visit, Depends(for_reviewers)]
