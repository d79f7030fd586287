"""Approving minutes: from draft to approved, on the words of later minutes where there are any.

Owns what stands for a meeting's minutes in the plan: the last step of its meeting cycle where the
meeting has one, else a task of its own, made when it is first needed. So an approval is a move
like any other, in the journal and to be undone. Finding the words is `minutes.head.approvals`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from workflow.domain import wording
from workflow.domain.chains import step_id
from workflow.domain.item import Item, State, short_id
from workflow.domain.lifecycle import JournalEntry
from workflow.domain.proposal import Kind
from workflow.minutes.head.approvals import find
from workflow.services import track
from workflow.services.cycle import APPROVE, CYCLE
from workflow.store import approvals, documents
from workflow.store.approvals import Words
from workflow.store.documents import Document, Minutes

#: How many later minutes are looked through for words of those that came in after them.
_LATER = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a meeting's minutes have come. `item` stands for it in the plan, where it is there
    yet; `move` is what approved them, and None for a draft."""

    item: Item | None
    move: JournalEntry | None
    words: tuple[Words, ...]


def note(connection: sa.Connection, document: Document) -> None:
    """Keep what new minutes say of earlier ones, and what later ones, which are there already,
    say of them. Minutes without a group speak of nobody's."""
    if document.group_id is None:
        return
    met = approvals.met(connection, document.group_id)
    later = [id for id, day in met if day > document.meeting_date][:_LATER]
    for each in (document, *(documents.find(connection, id) for id in later)):
        before = [(id, day) for id, day in met if day < each.meeting_date]
        kept: dict[int, tuple[int, int, str]] = {}
        for said in find(each.text, each.meeting_date):
            day = said.among(day for _, day in before)
            meant = [id for id, of in before if of == day][-1:]
            words = said.start, said.end, each.text[said.start : said.end]
            kept |= dict.fromkeys(meant, words)
        approvals.keep(connection, each.id, [(id, *where) for id, where in kept.items()])


def standing(connection: sa.Connection, those: Sequence[Minutes]) -> dict[int, Standing]:
    """How far the minutes of each of these documents have come."""
    meetings = approvals.meetings(connection, CYCLE)
    words = approvals.words(connection, [each.id for each in those])
    ids = {each.id: _ids(each, meetings) for each in those}
    there = approvals.standing(connection, [id for several in ids.values() for id in several])
    found = {}
    for each in those:
        item, move = next((there[id] for id in ids[each.id] if id in there), (None, None))
        done = item is not None and item.state is State.COMPLETED
        found[each.id] = Standing(item, move if done else None, tuple(words[each.id]))
    return found


def approve(
    connection: sa.Connection, document_id: int, *, actor_id: int | None, now: datetime
) -> Item:
    """The minutes are approved; the journal tells on which words."""
    document = documents.find(connection, document_id)
    found = standing(connection, [document])[document.id]
    item = found.item or track.add(
        connection,
        Kind.TASK,
        f"Godkjenne referatet fra {wording.plain(wording.day(document.meeting_date, 'nb'))}",
        id=_id(document),
        actor_id=actor_id,
        now=now,
        group_id=document.group_id,
    )
    why = "".join(f"«{' '.join(words.text.split())}»" for words in found.words[-1:])
    return track.complete(connection, item.id, actor_id=actor_id, now=now, why=why)


def _ids(document: Minutes, meetings: dict[tuple[int, date], str]) -> list[str]:
    """What may stand for the minutes, the first that is there."""
    meeting = meetings.get((document.group_id or 0, document.meeting_date))
    return [*([step_id(meeting, APPROVE)] if meeting else []), _id(document)]


def _id(document: Minutes) -> str:
    return short_id(hashlib.sha256(f"{document.sha256}:{APPROVE}".encode()).digest())
