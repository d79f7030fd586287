"""The meeting cycle at import: minutes that come in tell how far meetings in the plan have come.

Owns that. The meeting that they are of has been held, and its minutes written: those steps are
done, by the same door as a person's press, and undone like one. Where several meetings may be
meant, and where they approve earlier minutes, it is proposed for a person to decide (`updates`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.chains import step_id
from workflow.domain.deadlines import local_day
from workflow.domain.item import Item
from workflow.domain.lifecycle import Trigger, fire
from workflow.minutes.head import approvals
from workflow.minutes.head.approvals import Approval
from workflow.services.chain import carry_all
from workflow.store import queries, updates
from workflow.store.documents import Document
from workflow.store.queries import OPEN
from workflow.store.updates import Kind

#: The playbook, the steps that are over when minutes are there, and the one that later ones end.
CYCLE, WRITTEN, APPROVE = "meeting-cycle", ("call", "draft"), "approve"

_HELD = "Referatet fra møtet er lest inn."
_APPROVED = "Referatet er godkjent i et senere møte."


def note(
    connection: sa.Connection, document: Document, *, actor_id: int | None, now: datetime
) -> tuple[Item, ...]:
    """What new minutes tell of their own meeting, and of those whose minutes they approve; the
    steps that are done by it."""
    meetings = [
        item
        for item in queries.items(connection, states=OPEN, group_id=document.group_id)
        if item.playbook == CYCLE and item.group_id == document.group_id
    ]
    held = [meeting for meeting in meetings if _held(meeting, document, now)]
    over = _steps(connection, held, WRITTEN)
    sure = len(held) == 1
    moves = [fire(step, Trigger.COMPLETE, actor_id, now, why=_HELD) for step in over if sure]
    carry_all(connection, moves)
    for step in over if not sure else ():
        _propose(connection, document, step, _HELD, document.title)
    for approval in approvals.find(document.text, document.meeting_date):
        quote = " ".join(document.text[approval.start : approval.end].split())
        for step in _steps(connection, _meant(approval, meetings, document), (APPROVE,)):
            _propose(connection, document, step, _APPROVED, quote)
    return tuple(move.after for move in moves)


def _held(meeting: Item, document: Document, now: datetime) -> bool:
    """Whether the minutes are of this meeting; what is told of a day to come is no minutes."""
    first, last = meeting.window.earliest, meeting.window.latest
    day = document.meeting_date
    return first is not None and last is not None and first <= day <= min(last, local_day(now))


def _meant(approval: Approval, meetings: Sequence[Item], document: Document) -> list[Item]:
    """The meetings whose minutes are approved: of the day that is named, else the last before."""
    before = [
        (day, meeting)
        for meeting in meetings
        if (day := meeting.window.earliest) and day < document.meeting_date
    ]
    day = approval.among(day for day, _ in before)
    return [meeting for of, meeting in before if of == day]


def _steps(connection: sa.Connection, meetings: Sequence[Item], names: Sequence[str]) -> list[Item]:
    """Their steps of these names that are not done yet."""
    ids = [step_id(meeting.id, name) for meeting in meetings for name in names]
    return queries.items(connection, states=OPEN, ids=ids) if ids else []


def _propose(
    connection: sa.Connection, document: Document, step: Item, reason: str, quote: str
) -> None:
    """Ask once: corrected minutes say it again."""
    if not any(each.target_id == step.id for each in updates.waiting(connection)):
        updates.propose(connection, document.id, step.id, Kind.DONE, reason, quote)
