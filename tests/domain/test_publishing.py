"""The policy for fuzzy dates in calendars, and what a public feed must never say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.component import render
from calendars.entry import Entry
from calendars.feed import Calendar, join
from tests.conftest import BASE, NOW, a_task, an_event, day_window, week_window
from tests.domain.histories import items
from workflow.domain.deadlines import OSLO
from workflow.domain.form import Form
from workflow.domain.item import Item, State, Visibility
from workflow.domain.publishing import Hidden, Source, entry, hide_after
from workflow.domain.window import Precision, Window

SOURCE = Source("Sekretariatet sender notatet i uke 12.", "Referat", date(2023, 3, 16))


def shown(item: Item, base: str = BASE, **how: object) -> Entry:
    found = entry(item, base_url=base, **how)  # type: ignore[arg-type]  # as the test names it
    assert isinstance(found, Entry)
    return found


def test_a_deadline_is_an_all_day_transparent_event_on_its_day() -> None:
    found = shown(a_task(window=day_window(date(2023, 3, 28), deadline=True)))
    assert found == Entry(
        uid="0123456789@frist",
        kind="event",
        summary="Frist: Sende høringen til kommunene",
        start=date(2023, 3, 28),
        status="CONFIRMED",
        transparent=True,
        created=NOW,
        stamp=NOW,
        modified=NOW,
        url=f"{BASE}/saker/0123456789",
        classification="PRIVATE",
        color="firebrick",
    )


def test_a_week_deadline_stands_on_the_weeks_last_working_day() -> None:
    found = shown(a_task(window=week_window(2023, 12)))
    assert (found.start, found.end) == (date(2023, 3, 24), None)


def test_a_week_precise_event_is_a_tentative_transparent_span() -> None:
    found = shown(
        an_event(
            title="Nor-Shipping",
            state=State.TENTATIVE,
            window=week_window(2023, 23, deadline=False),
        )
    )
    assert (found.summary, found.start, found.end, found.status, found.transparent) == (
        "Nor-Shipping (uke 23)",
        date(2023, 6, 5),
        date(2023, 6, 11),
        "TENTATIVE",
        True,
    )


def test_a_timed_event_keeps_its_local_clock_and_takes_up_time() -> None:
    window = replace(day_window(date(2023, 6, 8), at=time(9)), ends=time(11))
    found = shown(an_event(window=window))
    assert (found.start, found.end, found.transparent) == (
        datetime(2023, 6, 8, 9, tzinfo=OSLO),
        datetime(2023, 6, 8, 11, tzinfo=OSLO),
        False,
    )


def test_an_event_of_several_days_ends_on_its_last_day() -> None:
    first, last = date(2023, 8, 30), date(2023, 8, 31)
    found = shown(an_event(window=Window(first, last, Precision.DAYS, "2023-08-30")))
    assert (found.start, found.end) == (first, last)


@pytest.mark.parametrize(
    ("precision", "word"),
    [
        (Precision.MONTH, "måned"),
        (Precision.QUARTER, "kvartal"),
        (Precision.HALF, "halvår"),
        (Precision.SEASON, "årstid"),
        (Precision.YEAR, "år"),
    ],
)
def test_what_is_vaguer_than_a_week_stays_out_and_says_why(precision: Precision, word: str) -> None:
    window = Window(date(2023, 9, 1), date(2023, 9, 30), precision, "2023-09")
    found = entry(an_event(window=window), base_url=BASE)
    assert isinstance(found, Hidden)
    assert word in found.reason


@pytest.mark.parametrize(
    ("precision", "timex", "first", "last", "title"),
    [
        (Precision.MONTH, "2023-09", date(2023, 9, 1), date(2023, 9, 30), "i september 2023"),
        (Precision.SEASON, "2023-FA", date(2023, 9, 1), date(2023, 11, 30), "høsten 2023"),
        (Precision.YEAR, "2024", date(2024, 1, 1), date(2024, 12, 31), "i 2024"),
    ],
)
def test_where_spans_are_asked_for_a_month_or_season_is_a_tentative_one(
    precision: Precision, timex: str, first: date, last: date, title: str
) -> None:
    found = shown(an_event(window=Window(first, last, precision, timex)), spans=True)
    assert (found.summary, found.start, found.end, found.status, found.transparent) == (
        f"BEST-konferansen ({title})",
        first,
        last,
        "TENTATIVE",
        True,
    )


def test_an_event_past_midnight_ends_the_day_after() -> None:
    window = replace(day_window(date(2023, 6, 8), at=time(22)), ends=time(2))
    found = shown(an_event(window=window))
    assert (found.start, found.end) == (
        datetime(2023, 6, 8, 22, tzinfo=OSLO),
        datetime(2023, 6, 9, 2, tzinfo=OSLO),
    )


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1969, 12, 31), date(2100, 1, 1), date.max])
def test_a_date_that_programs_disagree_on_has_no_place_and_says_why(day: date) -> None:
    gone = an_event(state=State.CANCELLED, ended=NOW, window=day_window(day))
    for item in (a_task(window=day_window(day)), gone):
        assert entry(item, base_url=BASE) == Hidden(
            "Datoen ligger utenfor årene 1970–2099, som er de kalenderprogrammer er enige om."
        )
    assert hide_after(gone) == NOW + timedelta(days=14)


def test_what_the_calendar_cannot_hold_is_hidden_and_breaks_nothing() -> None:
    # the end lies past midnight of the last day of the last year
    late = replace(day_window(date(2099, 12, 31), at=time(23)), ends=time(1))
    assert isinstance(entry(an_event(window=late), base_url=BASE), Hidden)
    unreadable = an_event(title="\x00\u2028", window=day_window(date(2023, 6, 8)))
    assert entry(unreadable, base_url=BASE) == Hidden("Saken har ingen tittel som kan leses.")
    idn = shown(an_event(window=day_window(date(2023, 6, 8))), base="https://blåbær.example")
    assert idn.url is None


def test_a_task_list_holds_todos_with_and_without_a_day() -> None:
    window = replace(day_window(date(2023, 3, 28), deadline=True), starts=time(12))
    timed = shown(a_task(window=window, state=State.IN_PROCESS), todo=True)
    assert (timed.kind, timed.summary, timed.due, timed.status) == (
        "todo",
        "Sende høringen til kommunene",
        datetime(2023, 3, 28, 12, tzinfo=OSLO),
        "IN-PROCESS",
    )
    week = shown(a_task(window=week_window(2023, 12)), todo=True)
    assert (week.due, week.start) == (date(2023, 3, 24), None)
    undated = shown(a_task(), todo=True)
    assert (undated.due, undated.summary) == (None, "Sende høringen til kommunene")
    done = shown(a_task(state=State.COMPLETED, ended=NOW), todo=True)
    assert (done.status, done.completed, done.percent) == ("COMPLETED", NOW, 100)
    event = an_event(window=day_window(date(2023, 6, 8)))
    assert entry(event, base_url=BASE, todo=True) == Hidden("En oppgaveliste viser bare oppgaver.")


def test_alarms_ring_the_day_before_or_just_before_and_never_for_what_is_over() -> None:
    day = day_window(date(2023, 6, 8))
    meeting = an_event(window=replace(day, starts=time(9)))
    assert [
        shown(item, alarms=True).alarms
        for item in (a_task(window=day), meeting, a_task(window=day, state=State.COMPLETED))
    ] == [(timedelta(hours=-15),), (timedelta(minutes=-30),), ()]
    assert shown(a_task(), alarms=True, todo=True).alarms == ()


def test_a_step_points_to_its_matter() -> None:
    step = a_task(window=day_window(date(2023, 6, 8)), parent_id="aaaaaaaaaa")
    assert shown(step).related == (("PARENT", "aaaaaaaaaa@frist"),)


@pytest.mark.parametrize(
    "form", [Form(), Form(private=True), Form(True, todo=True), Form(todo=True, alarms=True)]
)
def test_a_form_is_stored_as_a_word(form: Form) -> None:
    assert Form.of(form.code) == form


@given(items(), st.booleans(), st.booleans(), st.booleans())
def test_any_item_at_all_is_an_entry_that_renders_or_a_reason(
    item: Item, todo: bool, alarms: bool, spans: bool
) -> None:
    found = entry(item, base_url=BASE, todo=todo, alarms=alarms, spans=spans, private=True)
    hide_after(item)
    if isinstance(found, Hidden):
        assert found.reason.endswith(".")
        return
    [part] = icalendar.Calendar.from_ical(join(Calendar(name="x"), [render(found)])).walk(
        "VTODO" if todo else "VEVENT"
    )
    assert part["UID"] == item.uid


def test_undated_and_unaccepted_items_have_no_place() -> None:
    dated = day_window(date(2023, 6, 8))
    assert entry(a_task(), base_url=BASE) == Hidden("Saken har ingen dato.")
    proposed = an_event(state=State.PROPOSED, window=dated)
    assert entry(proposed, base_url=BASE) == Hidden("Saken er ikke godtatt ennå.")


def test_done_and_cancelled_are_said_in_the_title() -> None:
    window = day_window(date(2023, 6, 8))
    done = shown(a_task(state=State.COMPLETED, window=window))
    gone = shown(an_event(state=State.CANCELLED, window=window))
    assert (done.summary, done.status) == ("✓ Frist: Sende høringen til kommunene", "CONFIRMED")
    assert (gone.summary, gone.status) == ("AVLYST: BEST-konferansen", "CANCELLED")


def test_only_a_private_feed_says_who_owns_it_and_what_was_said() -> None:
    item = a_task(window=week_window(2023, 12), owner="Mari Lund", visibility=Visibility.PUBLIC)
    private = shown(item, private=True, sources=(SOURCE,))
    assert private.description == (
        "Fristen er uke 12, og står på ukens siste arbeidsdag.\n\n"
        "Ansvarlig: Mari Lund\n\nSagt: «uke 12»\n\n"
        "«Sekretariatet sender notatet i uke 12.»\nReferat, 16.03.2023"
    )
    public = shown(item)
    assert (public.description, public.classification) == (
        "Fristen er uke 12, og står på ukens siste arbeidsdag.",
        "PUBLIC",
    )


def test_a_cancelled_item_is_kept_until_its_date_has_passed_and_a_fortnight_has() -> None:
    soon = an_event(
        state=State.CANCELLED, ended=NOW, window=day_window(NOW.date() + timedelta(days=1))
    )
    late = replace(soon, window=day_window(date(2023, 8, 30)))
    assert hide_after(soon) == NOW + timedelta(days=14)
    assert hide_after(late) == datetime(2023, 8, 31, tzinfo=OSLO)
    assert hide_after(an_event()) is None
