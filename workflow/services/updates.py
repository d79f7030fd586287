"""Merging across meetings: what later minutes say of items that are there, for review.

Owns proposing updates when minutes are imported, showing them with a diff and both quotes, and
carrying out a person's decision: an accepted update changes the item under its own id, and the
proposal's quote becomes one more of it. Nothing is merged without a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from workflow.domain import matching
from workflow.domain.errors import Refused
from workflow.domain.item import Item, State, record
from workflow.domain.lifecycle import Trigger, fire
from workflow.services import review
from workflow.services.chain import carry
from workflow.store import queries, updates
from workflow.store.documents import Document
from workflow.store.queries import OPEN
from workflow.store.updates import Kind, Update


def propose(
    connection: sa.Connection, document: Document, proposals: Sequence[tuple[Item, str]]
) -> None:
    """Look for what the new minutes say of items that are there. `proposals` are the document's
    own, each with its quote."""
    known = queries.items(connection, states=OPEN)
    said = queries.quotes(connection, [item.id for item in known]) if known else {}
    candidates = [
        (item, " ".join(quote.text for quote in said[item.id]))
        for item in known
        if item.parent_id is None  # a step has its matter's words; it is the matter that is meant
    ]
    for proposal, quote in proposals:
        match = matching.best(proposal, quote, candidates)
        if match is not None:
            updates.propose(
                connection,
                document.id,
                match.item.id,
                Kind.SAME,
                match.reason,
                quote,
                proposal.id,
            )


def accept(connection: sa.Connection, id: int, *, actor_id: int | None, now: datetime) -> Item:
    """Carry an update out: the item keeps its id and history, and gets what is new."""
    update = _open(connection, id)
    target = queries.item(connection, update.target_id)
    if update.kind is Kind.DONE:
        move = fire(target, Trigger.COMPLETE, actor_id, now, why=f"«{update.quote}»")
        after = carry(connection, move)
    else:
        after = _merge(connection, update, target, actor_id, now)
    updates.decide(connection, id, True, now)
    return after


def dismiss(connection: sa.Connection, id: int, now: datetime) -> Update:
    """It is not the same thing: the proposal waits on its own, and the item stays as it is."""
    update = _open(connection, id)
    updates.decide(connection, id, False, now)
    return update


@dataclass(frozen=True, slots=True)
class Said:
    """An update as a person decides on it: the item as it is and as it would be, what it stands
    on now, and what the later minutes say."""

    update: Update
    target: Item
    after: Item
    changed: tuple[str, ...]
    before: tuple[str, ...]
    now: str


def said(connection: sa.Connection, found: Sequence[Update]) -> list[Said]:
    """What each update would change, with both quotes."""
    return [_said(connection, update) for update in found]


def shown(connection: sa.Connection, found: Sequence[Update]) -> list[dict[str, Any]]:
    """The stable JSON of updates: what they would change, from what to what, and both quotes."""
    return [_record(each) for each in said(connection, found)]


def _open(connection: sa.Connection, id: int) -> Update:
    update = updates.find(connection, id)
    if update.decided is not None:
        done = "godtatt" if update.accepted else "avvist"
        raise Refused(f"Oppdatering {id} er alt {done}.")
    return update


def _merge(
    connection: sa.Connection, update: Update, target: Item, actor_id: int | None, now: datetime
) -> Item:
    assert update.proposal_id is not None
    proposal = queries.item(connection, update.proposal_id)
    if proposal.state is not State.PROPOSED:
        raise Refused(f"«{proposal.title}» er alt behandlet for seg. Avvis oppdateringen.")
    told = matching.changes(proposal, target)
    why = f"Fra et senere referat: «{' '.join(update.quote.split())}»"
    review.merge(connection, proposal.id, target.id, actor_id=actor_id, now=now)
    if not told:
        return target
    trigger = Trigger.RESCHEDULE if set(told) == {"window"} else Trigger.EDIT
    return carry(connection, fire(target, trigger, actor_id, now, changes=told, why=why))


def _said(connection: sa.Connection, update: Update) -> Said:
    target = queries.item(connection, update.target_id)
    told: dict[str, Any] = {}
    if update.proposal_id is not None:
        told = matching.changes(queries.item(connection, update.proposal_id), target)
    elif update.kind is Kind.DONE:
        told = {"state": State.COMPLETED}
    quotes = queries.quotes(connection, [target.id])[target.id]
    return Said(
        update,
        target,
        replace(target, **told),
        tuple(told),
        tuple(" ".join(quote.text.split()) for quote in quotes),
        " ".join(update.quote.split()),
    )


def _record(said: Said) -> dict[str, Any]:
    old, new = record(said.target), record(said.after)
    return {
        "id": said.update.id,
        "document": said.update.document_id,
        "kind": said.update.kind.value,
        "proposal": said.update.proposal_id,
        "target": said.target.id,
        "title": said.target.title,
        "reason": said.update.reason,
        "changes": {name: [old[name], new[name]] for name in said.changed},
        "quotes": {"before": list(said.before), "now": said.now},
    }
