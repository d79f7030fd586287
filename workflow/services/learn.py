"""Learning a group's style from its reviews: every decision is a label of what was read.

Owns which documents teach and when a style is made anew. The training is
`workflow.minutes.learning`; labels are never stored apart, they follow from the journal, so that
a style can be made again from scratch at any time. Nothing leaves the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.item import Item, State
from workflow.domain.lifecycle import Trigger
from workflow.minutes import learning
from workflow.minutes.learning import Label, Reviewed
from workflow.minutes.source import Line, Source
from workflow.minutes.source import Style as LineStyle
from workflow.minutes.style import Style
from workflow.store import documents, queries, tables
from workflow.store.documents import Document
from workflow.store.queries import Quote

#: A body's latest minutes say best how it writes now; older ones are left out of the lesson.
LATEST = 20

_DECISIONS = [t.value for t in (Trigger.ACCEPT, Trigger.REJECT, Trigger.MERGE, Trigger.UNDO)]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a group's reviews have taught, when, and from when on they count."""

    style: Style
    learned: datetime
    since: datetime | None = None


def style(connection: sa.Connection, group_id: int | None, now: datetime) -> Style | None:
    """The group's style, made anew where decisions have come since; None where it has none.

    Takes a write transaction where there is something new to learn.
    """
    if group_id is None:
        return None
    kept = lesson(connection, group_id)
    last = _last_decision(connection, group_id)
    if last is None or (kept and last <= kept.learned and kept.style.version == Style().version):
        return kept.style if kept and kept.style.usable else None
    since = kept.since if kept else None
    found = reviewed(connection, group_id, since)
    fresh = learning.learn(found) if found else Style()
    _keep(connection, group_id, Lesson(fresh, max(now, last), since))
    return fresh if fresh.usable else None


def lesson(connection: sa.Connection, group_id: int) -> Lesson | None:
    """What is kept of a group's lesson, however old."""
    query = sa.select(tables.styles).where(tables.styles.c.group_id == group_id)
    row = connection.execute(query).first()
    return None if row is None else Lesson(Style.from_json(row.style), row.learned, row.since)


def forget(connection: sa.Connection, group_id: int, now: datetime) -> None:
    """Read the group as a stranger again; only decisions from now on will teach."""
    _keep(connection, group_id, Lesson(Style(), now, now))


def reviewed(
    connection: sa.Connection, group_id: int, since: datetime | None = None
) -> list[Reviewed]:
    """The group's minutes that have been reviewed to the end, the latest ones, oldest first."""
    found = []
    for each in documents.every(connection):
        if each.group_id != group_id or (since and each.imported < since):
            continue
        spoken = queries.in_document_order(connection, each.id)
        if spoken and all(item.state is not State.PROPOSED for item, _ in spoken):
            found.append(_reviewed(documents.find(connection, each.id), spoken))
        if len(found) == LATEST:
            break
    return found[::-1]


def _reviewed(document: Document, spoken: list[tuple[Item, Quote]]) -> Reviewed:
    labels = tuple(
        Label(
            item.kind,
            (quote.start, quote.end),
            item.state is not State.REJECTED,
            (item.window.timex or "")[:10] or None,
        )
        for item, quote in spoken
    )
    return Reviewed(source(document), document.meeting_date, labels)


def source(document: Document) -> Source:
    """The document as it was read from its file."""
    lines = tuple(
        Line(start, end, LineStyle(kind), level, tuple((a, b) for a, b in cells), tuple(*merged))
        for start, end, kind, level, cells, *merged in document.lines
    )
    return Source(document.text, lines, document.name, document.sha256)


def line_rows(source: Source) -> list[list[object]]:
    """A source's lines as they are kept beside its text."""
    return [
        [
            line.start,
            line.end,
            line.style.value,
            line.level,
            [list(cell) for cell in line.cells],
            *([list(line.merged)] if line.merged else ()),
        ]
        for line in source.lines
    ]


def _last_decision(connection: sa.Connection, group_id: int) -> datetime | None:
    c = tables.journal.c
    query = (
        sa.select(c.at)
        .join(tables.items, tables.items.c.id == c.item_id)
        .where(tables.items.c.group_id == group_id, c.trigger.in_(_DECISIONS))
        .order_by(c.at.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def _keep(connection: sa.Connection, group_id: int, fresh: Lesson) -> None:
    styles = tables.styles
    connection.execute(sa.delete(styles).where(styles.c.group_id == group_id))
    connection.execute(
        sa.insert(styles).values(
            group_id=group_id,
            learned=fresh.learned,
            since=fresh.since,
            style=fresh.style.to_json(),
        )
    )
