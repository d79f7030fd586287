"""How a person wants mail: which kinds, when in the week, and when rather not.

Owns the choices and what follows from them. Storing them is `workflow.store.mailing`; the page
where they are made is `workflow.web`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from calendars.workdays import add_workdays, holiday_name
from workflow.domain.deadlines import OSLO
from workflow.domain.weeks import Week


@dataclass(frozen=True, slots=True)
class Preferences:
    """One person's choices. The defaults hold for those who never made any.

    `weekday` is 1 (Monday) to 7, `hour` 0 to 23 in Norway, `every` 1 or 2 weeks; `phase` tells
    which of the two. `confirmed` is when a reader said that they want it. `paused` is since when
    the address is left alone: because a mail server refused it, in `paused_why`'s words, or,
    without any, because the secretariat wanted so.
    """

    digest: bool = True
    reminders: bool = True
    weekday: int = 1
    hour: int = 7
    every: int = 1
    phase: int = 0
    only_when_mine: bool = False
    when_empty: bool = False
    attach_calendar: bool = False
    confirmed: datetime | None = None
    paused: datetime | None = None
    paused_why: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.weekday <= 7:
            raise ValueError(f"a weekday is 1 to 7, not {self.weekday}")
        if not 0 <= self.hour <= 23:
            raise ValueError(f"an hour is 0 to 23, not {self.hour}")
        if self.every not in (1, 2) or not 0 <= self.phase < self.every:
            raise ValueError(f"every {self.every} weeks with phase {self.phase} is no rhythm")


def phase_of(week: Week, every: int) -> int:
    """The phase that makes a digest fall in this week. Counts weeks on end, not week numbers:
    after week 53 comes week 1, and both are odd."""
    return (week.monday.toordinal() // 7) % every


def falls(preferences: Preferences, week: Week) -> bool:
    """Whether a digest falls in this week at all."""
    return phase_of(week, preferences.every) == preferences.phase


def due(preferences: Preferences, week: Week) -> datetime:
    """When this week's digest is to be sent: a UTC moment. A public holiday gives way to the next
    working day, where the week still has one."""
    day = week.monday + timedelta(days=preferences.weekday - 1)
    if holiday_name(day) is not None and (later := add_workdays(day, 0)) <= week.sunday:
        day = later
    return datetime.combine(day, time(preferences.hour), OSLO).astimezone(UTC)


def pause_told(preferences: Preferences) -> str | None:
    """Why an address is left alone, as a sentence; None where it isn't."""
    if preferences.paused is None:
        return None
    if preferences.paused_why is None:
        return "Sekretariatet har satt adressen på pause."
    why = preferences.paused_why
    return f"Adressen er satt på pause, fordi en e-posttjener avviste den: {why}"


def refuses(preferences: Preferences, kind: str) -> str | None:
    """Why this person is to have no mail of this kind ("digest", "reminder"), as a sentence."""
    if pause := pause_told(preferences):
        return pause
    if kind == "digest" and not preferences.digest:
        return "Personen har meldt seg av ukebrevet."
    if kind == "reminder" and not preferences.reminders:
        return "Personen har meldt seg av påminnelser."
    return None
