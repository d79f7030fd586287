"""What has just happened, as the next page tells it, and whether it can be taken back.

Owns the field `nylig` of an address: the item that was moved, or the several that were moved
together. It says what their journals say, so that an old address tells nothing untrue. Moving
them is `pages.moves`' and `pages.several`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from workflow.domain import wording
from workflow.domain.errors import NotFound
from workflow.domain.item import Item
from workflow.domain.lifecycle import JournalEntry, Trigger, undoable
from workflow.store import merged, queries
from workflow.web.tongue import _, language, marked, plural
from workflow.web.visit import Visit

#: What is said back after a move.
SAID = {
    Trigger.START: marked("er påbegynt."),
    Trigger.COMPLETE: marked("er merket ferdig."),
    Trigger.REOPEN: marked("er gjenåpnet."),
    Trigger.CANCEL: marked("er avlyst."),
    Trigger.RESCHEDULE: marked("er flyttet."),
    Trigger.EXTEND: marked("har fått lengre frist."),
    Trigger.WAIT: marked("venter."),
    Trigger.RESPOND: marked("har fått et svar."),
    Trigger.SETTLE: marked("er avklart."),
    Trigger.EDIT: marked("er endret."),
    Trigger.ACCEPT: marked("er godtatt."),
    Trigger.REJECT: marked("er avvist."),
    Trigger.MERGE: marked("er slått sammen med en annen sak."),
    Trigger.UNDO: marked("er tilbake slik den var."),
    Trigger.ADD: marked("er lagt inn."),
}

#: What several are joined by in an address; no item's id holds it.
_AND = "."


@dataclass(frozen=True, slots=True)
class Receipt:
    """What just happened to one item or to several, and whether it can be undone."""

    items: tuple[Item, ...]
    sentence: str
    undoable: bool

    @property
    def item(self) -> Item:
        """The one it tells of, or the first of them."""
        return self.items[0]

    @property
    def alone(self) -> bool:
        """Whether it tells of one."""
        return len(self.items) == 1


def recently(path: str, *ids: str) -> str:
    """The page to come back to, told which items were just moved."""
    address, hash, fragment = path.partition("#")
    address, _, query = address.partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith("nylig=")]
    return f"{address}?{'&'.join([*kept, f'nylig={_AND.join(ids)}'])}{hash}{fragment}"


def just_moved(connection: sa.Connection, visit: Visit, nylig: str) -> Receipt | None:
    """The latest move of what an address names as recent, where it was the same move of them all;
    None where there is none."""
    found = _seen(connection, visit, nylig.split(_AND) if nylig else ())
    if not found:
        return None
    pasts = queries.histories(connection, [item.id for item in found])
    trigger = pasts[found[0].id][-1].trigger
    together = [item for item in found if pasts[item.id][-1].trigger is trigger]
    if len(together) == 1:
        said = _said(connection, trigger, together[0])
    else:
        said = _several(trigger, len(together))
    if not said:
        return None
    may = all(may_undo(visit, item, pasts[item.id]) for item in together)
    return Receipt(tuple(together), said, may and trigger is not Trigger.UNDO)


def may_undo(visit: Visit, item: Item, past: Sequence[JournalEntry]) -> bool:
    """Whether the visitor may take the latest move back: who tracks the item may, and who has just
    finished it themselves."""
    if visit.manages(item.group_id):
        return undoable(past) is not None
    mine = past[-1].trigger is Trigger.COMPLETE and past[-1].actor_id == visit.actor_id
    return mine and visit.person is not None


def _seen(connection: sa.Connection, visit: Visit, ids: Iterable[str]) -> list[Item]:
    found = []
    for id in ids:
        try:
            found.append(visit.item(connection, id))
        except NotFound:
            continue
    return found


def _said(connection: sa.Connection, trigger: Trigger, item: Item) -> str:
    if trigger is Trigger.MERGE and item.merged_into:
        title = merged.titles(connection, [item.merged_into])[item.merged_into]
        return _("er slått sammen med «%(title)s».", title=title)
    return _(SAID[trigger]) if trigger in SAID else ""


def _several(trigger: Trigger, n: int) -> str:
    number = wording.number(n, language(), neuter=trigger is Trigger.ACCEPT)
    if trigger is Trigger.COMPLETE:
        said = plural(
            "%(number)s sak er merket ferdig.",
            "%(number)s saker er merket ferdige.",
            n,
            number=number,
        )
    elif trigger is Trigger.ACCEPT:
        said = plural(
            "%(number)s forslag er godtatt.", "%(number)s forslag er godtatt.", n, number=number
        )
    elif trigger is Trigger.UNDO:
        said = plural(
            "%(number)s sak er tilbake slik den var.",
            "%(number)s saker er tilbake slik de var.",
            n,
            number=number,
        )
    else:
        return ""
    return said[:1].upper() + said[1:]
