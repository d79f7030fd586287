"""What was asked about an item or a document, until somebody settles it.

Owns raising, settling and listing. The reader's own are stored by `workflow.services.ingest`;
who may settle what is `workflow.services.settle`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.proposal import Finding
from workflow.store import tables

_c = tables.findings.c


def renew(
    connection: sa.Connection,
    examined: Iterable[str],
    raised: Iterable[tuple[str, Finding]],
    at: datetime,
) -> None:
    """Ask what a chain raises about items (by id). What it asked before about the `examined` ones
    and no longer asks is settled by that; what it still asks is not asked twice."""
    fresh = list(raised)
    ids = sorted({*examined, *(item_id for item_id, _ in fresh)})
    if not ids:
        return
    asked = sa.select(tables.findings).where(
        _c.item_id.in_(ids), _c.document_id.is_(None), _c.settled.is_(None)
    )
    known = {(row.item_id, row.code, row.message): row.id for row in connection.execute(asked)}
    wanted = {(id, finding.code, finding.message) for id, finding in fresh}
    over = [row for key, row in known.items() if key not in wanted]
    if over:
        settle(connection, over, at=at, by=None, why=_OVER, version=None)
    new = [
        {"item_id": id, "code": code, "message": message}
        for id, code, message in sorted(wanted - known.keys())
    ]
    if new:
        connection.execute(sa.insert(tables.findings), new)


def settle(
    connection: sa.Connection,
    ids: Iterable[int],
    *,
    at: datetime,
    by: int | None,
    why: str,
    version: int | None,
) -> None:
    """Mark questions as settled, by the item's journal entry `version` where they have an item."""
    connection.execute(
        sa.update(tables.findings)
        .where(_c.id.in_(list(ids)))
        .values(settled=at, settled_by=by, settled_why=why, settled_version=version)
    )


def reopen(connection: sa.Connection, item_id: str, version: int) -> None:
    """Ask again what this journal entry settled: it has been undone."""
    connection.execute(
        sa.update(tables.findings)
        .where(_c.item_id == item_id, _c.settled_version == version)
        .values(settled=None, settled_by=None, settled_why=None, settled_version=None)
    )


def waiting(
    connection: sa.Connection, *, item_id: str | None = None, document_id: int | None = None
) -> list[tuple[int, Finding]]:
    """The open questions about one item, or about a document as a whole: (row, finding)."""
    query = sa.select(tables.findings).where(_c.settled.is_(None)).order_by(_c.id)
    if item_id is not None:
        query = query.where(_c.item_id == item_id)
    else:
        query = query.where(_c.document_id == document_id, _c.item_id.is_(None))
    return [(row.id, Finding(row.code, row.message)) for row in connection.execute(query)]


def of_item(connection: sa.Connection, item_id: str) -> list[Finding]:
    """What is asked about one item, and nobody has settled."""
    return [finding for _, finding in waiting(connection, item_id=item_id)]


def of_document(connection: sa.Connection, document_id: int) -> list[tuple[str | None, Finding]]:
    """What the reader asked about a document and its items, and nobody has settled: (item id or
    None, finding)."""
    query = (
        sa.select(tables.findings)
        .where(_c.document_id == document_id, _c.settled.is_(None))
        .order_by(_c.id)
    )
    return [(r.item_id, Finding(r.code, r.message)) for r in connection.execute(query)]


_OVER = "Gjelder ikke lenger."
