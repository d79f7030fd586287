"""Reminders: writing down those whose day has come, once, and handing each person theirs.

Owns the round: `arm` writes due rungs into the ledger, `waiting` gives one reminder per person
with all that is due to them. Their mails are `reminding`'s; a move makes what waits void
(`workflow.store.unit_of_work`). "Vent til" and absences are noted here, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from workflow.domain import playbooks, reminders
from workflow.domain.absence import Absence, receiver
from workflow.domain.chains import step_names
from workflow.domain.deadlines import local_day
from workflow.domain.errors import NotFound, Refused
from workflow.domain.item import Item
from workflow.domain.lifecycle import Trigger, fire
from workflow.domain.people import Member, Person, Role
from workflow.domain.reminders import Audience, Ladder, Rung
from workflow.services import nudge
from workflow.services.chain import carry
from workflow.store import absences, queries, responses, rungs, tables
from workflow.store.queries import OPEN
from workflow.store.rows import read_item
from workflow.store.rungs import Draft, Row, State

#: How many working days before a call closes those who have not answered are asked again.
NUDGES = (7, 2)


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


def arm(connection: sa.Connection, now: datetime) -> int:
    """Write down every reminder whose day has come; how many are to be told.

    May be called as often as one likes. After downtime the last rung that went by is told, and
    covers the earlier ones.
    """
    people = {person.id: person for person in queries.people(connection)}
    office = [person.id for person in people.values() if person.role is Role.SECRETARIAT]
    away = absences.current(connection, local_day(now))
    tasks = _tasks(connection, now)
    matters = _matters(connection, tasks)
    ledger = rungs.known(connection, [task.id for task in tasks])
    told = 0
    for task in tasks:
        ladder = _ladder(task, matters)
        duties = [(task.owner_id, Audience.OWNER)] if task.owner_id in people else []
        duties = duties or [(id, Audience.OWNER) for id in office]
        owners = {id for id, _ in duties}
        duties += [(id, Audience.SECRETARIAT) for id in office if id not in owners]
        for person_id, audience in duties:
            assert person_id is not None
            known = ledger.get((task.id, person_id), set())
            told += _arm(connection, task, ladder, person_id, audience, known, away, now)
    return told + _nudge(connection, tasks, matters, people.values(), ledger, away, now)


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
    return _ladder(task, _matters(connection, [task]))


def _arm(
    connection: sa.Connection,
    task: Item,
    ladder: Ladder,
    person_id: int,
    audience: Audience,
    known: set[rungs.Key],
    away: Sequence[Absence],
    now: datetime,
) -> int:
    def due(since: datetime) -> reminders.Due | None:
        return reminders.due(task, ladder, now, since=since, told=known, audience=audience)

    all_missed = due(_EVER)
    if all_missed is None:
        return 0
    since = reminders.standing_since(queries.history(connection, task.id))
    found = due(since)
    to = receiver(person_id, local_day(now), away)
    told: list[Rung] = [found.rung] if found else []
    covered = [r for r in (*all_missed.covers, all_missed.rung) if r not in told]
    drafts = [Draft(task.id, person_id, to, rung, State.COVERED) for rung in covered]
    if told:
        rungs.supersede(connection, [task.id], person_id)
        drafts.append(Draft(task.id, person_id, to, told[0]))
    rungs.arm(connection, drafts, now)
    return len(told)


def _nudge(
    connection: sa.Connection,
    tasks: Iterable[Item],
    matters: dict[str, Item],
    people: Iterable[Person],
    ledger: dict[tuple[str, int], set[rungs.Key]],
    away: Sequence[Absence],
    now: datetime,
) -> int:
    everybody, told = list(people), 0
    members = {member.id: member for member in queries.members(connection)}
    for task in tasks:
        matter = matters.get(task.parent_id or "")
        if matter is None or not _collects(task, matter):
            continue
        since = reminders.standing_since(queries.history(connection, task.id))
        due = reminders.nudges(task, NUDGES, now, since=since)
        if not due:
            continue
        asked = set[Member]()
        answered = responses.standing(connection, matter.id).keys()
        for person in everybody:
            if person.member_id is None or person.member_id in answered:
                continue
            known = ledger.get((task.id, person.id), set())
            fresh = [rung for rung in due if rung.key not in known]
            if not fresh:
                continue
            to = receiver(person.id, local_day(now), away)
            covered = [Draft(task.id, person.id, to, rung, State.COVERED) for rung in fresh[:-1]]
            rungs.arm(connection, [*covered, Draft(task.id, person.id, to, fresh[-1])], now)
            asked.add(members[person.member_id])
            told += 1
        if asked:
            nudge.note(connection, matter.id, asked, actor_id=None, now=now)
    return told


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
            nudge=row.rung.startswith("nudge-"),
        )
        for row in rows
    ]


def _still_silent(connection: sa.Connection, rows: list[Row]) -> list[Row]:
    """The rows without nudges to those who have answered meanwhile."""
    nudged = {row.item_id for row in rows if row.rung.startswith("nudge-")}
    if not nudged:
        return rows
    members = {person.id: person.member_id for person in queries.people(connection)}
    steps = queries.items(connection, ids=nudged)
    answered = {i.id: responses.standing(connection, i.parent_id or "").keys() for i in steps}
    return [
        row
        for row in rows
        if row.item_id not in nudged
        or not row.rung.startswith("nudge-")
        or members[row.person_id] not in answered[row.item_id]
    ]


def _tasks(connection: sa.Connection, now: datetime) -> list[Item]:
    """Open tasks that a rung may be due of."""
    c, today = tables.items.c, local_day(now)
    ladders = [playbook.ladder for playbook in playbooks.every().values()]
    last = max(reminders.horizon(ladder, today) for ladder in ladders)
    open_task = sa.and_(c.state.in_(OPEN), c.kind == "task")
    searches = [
        sa.select(c.id).where(open_task, c.due <= last),
        sa.select(c.id).where(open_task, c.follow_up <= today),
    ]
    query = sa.select(tables.items).where(c.id.in_(sa.union(*searches))).order_by(c.due, c.id)
    return [read_item(row) for row in connection.execute(query)]


def _matters(connection: sa.Connection, tasks: Iterable[Item]) -> dict[str, Item]:
    ids = sorted({task.parent_id for task in tasks if task.parent_id is not None})
    return {item.id: item for item in queries.items(connection, ids=ids)} if ids else {}


def _ladder(task: Item, matters: dict[str, Item]) -> Ladder:
    """A step's ladder is its matter's playbook's; a matter's its own."""
    matter = matters.get(task.parent_id or "", task)
    known = playbooks.every()
    return known[matter.playbook].ladder if matter.playbook in known else Ladder()


def _collects(task: Item, matter: Item) -> bool:
    """Whether a task is the step until which its matter collects answers."""
    known = playbooks.every().get(matter.playbook)
    name = step_names(known, matter.id).get(task.id) if known else None
    step = known.step(name) if known and name else None
    return step is not None and step.responses


_EVER = datetime.fromisoformat("0001-01-03T00:00:00+00:00")
