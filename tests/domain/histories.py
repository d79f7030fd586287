"""Any item with any legal history: what a database could hold, hostile words and odd days too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.calendars.samples import days, texts
from tests.conftest import NOW, a_task, an_event
from workflow.domain.item import Item, State, Visibility
from workflow.domain.lifecycle import Move, Trigger, create, fire, legal
from workflow.domain.window import Mod, Precision, Window

#: Moves that need nothing but the item; those with a date or a text are given one.
_PLAIN = (Trigger.ACCEPT, Trigger.START, Trigger.COMPLETE, Trigger.REOPEN, Trigger.CANCEL)

_LENGTHS = {
    Precision.MONTH: 30,
    Precision.QUARTER: 91,
    Precision.HALF: 181,
    Precision.SEASON: 90,
    Precision.YEAR: 364,
}


def stored_texts() -> st.SearchStrategy[str]:
    """Any text that a database takes: not a lone surrogate, which UTF-8 has no bytes for."""
    return texts().map(lambda text: text.encode("utf-8", "ignore").decode())


@st.composite
def any_windows(draw: st.DrawFn, first: int = 2, last: int = 9998) -> Window:
    """Any window that begins in these years, dated or not."""
    precision = draw(st.sampled_from(Precision))
    if precision is Precision.NONE:
        return Window(words=draw(stored_texts()))
    day = draw(days(first, last))
    length = _LENGTHS.get(precision, draw(st.integers(1, 20)))
    if precision is Precision.DAY:
        length = 0
    elif precision is Precision.WEEK:
        day -= timedelta(days=min(day.weekday(), (day - date.min).days))
        length = 6
    end = day + timedelta(days=min(length, (date.max - day).days))
    starts = draw(st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0)))
    ends = draw(st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0)))
    return Window(
        day,
        end,
        precision,
        draw(st.sampled_from(("2023-FA", "2023-W12", None))),
        mod=draw(st.none() | st.sampled_from(Mod)),
        starts=starts,
        ends=ends if starts else None,
        deadline=draw(st.booleans()),
        words=draw(stored_texts()),
    )


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Any item in any state, in whatever year."""
    make = draw(st.sampled_from((a_task, an_event)))
    task = make is a_task
    states = [s for s in State if not (task and s in (State.TENTATIVE, State.CONFIRMED))]
    if not task:
        states = [s for s in states if s not in (State.NEEDS_ACTION, State.IN_PROCESS)]
    return make(
        title=draw(stored_texts()),
        description=draw(stored_texts()),
        location=draw(st.none() | stored_texts()),
        owner=draw(st.none() | stored_texts()),
        categories=tuple(draw(st.lists(stored_texts(), max_size=2))),
        state=draw(st.sampled_from(states)),
        window=draw(any_windows()),
        ended=draw(st.none() | st.just(NOW)),
        visibility=draw(st.sampled_from(Visibility)),
    )


@st.composite
def histories(draw: st.DrawFn, id: str, first: int = 1990, last: int = 2059) -> list[Move]:
    """The moves of one item, each legal after the one before, over some days."""
    make = draw(st.sampled_from((a_task, an_event)))
    item = make(
        id=id,
        title=f"Sak {draw(stored_texts())}",
        description=draw(stored_texts()),
        location=draw(st.none() | stored_texts()),
        owner=draw(st.none() | st.just("Mari Lund")),
        categories=tuple(draw(st.lists(stored_texts(), max_size=2))),
        visibility=draw(st.sampled_from((Visibility.MEMBERS, Visibility.PUBLIC))),
        window=draw(any_windows(first, last)),
    )
    move = create(item, draw(st.sampled_from((Trigger.PROPOSE, Trigger.ADD))), None, NOW)
    moves, at = [move], NOW
    for _ in range(draw(st.integers(0, 5))):
        at += timedelta(hours=draw(st.integers(0, 72)))
        if follow := _next(draw, moves[-1].after, at, first, last):
            moves.append(follow)
    return moves


def _next(draw: st.DrawFn, item: Item, at: datetime, first: int, last: int) -> Move | None:
    triggers = [t for t in legal(item) if t in (*_PLAIN, Trigger.EDIT, Trigger.RESCHEDULE)]
    if not triggers:
        return None
    trigger = draw(st.sampled_from(triggers))
    changes: dict[str, Any] = {}
    if trigger is Trigger.EDIT:
        changes = {"title": f"Ny {draw(stored_texts())}"}
        if changes["title"] == item.title:
            return None
    elif trigger is Trigger.RESCHEDULE:
        window = replace(draw(any_windows(first, last)), words=f"{at}")
        changes = {"window": window}
    return fire(item, trigger, None, at, changes=changes)
