"""Abonner: making a calendar address of one's own, and the calendars that are in use.

The address of a private calendar is a secret: it is made here, shown on the answer to the form,
and kept only as a digest. Public calendars have a plain address that anybody may see. What is
done with one calendar is `feed`.
"""

from __future__ import annotations

import secrets
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Form
from fastapi.responses import Response

from workflow.domain.feeds import Feed, manages
from workflow.services import publish
from workflow.store import feeds, queries
from workflow.web.choices import Choices, Offered
from workflow.web.shown import calendars
from workflow.web.tongue import language, told
from workflow.web.visit import AnyVisit, MemberVisit, Visit

router = APIRouter()


@router.get("/abonner")
def subscribe(visit: AnyVisit, trukket: str = "") -> Response:
    """The form, and the calendars this visitor may see."""
    return _page(visit, trukket=bool(trukket))


@router.post("/abonner")
def add(visit: MemberVisit, chosen: Annotated[Choices, Form()]) -> Response:
    """Make a calendar. The page that answers is the only one that ever shows its address."""
    token = secrets.token_urlsafe(32)
    with visit.frist.write() as connection:
        wanted = chosen.filter(connection, visit)
        feed, path = publish.add_feed(
            connection, chosen.navn, wanted, token=token, now=visit.now, owner=visit.person
        )
    base_url = visit.frist.settings.base_url
    return _page(visit, made=feed, address=calendars.address(base_url, path, feed.name))


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
            shelves=_shelves(connection, visit),
            offered=Offered.of(connection, visit),
        )


def _shelves(connection: sa.Connection, visit: Visit) -> dict[str, list[calendars.Listed]]:
    """The living calendars that the visitor may see: their own, those of all, and others'."""
    names = {person.id: person.name for person in queries.people(connection)}
    found: dict[str, list[calendars.Listed]] = {"own": [], "shared": [], "others": []}
    for feed in feeds.every(connection):
        looks_after = visit.person is not None and manages(visit.person, feed)
        if feed.revoked is not None or not (feed.filter.public or looks_after):
            continue
        own = visit.person is not None and feed.owner_id == visit.person.id
        shared = feed.filter.public or feed.owner_id is None
        found["own" if own else "shared" if shared else "others"].append(
            calendars.Listed(
                feed,
                publish.carries(connection, feed, language(), told)[0],
                calendars.used(feed, visit.now),
                calendars.open_address(visit.frist.settings.base_url, feed),
                names.get(feed.owner_id or 0, ""),
                looks_after,
            )
        )
    return found
