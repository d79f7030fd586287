"""Reading what is stored: items, quotes, documents, people, history.

Owns the questions asked of the database. Each takes a connection (`engine.reading` or
`engine.writing`) and answers with domain objects; none writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from workflow.domain.errors import NotFound
from workflow.domain.item import Item, State, Visibility
from workflow.domain.lifecycle import JournalEntry
from workflow.domain.people import Group, Member, Person, Role, alphabetical
from workflow.store import search, tables
from workflow.store.prepared import Prepared
from workflow.store.rows import read_group, read_item, read_journal, read_member, read_person

ACCEPTED = tuple(state.value for state in State if state.accepted)
OPEN = tuple(state.value for state in State if state.open)

#: An item by its id, or as it has been read in the same transaction.
Which = str | Item

_FIND = sa.select(tables.items).where(tables.items.c.id == sa.bindparam("id"))
#: On SQLite, whose writers come one after the other, the second is the same.
_BY_ID, _HELD = Prepared(_FIND), Prepared(_FIND.with_for_update())


@dataclass(frozen=True, slots=True)
class Quote:
    """The verbatim words an item stands on, and where they stand."""

    item_id: str
    document_id: int
    start: int
    end: int
    text: str


def item(connection: sa.Connection, id: Which) -> Item:
    """The item with this id, or with an id that begins so where only one does.

    In a transaction that writes nobody else can change it until the transaction ends, so that
    what is decided from it is still so when it is written. An item that the caller has read in
    this transaction is therefore given back as it is.
    """
    if isinstance(id, Item):
        return id
    c = tables.items.c
    writes = connection.get_execution_options().get("frist_writes")
    for found in (_HELD if writes else _BY_ID).rows(connection, {"id": id}):
        return read_item(found)
    like = sa.select(tables.items).where(c.id.startswith(id, autoescape=True)).limit(2)
    several = connection.execute(like).all() if len(id) >= 3 else []
    if len(several) > 1:
        raise NotFound(f"Flere saker har en ID som begynner med «{id}». Skriv mer av den.")
    if not several:
        raise NotFound(f"Ingen sak har ID-en «{id}». Se «frist items» og «frist proposals».")
    return item(connection, several[0].id)


def items(
    connection: sa.Connection,
    *,
    states: Iterable[str] = ACCEPTED,
    group_id: int | None = None,
    owner_id: int | None = None,
    owner: str | None = None,
    kind: str | None = None,
    due_before: date | None = None,
    document_id: int | None = None,
    ids: Iterable[str] | None = None,
    words: str = "",
) -> list[Item]:
    """Items in these states, narrowed by what is given; the next due first, the undated last.
    `words` are searched for in all that is stored of an item (`search`)."""
    c = tables.items.c
    wanted = list(states)
    query = sa.select(tables.items).where(c.state.in_(wanted))
    if words:
        plan = set(wanted) <= set(ACCEPTED)
        matching = search.matching(connection, words, sees=tuple(Visibility), accepted=plan)
        query = query.where(c.id.in_(matching))
    if group_id is not None:
        query = query.where(c.group_id == group_id)
    if owner_id is not None:
        query = query.where(c.owner_id == owner_id)
    if owner is not None:
        query = query.where(sa.func.lower(c.owner) == owner.lower())
    if kind is not None:
        query = query.where(c.kind == kind)
    if due_before is not None:
        query = query.where(c.due < due_before)
    if ids is not None:
        query = query.where(c.id.in_(list(ids)))
    if document_id is not None:
        spoken = sa.select(tables.quotes.c.item_id).where(
            tables.quotes.c.document_id == document_id
        )
        query = query.where(c.id.in_(spoken))
    ordered = query.order_by(c.due.is_(None), c.due, c.earliest, c.title, c.id)
    return [read_item(row) for row in connection.execute(ordered)]


def in_document_order(connection: sa.Connection, document_id: int) -> list[tuple[Item, Quote]]:
    """Every item proposed from a document with its quote there, in the text's order."""
    q, i = tables.quotes.c, tables.items.c
    found = connection.execute(
        sa.select(tables.items, *(column.label(f"q_{column.name}") for column in q))
        .join(tables.quotes, q.item_id == i.id)
        .where(q.document_id == document_id)
        .order_by(q.start, q.end, i.id)
    )
    return [
        (
            read_item(row),
            Quote(row.q_item_id, row.q_document_id, row.q_start, row.q_end, row.q_text),
        )
        for row in found
    ]


def history(connection: sa.Connection, item_id: str) -> list[JournalEntry]:
    """An item's journal, oldest first."""
    c = tables.journal.c
    query = sa.select(tables.journal).where(c.item_id == item_id).order_by(c.version)
    return [read_journal(row) for row in connection.execute(query)]


def histories(connection: sa.Connection, item_ids: Iterable[str]) -> dict[str, list[JournalEntry]]:
    """The journal of each of these items, oldest first."""
    c, wanted = tables.journal.c, sorted(item_ids)
    found: dict[str, list[JournalEntry]] = {id: [] for id in wanted}
    for start in range(0, len(wanted), 500):
        theirs = c.item_id.in_(wanted[start : start + 500])
        query = sa.select(tables.journal).where(theirs).order_by(c.item_id, c.version)
        for row in connection.execute(query):
            found[row.item_id].append(read_journal(row))
    return found


def quotes(connection: sa.Connection, item_ids: Sequence[str]) -> dict[str, list[Quote]]:
    """The quotes of each item, its own first and then those of items merged into it."""
    i, q = tables.items.c, tables.quotes.c
    target = sa.func.coalesce(i.merged_into, i.id)
    query = (
        sa.select(target.label("target"), tables.quotes)
        .join(tables.quotes, q.item_id == i.id)
        .where(sa.or_(i.id.in_(item_ids), i.merged_into.in_(item_ids)))
        .order_by(q.item_id != target, q.document_id, q.start)
    )
    found: dict[str, list[Quote]] = {id: [] for id in item_ids}
    for row in connection.execute(query):
        quote = Quote(row.item_id, row.document_id, row.start, row.end, row.text)
        for id in {row.target, row.item_id} & found.keys():
            found[id].append(quote)
    return found


_OURS = tables.people.c.role != Role.READER.value  # the others are `readers`'


def people(connection: sa.Connection) -> list[Person]:
    """Everybody who is active, by name."""
    return [person for person in everyone(connection) if person.active]


def everyone(connection: sa.Connection) -> list[Person]:
    """Everybody, those too who have left, by name."""
    query = sa.select(tables.people).where(_OURS).order_by(tables.people.c.id)
    found = [read_person(row) for row in connection.execute(query)]
    return sorted(found, key=lambda person: alphabetical(person.name))


def person(connection: sa.Connection, email: str) -> Person:
    """The person with this address."""
    named = sa.func.lower(tables.people.c.email) == email.strip().lower()
    for row in connection.execute(sa.select(tables.people).where(_OURS, named)):
        return read_person(row)
    raise NotFound(
        f"Ingen person har adressen «{email}». Legg til med «frist people add NAVN {email}»."
    )


def person_by_id(connection: sa.Connection, id: int) -> Person:
    """The person with this id."""
    is_it = tables.people.c.id == id
    for row in connection.execute(sa.select(tables.people).where(_OURS, is_it)):
        return read_person(row)
    raise NotFound("Personen finnes ikke lenger.")


def secretariat(connection: sa.Connection) -> list[Person]:
    """Those who review and track."""
    return [p for p in people(connection) if p.role is Role.SECRETARIAT]


def groups(connection: sa.Connection) -> list[Group]:
    """All groups, by name."""
    found = [read_group(row) for row in connection.execute(sa.select(tables.groups))]
    return sorted(found, key=lambda group: alphabetical(group.name))


def group(connection: sa.Connection, name: str) -> Group:
    """The group with this name, whatever the case of its letters."""
    wanted = name.strip().casefold()
    for found in groups(connection):
        if found.name.casefold() == wanted:
            return found
    known = ", ".join(found.name for found in groups(connection)) or "ingen ennå"
    raise NotFound(f"Ingen gruppe heter «{name}». De som finnes: {known}.")


def members(connection: sa.Connection) -> list[Member]:
    """All members, by name."""
    found = [read_member(row) for row in connection.execute(sa.select(tables.members))]
    return sorted(found, key=lambda member: alphabetical(member.name))


def member(connection: sa.Connection, name: str) -> Member:
    """The member with this name, whatever the case of its letters."""
    for found in members(connection):
        if found.name.casefold() == name.strip().casefold():
            return found
    raise NotFound(f"Ingen medlem heter «{name}». Legg dem inn med «frist members import».")


def setting(connection: sa.Connection, name: str) -> str | None:
    """A stored setting's value."""
    query = sa.select(tables.settings.c.value).where(tables.settings.c.name == name)
    return connection.execute(query).scalar()
