"""I dag: what is overdue, due this week, coming, undated, waiting for review."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa
from fastapi import APIRouter
from fastapi.responses import Response

from workflow.domain import wording
from workflow.domain.deadlines import overdue
from workflow.domain.item import Item, State
from workflow.domain.proposal import Kind
from workflow.store import lists, outbox, parcel, queries, submissions, updates
from workflow.store.lists import Narrow
from workflow.store.queries import ACCEPTED, OPEN
from workflow.web.pages.moves import just_moved
from workflow.web.shown import history, week
from workflow.web.shown.rows import Names, rows
from workflow.web.tongue import _, language, plural
from workflow.web.visit import MemberVisit, Visit

router = APIRouter()

#: How many lines a section holds before it points to the list of all.
LINES = 25
SIDE = 8
COMING = timedelta(weeks=4)

#: How long a letter that was given up is told of.
FAILED_FOR = timedelta(weeks=2)
_DAY = timedelta(days=1)

_SHOWN = tuple(state for state in ACCEPTED if state != State.COMPLETED.value)


@router.get("/")
def desk(visit: MemberVisit, nylig: str = "") -> Response:
    """The front page of whoever is signed in."""
    monday = visit.today - visit.today.weekday() * _DAY
    sunday = monday + 6 * _DAY
    with visit.frist.read() as connection:
        names = Names.of(connection)
        late, late_total = _late(connection, visit)
        seen = {item.id for item in late}
        narrow = Narrow(states=ACCEPTED, sees=visit.sees)
        current = [
            item
            for item in lists.within(connection, monday, sunday, narrow, limit=LINES)
            if item.id not in seen and _shown_this_week(item, visit)
        ]
        coming = [
            item
            for item in lists.within(
                connection,
                sunday + _DAY,
                sunday + COMING,
                Narrow(states=_SHOWN, sees=visit.sees),
                limit=LINES,
            )
            if item.id not in {i.id for i in current}
        ]
        undated = lists.undated(connection, Narrow(states=OPEN, sees=visit.sees), limit=SIDE)
        return visit.page(
            "desk.html",
            late=rows(late[:LINES], names, visit.now),
            late_total=late_total,
            current=rows(current, names, visit.now),
            coming=rows(coming, names, visit.now),
            undated=rows(undated, names, visit.now),
            week=week.days(current, visit.today),
            week_name=wording.week(visit.today, language(), visit.today),
            waiting=_waiting(connection) if visit.secretariat else [],
            handed_in=len(submissions.waiting(connection, limit=100)) if visit.secretariat else 0,
            failing=_failing(connection, names, visit) if visit.secretariat else [],
            updates=len(updates.waiting(connection)) if visit.secretariat else 0,
            recent=_recent(connection, names, visit) if visit.secretariat else [],
            moved=just_moved(connection, visit, nylig),
            summary=_summary(late_total, current, visit),
        )


def _late(connection: sa.Connection, visit: Visit) -> tuple[list[Item], int]:
    """The overdue tasks to show, and how many there are: a clock time may have passed today."""
    narrow = Narrow(states=OPEN, sees=visit.sees, kind=Kind.TASK)
    before = replace(narrow, due_until=visit.today - _DAY)
    found, total = lists.page(connection, before, limit=LINES)
    today = replace(narrow, due_from=visit.today, due_until=visit.today)
    timed, _ = lists.page(connection, today, limit=LINES)
    late = [item for item in timed if overdue(item.window, visit.now)]
    return [*found, *late], total + len(late)


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


def _waiting(connection: sa.Connection) -> list[tuple[queries.Document, lists.Progress]]:
    ids = lists.waiting_documents(connection)[:SIDE]
    progress = lists.progress(connection, ids)
    return [(queries.document(connection, id), progress[id]) for id in ids]


def _failing(
    connection: sa.Connection, names: Names, visit: Visit
) -> list[tuple[parcel.Entry, str]]:
    """Letters that were given up of late, and to whom they were."""
    given_up = outbox.entries(connection, (parcel.State.FAILED,), limit=SIDE)
    late = [entry for entry in given_up if entry.due > visit.now - FAILED_FOR]
    return [(entry, names.people.get(entry.person_id or 0, "")) for entry in late]


def _recent(connection: sa.Connection, names: Names, visit: Visit) -> list[dict[str, object]]:
    found = []
    for entry, item in lists.latest_moves(connection, limit=5):
        past = {e.version: e for e in queries.history(connection, item.id)}
        said = history.sentence(entry, past, names, visit.today)
        found.append({"at": entry.at, "sentence": said, "item": item})
    return found
