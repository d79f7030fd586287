"""A matter's chain of deadlines as links in a row: what is done, what is next, what follows.

Owns the order and the look of each link. Which steps there are, and on which days, is
`services.chain`'s to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflow.domain import wording
from workflow.domain.chains import Planned, Verdict
from workflow.domain.deadlines import deadline_day
from workflow.domain.item import State
from workflow.domain.playbooks.diagram import when
from workflow.services.chain import Chain
from workflow.web.tongue import _, language, told


@dataclass(frozen=True, slots=True)
class Link:
    """One link. `look` is «done», «now», «open», «gone» or «anchor»; `says` the same in a word.

    `rule` tells what its day is counted from, `asks` that a person must decide about it.
    """

    id: str | None
    title: str
    day: str
    rule: str
    look: str
    says: str
    asks: bool
    today_before: bool


def links(chain: Chain, today: date) -> list[Link]:
    """The chain's links by day, the matter itself among them; those without a day come last."""
    anchor = deadline_day(chain.matter.window) or chain.matter.window.earliest
    rows: list[tuple[date | None, str, Planned | None]] = [
        (each.day, each.id, each) for each in chain.planned
    ]
    rows.append((anchor, chain.matter.id, None))
    rows.sort(key=lambda row: (row[0] is None, row[0] or date.max, row[2] is None))
    found: list[Link] = []
    marked = next_up = False
    for day, id, each in rows:
        here = not marked and day is not None and day >= today
        marked = marked or here
        state = each.item.state if each and each.item else None
        if each is None:
            state = chain.matter.state
        look, says = _look(state, each.verdict if each else None)
        if look == "open" and not next_up:
            look, says, next_up = "now", _("neste"), True
        found.append(
            Link(
                id=(each.item.id if each.item else None) if each else id,
                title=told(each.step.title) if each else chain.matter.title,
                day=wording.long_day(day, language(), today) if day else _("ingen dag satt"),
                rule=told(when(each.step, chain.playbook)) if each else _("det alt regnes fra"),
                look=look,
                says=says,
                asks=bool(each and each.needs_asking),
                today_before=here,
            )
        )
    return found


def _look(state: State | None, verdict: Verdict | None) -> tuple[str, str]:
    if state is State.COMPLETED:
        return "done", _("ferdig")
    if state is State.CANCELLED:
        return "gone", _("avlyst")
    if verdict is Verdict.PASSED:
        return "gone", _("dagen var passert")
    return "open", _("venter")
