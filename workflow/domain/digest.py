"""A person's week: which items a digest holds, each in the one section where it belongs.

Owns the selection. What happened since the last digest is `news`; how it is said is
`workflow.mail.sentences`; fetching is `workflow.store.digests`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from workflow.domain.deadlines import OSLO, deadline_day, local_day, overdue
from workflow.domain.item import Item, State, Visibility, read_window
from workflow.domain.news import News
from workflow.domain.people import Person, Role
from workflow.domain.proposal import Kind
from workflow.domain.responses import Tally
from workflow.domain.weeks import Week
from workflow.domain.window import Window

#: How far ahead "coming" looks, after the week's Sunday.
COMING = timedelta(weeks=4)

#: How long a month that went by without its event getting a day is asked about.
LAPSED = timedelta(days=92)


class Section(StrEnum):
    """The sections, in the order they are read."""

    OVERDUE = "overdue"
    THIS_WEEK = "this-week"
    COMING = "coming"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    NEW = "new"
    UNDATED = "undated"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Change:
    """What an item was before the digest's window opened: None where that did not change.

    An `owner` of "" tells that it had none.
    """

    window: Window | None = None
    owner: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One item in its section. `new` and `change` are news since the last digest; `lapsed`
    tells that the month or season an undated item was meant for is over. `answers` stands on the
    day that a hearing or a call closes; `waits` is the day that a task is put off to whose deadline
    has passed, and where it stands."""

    item: Item
    section: Section
    new: bool = False
    change: Change | None = None
    lapsed: bool = False
    answers: Tally | None = None
    waits: date | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """Lines that stand at the end of a section and were only counted, and whether one of them is
    the person's own."""

    count: int
    mine: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Minutes with proposals that nobody has reviewed."""

    document_id: int
    title: str
    meeting_date: date
    proposals: int
    findings: int


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A mail that was given up, for the secretariat to look at."""

    name: str
    error: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told of one week. `at` is the moment it is told from, `since` and
    `until` the window of the journal that counts as news."""

    person: Person
    week: Week
    at: datetime
    since: datetime
    until: datetime
    # section by section, as `lines` makes them
    lines: tuple[Line, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()
    rest: Mapping[Section, Rest] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.lines or self.waiting or self.undelivered)

    @property
    def holds_mine(self) -> bool:
        """Whether something in it is this person's own."""
        mine = any(line.item.owner_id == self.person.id for line in self.lines)
        return mine or any(rest.mine for rest in self.rest.values())

    def beyond(self, section: Section) -> int:
        """How many lines a section has after those that are here."""
        return self.rest[section].count if section in self.rest else 0

    def section(self, section: Section) -> tuple[Line, ...]:
        """The lines of one section; it is asked often, and there may be thousands of lines."""
        first = bisect_left(self.lines, _ORDER[section], key=_place)
        return self.lines[first : bisect_right(self.lines, _ORDER[section], first, key=_place)]


def standpoint(week: Week, now: datetime) -> datetime:
    """The moment a week's digest is told from: now, in that week; else its Monday at 07:00."""
    if Week.of(local_day(now)) == week:
        return now
    return datetime.combine(week.monday, time(7), OSLO).astimezone(UTC)


def lines(
    items: Iterable[Item],
    told: News,
    week: Week,
    at: datetime,
    answers: Mapping[str, Tally] | None = None,
) -> tuple[Line, ...]:
    """Every item that anybody's digest of this week holds, section by section, soonest first.

    An item stands once: where its date puts it, marked as new or changed; in "changed" or "new"
    only where no date does. `answers` are those of the items at which answers are collected.
    """
    noted = answers or {}
    found = [
        replace(line, answers=noted[item.id]) if item.id in noted else line
        for item in items
        if (line := _line(item, told, week, at))
    ]
    return tuple(sorted(found, key=lambda line: (_place(line), *_when(line))))


def digest(
    person: Person,
    everything: Sequence[Line],
    week: Week,
    at: datetime,
    *,
    since: datetime,
    until: datetime,
    waiting: Sequence[Waiting] = (),
    undelivered: Sequence[Undelivered] = (),
    rest: Mapping[Section, Rest] | None = None,
) -> Digest:
    """One person's part of `lines`, and of each section its `rest` where not all of it was read.
    Proposals, findings and lost mail are the secretariat's."""
    mine = tuple(line for line in everything if concerns(person, line.item))
    if person.role is not Role.SECRETARIAT:
        waiting, undelivered = (), ()
    told = tuple(waiting), tuple(undelivered)
    return Digest(person, week, at, since, until, mine, *told, rest or {})


def concerns(person: Person, item: Item) -> bool:
    """Whether a person is told of an item: all that they may see, of their own groups if they
    have any. The secretariat is told of everything, a reader of what is public."""
    if not item.state.accepted:
        return False
    if person.role is Role.READER:
        return item.visibility is Visibility.PUBLIC
    if person.role is Role.SECRETARIAT or item.owner_id == person.id:
        return True
    if item.visibility is Visibility.SECRETARIAT:
        return False
    return not person.group_ids or item.group_id in (None, *person.group_ids)


def may_finish(person: Person, item: Item) -> bool:
    """Whether a person may mark this item done: an open task, their own or the secretariat's."""
    if item.kind is not Kind.TASK or not item.state.open or person.role is Role.READER:
        return False
    return person.role is Role.SECRETARIAT or item.owner_id == person.id


def waits(item: Item, at: datetime) -> date | None:
    """The day that a task waits for, where its deadline has passed and somebody put it off
    ("vent til"): it is not overdue until then. A deadline ahead is never hidden by it."""
    until = item.follow_up
    if until is None or until <= local_day(at) or item.kind is not Kind.TASK:
        return None
    return until if overdue(item.window, at) else None


def _line(item: Item, told: News, week: Week, at: datetime) -> Line | None:
    if not item.state.accepted:
        return None
    new = item.id in told.new
    before = None if new else told.before.get(item.id)
    change = _change(item, before) if before else None
    if not item.state.open:
        if item.id not in told.ended:
            return None
        done = item.state is State.COMPLETED
        return Line(item, Section.DONE if done else Section.CANCELLED, new, change)
    section = _section(item, week, at)
    if section is None:
        section = Section.NEW if new else Section.CHANGED if change else None
    if section is None:
        return None
    lapsed = section is Section.UNDATED and _lapsed(item, at)
    return Line(item, section, new, change, lapsed, waits=waits(item, at))


def _section(item: Item, week: Week, at: datetime) -> Section | None:
    """The section that an open item's date puts it in; None where it is too far off, or over."""
    window, due, last = item.window, deadline_day(item.window), item.window.last
    if due is None or window.earliest is None:
        return Section.UNDATED
    until = waits(item, at)
    if until is not None:
        decides = until
    elif item.kind is Kind.TASK:
        if overdue(window, at):
            return Section.OVERDUE
        decides = due
    elif last is not None and last < local_day(at):
        # what has taken place is no news; a month that went by without a day is, for a while
        fresh = due >= local_day(at) - LAPSED
        return Section.UNDATED if fresh and not window.precision.dated else None
    else:
        decides = window.earliest if window.precision.dated else due
    if decides <= week.sunday:
        return Section.THIS_WEEK
    # "i april" comes with the month's first day, though its deadline is the last
    comes = decides if until or window.precision.dated else window.earliest
    return Section.COMING if comes <= week.sunday + COMING else None


def _lapsed(item: Item, at: datetime) -> bool:
    last = item.window.last
    return last is not None and last < local_day(at)


def _change(item: Item, before: Mapping[str, Any]) -> Change | None:
    was = read_window(before["window"]) if "window" in before else item.window
    moved = was if _dates(was) != _dates(item.window) else None
    owner = (before["owner"] or "") if before.get("owner", item.owner) != item.owner else None
    title = before["title"] if before.get("title", item.title) != item.title else None
    change = Change(moved, owner, title)
    return None if change == Change() else change


def _dates(window: Window) -> tuple[Any, ...]:
    return window.earliest, window.latest, window.precision, window.mod, window.time


_ORDER = {section: n for n, section in enumerate(Section)}


def _place(line: Line) -> int:
    return _ORDER[line.section]


#: Sections of what lies ahead, in which the hour counts, too.
_AHEAD = (Section.THIS_WEEK, Section.COMING)


def _when(line: Line) -> tuple[date, time, str, str]:
    window = line.item.window
    dated = line.item.kind is Kind.TASK and line.section is not Section.UNDATED
    day = line.waits or (deadline_day(window) if dated else window.earliest)
    hour = window.starts if line.section in _AHEAD and not line.waits else None
    return day or date.max, hour or time.max, line.item.title, line.item.id
