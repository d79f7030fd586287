"""Reminders: writing down those whose day has come, once, and handing each person theirs.

Owns the round: `arm` writes due rungs into the ledger, `waiting` gives one reminder per person
with all that is due to them. Their mails are `reminding`'s; a move makes what waits void
(`workflow.store.unit_of_work`). "Vent til" and absences are noted here, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from workflow.domain import playbooks, reminders
from workflow.domain.absence import Absence, receiver
from workflow.domain.deadlines import local_day
from workflow.domain.errors import NotFound, Refused
from workflow.domain.item import Item
from workflow.domain.lifecycle import Trigger, fire
from workflow.domain.people import Person, Role
from workflow.domain.reminders import Audience, Key, Ladder, Rung
from workflow.services import nudge
from workflow.services.chain import carry
from workflow.store import absences, queries, responses, rungs, tables
from workflow.store.queries import OPEN
from workflow.store.rungs import Draft, Row, State

#: How far back of a rung the ledger is asked for the one before it. Where two lie further apart,
#: what was dealt with before is written down again, which changes nothing.
REACH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Line:
    """One task in a reminder to `receiver`. `owner` is whose task it is, where the receiver stands
    in for them; `nudge` asks a member to answer, and is not about a task of theirs."""

    id: int
    receiver: Person
    item: Item
    rung: str
    deadline: date
    owner: Person | None = None
    nudge: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """All that one person is to be reminded of now, the most urgent first."""

    receiver: Person
    lines: tuple[Line, ...]


class _Task(NamedTuple):
    """An open task: no more of it than tells whether somebody is to be told."""

    id: str
    due: date | None
    follow_up: date | None
    owner_id: int | None
    parent_id: str | None
    playbook: str


class _Duty(NamedTuple):
    """A task, one person who is told of it, and the latest rung of that."""

    task_id: str
    person_id: int
    audience: Audience
    ladder: Ladder
    latest: Rung


def arm(connection: sa.Connection, now: datetime) -> int:
    """Write down every reminder whose day has come; how many are to be told.

    May be called as often as one likes. After downtime the last rung that went by is told, and
    covers the earlier ones.
    """
    drafts = _due(connection, now)
    told = [draft for draft in drafts if draft.state is State.WAITING]
    renewed: dict[int, list[str]] = {}
    for draft in told:
        if not draft.rung.name.startswith(nudge.NAME):
            renewed.setdefault(draft.person_id, []).append(draft.item_id)
    for person_id, item_ids in renewed.items():
        rungs.supersede(connection, item_ids, person_id)
    rungs.arm(connection, drafts, now)
    nudge.noted(connection, told, now)
    return len(told)


def pending(connection: sa.Connection, now: datetime) -> bool:
    """Whether a round has anything to do: asked first, so that no writer waits for a look."""
    return rungs.pending(connection) or bool(_due(connection, now))


def _due(connection: sa.Connection, now: datetime) -> list[Draft]:
    """The reminders that are due and not in the ledger, with those that they cover."""
    away = absences.current(connection, local_day(now))
    tasks = _tasks(connection, now)
    matters = _matters(connection, (task.parent_id for task in tasks))
    parents = {task.id: task.parent_id for task in tasks if task.parent_id is not None}
    drafts = nudge.due(connection, parents, matters, away, now)
    missed = _missed(connection, tasks, matters, now)
    if not missed:
        return drafts
    ids = {duty.task_id for duty in missed}
    items = {item.id: item for item in queries.items(connection, ids=ids)}
    pasts = queries.histories(connection, ids)
    since = {id: reminders.standing_since(past) for id, past in pasts.items()}
    ledger = rungs.lately(connection, min(duty.latest.day for duty in missed) - REACH)
    for duty in missed:
        known = ledger.get((duty.task_id, duty.person_id), set())
        drafts += _drafts(duty, items[duty.task_id], known, since[duty.task_id], away, now)
    return drafts


def _missed(
    connection: sa.Connection,
    tasks: Sequence[_Task],
    matters: Mapping[str, Item],
    now: datetime,
) -> list[_Duty]:
    """Who is to be told of which task, and has not been told of its latest rung. However long the
    ledger is, only what it says of the days of those rungs is read."""
    people = {person.id: person for person in queries.people(connection)}
    office = [person.id for person in people.values() if person.role is Role.SECRETARIAT]
    day = reminders.today(now)
    duties: list[_Duty] = []
    for task in tasks:
        ladder = _ladder(task, matters)
        owners = [people[task.owner_id].id] if task.owner_id in people else office
        others = [id for id in office if id not in owners]
        for audience, ids in ((Audience.OWNER, owners), (Audience.SECRETARIAT, others)):
            rung = reminders.latest(task.due, task.follow_up, ladder, day, audience)
            if rung is not None and not reminders.quiet(rung.deadline, now):
                duties += [_Duty(task.id, id, audience, ladder, rung) for id in ids]
    told = rungs.told(connection, {duty.latest.day for duty in duties})
    return [d for d in duties if (d.task_id, d.person_id, d.latest.key) not in told]


def _drafts(
    duty: _Duty,
    item: Item,
    known: Set[Key],
    since: datetime,
    away: Sequence[Absence],
    now: datetime,
) -> list[Draft]:
    """The rung to tell of, if any, after those that it covers or that mean nothing to them.
    `known` are theirs in the ledger."""

    def due(since: datetime) -> reminders.Due | None:
        return reminders.due(
            item, duty.ladder, now, since=since, told=known, audience=duty.audience
        )

    missed, found = due(_EVER), due(since)
    told: list[Rung] = [found.rung] if found else []
    every = (*missed.covers, missed.rung) if missed else ()
    covered = [rung for rung in every if rung not in told]
    to, id = receiver(duty.person_id, local_day(now), away), duty.person_id
    drafts = [Draft(item.id, id, to, rung, State.COVERED) for rung in covered]
    return drafts + [Draft(item.id, id, to, rung) for rung in told]


def waiting(connection: sa.Connection, *, unbound: bool = False) -> list[Reminder]:
    """What is to be told now, one reminder a person, by name. With `unbound`, only what is in no
    mail yet; nobody else can put that in one until the transaction ends."""
    rows = rungs.unbound(connection) if unbound else rungs.waiting(connection)
    found: dict[int, list[Line]] = {}
    for line in _lines(connection, rows):
        found.setdefault(line.receiver.id, []).append(line)
    reminders = [Reminder(lines[0].receiver, tuple(lines)) for lines in found.values()]
    return sorted(reminders, key=lambda reminder: (reminder.receiver.name, reminder.receiver.id))


def bound(connection: sa.Connection, outbox_id: int) -> list[Line]:
    """What a mail of the outbox is to tell, of which nothing has come to nothing meanwhile."""
    return _lines(connection, rungs.waiting(connection, outbox_id))


def wait(
    connection: sa.Connection,
    id: str,
    until: date | None,
    *,
    actor_id: int | None,
    now: datetime,
    why: str = "",
) -> Item:
    """Nobody is reminded of a task before this day, and its owner then; None ends the waiting."""
    item = queries.item(connection, id)
    if until is not None and until <= local_day(now):
        raise Refused(f"{until.isoformat()} er ikke fram i tid. Skriv en senere dag.")
    changes = {"follow_up": until}
    return carry(connection, fire(item, Trigger.WAIT, actor_id, now, changes=changes, why=why))


def away(
    connection: sa.Connection,
    person: Person,
    first: date,
    last: date,
    substitute: Person | None = None,
) -> Absence:
    """Somebody is away; reminders go to the substitute meanwhile."""
    if last < first:
        raise Refused(f"Fraværet slutter ({last}) før det begynner ({first}). Bytt dem om.")
    if substitute is not None and substitute.id == person.id:
        raise Refused(f"{person.name} kan ikke være sin egen stedfortreder.")
    absence = Absence(person.id, first, last, substitute.id if substitute else None)
    absences.keep(connection, absence)
    return absence


def back(connection: sa.Connection, person: Person, first: date) -> None:
    """The absence that begins on this day is no more."""
    if not absences.forget(connection, person.id, first):
        raise NotFound(f"{person.name} har ikke noe fravær som begynner {first.isoformat()}.")


def ladder_of(connection: sa.Connection, task: Item) -> Ladder:
    """The ladder that a task's reminders climb."""
    return _ladder(task, _matters(connection, [task.parent_id]))


def _lines(connection: sa.Connection, rows: list[Row]) -> list[Line]:
    rows = _still_silent(connection, rows)
    items = {i.id: i for i in queries.items(connection, ids={row.item_id for row in rows})}
    people = {person.id: person for person in queries.everyone(connection)}
    return [
        Line(
            id=row.id,
            receiver=people[row.receiver_id],
            item=items[row.item_id],
            rung=row.rung,
            deadline=row.deadline,
            owner=people[row.person_id] if row.person_id != row.receiver_id else None,
            nudge=row.rung.startswith(nudge.NAME),
        )
        for row in rows
    ]


def _still_silent(connection: sa.Connection, rows: list[Row]) -> list[Row]:
    """The rows without nudges of those who have answered meanwhile, or answer for nobody now."""
    nudged = {row.item_id for row in rows if row.rung.startswith(nudge.NAME)}
    if not nudged:
        return rows
    people = queries.people(connection)
    members = {person.id: person.member_id for person in people if person.member_id is not None}
    steps = queries.items(connection, ids=nudged)
    answered = {i.id: responses.standing(connection, i.parent_id or "").keys() for i in steps}
    return [
        row
        for row in rows
        if row.item_id not in nudged
        or not row.rung.startswith(nudge.NAME)
        or (row.person_id in members and members[row.person_id] not in answered[row.item_id])
    ]


def _tasks(connection: sa.Connection, now: datetime) -> list[_Task]:
    """Open tasks that a rung may be due of."""
    c, today = tables.items.c, local_day(now)
    ladders = [playbook.ladder for playbook in playbooks.every().values()]
    last = max(reminders.horizon(ladder, today) for ladder in ladders)
    open_task = sa.and_(c.state.in_(OPEN), c.kind == "task")
    searches = [
        sa.select(c.id).where(open_task, c.due <= last),
        sa.select(c.id).where(open_task, c.follow_up <= today),
    ]
    query = sa.select(*(c[name] for name in _Task._fields))
    query = query.where(c.id.in_(sa.union(*searches))).order_by(c.due, c.id)
    return [_Task(*row) for row in connection.execute(query).all()]


def _matters(connection: sa.Connection, ids: Iterable[str | None]) -> dict[str, Item]:
    wanted = {id for id in ids if id is not None}
    return {item.id: item for item in queries.items(connection, ids=wanted)} if wanted else {}


def _ladder(task: Item | _Task, matters: Mapping[str, Item]) -> Ladder:
    """A step's ladder is its matter's playbook's; a matter's its own."""
    matter = matters.get(task.parent_id or "")
    named, known = (matter or task).playbook, playbooks.every()
    return known[named].ladder if named in known else Ladder()


_EVER = datetime.fromisoformat("0001-01-03T00:00:00+00:00")
