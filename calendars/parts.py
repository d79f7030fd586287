"""What a feed is joined from, kept in order from one joining to the next.

Owns renewing some components among many without looking at the others: a feed of 100,000 is not
sorted again because one of them has changed. Which are in a feed, and since when one has changed,
is the caller's.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from calendars.feed import Calendar, join_sorted, years_of

V = TypeVar("V")

#: Rendered components by the item they show, each with the moment it leaves, if it does.
Found = Mapping[str, tuple[bytes, datetime | None]]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a feed is joined from, by item id: bytes; when they leave, of those that do; and the
    years of their wall-clock times, of those that have any. `ordered` are the bytes as they are
    joined."""

    contents: dict[str, bytes]
    leaving: dict[str, datetime]
    years: dict[str, frozenset[int]]
    ordered: list[bytes]

    @classmethod
    def of(cls, found: Found) -> Parts:
        """All that was found."""
        contents = {id: content for id, (content, _) in found.items()}
        leaving = {id: leaves for id, (_, leaves) in found.items() if leaves is not None}
        years = {id: those for id, content in contents.items() if (those := years_of(content))}
        return cls(contents, leaving, years, sorted(contents.values()))

    def renewed(self, ids: Set[str], found: Found) -> Parts:
        """The same with what was `found` of these items in place of what there was of them. The
        others are neither looked at nor sorted again."""
        fresh = Parts.of(found)
        ordered = self.ordered.copy()
        for content in filter(None, map(self.contents.get, ids)):
            del ordered[bisect_left(ordered, content)]
        for content in fresh.ordered:
            insort(ordered, content)
        return Parts(
            _renewed(self.contents, ids, fresh.contents),
            _renewed(self.leaving, ids, fresh.leaving),
            _renewed(self.years, ids, fresh.years),
            ordered,
        )

    def at(self, now: datetime) -> Parts:
        """Those that have not left by then."""
        gone = {id for id, leaves in self.leaving.items() if leaves <= now}
        return self.renewed(gone, {}) if gone else self

    @property
    def expires(self) -> datetime | None:
        """When the next of them is due to leave."""
        return min(self.leaving.values(), default=None)

    def joined(self, calendar: Calendar) -> bytes:
        """The VCALENDAR of all of them."""
        return join_sorted(calendar, self.ordered, frozenset().union(*set(self.years.values())))


def _renewed(kept: dict[str, V], ids: Set[str], fresh: dict[str, V]) -> dict[str, V]:
    made = kept.copy()
    for id in ids:
        made.pop(id, None)
    made.update(fresh)
    return made
