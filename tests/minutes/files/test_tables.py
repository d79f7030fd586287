"""Tables without drawn cells, told by what stands under each other."""

from __future__ import annotations

from tests.minutes.files.pages import read, typed
from workflow.minutes.files.layout import Page


def test_columns_that_stand_under_each_other_are_a_table() -> None:
    page = Page(
        600,
        800,
        typed(
            (70, 600, "Navn"), (200, 600, "Kommune"),
            (70, 588, "Kari Mo"), (200, 588, "Sundvik"),
            (70, 576, "Per Li"), (200, 576, "Nordlia og"),
            (200, 564, "omegn"),
            (70, 530, "Tid:"), (200, 530, "Mandag 3. mai"),
        ),
    )  # fmt: skip
    assert read(page) == [
        ("row", 0, ("Navn", "Kommune")),
        ("row", 0, ("Kari Mo", "Sundvik")),
        ("row", 0, ("Per Li", "Nordlia og omegn")),
        ("unknown", 0, "Tid:\tMandag 3. mai"),
    ]
