"""What may happen to an item: one table of legal moves, one door.

Owns the moves and the journal entry each leaves. Writing a move down, with its entry and the
versions of the feeds it touches, is `workflow.store.unit_of_work`; the verbs people use are in
`workflow.services`. States are RFC 5545's (3.8.1.11), the drawing is a statechart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from workflow.domain.errors import IllegalMove, Refused
from workflow.domain.item import Item, State, changed_fields, record, replace_fields
from workflow.domain.proposal import Kind
from workflow.domain.publishing import scheduling_changed
from workflow.domain.window import Precision


class Trigger(StrEnum):
    """The verbs, in the order a matter meets them."""

    PROPOSE = "propose"
    ADD = "add"
    ACCEPT = "accept"
    REJECT = "reject"
    MERGE = "merge"
    EDIT = "edit"
    START = "start"
    COMPLETE = "complete"
    REOPEN = "reopen"
    CANCEL = "cancel"
    RESCHEDULE = "reschedule"
    EXTEND = "extend"
    WAIT = "wait"
    RESPOND = "respond"
    NUDGE = "nudge"
    SETTLE = "settle"
    UNDO = "undo"


# A target that depends on the item: accepted tasks need action; events are CONFIRMED on a day.
_OPEN = "open"
_SAME = "same"

_T, _E = (Kind.TASK,), (Kind.EVENT,)
_BOTH = (Kind.TASK, Kind.EVENT)
_ACTIVE = (State.NEEDS_ACTION, State.IN_PROCESS, State.TENTATIVE, State.CONFIRMED)

MOVES: tuple[tuple[Trigger, tuple[Kind, ...], tuple[State, ...], State | str], ...] = (
    (Trigger.ACCEPT, _BOTH, (State.PROPOSED, State.REJECTED), _OPEN),
    (Trigger.REJECT, _BOTH, (State.PROPOSED,), State.REJECTED),
    (Trigger.MERGE, _BOTH, (State.PROPOSED, *_ACTIVE), State.MERGED),
    (Trigger.EDIT, _BOTH, (State.PROPOSED, *_ACTIVE), _SAME),
    (Trigger.START, _T, (State.NEEDS_ACTION,), State.IN_PROCESS),
    (Trigger.COMPLETE, _T, (State.NEEDS_ACTION, State.IN_PROCESS), State.COMPLETED),
    (Trigger.REOPEN, _BOTH, (State.COMPLETED, State.CANCELLED), _OPEN),
    (Trigger.CANCEL, _BOTH, _ACTIVE, State.CANCELLED),
    (Trigger.RESCHEDULE, _BOTH, _ACTIVE, _SAME),
    (Trigger.EXTEND, _T, (State.NEEDS_ACTION, State.IN_PROCESS), _SAME),
    (Trigger.WAIT, _T, (State.NEEDS_ACTION, State.IN_PROCESS), _SAME),
    # what is said about an item without changing it: kept beside the journal entry it makes
    (Trigger.RESPOND, _BOTH, (*_ACTIVE, State.COMPLETED), _SAME),
    (Trigger.NUDGE, _BOTH, (*_ACTIVE, State.COMPLETED), _SAME),
    (Trigger.SETTLE, _BOTH, (State.PROPOSED, *_ACTIVE, State.COMPLETED), _SAME),
)

_LEGAL = {
    (trigger, kind, state): target
    for trigger, kinds, states, target in MOVES
    for kind in kinds
    for state in states
}

#: Moves that are nothing without a change to a field.
_CHANGING = frozenset({Trigger.EDIT, Trigger.RESCHEDULE, Trigger.EXTEND, Trigger.WAIT})

#: Fields a move may not touch: who the item is, and the stamps that the door sets itself.
_SEALED = frozenset({"id", "state", "version", "sequence", "created", "modified", "ended"})


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of an item's append-only history.

    `before` and `after` hold the changed fields as plain values (`item.record`); replaying every
    `after` in order gives the item. `actor_id` is a person's id, None for the operator's shell.
    `undoes` is the version that an undo reversed.
    """

    item_id: str
    version: int
    at: datetime
    actor_id: int | None
    trigger: Trigger
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    why: str = ""
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A move that is legal but not yet written: the item before (None when new), after, and why."""

    before: Item | None
    after: Item
    entry: JournalEntry


def legal(item: Item) -> tuple[Trigger, ...]:
    """The triggers that this item would accept now, in the table's order."""
    return tuple(t for t in Trigger if (t, item.kind, item.state) in _LEGAL)


def create(item: Item, trigger: Trigger, actor_id: int | None, now: datetime) -> Move:
    """A new item enters, as a proposal (`propose`) or by hand (`add`)."""
    state = State.PROPOSED if trigger is Trigger.PROPOSE else _open_state(item)
    fresh = replace(item, state=state, version=1, sequence=0, created=now, modified=now)
    entry = JournalEntry(fresh.id, 1, now, actor_id, trigger, {}, record(fresh))
    return Move(None, fresh, entry)


def fire(
    item: Item,
    trigger: Trigger,
    actor_id: int | None,
    now: datetime,
    *,
    changes: Mapping[str, Any] | None = None,
    why: str = "",
) -> Move:
    """The only door: the move that `trigger` makes of `item`, with `changes` to its fields.

    `now` is an aware datetime. Raises IllegalMove with a sentence where the table has no such
    move, and Refused where an edit changes nothing.
    """
    target = _LEGAL.get((trigger, item.kind, item.state))
    if target is None:
        raise IllegalMove(_cannot(item, trigger))
    changes = dict(changes or {})
    if sealed := _SEALED & changes.keys():
        raise ValueError(f"a move can't set {', '.join(sorted(sealed))}")
    if trigger in _CHANGING and not _differs(item, changes):
        raise Refused(f"Ingenting å endre i «{item.title}»: feltene har allerede disse verdiene.")
    changed = replace(item, **changes)
    return _move(item, replace(changed, state=_state(changed, target)), trigger, actor_id, now, why)


def undo(item: Item, history: Iterable[JournalEntry], actor_id: int | None, now: datetime) -> Move:
    """Reverse the latest move that still stands, by a new entry.

    `history` is the item's whole journal, oldest first. The first entry (how the item came to
    be) can't be undone: it is refused with a sentence.
    """
    entry = undoable(history)
    if entry is None:
        raise Refused(f"Det er ingenting å angre på «{item.title}».")
    restored = replace_fields(item, {k: v for k, v in entry.before.items() if k not in _STAMPS})
    move = _move(item, restored, Trigger.UNDO, actor_id, now, "")
    return replace(move, entry=replace(move.entry, undoes=entry.version))


def undoable(history: Iterable[JournalEntry]) -> JournalEntry | None:
    """The move that an undo would reverse now: the latest that still stands, except how the item
    came to be, and a nudge, which is in people's mail."""
    entries = list(history)
    undone = {entry.undoes for entry in entries}
    for entry in reversed(entries):
        if entry.trigger not in _FOR_GOOD and entry.version not in undone:
            return entry if entry.before else None
    return None


def rebuild(history: Iterable[JournalEntry]) -> Item:
    """The item as its journal tells it; equals the stored item."""
    item: Item | None = None
    for entry in history:
        item = replace_fields(item, dict(entry.after))
    if item is None:
        raise ValueError("an item without a journal")
    return item


_FOR_GOOD = frozenset({Trigger.UNDO, Trigger.NUDGE})
_STAMPS = frozenset({"version", "sequence", "modified"})


def _move(
    item: Item, after: Item, trigger: Trigger, actor_id: int | None, now: datetime, why: str
) -> Move:
    ended = after.ended
    if after.state in (State.COMPLETED, State.CANCELLED):
        ended = now if after.state is not item.state else item.ended
    elif after.ended is not None:
        ended = None
    after = replace(after, version=item.version + 1, modified=now, ended=ended)
    if scheduling_changed(item, after):
        after = replace(after, sequence=item.sequence + 1)
    old, new = changed_fields(item, after)
    entry = JournalEntry(item.id, after.version, now, actor_id, trigger, old, new, why)
    return Move(item, after, entry)


def _state(item: Item, target: State | str) -> State:
    if target is _OPEN or (target is _SAME and item.kind is Kind.EVENT and item.state.accepted):
        return _open_state(item)
    return item.state if target is _SAME else State(target)


def _open_state(item: Item) -> State:
    """An accepted task needs action; an event is CONFIRMED once it has a day, else TENTATIVE."""
    if item.kind is Kind.TASK:
        return State.NEEDS_ACTION
    firm = item.window.precision in (Precision.DAY, Precision.DAYS)
    return State.CONFIRMED if firm else State.TENTATIVE


def _differs(item: Item, changes: Mapping[str, Any]) -> bool:
    return any(getattr(item, name) != value for name, value in changes.items())


_VERBS = {
    Trigger.ACCEPT: "godtas",
    Trigger.REJECT: "avvises",
    Trigger.MERGE: "slås sammen",
    Trigger.EDIT: "endres",
    Trigger.START: "påbegynnes",
    Trigger.COMPLETE: "merkes ferdig",
    Trigger.REOPEN: "gjenåpnes",
    Trigger.CANCEL: "avlyses",
    Trigger.RESCHEDULE: "flyttes",
    Trigger.EXTEND: "få lengre frist",
    Trigger.WAIT: "settes på vent",
    Trigger.RESPOND: "besvares",
    Trigger.NUDGE: "purres på",
    Trigger.SETTLE: "avklares",
}

_STANDING = {
    State.PROPOSED: "bare er et forslag",
    State.REJECTED: "er avvist",
    State.MERGED: "er slått sammen med en annen",
    State.NEEDS_ACTION: "venter på å bli gjort",
    State.IN_PROCESS: "er påbegynt",
    State.COMPLETED: "er ferdig",
    State.TENTATIVE: "er foreløpig",
    State.CONFIRMED: "er bekreftet",
    State.CANCELLED: "er avlyst",
}


def _cannot(item: Item, trigger: Trigger) -> str:
    what = "En hendelse" if item.kind is Kind.EVENT else "En oppgave"
    return (
        f"«{item.title}» kan ikke {_VERBS[trigger]}: "
        f"{what.lower()} som {_STANDING[item.state]} ({item.state}) tillater det ikke."
    )
