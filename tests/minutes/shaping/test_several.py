"""Several events in one clause are each called by their own words."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed
from workflow.domain.proposal import Kind


def events(text: str) -> list[tuple[str, str | None]]:
    """The events that a text proposes, with their days."""
    return [(p.title, p.window.timex) for p in proposed(text) if p.kind is Kind.EVENT]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Generalprøve 21. april, konsert 23. april.",
            [("Generalprøve", "2023-04-21"), ("Konsert", "2023-04-23")],
        ),
        (
            "Onsdag 3. mai medlemsmøte, lørdag 13. mai dugnad.",
            [("Medlemsmøte", "2023-05-03"), ("Dugnad", "2023-05-13")],
        ),
        (
            "Gudstjenesten er søndag 7. mai, og konfirmasjonen 14. mai.",
            [("Gudstjenesten", "2023-05-07"), ("Konfirmasjonen", "2023-05-14")],
        ),
        (  # one name for all
            "Møter: 20. april, 12. juni (med befaring) og 18. september.",
            [("Møter", "2023-04-20"), ("Møter", "2023-06-12"), ("Møter", "2023-09-18")],
        ),
    ],
)
def test_each_time_has_the_name_beside_it(text: str, told: list[tuple[str, str]]) -> None:
    assert events(text) == told


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Det blir to webinarer i vår: 12. april (hydrogen) og 9. mai (landstrøm).",
            ["Webinar: hydrogen", "Webinar: landstrøm"],
        ),
        (
            "Styret møtes 12. april (Teams) og 9. mai (Oslo).",
            ["Styret møtes, Teams", "Styret møtes, Oslo"],
        ),
        ("Møteplan: 12. april (Oslo) og 9. mai (nett).", ["Møte, Oslo", "Møte: nett"]),
        (
            "Kommunen arrangerer folkemøter i Molde 4. april og i Ålesund 6. april.",
            ["Folkemøte i Molde", "Folkemøte i Ålesund"],
        ),
    ],
)
def test_each_of_several_has_the_topic_or_place_beside_its_time(
    text: str, titles: list[str]
) -> None:
    assert [title for title, _ in events(text)] == titles
