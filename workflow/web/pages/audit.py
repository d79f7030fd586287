"""Logg: what was done with every item, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa
from fastapi import APIRouter
from fastapi.responses import Response

from workflow.domain.deadlines import OSLO
from workflow.domain.errors import Refused
from workflow.domain.lifecycle import JournalEntry, Trigger
from workflow.store import audit, merged, queries
from workflow.web.shown import history
from workflow.web.shown.rows import Names
from workflow.web.tongue import marked
from workflow.web.visit import SecretariatVisit, Visit

router = APIRouter()

LINES = 50

_NO_PLACE = marked("Denne siden i loggen finnes ikke. Begynn på nytt fra den første.")

#: The moves as one chooses among them.
WHAT = {
    Trigger.PROPOSE: marked("lest ut av referat"),
    Trigger.ADD: marked("lagt inn"),
    Trigger.ACCEPT: marked("godtatt"),
    Trigger.REJECT: marked("avvist"),
    Trigger.EDIT: marked("endret"),
    Trigger.MERGE: marked("slått sammen"),
    Trigger.START: marked("påbegynt"),
    Trigger.COMPLETE: marked("ferdig"),
    Trigger.REOPEN: marked("gjenåpnet"),
    Trigger.CANCEL: marked("avlyst"),
    Trigger.RESCHEDULE: marked("flyttet"),
    Trigger.EXTEND: marked("utsatt"),
    Trigger.WAIT: marked("venter"),
    Trigger.RESPOND: marked("svart"),
    Trigger.NUDGE: marked("purret"),
    Trigger.SETTLE: marked("avklart"),
    Trigger.UNDO: marked("angret"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: when, what was done, with which item, and why."""

    at: datetime
    sentence: str
    id: str
    title: str
    why: str


@router.get("/administrasjon/logg")
def show(
    visit: SecretariatVisit,
    hvem: str = "",
    hva: str = "",
    sak: str = "",
    fra: str = "",
    til: str = "",
    etter: str = "",
) -> Response:
    """The journal, newest first, narrowed by what stands in the address."""
    asked = audit.Asked(
        actor_id=int(hvem) if hvem.isdecimal() and len(hvem) < 10 else None,
        nobody=hvem == "ingen",
        trigger=next((trigger for trigger in WHAT if trigger.value == hva), None),
        item_id=sak.strip()[:20] or None,
        since=_midnight(fra),
        until=_midnight(til, timedelta(days=1)),
    )
    with visit.frist.read() as connection:
        found, place = audit.page(connection, asked, limit=LINES, after=_place(etter))
        return visit.page(
            "audit.html",
            lines=_lines(connection, found, visit),
            next=f"{place[0].isoformat()}~{place[1]}~{place[2]}" if place else "",
            people=queries.everyone(connection),
            what={trigger.value: words for trigger, words in WHAT.items()},
            ask={"hvem": hvem, "hva": hva, "sak": sak, "fra": fra, "til": til},
        )


def _midnight(said: str, later: timedelta = timedelta()) -> datetime | None:
    if not said:
        return None
    try:
        return datetime.combine(date.fromisoformat(said) + later, time(), OSLO)
    except (ValueError, OverflowError):
        raise Refused(f"«{said[:40]}» er ingen dato. Skriv den slik: 2023-03-16.") from None


def _place(said: str) -> audit.Place | None:
    if not said:
        return None
    at, _, rest = said.partition("~")
    id, _, version = rest.partition("~")
    try:
        moment, number = datetime.fromisoformat(at), int(version)
    except ValueError:
        raise Refused(_NO_PLACE) from None
    if moment.tzinfo is None or not 0 <= number < 2**31:
        raise Refused(_NO_PLACE)
    return moment, id[:20], number


def _lines(connection: sa.Connection, found: list[JournalEntry], visit: Visit) -> list[Line]:
    ids = {entry.item_id for entry in found}
    titles = merged.titles(connection, ids)
    names = Names.of(connection).also(merged.named(connection, found))
    lines = []
    for entry in found:
        undone = entry.trigger is Trigger.UNDO
        past = queries.history(connection, entry.item_id) if undone else []
        sentence = history.sentence(entry, {e.version: e for e in past}, names, visit.today)
        title = titles[entry.item_id]
        lines.append(Line(entry.at, sentence, entry.item_id, title, entry.why))
    return lines
