"""An item's reminders in words: which, on which day, to whom, and whether it has been sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from workflow.domain import wording
from workflow.domain.deadlines import local_day
from workflow.services.reminded import Note
from workflow.store.rungs import State
from workflow.web.tongue import _, language, marked, plural

_SAYS = {
    State.WAITING: marked("går med neste utsending"),
    State.TOLD: marked("sendt"),
    State.COVERED: marked("tatt med i en senere"),
    State.VOID: marked("falt bort"),
    None: marked("kommer"),
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
            what(note.rung),
            note.receiver,
            _("sendt %(when)s", when=wording.moment(note.told, language(), now))
            if note.state is State.TOLD and note.told and local_day(note.told) != note.day
            else _(_SAYS[note.state]),
            note.state in (State.COVERED, State.VOID),
        )
        for note in found
    ]


def what(rung: str) -> str:
    """A rung's name in words: «7» → «7 arbeidsdager før»."""
    if rung.isdecimal():
        days = int(rung)
        if days == 0:
            return _("på dagen")
        return plural("%(n)s arbeidsdag før", "%(n)s arbeidsdager før", days)
    if rung.startswith("nudge-"):
        return _("purring til den som ikke har svart")
    named = {"overdue": _("over fristen"), "secretariat": _("over fristen, til sekretariatet")}
    return named.get(rung, _("dagen det ble ventet til"))
