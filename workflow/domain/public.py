"""What anybody may hear of items and their news: as much as open calendars and pages show.

Owns what a reader's digest is made from, so that nothing else can stand in it. Which items are
public is each one's own visibility; which of them a digest holds is `digest`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workflow.domain.item import Item, Visibility
from workflow.domain.news import News
from workflow.domain.window import Precision


def heard(items: Iterable[Item], told: News) -> tuple[list[Item], News]:
    """The public ones of `items`, without their owners and the minutes' words, and their news:
    nothing of what an item was before it was made public. One that was made so in the window is
    new."""
    shown = [_shown(item) for item in items if item.visibility is Visibility.PUBLIC]
    opened = {item.id for item in shown if _hidden(told, item.id)}
    before = {
        id: {name: value for name, value in was.items() if name in ("window", "title")}
        for id, was in told.before.items()
        if id not in opened
    }
    return shown, News(told.new | opened, before, told.ended)


def _hidden(told: News, id: str) -> bool:
    """Whether an item was not public when the window opened."""
    was = told.before.get(id, {}).get("visibility")
    return was is not None and was != Visibility.PUBLIC.value


def _shown(item: Item) -> Item:
    # a vague date has nothing but its words
    vague = item.window.precision is Precision.VAGUE
    window = item.window if vague else replace(item.window, words="")
    return replace(item, owner=None, owner_id=None, window=window)
