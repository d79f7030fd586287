"""Lists as pages show them: narrowed, counted, a page at a time, whatever the database holds.

Owns the questions whose answers are shown in lists, each bounded. Single things and whole
collections are `queries`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from workflow.domain.item import Item, State, Visibility
from workflow.domain.proposal import Kind
from workflow.store import search, tables
from workflow.store.queries import ACCEPTED, OPEN
from workflow.store.rows import SHORT, read_item
from workflow.store.tables.items import ACCEPTED as IS_ACCEPTED
from workflow.store.tables.items import EVENT, LASTING
from workflow.store.tables.items import OPEN as IS_OPEN

_C = tables.items.c
_BY_DUE = (_C.due, _C.earliest, _C.title, _C.id)


@dataclass(frozen=True, slots=True)
class Narrow:
    """What a list is narrowed to; None and empty mean "any". `words` are searched for in the
    titles, places and descriptions, and only with `told` in owners and quotes too (`search`).
    Events that were over before `ahead_of` are left out."""

    states: Sequence[str] = ACCEPTED
    sees: Sequence[Visibility] = tuple(Visibility)
    kind: Kind | None = None
    group_id: int | None = None
    category: str = ""
    owner_id: int | None = None
    owner: str | None = None
    due_from: date | None = None
    due_until: date | None = None
    ahead_of: date | None = None
    words: str = ""
    told: bool = True


def page(
    connection: sa.Connection,
    narrow: Narrow,
    *,
    limit: int,
    skip: int = 0,
    latest: bool = False,
    around: date | None = None,
) -> tuple[list[Item], int]:
    """One page of a list and how many items the whole of it has. The next due comes first and
    the undated last; with `latest`, what ended last, and that alone; with `around`, what is to
    come from that day on, then the undated, then what is past, backwards."""
    where = _conditions(connection, narrow)
    order: list[Any] = [_C.due.asc().nulls_last(), *_BY_DUE[1:]]
    if latest:
        where.append(_C.ended.is_not(None))
        order = [_C.ended.desc(), _C.id]
    elif around is not None:
        past = sa.case((_C.due.is_(None), 1), (_C.due >= around, 0), else_=2)
        order = [past, sa.case((_C.due >= around, _C.due)), _C.due.desc(), _C.title, _C.id]
    total = connection.execute(
        sa.select(sa.func.count()).select_from(tables.items).where(*where)
    ).scalar_one()
    # only ids are sorted; the wide rows are fetched for the few that are shown
    ids = sa.select(_C.id).where(*where).order_by(*order).limit(limit).offset(skip)
    query = sa.select(tables.items).where(_C.id.in_(ids)).order_by(*order)
    return [read_item(row) for row in connection.execute(query)], total


def within(
    connection: sa.Connection, first: date, last: date, narrow: Narrow, *, limit: int
) -> list[Item]:
    """Tasks due and events that take place in a span of days, both ends inclusive."""
    where = _conditions(connection, narrow)
    task = _C.kind == Kind.TASK.value
    falls = sa.or_(sa.and_(task, _C.due >= first), sa.and_(~task, _C.latest >= first))
    begins = _C.earliest <= last
    # three questions, each of which an index answers in the order that is asked for: what is due
    # in the span (an event's due day may lie before its last), and what goes on beyond it, which
    # began within a week of its end or is one of the few that last longer
    near = [_C.due >= first - SHORT, _C.due <= last, falls, sa.or_(task, begins)]
    beyond = [EVENT, _C.earliest > last - SHORT, begins, _C.due > last]
    lasts = [LASTING, begins, _C.due > last]
    parts = [
        sa.select(_C.id).where(*where, *part).order_by(*_BY_DUE).limit(limit).subquery()
        for part in (near, beyond, lasts)
    ]
    ids = sa.union(*(sa.select(part.c.id) for part in parts))
    query = sa.select(tables.items).where(_C.id.in_(ids)).order_by(*_BY_DUE).limit(limit)
    return [read_item(row) for row in connection.execute(query)]


def undated(connection: sa.Connection, narrow: Narrow, *, limit: int) -> list[Item]:
    """Items without a day, a week or a month: the earliest season first."""
    query = (
        sa.select(tables.items)
        .where(*_conditions(connection, narrow), _C.due.is_(None))
        .order_by(_C.earliest.asc().nulls_last(), _C.title, _C.id)
        .limit(limit)
    )
    return [read_item(row) for row in connection.execute(query)]


def finished(
    connection: sa.Connection, owner_id: int, since: datetime, *, limit: int
) -> list[Item]:
    """What a person was to do and has been done since a moment, the latest first."""
    done = _in_states((State.COMPLETED.value,))
    query = (
        sa.select(tables.items)
        .where(*done, _C.owner_id == owner_id, _C.ended.is_not(None), _C.ended >= since)
        .order_by(_C.ended.desc(), _C.id)
        .limit(limit)
    )
    return [read_item(row) for row in connection.execute(query)]


def years(connection: sa.Connection, narrow: Narrow, within: range) -> list[int]:
    """Those of the years in which something is due or takes place, asked in one question."""
    where = _conditions(connection, narrow)
    asked = [
        sa.exists(
            sa.select(_C.id).where(*where, _C.due >= date(year, 1, 1), _C.due <= date(year, 12, 31))
        ).label(f"y{year}")
        for year in within
    ]
    row = connection.execute(sa.select(*asked)).one()
    return [year for year, found in zip(within, row, strict=True) if found]


def categories(
    connection: sa.Connection, first: date, last: date, narrow: Narrow, *, limit: int
) -> list[str]:
    """The categories of what a span of days holds, the most used first; what more than the
    first `limit` items add is left out."""
    where = [*_conditions(connection, narrow), _C.due >= first, _C.due <= last]
    query = sa.select(_C.categories).where(*where).order_by(_C.due).limit(limit)
    counted = Counter(name for row in connection.execute(query).scalars() for name in row)
    return [name for name, _ in sorted(counted.items(), key=lambda each: (-each[1], each[0]))]


def owners(
    connection: sa.Connection, sees: Sequence[Visibility], *, limit: int = 500
) -> list[tuple[int | None, str]]:
    """Those who own an accepted item: a person's id where one is known, else the word; the
    first `limit` words. The index of owners is read from word to word, not through."""
    shown = [_C.owner.is_not(None), _C.state.in_(ACCEPTED), _C.visibility.in_(sees)]
    p = tables.people.c
    named = sa.select(p.id, p.name).where(
        sa.exists(sa.select(_C.id).where(_C.owner_id == p.id, *shown))
    )
    nobodys = [_C.owner.is_not(None), _C.owner_id.is_(None)]
    word = sa.select(sa.func.min(_C.owner).label("owner")).where(*nobodys).cte(recursive=True)
    following = sa.select(sa.func.min(_C.owner)).where(*nobodys, _C.owner > word.c.owner)
    word = word.union_all(sa.select(following.scalar_subquery()).where(word.c.owner.is_not(None)))
    seen = sa.exists(sa.select(_C.id).where(*nobodys, *shown, _C.owner == word.c.owner))
    words = sa.select(word.c.owner).where(word.c.owner.is_not(None), seen).limit(limit)
    found: list[tuple[int | None, str]] = [(id, name) for id, name in connection.execute(named)]
    found += [(None, owner) for owner in connection.execute(words).scalars()]
    return sorted(found, key=lambda each: each[1])


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review of one document has come, and how much was asked about what waits."""

    total: int = 0
    waiting: int = 0
    rejected: int = 0
    findings: int = 0

    @property
    def decided(self) -> int:
        """How many proposals somebody has decided on."""
        return self.total - self.waiting


def progress(connection: sa.Connection, document_ids: Iterable[int]) -> dict[int, Progress]:
    """The review's progress in each of these documents."""
    ids = list(document_ids)
    q, f = tables.quotes.c, tables.findings.c
    proposed = _C.state == State.PROPOSED.value
    counts = (
        sa.select(
            q.document_id,
            sa.func.count(_C.id.distinct()),
            sa.func.count(sa.case((proposed, _C.id)).distinct()),
            sa.func.count(sa.case((_C.state == State.REJECTED.value, _C.id)).distinct()),
        )
        .join(tables.items, _C.id == q.item_id)
        .where(q.document_id.in_(ids))
        .group_by(q.document_id)
    )
    asked = (
        sa.select(f.document_id, sa.func.count())
        .join(tables.items, _C.id == f.item_id)
        .where(f.document_id.in_(ids), proposed, f.settled.is_(None))
        .group_by(f.document_id)
    )
    findings = {row[0]: row[1] for row in connection.execute(asked)}
    found = {id: Progress(findings=findings.get(id, 0)) for id in ids}
    for row in connection.execute(counts):
        found[row[0]] = Progress(row[1], row[2], row[3], findings.get(row[0], 0))
    return found


def waiting_documents(connection: sa.Connection, group_id: int | None = None) -> list[int]:
    """Documents (of a group) with proposals that nobody has decided on, the latest meeting
    first."""
    q, d = tables.quotes.c, tables.documents.c
    query = (
        sa.select(d.id)
        .join(tables.quotes, q.document_id == d.id)
        .join(tables.items, _C.id == q.item_id)
        .where(_C.state == State.PROPOSED.value)
        .where(sa.true() if group_id is None else d.group_id == group_id)
        .group_by(d.id, d.meeting_date)
        .order_by(d.meeting_date.desc(), d.id.desc())
    )
    return list(connection.execute(query).scalars())


def _conditions(connection: sa.Connection, narrow: Narrow) -> list[sa.ColumnElement[bool]]:
    where = _in_states(narrow.states)
    if set(narrow.sees) != set(Visibility):
        where.append(_C.visibility.in_(narrow.sees))
    if narrow.kind is not None:
        where.append(_C.kind == narrow.kind.value)
    if narrow.group_id is not None:
        where.append(_C.group_id == narrow.group_id)
    if narrow.category:
        where.append(_in_category(connection, narrow.category))
    if narrow.owner_id is not None:
        where.append(_C.owner_id == narrow.owner_id)
    if narrow.owner is not None:
        where.append(sa.func.lower(_C.owner) == narrow.owner.lower())
    if narrow.due_from is not None:
        where.append(_C.due >= narrow.due_from)
    if narrow.due_until is not None:
        where.append(_C.due <= narrow.due_until)
    if narrow.ahead_of is not None:
        where.append(sa.or_(_C.due >= narrow.ahead_of, _C.due.is_(None), ~EVENT))
    if narrow.words:
        # asked once: a list is counted and shown by the same answer
        where.append(_C.id.in_(connection.execute(_matching(connection, narrow)).scalars().all()))
    return where


def _in_states(states: Sequence[str]) -> list[sa.ColumnElement[bool]]:
    """The condition, in the words of the index that holds these states and no more than need be."""
    wanted = set(states)
    for states_of, which in ((OPEN, IS_OPEN), (ACCEPTED, IS_ACCEPTED)):
        if wanted <= set(states_of):
            return [which] if wanted == set(states_of) else [which, _C.state.in_(states)]
    return [_C.state.in_(states)]


def _in_category(connection: sa.Connection, name: str) -> sa.ColumnElement[bool]:
    if connection.dialect.name == "sqlite":
        each = sa.func.json_each(_C.categories).table_valued("value")
        return sa.exists(sa.select(each.c.value).where(each.c.value == name))
    return sa.cast(_C.categories, postgresql.JSONB).contains([name])


def _matching(connection: sa.Connection, narrow: Narrow) -> sa.Select[Any]:
    accepted = set(narrow.states) <= set(ACCEPTED)
    return search.matching(
        connection, narrow.words, sees=narrow.sees, told=narrow.told, accepted=accepted
    )
