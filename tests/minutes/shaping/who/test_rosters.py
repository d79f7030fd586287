"""Who has which of several days that one sentence tells."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed


@pytest.mark.parametrize(
    "text",
    [
        "Kirkekaffe: 3. mai Kari, 17. mai Per og Berit.",
        "Kirkekaffe: Kari 3. mai, Per og Berit 17. mai.",
        "Kyrkjekaffi: 3. mai Kari, 17. mai Per og Berit.",
        "Kirkekaffe 3. mai: Kari, 17. mai: Per og Berit.",
    ],
)
def test_each_has_the_day_beside_their_name(text: str) -> None:
    assert [(p.window.timex, p.owner) for p in proposed(text)] == [
        ("2023-05-03", "Kari"),
        ("2023-05-17", "Per og Berit"),
    ]


def test_one_name_behind_two_days_has_both() -> None:
    found = proposed("Kari har kiosken 3. mai og 17. mai.")
    assert {p.owner for p in found} <= {"Kari"}
