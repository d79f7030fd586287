"""Lists give exactly what their words say, however the database finds it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import sqlalchemy as sa

from tests.conftest import NOW, a_task, an_event, day_window, week_window
from workflow.bootstrap import Frist
from workflow.domain.deadlines import deadline_day
from workflow.domain.item import Item, State, Visibility
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.people import Person
from workflow.domain.proposal import Kind
from workflow.domain.window import Mod, Precision, Window
from workflow.services import register, track
from workflow.store import audit, lists
from workflow.store.lists import Narrow
from workflow.store.unit_of_work import save_all

FIRST = date(2023, 1, 2)
MEMBERS = (Visibility.MEMBERS, Visibility.PUBLIC)


def many(pick: random.Random, n: int = 400) -> list[Item]:
    """Tasks and events of a day, a week, several weeks, a month and a season, over two years."""
    return [_one(pick, number) for number in range(n)]


def _one(pick: random.Random, number: int) -> Item:
    day = FIRST + timedelta(days=pick.randrange(730))
    span = Window(day, day + timedelta(days=pick.choice((1, 6, 7, 30, 200))), Precision.DAYS, "x")
    windows = (
        day_window(day, deadline=pick.random() < 0.5),
        replace(day_window(day), mod=Mod.BEFORE),
        week_window(day.year, day.isocalendar().week if day.isocalendar().year == day.year else 1),
        span,
        Window(day, day + timedelta(days=89), Precision.SEASON, "2023-SP"),
        Window(),
    )
    make = pick.choice((a_task, an_event))
    return make(
        id=f"item{number:06}",
        title=f"Sak {number}",
        window=pick.choice(windows),
        visibility=pick.choice(tuple(Visibility)),
        categories=pick.choice(((), ("Plan",), ("Plan", "Næring"), ("næring",))),
    )


def falls_within(item: Item, first: date, last: date) -> bool:
    """The definition: a task by its deadline, an event by any of its days."""
    due, window = deadline_day(item.window), item.window
    if due is None or window.earliest is None or window.latest is None:
        return False
    if item.kind is Kind.TASK:
        return first <= due <= last
    return window.earliest <= last and window.latest >= first


def test_a_span_of_days_holds_what_is_due_and_what_goes_on_in_it(either: Frist) -> None:
    pick = random.Random(1)
    items = many(pick)
    with either.write() as connection:
        save_all(connection, [create(item, Trigger.ADD, None, NOW) for item in items])
    with either.read() as connection:
        for _ in range(60):
            first = FIRST + timedelta(days=pick.randrange(-30, 760))
            last = first + timedelta(days=pick.choice((0, 6, 34, 364)))
            narrow = Narrow(sees=MEMBERS, category=pick.choice(("", "Plan", "Næring")))
            found = lists.within(connection, first, last, narrow, limit=1000)
            meant = {
                item.id
                for item in items
                if falls_within(item, first, last)
                and item.visibility in MEMBERS
                and (not narrow.category or narrow.category in item.categories)
            }
            assert {item.id for item in found} == meant, (first, last)
            by_due = [deadline_day(item.window) for item in found]
            assert by_due == sorted(by_due, key=lambda due: due or FIRST)
            few = lists.within(connection, first, last, narrow, limit=3)
            assert [item.id for item in few] == [item.id for item in found[:3]]


def test_a_list_is_the_same_by_pages_as_in_one(either: Frist) -> None:
    with either.write() as connection:
        moves = [create(item, Trigger.ADD, None, NOW) for item in many(random.Random(2), 90)]
        save_all(connection, moves)
        for number, move in enumerate(moves[:30]):
            if move.after.kind is Kind.TASK:
                later = NOW + timedelta(minutes=number % 7)
                track.complete(connection, move.after.id, actor_id=None, now=later)
    with either.read() as connection:
        for narrow, how in (
            (Narrow(), {}),
            (Narrow(sees=MEMBERS), {"around": date(2023, 9, 1)}),
            (Narrow(states=[State.COMPLETED.value]), {"latest": True}),
        ):
            whole, total = lists.page(connection, narrow, limit=1000, **how)  # type: ignore[arg-type] # either
            assert len(whole) == total > 5
            parts = [
                item
                for skip in range(0, total, 7)
                for item in lists.page(connection, narrow, limit=7, skip=skip, **how)[0]  # type: ignore[arg-type] # either
            ]
            assert [item.id for item in parts] == [item.id for item in whole]


def test_what_comes_is_before_what_has_been(either: Frist) -> None:
    days = [date(2023, 3, 1), date(2023, 3, 20), date(2023, 2, 1), date(2023, 5, 1)]
    items = [a_task(id=f"{day}", window=day_window(day)) for day in days]
    with either.write() as connection:
        fresh = [*items, a_task(id="undated", window=Window())]
        save_all(connection, [create(item, Trigger.ADD, None, NOW) for item in fresh])
    with either.read() as connection:
        found, _ = lists.page(connection, Narrow(), limit=9, around=date(2023, 3, 20))
    assert [item.id for item in found] == [
        "2023-03-20", "2023-05-01", "undated", "2023-03-01", "2023-02-01",
    ]  # fmt: skip


def test_owners_are_people_and_words_of_what_the_visitor_sees(either: Frist) -> None:
    with either.write() as connection:
        bob = register.add_person(connection, "Bob Bakke", "bob@frist.example", now=NOW)
        register.add_person(connection, "Charlie Dahl", "charlie@frist.example", now=NOW)
        items = [
            a_task(id="1", owner="Bob", owner_id=bob.id),
            a_task(id="2", owner="BB", owner_id=bob.id),
            a_task(id="3", owner="Styret"),
            a_task(id="4", owner="Styret"),
            a_task(id="5", owner="Personalutvalget", visibility=Visibility.SECRETARIAT),
            a_task(id="6"),
        ]
        save_all(connection, [create(item, Trigger.ADD, None, NOW) for item in items])
    with either.read() as connection:
        assert lists.owners(connection, MEMBERS) == [(bob.id, "Bob Bakke"), (None, "Styret")]
        assert len(lists.owners(connection, tuple(Visibility))) == 3
        assert lists.owners(connection, (Visibility.PUBLIC,)) == []


def test_years_and_categories_are_those_of_what_the_visitor_sees(either: Frist) -> None:
    with either.write() as connection:
        public, other = Visibility.PUBLIC, Visibility.MEMBERS
        items = [
            an_event(id="1", window=day_window(date(2021, 5, 1)), visibility=public),
            an_event(id="2", window=day_window(date(2022, 5, 1)), categories=("Hemmelig",),
                     visibility=other),
            an_event(id="3", window=day_window(date(2023, 5, 1)), categories=("Plan",),
                     visibility=public),
        ]  # fmt: skip
        save_all(connection, [create(item, Trigger.ADD, None, NOW) for item in items])
    span = (date(2020, 1, 1), date(2030, 1, 1))
    with either.read() as connection:
        for sees, years, names in (
            ((public,), [2021, 2023], ["Plan"]),
            ((public, other), [2021, 2022, 2023], ["Hemmelig", "Plan"]),
        ):
            narrow = Narrow(sees=sees)
            assert lists.years(connection, narrow, range(2015, 2026)) == years
            assert lists.categories(connection, *span, narrow, limit=100) == names


def test_the_questions_that_pages_ask_are_answered_by_an_index(frist: Frist, bob: Person) -> None:
    asked: list[str] = []

    def note(_c: object, _k: object, statement: str, values: object, *_: object) -> None:
        if statement.startswith(("SELECT", "WITH")) and "items" in statement:
            asked.append(statement)
            plans.append((statement, values))

    plans: list[tuple[str, object]] = []
    sa.event.listen(frist.engine, "before_cursor_execute", note)
    day = date(2023, 3, 20)
    with frist.read() as connection:
        lists.within(connection, day, day, Narrow(sees=MEMBERS), limit=9)
        lists.page(connection, Narrow(states=["NEEDS-ACTION"]), limit=9)
        lists.owners(connection, MEMBERS)
        audit.latest(connection, limit=5)
        lists.finished(connection, bob.id, NOW, limit=5)
    sa.event.remove(frist.engine, "before_cursor_execute", note)
    assert len(plans) >= 6
    with frist.read() as connection:
        for statement, values in plans:
            explained = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            steps = [row[3] for row in explained]
            assert not [s for s in steps if s in ("SCAN items", "SCAN journal")], (statement, steps)
