"""Responses: noting which member answered a hearing or a call, and showing who has not.

Owns those two. An answer to a step is an answer to its matter. Nudging the silent is `remind`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from workflow.domain import playbooks
from workflow.domain.chains import step_id
from workflow.domain.deadlines import local_day
from workflow.domain.errors import NotFound, Refused
from workflow.domain.item import Item
from workflow.domain.lifecycle import Trigger, fire
from workflow.domain.people import Member
from workflow.domain.responses import SAID, Answer, Row, Tally, counts, matrix
from workflow.services.chain import carry, matter_of
from workflow.store import queries, responses


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matter with every member's answer."""

    matter: Item
    rows: tuple[Row, ...]


def respond(
    connection: sa.Connection,
    id: str,
    member: str,
    answer: Answer,
    *,
    actor_id: int | None,
    now: datetime,
    on: date | None = None,
    quote: str = "",
) -> Item:
    """Note what a member (by name or number) has said: on which day, today unless told, and in
    which words."""
    if answer not in SAID:
        raise Refused("At noen er tause, føres ikke. Angre svaret med «frist undo» om det er galt.")
    matter = matter_of(connection, id)
    found = _member(connection, member)
    why = f"{found.name}: {_SAID[answer]}"
    move = fire(matter, Trigger.RESPOND, actor_id, now, why=why)
    after = carry(connection, move)
    day = on or local_day(now)
    responses.note(connection, after.id, after.version, found.id, answer, day, quote.strip())
    return after


def of(connection: sa.Connection, id: str) -> Matrix:
    """The matrix of a matter, or of the matter whose step `id` is."""
    matter = matter_of(connection, id)
    replies = responses.standing(connection, matter.id)
    return Matrix(matter, matrix(queries.members(connection), replies))


def tallies(connection: sa.Connection, items: Iterable[Item]) -> dict[str, Tally]:
    """How many have answered, by the id of the step at which a matter collects answers; other
    items have none."""
    collecting = [
        step.name for p in playbooks.every().values() for step in p.steps if step.responses
    ]
    matters = {
        item.id: item.parent_id
        for item in items
        if item.parent_id is not None
        and any(item.id == step_id(item.parent_id, name) for name in collecting)
    }
    members = len(queries.members(connection)) if matters else 0
    if not members:
        return {}
    replies = responses.standing_of(connection, sorted(set(matters.values())))
    said = {
        matter: sum(reply.answer is Answer.ANSWERED for reply in standing.values())
        for matter, standing in replies.items()
    }
    return {id: Tally(said.get(matter, 0), members) for id, matter in matters.items()}


def record(found: Matrix, names: dict[int, str]) -> dict[str, Any]:
    """The stable JSON of a matrix; `names` are the people who noted answers."""
    return {
        "id": found.matter.id,
        "title": found.matter.title,
        "counts": counts(found.rows),
        "members": [
            {
                "id": row.member.id,
                "member": row.member.name,
                "number": row.member.number,
                "answer": row.answer.value,
                "answered": row.reply.answered.isoformat() if row.reply else None,
                "by": names.get(row.reply.actor_id or 0) if row.reply else None,
                "quote": row.reply.quote if row.reply else "",
            }
            for row in found.rows
        ],
    }


def _member(connection: sa.Connection, words: str) -> Member:
    wanted = words.strip().casefold()
    for member in queries.members(connection):
        if wanted in (member.name.casefold(), (member.number or "").casefold()):
            return member
    raise NotFound(f"Intet medlem heter «{words}» eller har det nummeret. Se «frist members list».")


_SAID = {
    Answer.ANSWERED: "har svart",
    Answer.LATE: "har varslet at svaret kommer senere",
    Answer.DECLINES: "svarer ikke på denne",
}
