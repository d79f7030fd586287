"""The ladder of reminders: which rungs are due, each once, over holidays and downtime."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.workdays import is_workday
from tests.conftest import NOW, a_task, an_event, day_window, week_window
from workflow.domain.deadlines import OSLO, deadline_day
from workflow.domain.item import State
from workflow.domain.lifecycle import Trigger, create, fire, undo
from workflow.domain.reminders import (
    Audience,
    Due,
    Ladder,
    Rung,
    due,
    latest,
    nudges,
    rungs,
    standing_since,
)
from workflow.domain.window import Window

LADDER = Ladder()
LONG_AGO = datetime(2023, 1, 2, 9, tzinfo=OSLO)
DEADLINE = date(2023, 4, 14)  # the Friday after Easter
TASK = a_task(window=day_window(DEADLINE, deadline=True))


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=OSLO)


def told_on(day: date, told: frozenset[tuple[str, date, str]] = frozenset()) -> Due | None:
    return due(TASK, LADDER, at(day), since=LONG_AGO, told=told)


def test_the_rungs_count_working_days_over_easter_and_then_go_on_every_week() -> None:
    assert [(r.name, r.day, r.week) for r in rungs(TASK, LADDER, date(2023, 5, 10))] == [
        ("14", date(2023, 3, 22), ""),
        ("7", date(2023, 3, 31), ""),
        ("2", date(2023, 4, 12), ""),
        ("0", date(2023, 4, 14), ""),
        ("overdue", date(2023, 4, 17), "2023-W16"),
        ("overdue", date(2023, 4, 24), "2023-W17"),
        ("overdue", date(2023, 5, 2), "2023-W18"),  # Monday is 1 May
        ("secretariat", date(2023, 5, 2), "2023-W18"),
        ("overdue", date(2023, 5, 8), "2023-W19"),
        ("secretariat", date(2023, 5, 8), "2023-W19"),
    ]


@pytest.mark.parametrize(
    ("window", "day"),
    [
        (day_window(date(2023, 4, 16)), date(2023, 4, 14)),  # a Sunday
        (week_window(2023, 14), date(2023, 4, 5)),  # the week of Easter
        (day_window(date(2023, 5, 17)), date(2023, 5, 16)),
    ],
)
def test_the_last_rung_of_a_deadline_on_a_day_off_is_the_working_day_before(
    window: Window, day: date
) -> None:
    found = rungs(a_task(window=window), LADDER, date(2023, 5, 31))
    assert [rung.day for rung in found if rung.name == "0"] == [day]


@pytest.mark.parametrize(
    "item",
    [
        an_event(window=day_window(DEADLINE)),
        replace(TASK, state=State.COMPLETED),
        replace(TASK, state=State.CANCELLED),
        replace(TASK, state=State.PROPOSED),
        a_task(window=Window()),
    ],
)
def test_nobody_is_reminded_of_what_cannot_be_late(item: object) -> None:
    assert rungs(item, LADDER, date(2023, 5, 31)) == []  # type: ignore[arg-type] # items all


def test_a_rung_is_due_from_seven_on_its_day() -> None:
    day = date(2023, 3, 22)
    early, later = (due(TASK, LADDER, at(day, h), since=LONG_AGO, told=set()) for h in (6, 7))
    assert (early, later) == (None, Due(Rung("14", day, DEADLINE)))


def test_a_rung_is_told_once() -> None:
    first = told_on(date(2023, 3, 22))
    assert first is not None
    told = frozenset({first.rung.key})
    days = [date(2023, 3, 22) + timedelta(days=n) for n in range(9)]
    assert [told_on(day, told) for day in days] == [None] * 9
    assert told_on(date(2023, 3, 31), told) == Due(Rung("7", date(2023, 3, 31), DEADLINE))


def test_after_downtime_the_last_rung_is_told_and_covers_the_others() -> None:
    found = told_on(date(2023, 4, 13))
    assert found is not None
    assert (found.rung.name, [rung.name for rung in found.covers]) == ("2", ["14", "7"])


def test_once_the_last_that_went_by_is_told_an_earlier_one_has_nothing_to_add() -> None:
    day = date(2023, 4, 17)
    assert told_on(day, frozenset({("overdue", DEADLINE, "2023-W16")})) is None
    assert told_on(day, frozenset({("2", DEADLINE, "")})) is not None


@given(
    deadline=st.dates(date(2023, 1, 2), date(2024, 12, 31)),
    after=st.integers(-40, 60),
    waits=st.none() | st.integers(-40, 60),
    audience=st.sampled_from(Audience),
)
def test_the_latest_rung_is_the_last_of_those_that_went_by(
    deadline: date, after: int, waits: int | None, audience: Audience
) -> None:
    follow_up = None if waits is None else deadline + timedelta(waits)
    task = replace(TASK, window=day_window(deadline, deadline=True), follow_up=follow_up)
    day = deadline + timedelta(after)
    went_by = [rung for rung in rungs(task, LADDER, day) if rung.audience is audience]
    last = latest(deadline, follow_up, LADDER, day, audience)
    assert last == (went_by[-1] if went_by else None)


def test_the_secretariats_rungs_are_the_secretariats_alone() -> None:
    found = due(
        TASK,
        LADDER,
        at(date(2023, 5, 3)),
        since=LONG_AGO,
        told=set(),
        audience=Audience.SECRETARIAT,
    )
    day = date(2023, 5, 2)
    assert found == Due(Rung("secretariat", day, DEADLINE, "2023-W18", Audience.SECRETARIAT))


def test_rungs_from_before_the_owner_had_the_task_are_not_told() -> None:
    since = at(date(2023, 4, 3))
    assert due(TASK, LADDER, at(date(2023, 4, 4)), since=since, told=set()) is None
    found = due(TASK, LADDER, at(date(2023, 4, 12)), since=since, told=set())
    assert found == Due(Rung("2", date(2023, 4, 12), DEADLINE))


def test_a_new_date_arms_the_ladder_anew() -> None:
    told = {rung.key for rung in rungs(TASK, LADDER, DEADLINE)}
    moved = replace(TASK, window=day_window(date(2023, 6, 16)))
    found = due(moved, LADDER, at(date(2023, 5, 26)), since=at(DEADLINE), told=told)
    assert found == Due(Rung("14", date(2023, 5, 26), date(2023, 6, 16)))


def test_while_one_waits_nothing_is_told_and_then_that_day_is() -> None:
    waits = replace(TASK, follow_up=date(2023, 4, 12))
    days = [date(2023, 3, 31), date(2023, 4, 11), date(2023, 4, 12), date(2023, 4, 14)]
    found = [due(waits, LADDER, at(day), since=LONG_AGO, told=set()) for day in days]
    assert [each.rung.name if each else None for each in found] == [
        None,
        None,
        "follow-up 2023-04-12",
        "0",
    ]


def test_a_task_without_a_day_can_be_waited_for_too() -> None:
    day = date(2023, 4, 12)
    waits = a_task(window=Window(), follow_up=day)
    found = due(waits, LADDER, at(day), since=LONG_AGO, told=set())
    assert found == Due(Rung("follow-up 2023-04-12", day, day))


def test_those_who_have_not_answered_are_asked_before_the_deadline_and_not_after() -> None:
    days = [date(2023, 3, 30), date(2023, 3, 31), date(2023, 4, 12), date(2023, 4, 15)]
    asked = [[rung.name for rung in nudges(TASK, (7, 2), at(day), since=NOW)] for day in days]
    assert asked == [[], ["nudge-7"], ["nudge-7", "nudge-2"], []]


def test_nobody_is_late_with_what_they_have_just_been_given_more_time_for() -> None:
    extended = at(date(2023, 4, 11))  # after the rung of 31 March, before that of 12 April
    days = [date(2023, 4, 11), date(2023, 4, 12)]
    asked = [[rung.name for rung in nudges(TASK, (7, 2), at(day), since=extended)] for day in days]
    assert asked == [[], ["nudge-2"]]


def test_a_task_has_stood_since_its_date_owner_or_openness_last_changed() -> None:
    hours = [NOW + timedelta(hours=n) for n in range(7)]
    move = create(TASK, Trigger.PROPOSE, None, hours[0])
    item, history = move.after, [move.entry]
    found = []
    for n, (trigger, changes) in enumerate(
        (
            (Trigger.ACCEPT, {}),
            (Trigger.EDIT, {"title": "Annet"}),
            (Trigger.RESCHEDULE, {"window": day_window(date(2023, 6, 16))}),
            (Trigger.EDIT, {"owner_id": 7}),
            (Trigger.COMPLETE, {}),
        ),
        1,
    ):
        move = fire(item, trigger, None, hours[n], changes=changes)
        item, history = move.after, [*history, move.entry]
        found.append(standing_since(history))
    undone = undo(item, history, None, hours[6])
    found.append(standing_since([*history, undone.entry]))
    assert found == [hours[1], hours[1], hours[3], hours[4], hours[4], hours[6]]


DAYS = st.dates(date(2000, 1, 1), date(2036, 12, 31))


@given(DAYS, st.lists(st.integers(0, 90), min_size=1, max_size=40, unique=True))
def test_however_seldom_one_looks_no_rung_is_lost_and_none_is_told_twice(
    deadline: date, looks: list[int]
) -> None:
    task = a_task(window=day_window(deadline))
    told: set[tuple[str, date, str]] = set()
    last = date.min
    for days in sorted(looks):
        last = deadline - timedelta(days=30) + timedelta(days=days)
        found = due(task, LADDER, at(last), since=at(date(1999, 1, 1)), told=told)
        if found is not None:
            keys = [rung.key for rung in (*found.covers, found.rung)]
            assert not told & set(keys)
            assert found.rung.day == max(rung.day for rung in (*found.covers, found.rung))
            told |= set(keys)
    owners = {r.key for r in rungs(task, LADDER, last) if r.audience is Audience.OWNER}
    assert told == owners


@given(DAYS)
def test_every_rung_falls_on_a_working_day_and_has_its_own_key(deadline: date) -> None:
    task = a_task(window=day_window(deadline))
    found = rungs(task, LADDER, deadline + timedelta(days=70))
    assert all(is_workday(rung.day) for rung in found)
    assert len({rung.key for rung in found}) == len(found)
    last = deadline_day(task.window)
    assert last is not None
    assert all(rung.day > last for rung in found if rung.week)
