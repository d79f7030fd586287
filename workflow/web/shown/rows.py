"""An item as one line of a list: when, what, whose, and what may be done with it there.

Owns which words stand in which column. The words are `wording`'s, the order the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import sqlalchemy as sa

from workflow.domain import wording
from workflow.domain.deadlines import deadline_day, local_day, overdue
from workflow.domain.item import Item, State
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision
from workflow.store import queries
from workflow.web.tongue import _, language

#: A column of dates has no room for a year on the same line.
_YEAR = re.compile("\xa0(\\d{4})$")

_EXACT = (Precision.DAY, Precision.DAYS)


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called: people and groups, and items that others were merged into."""

    people: Mapping[int, str]
    groups: Mapping[int, str]
    items: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, connection: sa.Connection) -> Names:
        """Everybody and every group."""
        return cls(
            {person.id: person.name for person in queries.everyone(connection)},
            {group.id: group.name for group in queries.groups(connection)},
        )

    def also(self, items: Mapping[str, str]) -> Names:
        """The same, and what these items are called."""
        return replace(self, items=items)

    def owner(self, item: Item) -> str | None:
        """The person an item's owner was matched to, else the text's own word."""
        return self.people.get(item.owner_id or 0) or item.owner

    def group(self, item: Item) -> str | None:
        """The body that an item belongs to; where there is only one, it need not be said."""
        return self.groups.get(item.group_id or 0) if len(self.groups) > 1 else None

    def actor(self, id: int | None) -> str:
        """Who did something, at the head of a sentence."""
        if id is None:
            return _("Kommandolinjen")
        return self.people.get(id, _("En tidligere bruker"))


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `when` is the date as said, `below` what it means; `fuzzy` tells that no day is
    set. `late` is a sentence where a deadline has passed. A step is called by its own part of
    its title, `within` is the matter's."""

    item: Item
    title: str
    within: str
    when: str
    below: str
    fuzzy: bool
    owner: str | None
    group: str | None
    late: str
    completable: bool

    @property
    def cancelled(self) -> bool:
        """Whether the line is to be struck through."""
        return self.item.state is State.CANCELLED

    @property
    def done(self) -> bool:
        """Whether the line is to be dimmed, with a tick."""
        return self.item.state is State.COMPLETED


def rows(items: Iterable[Item], names: Names, now: datetime) -> list[Row]:
    """The lines of a list, in its order."""
    return [row(item, names, now) for item in items]


def row(item: Item, names: Names, now: datetime) -> Row:
    """One line."""
    today = local_day(now)
    task = item.kind is Kind.TASK
    late = item.state.open and task and overdue(item.window, now)
    within, _, title = item.title.rpartition(": ") if item.parent_id else ("", "", item.title)
    return Row(
        item=item,
        title=title[:1].upper() + title[1:] if within else title,
        within=within,
        when=_YEAR.sub(r" \1", wording.brief(item.window, language(), today)),
        below=_below(item, now),
        fuzzy=item.window.precision not in _EXACT,
        owner=names.owner(item),
        group=names.group(item),
        late=wording.overdue(item.window, language(), now) if late else "",
        completable=task and item.state.open,
    )


def _below(item: Item, now: datetime) -> str:
    """«i dag» and «i morgen» are nearer than any weekday; what is past needs no "at the latest"."""
    window, today = item.window, local_day(now)
    task = item.kind is Kind.TASK
    detail = wording.window_detail(window, language(), today, deadline=task)
    day = deadline_day(window) if task else window.earliest
    if window.precision is Precision.DAY and day is not None and window.mod is None:
        near = wording.relative_day(day, language(), today)
        if near:
            _, space, clock = detail.partition(" ")
            return near + space + clock
    return detail
