"""A clause that points at who does it is read as if it did not."""

from __future__ import annotations

import pytest

from workflow.minutes.grammar import clefts
from workflow.minutes.grammar.tokens import Names, tokens

NAMES = Names(frozenset(("Kari", "Per")))


def mended(text: str) -> str | None:
    """The words of the whole clause."""
    whole = clefts.mended(tuple(tokens(text)), NAMES)
    return " ".join(token.text for token in whole) if whole else None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Det er Kari som rydder boden", "Kari rydder boden"),
        ("Det blir Kari og Per som rydder boden", "Kari og Per rydder boden"),
        ("Det vert styret som kallar inn", "styret kallar inn"),
        ("Det er vi som rydder", "vi rydder"),
        ("Det er Kari som har nøkkelen", "Kari har nøkkelen"),
    ],
)
def test_the_halves_are_put_together(text: str, whole: str) -> None:
    assert mended(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Det er taket som lekker",
        "Det er noen som river ned plakater",
        "Det er fint at Kari rydder",
        "Det er Kari",
        "Kari er den som rydder",
    ],
)
def test_what_points_at_no_one_who_acts_stands(text: str) -> None:
    assert mended(text) is None
