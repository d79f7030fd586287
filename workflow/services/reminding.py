"""Reminders as mail: one to each person and round, queued together with the rungs it tells of.

Owns the way from the ledger of rungs to the outbox and back: what is due is put in a mail, in one
transaction with its row; written as things stand when its turn comes; and noted as told once that
mail is sent. Which rungs are due is `remind`; delivering is `delivery`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.deadlines import local_day
from workflow.domain.digest import may_finish
from workflow.domain.people import Person
from workflow.domain.preferences import Preferences, refuses
from workflow.domain.weeks import Week
from workflow.mail import compose, reminders
from workflow.mail.compose import Rendered
from workflow.mail.reminders import Told
from workflow.services import links, remind
from workflow.services.delivery import Mail, Skip
from workflow.services.house import House
from workflow.services.remind import Line
from workflow.store import documents, mailing, outbox, queries, rungs
from workflow.store.engine import reading, writing
from workflow.store.parcel import Draft, Entry

REMINDER = "reminder"


def enqueue(engine: sa.Engine, now: datetime, house: House) -> int:
    """Put all that is due in mails, one to each person; how many were new.

    What becomes due while a person's mail still waits goes into that one: after downtime of
    either side there is one mail. Who wants no reminders is not told, and the rungs wait; where
    mail does not reach somebody, the secretariat is told in their place.
    """
    with reading(engine) as connection:
        if not remind.pending(connection, now):
            return 0
    with writing(engine) as connection:
        rungs.settle(connection)
        remind.arm(connection, now)
        waiting = remind.waiting(connection, unbound=True)
        if not waiting:
            return 0
        office = [person.id for person in queries.secretariat(connection)]
        ids = {reminder.receiver.id for reminder in waiting} | set(office)
        readers = mailing.readers(connection, ids)
        bundles: dict[int, list[Line]] = {}
        for line in (line for reminder in waiting for line in reminder.lines):
            to = _reached(line, readers, office)
            if to is not None:
                bundles.setdefault(to, []).append(line)
        return sum(_bind(connection, to, lines, now, house) for to, lines in bundles.items())


def write(
    connection: sa.Connection,
    entry: Entry,
    person: Person,
    house: House,
    now: datetime,
) -> Mail | Skip:
    """The reminder as things stand now, or why there is nothing to remind of."""
    lines = remind.bound(connection, entry.id)
    if not lines:
        return Skip(entry, "Alt brevet skulle minne om, er gjort, flyttet eller overtatt.")
    to_preferences = house.preferences_url(person, links.REMINDER)
    told = _told(connection, lines, person, house, now)

    def letter(fold: int) -> Rendered:
        words = reminders.letter(
            person,
            told,
            now,
            base_url=house.base_url,
            preferences_url=to_preferences,
            organisation=house.organisation,
            fold=fold,
        )
        return compose.render(words, house.templates, "reminder")

    envelope = replace(
        house.envelope((person.name, person.email), entry.message_id, entry.created),
        list_name=f"{house.name}: påminnelser",
        list_id=f"paminnelser.{house.host}",
        unsubscribe=to_preferences,
    )
    data = compose.within_limit(letter, envelope)
    return Mail(entry, house.address, person.email, data)


def _reached(
    line: Line, readers: Mapping[int, tuple[Person, Preferences]], office: list[int]
) -> int | None:
    """Who is told: the receiver, or whoever of the secretariat mail reaches where theirs comes
    back, or where they stand in and want no reminders. None where they want none of their own."""
    wishes = readers[line.receiver.id][1]
    if refuses(wishes, REMINDER) is None:
        return line.receiver.id
    if wishes.paused is None and line.owner is None:
        return None
    return next((each for each in office if refuses(readers[each][1], REMINDER) is None), None)


def _bind(
    connection: sa.Connection, to: int, lines: list[Line], now: datetime, house: House
) -> bool:
    """Put the lines in the person's mail that still waits, or in a new one; whether it is new."""
    ids = [line.id for line in lines]
    open_one = outbox.open_for(connection, to, REMINDER)
    if open_one is not None:
        rungs.bind(connection, ids, open_one)
        return False
    day = local_day(now)
    key = f"{REMINDER}:{to}:{min(ids)}:{day}"
    draft = Draft(
        key=key,
        person_id=to,
        kind=REMINDER,
        week=str(Week.of(day)),
        reason=f"Påminnelse om {len(ids)} {'frist' if len(ids) == 1 else 'frister'}",
        window_from=now,
        window_to=now,
        message_id=house.message_id(key, REMINDER, Week.of(day)),
        due=now,
    )
    if outbox.enqueue(connection, [draft], now) == 0:
        return False
    rungs.bind(connection, ids, outbox.by_key(connection, key).id)
    return True


def _told(
    connection: sa.Connection, lines: list[Line], person: Person, house: House, now: datetime
) -> list[Told]:
    quotes = queries.quotes(connection, [line.item.id for line in lines])
    wanted = {quote.document_id for said in quotes.values() for quote in said}
    minutes = documents.listed(connection, wanted)
    groups = {group.id: group.name for group in queries.groups(connection)}
    people = {each.id: each for each in queries.everyone(connection)}
    members = {member.id: member.name for member in queries.members(connection)}
    told = []
    for line in lines:
        said = quotes[line.item.id][:1]
        source = None
        if said:
            document = minutes[said[0].document_id]
            source = (groups.get(document.group_id or 0, document.title), document.meeting_date)
        whose = _whose(line, person, people)
        told.append(
            Told(
                item=line.item,
                url=_url(line, whose, person, house, now),
                quote=said[0].text if said else "",
                source=source,
                owner=whose,
                away=line.owner is not None,
                stands_in=line.owner is not None and line.receiver.id == person.id,
                silent=members[whose.member_id or 0] if line.nudge and whose else "",
                asks=line.nudge,
                dragging=line.rung == "secretariat",
            )
        )
    return told


def _whose(line: Line, person: Person, people: Mapping[int, Person]) -> Person | None:
    """Whose it is, where somebody else is told: in their place, or because it drags on. A call is
    everybody's who answers for the same municipality."""
    if line.nudge:
        asked = line.owner or line.receiver
        return asked if asked.member_id != person.member_id else None
    owner = line.owner or people.get(line.item.owner_id or 0)
    return owner if owner is not None and owner.id != person.id else None


def _url(line: Line, whose: Person | None, person: Person, house: House, now: datetime) -> str:
    """Where the button leads: a link that finishes the task, or answers the call, or, where it is
    another municipality's to answer, the page of who has."""
    action, item = links.FINISH, line.item
    if line.nudge:
        action, item = links.ANSWER, replace(item, id=item.parent_id or item.id)
        if whose is not None:
            return f"{house.base_url}/saker/{item.id}#svar"
    elif not may_finish(person, item):
        action = links.STAND_IN
    return house.finish_url(links.make(house.secret, person.id, item, now, action))
