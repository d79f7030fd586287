"""Pages about the site itself: accessibility, how dates are read, and whether it is well."""

from __future__ import annotations

import sqlalchemy as sa
from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response

from workflow.web.visit import AnyVisit

router = APIRouter()


@router.get("/tilgjengelighet")
def accessibility(visit: AnyVisit) -> Response:
    """The accessibility statement."""
    return visit.page("accessibility.html")


@router.get("/slik-leses-datoer")
def dates(visit: AnyVisit) -> Response:
    """How words about time become dates, and what Frist does not guess."""
    return visit.page("dates.html")


@router.api_route("/healthz", methods=["GET", "HEAD"])
def healthz(visit: AnyVisit) -> Response:
    """200 where the database answers; 500 where it does not."""
    with visit.frist.read() as connection:
        connection.execute(sa.text("SELECT 1"))
    return PlainTextResponse("ok\n")
