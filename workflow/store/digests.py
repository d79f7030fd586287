"""What a week's digests are made from, fetched once for all who get one.

Owns the selection in the database, wide enough that `workflow.domain.digest` finds all that it
wants in it, and narrow enough for a million items.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from workflow.domain.digest import COMING, LAPSED, Undelivered, Waiting
from workflow.domain.item import Item, Visibility
from workflow.domain.people import Person, Role
from workflow.domain.proposal import Kind
from workflow.domain.weeks import Week
from workflow.store import parcel, tables
from workflow.store.queries import ACCEPTED, OPEN
from workflow.store.rows import ITEM, read_item
from workflow.store.tables.items import PROPOSED

_c = tables.items.c

#: The longest window that begins within the horizon and ends beyond it.
_A_YEAR = timedelta(days=366)


def items(
    connection: sa.Connection,
    week: Week,
    today: date,
    news: Iterable[str],
    person: Person | None = None,
) -> list[Item]:
    """Items that a digest of this week may hold: the open ones due by then or without a day, and
    those in the `news`; only what concerns `person`, where one is given."""
    horizon = week.sunday + COMING
    current = sa.or_(_c.kind == Kind.TASK.value, _c.due >= today - LAPSED)
    near = sa.or_(_c.due <= horizon, _c.earliest <= horizon)
    # three searches, each by an index, and not one with OR, which would be by none
    searches = [
        sa.select(_c.id).where(_c.state.in_(OPEN), _c.due <= horizon + _A_YEAR, near, current),
        sa.select(_c.id).where(_c.state.in_(OPEN), _c.due.is_(None)),
    ]
    query = sa.select(*ITEM).where(_c.id.in_(sa.union_all(*searches)))
    found = [read_item(row) for row in connection.execute(_concerning(query, person)).all()]
    known = {item.id for item in found}
    missing = sorted(set(news) - known)
    for start in range(0, len(missing), 500):
        query = sa.select(*ITEM).where(
            _c.id.in_(missing[start : start + 500]), _c.state.in_(ACCEPTED)
        )
        found += [read_item(row) for row in connection.execute(_concerning(query, person))]
    return found


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
    query: sa.Select[tuple[object, ...]], person: Person | None
) -> sa.Select[tuple[object, ...]]:
    # the same as `domain.digest.concerns`, which has the last word
    if person is None or person.role is Role.SECRETARIAT:
        return query
    if person.role is Role.READER:
        return query.where(_c.visibility == Visibility.PUBLIC.value)
    seen = _c.visibility != Visibility.SECRETARIAT.value
    if person.group_ids:
        seen = sa.and_(seen, sa.or_(_c.group_id.is_(None), _c.group_id.in_(person.group_ids)))
    return query.where(sa.or_(seen, _c.owner_id == person.id))
