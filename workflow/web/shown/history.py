"""An item's journal as sentences: who did what, from what, to what, and why.

Owns the sentences of the history. The journal is `lifecycle`'s; it keeps ids, and this names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from workflow.domain import playbooks, wording
from workflow.domain.deadlines import local_day
from workflow.domain.item import Visibility, read_window
from workflow.domain.lifecycle import JournalEntry, Trigger
from workflow.web.shown.rows import Names

_DID = {
    Trigger.PROPOSE: "Lest ut av referatet.",
    Trigger.ADD: "{who} la inn saken.",
    Trigger.ACCEPT: "{who} godtok forslaget.",
    Trigger.REJECT: "{who} avviste forslaget.",
    Trigger.MERGE: "{who} slo saken sammen med en annen.",
    Trigger.START: "{who} begynte på den.",
    Trigger.COMPLETE: "{who} merket den ferdig.",
    Trigger.REOPEN: "{who} gjenåpnet den.",
    Trigger.CANCEL: "{who} avlyste den.",
    Trigger.RESPOND: "{who} førte et svar.",
    Trigger.SETTLE: "{who} avklarte et spørsmål.",
}

_UNDONE = {
    Trigger.ACCEPT: "godkjenningen",
    Trigger.REJECT: "avvisningen",
    Trigger.MERGE: "sammenslåingen",
    Trigger.EDIT: "endringen",
    Trigger.START: "at den var begynt på",
    Trigger.COMPLETE: "at den var ferdig",
    Trigger.REOPEN: "gjenåpningen",
    Trigger.CANCEL: "avlysningen",
    Trigger.RESCHEDULE: "flyttingen",
    Trigger.EXTEND: "utsettelsen",
    Trigger.WAIT: "ventingen",
    Trigger.RESPOND: "svaret",
    Trigger.SETTLE: "avklaringen",
}

_FIELDS = {
    "title": "tittelen",
    "location": "stedet",
    "description": "beskrivelsen",
    "categories": "kategoriene",
    "section": "punktet i referatet",
}

_ADDED = {
    "title": "tittel",
    "location": "sted",
    "description": "beskrivelse",
    "categories": "kategorier",
    "section": "punkt i referatet",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the history. `undoable` marks the latest move that still stands."""

    at: datetime
    sentence: str
    why: str
    undoable: bool


def told(history: Sequence[JournalEntry], names: Names, now: datetime) -> list[Told]:
    """The history, newest first."""
    reversible = undoable_version(history)
    by_version = {entry.version: entry for entry in history}
    today = local_day(now)
    return [
        Told(e.at, sentence(e, by_version, names, today), e.why, e.version == reversible)
        for e in reversed(history)
    ]


def undoable_version(history: Iterable[JournalEntry]) -> int | None:
    """The version that an undo would reverse now; None where there is none."""
    entries = list(history)
    undone = {entry.undoes for entry in entries}
    for entry in reversed(entries):
        if entry.trigger is not Trigger.UNDO and entry.version not in undone:
            return entry.version if entry.before else None
    return None


def sentence(
    entry: JournalEntry, by_version: dict[int, JournalEntry], names: Names, today: date
) -> str:
    """What one entry says."""
    who = names.actor(entry.actor_id)
    if entry.trigger is Trigger.UNDO:
        undone = by_version.get(entry.undoes or 0)
        return f"{who} angret {_UNDONE[undone.trigger] if undone else 'det forrige'}."
    if entry.trigger in (Trigger.EDIT, Trigger.RESCHEDULE, Trigger.EXTEND, Trigger.WAIT):
        return _edited(entry, who, names, today)
    said = _DID[entry.trigger].format(who=who)
    extra = [change for name in entry.after if (change := _change(entry, name, names, today))]
    told_also = entry.trigger is Trigger.ACCEPT and extra
    return f"{said} {' '.join(f'{e[:1].upper()}{e[1:]}.' for e in extra)}" if told_also else said


def _edited(entry: JournalEntry, who: str, names: Names, today: date) -> str:
    changes = [change for name in entry.after if (change := _change(entry, name, names, today))]
    if not changes:
        return f"{who} endret saken."
    if len(changes) > 1:
        changes = [f"{', '.join(changes[:-1])} og {changes[-1]}"]
    return f"{who} {changes[0]}."


def _change(entry: JournalEntry, name: str, names: Names, today: date) -> str | None:
    before: Any = entry.before.get(name)
    after: Any = entry.after.get(name)
    match name:
        case "window":
            return _moved(before, after, today)
        case "owner":
            return f"gjorde {after} ansvarlig" if after else f"fjernet {before} som ansvarlig"
        case "owner_id" if "owner" not in entry.after and after:
            return f"gjorde {names.people.get(after, after)} ansvarlig"
        case "group_id":
            return f"flyttet den til {names.groups.get(after, 'ingen gruppe')}"
        case "follow_up" if after:
            return f"lar den vente til {wording.day(date.fromisoformat(after), 'nb', today)}"
        case "follow_up":
            return "lar den ikke vente lenger"
        case "visibility":
            return f"gjorde den synlig {wording.seen_by(Visibility(after), 'nb')}"
        case "playbook":
            return f"satte slaget til «{playbooks.titles().get(str(after), after)}»"
        case _ if name in _FIELDS:
            return _worded(name, before, after)
    return None


def _moved(before: Any, after: Any, today: date) -> str:
    new = read_window(after)
    to = wording.window(new, "nb", today) + (
        f" kl. {new.time.replace(':', '.')}" if new.time else ""
    )
    old = read_window(before) if before else None
    if old is None or old.earliest is None:
        return f"satte datoen til {to}"
    return f"flyttet fra {wording.window(old, 'nb', today)} til {to}"


def _worded(name: str, before: Any, after: Any) -> str:
    old, new = _plain(before), _plain(after)
    if name == "description":
        return f"endret {_FIELDS[name]}"
    if not old:
        return f"la til {_ADDED[name]} «{new}»"
    if not new:
        return f"fjernet {_FIELDS[name]} «{old}»"
    return f"endret {_FIELDS[name]} fra «{old}» til «{new}»"


def _plain(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")
