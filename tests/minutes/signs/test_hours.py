"""The hour that holds for all meetings: it goes to their days, and names no item."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed
from workflow.domain.proposal import Kind


@pytest.mark.parametrize(
    "hour",
    [
        "Alle møter starter kl. 18.",
        "Møtene holdes på rådhuset kl. 18.",
        "Møta startar kl. 18.00.",
        "Alle møte byrjar kl. 18.",
    ],
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_the_hour_of_all_meetings_goes_to_their_days(hour: str, between: str) -> None:
    found = proposed(f"Møteplan: 4. mai, 8. juni.{between}{hour}", "Møter")
    assert [(p.kind, p.title, p.window.timex) for p in found] == [
        (Kind.EVENT, "Møte", "2023-05-04T18:00"),
        (Kind.EVENT, "Møte", "2023-06-08T18:00"),
    ]


@pytest.mark.parametrize("hour", ["Alle møter starter kl. 18.", "Møtene startar kl. 18.00."])
def test_the_hour_of_all_meetings_is_no_item_of_its_own(hour: str) -> None:
    assert proposed(hour, "Møter") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Dugnad 4. mai. Alle møter starter kl. 18.", "2023-05-04"),
        ("Neste møte er 4. mai kl. 17. Alle møter varer til kl. 20.", "2023-05-04T17:00"),
    ],
)
def test_no_other_day_and_no_other_hour_is_changed(text: str, day: str) -> None:
    (event, *_) = proposed(text, "Planer")
    assert event.window.timex == day
