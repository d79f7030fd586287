"""What follows for a matter's steps from a move of the matter: made, moved, withdrawn, reopened.

Owns the rules, pure: a move goes in, more moves and findings come out. The days are `chains`'.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    told = Followed()
    if not after.state.open:
        if before is not None and before.state is not after.state:
            _end(told, old, before, after, found, by)
        return told
    if before is None or not before.state.accepted:
        _make(told, playbook, before or after, after, found, by)
    elif not before.state.open:
        _again(told, playbook, before, found, by)
    elif old.name != playbook.name:
        gone = {id: i for id, i in found.items() if id not in parts(playbook, after)}
        _withdraw(told, gone, by, f"Saken følger nå «{playbook.title}».")
        _make(told, playbook, after, after, found, by)
    elif playbook.dates(before.window) != playbook.dates(after.window):
        _dated(told, playbook, before, after, found, by)
    else:
        _shift(told, playbook, before, after, found, by)
    return told


def complete(matter: Item, playbook: Playbook, found: Mapping[str, Item], by: By) -> Followed:
    """What is missing in a matter's chain, made now."""
    told = Followed()
    _make(told, playbook, matter, matter, found, by)
    return told


def follow_step(
    move: Move, playbook: Playbook, matter: Item, found: Mapping[str, Item], by: By
) -> Followed:
    """What a step's new day means for those that are counted from it."""
    told = Followed()
    if move.before is None or deadline_day(move.before.window) == deadline_day(move.after.window):
        return told
    planned = chains.plan(playbook, matter, matter, found, by.today, moved=move.after)
    why = f"«{move.after.title}» ble flyttet."
    _carry_out(told, planned, playbook, matter, by, why)
    _ask(told, planned, move.before, move.after)
    _check_length(told, playbook, matter, {**found, move.after.id: move.after})
    return told


def _make(
    told: Followed,
    playbook: Playbook,
    before: Item,
    after: Item,
    found: Mapping[str, Item],
    by: By,
) -> None:
    """Make the chain, or make it anew: what was withdrawn and still lies ahead comes back."""
    if not playbook.dates(after.window):
        _ask_for_date(told, playbook, after, found, by)
        return
    planned = chains.plan(playbook, before, after, found, by.today, creating=True)
    for each in planned:
        if each.verdict is Verdict.CANCELLED and each.item and each.item.state is State.CANCELLED:
            if each.computed is not None and each.computed < by.today:
                continue
            back = fire(each.item, Trigger.REOPEN, by.actor_id, by.now, why=_REMADE)
            told.moves.append(back)
            if each.day != each.computed:
                told.moves.append(_to(back.after, each, playbook, after, by, _REMADE))
    _carry_out(told, planned, playbook, after, by, _REMADE)


def _ask_for_date(
    told: Followed, playbook: Playbook, matter: Item, found: Mapping[str, Item], by: By
) -> None:
    dating = playbook.dating
    if dating is None:
        return
    day = chains.dating_day(dating, matter.window, by.today)
    window = Window(day, day, Precision.DAY, day.isoformat(), deadline=True, implied=("date",))
    known = found.get(step_id(matter.id, DATING))
    if known is None:
        item = make(matter, step_id(matter.id, DATING), dating.title, Kind.TASK, window, by)
        told.moves.append(create(item, Trigger.ADD, by.actor_id, by.now))
    elif known.state in (State.CANCELLED, State.COMPLETED):
        back = fire(known, Trigger.REOPEN, by.actor_id, by.now, why=_UNDATED)
        told.moves.append(back)
        if back.after.window != window:
            told.moves.append(_window(back.after, window, by, _UNDATED))


def _dated(
    told: Followed,
    playbook: Playbook,
    before: Item,
    after: Item,
    found: Mapping[str, Item],
    by: By,
) -> None:
    """The matter has got its date, or has lost it."""
    if not playbook.dates(after.window):
        _withdraw(told, found, by, _UNDATED)
        _ask_for_date(told, playbook, after, found, by)
        return
    asked = found.get(step_id(after.id, DATING))
    if asked is not None and asked.state.open:
        told.moves.append(fire(asked, Trigger.COMPLETE, by.actor_id, by.now, why="Datoen er satt."))
    _make(told, playbook, before, after, found, by)


def _shift(
    told: Followed,
    playbook: Playbook,
    before: Item,
    after: Item,
    found: Mapping[str, Item],
    by: By,
) -> None:
    """The anchor has moved, or what steps have from their matter has changed."""
    if before.window != after.window and playbook.dates(after.window):
        planned = chains.plan(playbook, before, after, found, by.today)
        _carry_out(told, planned, playbook, after, by, f"«{after.title}» ble flyttet.")
        _ask(told, planned, before, after)
    latest = {move.after.id: move.after for move in told.moves}
    for id, (title, who) in parts(playbook, after).items():
        item = found.get(id)
        if item is None or not item.state.open or item.id != id:
            continue
        was, now = (inherited(matter, title, who, by) for matter in (before, after))
        changes = {
            name: value
            for name, value in now.items()
            if was[name] != value and getattr(item, name) == was[name]
        }
        if changes:
            standing = latest.get(id, item)
            why = f"«{after.title}» ble endret."
            told.moves.append(
                fire(standing, Trigger.EDIT, by.actor_id, by.now, changes=changes, why=why)
            )
    _check_length(told, playbook, after, found)


def _end(
    told: Followed,
    playbook: Playbook,
    before: Item,
    after: Item,
    found: Mapping[str, Item],
    by: By,
) -> None:
    """The matter is done: what led up to it is no longer needed. Or it is gone, and all of it."""
    if after.state is not State.COMPLETED:
        _withdraw(told, found, by, _GONE.get(after.state, _GONE[State.CANCELLED]))
        return
    anchor = deadline_day(before.window)
    led_up = {
        each.id: each.item
        for each in chains.plan(playbook, before, before, found, by.today)
        if each.item and each.computed and anchor and each.computed < anchor
    }
    if asked := found.get(step_id(after.id, DATING)):
        led_up[asked.id] = asked
    _withdraw(told, led_up, by, f"«{after.title}» er ferdig.")


def _again(
    told: Followed, playbook: Playbook, before: Item, found: Mapping[str, Item], by: By
) -> None:
    """The matter goes on: the steps that were withdrawn with it do, too. One without a day has
    none but the one that asks for it, whatever was withdrawn in the same moment."""
    asks, dated = step_id(before.id, DATING), playbook.dates(before.window)
    for id, item in found.items():
        together = item.state is State.CANCELLED and item.ended == before.ended
        if together and (dated or id == asks):
            why = f"«{before.title}» går videre."
            told.moves.append(fire(item, Trigger.REOPEN, by.actor_id, by.now, why=why))


def _withdraw(told: Followed, found: Mapping[str, Item], by: By, why: str) -> None:
    """Cancel these steps; what merely stands for one, and has a life of its own, stays."""
    for id, item in found.items():
        if item.state.open and item.id == id:
            told.moves.append(fire(item, Trigger.CANCEL, by.actor_id, by.now, why=why))


def _carry_out(
    told: Followed, planned: list[Planned], playbook: Playbook, matter: Item, by: By, why: str
) -> None:
    for each in planned:
        if each.verdict is Verdict.CREATE:
            step, words = each.step, when(each.step, playbook)
            window = step_window(step, matter, each.computed, words)
            item = make(matter, each.id, step.title, step.kind, window, by, step.who)
            told.moves.append(create(item, Trigger.ADD, by.actor_id, by.now))
        elif each.verdict is Verdict.MOVE and each.item is not None:
            told.moves.append(_to(each.item, each, playbook, matter, by, why))


def _to(item: Item, each: Planned, playbook: Playbook, matter: Item, by: By, why: str) -> Move:
    window = step_window(each.step, matter, each.computed, when(each.step, playbook))
    return _window(item, window, by, why)


def _window(item: Item, window: Window, by: By, why: str) -> Move:
    changes = {"window": window}
    return fire(item, Trigger.RESCHEDULE, by.actor_id, by.now, changes=changes, why=why)


def _ask(told: Followed, planned: list[Planned], before: Item, after: Item) -> None:
    told.examined |= {each.item.id for each in planned if each.item is not None}
    told.findings += [
        (id, Finding("step-stays", sentence))
        for id, sentence in chains.conflicts(planned, before, after)
    ]


def _check_length(
    told: Followed, playbook: Playbook, matter: Item, found: Mapping[str, Item]
) -> None:
    """Whether a hearing of our own has become shorter than the rule."""
    sent = deadline_day(matter.window)
    step: Step | None = next((s for s in playbook.steps if s.setting == SETTING), None)
    if step is None or sent is None:
        return
    id = step_id(matter.id, step.name)
    item = next((m.after for m in reversed(told.moves) if m.after.id == id), found.get(id))
    closes = deadline_day(item.window) if item is not None and item.state.open else None
    weeks = step.offset.amount if step.offset is not None else WEEKS
    if item is not None and closes and (short := too_short(sent, closes, weeks)):
        told.findings.append((item.id, short))


_REMADE = "Stegene regnes ut etter spilleboken."
_UNDATED = "Saken har ingen dato nå."
_GONE = {
    State.CANCELLED: "Saken er avlyst.",
    State.PROPOSED: "Godkjenningen ble angret.",
    State.REJECTED: "Saken er avvist.",
    State.MERGED: "Saken er slått sammen med en annen.",
}
