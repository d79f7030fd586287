"""What a week's digests are made from, fetched once for all who get one.

Owns the selection in the database, wide enough that `workflow.domain.digest` finds all that it
wants in it, and narrow enough for a million items.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

import sqlalchemy as sa

from workflow.domain.digest import COMING, LAPSED, Rest, Section, Undelivered, Waiting
from workflow.domain.item import Item, State, Visibility
from workflow.domain.lifecycle import Trigger
from workflow.domain.news import ENDING, News, news
from workflow.domain.people import Person, Role
from workflow.domain.proposal import Kind
from workflow.domain.weeks import Week
from workflow.store import parcel, tables
from workflow.store.queries import ACCEPTED, OPEN
from workflow.store.rows import ITEM, read_item
from workflow.store.tables.items import PROPOSED

_c, _j = tables.items.c, tables.journal.c

#: The longest window that begins within the horizon and ends beyond it.
_A_YEAR = timedelta(days=366)

# what ends is the most of what happens: each is found by its own part of an index
_ENDING = _j.trigger.in_([trigger.value for trigger in ENDING])
_OTHER = _j.trigger.in_([trigger.value for trigger in Trigger if trigger not in ENDING])
_OPEN_TASK = sa.and_(_c.state.in_(OPEN), _c.kind == Kind.TASK.value)

_DONE, _CANCELLED = (State.COMPLETED.value,), (State.CANCELLED.value,)

#: Sections that are told apart by the states of what stands in them.
_Sections = Mapping[Section, tuple[str, ...]]

#: The day that an item which ended is listed by.
_DAY = sa.case((_c.kind == Kind.TASK.value, _c.due), else_=_c.earliest)


@dataclass(frozen=True, slots=True)
class Found:
    """What a digest is made from: the items, their news, and of each section what was only
    counted."""

    items: list[Item]
    news: News
    rest: Mapping[Section, Rest]


def found(
    connection: sa.Connection,
    week: Week,
    today: date,
    since: datetime,
    until: datetime,
    person: Person | None = None,
    most: int | None = None,
) -> Found:
    """Items that a digest of this week may hold, with the news of since <= at < until: the open
    ones due by then or without a day, those that ended, and those that are new or changed; only
    what concerns `person`, where one is given.

    Of what grows with neglect and not with the calendar (what was overdue on Monday, what has no
    day, what ended), the first `most` are read, and the rest is counted.
    """
    told = _news(connection, since, until)
    over = sa.or_(_c.follow_up.is_(None), _c.follow_up <= today)
    late = sa.and_(_OPEN_TASK, _c.due < week.monday, over)
    undated = sa.and_(_c.state.in_(OPEN), _c.due.is_(None))
    ended = _c.id.in_(sa.select(_j.item_id).where(_ENDING, _j.at >= since, _j.at < until))
    heaps: list[tuple[sa.ColumnElement[bool], sa.ColumnElement[Any], _Sections]] = [
        (late, _c.due, {Section.OVERDUE: OPEN}),
        (undated, _c.earliest, {Section.UNDATED: OPEN}),
        (ended, _DAY, {Section.DONE: _DONE, Section.CANCELLED: _CANCELLED}),
    ]
    items: list[Item] = []
    rest: dict[Section, Rest] = {}
    for where, day, sections in heaps:
        some, beyond = _heap(connection, where, day, sections, person, most)
        items += some
        rest |= beyond
    done = frozenset(item.id for item in items if not item.state.open)
    near = _c.id.in_(sa.union_all(*_near(week, today)))
    items += _items(connection, near, person)
    missing = sorted((told.new | told.before.keys()) - {item.id for item in items})
    for start in range(0, len(missing), 500):
        named = _c.id.in_(missing[start : start + 500])
        apart = sa.and_(_c.state.in_(OPEN), _c.due.is_not(None), sa.not_(late))
        items += _items(connection, sa.and_(named, apart), person)
    return Found(items, replace(told, ended=done), rest)


def _near(week: Week, today: date) -> list[sa.Select[Any]]:
    """Items by the calendar: each search by an index, and not one with OR, which would be by none.
    What was overdue on Monday is not among them, unless it waits for a day."""
    horizon = week.sunday + COMING
    current = sa.or_(
        sa.and_(_c.kind == Kind.TASK.value, _c.due >= week.monday),
        sa.and_(_c.kind == Kind.EVENT.value, _c.due >= today - LAPSED),
    )
    near = sa.or_(_c.due <= horizon, _c.earliest <= horizon)
    return [
        sa.select(_c.id).where(_c.state.in_(OPEN), _c.due <= horizon + _A_YEAR, near, current),
        sa.select(_c.id).where(
            _OPEN_TASK, _c.due < week.monday, _c.follow_up > today, _c.follow_up <= horizon
        ),
    ]


def _heap(
    connection: sa.Connection,
    where: sa.ColumnElement[bool],
    day: sa.ColumnElement[Any],
    sections: _Sections,
    person: Person | None,
    most: int | None,
) -> tuple[list[Item], dict[Section, Rest]]:
    """Sections that may have thousands of items, by their states: the first of each in the order
    that `domain.digest.lines` gives them, and the rest counted."""
    if most is None or person is None:
        every = [state for states in sections.values() for state in states]
        return _items(connection, sa.and_(where, _c.state.in_(every)), person), {}
    mine = sa.func.count().filter(_c.owner_id == person.id)
    query = sa.select(_c.state, sa.func.count(), mine).where(where).group_by(_c.state)
    counted = {state: n for state, *n in connection.execute(_concerning(query, person))}
    binary = "BINARY" if connection.dialect.name == "sqlite" else "C"
    order = day.is_(None), day, sa.collate(_c.title, binary), sa.collate(_c.id, binary)
    items: list[Item] = []
    rest: dict[Section, Rest] = {}
    for section, states in sections.items():
        count, own = (sum(counted.get(state, (0, 0))[n] for state in states) for n in (0, 1))
        if not count:
            continue
        here = sa.and_(where, _c.state.in_(states))
        some = _items(connection, here, person, order=order, most=most)
        items += some
        if count > len(some):
            seen = sum(item.owner_id == person.id for item in some)
            rest[section] = Rest(count - len(some), own > seen)
    return items, rest


def _items(
    connection: sa.Connection,
    where: sa.ColumnElement[bool],
    person: Person | None,
    *,
    order: tuple[sa.ColumnElement[Any], ...] = (),
    most: int | None = None,
) -> list[Item]:
    query = _concerning(sa.select(*ITEM).where(where), person).order_by(*order).limit(most)
    return [read_item(row) for row in connection.execute(query).all()]


class _Entry(NamedTuple):
    """What news is made of in a line of the journal."""

    version: int
    item_id: str
    trigger: str
    before: Mapping[str, Any]


def _news(connection: sa.Connection, since: datetime, until: datetime) -> News:
    """What the journal tells of accepted items; what ended is found with the items."""
    query = (
        sa.select(_j.version, _j.item_id, _j.trigger, _j.before)
        .join(tables.items, _c.id == _j.item_id)
        .where(_j.at >= since, _j.at < until, _OTHER, _c.state.in_(ACCEPTED))
    )
    # SQLite would sort by walking through all that happened
    entries = map(_Entry._make, connection.execute(query))
    return news(sorted(entries, key=attrgetter("version")))


def waiting(connection: sa.Connection) -> list[Waiting]:
    """Minutes with proposals that nobody has reviewed, the latest meeting first."""
    d, q, f = tables.documents.c, tables.quotes.c, tables.findings.c
    query = (
        sa.select(d.id, d.title, d.meeting_date, sa.func.count(sa.distinct(_c.id)).label("n"))
        .join(tables.quotes, q.document_id == d.id)
        .join(tables.items, q.item_id == _c.id)
        .where(PROPOSED)
        .group_by(d.id, d.title, d.meeting_date)
        .order_by(d.meeting_date.desc(), d.id.desc())
    )
    asked = (
        sa.select(f.document_id, sa.func.count().label("n"))
        .join(tables.items, f.item_id == _c.id, isouter=True)
        .where(sa.or_(f.item_id.is_(None), PROPOSED), f.settled.is_(None))
        .group_by(f.document_id)
    )
    findings = {row.document_id: row.n for row in connection.execute(asked)}
    return [
        Waiting(row.id, row.title, row.meeting_date, row.n, findings.get(row.id, 0))
        for row in connection.execute(query)
    ]


def undelivered(connection: sa.Connection, since: datetime, until: datetime) -> list[Undelivered]:
    """Mails that were given up with since <= when < until."""
    o, p = tables.outbox.c, tables.people.c
    query = (
        sa.select(p.name, o.error)
        .join(tables.people, p.id == o.person_id)
        .where(o.state == parcel.State.FAILED.value, o.due >= since, o.due < until)
        .where(p.role != Role.READER.value)
        .order_by(p.name, o.id)
    )
    return [Undelivered(row.name, row.error or "") for row in connection.execute(query)]


def _concerning(
    query: sa.Select[*tuple[Any, ...]], person: Person | None
) -> sa.Select[*tuple[Any, ...]]:
    # the same as `domain.digest.concerns`, which has the last word
    if person is None or person.role is Role.SECRETARIAT:
        return query
    if person.role is Role.READER:
        return query.where(_c.visibility == Visibility.PUBLIC.value)
    seen = _c.visibility != Visibility.SECRETARIAT.value
    if person.group_ids:
        seen = sa.and_(seen, sa.or_(_c.group_id.is_(None), _c.group_id.in_(person.group_ids)))
    return query.where(sa.or_(seen, _c.owner_id == person.id))
