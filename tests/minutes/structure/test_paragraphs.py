"""Numbers in front of who does what, and plans of days that look like them."""

from __future__ import annotations

import pytest

from tests.minutes.papers import known, proposed
from workflow.minutes.structure import paragraphs


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2.4 Kari sender listen.", {(2, 4)}),
        ("3.1 Kari og Ola må ringe banken.", {(3, 1)}),
        ("2.4. Leiaren sender lista.", {(2, 4)}),
        ("1.2 Styret vedtar planen.\n2.4 Kari Moen ringer banken.", {(1, 2), (2, 4)}),
        ("2.3 Stolene vaskes.\n2.4 Alle vasker bord.", {(2, 4)}),
        # plans of days, hours, and titles
        ("2.4 Eventuelt", set()),
        ("2.4 Festen starter her.", set()),
        ("14.4 Kari vasker.", set()),
        ("02.4 Kari vasker.", set()),
        ("2.4 Kari vasker.\n9.4 Ola vasker.", set()),
        ("2.4 Kari vasker.\n30.4 Dugnad", set()),
        ("9.10 Leder ønsker velkommen.\n9.30 Kaffe", set()),
        ("2.4 Karis fest", set()),
        ("2.4.2023 Kari vasker.", set()),
        ("Vi møtes 2.4 Kari sender listen.", set()),
    ],
)
def test_a_number_before_who_does_what_counts(text: str, numbers: set[tuple[int, int]]) -> None:
    assert paragraphs.doing(text) == numbers


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "2.4 Kari sender rapporten i mai.",
            [("task", "Sende rapporten", "2023-05", "Kari")],
        ),
        (
            "2 Vatn\n2.1 Kari sender prøvene.\n3 Hamn\n3.1 Per bestiller bøyer.",
            [
                ("task", "Sende prøvene", None, "Kari"),
                ("task", "Bestille bøyer", None, "Per"),
            ],
        ),
    ],
)
def test_who_stands_behind_the_number_does_it_and_no_day_is_read(
    text: str, items: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert known(proposed(text)) == items
