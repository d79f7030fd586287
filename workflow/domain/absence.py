"""Who stands in while somebody is away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away from `first` to `last`, both inclusive, and `substitute_id` stands in."""

    person_id: int
    first: date
    last: date
    substitute_id: int | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"an absence can't end ({self.last}) before it starts ({self.first})")


def receiver(person_id: int, day: date, absences: Iterable[Absence]) -> int:
    """Who is reminded of a person's task on this day: the substitute of one who is away, that
    one's substitute if away too. Where nobody is left, the person: it waits for them."""
    away = {a.person_id: a.substitute_id for a in absences if a.first <= day <= a.last}
    seen = {person_id}
    found = person_id
    while found in away:
        substitute = away[found]
        if substitute is None or substitute in seen:
            return person_id
        seen.add(substitute)
        found = substitute
    return found
