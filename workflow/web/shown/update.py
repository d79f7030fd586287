"""What an update would change, as words: the field, how it is, how it would be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflow.domain import wording
from workflow.domain.item import Item
from workflow.services.updates import Said
from workflow.web.shown.rows import Names
from workflow.web.tongue import _, language, marked

_FIELDS = {
    "window": marked("Når"),
    "owner": marked("Ansvarlig"),
    "location": marked("Sted"),
    "state": marked("Status"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the diff."""

    field: str
    before: str
    after: str


def changes(said: Said, names: Names, today: date) -> list[Change]:
    """The diff of an update; a person's id says the same as their name and is left out."""
    return [
        Change(
            _(_FIELDS[name]),
            _value(said.target, name, names, today),
            _value(said.after, name, names, today),
        )
        for name in said.changed
        if name in _FIELDS
    ]


def _value(item: Item, name: str, names: Names, today: date) -> str:
    match name:
        case "window" if item.window.earliest is None:
            return item.window.words or _("ingen dato")
        case "window":
            said = wording.window(item.window, language(), today)
            if item.window.starts is None:
                return said
            return f"{said} {wording.clock(item.window.starts, language(), item.window.ends)}"
        case "owner":
            return names.owner(item) or _("ingen")
        case "state":
            return wording.state(item, language())
        case _:
            return item.location or _("ikke sagt")
