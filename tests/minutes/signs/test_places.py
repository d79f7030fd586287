"""Where something takes place: by a preposition, or alone behind a day."""

from __future__ import annotations

import pytest

from workflow.minutes.signs import places


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Teams", True),
        ("Florø", True),
        ("Skeisvik", True),
        ("Bø hotell", True),
        ("Rådhuset i Vang", True),
        ("Scandic Nordvik", True),
        ("Kari Skeisvik", False),
        ("Budsjett", False),
        ("Årsmøte", False),
        ("Hytte til hytte", False),
        ("Per henter i Oslo", False),
        ("Strategi", False),
    ],
)
def test_what_may_stand_alone_for_a_place(words: str, place: bool) -> None:
    assert places.is_place(words) is place
