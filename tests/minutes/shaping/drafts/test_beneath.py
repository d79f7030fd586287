"""A task behind what only tells who is to do it or by when is one with it."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed, read

HEAD = "Referat fra styremøte i Lia vel torsdag 16. mars 2023\nTil stede: Kari Moen, Per Dahl\n\n"


@pytest.mark.parametrize(
    ("text", "title", "owner", "day"),
    [
        (
            "Fondet har søknadsfrist 4. april, og Kari skriver søknad om støtte.",
            "Skrive søknad om støtte",
            "Kari",
            "2023-04-04",
        ),
        (
            "Høringsfristen for ny plan er 14. april. Styret avgir felles uttalelse.",
            "Avgi felles uttalelse",
            "Styret",
            "2023-04-14",
        ),
        (
            "Per søker fylket om støtte til benker. Søknadsfrist 2. mai.",
            "Søke fylket om støtte til benker",
            "Per",
            "2023-05-02",
        ),
        (
            "Per søkjer fylket om støtte til benkar. Søknadsfristen er 2. mai.",
            "Søkje fylket om støtte til benkar",
            "Per",
            "2023-05-02",
        ),
    ],
)
def test_a_limit_beside_what_is_done_by_it_is_its_limit(
    text: str, title: str, owner: str, day: str
) -> None:
    (task,) = proposed(text)
    assert (task.title, task.owner, task.window.timex) == (title, owner, day)
    assert task.window.deadline


@pytest.mark.parametrize(
    "text",
    [
        "Fondet har søknadsfrist 4. april. Kari kjøper kaffe.",
        "Per skriver artikkelen. Søknadsfrist 2. mai.",
        "Per lyser ut midler. Søknadsfrist 2. mai.",
        "Per tar seg av reklame og påmelding. Påmeldingsfrist 2. mai.",
    ],
)
def test_a_limit_of_something_else_is_not(text: str) -> None:
    assert sorted(p.window.timex or "" for p in proposed(text))[0] == ""
    assert len(proposed(text)) == 2


def test_labels_of_a_heading_tell_of_the_sentence_below_it() -> None:
    labels = "4. Søknad til fylket\nAnsvar: Kari Moen\nFrist: 15. mai\n"
    (task,) = read(f"{HEAD}{labels}Kari setter opp søknaden sammen med Per.\n").proposals
    assert task.title == "Sette opp søknaden sammen med Per"
    assert (task.owner, task.window.timex) == ("Kari", "2023-05-15")


def test_another_ones_task_below_it_is_one_of_its_own() -> None:
    labels = "4. Søknad til fylket\nAnsvar: Kari Moen\nFrist: 15. mai\n"
    found = read(f"{HEAD}{labels}Per henter inn priser på benker.\n").proposals
    assert [(p.owner, p.window.timex) for p in found] == [
        ("Kari Moen", "2023-05-15"),
        ("Per", None),
    ]
