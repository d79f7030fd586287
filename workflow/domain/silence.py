"""Why a person is not told of an item: the first rule that keeps it from them, as a sentence.

Owns the order of the rules for mail and pages. For calendars it is `feeds.hides` and `publishing`;
that a person is told is `digest.concerns`, and a test holds the two together.
"""

from __future__ import annotations

from datetime import datetime

from workflow.domain import wording
from workflow.domain.deadlines import local_day
from workflow.domain.digest import concerns, lines, standpoint, waits
from workflow.domain.item import Item, Visibility
from workflow.domain.news import News
from workflow.domain.people import Person, Role
from workflow.domain.preferences import Preferences, refuses
from workflow.domain.weeks import Week


def hidden_from(person: Person, item: Item) -> str | None:
    """Why the person may not see an item, or is not told of it; None where they are."""
    if concerns(person, item):
        return None
    if not item.state.accepted:
        return "Saken er ikke godtatt ennå."
    if item.visibility is Visibility.SECRETARIAT and person.role is not Role.SECRETARIAT:
        return f"Saken er bare synlig for sekretariatet og den ansvarlige, ikke for {person.name}."
    return f"Saken hører til en annen gruppe enn den {person.name} er med i."


def not_in_digest(person: Person, item: Item, wishes: Preferences, now: datetime) -> str | None:
    """The first rule that keeps an item out of this week's digest to a person; None: it is in it,
    as far as the item's own date decides (news is told once, and then no more)."""
    if reason := hidden_from(person, item):
        return reason
    if reason := refuses(wishes, "digest"):
        return reason
    week = Week.of(local_day(now))
    at = standpoint(week, now)
    if wishes.only_when_mine and item.owner_id != person.id:
        return f"{person.name} vil bare ha ukebrev når noe er deres eget."
    if lines([item], News(), week, at):
        return None
    if not item.state.open:
        return "Saken er ferdig eller avlyst, og står bare i ukebrevet den uken det skjedde."
    if until := waits(item, at):
        day = wording.plain(wording.day(until, "nb", week.monday))
        return f"Saken venter til {day}, og står i ukebrevet da."
    return "Saken ligger lenger fram enn de fire ukene som ukebrevet ser."
