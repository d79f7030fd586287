"""Saker: the list of everything accepted, narrowed by what stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from workflow.domain.item import State
from workflow.domain.people import alphabetical
from workflow.domain.proposal import Kind
from workflow.store import lists, queries
from workflow.store.lists import Narrow
from workflow.store.queries import ACCEPTED, OPEN
from workflow.web.receipts import just_moved
from workflow.web.shown.rows import Names, rows
from workflow.web.tongue import marked
from workflow.web.visit import MemberVisit, Visit

router = APIRouter()

PAGE = 50

STATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "": (marked("Åpne"), OPEN),
    "ferdige": (marked("Ferdige"), (State.COMPLETED.value,)),
    "avlyste": (marked("Avlyste"), (State.CANCELLED.value,)),
    "alle": (marked("Alle"), ACCEPTED),
}

DUE: dict[str, str] = {
    "": marked("Når som helst"),
    "forfalt": marked("Forfalt"),
    "uke": marked("Denne uken"),
    "maned": marked("De neste fire ukene"),
}

KINDS: dict[str, Kind] = {"frist": Kind.TASK, "hendelse": Kind.EVENT}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address narrows the list to, as it stands there."""

    tilstand: str = ""
    slag: str = ""
    gruppe: str = ""
    ansvarlig: str = ""
    frist: str = ""
    sok: str = ""
    side: int = 1

    @property
    def fields(self) -> dict[str, object]:
        """The address's fields without the page number."""
        return {
            "tilstand": self.tilstand,
            "slag": self.slag,
            "gruppe": self.gruppe,
            "ansvarlig": self.ansvarlig,
            "frist": self.frist,
            "sok": self.sok,
        }


def asked(
    tilstand: str = "",
    slag: str = "",
    gruppe: str = "",
    ansvarlig: str = "",
    frist: str = "",
    sok: Annotated[str, Query(max_length=200)] = "",
    side: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Asked:
    """Read the address; what it does not know of is as if it were left out."""
    return Asked(
        tilstand if tilstand in STATES else "",
        slag if slag in KINDS else "",
        gruppe,
        ansvarlig,
        frist if frist in DUE else "",
        " ".join(sok.split()),
        side,
    )


@router.get("/saker")
def items(visit: MemberVisit, ask: Annotated[Asked, Depends(asked)], nylig: str = "") -> Response:
    """One page of the list."""
    with visit.frist.read() as connection:
        names = Names.of(connection)
        owners = owner_choices(connection, names, visit)
        found, total = lists.page(
            connection,
            narrow(ask, visit, names, owners),
            limit=PAGE,
            skip=(ask.side - 1) * PAGE,
            latest=ask.tilstand in ("ferdige", "avlyste"),
        )
        return visit.page(
            "items.html",
            ask=ask,
            rows=rows(found, names, visit.now),
            total=total,
            pages=max(1, -(-total // PAGE)),
            states={name: title for name, (title, _) in STATES.items()},
            due=DUE,
            groups=queries.groups(connection),
            owners=owners,
            moved=just_moved(connection, visit, nylig),
        )


def owner_choices(connection: sa.Connection, names: Names, visit: Visit) -> dict[str, str]:
    """What the address calls each owner, and the name people know."""
    found = {
        (str(id) if id else word): names.people.get(id or 0, word)
        for id, word in lists.owners(connection, visit.sees)
    }
    return dict(sorted(found.items(), key=lambda pair: alphabetical(pair[1])))


def narrow(ask: Asked, visit: Visit, names: Names, owners: dict[str, str]) -> Narrow:
    """The question that the address asks of the store."""
    today = visit.today
    sunday = today + timedelta(days=6 - today.weekday())
    due_from = due_until = None
    states: tuple[str, ...] = STATES[ask.tilstand][1]
    kind = KINDS.get(ask.slag)
    match ask.frist:
        case "forfalt":
            due_until, kind, states = today - timedelta(days=1), Kind.TASK, OPEN
        case "uke":
            due_from, due_until = sunday - timedelta(days=6), sunday
        case "maned":
            due_from, due_until = today, sunday + timedelta(weeks=4)
    known = ask.ansvarlig if visit.person and ask.ansvarlig in owners else ""
    return Narrow(
        states=states,
        sees=visit.sees,
        kind=kind,
        group_id=next((id for id, name in names.groups.items() if name == ask.gruppe), None),
        owner_id=int(known) if known.isdecimal() else None,
        owner=known if known and not known.isdecimal() else None,
        due_from=due_from,
        ahead_of=today if states == OPEN and due_from is None else None,
        due_until=due_until,
        words=ask.sok,
        told=visit.person is not None,
    )
