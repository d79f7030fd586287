"""ISO weeks: 53 of them where the calendar has 53, and a sentence where it has not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.domain.errors import Refused
from workflow.domain.weeks import Week


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_day_lies_in_its_week_and_the_week_is_written_and_read_back(day: date) -> None:
    week = Week.of(day)
    assert week.monday <= day <= week.sunday
    assert (week.sunday - week.monday).days == 6
    assert Week.parse(str(week)) == week


@pytest.mark.parametrize("text", ["2023-W13", " 2023-w13 ", "2023W13"])
def test_a_week_is_read_as_people_write_it(text: str) -> None:
    assert Week.parse(text) == Week(2023, 13)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2023-W53", "2023 har ingen uke 53."),
        ("2023-W00", "2023 har ingen uke 0."),
        ("uke 13", "«uke 13» er ingen uke. Skriv år og uke slik: 2023-W13."),
        ("", "«» er ingen uke. Skriv år og uke slik: 2023-W13."),
    ],
)
def test_what_is_no_week_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        Week.parse(text)
    assert str(refusal.value) == sentence


def test_2026_has_a_week_53() -> None:
    assert Week.parse("2026-W53").sunday == date(2027, 1, 3)
