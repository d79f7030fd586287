"""Nudging the silent: those who have not answered a hearing or a call are asked again, now.

Owns the button's act, the nudges that come by themselves before the date (a part of `remind`'s
round), and what the history tells of both: they lie in one ledger, and the mail tells them alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from workflow.domain import playbooks, reminders
from workflow.domain.absence import Absence, receiver
from workflow.domain.chains import step_id, step_names
from workflow.domain.deadlines import deadline_day, local_day
from workflow.domain.errors import Refused
from workflow.domain.item import Item
from workflow.domain.lifecycle import Trigger, fire
from workflow.domain.people import Member
from workflow.domain.reminders import Rung
from workflow.domain.responses import Answer
from workflow.services import respond
from workflow.services.chain import carry
from workflow.store import absences, queries, responses, rungs
from workflow.store.queries import OPEN
from workflow.store.rungs import Draft, State

#: How the rungs that ask again are named.
NAME = "nudge-"

#: How many working days before a call closes those who have not answered are asked again.
NUDGES = (7, 2)


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
    rung = Rung(f"{NAME}{today}", today, deadline)
    known = rungs.known(connection, step.id)
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


def due(
    connection: sa.Connection,
    parents: Mapping[str, str],
    matters: Mapping[str, Item],
    away: Sequence[Absence],
    now: datetime,
) -> list[Draft]:
    """The nudges whose day has come among these open tasks, and those that they cover. `parents`
    maps each task that is a step to its matter, and `matters` holds those."""
    collecting = [id for id, of in parents.items() if of in matters and _collects(id, matters[of])]
    everybody, drafts = queries.people(connection), list[Draft]()
    for task in queries.items(connection, ids=collecting) if collecting else []:
        matter = matters[parents[task.id]]
        since = reminders.standing_since(queries.history(connection, task.id))
        asked = reminders.nudges(task, NUDGES, now, since=since)
        if not asked:
            continue
        ledger = rungs.known(connection, task.id)
        answered = responses.standing(connection, matter.id).keys()
        for person in everybody:
            if person.member_id is None or person.member_id in answered:
                continue
            known = ledger.get((task.id, person.id), set())
            fresh = [rung for rung in asked if rung.key not in known]
            if not fresh:
                continue
            to = receiver(person.id, local_day(now), away)
            drafts += [Draft(task.id, person.id, to, rung, State.COVERED) for rung in fresh[:-1]]
            drafts.append(Draft(task.id, person.id, to, fresh[-1]))
    return drafts


def noted(connection: sa.Connection, told: Iterable[Draft], now: datetime) -> None:
    """Let the histories tell of those among these reminders that came by themselves and ask."""
    nudges = [draft for draft in told if draft.rung.name.startswith(NAME)]
    if not nudges:
        return
    steps = queries.items(connection, ids={draft.item_id for draft in nudges})
    parents = {step.id: step.parent_id or "" for step in steps}
    members = {member.id: member for member in queries.members(connection)}
    of = {person.id: members[person.member_id] for person in queries.people(connection)
          if person.member_id is not None}  # fmt: skip
    asked: dict[str, set[Member]] = {}
    for draft in nudges:
        asked.setdefault(parents[draft.item_id], set()).add(of[draft.person_id])
    for matter_id, silent in asked.items():
        note(connection, matter_id, silent, actor_id=None, now=now)


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


def _collects(id: str, matter: Item) -> bool:
    """Whether this is the step until which its matter collects answers."""
    known = playbooks.every().get(matter.playbook)
    name = step_names(known, matter.id).get(id) if known else None
    step = known.step(name) if known and name else None
    return step is not None and step.responses
