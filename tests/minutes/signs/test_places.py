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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Eksamenskurs i Matte 1 blir 14. mai.", None),
        ("Kurs i Excel 2 holdes 14. mai i Trondheim.", "Trondheim"),
        ("Opplæring i Visma på Rådhuset 3. mai", "Rådhuset"),
        ("Kurs i Bergen 3. mai", "Bergen"),
        ("Kurs i Skeisvik 3. mai", "Skeisvik"),
        ("Kort kurs i lesesalen 3. mai", "lesesalen"),
        ("Workshop i Lisboa 3. mai", "Lisboa"),
        ("Festen blir 14. juni på Lerdal gård.", "Lerdal gård"),
        ("Festen vert 14. juni i Gamle Elvby brannstasjon.", "Gamle Elvby brannstasjon"),
        ("Festen blir 14. juni på Lia.", "Lia"),
    ],
)
def test_what_a_course_is_in_is_no_place_and_a_name_is_whole(text: str, place: str | None) -> None:
    assert places.location(text) == place
