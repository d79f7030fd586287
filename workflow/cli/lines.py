"""Items, proposals and history as lines for a terminal.

Owns the layout of a line; the words for dates are `workflow.domain.wording`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from workflow.domain import wording
from workflow.domain.item import Item
from workflow.domain.lifecycle import JournalEntry
from workflow.domain.proposal import Finding, Kind, Proposal

KINDS = {Kind.TASK: "oppgave", Kind.EVENT: "hendelse"}


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


def history(found: JournalEntry, names: Mapping[int, str]) -> Iterable[str]:
    """One line of history, with the fields it changed below it."""
    from workflow.domain.deadlines import OSLO

    who = names.get(found.actor_id, "en slettet person") if found.actor_id else "kommandolinjen"
    why = f" ({found.why})" if found.why else ""
    yield f"{found.at.astimezone(OSLO):%Y-%m-%d %H:%M}  {found.trigger:10}  {who}{why}"
    if found.before:
        for name, old in found.before.items():
            if name not in ("version", "modified", "sequence"):
                yield f"                    {name}: {old} → {found.after[name]}"
