"""A person's week: every item once, where its date puts it; news once, and only once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOW, a_task, an_event, day_window, week_window
from workflow.domain import lifecycle
from workflow.domain.deadlines import OSLO
from workflow.domain.digest import (
    Change,
    Digest,
    Line,
    Section,
    Undelivered,
    Waiting,
    concerns,
    digest,
    lines,
    may_finish,
    standpoint,
)
from workflow.domain.item import Item, State, Visibility
from workflow.domain.lifecycle import JournalEntry, Trigger
from workflow.domain.news import News, news
from workflow.domain.people import Person, Role
from workflow.domain.preferences import Preferences, due, falls, phase_of, refuses
from workflow.domain.weeks import Week
from workflow.domain.window import Mod, Precision, Window

W12 = Week(2023, 12)  # 20–26 March; NOW is its Monday morning
ALICE = Person(1, "Alice", "alice@frist.example", Role.SECRETARIAT)
BOB = Person(2, "Bob", "bob@frist.example", group_ids=(1,))
CHARLIE = Person(3, "Charlie", "charlie@frist.example", group_ids=(2,))


def window(first: date, last: date, precision: Precision, timex: str | None = None) -> Window:
    return Window(first, last, precision, timex)


APRIL = window(date(2023, 4, 1), date(2023, 4, 30), Precision.MONTH, "2023-04")
AUTUMN = window(date(2023, 9, 1), date(2023, 11, 30), Precision.SEASON, "2023-FA")


def only(item: Item, told: News | None = None, at: datetime = NOW) -> Line | None:
    found = lines([item], told or News(), W12, at)
    return found[0] if found else None


def section(item: Item, at: datetime = NOW) -> Section | None:
    found = only(item, at=at)
    return found.section if found else None


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (day_window(date(2023, 3, 10)), Section.OVERDUE),
        (day_window(date(2023, 3, 20)), Section.THIS_WEEK),
        (day_window(date(2023, 3, 20), at=time(8, 30)), Section.OVERDUE),
        (day_window(date(2023, 3, 26)), Section.THIS_WEEK),
        (day_window(date(2023, 3, 27)), Section.COMING),
        (day_window(date(2023, 4, 23)), Section.COMING),
        (day_window(date(2023, 4, 24)), None),
        (week_window(2023, 11), Section.OVERDUE),
        (week_window(2023, 12), Section.THIS_WEEK),
        (week_window(2023, 16), Section.COMING),
        (week_window(2023, 17), None),
        (APRIL, Section.COMING),
        (replace(APRIL, mod=Mod.ON_OR_BEFORE, deadline=True), Section.COMING),
        (AUTUMN, Section.UNDATED),
        (Window(), Section.UNDATED),
        (Window(precision=Precision.VAGUE, words="snarest"), Section.UNDATED),
    ],
)
def test_a_task_stands_where_its_deadline_puts_it(when: Window, expected: Section | None) -> None:
    assert section(a_task(window=when)) is expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (day_window(date(2023, 3, 19)), None),
        (day_window(date(2023, 3, 20)), Section.THIS_WEEK),
        (window(date(2023, 3, 18), date(2023, 3, 21), Precision.DAYS), Section.THIS_WEEK),
        (window(date(2023, 3, 26), date(2023, 3, 28), Precision.DAYS), Section.THIS_WEEK),
        (day_window(date(2023, 3, 27)), Section.COMING),
        (week_window(2023, 12, deadline=False), Section.THIS_WEEK),
        (week_window(2023, 23, deadline=False), None),
        (APRIL, Section.COMING),
        (AUTUMN, Section.UNDATED),
        (window(date(2023, 2, 1), date(2023, 2, 28), Precision.MONTH), Section.UNDATED),
        (window(date(2022, 11, 1), date(2022, 11, 30), Precision.MONTH), None),
    ],
)
def test_an_event_stands_where_it_takes_place_and_is_never_overdue(
    when: Window, expected: Section | None
) -> None:
    assert section(an_event(window=when)) is expected


def test_a_month_that_went_by_without_a_day_is_said_to_be_over() -> None:
    gone = window(date(2023, 2, 1), date(2023, 2, 28), Precision.MONTH)
    event = an_event(window=gone)
    assert only(event) == Line(event, Section.UNDATED, lapsed=True)


def test_an_event_before_a_month_is_over_when_that_month_begins() -> None:
    begun = window(date(2023, 3, 1), date(2023, 3, 31), Precision.MONTH)
    event = an_event(window=replace(begun, mod=Mod.BEFORE))
    assert only(event) == Line(event, Section.UNDATED, lapsed=True)
    ahead = window(date(2023, 4, 1), date(2023, 4, 30), Precision.MONTH)
    event = an_event(window=replace(ahead, mod=Mod.BEFORE))
    assert only(event) == Line(event, Section.COMING)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (date(2023, 3, 19), (Section.OVERDUE, None)),
        (date(2023, 3, 20), (Section.OVERDUE, None)),
        (date(2023, 3, 21), (Section.THIS_WEEK, date(2023, 3, 21))),
        (date(2023, 3, 26), (Section.THIS_WEEK, date(2023, 3, 26))),
        (date(2023, 3, 27), (Section.COMING, date(2023, 3, 27))),
        (date(2023, 4, 23), (Section.COMING, date(2023, 4, 23))),
        (date(2023, 4, 24), None),
    ],
)
def test_a_late_task_that_was_put_off_stands_where_the_day_it_waits_for_puts_it(
    until: date, expected: tuple[Section, date | None] | None
) -> None:
    found = only(a_task(window=day_window(date(2023, 3, 10)), follow_up=until))
    assert (found and (found.section, found.waits)) == expected


def test_a_deadline_ahead_is_not_hidden_by_putting_the_task_off() -> None:
    item = a_task(window=day_window(date(2023, 3, 22)), follow_up=date(2023, 4, 12))
    assert only(item) == Line(item, Section.THIS_WEEK)


def test_what_waits_stands_among_what_is_due_on_that_day() -> None:
    days = [date(2023, 3, 24), date(2023, 3, 21)]
    due_then = [a_task(id=f"{n}", window=day_window(day)) for n, day in enumerate(days)]
    late = a_task(id="w", window=day_window(date(2023, 3, 1)), follow_up=date(2023, 3, 23))
    assert [line.item.id for line in lines([*due_then, late], News(), W12, NOW)] == ["1", "w", "0"]


def test_what_is_not_accepted_stands_nowhere() -> None:
    for state in (State.PROPOSED, State.REJECTED, State.MERGED):
        assert only(a_task(state=state, window=week_window(2023, 12))) is None


@pytest.mark.parametrize(
    ("state", "expected"),
    [(State.COMPLETED, Section.DONE), (State.CANCELLED, Section.CANCELLED)],
)
def test_what_ended_is_told_in_the_window_where_it_did_and_then_no_more(
    state: State, expected: Section
) -> None:
    item = a_task(state=state, window=week_window(2023, 12), ended=NOW)
    assert only(item) is None
    assert only(item, News(ended=frozenset({item.id}))) == Line(item, expected)


def test_new_and_far_off_has_a_section_of_its_own_and_new_and_near_stands_by_its_date() -> None:
    far, near = (
        a_task(id=id, window=day_window(day))
        for id, day in (("far", date(2023, 12, 1)), ("near", date(2023, 3, 24)))
    )
    told = News(new=frozenset({"far", "near"}))
    assert lines([far, near], told, W12, NOW) == (
        Line(near, Section.THIS_WEEK, new=True),
        Line(far, Section.NEW, new=True),
    )


def test_a_change_is_told_with_what_it_was() -> None:
    was = day_window(date(2023, 3, 15))
    item = a_task(window=day_window(date(2023, 4, 28)), owner="Bob", title="Nytt")
    entries = [
        *moved(item, was, item.window),
        entry(item, Trigger.EDIT, {"owner": None, "title": "Gammelt"}, at=1),
    ]
    found = only(item, news(entries))
    assert found == Line(
        item, Section.CHANGED, change=Change(window=was, owner="", title="Gammelt")
    )


def test_of_several_changes_the_first_before_counts_and_moved_back_is_no_change() -> None:
    first, second = day_window(date(2023, 3, 24)), day_window(date(2023, 4, 3))
    item = a_task(window=first)
    there_and_back = [*moved(item, first, second), *moved(item, second, first)]
    assert only(item, news(there_and_back)) == Line(item, Section.THIS_WEEK)


def test_what_was_accepted_and_moved_in_one_window_is_new_and_not_changed() -> None:
    item = a_task(window=day_window(date(2023, 12, 1)))
    told = news(
        [
            entry(item, Trigger.ACCEPT, {"state": "PROPOSED"}),
            *moved(item, day_window(date(2023, 11, 1)), item.window),
        ]
    )
    assert only(item, told) == Line(item, Section.NEW, new=True)


def test_sections_come_in_reading_order_and_in_each_the_soonest_first() -> None:
    days = [date(2023, 3, d) for d in (24, 10, 22, 9)]
    tasks = [a_task(id=f"{n}", window=day_window(day)) for n, day in enumerate(days)]
    found = lines([*tasks, a_task(id="u")], News(), W12, NOW)
    assert [(line.section, line.item.id) for line in found] == [
        (Section.OVERDUE, "3"),
        (Section.OVERDUE, "1"),
        (Section.THIS_WEEK, "2"),
        (Section.THIS_WEEK, "0"),
        (Section.UNDATED, "u"),
    ]


@pytest.mark.parametrize(
    ("fields", "seen_by"),
    [
        ({}, "ABC"),
        ({"group_id": 1}, "AB"),
        ({"group_id": 2}, "AC"),
        ({"group_id": 2, "owner_id": 2}, "ABC"),
        ({"visibility": Visibility.SECRETARIAT}, "A"),
        ({"visibility": Visibility.SECRETARIAT, "owner_id": 3}, "AC"),
        ({"visibility": Visibility.PUBLIC, "group_id": 1}, "AB"),
        ({"state": State.PROPOSED}, ""),
    ],
)
def test_who_is_told_of_what(fields: dict[str, object], seen_by: str) -> None:
    item = a_task(**fields)
    assert "".join(p.name[0] for p in (ALICE, BOB, CHARLIE) if concerns(p, item)) == seen_by


@pytest.mark.parametrize(
    ("item", "by"),
    [
        (a_task(owner_id=2), "AB"),
        (a_task(owner_id=2, state=State.IN_PROCESS), "AB"),
        (a_task(), "A"),
        (a_task(owner_id=2, state=State.COMPLETED), ""),
        (an_event(owner_id=2), ""),
    ],
)
def test_who_may_mark_what_done(item: Item, by: str) -> None:
    assert "".join(p.name[0] for p in (ALICE, BOB, CHARLIE) if may_finish(p, item)) == by


def test_proposals_and_lost_mail_are_told_to_the_secretariat_alone() -> None:
    waiting = [Waiting(16, "Referat", date(2023, 3, 16), 8, 3)]
    lost = [Undelivered("Bob", "550 5.1.1")]

    def of(person: Person) -> Digest:
        return digest(person, [], W12, NOW, since=NOW, until=NOW, waiting=waiting, undelivered=lost)

    assert (of(ALICE).waiting, of(ALICE).undelivered, of(ALICE).empty) == (
        tuple(waiting),
        tuple(lost),
        False,
    )
    assert (of(BOB).waiting, of(BOB).undelivered, of(BOB).empty) == ((), (), True)


@pytest.mark.parametrize(
    ("now", "at"),
    [
        (datetime(2023, 3, 22, 15, tzinfo=OSLO), datetime(2023, 3, 22, 15, tzinfo=OSLO)),
        (datetime(2023, 3, 19, 23, 59, tzinfo=OSLO), datetime(2023, 3, 20, 7, tzinfo=OSLO)),
        (datetime(2023, 3, 27, 0, 0, tzinfo=OSLO), datetime(2023, 3, 20, 7, tzinfo=OSLO)),
    ],
)
def test_a_week_is_told_from_now_or_from_its_monday_morning(now: datetime, at: datetime) -> None:
    assert standpoint(W12, now) == at


# --- news is told exactly once, whatever the moves and wherever the windows are cut

_FAR = day_window(date(2024, 5, 2))
_MOMENTS = st.lists(st.integers(0, 1000), min_size=1, max_size=8)
_CUTS = st.lists(st.integers(-10, 1010), max_size=6)


@given(moments=_MOMENTS, cuts=_CUTS)
def test_between_windows_nothing_falls_and_nothing_is_new_twice(
    moments: list[int], cuts: list[int]
) -> None:
    start = NOW - timedelta(days=1)
    edges = [-11, *sorted(cuts), 1011]
    items = [a_task(id=f"{n}", window=_FAR) for n in range(len(moments))]
    journal = [
        lifecycle.create(item, Trigger.ADD, None, start + timedelta(minutes=m)).entry
        for item, m in zip(items, moments, strict=True)
    ]
    told: list[str] = []
    for opens, closes in pairwise(edges):
        since, until = (start + timedelta(minutes=m) for m in (opens, closes))
        seen = news([e for e in journal if since <= e.at < until])
        told += [line.item.id for line in lines(items, seen, W12, NOW) if line.new]
    assert sorted(told) == sorted(item.id for item in items)


@given(
    days=st.lists(st.dates(date(2023, 1, 1), date(2023, 12, 31)), max_size=12),
    at=st.integers(0, 6),
)
def test_an_item_never_stands_twice(days: list[date], at: int) -> None:
    items = [
        make(id=f"{n}{make.__name__}", window=day_window(day))
        for n, day in enumerate(days)
        for make in (a_task, an_event)
    ]
    told = News(new=frozenset(item.id for item in items[::2]))
    found = lines(items, told, W12, NOW + timedelta(days=at))
    assert len({line.item.id for line in found}) == len(found)
    # and whatever is new stands somewhere, unless it has taken place
    open_and_new = {i.id for i in items[::2]}
    missing = open_and_new - {line.item.id for line in found}
    assert {by_id(items, id).kind.value for id in missing} <= {"event"}


# --- when, and whether at all


def test_every_second_week_is_counted_on_end_over_week_53() -> None:
    weeks = [Week(2026, 52), Week(2026, 53), Week(2027, 1), Week(2027, 2)]
    every_second = Preferences(every=2, phase=phase_of(weeks[0], 2))
    assert [falls(every_second, week) for week in weeks] == [True, False, True, False]


@pytest.mark.parametrize(
    ("week", "wishes", "moment"),
    [
        (W12, Preferences(), "2023-03-20T06:00:00+00:00"),
        (Week(2023, 13), Preferences(), "2023-03-27T05:00:00+00:00"),
        (W12, Preferences(weekday=7, hour=2), "2023-03-26T01:00:00+00:00"),
        (Week(2023, 43), Preferences(weekday=7, hour=2), "2023-10-29T00:00:00+00:00"),
        # a public holiday gives way to the next working day of its week, if there is one
        (Week(2023, 15), Preferences(), "2023-04-11T05:00:00+00:00"),
        (Week(2023, 20), Preferences(weekday=3, hour=15), "2023-05-19T13:00:00+00:00"),
        (Week(2023, 52), Preferences(), "2023-12-27T06:00:00+00:00"),
        (Week(2024, 1), Preferences(hour=0), "2024-01-01T23:00:00+00:00"),
        (Week(2023, 14), Preferences(weekday=4), "2023-04-06T05:00:00+00:00"),
        (Week(2023, 14), Preferences(weekday=7), "2023-04-09T05:00:00+00:00"),
        (Week(2026, 53), Preferences(weekday=5), "2027-01-01T06:00:00+00:00"),
    ],
)
def test_a_digest_is_due_by_the_clocks_in_norway(
    week: Week, wishes: Preferences, moment: str
) -> None:
    assert due(wishes, week) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("wishes", "digest_refused", "reminder_refused"),
    [
        (Preferences(), None, None),
        (Preferences(digest=False), "Personen har meldt seg av ukebrevet.", None),
        (Preferences(reminders=False), None, "Personen har meldt seg av påminnelser."),
        (Preferences(confirmed=NOW), None, None),
        (
            Preferences(paused=NOW, paused_why="550 5.1.1"),
            *["Adressen er satt på pause, fordi en e-posttjener avviste den: 550 5.1.1"] * 2,
        ),
        (Preferences(paused=NOW), *["Sekretariatet har satt adressen på pause."] * 2),
    ],
)
def test_why_a_person_gets_no_mail(
    wishes: Preferences, digest_refused: str | None, reminder_refused: str | None
) -> None:
    assert (refuses(wishes, "digest"), refuses(wishes, "reminder")) == (
        digest_refused,
        reminder_refused,
    )


@pytest.mark.parametrize("bad", [{"weekday": 0}, {"hour": 24}, {"every": 3}, {"phase": 1}])
def test_wishes_that_no_calendar_has_are_refused(bad: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"weekday|hour|every"):
        Preferences(**bad)  # type: ignore[arg-type]  # one of its integers


# --- tools


def entry(item: Item, trigger: Trigger, before: dict[str, object], at: int = 0) -> JournalEntry:
    return JournalEntry(item.id, 2, NOW + timedelta(minutes=at), 1, trigger, before, {})


def moved(item: Item, was: Window, becomes: Window) -> Sequence[JournalEntry]:
    move = lifecycle.fire(
        replace(item, window=was),
        Trigger.RESCHEDULE,
        1,
        NOW,
        changes={"window": becomes},
    )
    return [move.entry]


def by_id(items: Sequence[Item], id: str) -> Item:
    return next(item for item in items if item.id == id)
