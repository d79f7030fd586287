"""Listing: items with what a reader wants beside them, and the words that narrow a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from workflow.domain import records as shapes
from workflow.domain.errors import NotFound, Refused
from workflow.domain.item import Item, State
from workflow.domain.people import Person, match_owner
from workflow.store import findings, queries


def records(
    connection: sa.Connection, items: Sequence[Item], now: datetime
) -> list[dict[str, Any]]:
    """The stable JSON of items, with their groups' names, quotes and findings."""
    groups = {group.id: group.name for group in queries.groups(connection)}
    quotes = queries.quotes(connection, [item.id for item in items])
    return [
        shapes.item(
            item,
            now,
            group=groups.get(item.group_id or 0),
            quotes=[quote.text for quote in quotes[item.id]],
            findings=findings.of_item(connection, item.id),
        )
        for item in items
    ]


def states(words: Iterable[str]) -> list[str]:
    """RFC 5545 states as people type them, in any case."""
    known = {state.value for state in State}
    wanted = [word.upper().replace("_", "-") for word in words]
    if strange := set(wanted) - known:
        raise Refused(
            f"Ingen tilstand heter {', '.join(sorted(strange))}. De som finnes: "
            f"{', '.join(state.value for state in State)}."
        )
    return wanted


def one_person(connection: sa.Connection, words: str) -> Person:
    """The person that an address, a name or an alias means; NotFound where none or several."""
    if "@" in words:
        return queries.person(connection, words)
    person = match_owner(words, queries.people(connection))
    if person is None:
        raise NotFound(f"Ingen person heter «{words}», eller flere gjør det. Skriv e-postadressen.")
    return person


def owned_by(connection: sa.Connection, owner: str | None) -> dict[str, Any]:
    """What narrows a list to one owner: a person (name, alias, e-mail), else the text's word."""
    if owner is None:
        return {}
    if "@" in owner:
        return {"owner_id": queries.person(connection, owner).id}
    person = match_owner(owner, queries.people(connection))
    if person is not None:
        return {"owner_id": person.id}
    if not queries.items(connection, owner=owner, states=[state.value for state in State]):
        raise NotFound(f"Ingen sak har «{owner}» som ansvarlig, og ingen person heter det.")
    return {"owner": owner}
