"""An event as somebody outside hands it in, and the proposal it becomes.

Owns its fields, as they are stored until the address is confirmed and for as long as the submitter
may change them. How they are read from a form or a calendar file is `workflow.services.event_form`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workflow.domain.item import Item, State, read_window, window_record
from workflow.domain.proposal import Kind
from workflow.domain.window import Window


@dataclass(frozen=True, slots=True)
class Event:
    """An event as its form says it, read: `when` and `clock` are the words that were typed."""

    title: str
    when: str
    clock: str
    window: Window
    place: str = ""
    link: str = ""
    description: str = ""
    group_id: int | None = None
    categories: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The description as the item has it, the link on a line of its own."""
        return "\n\n".join(part for part in (self.description, self.link) if part)

    def proposal(self, id: str, now: datetime) -> Item:
        """The event as a proposal, for members until somebody decides otherwise."""
        return Item(
            id=id,
            kind=Kind.EVENT,
            title=self.title,
            state=State.PROPOSED,
            created=now,
            modified=now,
            window=self.window,
            location=self.place or None,
            description=self.told,
            group_id=self.group_id,
            categories=self.categories,
        )


def record(event: Event) -> dict[str, Any]:
    """The event as plain JSON values; `read` reads them back unchanged."""
    return {
        "title": event.title,
        "when": event.when,
        "clock": event.clock,
        "window": window_record(event.window),
        "place": event.place,
        "link": event.link,
        "description": event.description,
        "group_id": event.group_id,
        "categories": list(event.categories),
    }


def read(plain: Mapping[str, Any]) -> Event:
    """The event that `record` told."""
    again = {"window": read_window(plain["window"]), "categories": tuple(plain["categories"])}
    return Event(**{**plain, **again})
