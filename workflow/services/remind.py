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
from workflow.domain.deadlines import local_day
from workflow.domain.errors import NotFound, Refused
from workflow.domain.item import Item
from workflow.domain.lifecycle import JournalEntry, Trigger, fire
from workflow.domain.people import Person, Role
from workflow.domain.reminders import Audience, Key, Ladder, Rung
from workflow.services import nudge
from workflow.services.chain import carry
from workflow.store import absences, queries, responses, rungs, tables
from workflow.store.queries import OPEN
from workflow.store.rows import ITEM, read_item
from workflow.store.rungs import Draft, Row, State


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
    people = {person.id: person for person in queries.people(connection)}
    office = [person.id for person in people.values() if person.role is Role.SECRETARIAT]
    away = absences.current(connection, local_day(now))
    tasks = _tasks(connection, now)
    matters = _matters(connection, tasks)
    ledger = rungs.known(connection, [task.id for task in tasks])
    missed: list[_Missed] = []
    for task in tasks:
        ladder = _ladder(task, matters)
        duties = [(task.owner_id, Audience.OWNER)] if task.owner_id in people else []
        duties = duties or [(id, Audience.OWNER) for id in office]
        owners = {id for id, _ in duties}
        duties += [(id, Audience.SECRETARIAT) for id in office if id not in owners]
        for person_id, audience in duties:
            assert person_id is not None
            known = ledger.get((task.id, person_id), set())
            if not reminders.all_told(task, ladder, now, told=known, audience=audience):
                missed.append(_Missed(task, ladder, person_id, audience, known))
    pasts = queries.histories(connection, {one.task.id for one in missed})
    drafts = [draft for one in missed for draft in one.drafts(pasts[one.task.id], away, now)]
    return drafts + nudge.due(connection, tasks, matters, ledger, away, now)


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


@dataclass(frozen=True, slots=True)
class _Missed:
    """A task and one person; `known` are their rungs in the ledger."""

    task: Item
    ladder: Ladder
    person_id: int
    audience: Audience
    known: set[Key]

    def due(self, since: datetime, now: datetime) -> reminders.Due | None:
        known, audience = self.known, self.audience
        return reminders.due(
            self.task, self.ladder, now, since=since, told=known, audience=audience
        )

    def drafts(
        self, past: Iterable[JournalEntry], away: Sequence[Absence], now: datetime
    ) -> list[Draft]:
        """The rung to tell of, if any, after those that it covers or that mean nothing to them."""
        missed, found = self.due(_EVER, now), self.due(reminders.standing_since(past), now)
        told: list[Rung] = [found.rung] if found else []
        every = (*missed.covers, missed.rung) if missed else ()
        covered = [rung for rung in every if rung not in told]
        to, id = receiver(self.person_id, local_day(now), away), self.task.id
        drafts = [Draft(id, self.person_id, to, rung, State.COVERED) for rung in covered]
        return drafts + [Draft(id, self.person_id, to, rung) for rung in told]


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
    """The rows without nudges to those who have answered meanwhile."""
    nudged = {row.item_id for row in rows if row.rung.startswith(nudge.NAME)}
    if not nudged:
        return rows
    members = {person.id: person.member_id for person in queries.people(connection)}
    steps = queries.items(connection, ids=nudged)
    answered = {i.id: responses.standing(connection, i.parent_id or "").keys() for i in steps}
    return [
        row
        for row in rows
        if row.item_id not in nudged
        or not row.rung.startswith(nudge.NAME)
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
    query = sa.select(*ITEM).where(c.id.in_(sa.union(*searches))).order_by(c.due, c.id)
    return [read_item(row) for row in connection.execute(query).all()]


def _matters(connection: sa.Connection, tasks: Iterable[Item]) -> dict[str, Item]:
    ids = sorted({task.parent_id for task in tasks if task.parent_id is not None})
    return {item.id: item for item in queries.items(connection, ids=ids)} if ids else {}


def _ladder(task: Item, matters: dict[str, Item]) -> Ladder:
    """A step's ladder is its matter's playbook's; a matter's its own."""
    matter = matters.get(task.parent_id or "", task)
    known = playbooks.every()
    return known[matter.playbook].ladder if matter.playbook in known else Ladder()


_EVER = datetime.fromisoformat("0001-01-03T00:00:00+00:00")
