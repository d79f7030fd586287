"""A matter and its chain, in one transaction: every move carries what follows from it.

Owns fetching what the rules need and writing what they say. The rules are
`workflow.domain.following`; each verb in `review` and `track` ends in `carry`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from workflow.domain import chains, following, playbooks
from workflow.domain import records as shapes
from workflow.domain.chains import Planned, Verdict
from workflow.domain.deadlines import deadline_day, local_day
from workflow.domain.errors import Refused
from workflow.domain.following import Followed
from workflow.domain.item import Item
from workflow.domain.lifecycle import Move, Trigger, fire
from workflow.domain.people import match_owner
from workflow.domain.phases import standing
from workflow.domain.playbooks import DATING, Playbook
from workflow.domain.playbooks.diagram import when
from workflow.domain.steps import OFFICE, By
from workflow.domain.window import Window
from workflow.store import findings, queries, steps
from workflow.store.unit_of_work import save_all

#: The kind of matter that has no steps.
SIMPLE = "task"


def carry(connection: sa.Connection, move: Move) -> Item:
    """Write a move and all that follows from it for the steps of a chain."""
    carry_all(connection, [move])
    return move.after


def carry_all(connection: sa.Connection, moves: Sequence[Move]) -> None:
    """Write several moves of different matters, each with what follows from it."""
    followed = [_followed(connection, move) for move in moves]
    save_all(connection, [*moves, *(after for each in followed for after in each.moves)])
    for move, each in zip(moves, followed, strict=True):
        findings.renew(connection, each.examined, each.findings, move.entry.at)


def apply(
    connection: sa.Connection, name: str, id: str, *, actor_id: int | None, now: datetime
) -> Item:
    """Let a matter follow a playbook from now on; the one it follows already fills what is
    missing in its chain."""
    item = queries.item(connection, id)
    wanted = playbooks.known(name)
    if not item.state.open:
        raise Refused(
            f"«{item.title}» er ikke åpen ({item.state}), og kan ikke følge en spillebok. "
            "Godta eller gjenåpne den først."
        )
    if item.playbook != wanted:
        changes = {"playbook": wanted}
        return carry(connection, fire(item, Trigger.EDIT, actor_id, now, changes=changes))
    playbook = _playbook(connection, wanted)
    found = steps.standing(connection, item.id)
    followed = following.complete(item, playbook, found, _by(connection, actor_id, now))
    if not followed.moves:
        raise Refused(f"«{item.title}» følger allerede «{playbook.title}», og ingenting mangler.")
    save_all(connection, followed.moves)
    return item


def extend(
    connection: sa.Connection,
    id: str,
    window: Window,
    *,
    actor_id: int | None,
    now: datetime,
    why: str,
) -> Item:
    """Give a task a later deadline, and say why; what is counted from it follows."""
    item = queries.item(connection, id)
    old, new = deadline_day(item.window), deadline_day(window)
    if not why.strip():
        raise Refused(f"Skriv hvorfor fristen for «{item.title}» forlenges (--why).")
    if old is not None and (new is None or new <= old):
        raise Refused(
            f"«{item.title}» har frist {old.isoformat()}. En utsettelse må gi en senere dag."
        )
    changes = {"window": window}
    return carry(connection, fire(item, Trigger.EXTEND, actor_id, now, changes=changes, why=why))


@dataclass(frozen=True, slots=True)
class Chain:
    """A matter with its plan, as it stands or as it would be."""

    matter: Item
    playbook: Playbook
    phase: str
    remark: str | None
    planned: tuple[Planned, ...]
    dating: Item | None


def of(connection: sa.Connection, id: str, now: datetime) -> Chain:
    """The chain of a matter, or of the matter whose step `id` is."""
    matter = matter_of(connection, id)
    found = steps.standing(connection, matter.id)
    return _chain(connection, matter, matter, found, now)


def preview(connection: sa.Connection, id: str, window: Window, now: datetime) -> Chain:
    """The chain as it would be if the matter, or the step `id`, got this window. Nothing moves."""
    item = queries.item(connection, id)
    moved = fire(item, Trigger.RESCHEDULE, None, now, changes={"window": window}).after
    matter = matter_of(connection, id)
    found = steps.standing(connection, matter.id)
    if item.id == matter.id:
        return _chain(connection, matter, moved, found, now)
    return _chain(connection, matter, matter, found, now, moved)


def matter_of(connection: sa.Connection, id: str) -> Item:
    """The matter that an id means: the item itself, or the one whose step it is."""
    item = queries.item(connection, id)
    if item.parent_id is not None and item.playbook == SIMPLE:
        return queries.item(connection, item.parent_id)
    return item


def record(chain: Chain, now: datetime) -> dict[str, Any]:
    """The stable JSON of a chain: the matter, its phase, and each step with its days."""
    return {
        "id": chain.matter.id,
        "title": chain.matter.title,
        "playbook": chain.playbook.name,
        "phase": chain.phase,
        "remark": chain.remark,
        "anchor": _iso(deadline_day(chain.matter.window)),
        "steps": [
            {
                "id": each.item.id if each.item else each.id,
                "name": each.step.name,
                "title": each.item.title if each.item else each.step.title,
                "rule": when(each.step, chain.playbook),
                "verdict": each.verdict.value,
                "state": each.item.state.value if each.item else None,
                "due": _iso(each.day),
                "computed": _iso(each.computed),
                "owner": each.item.owner if each.item else None,
                "locked": each.verdict is Verdict.LOCKED or each.step.locked,
            }
            for each in chain.planned
        ],
        "dating": shapes.item(chain.dating, now) if chain.dating else None,
    }


def _chain(
    connection: sa.Connection,
    before: Item,
    after: Item,
    found: dict[str, Item],
    now: datetime,
    moved: Item | None = None,
) -> Chain:
    playbook = _playbook(connection, after.playbook)
    planned = chains.plan(
        playbook, before, after, found, local_day(now), creating=before is not after, moved=moved
    )
    stands = standing(playbook, after, found, now)
    dating = found.get(chains.step_id(after.id, DATING))
    return Chain(after, playbook, stands.phase.title, stands.remark, tuple(planned), dating)


def _followed(connection: sa.Connection, move: Move) -> Followed:
    before, after = move.before, move.after
    names = (before.playbook if before else SIMPLE, after.playbook)
    told = Followed()
    if names != (SIMPLE, SIMPLE):
        old, new = (_playbook(connection, name) for name in names)
        found = steps.standing(connection, after.id)
        by = _by(connection, move.entry.actor_id, move.entry.at)
        told = following.follow(move, old if before else new, new, found, by)
    if before is None or (before.window == after.window and before.state is after.state):
        return told
    # what was merged into a step has a life of its own, but its day is the step's
    moved = before.window != after.window
    places = steps.stood_for(connection, after.id) if moved else []
    if after.parent_id is not None:
        places.append((after.id, after.parent_id))
    for _, matter_id in places:
        matter = queries.item(connection, matter_id)
        if matter.playbook == SIMPLE:
            continue
        playbook = _playbook(connection, matter.playbook)
        found = steps.standing(connection, matter.id)
        by = _by(connection, move.entry.actor_id, move.entry.at)
        more = following.follow_step(move, playbook, matter, found, by)
        told.moves += more.moves
        told.findings += more.findings
        told.examined |= more.examined
    return told


def _playbook(connection: sa.Connection, name: str) -> Playbook:
    playbook = playbooks.named(name)
    stored = {
        step.setting: int(value)
        for step in playbook.steps
        if step.setting and (value := queries.setting(connection, step.setting))
    }
    return playbook.with_settings(stored) if stored else playbook


def _by(connection: sa.Connection, actor_id: int | None, now: datetime) -> By:
    office = match_owner(OFFICE, queries.people(connection))
    return By(actor_id, now, office.id if office else None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
