"""Nudging the silent: those who have not answered a hearing or a call are asked again, now.

Owns the button's act, and what the history tells of it. The nudges that come by themselves before
the date are `remind`'s; both lie in the same ledger and history, and the mail tells them alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from workflow.domain import playbooks
from workflow.domain.absence import receiver
from workflow.domain.chains import step_id
from workflow.domain.deadlines import deadline_day, local_day
from workflow.domain.errors import Refused
from workflow.domain.item import Item
from workflow.domain.lifecycle import Trigger, fire
from workflow.domain.people import Member
from workflow.domain.reminders import Rung
from workflow.domain.responses import Answer
from workflow.services import respond
from workflow.services.chain import carry
from workflow.store import absences, queries, rungs
from workflow.store.queries import OPEN
from workflow.store.rungs import Draft


@dataclass(frozen=True, slots=True)
class Nudged:
    """The members who are asked again, and the silent ones whom nobody's address is known of."""

    matter: Item
    asked: tuple[Member, ...]
    unreachable: tuple[Member, ...]


def nudge(connection: sa.Connection, id: str, *, actor_id: int | None, now: datetime) -> Nudged:
    """Ask every silent member again with the next mail; once a day, however often it is pressed."""
    found = respond.of(connection, id)
    today = local_day(now)
    step = _collecting(connection, found.matter)
    deadline = deadline_day(step.window) if step else None
    if step is None or deadline is None or deadline < today:
        raise Refused(
            f"Svarfristen for «{found.matter.title}» er passert eller ikke satt. "
            "Gi den en ny dag før noen purres."
        )
    silent = {row.member.id: row.member for row in found.rows if row.answer is Answer.SILENT}
    people = [p for p in queries.people(connection) if p.member_id in silent]
    rung = Rung(f"nudge-{today}", today, deadline)
    known = rungs.known(connection, [step.id])
    fresh = [p for p in people if rung.key not in known.get((step.id, p.id), set())]
    if not fresh:
        said = "er alt purret i dag" if people else "har ingen adresse å purre"
        raise Refused(
            f"De som ikke har svart på «{found.matter.title}», {said}."
            if silent
            else f"Alle har svart på «{found.matter.title}»."
        )
    away = absences.current(connection, today)
    drafts = [Draft(step.id, p.id, receiver(p.id, today, away), rung) for p in fresh]
    rungs.arm(connection, drafts, now)
    reached = {person.member_id for person in people}
    asked = tuple(silent[id] for id in sorted({p.member_id for p in fresh if p.member_id}))
    return Nudged(
        note(connection, found.matter.id, asked, actor_id=actor_id, now=now),
        asked,
        tuple(member for id, member in silent.items() if id not in reached),
    )


def note(
    connection: sa.Connection,
    id: str,
    asked: Iterable[Member],
    *,
    actor_id: int | None,
    now: datetime,
) -> Item:
    """Let the history of a matter tell which members were asked again."""
    matter = queries.item(connection, id)
    why = ", ".join(sorted(member.name for member in asked))
    return carry(connection, fire(matter, Trigger.NUDGE, actor_id, now, why=why))


def _collecting(connection: sa.Connection, matter: Item) -> Item | None:
    """The open step until which a matter collects answers."""
    playbook = playbooks.named(matter.playbook)
    ids = [step_id(matter.id, step.name) for step in playbook.steps if step.responses]
    return next(iter(queries.items(connection, states=OPEN, ids=ids)), None) if ids else None
