"""A matter's chain: its steps computed from an anchor, and what becomes of them when it moves.

Owns the days and the decisions: open steps that still stand where the playbook put them follow,
done ones stay, locked ones and those a person has dated raise a finding. Pure: `plan` tells what
would happen, and `moves` turns a plan into legal moves. Writing them is `workflow.services.chain`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflow.domain.deadlines import deadline_day
from workflow.domain.item import Item, State, short_id
from workflow.domain.playbooks.loading import DATING
from workflow.domain.playbooks.model import END, START, Dating, Playbook, Step
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window


class Verdict(StrEnum):
    """What a plan does with a step."""

    CREATE = "create"
    MOVE = "move"
    SAME = "same"
    DONE = "done"
    CANCELLED = "cancelled"
    #: its date had passed when the chain was made, so it never came to be
    PASSED = "passed"
    #: locked, or dated by a person: it stays where it is, and a finding says so
    LOCKED = "locked"
    BY_HAND = "by-hand"
    #: its matter has no date to count from yet
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Planned:
    """One step in a plan. `item` is what stands for it (another item, where it was merged into
    one); `day` where it stands now, `computed` where the playbook puts it."""

    step: Step
    id: str
    item: Item | None
    verdict: Verdict
    day: date | None
    computed: date | None

    @property
    def needs_asking(self) -> bool:
        """Whether a person must decide."""
        return self.verdict in (Verdict.LOCKED, Verdict.BY_HAND)


def step_id(matter_id: str, name: str) -> str:
    """The id of a matter's step: the same wherever and however often the chain is made."""
    return short_id(hashlib.sha256(f"{matter_id}:{name}".encode()).digest())


def step_names(playbook: Playbook, matter_id: str) -> dict[str, str]:
    """Which step each id of a matter's steps stands for."""
    names = [*(step.name for step in playbook.steps), DATING]
    return {step_id(matter_id, name): name for name in names}


def plan(
    playbook: Playbook,
    before: Item,
    after: Item,
    found: Mapping[str, Item],
    today: date,
    *,
    creating: bool = False,
    moved: Item | None = None,
) -> list[Planned]:
    """What becomes of each step when the matter goes from `before` to `after` (both the same
    where nothing moves), or when the step `moved` has got another day.

    `found` holds the items that stand, by the id of the step they stand for, as they were
    before. With `creating`, steps that are not there are made, unless their day has passed.
    """
    planned: list[Planned] = []
    old, new = _ends(playbook, before.window), _ends(playbook, after.window)
    done = {
        step.name
        for step in playbook.steps
        if (item := found.get(step_id(after.id, step.name))) and item.state is State.COMPLETED
    }
    for step in playbook.steps:
        id = step_id(after.id, step.name)
        item = found.get(id)
        was, computed = _computed(step, old, before), _computed(step, new, after)
        day = _day(item) if item else None
        if moved is not None and item is not None and item.id == moved.id:
            verdict, stands = Verdict.SAME, _day(moved)
        elif item is None:
            anchored = new[START] is not None
            verdict, stands = _absent(step, computed, today, anchored, creating), computed
        else:
            verdict = _standing(step, item, day, was, computed, done)
            stays = verdict is not Verdict.MOVE and item.state is not State.CANCELLED
            stands = day if stays else computed
        planned.append(Planned(step, id, item, verdict, day, computed))
        old[step.name], new[step.name] = day if item else was, stands
    return planned


def step_window(step: Step, matter: Item, day: date | None, words: str) -> Window:
    """A step's window: its day, or the matter's own where it lies within."""
    if step.within:
        return matter.window
    if day is None:
        return Window()
    return Window(
        day,
        day,
        Precision.DAY,
        day.isoformat(),
        deadline=step.kind is Kind.TASK,
        words=words,
        reference=matter.window.earliest,
        implied=("date",),
    )


def dating_day(dating: Dating, window: Window, today: date) -> date:
    """When a matter without a date must have got one: before its window opens, and in any case
    a little while from today where that is past or the window unknown."""
    fallback = dating.fallback.of(today)
    if window.earliest is None:
        return fallback
    wanted = dating.before.of(window.earliest)
    return wanted if wanted > today else fallback


def conflicts(planned: Iterable[Planned], before: Item, after: Item) -> Iterator[tuple[str, str]]:
    """A sentence for each step that did not follow: (the step's id, the sentence)."""
    for each in planned:
        if not each.needs_asking or each.item is None or each.day is None or not each.computed:
            continue
        locked = each.verdict is Verdict.LOCKED
        yield (
            each.item.id,
            f"«{each.item.title}» er {'låst' if locked else 'satt for hånd'} til "
            f"{_said(each.day)} og ble ikke flyttet da «{after.title}» gikk fra "
            f"{_said(deadline_day(before.window))} til {_said(deadline_day(after.window))}. "
            f"Regelen gir {_said(each.computed)}.",
        )


def _said(day: date | None) -> str:
    return f"{day.day}.{day.month}.{day.year}" if day else "uten dato"


def _ends(playbook: Playbook, window: Window) -> dict[str, date | None]:
    if not playbook.dates(window):
        return {START: None, END: None}
    return {START: window.earliest, END: deadline_day(window) or window.latest}


def _computed(step: Step, base: Mapping[str, date | None], matter: Item) -> date | None:
    if step.within:
        return matter.window.earliest
    day = base[step.anchor]
    return step.offset.of(day) if step.offset is not None and day is not None else None


def _day(item: Item) -> date | None:
    return deadline_day(item.window) if item.kind is Kind.TASK else item.window.earliest


def _absent(
    step: Step, computed: date | None, today: date, anchored: bool, creating: bool
) -> Verdict:
    if not anchored:
        return Verdict.WAITING
    if not creating or (computed is not None and computed < today):
        return Verdict.PASSED
    return Verdict.CREATE


def _standing(
    step: Step,
    item: Item,
    day: date | None,
    was: date | None,
    computed: date | None,
    done: set[str],
) -> Verdict:
    if item.state is State.COMPLETED:
        return Verdict.DONE
    if not item.state.open:
        return Verdict.CANCELLED
    if day == computed or (step.offset is None and not step.within):
        return Verdict.SAME
    if step.locked or step.locked_by in done:
        return Verdict.LOCKED
    return Verdict.MOVE if day == was else Verdict.BY_HAND
