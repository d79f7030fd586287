"""Kalender: what takes place and falls due, as a list by months or as a month's table.

Open to all; who is not signed in sees public items alone.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from workflow.domain.errors import Refused
from workflow.domain.item import State
from workflow.domain.proposal import Kind
from workflow.store import feeds, lists, queries
from workflow.store.lists import Narrow
from workflow.store.queries import ACCEPTED
from workflow.web.shown import month as months
from workflow.web.shown.rows import Names, rows
from workflow.web.visit import AnyVisit, Visit

router = APIRouter()

KINDS = {"hendelse": Kind.EVENT, "frist": Kind.TASK}

#: How far ahead the list looks, and how many lines it holds.
AHEAD = timedelta(days=400)
LINES = 300

_DAY = timedelta(days=1)
_SHOWN = tuple(state for state in ACCEPTED if state != State.COMPLETED.value)


@router.get("/kalender")
def calendar(
    visit: AnyVisit,
    visning: str = "",
    maned: str = "",
    slag: str = "",
    gruppe: str = "",
    ar: str = "",
) -> Response:
    """The list from today on (or a past year's), or one month's table."""
    slag = slag if slag in KINDS else ""
    fields: dict[str, object] = {"slag": slag, "gruppe": gruppe}
    with visit.frist.read() as connection:
        groups = queries.groups(connection)
        names = Names.of(connection)
        narrow = Narrow(
            states=_SHOWN if not ar else ACCEPTED,
            sees=visit.sees,
            kind=KINDS.get(slag),
            group_id=next((g.id for g in groups if g.name == gruppe), None),
        )
        public = [feed for feed in feeds.every(connection) if feed.filter.public]
        shared: dict[str, Any] = {
            "fields": fields,
            "groups": groups,
            "slag": slag,
            "gruppe": gruppe,
            "subscribable": bool(visit.person) or any(f.revoked is None for f in public),
        }
        if visning == "maned":
            month = _month(maned, visit)
            first, last = months.first_and_last(month)
            first -= first.weekday() * _DAY
            last += (6 - last.weekday()) * _DAY
            found = lists.within(connection, first, last, narrow, limit=LINES)
            shown = rows(found, names, visit.now)
            return visit.page(
                "month.html",
                month=month,
                name=months.month_name(month, date.min),
                weeks=months.table(month, shown, visit.today),
                undated=months.without_day(shown),
                rows=shown,
                before=months.previous_month(month),
                after=months.next_month(month),
                **shared,
            )
        first, last = _span(ar, visit)
        found = lists.within(connection, first, last, narrow, limit=LINES)
        rest = [] if ar else lists.undated(connection, narrow, limit=50)
        return visit.page(
            "calendar.html",
            sections=months.sections(rows([*found, *rest], names, visit.now), visit.today),
            year=int(ar) if ar else None,
            this_year=visit.today.year,
            cut=LINES if len(found) == LINES else None,
            **shared,
        )


def _month(text: str, visit: Visit) -> date:
    if not text:
        return visit.today.replace(day=1)
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        month = date.max
    if not 1900 <= month.year <= 2200:
        raise Refused(f"«{text}» er ingen måned. Skriv den slik: 2023-06.")
    return month


def _span(year: str, visit: Visit) -> tuple[date, date]:
    if not year:
        return visit.today, visit.today + AHEAD
    if not year.isdecimal() or not 1900 <= int(year) <= 2200:
        raise Refused(f"«{year}» er ikke et år vi kan vise. Skriv det slik: 2023.")
    return date(int(year), 1, 1), date(int(year), 12, 31)
