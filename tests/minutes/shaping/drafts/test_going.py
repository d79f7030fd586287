"""Who goes to an event that was told of right before."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kurs for kasserere 28. april. Kari og Per deltar.", [("event", "Kari og Per")]),
        ("Kurs for kasserarar 28. april. Kari og Per deltek.", [("event", "Kari og Per")]),
        (
            "Møte med kommunen er avtalt til 20. april kl. 10; Kari og Per møter.",
            [("event", "Kari og Per")],
        ),
        ("Landsmøte i Oslo 4. mai. Kari deltar for styret.", [("event", "Kari")]),
        # more is to be done than to be there
        (
            "Kurs for kasserere 28. april. Kari deltar med innlegg.",
            [("event", None), ("task", "Kari")],
        ),
        ("Kurs for kasserere 28. april. Kari bestiller mat.", [("event", None), ("task", "Kari")]),
    ],
)
def test_who_goes_to_an_event_has_it(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(p.kind.value, p.owner) for p in proposed(text)] == expected
