"""The items as JSON, in the same stable shape as the command line's `--json`.

Read only, and as narrow as the page: what a visitor may not see there is not here either.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse

from workflow.services import listing
from workflow.store import lists
from workflow.web.pages.items import Asked, asked, narrow, owner_choices
from workflow.web.shown.rows import Names
from workflow.web.visit import AnyVisit, Visit

router = APIRouter(prefix="/api")

MOST = 500

#: All that the public is told of a public item; a new field is told to nobody until it is added.
PUBLIC = frozenset(
    {"id", "version", "kind", "title", "state", "timex", "mod", "start", "end", "time"}
    | {"precision", "deadline", "due", "overdue", "group", "visibility"}
    | {"description", "location", "categories"}
)

#: What members are not told: how the reader came to propose it.
_READERS = frozenset(("findings", "confidence", "rules"))


@router.get("/items")
def items(
    visit: AnyVisit,
    ask: Annotated[Asked, Depends(asked)],
    antall: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> JSONResponse:
    """One page of items, by the same fields as `/saker`."""
    with visit.frist.read() as connection:
        names = Names.of(connection)
        question = narrow(ask, visit, names, owner_choices(connection, names, visit))
        skip = (ask.side - 1) * antall
        found, total = lists.page(connection, question, limit=antall, skip=skip)
        told = [_told(record, visit) for record in listing.records(connection, found, visit.now)]
    return JSONResponse({"total": total, "items": told})


def _told(record: dict[str, Any], visit: Visit) -> dict[str, Any]:
    if visit.secretariat:
        return record
    if visit.person:
        return {name: value for name, value in record.items() if name not in _READERS}
    return {name: value for name, value in record.items() if name in PUBLIC}
