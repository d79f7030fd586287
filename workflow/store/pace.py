"""How fast one recipient's domain is written to: turns, counted by the minute for all processes.

Owns the count. A mail asks for a turn and is told how many minutes it has to wait; which mails ask,
and what becomes of one that waits, is `workflow.services.delivery`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from workflow.store import tables

_p = tables.pace.c


def ask(connection: sa.Connection, wanted: Mapping[str, int], now: datetime) -> dict[str, int]:
    """Ask for this many turns in this minute for each domain: how many were asked for before.

    One statement counts and tells, so that two processes never get the same turn.
    """
    minute = now.replace(second=0, microsecond=0)
    connection.execute(sa.delete(tables.pace).where(_p.minute < minute))
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(tables.pace)
    counting = insert.on_conflict_do_update(
        index_elements=["domain", "minute"], set_={"asked": _p.asked + insert.excluded.asked}
    ).returning(_p.domain, _p.asked)
    # in one order, so that two processes never wait for each other
    rows = [{"domain": d, "minute": minute, "asked": n} for d, n in sorted(wanted.items())]
    counted = connection.execute(counting.values(rows))
    return {row.domain: row.asked - wanted[row.domain] for row in counted}
