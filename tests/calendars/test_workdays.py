"""Norwegian working days: the law's holidays, whatever language the machine speaks."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.workdays import (
    add_workdays,
    holiday_name,
    is_workday,
    last_workday,
    workdays_between,
)

DAYS = st.dates(date(1970, 1, 1), date(2099, 12, 31))


def test_the_holidays_of_a_year_by_their_norwegian_names() -> None:
    year = [date(2023, 1, 1) + timedelta(days=n) for n in range(365)]
    assert {day.isoformat(): holiday_name(day) for day in year if holiday_name(day)} == {
        "2023-01-01": "Første nyttårsdag",
        "2023-04-06": "Skjærtorsdag",
        "2023-04-07": "Langfredag",
        "2023-04-09": "Første påskedag",
        "2023-04-10": "Andre påskedag",
        "2023-05-01": "Arbeidernes dag",
        "2023-05-17": "Grunnlovsdag",
        "2023-05-18": "Kristi himmelfartsdag",
        "2023-05-28": "Første pinsedag",
        "2023-05-29": "Andre pinsedag",
        "2023-12-25": "Første juledag",
        "2023-12-26": "Andre juledag",
    }


def test_two_holidays_on_one_day_are_both_named() -> None:
    assert holiday_name(date(2043, 5, 17)) == "Første pinsedag; Grunnlovsdag"


def test_names_stay_norwegian_on_an_english_machine() -> None:
    code = "from calendars.workdays import *; print(holiday_name(date(2023, 4, 7)))"
    environment = os.environ | {"LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"}
    printed = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert printed.stdout == "Langfredag\n"


def test_the_module_is_cheap_until_a_date_is_asked_about() -> None:
    code = "import sys, calendars.workdays; print('holidays' in sys.modules)"
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert printed.stdout == "False\n"


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2023, 3, 20), True),
        (date(2023, 3, 25), False),  # Saturday
        (date(2023, 3, 26), False),  # Sunday
        (date(2023, 4, 5), True),  # Wednesday before Easter
        (date(2023, 4, 6), False),
        (date(2023, 5, 17), False),
        (date(2024, 12, 24), True),  # Christmas Eve is no public holiday
        (date(2024, 12, 25), False),
    ],
)
def test_a_working_day_is_monday_to_friday_and_no_holiday(day: date, works: bool) -> None:
    assert is_workday(day) is works


@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        (date(2023, 4, 5), 1, date(2023, 4, 11)),  # over Easter
        (date(2023, 4, 11), -1, date(2023, 4, 5)),
        (date(2023, 3, 25), 0, date(2023, 3, 27)),
        (date(2023, 3, 24), 0, date(2023, 3, 24)),
        (date(2023, 3, 25), 1, date(2023, 3, 27)),
        (date(2023, 3, 25), -1, date(2023, 3, 24)),
        (date(2026, 12, 30), 2, date(2027, 1, 4)),  # out of week 53
    ],
)
def test_working_days_are_added_and_taken_away(day: date, n: int, then: date) -> None:
    assert add_workdays(day, n) == then


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2023, 3, 20), date(2023, 3, 26), date(2023, 3, 24)),  # week 12
        (date(2023, 4, 3), date(2023, 4, 9), date(2023, 4, 5)),  # Easter week
        (date(2023, 5, 15), date(2023, 5, 21), date(2023, 5, 19)),
        (date(2026, 12, 28), date(2027, 1, 3), date(2026, 12, 31)),  # week 53
        (date(2023, 3, 25), date(2023, 3, 26), date(2023, 3, 24)),  # a weekend: the Friday before
        (date(2023, 4, 6), date(2023, 4, 10), date(2023, 4, 5)),
    ],
)
def test_a_weeks_deadline_is_its_last_working_day(first: date, last: date, found: date) -> None:
    assert last_workday(first, last) == found


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="a span of days can't end"):
        last_workday(date(2023, 3, 26), date(2023, 3, 25))


@given(DAYS, st.integers(-300, 300).filter(bool))
def test_going_there_and_counting_back_agree(day: date, n: int) -> None:
    there = add_workdays(day, n)
    assert is_workday(there)
    if is_workday(day):
        assert workdays_between(day, there) == n
        assert add_workdays(there, -n) == day


@given(DAYS)
def test_every_week_has_a_working_day(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    assert monday <= last_workday(monday, monday + timedelta(days=6)) <= monday + timedelta(days=4)


@given(DAYS, DAYS)
def test_days_counted_by_weeks_are_the_days_counted_one_by_one(first: date, last: date) -> None:
    first, last = min(first, last), max(first, last)
    last = min(last, first + timedelta(days=1500))
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    assert workdays_between(first, last) == sum(map(is_workday, days))
    assert workdays_between(last, first) == -workdays_between(first, last)
