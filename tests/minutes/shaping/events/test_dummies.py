"""Labels, "Neste" and the like name no event: what they stand for does."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed
from workflow.domain.proposal import Kind


def events(text: str, heading: str = "Eventuelt") -> list[str]:
    """The titles of the events that a text under a heading proposes."""
    return [p.title for p in proposed(text, heading) if p.kind is Kind.EVENT]


@pytest.mark.parametrize(
    ("heading", "text", "titles"),
    [
        ("Møteplan", "Vedtak: 13. april, 5. mai og 2. juni.", ["Møte"] * 3),
        ("Møtedager høsten 2023", "Vedtak: 13. april og 5. mai.", ["Møte"] * 2),
        ("Styremøter våren 2023", "Vedtak: 13. april og 5. mai.", ["Styremøte"] * 2),
        ("Årsmøte", "Vedtak: 4. juni", ["Årsmøte"]),
        ("Sommerfest", "Foreslått dato: 4. juni", ["Sommerfest"]),
        ("Rapportering og møteplan", "Aktuelle datoer er 17. april og 5. juni.", ["Møte"] * 2),
        ("Eventuelt", "Neste: 13. april", ["Neste møte"]),
        ("Eventuelt", "Neste gong: torsdag 4. mai", ["Neste møte"]),
        ("Eventuelt", "Next: 13. april", ["Neste møte"]),
        ("Kurs", "Neste er 4. mai.", ["Neste kurs"]),
        ("Småting", "Neste: 13. april kl. 9", ["Neste møte"]),
        ("Eventuelt", "Det blir ett møte til 4. mai.", ["Møte"]),
        ("Eventuelt", "Det vert eitt kurs til, 4. mai.", ["Kurs"]),
        ("Eventuelt", "Møtet etter det blir 5. desember.", ["Møte"]),
        ("Eventuelt", "Møtedager i vår: 12. april og 7. juni.", ["Møte"] * 2),
    ],
)
def test_what_stands_above_names_the_event_that_a_label_does_not(
    heading: str, text: str, titles: list[str]
) -> None:
    assert events(text, heading) == titles


def test_each_of_the_usual_meetings_is_one() -> None:
    for which in ("Vanlige", "Ordinære"):
        text = f"{which} styremøter:\n- onsdag 20. april kl. 19\n- onsdag 18. mai kl. 19"
        assert events(text) == ["Styremøte", "Styremøte"]


def test_a_label_that_names_an_event_keeps_its_name() -> None:
    assert events("Neste dugnad: 13. april") == ["Neste dugnad"]
    assert events("Ny dugnad: 13. april") == ["Ny dugnad"]


@pytest.mark.parametrize(
    ("heading", "text", "title"),
    [
        ("SOMMERFEST", "4. juni kl. 18 i parken", "Sommerfest"),
        ("NESTE MØTE", "Torsdag 4. mai", "Neste møte"),
        ("NM", "4. juni kl. 18 i parken", "NM"),
    ],
)
def test_a_heading_in_capitals_is_written_as_a_title(heading: str, text: str, title: str) -> None:
    assert events(text, heading) == [title]


def test_a_decision_on_a_plan_of_meetings_names_each_of_them() -> None:
    text = "Styret slutter seg til denne møteplanen:\n20.9., 25.10., 6.12."
    assert events(text, "Møteplan") == ["Møte"] * 3
