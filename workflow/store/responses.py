"""Answers to hearings and calls, each beside the journal entry that noted it.

An answer stands until a later one of the same member, or until its journal entry is undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from workflow.domain.responses import Answer, Reply
from workflow.store import tables

_r, _j = tables.responses.c, tables.journal.c


def note(
    connection: sa.Connection,
    item_id: str,
    version: int,
    member_id: int,
    answer: Answer,
    answered: date,
    quote: str,
) -> None:
    """Keep what a member has said beside the item's journal entry `version`."""
    connection.execute(
        sa.insert(tables.responses).values(
            item_id=item_id,
            version=version,
            member_id=member_id,
            answer=answer.value,
            answered=answered,
            quote=quote,
        )
    )


def standing(connection: sa.Connection, item_id: str) -> dict[int, Reply]:
    """Each member's latest reply about an item, by member id."""
    return standing_of(connection, [item_id]).get(item_id, {})


def standing_of(connection: sa.Connection, item_ids: Sequence[str]) -> dict[str, dict[int, Reply]]:
    """Each member's latest reply, by item and member id; items without replies are left out."""
    undoing = tables.journal.alias()
    undone = sa.exists().where(undoing.c.item_id == _r.item_id, undoing.c.undoes == _r.version)
    query = (
        sa.select(tables.responses, _j.actor_id)
        .join(tables.journal, sa.and_(_j.item_id == _r.item_id, _j.version == _r.version))
        .where(~undone)
        .order_by(_r.version)
    )
    found: dict[str, dict[int, Reply]] = {}
    for start in range(0, len(item_ids), 500):
        for row in connection.execute(query.where(_r.item_id.in_(item_ids[start : start + 500]))):
            found.setdefault(row.item_id, {})[row.member_id] = Reply(
                row.member_id, Answer(row.answer), row.answered, row.actor_id, row.quote
            )
    return found
