"""Hvorfor vises den ikke: for each calendar and person, the first rule that keeps an item from it.

Owns the page. The rules are asked by `services.explain`; nobody is told of a calendar or a person
that they may not see.
"""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from workflow.domain.feeds import manages
from workflow.services import explain
from workflow.store import feeds, queries
from workflow.web.visit import MemberVisit

router = APIRouter()


@router.get("/saker/{id}/hvorfor")
def why(visit: MemberVisit, id: str) -> Response:
    """Where the item stands and where not, with the reason."""
    assert visit.person is not None
    with visit.frist.read() as connection:
        item = visit.item(connection, id)
        shown = [
            (feed.name, explain.in_feed(connection, item.id, feed.name, visit.now))
            for feed in feeds.every(connection)
            if feed.revoked is None and (feed.filter.public or manages(visit.person, feed))
        ]
        people = queries.people(connection) if visit.secretariat else [visit.person]
        told = [
            (person.name, explain.to_person(connection, item.id, person, visit.now))
            for person in people
        ]
    return visit.page("why.html", item=item, shown=shown, told=told)
