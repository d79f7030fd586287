"""Settling: a person has looked at what was asked, and says so.

Owns that act. For an item it is a move like any other, in its journal, and can be undone; what is
asked about a document as a whole is settled on the question itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.errors import NotFound
from workflow.domain.item import Item
from workflow.domain.lifecycle import Trigger, fire
from workflow.domain.proposal import Finding
from workflow.services.chain import carry
from workflow.store import documents, findings, queries


def settle(
    connection: sa.Connection,
    id: str,
    codes: Sequence[str] = (),
    *,
    actor_id: int | None,
    now: datetime,
    why: str = "",
) -> Item:
    """Settle what is asked about an item: all of it, or the questions with these codes."""
    item = queries.item(connection, id)
    chosen = _chosen(findings.waiting(connection, item_id=item.id), codes, f"«{item.title}»")
    asked = " ".join(finding.message for _, finding in chosen)
    reason = f"{why.strip()} ({asked})" if why.strip() else asked
    after = carry(connection, fire(item, Trigger.SETTLE, actor_id, now, why=reason))
    findings.settle(
        connection,
        [row for row, _ in chosen],
        at=now,
        by=actor_id,
        why=why.strip(),
        version=after.version,
    )
    return after


def settle_document(
    connection: sa.Connection,
    document_id: int,
    codes: Sequence[str] = (),
    *,
    actor_id: int | None,
    now: datetime,
    why: str = "",
) -> list[Finding]:
    """Settle what is asked about a document as a whole; the questions that were."""
    document = documents.find(connection, document_id)
    waiting = findings.waiting(connection, document_id=document.id)
    chosen = _chosen(waiting, codes, f"referatet «{document.title}»")
    rows = [row for row, _ in chosen]
    findings.settle(connection, rows, at=now, by=actor_id, why=why.strip(), version=None)
    return [finding for _, finding in chosen]


def _chosen(
    waiting: list[tuple[int, Finding]], codes: Sequence[str], about: str
) -> list[tuple[int, Finding]]:
    known = {finding.code for _, finding in waiting}
    if strange := [code for code in codes if code not in known]:
        raise NotFound(
            f"Ingenting uavklart om {about} har koden «{strange[0]}». "
            f"Det som er: {', '.join(sorted(known)) or 'ingenting'}."
        )
    if not waiting:
        raise NotFound(f"Det er ingenting uavklart om {about}.")
    return [each for each in waiting if not codes or each[1].code in codes]
