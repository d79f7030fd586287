"""Abonner: a named calendar address of one's own, shown once, and those that are in use.

The address of a private calendar is a secret: it is made here, shown on the answer to the form,
and kept only as a digest. Public calendars have a plain address that anybody may see.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Form
from fastapi.responses import Response

from workflow.domain.errors import NotFound, Refused
from workflow.domain.feeds import Feed, Filter
from workflow.domain.proposal import Kind
from workflow.services import publish
from workflow.store import feeds, lists, queries
from workflow.web.shown import calendars
from workflow.web.shown.rows import Names
from workflow.web.visit import AnyVisit, Forbidden, MemberVisit, Visit

router = APIRouter()

KINDS = {"": None, "hendelse": Kind.EVENT, "frist": Kind.TASK}


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed that is in use: what it carries in words, and its address where that is public."""

    feed: Feed
    carries: str
    client: str
    address: calendars.Address | None


@router.get("/abonner")
def subscribe(visit: AnyVisit, trukket: str = "") -> Response:
    """The form, and the calendars this visitor may see."""
    return _page(visit, trukket=bool(trukket))


@router.post("/abonner")
def add(
    visit: MemberVisit,
    navn: Annotated[str, Form(max_length=200)],
    slag: Annotated[str, Form()] = "",
    gruppe: Annotated[str, Form()] = "",
    mine: Annotated[str, Form()] = "",
    ferdige: Annotated[str, Form()] = "",
    sekretariat: Annotated[str, Form()] = "",
    apen: Annotated[str, Form()] = "",
) -> Response:
    """Make a calendar. The page that answers is the only one that ever shows its address."""
    name = " ".join(navn.split())
    if not name:
        raise Refused(
            "Gi kalenderen et navn, så du kjenner den igjen når den skal trekkes tilbake."
        )
    if (apen or sekretariat) and not visit.secretariat:
        raise Forbidden("Bare sekretariatet kan lage åpne kalendere og se alt.")
    token = secrets.token_urlsafe(32)
    with visit.frist.write() as connection:
        group = queries.group(connection, gruppe) if gruppe else None
        wanted = Filter(
            group_id=group.id if group else None,
            kind=KINDS.get(slag),
            person_id=visit.actor_id if mine else None,
            include_done=bool(ferdige),
            public=bool(apen),
            secretariat=bool(sekretariat) and not apen,
        )
        feed, path = publish.add_feed(connection, name, wanted, token=token, now=visit.now)
    base_url = visit.frist.settings.base_url
    return _page(visit, made=feed, address=calendars.address(base_url, path, name))


@router.post("/abonner/{feed_id}/trekk")
def revoke(visit: MemberVisit, feed_id: int) -> Response:
    """The address stops working for good."""
    with visit.frist.write() as connection:
        feed = next(
            (f for f in feeds.every(connection) if f.id == feed_id and f.revoked is None), None
        )
        if feed is None or not _may_see(visit, feed):
            raise NotFound("Denne kalenderen finnes ikke, eller den er alt trukket tilbake.")
        feeds.revoke(connection, feed, visit.now)
    return visit.go("/abonner?trukket=ja#kalendere")


def _page(
    visit: Visit,
    *,
    made: Feed | None = None,
    address: calendars.Address | None = None,
    trukket: bool = False,
) -> Response:
    with visit.frist.read() as connection:
        return visit.page(
            "subscribe.html",
            made=made,
            address=address,
            trukket=trukket,
            listed=_listed(connection, visit),
            groups=queries.groups(connection),
        )


def _may_see(visit: Visit, feed: Feed) -> bool:
    """The secretariat sees every calendar, a member the ones that hold their own items."""
    return visit.secretariat or (
        visit.person is not None and feed.filter.person_id == visit.person.id
    )


def _listed(connection: sa.Connection, visit: Visit) -> list[Listed]:
    names = Names.of(connection)
    slugs = lists.public_addresses(connection)
    base_url = visit.frist.settings.base_url
    found = []
    for feed in feeds.every(connection):
        if feed.revoked is not None or not (feed.filter.public or _may_see(visit, feed)):
            continue
        slug = slugs.get(feed.id)
        path = f"/kalender/{slug}.ics"
        address = calendars.address(base_url, path, feed.name) if slug else None
        carries = _carries(feed.filter, names)
        found.append(Listed(feed, carries, calendars.program(feed.client), address))
    return found


def _carries(wanted: Filter, names: Names) -> str:
    """«Hendelser i Styret», «alt som er mitt», in a few words."""
    what = {None: "alt", Kind.EVENT: "hendelser", Kind.TASK: "frister"}[wanted.kind]
    said = [what]
    if wanted.group_id:
        said.append(f"i {names.groups.get(wanted.group_id, 'en gruppe')}")
    if wanted.person_id:
        said.append(f"for {names.people.get(wanted.person_id, 'én person')}")
    if wanted.category:
        said.append(f"med kategorien «{wanted.category}»")
    if wanted.secretariat:
        said.append("også det bare sekretariatet ser")
    if wanted.include_done:
        said.append("også ferdige")
    first, rest = " ".join(said[:1]), said[1:]
    return " ".join([first[:1].upper() + first[1:], *rest])
