"""What would move with an item: a matter's chain as it would be, before anybody has said yes.

Owns `GET /saker/{id}/flytt`. It changes nothing; the form on it posts to `moves`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response

from workflow.domain import wording
from workflow.domain.chains import Planned, Verdict
from workflow.domain.errors import Refused
from workflow.services import chain, fields
from workflow.web.tongue import _, language, marked, told
from workflow.web.visit import SecretariatVisit

router = APIRouter()

_SAYS = {
    Verdict.CREATE: marked("lages"),
    Verdict.MOVE: marked("flyttes"),
    Verdict.SAME: marked("står"),
    Verdict.DONE: marked("er ferdig, og står"),
    Verdict.CANCELLED: marked("er avlyst"),
    Verdict.PASSED: marked("lages ikke: dagen er passert"),
    Verdict.LOCKED: marked("er låst, og står"),
    Verdict.BY_HAND: marked("er satt for hånd, og står"),
    Verdict.WAITING: marked("venter på en dato"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One step: the day it would have, `before` where it moves from another, and what becomes of
    it. `rule` is the day that the playbook gives one that a person must decide about."""

    day: date | None
    title: str
    on: str
    before: str
    says: str
    moves: bool
    rule: str


@router.get("/saker/{id}/flytt")
def preview(
    visit: SecretariatVisit, id: str, nar: str = "", klokken: str = "", hvorfor: str = ""
) -> Response:
    """The chain with the window that is typed; with none, where one is typed."""
    if not nar.strip():
        return visit.go(f"/saker/{id}?gjor=flytt#flytt")
    if len(nar) > 200 or len(klokken) > 50 or len(hvorfor) > 1000:
        raise Refused("Det du skrev, er for langt.")
    with visit.frist.read() as connection:
        item = visit.item(connection, id)
        window = fields.window({"start": nar, "time": klokken}, visit.now, item.window)
        found = chain.preview(connection, item.id, window, visit.now)
    return visit.page(
        "preview.html",
        item=item,
        becomes=wording.window(window, language(), visit.today),
        stands=wording.window(item.window, language(), visit.today),
        chain=found,
        lines=_lines(found.planned, item.id, visit.today),
        typed={"nar": nar, "klokken": klokken, "hvorfor": hvorfor},
    )


def _lines(planned: Iterable[Planned], moved: str, today: date) -> list[Line]:
    """The other steps by the day that they would have; those without one come last."""
    found = [_line(each, today) for each in planned if not each.item or each.item.id != moved]
    return sorted(found, key=lambda line: (line.day is None, line.day or today))


def _line(each: Planned, today: date) -> Line:
    moves = each.verdict in (Verdict.MOVE, Verdict.CREATE)
    stands = each.computed if moves else each.day
    return Line(
        stands,
        told(each.step.title),
        wording.day(stands, language(), today) if stands else "",
        wording.long_day(each.day, language(), today) if each.day and each.day != stands else "",
        _(_SAYS[each.verdict]),
        moves,
        wording.long_day(each.computed, language(), today)
        if each.needs_asking and each.computed
        else "",
    )
