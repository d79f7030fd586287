"""A matter's step as an item: who it is, what it is called, and what it has from its matter.

Owns making one. On which day it falls is `chains`; what moves it is `following`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from workflow.domain.chains import step_id
from workflow.domain.deadlines import local_day
from workflow.domain.item import Item, State
from workflow.domain.playbooks.loading import DATING
from workflow.domain.playbooks.model import Playbook, Who
from workflow.domain.proposal import Kind
from workflow.domain.window import Window

#: What a minutes' text calls the secretariat.
OFFICE = "Sekretariatet"


@dataclass(frozen=True, slots=True)
class By:
    """Who moves the matter, when, and who the secretariat is where a step is theirs."""

    actor_id: int | None
    now: datetime
    office_id: int | None = None

    @property
    def today(self) -> date:
        """The day in Norway."""
        return local_day(self.now)


def make(
    matter: Item,
    id: str,
    title: str,
    kind: Kind,
    window: Window,
    by: By,
    who: Who = Who.OWNER,
) -> Item:
    """The item of a step, as it enters."""
    return Item(
        id=id,
        kind=kind,
        state=State.NEEDS_ACTION,
        created=by.now,
        modified=by.now,
        window=window,
        parent_id=matter.id,
        section=matter.section,
        **inherited(matter, title, who, by),
    )


def inherited(matter: Item, title: str, who: Who, by: By) -> dict[str, Any]:
    """The fields that a step has from its matter for as long as nobody gives it others."""
    theirs = who is Who.SECRETARIAT
    return {
        "title": f"{matter.title}: {title}",
        "owner": OFFICE if theirs else matter.owner,
        "owner_id": by.office_id if theirs else matter.owner_id,
        "group_id": matter.group_id,
        "visibility": matter.visibility,
        "categories": matter.categories,
    }


def called(step: Item, matter: Item) -> str:
    """What a step is called where its matter is named already."""
    return step.title.removeprefix(f"{matter.title}: ")


def parts(playbook: Playbook, matter: Item) -> dict[str, tuple[str, Who]]:
    """What each step's id is called, and who does it."""
    parts = {step_id(matter.id, step.name): (step.title, step.who) for step in playbook.steps}
    if playbook.dating is not None:
        parts[step_id(matter.id, DATING)] = playbook.dating.title, Who.OWNER
    return parts
