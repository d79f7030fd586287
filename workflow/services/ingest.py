"""Importing minutes: a file becomes a document and its proposals, once.

Owns what happens between a file and the review desk. What it says of items that are there already
is `updates`, and of meetings `cycle`. Reading is `workflow.minutes`; deciding is a person's, in
`review`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from workflow.domain.item import Item, State, short_id
from workflow.domain.lifecycle import Trigger, create, fire
from workflow.domain.people import Person, match_owner
from workflow.domain.proposal import Kind, Proposal, Reading
from workflow.minutes import files, reading
from workflow.minutes.head import frontmatter
from workflow.minutes.source import Source
from workflow.services import approve, cycle, learn, register, updates
from workflow.store import documents, queries, tables
from workflow.store.documents import Document
from workflow.store.unit_of_work import save_all


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the document, its proposals in document order, whether it was new, and
    which steps of the meeting's own are done by it."""

    document: Document
    items: tuple[Item, ...]
    new: bool
    done: tuple[Item, ...] = ()


def import_minutes(
    connection: sa.Connection,
    data: bytes,
    name: str,
    *,
    actor_id: int | None,
    now: datetime,
    meeting_date: date | None = None,
    group: str | None = None,
    replaces: int | None = None,
) -> Imported:
    """Store one file's text and proposals. The same bytes again add nothing (`new` is False).

    `replaces` names the document that these minutes correct: what was proposed there and never
    accepted is then withdrawn, and proposals on words that were already decided are not repeated.
    """
    known = documents.with_digest(connection, hashlib.sha256(data).hexdigest())
    if known is not None:
        spoken = queries.in_document_order(connection, known.id)
        return Imported(known, tuple(item for item, _ in spoken), new=False)
    corrected = documents.find(connection, replaces) if replaces is not None else None
    source = files.load(data, name)
    spoken_of = group or frontmatter.front_matter(source).group
    group_id = register.add_group(connection, spoken_of).id if spoken_of else None
    style = learn.style(connection, group_id, now)
    read = reading.read(source, meeting_date=meeting_date, group=spoken_of, style=style)
    document_id = _store_document(connection, source, read, group_id, now, replaces)
    decided = _settle(connection, corrected, actor_id, now) if corrected else frozenset()
    everyone = queries.people(connection)
    fresh = [
        (id, proposal)
        for id, proposal in _identified(read)
        if (proposal.kind, _squash(proposal.quote)) not in decided
    ]
    kept = [proposal for _, proposal in fresh]
    moves = [
        create(_item(id, proposal, group_id, everyone, now), Trigger.PROPOSE, actor_id, now)
        for id, proposal in fresh
    ]
    save_all(connection, moves)
    items = tuple(move.after for move in moves)
    _store_quotes(connection, document_id, kept, items)
    _store_findings(connection, document_id, read, kept, items)
    stored = documents.find(connection, document_id)
    approve.note(connection, stored)
    done = cycle.note(connection, stored, actor_id=actor_id, now=now)
    quotes = [proposal.quote for proposal in kept]
    updates.propose(connection, stored, list(zip(items, quotes, strict=True)))
    return Imported(stored, items, new=True, done=done)


def proposal_id(sha256: str, proposal: Proposal, nth: int = 0) -> str:
    """A proposal's id: it follows from its document, its place and kind, and, where several of
    a kind stand in the same sentence, from which of them it is."""
    place = f"{sha256}:{proposal.span[0]}:{proposal.span[1]}:{proposal.kind}:{nth}"
    return short_id(hashlib.sha256(place.encode()).digest())


def _identified(read: Reading) -> Iterator[tuple[str, Proposal]]:
    seen = Counter[tuple[tuple[int, int], Kind]]()
    for proposal in read.proposals:
        place = (proposal.span, proposal.kind)
        yield proposal_id(read.document.sha256, proposal, seen[place]), proposal
        seen[place] += 1


def _squash(text: str) -> str:
    return "".join(text.split()).casefold()


def _store_document(
    connection: sa.Connection,
    source: Source,
    read: Reading,
    group_id: int | None,
    now: datetime,
    replaces: int | None,
) -> int:
    document = read.document
    insert = sa.insert(tables.documents).values(
        sha256=document.sha256,
        name=source.name,
        title=document.title[:300],
        group_id=group_id,
        meeting_date=document.meeting_date,
        language=document.language,
        text=document.text,
        lines=learn.line_rows(source),
        people=list(document.people),
        imported=now,
        replaces_id=replaces,
    )
    return int(connection.execute(insert.returning(tables.documents.c.id)).scalar_one())


def _settle(
    connection: sa.Connection, corrected: Document, actor_id: int | None, now: datetime
) -> frozenset[tuple[str, str]]:
    """Withdraw the open proposals of corrected minutes; what was decided there stays decided."""
    spoken = queries.in_document_order(connection, corrected.id)
    waiting = [item for item, _ in spoken if item.state is State.PROPOSED]
    save_all(
        connection,
        [fire(item, Trigger.REJECT, actor_id, now, why="Referatet er rettet.") for item in waiting],
    )
    return frozenset(
        (item.kind, _squash(quote.text))
        for item, quote in spoken
        if item.state is not State.PROPOSED
    )


def _item(
    id: str,
    proposal: Proposal,
    group_id: int | None,
    everyone: Sequence[Person],
    now: datetime,
) -> Item:
    owner = match_owner(proposal.owner, everyone)
    return Item(
        id=id,
        kind=proposal.kind,
        title=proposal.title,
        state=State.PROPOSED,
        created=now,
        modified=now,
        window=proposal.window,
        owner=proposal.owner,
        owner_id=owner.id if owner else None,
        group_id=group_id,
        location=proposal.location,
        section=proposal.section,
        playbook=proposal.playbook,
        past=proposal.past,
        confidence=proposal.confidence,
        rules=proposal.rules,
    )


def _store_quotes(
    connection: sa.Connection,
    document_id: int,
    proposals: Sequence[Proposal],
    items: Sequence[Item],
) -> None:
    rows = [
        {
            "item_id": item.id,
            "document_id": document_id,
            "start": proposal.span[0],
            "end": proposal.span[1],
            "text": proposal.quote,
        }
        for proposal, item in zip(proposals, items, strict=True)
    ]
    if rows:
        connection.execute(sa.insert(tables.quotes), rows)


def _store_findings(
    connection: sa.Connection,
    document_id: int,
    read: Reading,
    proposals: Sequence[Proposal],
    items: Sequence[Item],
) -> None:
    rows = [
        {"document_id": document_id, "item_id": None, "code": f.code, "message": f.message}
        for f in read.findings
    ] + [
        {"document_id": document_id, "item_id": item.id, "code": f.code, "message": f.message}
        for proposal, item in zip(proposals, items, strict=True)
        for f in proposal.findings
    ]
    if rows:
        connection.execute(sa.insert(tables.findings), rows)
