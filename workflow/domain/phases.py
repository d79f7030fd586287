"""Where a matter stands: its phase, derived from its steps and its own state, never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workflow.domain.chains import step_id
from workflow.domain.deadlines import deadline_day, local_day, overdue
from workflow.domain.item import Item, State
from workflow.domain.playbooks.model import Begins, Phase, Playbook, Step
from workflow.domain.proposal import Kind


@dataclass(frozen=True, slots=True)
class Standing:
    """A matter's phase, and a sentence where it is not where its dates say it should be."""

    phase: Phase
    remark: str | None = None


def standing(
    playbook: Playbook, matter: Item, found: Mapping[str, Item], now: datetime
) -> Standing:
    """The furthest phase that has begun.

    A phase begins when a step that reaches it is done or, where the playbook says so, when the
    matter has a day, is begun or is done. A step that never came to be, because its day had
    passed when the chain was made, counts as done as soon as a later step is there.
    """
    names = [phase.name for phase in playbook.phases]
    reached = [0]
    for step in playbook.steps:
        if step.reaches and _is_done(playbook, step, matter, found):
            reached.append(names.index(step.reaches))
    for n, phase in enumerate(playbook.phases):
        if phase.begins is not None and _has_begun(phase.begins, playbook, matter, now):
            reached.append(n)
    return Standing(playbook.phases[max(reached)], _remark(playbook, matter, found, now))


def _is_done(playbook: Playbook, step: Step, matter: Item, found: Mapping[str, Item]) -> bool:
    item = found.get(step_id(matter.id, step.name))
    if item is not None:
        return item.state is State.COMPLETED
    later = playbook.steps[playbook.steps.index(step) + 1 :]
    return any(step_id(matter.id, each.name) in found for each in later)


def _has_begun(begins: Begins, playbook: Playbook, matter: Item, now: datetime) -> bool:
    match begins:
        case Begins.DATED:
            return playbook.dates(matter.window)
        case Begins.STARTED:
            return matter.state in (State.IN_PROCESS, State.COMPLETED)
        case Begins.DONE if matter.kind is Kind.TASK:
            return matter.state is State.COMPLETED
        case Begins.DONE:
            last = matter.window.latest if playbook.dates(matter.window) else None
            return matter.state.open and last is not None and last < local_day(now)


def _remark(
    playbook: Playbook, matter: Item, found: Mapping[str, Item], now: datetime
) -> str | None:
    for step in playbook.steps:
        item = found.get(step_id(matter.id, step.name))
        if step.responses and item and item.state.open and overdue(item.window, now):
            day = deadline_day(item.window)
            return f"Fortsatt åpen, enda fristen «{step.title}» gikk ut {day:%d.%m.%Y}."
    return None
