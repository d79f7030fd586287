"""A sentence that only tells by when the thing of the task before it must be ready."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed


@pytest.mark.parametrize(
    ("text", "title", "when"),
    [
        (
            "Per søkjer om midlar til seminar. Søknaden må vere inne før 1. mai.",
            "Søkje om midlar til seminar",
            "2023-05-01",
        ),
        ("Per lager et notat. Notatet må være klart til 3. mai.", "Lage et notat", "2023-05-03"),
        (
            "Per skriver en oppsummering. Den bør være klar til møtet i styret 11. mai.",
            "Skrive en oppsummering",
            "2023-05-11",
        ),
        (
            "Per skriv eit innlegg. Innlegget bør vere på trykk før jul.",
            "Skrive eit innlegg",
            "2023-12-24",
        ),
        ("Per lagar ei liste. Lista skal vere ute 3. mai.", "Lage ei liste", "2023-05-03"),
        (
            "Per skriver årsmelding. Årsmeldingen må foreligge 3. mai.",
            "Skrive årsmelding",
            "2023-05-03",
        ),
    ],
)
def test_when_a_thing_must_be_ready_is_the_limit_of_making_it(
    text: str, title: str, when: str
) -> None:
    (item,) = proposed(text)
    assert (item.title, item.window.timex, item.window.deadline) == (title, when, True)


@pytest.mark.parametrize(
    "text",
    [
        "Per bestiller mat. Søknaden må være inne før 1. mai.",
        "Per godkjenner rapporten. Rapporten må være klar 3. mai.",
        "Per lager rapport. Rapporten må leveres til fylket innen 3. mai.",
        "Per lager plan. Planen må Kari ha klar 3. mai.",
    ],
)
def test_what_may_be_another_deed_is_one_of_its_own(text: str) -> None:
    assert len(proposed(text)) == 2
