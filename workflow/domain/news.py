"""What a window of the journal tells of items: which are new, what others were, which ended.

Owns what counts as news. A digest is such a window, from the last one's end to this one's, half
open: what happened in it is news once, and nothing falls between two. Which section an item's
news stands in is `digest`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from workflow.domain.lifecycle import Trigger

#: The moves that end an item.
ENDING = (Trigger.COMPLETE, Trigger.CANCEL)


@dataclass(frozen=True, slots=True)
class News:
    """What the journal's window says of items: which are new, and what others were before."""

    new: frozenset[str] = frozenset()
    before: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()


class Told(Protocol):
    """What a line of the journal (`lifecycle.JournalEntry`) says of news."""

    @property
    def item_id(self) -> str: ...
    @property
    def trigger(self) -> str: ...
    @property
    def before(self) -> Mapping[str, Any]: ...


def news(entries: Iterable[Told]) -> News:
    """What a window of the journal tells, each item's oldest first. An item accepted in it is new,
    not changed; of several changes the value before the first counts."""
    new: set[str] = set()
    ended: set[str] = set()
    before: dict[str, dict[str, Any]] = {}
    for entry in entries:
        if entry.trigger in (Trigger.ACCEPT, Trigger.ADD):
            new.add(entry.item_id)
        if entry.trigger in ENDING:
            ended.add(entry.item_id)
        known = before.setdefault(entry.item_id, {})
        for name, value in entry.before.items():
            known.setdefault(name, value)
    return News(
        frozenset(new), {id: b for id, b in before.items() if id not in new}, frozenset(ended)
    )
