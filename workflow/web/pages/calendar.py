"""Kalender: what takes place and falls due, as a list by months, a month's table, a year's plan.

Open to all; who is not signed in sees public items alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from workflow.domain.errors import Refused
from workflow.domain.item import State
from workflow.domain.proposal import Kind
from workflow.store import feeds, lists
from workflow.store.lists import Narrow
from workflow.store.queries import ACCEPTED
from workflow.web.shown import month as months
from workflow.web.shown import plan
from workflow.web.shown.rows import Names, rows
from workflow.web.visit import AnyVisit, Visit

router = APIRouter()

KINDS = {"hendelse": Kind.EVENT, "frist": Kind.TASK}

#: How far ahead the list looks, and how many lines it holds.
AHEAD = timedelta(days=400)
LINES = 300

#: How many lines a year's plan holds, and how far back the years to choose from go.
PLAN = 600
BACK = 15

#: How many categories are offered, and how many items are looked at to find them.
CHIPS = 12
LOOKED_AT = 1000

_DAY = timedelta(days=1)
_SHOWN = tuple(state for state in ACCEPTED if state != State.COMPLETED.value)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as it stands there."""

    visning: str = ""
    maned: str = ""
    slag: str = ""
    gruppe: str = ""
    kategori: str = ""
    ar: str = ""

    @property
    def fields(self) -> dict[str, object]:
        """What narrows every view."""
        return {"slag": self.slag, "gruppe": self.gruppe, "kategori": self.kategori}


def asked(
    visning: str = "",
    maned: str = "",
    slag: str = "",
    gruppe: str = "",
    kategori: Annotated[str, Query(max_length=200)] = "",
    ar: str = "",
) -> Asked:
    """Read the address; what it does not know of is as if it were left out."""
    visning = visning if visning in ("maned", "plan") else ""
    return Asked(visning, maned, slag if slag in KINDS else "", gruppe, kategori.strip(), ar)


@router.get("/kalender")
def calendar(visit: AnyVisit, ask: Annotated[Asked, Depends(asked)]) -> Response:
    """The list from today on (or a year's), one month's table, or a year's plan."""
    with visit.frist.read() as connection:
        page = {"maned": _month_page, "plan": _plan_page}.get(ask.visning, _list_page)
        return page(connection, visit, ask)


def _list_page(connection: sa.Connection, visit: Visit, ask: Asked) -> Response:
    names = Names.of(connection)
    year = _year(ask.ar) if ask.ar else None
    narrow = _narrow(ask, visit, names, ACCEPTED if year else _SHOWN)
    first, last = _whole(year) if year else (visit.today, visit.today + AHEAD)
    found = lists.within(connection, first, last, narrow, limit=LINES)
    rest = [] if year else lists.undated(connection, narrow, limit=50)
    return visit.page(
        "calendar.html",
        sections=months.sections(rows([*found, *rest], names, visit.now), visit.today),
        year=year,
        years=_years(connection, visit, ask, year),
        cut=LINES if len(found) == LINES else None,
        **_shared(connection, visit, ask, names, first, last),
    )


def _month_page(connection: sa.Connection, visit: Visit, ask: Asked) -> Response:
    names = Names.of(connection)
    month = _month(ask.maned, visit)
    first, last = months.first_and_last(month)
    first -= first.weekday() * _DAY
    last += (6 - last.weekday()) * _DAY
    narrow = _narrow(ask, visit, names, _SHOWN)
    shown = rows(lists.within(connection, first, last, narrow, limit=LINES), names, visit.now)
    following = lists.within(connection, last, last + AHEAD, narrow, limit=1) if not shown else []
    return visit.page(
        "month.html",
        following=rows(following, names, visit.now),
        month=month,
        name=months.month_name(month, date.min),
        weeks=months.table(month, shown, visit.today),
        undated=months.without_day(shown),
        rows=shown,
        before=months.previous_month(month),
        after=months.next_month(month),
        **_shared(connection, visit, ask, names, first, last),
    )


def _plan_page(connection: sa.Connection, visit: Visit, ask: Asked) -> Response:
    names = Names.of(connection)
    year = _year(ask.ar) if ask.ar else visit.today.year
    first, last = _whole(year)
    narrow = _narrow(ask, visit, names, ACCEPTED)
    found = lists.within(connection, first, last, narrow, limit=PLAN)
    rest = lists.undated(connection, narrow, limit=50)
    found += [i for i in rest if i.window.earliest and i.window.earliest.year == year]
    shown = rows(found, names, visit.now)
    bodies = plan.bodies(shown, names, year)
    return visit.page(
        "plan.html",
        year=year,
        years=_years(connection, visit, ask, year),
        months=plan.months(shown, year),
        bodies=bodies if len(bodies) > 1 else [],
        month_names=plan.month_names(),
        cut=PLAN if len(found) >= PLAN else None,
        **_shared(connection, visit, ask, names, first, last),
    )


def _narrow(ask: Asked, visit: Visit, names: Names, states: tuple[str, ...]) -> Narrow:
    return Narrow(
        states=states,
        sees=visit.sees,
        kind=KINDS.get(ask.slag),
        group_id=next((id for id, name in names.groups.items() if name == ask.gruppe), None),
        category=ask.kategori,
    )


def _shared(
    connection: sa.Connection, visit: Visit, ask: Asked, names: Names, first: date, last: date
) -> dict[str, Any]:
    """What all views show: what they can be narrowed by, and whether there is a feed to have."""
    everything = Narrow(states=ACCEPTED, sees=visit.sees)
    known = lists.categories(connection, first, last, everything, limit=LOOKED_AT)[:CHIPS]
    open_feeds = [f for f in feeds.every(connection) if f.filter.public and f.revoked is None]
    return {
        "ask": ask,
        "fields": ask.fields,
        "groups": list(names.groups.values()),
        "categories": dict.fromkeys([*known, *([ask.kategori] if ask.kategori else [])]),
        "subscribable": bool(visit.person) or bool(open_feeds),
    }


def _years(connection: sa.Connection, visit: Visit, ask: Asked, shown: int | None) -> list[int]:
    """The years to choose from: those that hold something, and the one that is shown."""
    this = visit.today.year
    narrow = Narrow(states=ACCEPTED, sees=visit.sees)
    found = lists.years(connection, narrow, range(this - BACK, this + 3))
    return sorted({*found, this, *([shown] if shown else [])}, reverse=True)


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


def _year(text: str) -> int:
    if not text.isdecimal() or not 1900 <= int(text) <= 2200:
        raise Refused(f"«{text}» er ikke et år vi kan vise. Skriv det slik: 2023.")
    return int(text)


def _whole(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
