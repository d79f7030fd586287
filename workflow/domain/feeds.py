"""A feed's saved filter: which items it carries, and the first reason why not.

Owns matching, the same function for the feed, for its version and for "why is this not in my
calendar?". How an item looks in it is `publishing`; its address and token are the store's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workflow.domain.item import Item, State, Visibility
from workflow.domain.proposal import Kind


@dataclass(frozen=True, slots=True)
class Filter:
    """What a feed carries. None means "any"; `public` feeds carry public items alone."""

    group_id: int | None = None
    category: str | None = None
    kind: Kind | None = None
    person_id: int | None = None
    include_done: bool = False
    include_cancelled: bool = False
    public: bool = False
    secretariat: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription address. `version` rises whenever an item in it changes."""

    id: int
    name: str
    filter: Filter
    version: int
    created: datetime
    revoked: datetime | None = None
    fetched: datetime | None = None
    client: str | None = None
    fetches: int = 0


def hides(filter: Filter, item: Item) -> str | None:
    """The first rule of the feed that keeps the item out, as a sentence; None: it carries it."""
    for rule in _RULES:
        if reason := rule(filter, item):
            return reason
    return None


def _accepted(filter: Filter, item: Item) -> str | None:
    return None if item.state.accepted else "Saken er ikke godtatt ennå."


def _visible(filter: Filter, item: Item) -> str | None:
    if filter.public and item.visibility is not Visibility.PUBLIC:
        return "Kalenderen er åpen for alle, og saken er ikke gjort offentlig."
    if item.visibility is Visibility.SECRETARIAT and not filter.secretariat:
        return "Saken er bare synlig for sekretariatet."
    return None


def _grouped(filter: Filter, item: Item) -> str | None:
    if filter.group_id is not None and item.group_id != filter.group_id:
        return "Saken hører til en annen gruppe enn kalenderen."
    return None


def _categorised(filter: Filter, item: Item) -> str | None:
    if filter.category is not None and filter.category not in item.categories:
        return f"Saken har ikke kategorien «{filter.category}»."
    return None


def _of_kind(filter: Filter, item: Item) -> str | None:
    if filter.kind is not None and item.kind is not filter.kind:
        wanted = "hendelser" if filter.kind is Kind.EVENT else "oppgaver"
        return f"Kalenderen viser bare {wanted}."
    return None


def _mine(filter: Filter, item: Item) -> str | None:
    if filter.person_id is not None and item.owner_id != filter.person_id:
        return "Kalenderen viser bare sakene til én person, og denne har en annen ansvarlig."
    return None


def _finished(filter: Filter, item: Item) -> str | None:
    if item.state is State.COMPLETED and not filter.include_done:
        return "Saken er ferdig, og kalenderen viser ikke ferdige saker."
    return None


_RULES = (_accepted, _visible, _grouped, _categorised, _of_kind, _mine, _finished)
