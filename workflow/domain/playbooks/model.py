"""What a playbook is: phases, and steps at offsets from an anchor.

Owns the shapes and the arithmetic of one offset. Reading them from TOML is `loading`; turning
them into a matter's items is `workflow.domain.chains`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from calendars.workdays import add_workdays, is_workday
from workflow.domain.proposal import Kind
from workflow.domain.reminders import Ladder
from workflow.domain.window import Precision, Window


class Unit(StrEnum):
    """What an offset counts in."""

    WORKDAYS = "workdays"
    WEEKS = "weeks"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Offset:
    """So many working days, weeks or calendar days after a day, or before it where negative."""

    amount: int
    unit: Unit = Unit.WORKDAYS

    def __str__(self) -> str:
        return f"{self.amount:+d} {self.unit}" if self.amount else "0"

    def of(self, day: date) -> date:
        """The day this far from `day`, never a day off: weeks and calendar days that end on one
        give the working day before it when counting back, after it when counting forward. An
        offset of nothing is `day` itself."""
        if not self.amount:
            return day
        if self.unit is Unit.WORKDAYS:
            return add_workdays(day, self.amount)
        days = self.amount * (7 if self.unit is Unit.WEEKS else 1)
        found = day + timedelta(days=days)
        return found if is_workday(found) else add_workdays(found, 1 if days > 0 else -1)


class Begins(StrEnum):
    """What begins a phase that no step's end does."""

    DATED = "dated"  # the matter has got a day
    STARTED = "started"  # somebody has begun on it
    DONE = "done"  # the task is ticked off; the event is over


@dataclass(frozen=True, slots=True)
class Phase:
    """Where a matter stands. The first is where all begin."""

    name: str
    title: str
    begins: Begins | None = None


#: What an offset may count from, besides another step's name.
START, END = "start", "end"


class Who(StrEnum):
    """Who does a step."""

    OWNER = "owner"
    SECRETARIAT = "secretariat"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on the way. `anchor` is the matter's "start" or "end", or an earlier step.

    Without an `offset` the step has no day. `reaches` is the phase that begins when it is done.
    A `locked` step does not follow when the anchor moves; `locked_by` names the step that locks
    it when done (the invitation tells the date). `within` is an event somewhere in the matter's
    own window. `responses` tells that members answer until then. `setting` names a stored number
    of weeks that replaces the offset.
    """

    name: str
    title: str
    anchor: str = END
    offset: Offset | None = None
    reaches: str | None = None
    kind: Kind = Kind.TASK
    who: Who = Who.OWNER
    locked: bool = False
    locked_by: str | None = None
    within: bool = False
    responses: bool = False
    setting: str | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """The task that a matter without a date gets: to give it one.

    It is due `before` the matter's window opens or, where there is no window or that is past,
    `fallback` after the acceptance.
    """

    title: str
    before: Offset
    fallback: Offset


@dataclass(frozen=True, slots=True)
class Playbook:
    """A kind of matter. `needs` is the vaguest precision that steps can be counted from."""

    name: str
    title: str
    about: str = ""
    anchor: str = END
    needs: Precision = Precision.WEEK
    phases: tuple[Phase, ...] = ()
    steps: tuple[Step, ...] = ()
    dating: Dating | None = None
    ladder: Ladder = field(default_factory=Ladder)

    def step(self, name: str) -> Step | None:
        """The step with this name."""
        return next((step for step in self.steps if step.name == name), None)

    def dates(self, window: Window) -> bool:
        """Whether a window is exact enough for the steps to be counted from."""
        if window.earliest is None:
            return False
        order = list(Precision)
        return order.index(window.precision) <= order.index(self.needs)

    def with_settings(self, weeks: Mapping[str, int]) -> Playbook:
        """The playbook with the offsets that these stored settings (in weeks) replace."""
        steps = tuple(
            replace(step, offset=Offset(weeks[step.setting], Unit.WEEKS))
            if step.setting in weeks and step.setting is not None
            else step
            for step in self.steps
        )
        return replace(self, steps=steps)
