"""A matter's chain: its days, and what becomes of them when the anchor moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calendars.workdays import is_workday
from tests.conftest import NOW, a_task, an_event, day_window, week_window
from workflow.domain import playbooks
from workflow.domain.chains import Planned, Verdict, conflicts, dating_day, plan, step_id
from workflow.domain.item import Item, State
from workflow.domain.window import Precision, Window

TODAY = NOW.date()
HEARING = playbooks.named("consultation")
MATTER = a_task(title="Sende notatet på høring", window=day_window(date(2023, 5, 26)))


def made(matter: Item = MATTER, name: str = "consultation") -> dict[str, Item]:
    """The steps of a chain as they stand right after it was made."""
    planned = plan(playbooks.named(name), matter, matter, {}, TODAY, creating=True)
    return {
        each.id: a_task(
            id=each.id,
            title=each.step.title,
            parent_id=matter.id,
            window=day_window(each.computed) if each.computed else Window(),
        )
        for each in planned
        if each.verdict is Verdict.CREATE
    }


def days(planned: list[Planned]) -> dict[str, tuple[Verdict, date | None, date | None]]:
    return {each.step.name: (each.verdict, each.day, each.computed) for each in planned}


def test_steps_are_counted_back_and_forward_from_the_anchor_over_holidays() -> None:
    planned = plan(HEARING, MATTER, MATTER, {}, TODAY, creating=True)
    computed = {each.step.name: each.computed for each in planned}
    assert computed == {
        "draft": date(2023, 5, 3),  # 17, 18 May are holidays
        "comments": date(2023, 5, 15),
        "approve": date(2023, 5, 23),
        "announce": date(2023, 5, 30),  # Whit Monday is the 29th
        "close": date(2023, 6, 16),
        "nudge": date(2023, 6, 9),
        "decide": date(2023, 6, 30),
        "publish": date(2023, 7, 7),
    }
    assert {each.verdict for each in planned} == {Verdict.CREATE}


def test_a_step_whose_day_has_passed_is_not_made() -> None:
    matter = replace(MATTER, window=week_window(2023, 12))
    verdicts = {
        e.step.name: e.verdict for e in plan(HEARING, matter, matter, {}, TODAY, creating=True)
    }
    assert [name for name, verdict in verdicts.items() if verdict is Verdict.PASSED] == [
        "draft",
        "comments",
    ]


def test_a_matter_without_a_date_has_nothing_to_count_from() -> None:
    matter = replace(MATTER, window=Window())
    for name in playbooks.NAMES:
        planned = plan(playbooks.named(name), matter, matter, {}, TODAY, creating=True)
        assert {each.verdict for each in planned} <= {Verdict.WAITING}


def test_when_the_anchor_moves_open_steps_follow_done_and_locked_ones_stay() -> None:
    found = made()
    for name in ("draft", "announce"):  # the announcement locks the closing date
        id = step_id(MATTER.id, name)
        found[id] = replace(found[id], state=State.COMPLETED)
    moved = replace(MATTER, window=day_window(date(2023, 6, 2)))
    assert days(plan(HEARING, MATTER, moved, found, TODAY)) == {
        "draft": (Verdict.DONE, date(2023, 5, 3), date(2023, 5, 9)),
        "comments": (Verdict.MOVE, date(2023, 5, 15), date(2023, 5, 23)),
        "approve": (Verdict.MOVE, date(2023, 5, 23), date(2023, 5, 30)),
        "announce": (Verdict.DONE, date(2023, 5, 30), date(2023, 6, 5)),
        "close": (Verdict.LOCKED, date(2023, 6, 16), date(2023, 6, 23)),
        # these count from the closing date, which stays
        "nudge": (Verdict.SAME, date(2023, 6, 9), date(2023, 6, 9)),
        "decide": (Verdict.SAME, date(2023, 6, 30), date(2023, 6, 30)),
        "publish": (Verdict.SAME, date(2023, 7, 7), date(2023, 7, 7)),
    }


def test_a_date_that_a_person_has_set_stays_and_is_asked_about() -> None:
    found = made()
    id = step_id(MATTER.id, "draft")
    found[id] = replace(found[id], window=day_window(date(2023, 5, 2)))
    moved = replace(MATTER, window=day_window(date(2023, 6, 2)))
    planned = plan(HEARING, MATTER, moved, found, TODAY)
    assert days(planned)["draft"] == (Verdict.BY_HAND, date(2023, 5, 2), date(2023, 5, 9))
    assert list(conflicts(planned, MATTER, moved)) == [
        (
            id,
            "«utkastet er skrevet» er satt for hånd til 2.5.2023 og ble ikke flyttet da "
            "«Sende notatet på høring» gikk fra 26.5.2023 til 2.6.2023. "
            "Regelen gir 9.5.2023.",
        )
    ]


def test_what_is_counted_from_a_step_follows_that_step() -> None:
    found = made()
    close = found[step_id(MATTER.id, "close")]
    later = replace(close, window=day_window(date(2023, 6, 30)))
    planned = days(plan(HEARING, MATTER, MATTER, found, TODAY, moved=later))
    moves = {name: new for name, (verdict, _, new) in planned.items() if verdict is Verdict.MOVE}
    assert moves == {
        "nudge": date(2023, 6, 23),
        "decide": date(2023, 7, 14),
        "publish": date(2023, 7, 21),
    }


def test_a_visit_within_a_fair_lies_in_the_fairs_week_and_moves_with_it() -> None:
    fair = an_event(title="Nor-Shipping", window=week_window(2023, 23, deadline=False))
    playbook = playbooks.named("trade-fair")
    planned = days(plan(playbook, fair, fair, {}, TODAY, creating=True))
    assert planned == {
        "invite": (Verdict.CREATE, None, date(2023, 4, 5)),  # 10 April is Easter Monday
        "list": (Verdict.CREATE, None, date(2023, 5, 15)),
        "visit": (Verdict.CREATE, None, date(2023, 6, 5)),
        "follow-up": (Verdict.CREATE, None, date(2023, 6, 23)),
    }


def test_a_date_is_wanted_before_the_window_opens_or_else_soon() -> None:
    dating = playbooks.named("seminar").dating
    assert dating is not None
    autumn = Window(date(2023, 9, 1), date(2023, 11, 30), Precision.SEASON, "2023-FA")
    spring = Window(date(2023, 3, 1), date(2023, 5, 31), Precision.SEASON, "2023-SP")
    wanted = [dating_day(dating, window, TODAY) for window in (autumn, spring, Window())]
    assert wanted == [date(2023, 7, 7), date(2023, 4, 3), date(2023, 4, 3)]


DAYS = st.dates(date(2023, 4, 1), date(2035, 12, 31))
WITH_STEPS = [name for name in playbooks.NAMES if playbooks.named(name).steps]


@given(st.sampled_from(WITH_STEPS), DAYS, st.integers(-300, 300))
def test_moving_an_untouched_chain_is_making_it_there(name: str, day: date, by: int) -> None:
    playbook = playbooks.named(name)
    matter = an_event(window=day_window(day))
    moved = replace(matter, window=day_window(day + timedelta(days=by)))
    found = made(matter, name)
    if not found:
        return
    there = {e.id: e.computed for e in plan(playbook, moved, moved, {}, date.min, creating=True)}
    for each in plan(playbook, matter, moved, found, TODAY):
        assert each.computed == there[each.id]
        if each.item is not None:
            assert each.verdict in (Verdict.MOVE, Verdict.SAME)


@given(st.sampled_from(WITH_STEPS), DAYS)
def test_no_step_falls_on_a_day_off(name: str, day: date) -> None:
    matter = a_task(window=day_window(day))
    playbook = playbooks.named(name)
    for each in plan(playbook, matter, matter, {}, TODAY, creating=True):
        if each.computed is not None and each.computed != day and not each.step.within:
            assert is_workday(each.computed)
