"""A noun in the definite gives way to the compound that its heading has."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed


def titles(text: str, heading: str) -> list[str]:
    """The titles of what is proposed from a text under a numbered heading."""
    return [p.title for p in proposed(text, heading)]


@pytest.mark.parametrize(
    ("heading", "text", "title"),
    [
        (
            "Medarbeiderundersøkelse",
            "Undersøkelsen sendes ut 20. april.",
            "Sende ut medarbeiderundersøkelsen",
        ),
        (
            "Medarbeidarundersøking",
            "Undersøkinga vert send ut 20. april.",
            "Sende ut medarbeidarundersøkinga",
        ),
        ("Rullering av handlingsplan", "Kari reviderer planen.", "Revidere handlingsplanen"),
        (
            "Ny parkeringsavtale",
            "Per sender avtalen til kommunen.",
            "Sende parkeringsavtalen til kommunen",
        ),
        ("Nye fellingsløyve", "Per sender løyva til valda.", "Sende fellingsløyva til valda"),
        # what is spoken of whatever the heading is, offices, and a thing with a name of its own
        ("Årsmøte", "Per legger fram regnskapet på møtet.", "Legge fram regnskapet på møtet"),
        ("Styremedlem og nestleder", "Per ringer lederen.", "Ringe lederen"),
        ("Handlingsplan og reguleringsplan", "Per reviderer planen.", "Revidere planen"),
        ("Handlingsplan", "Per reviderer årsplanen.", "Revidere årsplanen"),
        ("Handlingsplan", "Per reviderer handlingsplanen.", "Revidere handlingsplanen"),
    ],
)
def test_the_heading_tells_which(heading: str, text: str, title: str) -> None:
    assert titles(text, heading)[0].split(":")[0] == title
