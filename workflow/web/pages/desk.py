"""I dag: what is overdue, due this week, coming, undated, waiting for review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter
from fastapi.responses import Response

from workflow.domain import wording
from workflow.domain.deadlines import overdue
from workflow.domain.item import Item, State
from workflow.domain.people import alphabetical
from workflow.domain.proposal import Kind
from workflow.services import post
from workflow.store import audit, documents, lists, parcel, queries, submissions, updates
from workflow.store.documents import Minutes
from workflow.store.lists import Narrow
from workflow.store.queries import ACCEPTED, OPEN
from workflow.web import sieve
from workflow.web.receipts import just_moved
from workflow.web.shown import history, week
from workflow.web.shown.rows import Names, rows
from workflow.web.sieve import Sieves
from workflow.web.tongue import _, language, plural
from workflow.web.visit import MemberVisit, Visit

router = APIRouter()

#: How many lines a section holds before it points to the list of all.
LINES = 25
SIDE = 8
COMING = timedelta(weeks=4)

#: How long a letter that was given up is told of, and how many are looked at.
FAILED_FOR = timedelta(weeks=2)
FAILED = 200
_DAY = timedelta(days=1)

_SHOWN = tuple(state for state in ACCEPTED if state != State.COMPLETED.value)


@router.get("/")
def desk(visit: MemberVisit, nylig: str = "") -> Response:
    """The front page of whoever is signed in. Each section has a filter of its own in the
    address (`sieve`); the sentence at the head and the week tell of everything."""
    monday = visit.today - visit.today.weekday() * _DAY
    sunday = monday + 6 * _DAY
    with visit.frist.read() as connection:
        names = Names.of(connection)
        sieves = sieve.read(visit.request.query_params, names)
        ask = _Asking(connection, visit, sieves)
        late, late_total = _late(ask)
        whole = replace(ask, sieves=sieve.read({}, names))
        current = ask.week(monday, sunday)
        whole_week = whole.week(monday, sunday) if sieves["uken"].said else current
        all_late = _late(whole)[1] if sieves["forfalt"].said else late_total
        shown = {
            "forfalt": late,
            "uken": current,
            "kommer": [
                item
                for item in ask.within("kommer", _SHOWN, sunday + _DAY, sunday + COMING)
                if item.kind is Kind.TASK or not _begins_by(item, sunday)
            ],
            "uten": lists.undated(connection, ask.narrow("uten", OPEN), limit=SIDE),
        }
        return visit.page(
            "desk.html",
            sieves=sieves,
            shown={name: rows(items, names, visit.now) for name, items in shown.items()},
            late_total=late_total,
            names=names,
            people=sorted(names.people.items(), key=lambda each: alphabetical(each[1])),
            week=week.days(whole_week, visit.today),
            week_name=wording.week(visit.today, language(), visit.today),
            waiting=_waiting(ask) if visit.secretariat else [],
            handed_in=len(submissions.waiting(connection, limit=100)) if visit.secretariat else 0,
            **_failing(ask),
            updates=len(updates.waiting(connection)) if visit.secretariat else 0,
            recent=_recent(connection, names, visit) if visit.secretariat else [],
            moved=just_moved(connection, visit, nylig),
            summary=_summary(all_late, whole_week, visit),
        )


@dataclass(frozen=True, slots=True)
class _Asking:
    """Who asks, of what, and what each section is narrowed to."""

    connection: sa.Connection
    visit: Visit
    sieves: Sieves

    def narrow(self, section: str, states: Sequence[str]) -> Narrow:
        """What a section asks of the store."""
        asked = Narrow(states=states, sees=self.visit.sees)
        return self.sieves[section].over(asked, self.visit.visitor)

    def within(self, section: str, states: Sequence[str], first: date, last: date) -> list[Item]:
        """What falls on those days, less what is told of as late."""
        narrow = self.narrow(section, states)
        found = lists.within(self.connection, first, last, narrow, limit=LINES)
        return [item for item in found if not _is_late(item, self.visit)]

    def week(self, monday: date, sunday: date) -> list[Item]:
        """What is still of this week's days."""
        found = self.within("uken", ACCEPTED, monday, sunday)
        return [item for item in found if _shown_this_week(item, self.visit)]


def _late(ask: _Asking) -> tuple[list[Item], int]:
    """The overdue tasks to show, and how many there are: a clock time may have passed today."""
    today = ask.visit.today
    narrow = replace(ask.narrow("forfalt", OPEN), kind=Kind.TASK)
    before = replace(narrow, due_until=today - _DAY)
    found, total = lists.page(ask.connection, before, limit=LINES)
    timed, _ = lists.page(
        ask.connection, replace(narrow, due_from=today, due_until=today), limit=LINES
    )
    late = [item for item in timed if _is_late(item, ask.visit)]
    return [*found, *late][:LINES], total + len(late)


def _is_late(item: Item, visit: Visit) -> bool:
    return item.kind is Kind.TASK and item.state.open and overdue(item.window, visit.now)


def _begins_by(item: Item, day: date) -> bool:
    return item.window.earliest is not None and item.window.earliest <= day


def _shown_this_week(item: Item, visit: Visit) -> bool:
    """What has taken place earlier in the week is no longer of the day; what was done, is."""
    latest = item.window.latest
    if item.kind is Kind.EVENT and latest is not None and latest < visit.today:
        return False
    return not (item.kind is Kind.TASK and item.state is State.CANCELLED)


def _summary(late: int, current: list[Item], visit: Visit) -> str:
    """«To frister er forfalt, og tre faller denne uken.»"""
    due = sum(1 for item in current if item.kind is Kind.TASK and item.state.open)
    events = sum(1 for item in current if item.kind is Kind.EVENT and item.state.open)
    said = []
    if late:
        said.append(
            plural(
                "%(number)s frist er forfalt",
                "%(number)s frister er forfalt",
                late,
                number=_count(late),
            )
        )
    if due and said:
        said.append(_("%(number)s faller denne uken", number=_count(due)))
    elif due:
        said.append(
            plural(
                "%(number)s frist faller denne uken",
                "%(number)s frister faller denne uken",
                due,
                number=_count(due),
            )
        )
    first = _(", og ").join(said) or _("ingen frister faller denne uken")
    sentences = [f"{_upper(first)}."]
    if events:
        said_events = plural(
            "%(number)s hendelse står i kalenderen.",
            "%(number)s hendelser står i kalenderen.",
            events,
            number=_count(events),
        )
        sentences.append(_upper(said_events))
    return " ".join(sentences)


def _count(n: int) -> str:
    return wording.number(n, language())


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _waiting(ask: _Asking) -> list[tuple[Minutes, lists.Progress]]:
    group = ask.narrow("venter", OPEN).group_id
    ids = lists.waiting_documents(ask.connection, group)[:SIDE]
    progress = lists.progress(ask.connection, ids)
    minutes = documents.listed(ask.connection, ids)
    return [(minutes[id], progress[id]) for id in ids]


def _failing(ask: _Asking) -> dict[str, Any]:
    """Letters that were given up of late, how many they are, and to which of our people."""
    if not ask.visit.secretariat:
        return {"failing": [], "failing_total": 0, "failing_to": {}}
    given_up = post.listed(ask.connection, (parcel.State.FAILED,), limit=FAILED)
    late = [each for each in given_up if each.entry.due > ask.visit.now - FAILED_FOR]
    let = [each for each in late if ask.sieves["feiler"].lets(each.entry)]
    to = {each.entry.person_id: each.name for each in late if each.name}
    return {"failing": let[:SIDE], "failing_total": len(late), "failing_to": to}


def _recent(connection: sa.Connection, names: Names, visit: Visit) -> list[dict[str, object]]:
    found = []
    for entry, item in audit.latest(connection, limit=5):
        past = {e.version: e for e in queries.history(connection, item.id)}
        said = history.sentence(entry, past, names, visit.today)
        found.append({"at": entry.at, "sentence": said, "item": item})
    return found
