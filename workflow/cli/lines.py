"""Items, proposals and history as lines for a terminal.

Owns the layout of a line; the words for dates are `workflow.domain.wording`'s, the
sentences of a history `workflow.web.shown.history`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from workflow.domain import wording
from workflow.domain.item import Item
from workflow.domain.proposal import Finding, Kind, Proposal

if TYPE_CHECKING:
    from workflow.web.shown.history import Told

KINDS = {Kind.TASK: "oppgave", Kind.EVENT: "hendelse"}


def delivered(counts: Mapping[str, int]) -> str:
    """How a sending went."""
    n = counts.get("sent", 0)
    sent = f"{n} e-post{'er' if n != 1 else ''} sendt."
    if counts.get("unreachable"):
        return f"{sent} E-postserveren tar ikke imot nå; resten venter i utboksen."
    return sent


def item(found: Item, today: date) -> str:
    """One item on one line."""
    when = wording.window(found.window, "nb", today)
    owner = f" · {found.owner}" if found.owner else ""
    return f"{found.id}  {KINDS[found.kind]:8}  {when:28}  {found.title}{owner}"


def item_with_state(found: Item, today: date) -> str:
    """One item on one line, its state in words."""
    return f"{item(found, today)}  [{wording.state(found, 'nb')}]"


def sheet(found: Item, today: date, group: str | None, matter: Item | None) -> Iterable[str]:
    """What else is known of one item: a line for each field that says something."""
    from workflow.domain import playbooks

    task = found.kind is Kind.TASK
    fields = {
        "Når": wording.window_detail(found.window, "nb", today, deadline=task),
        "Venter til": wording.long_day(found.follow_up, "nb", today) if found.follow_up else "",
        "Sted": found.location,
        "Gruppe": group,
        "Slag": playbooks.titles().get(found.playbook) if found.playbook != "task" else "",
        "Ledd i": f"{matter.id}  {matter.title}" if matter else "",
        "Kategorier": ", ".join(found.categories),
        "Synlig": wording.seen_by(found.visibility, "nb"),
        "Merknad": " ".join(found.description.split()),
    }
    yield from (f"  {name:11} {value}" for name, value in fields.items() if value)


def proposal(found: Proposal, today: date, explain: bool) -> Iterable[str]:
    """One proposal as read: what it is, its quote, and what a reader would ask about."""
    owner = f" · {found.owner}" if found.owner else ""
    when = wording.window(found.window, "nb", today)
    yield f"{KINDS[found.kind]:8}  {when:28}  {found.title}{owner}"
    yield f"          «{' '.join(found.quote.split())}»"
    yield from findings(found.findings)
    if explain:
        spoke = ", ".join(f"{name} {weight:+.2f}" for name, weight in found.rules)
        yield f"          {found.confidence:.0%} sikker: {spoke}"


def findings(found: Iterable[Finding]) -> Iterable[str]:
    """What a careful reader would ask about."""
    for each in found:
        yield f"        ! {each.message}"


def told(each: Told) -> str:
    """One line of history: when, who did what, and why."""
    from workflow.domain.deadlines import OSLO

    why = f" ({each.why})" if each.why else ""
    return f"{each.at.astimezone(OSLO):%Y-%m-%d %H:%M}  {each.sentence}{why}"
