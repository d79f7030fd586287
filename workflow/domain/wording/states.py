"""States, kinds, small numbers and how late a thing is, in words."""

from __future__ import annotations

from datetime import datetime

from calendars.workdays import workdays_between
from workflow.domain import proposal
from workflow.domain.deadlines import deadline_day, local_day
from workflow.domain.item import Item, Visibility
from workflow.domain.window import Window
from workflow.domain.wording import dates
from workflow.domain.wording.words import words


def state(item: Item, lang: str) -> str:
    """«Påbegynt», «Ferdig», «Avlyst»."""
    return words(lang).states[item.state]


def kind(kind: proposal.Kind, lang: str) -> str:
    """«Frist» for a task, «Hendelse» for an event."""
    return words(lang).kinds[kind]


def seen_by(visibility: Visibility, lang: str) -> str:
    """«for medlemmene»: who may see an item."""
    return words(lang).seen_by[visibility]


def number(n: int, lang: str, *, neuter: bool = False) -> str:
    """A count in a sentence: words up to twelve («ingen», «én» or «ett», «to»), then digits."""
    w = words(lang)
    if n == 1 and neuter:
        return w.neuter_one
    return w.numbers[n] if 0 <= n < len(w.numbers) else str(n)


def overdue(window: Window, lang: str, now: datetime) -> str:
    """«forfalt for 6 arbeidsdager siden», counted from its last day to today in Norway.

    «forfalt fredag 17. mars» where no working day has come since; "" where nothing was due.
    """
    last, today = deadline_day(window), local_day(now)
    if last is None:
        return ""
    w = words(lang)
    late = workdays_between(last, today)
    if late < 1:
        on = dates.relative_day(last, lang, today) or dates.long_day(last, lang, today)
        return w.overdue_on.format(on)
    return w.overdue_since.format(late, w.workday[late > 1])
