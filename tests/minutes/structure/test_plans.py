"""A plan of meetings: each row is a meeting of its own, quoted from its day on."""

from __future__ import annotations

import pytest

from tests.minutes.papers import tabled

ROWS = [
    "Dato | Tid | Sted | Tema",
    "20. april | 10–14 | Rådhuset | Kraft og nett",
    "8.–9. juni | Lunsj til lunsj | Fjellhotellet | Strategi",
    "21. september | 13 | | ",
]


def test_a_row_of_a_plan_is_the_bodys_own_meeting() -> None:
    found = tabled(ROWS, "Møteplan 2023")
    assert [(p.title, p.window.timex) for p in found] == [
        ("Møte", "2023-04-20T10:00"),
        ("Møte", "2023-06-08"),
        ("Møte", "2023-09-21T13:00"),
    ]
    assert [p.quote.split(" | ")[0] for p in found] == ["20. april", "8.–9. juni", "21. september"]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Møteplan våren", "Møte"),
        ("Møter framover", "Møte"),
        ("Styremøter", "Styremøte"),
        ("Møtedatoer", "Møte"),
        ("Samlinger i 2023", "Samling"),
    ],
)
def test_a_row_is_called_what_it_is_a_plan_of(heading: str, title: str) -> None:
    rows = ["Dato | Klokkeslett | Stad", "20. april | 19:00 | Bedehuset"]
    assert [p.title for p in tabled(rows, heading)] == [title]


def test_a_cell_that_names_an_event_names_the_row() -> None:
    rows = ["Dato | Sted | Tema", "20. april | Rådhuset | Årsmøte", "8. juni | Teams | Budsjett"]
    assert [p.title for p in tabled(rows, "Møteplan")] == ["Årsmøte", "Møte"]


def test_a_plan_of_other_things_keeps_its_own_names() -> None:
    rows = ["Dato | Sted | Tema", "20. april | Biblioteket | Kurs i førstehjelp"]
    assert [p.title for p in tabled(rows, "Kurs")] == ["Kurs i førstehjelp"]
