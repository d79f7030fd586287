"""The policy for fuzzy dates in calendars, and what a public feed must never say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from calendars.entry import Entry
from tests.conftest import BASE, NOW, a_task, an_event, day_window, week_window
from workflow.domain.deadlines import OSLO
from workflow.domain.item import Item, State, Visibility
from workflow.domain.publishing import Hidden, Source, entry, hide_after
from workflow.domain.window import Precision, Window

SOURCE = Source("Sekretariatet sender notatet i uke 12.", "Referat", date(2023, 3, 16))


def shown(item: Item, **how: object) -> Entry:
    found = entry(item, base_url=BASE, **how)  # type: ignore[arg-type]  # as the test names it
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
def test_what_is_vaguer_than_a_week_stays_out_and_says_why(
    precision: Precision, word: str
) -> None:
    window = Window(date(2023, 9, 1), date(2023, 9, 30), precision, "2023-09")
    found = entry(an_event(window=window), base_url=BASE)
    assert isinstance(found, Hidden)
    assert word in found.reason


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
    item = a_task(
        window=week_window(2023, 12), owner="Mari Lund", visibility=Visibility.PUBLIC
    )
    private = shown(item, private=True, sources=(SOURCE,))
    assert private.description == (
        "Ansvarlig: Mari Lund\n\nSagt: «uke 12»\n\n"
        "«Sekretariatet sender notatet i uke 12.»\nReferat, 16.03.2023"
    )
    public = shown(item)
    assert (public.description, public.classification) == ("", "PUBLIC")


def test_a_cancelled_item_is_kept_until_its_date_has_passed_and_a_fortnight_has() -> None:
    soon = an_event(
        state=State.CANCELLED, ended=NOW, window=day_window(NOW.date() + timedelta(days=1))
    )
    late = replace(soon, window=day_window(date(2023, 8, 30)))
    assert hide_after(soon) == NOW + timedelta(days=14)
    assert hide_after(late) == datetime(2023, 8, 31, tzinfo=OSLO)
    assert hide_after(an_event()) is None
