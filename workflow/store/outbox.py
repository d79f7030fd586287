"""The outbox: every mail has its row before it is sent, and the ledger is the queue.

Owns the rows and their moves: enqueue, claim, postponed, failed, skipped, release, sweep; begun
and sent are written by `pen`, one mail at a time. A claim is a compare-and-set with a lease, so
that many processes may deliver from one database; a row is held in `sending` while its mail is on
the wire, and that row alone is in doubt if the process dies. What a mail says and whether it is
wanted is `workflow.services.notify`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.domain.errors import NotFound, Refused
from workflow.store import tables
from workflow.store.parcel import ENDS, FREE, Draft, Entry, State, read

#: How long it is remembered to whom a letter went that is nobody of ours, once it is of no use.
REMEMBERED = timedelta(days=7)

_c = tables.outbox.c
_STRANGERS = sa.and_(_c.person_id.is_(None), _c.state.in_(ENDS))
_row: sa.BindParameter[int] = sa.bindparam("row")
_held: sa.BindParameter[str] = sa.bindparam("held")
_MINE = sa.update(tables.outbox).where(_c.id == _row, _c.lease == _held)
_END = _MINE.values(
    state=sa.bindparam("becomes"),
    error=sa.bindparam("said"),
    due=sa.bindparam("next"),
    unsure=_c.unsure + sa.bindparam("doubts", 0),
    **FREE,
)
_TRIED = _END.values(tried=sa.bindparam("at"), attempts=_c.attempts + 1)


def enqueue(connection: sa.Connection, drafts: Iterable[Draft], now: datetime) -> int:
    """Put mails in the queue; those whose key is there already are left alone. How many came."""
    fresh = {"state": State.WAITING.value, "created": now, "attempts": 0, "unsure": 0}
    rows = [{**{n: getattr(d, n) for n in Draft.__slots__}, **fresh} for d in drafts]
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(tables.outbox).on_conflict_do_nothing(index_elements=["key"])
    # asked for what was written: a driver may not know how many rows an insert made
    return len(connection.execute(insert.returning(_c.id), rows).all()) if rows else 0


def claim(
    connection: sa.Connection, *, lease: str, until: datetime, now: datetime, limit: int
) -> list[Entry]:
    """Take up to `limit` waiting mails that are due, for the holder of `lease` until then; those
    that expire first, for somebody waits for them."""
    ready = (
        sa.select(_c.id)
        .where(_c.state == State.WAITING.value, _c.due <= now)
        .order_by(_c.due, _c.id)
        .with_for_update(skip_locked=True)  # SQLite has one writer, and leaves this out
    )
    # asked before and not within the update, where PostgreSQL may ask again, past the limit
    ids: list[int] = []
    for which in (_c.expires.is_not(None), _c.expires.is_(None)):
        some = ready.where(which).limit(limit - len(ids))
        ids += connection.execute(some).scalars()
    claimed = (
        sa.update(tables.outbox)
        .where(_c.id.in_(ids), _c.state == State.WAITING.value)
        .values(state=State.CLAIMED.value, lease=lease, leased_until=until)
        .returning(*_c)
    )
    found = {row.id: read(row) for row in connection.execute(claimed)}
    return [found[id] for id in ids if id in found]


def count_due(connection: sa.Connection, now: datetime, limit: int) -> int:
    """How many mails wait whose time has come; counted no further than `limit`."""
    ready = sa.select(_c.id).where(_c.state == State.WAITING.value, _c.due <= now).limit(limit)
    return connection.execute(sa.select(sa.func.count()).select_from(ready.subquery())).scalar_one()


def postponed(
    connection: sa.Connection,
    id: int,
    lease: str,
    due: datetime,
    error: str,
    *,
    tried: datetime | None = None,
    unsure: bool = False,
) -> bool:
    """It waits until `due`; `error` tells why. `tried` when the server wanted it later, in its
    words, if that is why; `unsure` where the line broke so late that the mail may have arrived."""
    ends = {"becomes": State.WAITING.value, "said": error, "next": due, "doubts": int(unsure)}
    return _end(connection, id, lease, tried, **ends)


def failed(
    connection: sa.Connection,
    id: int,
    lease: str,
    now: datetime,
    error: str,
    *,
    tried: datetime | None = None,
) -> bool:
    """The mail is given up; `error` is the server's last word, if it was `tried`, or why not."""
    ends = {"becomes": State.FAILED.value, "said": error, "next": now}
    return _end(connection, id, lease, tried, **ends)


def skipped(connection: sa.Connection, id: int, lease: str, now: datetime, why: str) -> bool:
    """The mail is not wanted after all, and why."""
    ends = {"becomes": State.SKIPPED.value, "said": why, "next": now}
    return _end(connection, id, lease, None, **ends)


def release(connection: sa.Connection, lease: str, error: str | None = None) -> None:
    """Give back what was claimed and not begun; `error` tells why, where something is wrong."""
    said = {"error": error} if error else {}
    connection.execute(
        sa.update(tables.outbox)
        .where(_c.lease == lease, _c.state == State.CLAIMED.value)
        .values(state=State.WAITING.value, **said, **FREE)
    )


def untidy(connection: sa.Connection, now: datetime) -> bool:
    """Whether `sweep` has anything to do: asked first, so that other writers wait for less."""
    conditions = (
        sa.and_(_c.state.in_((State.CLAIMED, State.SENDING)), _c.leased_until <= now),
        sa.and_(_c.expires <= now, _c.content.is_not(None)),
        sa.and_(_c.expires <= now - REMEMBERED, _STRANGERS),
    )
    found = (sa.exists().where(condition) for condition in conditions)
    return bool(connection.execute(sa.select(sa.or_(*found))).scalar())


def sweep(connection: sa.Connection, now: datetime, doubt: str) -> tuple[int, int]:
    """Put back what was left by processes whose lease has run out.

    Those merely claimed wait again; those on the wire wait again with a mark of doubt and the
    sentence `doubt`, since their mail may have arrived. How many of each. What an expired letter
    said is forgotten, and later to whom, where that is nobody of ours.
    """
    forgotten = sa.delete(tables.outbox).where(_c.expires <= now - REMEMBERED)
    connection.execute(forgotten.where(_STRANGERS))
    spent = sa.update(tables.outbox).where(_c.expires <= now, _c.content.is_not(None))
    connection.execute(spent.values(content=sa.null()))
    lost = sa.update(tables.outbox).where(_c.leased_until <= now)
    claimed = connection.execute(
        lost.where(_c.state == State.CLAIMED.value).values(state=State.WAITING.value, **FREE)
    )
    doubted = connection.execute(
        lost.where(_c.state == State.SENDING.value).values(
            state=State.WAITING.value,
            attempts=_c.attempts + 1,
            unsure=_c.unsure + 1,
            error=doubt,
            **FREE,
        )
    )
    return claimed.rowcount, doubted.rowcount


def written(connection: sa.Connection, address: str, kinds: Iterable[str], since: datetime) -> int:
    """How many letters of these kinds an address that is nobody's has been sent since then."""
    query = (
        sa.select(sa.func.count())
        .where(_c.person_id.is_(None), _c.kind.in_(list(kinds)), _c.window_to >= since)
        .where(sa.func.lower(_c.address) == address.lower())
    )
    return connection.execute(query).scalar_one()


def supersede(connection: sa.Connection, person_id: int, kind: str, week: str, why: str) -> None:
    """Drop the mails of this kind still waiting from other weeks: a newer one tells of both."""
    connection.execute(
        sa.update(tables.outbox)
        .where(_c.person_id == person_id, _c.kind == kind, _c.week != week)
        .where(_c.state == State.WAITING.value)
        .values(state=State.SKIPPED.value, error=why)
    )


def resend(connection: sa.Connection, id: int, now: datetime) -> Entry:
    """Try a mail that was given up or skipped again, by hand."""
    entry = find(connection, id)
    if entry.state not in (State.FAILED, State.SKIPPED):
        raise Refused(f"Brev {id} er ikke gitt opp, så det sendes ikke en gang til.")
    connection.execute(
        sa.update(tables.outbox)
        .where(_c.id == id)
        .values(state=State.WAITING.value, due=now, attempts=0, error=None)
    )
    return find(connection, id)


def find(connection: sa.Connection, id: int) -> Entry:
    """One row."""
    row = connection.execute(sa.select(tables.outbox).where(_c.id == id)).first()
    if row is None:
        raise NotFound(f"Utboksen har intet brev {id}. Se «frist outbox».")
    return read(row)


def by_key(connection: sa.Connection, key: str) -> Entry:
    """The row of the mail that this key makes."""
    return read(connection.execute(sa.select(tables.outbox).where(_c.key == key)).one())


def open_for(connection: sa.Connection, person_id: int, kind: str) -> int | None:
    """A mail of this kind to a person that nobody has begun to send, held against being claimed
    until the transaction ends. One that may have arrived is none."""
    query = (
        sa.select(_c.id)
        .where(_c.person_id == person_id, _c.kind == kind, _c.unsure == 0)
        .where(_c.state == State.WAITING.value)
        .with_for_update(skip_locked=True)
        .limit(1)
    )
    return connection.execute(query).scalar()


def came_back(connection: sa.Connection, id: int, now: datetime, error: str) -> None:
    """A mail that was sent did not arrive, in the words of the server that returned it."""
    connection.execute(
        sa.update(tables.outbox)
        .where(_c.id == id, _c.state == State.SENT.value)
        .values(state=State.FAILED.value, due=now, error=error)
    )


def by_message_id(connection: sa.Connection, message_id: str) -> Entry | None:
    """The row whose mail carries this Message-ID: what a bounce is about."""
    query = sa.select(tables.outbox).where(_c.message_id == message_id)
    row = connection.execute(query).first()
    return None if row is None else read(row)


def entries(
    connection: sa.Connection,
    states: Sequence[State] = tuple(State),
    limit: int = 1000,
    *,
    unsure: bool = False,
) -> list[Entry]:
    """Rows in these states, the latest first; with `unsure`, those that may have come twice or
    not at all: a process died, or is busy, while they were on the wire."""
    query = (
        sa.select(tables.outbox)
        .where(_c.state.in_([state.value for state in states]))
        .order_by(_c.id.desc())
        .limit(limit)
    )
    if unsure:
        query = query.where(sa.or_(_c.unsure > 0, _c.state == State.SENDING.value))
    return [read(row) for row in connection.execute(query)]


def tally(connection: sa.Connection) -> dict[State, int]:
    """How many rows are in each state, those without any left out."""
    query = sa.select(_c.state, sa.func.count()).group_by(_c.state)
    counted = {State(state): n for state, n in connection.execute(query)}
    return {state: counted[state] for state in State if state in counted}


def latest(connection: sa.Connection, kind: str) -> dict[int | None, Entry]:
    """Each person's latest mail of a kind: where the window of the next one begins."""
    last = (
        sa.select(_c.person_id, sa.func.max(_c.window_to).label("until"))
        .where(_c.kind == kind)
        .group_by(_c.person_id)
        .subquery()
    )
    query = (
        sa.select(tables.outbox)
        .join(last, sa.and_(last.c.person_id == _c.person_id, last.c.until == _c.window_to))
        .where(_c.kind == kind)
        .order_by(_c.id)
    )
    return {row.person_id: read(row) for row in connection.execute(query)}


def _end(
    connection: sa.Connection, id: int, lease: str, tried: datetime | None, **ends: Any
) -> bool:
    statement, at = (_END, {}) if tried is None else (_TRIED, {"at": tried})
    done = connection.execute(statement, {"row": id, "held": lease, **ends, **at})
    return done.rowcount == 1
