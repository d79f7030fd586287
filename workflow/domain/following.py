"""What follows for a matter's steps from a move of the matter: made, moved, withdrawn, reopened.

Owns the rules, pure: a move goes in, more moves and findings come out. The days are `chains`'.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workflow.domain import chains
from workflow.domain.chains import Planned, Verdict, step_id, step_window
from workflow.domain.deadlines import deadline_day
from workflow.domain.hearing import SETTING, WEEKS, too_short
from workflow.domain.item import Item, State
from workflow.domain.lifecycle import Move, Trigger, create, fire
from workflow.domain.playbooks.diagram import when
from workflow.domain.playbooks.loading import DATING
from workflow.domain.playbooks.model import Playbook, Step
from workflow.domain.proposal import Finding, Kind
from workflow.domain.steps import By, inherited, make, parts
from workflow.domain.window import Precision, Window


@dataclass(slots=True)
class Followed:
    """What follows: moves in the order to be written, and findings by item id. Whatever was
    asked before about the `examined` items and is not among the findings, is no question now."""

    moves: list[Move] = field(default_factory=list)
    findings: list[tuple[str, Finding]] = field(default_factory=list)
    examined: set[str] = field(default_factory=set)


def follow(
    move: Move, old: Playbook, playbook: Playbook, found: Mapping[str, Item], by: By
) -> Followed:
    """What a move of a matter means for its steps.

    `old` and `playbook` are its playbooks before and after; `found` the items that stand for
    steps of either, by step id.
    """
    before, after = move.before, move.after
    follower = _Follower(playbook, found, by)
    if not after.state.open:
        if before is not None and before.state is not after.state:
            _Follower(old, found, by, follower.told).end(before, after)
    elif before is None or not before.state.accepted:
        follower.make(before or after, after)
    elif not before.state.open:
        follower.again(before)
    elif old.name != playbook.name:
        gone = {id: i for id, i in found.items() if id not in parts(playbook, after)}
        follower.withdraw(gone, f"Saken følger nå «{playbook.title}».")
        follower.make(after, after)
    elif playbook.dates(before.window) != playbook.dates(after.window):
        follower.dated(before, after)
    else:
        follower.shift(before, after)
    return follower.told


def complete(matter: Item, playbook: Playbook, found: Mapping[str, Item], by: By) -> Followed:
    """What is missing in a matter's chain, made now."""
    follower = _Follower(playbook, found, by)
    follower.make(matter, matter)
    return follower.told


def follow_step(
    move: Move, playbook: Playbook, matter: Item, found: Mapping[str, Item], by: By
) -> Followed:
    """What a step's new day, or its end, means for those that are counted from it."""
    follower = _Follower(playbook, found, by)
    before, after = move.before, move.after
    if before is not None:
        follower.led_up(before, after, matter)
        if deadline_day(before.window) != deadline_day(after.window):
            follower.step_moved(before, after, matter)
    return follower.told


@dataclass(slots=True)
class _Follower:
    """One move being followed: the playbook, the items that stand for its steps by step id, who
    moves, and what has been found to follow."""

    playbook: Playbook
    found: Mapping[str, Item]
    by: By
    told: Followed = field(default_factory=Followed)

    def make(self, before: Item, after: Item) -> None:
        """Make the chain, or make it anew: what was withdrawn and still lies ahead comes back."""
        if not self.playbook.dates(after.window):
            self.ask_for_date(after)
            return
        planned = self._plan(before, after, creating=True)
        for each in planned:
            ahead = each.computed is None or each.computed >= self.by.today
            if ahead and each.item is not None and each.item.state is State.CANCELLED:
                back = self._fire(each.item, Trigger.REOPEN, _REMADE)
                if each.day != each.computed:
                    self._to(back, each, after, _REMADE)
        self._carry_out(planned, after, _REMADE)

    def ask_for_date(self, matter: Item) -> None:
        """The task to give the matter a date, where its playbook has one."""
        dating = self.playbook.dating
        if dating is None:
            return
        day = chains.dating_day(dating, matter.window, self.by.today)
        window = Window(day, day, Precision.DAY, day.isoformat(), deadline=True, implied=("date",))
        id = step_id(matter.id, DATING)
        known = self.found.get(id)
        if known is None:
            self._create(make(matter, id, dating.title, Kind.TASK, window, self.by))
        elif known.state in (State.CANCELLED, State.COMPLETED):
            back = self._fire(known, Trigger.REOPEN, _UNDATED)
            if back.window != window:
                self._window(back, window, _UNDATED)

    def dated(self, before: Item, after: Item) -> None:
        """The matter has got its date, or has lost it."""
        if not self.playbook.dates(after.window):
            self.withdraw(self.found, _UNDATED)
            self.ask_for_date(after)
            return
        asked = self.found.get(step_id(after.id, DATING))
        if asked is not None and asked.state.open:
            self._fire(asked, Trigger.COMPLETE, "Datoen er satt.")
        self.make(before, after)

    def shift(self, before: Item, after: Item) -> None:
        """The anchor has moved, or what steps have from their matter has changed."""
        if before.window != after.window and self.playbook.dates(after.window):
            planned = self._plan(before, after)
            self._carry_out(planned, after, f"«{after.title}» ble flyttet.")
            self._ask(planned, before, after)
        latest = {move.after.id: move.after for move in self.told.moves}
        for id, (title, who) in parts(self.playbook, after).items():
            item = self.found.get(id)
            if item is None or not item.state.open or item.id != id:
                continue
            was, now = (inherited(matter, title, who, self.by) for matter in (before, after))
            changes = {
                name: value
                for name, value in now.items()
                if was[name] != value and getattr(item, name) == was[name]
            }
            if changes:
                why = f"«{after.title}» ble endret."
                self._fire(latest.get(id, item), Trigger.EDIT, why, changes)
        self._check_length(after, self.found)

    def end(self, before: Item, after: Item) -> None:
        """The matter is done: what led up to it is no longer needed. Or it is gone, and all of
        it."""
        if after.state is not State.COMPLETED:
            self.withdraw(self.found, _GONE.get(after.state, _GONE[State.CANCELLED]))
            return
        anchor = deadline_day(before.window)
        led_up = {
            each.id: each.item
            for each in self._plan(before, before)
            if each.item and each.computed and anchor and each.computed < anchor
        }
        if asked := self.found.get(step_id(after.id, DATING)):
            led_up[asked.id] = asked
        self.withdraw(led_up, f"«{after.title}» er ferdig.")

    def again(self, before: Item) -> None:
        """The matter goes on: the steps that were withdrawn with it do, too. One without a day
        has none but the one that asks for it, whatever was withdrawn in the same moment."""
        asks, dated = step_id(before.id, DATING), self.playbook.dates(before.window)
        self._back({id: i for id, i in self.found.items() if dated or id == asks}, before)

    def led_up(self, before: Item, after: Item, matter: Item) -> None:
        """What led up to a step is no longer needed once that is done, and is again where it was
        not: nobody is to ask the silent when all have answered."""
        steps = {step_id(matter.id, step.name): step for step in self.playbook.steps}
        step = steps.get(after.id)
        if step is None or before.state is after.state:
            return
        up = {
            id: self.found[id]
            for id, each in steps.items()
            if id in self.found and each.anchor == step.name and each.offset
            if each.offset.amount < 0
        }
        if after.state is State.COMPLETED:
            self.withdraw(up, f"«{after.title}» er ferdig.")
        elif before.state is State.COMPLETED and (
            matter.state.open or matter.state is State.COMPLETED
        ):
            self._back(up, before)

    def step_moved(self, before: Item, after: Item, matter: Item) -> None:
        """A step has got another day: those that are counted from it follow."""
        planned = self._plan(matter, matter, moved=after)
        self._carry_out(planned, matter, f"«{after.title}» ble flyttet.")
        self._ask(planned, before, after)
        self._check_length(matter, {**self.found, after.id: after})

    def withdraw(self, found: Mapping[str, Item], why: str) -> None:
        """Cancel these steps; what merely stands for one, and has a life of its own, stays."""
        for id, item in found.items():
            if item.state.open and item.id == id:
                self._fire(item, Trigger.CANCEL, why)

    def _back(self, gone: Mapping[str, Item], before: Item) -> None:
        """Reopen what was withdrawn in the moment that `before` ended."""
        for item in gone.values():
            if item.state is State.CANCELLED and item.ended == before.ended:
                self._fire(item, Trigger.REOPEN, f"«{before.title}» går videre.")

    def _plan(
        self, before: Item, after: Item, *, creating: bool = False, moved: Item | None = None
    ) -> list[Planned]:
        today = self.by.today
        return chains.plan(
            self.playbook, before, after, self.found, today, creating=creating, moved=moved
        )

    def _carry_out(self, planned: list[Planned], matter: Item, why: str) -> None:
        for each in planned:
            if each.verdict is Verdict.CREATE:
                step = each.step
                window = step_window(step, matter, each.computed, when(step, self.playbook))
                item = make(matter, each.id, step.title, step.kind, window, self.by, step.who)
                self._create(item)
            elif each.verdict is Verdict.MOVE and each.item is not None:
                self._to(each.item, each, matter, why)

    def _create(self, item: Item) -> None:
        self.told.moves.append(create(item, Trigger.ADD, self.by.actor_id, self.by.now))

    def _fire(
        self, item: Item, trigger: Trigger, why: str, changes: Mapping[str, Any] | None = None
    ) -> Item:
        move = fire(item, trigger, self.by.actor_id, self.by.now, changes=changes, why=why)
        self.told.moves.append(move)
        return move.after

    def _to(self, item: Item, each: Planned, matter: Item, why: str) -> None:
        words = when(each.step, self.playbook)
        self._window(item, step_window(each.step, matter, each.computed, words), why)

    def _window(self, item: Item, window: Window, why: str) -> None:
        self._fire(item, Trigger.RESCHEDULE, why, {"window": window})

    def _ask(self, planned: list[Planned], before: Item, after: Item) -> None:
        self.told.examined |= {each.item.id for each in planned if each.item is not None}
        self.told.findings += [
            (id, Finding("step-stays", sentence))
            for id, sentence in chains.conflicts(planned, before, after)
        ]

    def _check_length(self, matter: Item, found: Mapping[str, Item]) -> None:
        """Whether a hearing of our own has become shorter than the rule."""
        sent = deadline_day(matter.window)
        step: Step | None = next((s for s in self.playbook.steps if s.setting == SETTING), None)
        if step is None or sent is None:
            return
        id = step_id(matter.id, step.name)
        moves = reversed(self.told.moves)
        item = next((m.after for m in moves if m.after.id == id), found.get(id))
        closes = deadline_day(item.window) if item is not None and item.state.open else None
        weeks = step.offset.amount if step.offset is not None else WEEKS
        if item is not None and closes and (short := too_short(sent, closes, weeks)):
            self.told.findings.append((item.id, short))


_REMADE = "Stegene regnes ut etter spilleboken."
_UNDATED = "Saken har ingen dato nå."
_GONE = {
    State.CANCELLED: "Saken er avlyst.",
    State.PROPOSED: "Godkjenningen ble angret.",
    State.REJECTED: "Saken er avvist.",
    State.MERGED: "Saken er slått sammen med en annen.",
}
