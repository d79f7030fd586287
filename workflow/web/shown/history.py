"""An item's journal as sentences: who did what, from what, to what, and why.

Owns the sentences of the history. The journal is `lifecycle`'s; it keeps ids, and this names them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from workflow.domain import playbooks, wording
from workflow.domain.deadlines import local_day
from workflow.domain.item import Item, Visibility, read_window
from workflow.domain.lifecycle import JournalEntry, Trigger, undoable
from workflow.web.shown.rows import Names
from workflow.web.tongue import _, language, marked
from workflow.web.tongue import told as translated

_DID = {
    Trigger.PROPOSE: marked("Lest ut av referatet."),
    Trigger.ADD: marked("%(who)s la inn saken."),
    Trigger.ACCEPT: marked("%(who)s godtok forslaget."),
    Trigger.REJECT: marked("%(who)s avviste forslaget."),
    Trigger.MERGE: marked("%(who)s slo saken sammen med en annen."),
    Trigger.START: marked("%(who)s begynte på den."),
    Trigger.COMPLETE: marked("%(who)s merket den ferdig."),
    Trigger.REOPEN: marked("%(who)s gjenåpnet den."),
    Trigger.CANCEL: marked("%(who)s avlyste den."),
    Trigger.RESPOND: marked("%(who)s førte et svar."),
    Trigger.NUDGE: marked("%(who)s purret dem som ikke har svart."),
    Trigger.SETTLE: marked("%(who)s avklarte et spørsmål."),
}

_UNDONE = {
    Trigger.ACCEPT: marked("godkjenningen"),
    Trigger.REJECT: marked("avvisningen"),
    Trigger.MERGE: marked("sammenslåingen"),
    Trigger.EDIT: marked("endringen"),
    Trigger.START: marked("at den var begynt på"),
    Trigger.COMPLETE: marked("at den var ferdig"),
    Trigger.REOPEN: marked("gjenåpningen"),
    Trigger.CANCEL: marked("avlysningen"),
    Trigger.RESCHEDULE: marked("flyttingen"),
    Trigger.EXTEND: marked("utsettelsen"),
    Trigger.WAIT: marked("ventingen"),
    Trigger.RESPOND: marked("svaret"),
    Trigger.SETTLE: marked("avklaringen"),
}

_BEFORE = marked("det forrige")

_FIELDS = {
    "title": marked("tittelen"),
    "location": marked("stedet"),
    "description": marked("beskrivelsen"),
    "categories": marked("kategoriene"),
    "section": marked("punktet i referatet"),
}

_ADDED = {
    "title": marked("tittel"),
    "location": marked("sted"),
    "description": marked("beskrivelse"),
    "categories": marked("kategorier"),
    "section": marked("punkt i referatet"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the history. `undoable` marks the latest move that still stands; `joined` is
    the other item, where the line tells that one was merged into this."""

    at: datetime
    sentence: str
    why: str
    undoable: bool
    joined: Item | None = None


def told(
    history: Sequence[JournalEntry],
    names: Names,
    now: datetime,
    joined: Sequence[tuple[JournalEntry, Item]] = (),
) -> list[Told]:
    """The history, newest first. `joined` are the items that were merged into this one, each with
    the move that did it; the move is theirs, and so is taking it back."""
    reversible = undoable(history)
    by_version = {entry.version: entry for entry in history}
    today = local_day(now)
    lines = [
        Told(e.at, sentence(e, by_version, names, today), e.why, e is reversible) for e in history
    ]
    for e, other in joined:
        who = names.actor(e.actor_id)
        said = _("%(who)s slo «%(title)s» sammen med denne.", who=who, title=other.title)
        lines.append(Told(e.at, said, e.why, True, other))
    return sorted(lines, key=lambda line: line.at)[::-1]


def sentence(
    entry: JournalEntry, by_version: dict[int, JournalEntry], names: Names, today: date
) -> str:
    """What one entry says."""
    who = names.actor(entry.actor_id)
    if entry.trigger is Trigger.NUDGE and entry.actor_id is None:
        who = "Frist"  # those before a date go by themselves
    if entry.trigger is Trigger.UNDO:
        undone = by_version.get(entry.undoes or 0)
        what = _(_UNDONE.get(undone.trigger, _BEFORE) if undone else _BEFORE)
        return _("%(who)s angret %(what)s.", who=who, what=what)
    if entry.trigger in (Trigger.EDIT, Trigger.RESCHEDULE, Trigger.EXTEND, Trigger.WAIT):
        return _edited(entry, who, names, today)
    if entry.trigger is Trigger.PROPOSE and entry.after.get("confidence") is None:
        if entry.actor_id is not None:
            return _("%(who)s merket ordene i referatet.", who=who)
        return _("Meldt inn utenfra.")
    into = names.items.get(entry.after.get("merged_into", ""))
    if entry.trigger is Trigger.MERGE and into:
        return _("%(who)s slo saken sammen med «%(title)s».", who=who, title=into)
    said = _(_DID[entry.trigger], who=who)
    extra = [change for name in entry.after if (change := _change(entry, name, names, today))]
    told_also = entry.trigger is Trigger.ACCEPT and extra
    return f"{said} {' '.join(f'{e[:1].upper()}{e[1:]}.' for e in extra)}" if told_also else said


def _edited(entry: JournalEntry, who: str, names: Names, today: date) -> str:
    changes = [change for name in entry.after if (change := _change(entry, name, names, today))]
    if not changes:
        return _("%(who)s endret saken.", who=who)
    if len(changes) > 1:
        changes = [_("%(first)s og %(last)s", first=", ".join(changes[:-1]), last=changes[-1])]
    return f"{who} {changes[0]}."


def _change(entry: JournalEntry, name: str, names: Names, today: date) -> str | None:
    before: Any = entry.before.get(name)
    after: Any = entry.after.get(name)
    match name:
        case "window":
            return _moved(before, after, today)
        case "owner":
            if not after:
                return _("fjernet %(name)s som ansvarlig", name=before)
            return _("gjorde %(name)s ansvarlig", name=after)
        case "owner_id" if "owner" not in entry.after and after:
            return _("gjorde %(name)s ansvarlig", name=names.people.get(after, after))
        case "group_id":
            return _(
                "flyttet den til %(group)s", group=names.groups.get(after) or _("ingen gruppe")
            )
        case "follow_up" if after:
            day = wording.day(date.fromisoformat(after), language(), today)
            return _("lar den vente til %(day)s", day=day)
        case "follow_up":
            return _("lar den ikke vente lenger")
        case "visibility":
            seen = wording.seen_by(Visibility(after), language())
            return _("gjorde den synlig %(seen)s", seen=seen)
        case "playbook":
            title = translated(playbooks.titles().get(str(after), str(after)))
            return _("satte slaget til «%(title)s»", title=title)
        case _ if name in _FIELDS:
            return _worded(name, before, after)
    return None


def _moved(before: Any, after: Any, today: date) -> str:
    new = read_window(after)
    to = wording.window(new, language(), today)
    if new.starts is not None:
        to += f" {wording.clock(new.starts, language(), new.ends)}"
    old = read_window(before) if before else None
    if old is None or old.earliest is None:
        return _("satte datoen til %(to)s", to=to)
    before_that = wording.window(old, language(), today)
    return _("flyttet fra %(old)s til %(new)s", old=before_that, new=to)


def _worded(name: str, before: Any, after: Any) -> str:
    old, new = _plain(before), _plain(after)
    if name == "description":
        return _("endret %(field)s", field=_(_FIELDS[name]))
    if not old:
        return _("la til %(field)s «%(new)s»", field=_(_ADDED[name]), new=new)
    if not new:
        return _("fjernet %(field)s «%(old)s»", field=_(_FIELDS[name]), old=old)
    return _(
        "endret %(field)s fra «%(old)s» til «%(new)s»", field=_(_FIELDS[name]), old=old, new=new
    )


def _plain(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")
