"""Which reminders of an open task are due: a ladder of rungs, each climbed once.

Owns when a rung's day is, and what is made of rungs that went by unseen. The ledger of what has
been told is `workflow.store.rungs`; sending is the mail's. Reminders interrupt nobody: a rung is
due from 07:00 on its day, a working day.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from calendars.workdays import add_workdays, is_workday, last_workday
from workflow.domain.deadlines import OSLO, deadline_day, local_day
from workflow.domain.item import Item, State, read_window
from workflow.domain.lifecycle import JournalEntry
from workflow.domain.proposal import Kind
from workflow.domain.weeks import Week

#: From when on its day a rung is due, in Norway.
HOUR = time(7)

#: Deadlines whose rungs are remembered.
_REMEMBERED = 4096


#: What makes a rung this one, of one item and person: its name, deadline and week.
Key = tuple[str, date, str]


class Audience(StrEnum):
    """Whom a rung speaks to."""

    OWNER = "owner"
    SECRETARIAT = "secretariat"


@dataclass(frozen=True, slots=True)
class Ladder:
    """Working days `before` the deadline, from the first to the last; then every week while it
    is overdue, and after so many of those weeks to the secretariat as well."""

    before: tuple[int, ...] = (14, 7, 2, 0)
    secretariat_after: int = 2


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder. (name, deadline, week) with the item and the person is unique;
    `week` is "" but for weekly rungs, so that a re-dated item arms anew."""

    name: str
    day: date
    deadline: date
    week: str = ""
    audience: Audience = Audience.OWNER

    @property
    def key(self) -> Key:
        """What makes this rung this one, of one item and person."""
        return self.name, self.deadline, self.week


@dataclass(frozen=True, slots=True)
class Due:
    """The rung to tell of now, and the earlier ones that it makes up for."""

    rung: Rung
    covers: tuple[Rung, ...] = ()


def rungs(item: Item, ladder: Ladder, until: date) -> list[Rung]:
    """Every rung of an item up to this day, by day. None of what can't be late: a task that is
    not open, an event, or nothing with a day."""
    if item.kind is not Kind.TASK or not item.state.open:
        return []
    return list(_standing(deadline_day(item.window), item.follow_up, ladder, until))


def due(
    item: Item,
    ladder: Ladder,
    now: datetime,
    *,
    since: datetime,
    told: Set[Key],
    audience: Audience = Audience.OWNER,
) -> Due | None:
    """The reminder of an item that is due to one person at `now`; None where none is.

    `since` is when the item got its deadline and its owner (`standing_since`): earlier rungs
    tell them nothing new. `told` holds the keys that are in the ledger already; what came before
    one of them has been dealt with, and may be left out. However many rungs went by, the last of
    them is told, once, and covers the others.
    """
    first, missed = local_day(since), list[Rung]()
    for rung in reversed(rungs(item, ladder, today(now))):
        if rung.audience is audience:
            if rung.key in told or rung.day < first:
                break
            missed.append(rung)
    return Due(missed[0], tuple(reversed(missed[1:]))) if missed else None


@lru_cache(_REMEMBERED)
def latest(
    deadline: date | None, follow_up: date | None, ladder: Ladder, day: date, audience: Audience
) -> Rung | None:
    """The last rung up to this day (`today`) of an open task with that deadline and day to wait
    for, if there is one: once it is in the ledger, nothing is due."""
    went_by = _standing(deadline, follow_up, ladder, day)
    return next((rung for rung in reversed(went_by) if rung.audience is audience), None)


def nudges(item: Item, days: Iterable[int], now: datetime, *, since: datetime) -> list[Rung]:
    """The rungs for those who have not answered a call that closes with this item: so many
    working days before it, and not after. `since` is when it got that deadline: nobody is late
    with what they have just been asked, or been given more time for."""
    deadline, last = deadline_day(item.window), today(now)
    if deadline is None or not item.state.open or last > deadline or quiet(deadline, now):
        return []
    found = [Rung(f"nudge-{n}", _before(deadline, n), deadline) for n in days]
    first = local_day(since)
    return sorted((rung for rung in found if first <= rung.day <= last), key=lambda r: r.day)


def standing_since(history: Iterable[JournalEntry]) -> datetime:
    """Since when an item has had the deadline, the owner and the openness that it has now.

    `history` is its whole journal, oldest first, and not empty.
    """
    entries = list(history)
    since = entries[0].at
    for entry in entries[1:]:
        if _rearms(entry):
            since = entry.at
    return since


def today(now: datetime) -> date:
    """The last day whose rungs are due: before 07:00 it is yesterday."""
    local = now.astimezone(OSLO)
    return local.date() if local.time() >= HOUR else local.date() - timedelta(days=1)


def quiet(deadline: date, now: datetime) -> bool:
    """Whether nobody is to be told at `now` of what has this deadline: before 07:00 of nothing,
    and on a day off only of what is due then or the day after. What was missed meanwhile waits."""
    local = now.astimezone(OSLO)
    if local.time() < HOUR:
        return True
    return not is_workday(local.date()) and not 0 <= (deadline - local.date()).days <= 1


def horizon(ladder: Ladder, day: date) -> date:
    """The last deadline whose first rung may be due on this day."""
    return add_workdays(day, max(ladder.before, default=0) + 1)


def _rearms(entry: JournalEntry) -> bool:
    if "owner_id" in entry.after:
        return True
    if "state" in entry.after:
        was, now = State(entry.before["state"]), State(entry.after["state"])
        if now.open and not was.open:
            return True
    if "window" in entry.after:
        was_due = deadline_day(read_window(dict(entry.before["window"])))
        return was_due != deadline_day(read_window(dict(entry.after["window"])))
    return False


def _standing(
    deadline: date | None, follow_up: date | None, ladder: Ladder, until: date
) -> tuple[Rung, ...]:
    """The rungs of an open task up to this day, by day."""
    climbed = _climbed(deadline, ladder, until) if deadline is not None else ()
    if follow_up is None:
        return climbed
    # what comes before the day that was waited for is not told; that day is
    found = [rung for rung in climbed if rung.day > follow_up]
    if follow_up <= until:
        found.append(Rung(f"follow-up {follow_up}", follow_up, deadline or follow_up))
    return tuple(sorted(found, key=_order))


@lru_cache(_REMEMBERED)
def _climbed(deadline: date, ladder: Ladder, until: date) -> tuple[Rung, ...]:
    """The rungs of a deadline up to this day, by day: the same for all tasks that have it, and at
    every round of a day."""
    found = [Rung(str(n), _before(deadline, n), deadline) for n in ladder.before]
    found += _weekly(deadline, ladder, until)
    return tuple(sorted((rung for rung in found if rung.day <= until), key=_order))


def _order(rung: Rung) -> tuple[date, str]:
    return rung.day, rung.name


def _weekly(deadline: date, ladder: Ladder, until: date) -> list[Rung]:
    found: list[Rung] = []
    first = add_workdays(deadline, 1)
    for late in range((until - first).days // 7 + 1):
        day = first + timedelta(weeks=late)
        day = day if is_workday(day) else add_workdays(day, 1)
        week = str(Week.of(day))
        if found and found[-1].week == week:
            continue  # two holidays in a row have pushed it into the next one's week
        found.append(Rung("overdue", day, deadline, week))
        if late >= ladder.secretariat_after:
            found.append(Rung("secretariat", day, deadline, week, Audience.SECRETARIAT))
    return found


def _before(deadline: date, workdays: int) -> date:
    """So many working days before; for a deadline on a day off, 0 is the working day before."""
    last = last_workday(deadline, deadline)
    return add_workdays(last, -workdays) if workdays else last
