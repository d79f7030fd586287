"""A period that names a thing stays in its title and does not date it."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed


@pytest.mark.parametrize(
    ("text", "title", "when"),
    [
        ("Per lager årsplan 2025.", "Lage årsplan 2025", None),
        ("Per skriv søknad om midlar 2024.", "Skrive søknad om midlar 2024", None),
        ("Per lager møteplan høsten 2023.", "Lage møteplan høsten 2023", None),
        ("Per lagar program våren 2024.", "Lage program våren 2024", None),
        ("Per lager turnus uke 20–25.", "Lage turnus uke 20–25", None),
        ("Per sender rapport uke 20 innen 25. mai.", "Sende rapport uke 20", "2023-05-25"),
        ("Per sender rapport februar.", "Sende rapport februar", None),
        ("Budsjett 2024 legges fram i oktober.", "Legge fram budsjett 2024", "2023-10"),
        ("Årsplan 2024–2027 sendes ut 5. mai.", "Sende ut årsplan 2024–2027", "2023-05-05"),
        ("Årsmøtet 2024 holdes 15. mars 2024.", "Årsmøtet 2024", "2024-03-15"),
        ("Per lager rapport uke 20.", "Lage rapport", "2023-W20"),  # may be when he does
        ("Per bygger hytta sommeren 2024.", "Bygge hytta", "2024-SU"),
        ("Vi planlegger sommerleir 2024.", "Sommerleir", "2024"),
        ("Per lager plan i uke 20.", "Lage plan", "2023-W20"),
    ],
)
def test_a_period_right_behind_a_thing_names_it(text: str, title: str, when: str | None) -> None:
    (item,) = proposed(text)
    assert (item.title, item.window.timex) == (title, when)


@pytest.mark.parametrize(
    ("heading", "text", "title"),
    [
        ("Regionsamling hausten 2024", "Samlinga er 20. oktober.", "Regionsamling hausten 2024"),
        ("Fagdag 2024", "Fagdagen er 20. april.", "Fagdag 2024"),
    ],
)
def test_the_year_of_a_heading_is_part_of_its_events_name(
    heading: str, text: str, title: str
) -> None:
    assert [p.title for p in proposed(text, heading)] == [title]
