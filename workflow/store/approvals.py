"""Where minutes approve earlier ones, and the meetings and moves that tell how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from workflow.domain.item import Item
from workflow.domain.lifecycle import JournalEntry, Trigger
from workflow.store import tables
from workflow.store.queries import ACCEPTED
from workflow.store.rows import read_item, read_journal

_a, _d, _i, _j = (t.c for t in (tables.approvals, tables.documents, tables.items, tables.journal))


@dataclass(frozen=True, slots=True)
class Words:
    """What later minutes (their document, title and meeting) say of the minutes `approved`."""

    approved: int
    document_id: int
    title: str
    meeting_date: date
    text: str


def met(connection: sa.Connection, group_id: int) -> list[tuple[int, date]]:
    """A group's minutes and the days they are of, the earliest first."""
    query = sa.select(_d.id, _d.meeting_date).where(_d.group_id == group_id)
    return [
        (row.id, row.meeting_date)
        for row in connection.execute(query.order_by(_d.meeting_date, _d.id))
    ]


def keep(
    connection: sa.Connection, document_id: int, found: Iterable[tuple[int, int, int, str]]
) -> None:
    """What a document approves, in place of what was kept: (document, start, end, text)."""
    connection.execute(sa.delete(tables.approvals).where(_a.document_id == document_id))
    names = ("approved_id", "start", "end", "text")
    rows = [{"document_id": document_id, **dict(zip(names, each, strict=True))} for each in found]
    if rows:
        connection.execute(sa.insert(tables.approvals), rows)


def words(connection: sa.Connection, approved: Sequence[int]) -> dict[int, list[Words]]:
    """What later minutes say of each of these, the earliest first."""
    query = (
        sa.select(_a.approved_id, _a.document_id, _d.title, _d.meeting_date, _a.text)
        .join(tables.documents, _d.id == _a.document_id)
        .where(_a.approved_id.in_(approved))
        .order_by(_d.meeting_date, _d.id)
    )
    found: dict[int, list[Words]] = {id: [] for id in approved}
    for row in connection.execute(query):
        found[row.approved_id].append(Words(*row))
    return found


def meetings(connection: sa.Connection, playbook: str) -> dict[tuple[int, date], str]:
    """The accepted meetings that follow a playbook: their ids by group and day."""
    query = sa.select(_i.group_id, _i.earliest, _i.id).where(
        _i.playbook == playbook, _i.parent_id.is_(None), _i.state.in_(ACCEPTED)
    )
    rows = connection.execute(query)
    return {(row.group_id, row.earliest): row.id for row in rows if row.group_id and row.earliest}


def standing(
    connection: sa.Connection, ids: Sequence[str]
) -> dict[str, tuple[Item, JournalEntry | None]]:
    """Those of the items that there are, each with the move that last completed it."""
    items = connection.execute(sa.select(tables.items).where(_i.id.in_(ids))).all()
    done = sa.select(tables.journal).where(
        _j.item_id.in_(ids), _j.trigger == Trigger.COMPLETE.value
    )
    moves = {
        row.item_id: read_journal(row) for row in connection.execute(done.order_by(_j.version))
    }
    return {row.id: (read_item(row), moves.get(row.id)) for row in items}
