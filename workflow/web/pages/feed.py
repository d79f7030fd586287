"""One calendar, for whoever looks after it: what it carries, who fetches it, and a new address.

Owns changing the filter under the same address, replacing the address, and revoking the calendar
alone. Whose a calendar is, is asked of `workflow.domain.feeds.manages`; to everybody else it does
not exist.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response

from workflow.domain.feeds import Feed
from workflow.services import publish
from workflow.store import feeds, queries
from workflow.web.choices import Choices, Offered
from workflow.web.shown import calendars
from workflow.web.tongue import language, told
from workflow.web.visit import MemberVisit, Visit

router = APIRouter()


@router.get("/abonner/{feed_id}")
def show(visit: MemberVisit, feed_id: int, endret: str = "") -> Response:
    """What the calendar carries, how it is used, and the form that changes it."""
    with visit.frist.read() as connection:
        feed = feeds.numbered(connection, feed_id, visit.visitor)
    address = calendars.open_address(visit.frist.settings.base_url, feed)
    return _page(visit, feed, address=address, endret=bool(endret))


@router.post("/abonner/{feed_id}/endre")
def change(visit: MemberVisit, feed_id: int, chosen: Annotated[Choices, Form()]) -> Response:
    """Another name or filter; subscribers see it at their next fetch, at the same address."""
    with visit.frist.write() as connection:
        feed = feeds.numbered(connection, feed_id, visit.visitor)
        wanted = chosen.filter(connection, visit, feed)
        publish.edit_feed(connection, feed, name=chosen.navn, filter=wanted)
    return visit.go(f"/abonner/{feed_id}?endret=ja")


@router.post("/abonner/{feed_id}/ny-adresse")
def replace_address(
    visit: MemberVisit, feed_id: int, dager: Annotated[int, Form(ge=0, le=365)] = 14
) -> Response:
    """A new address, which this answer alone shows; the old one works some days more."""
    with visit.frist.write() as connection:
        feed = feeds.numbered(connection, feed_id, visit.visitor)
        path, _ = publish.rotate_feed(
            connection,
            feed,
            token=secrets.token_urlsafe(32),
            now=visit.now,
            grace=timedelta(days=dager),
        )
    base_url = visit.frist.settings.base_url
    return _page(visit, feed, address=calendars.address(base_url, path, feed.name), fresh=True)


@router.post("/abonner/{feed_id}/trekk")
def revoke(visit: MemberVisit, feed_id: int) -> Response:
    """The calendar's addresses stop working for good; other calendars go on."""
    with visit.frist.write() as connection:
        feed = feeds.numbered(connection, feed_id, visit.visitor)
        feeds.revoke(connection, feed, visit.now)
    return visit.go("/abonner?trukket=ja")


def _page(
    visit: Visit,
    feed: Feed,
    *,
    address: calendars.Address | None,
    fresh: bool = False,
    endret: bool = False,
) -> Response:
    with visit.frist.read() as connection:
        people = {person.id: person for person in queries.people(connection)}
        wanted = feed.filter
        return visit.page(
            "feed.html",
            feed=feed,
            address=address,
            fresh=fresh,
            endret=endret,
            carries=publish.carries(connection, feed, language(), told),
            used=calendars.used(feed, visit.now),
            owner=people.get(feed.owner_id or 0),
            whose=people.get(wanted.person_id or feed.owner_id or visit.actor_id or 0),
            until=feeds.ending(connection, feed, visit.now),
            offered=Offered.of(connection, visit),
        )
