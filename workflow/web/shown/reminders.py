"""An item's reminders in words: which, on which day, to whom, and whether it has been sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from workflow.domain import wording
from workflow.domain.deadlines import local_day
from workflow.services.reminded import Note
from workflow.store.rungs import State
from workflow.web.tongue import language

_SAYS = {
    State.WAITING: "går med neste utsending",
    State.TOLD: "sendt",
    State.COVERED: "tatt med i en senere",
    State.VOID: "falt bort",
    None: "kommer",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One reminder; `gone` where nobody gets it."""

    day: date
    what: str
    receiver: str
    says: str
    gone: bool


def lines(found: Iterable[Note], now: datetime) -> list[Line]:
    """The reminders in their order."""
    return [
        Line(
            note.day,
            _what(note.rung),
            note.receiver,
            f"sendt {wording.moment(note.told, language(), now)}"
            if note.state is State.TOLD and note.told and local_day(note.told) != note.day
            else _SAYS[note.state],
            note.state in (State.COVERED, State.VOID),
        )
        for note in found
    ]


def _what(rung: str) -> str:
    """«7» → «7 arbeidsdager før»."""
    if rung.isdecimal():
        days = int(rung)
        return "på dagen" if days == 0 else f"{days} arbeidsdag{'er' if days > 1 else ''} før"
    if rung.startswith("nudge-"):
        return "purring til den som ikke har svart"
    named = {"overdue": "over fristen", "secretariat": "over fristen, til sekretariatet"}
    return named.get(rung, "dagen det ble ventet til")
