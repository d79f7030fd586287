"""Søk: what words lead to among all that the visitor may see, past and coming.

Open to all. What is searched is `store.search`'s: the public's search knows neither owners nor
quotes.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from workflow.store import lists, search
from workflow.store.lists import Narrow
from workflow.web.shown.rows import Names, rows
from workflow.web.visit import AnyVisit

router = APIRouter()

PAGE = 30


@router.get("/sok")
def find(
    visit: AnyVisit,
    sok: Annotated[str, Query(max_length=200)] = "",
    gruppe: Annotated[str, Query(max_length=200)] = "",
    side: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> Response:
    """What is coming first, the nearest at the top; then what is past, the latest at the top."""
    said = " ".join(sok.split())
    with visit.frist.read() as connection:
        names = Names.of(connection)
        narrow = Narrow(
            sees=visit.sees,
            words=said,
            told=visit.person is not None,
            group_id=next((id for id, name in names.groups.items() if name == gruppe), None),
        )
        found, total = (
            lists.page(connection, narrow, limit=PAGE, skip=(side - 1) * PAGE, around=visit.today)
            if said
            else ([], 0)
        )
        return visit.page(
            "search.html",
            said=said,
            fields={"sok": said, "gruppe": gruppe},
            groups=names.groups.values(),
            chosen=gruppe,
            rows=rows(found, names, visit.now),
            total=total,
            many=total >= search.MOST,
            page=side,
            pages=max(1, -(-total // PAGE)),
        )
