"""One answer to when a deadline ends, over weeks, holidays, DST nights and year turns."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import day_window, week_window
from workflow.domain.deadlines import OSLO, deadline_day, ends_at, overdue
from workflow.domain.window import Mod, Precision, Window

DAYS = st.dates(date(1990, 1, 1), date(2059, 12, 31))


def a_month(year: int, month: int) -> Window:
    first = date(year, month, 1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return Window(first, last, Precision.MONTH, f"{year}-{month:02}", deadline=True)


@pytest.mark.parametrize(
    ("window", "day"),
    [
        (day_window(date(2023, 6, 8)), date(2023, 6, 8)),
        (week_window(2023, 12), date(2023, 3, 24)),
        # Good Friday and Maundy Thursday 2023: the last working day of week 14 is a Wednesday
        (week_window(2023, 14), date(2023, 4, 5)),
        # week 53 of 2026 ends on 3 January; Friday is New Year's Day
        (week_window(2026, 53), date(2026, 12, 31)),
        (a_month(2023, 4), date(2023, 4, 30)),
        (Window(), None),
        (Window(date(2023, 9, 1), date(2023, 11, 30), Precision.SEASON, "2023-FA"), None),
    ],
)
def test_the_last_day_to_do_it_in_time(window: Window, day: date | None) -> None:
    assert deadline_day(window) == day


def test_before_a_day_means_the_day_before_at_the_latest() -> None:
    may = date(2023, 5, 5)
    before = Window(may, may, Precision.DAY, "2023-05-05", Mod.BEFORE, deadline=True)
    assert deadline_day(before) == date(2023, 5, 4)


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (date(2023, 6, 8), None, "2023-06-08T21:59:00+00:00"),
        (date(2023, 1, 8), None, "2023-01-08T22:59:00+00:00"),
        # the night when clocks go forward, and the one when they go back
        (date(2023, 3, 26), None, "2023-03-26T21:59:00+00:00"),
        (date(2023, 10, 29), None, "2023-10-29T22:59:00+00:00"),
        (date(2023, 6, 8), time(12), "2023-06-08T10:00:00+00:00"),
    ],
)
def test_a_date_ends_at_2359_in_norway_and_a_clock_time_at_that_time(
    day: date, at: time | None, utc: str
) -> None:
    assert ends_at(day_window(day, at=at)) == datetime.fromisoformat(utc)


def test_a_date_is_overdue_from_midnight_and_a_clock_time_from_that_minute() -> None:
    day = date(2023, 6, 8)
    midnight = datetime(2023, 6, 9, tzinfo=OSLO)
    noon = datetime(2023, 6, 8, 12, tzinfo=OSLO)
    second = timedelta(seconds=1)
    whole, timed = day_window(day), day_window(day, at=time(12))
    assert [overdue(whole, midnight - second), overdue(whole, midnight)] == [False, True]
    assert [overdue(timed, noon - second), overdue(timed, noon)] == [False, True]


def test_what_has_no_last_day_is_never_overdue() -> None:
    assert not overdue(Window(), datetime(2099, 1, 1, tzinfo=OSLO))


@given(DAYS, st.sampled_from(["Asia/Tokyo", "America/New_York", "Europe/Oslo", "UTC"]))
def test_the_end_is_the_same_moment_whatever_zone_the_clock_is_read_in(
    day: date, zone: str
) -> None:
    end = ends_at(day_window(day))
    assert end is not None
    assert end.astimezone(OSLO).date() == day
    moment = end.astimezone(ZoneInfo(zone))
    assert not overdue(day_window(day), moment)
    assert overdue(day_window(day), moment + timedelta(minutes=1))
    assert end.tzinfo is UTC


@given(DAYS)
def test_a_weeks_deadline_is_a_day_of_that_week_and_no_weekend(day: date) -> None:
    year, week, _ = day.isocalendar()
    last = deadline_day(week_window(year, week))
    assert last is not None
    assert last.isocalendar()[:2] == (year, week)
    assert last.weekday() < 5
