"""A deed told beside an event, and what is held after all: clauses of their own."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Lansering 3. juni, Per lager plakat.",
            [("Lansering", None, "2023-06-03"), ("Lage plakat", "Per", None)],
        ),
        (
            "Dugnad 3. mai, Kari og Per lagar kaffi.",
            [("Dugnad", None, "2023-05-03"), ("Lage kaffi", "Kari og Per", None)],
        ),
        ("Kurs i brannvern 3. mai, Per holder det.", [("Kurs i brannvern", "Per", "2023-05-03")]),
        ("Frist for påmelding 3. mai, Per melder oss på.", [("Melde oss på", "Per", "2023-05-03")]),
    ],
)
def test_a_deed_beside_an_event_is_one_of_its_own(
    text: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(p.title, p.owner, p.window.timex) for p in proposed(text)] == found


@pytest.mark.parametrize(
    ("text", "title", "when"),
    [
        ("Kurset ble utsatt på grunn av sykdom og arrangeres i uke 24.", "Kurset", "2023-W24"),
        ("Brannøvelsen ble avlyst, og holdes i stedet 14. mai.", "Brannøvelsen", "2023-05-14"),
        ("Turen vart avlyst og blir halden 14. mai.", "Turen", "2023-05-14"),
        ("Turen er flyttet til 14. mai og arrangeres av speiderne.", "Turen", "2023-05-14"),
    ],
)
def test_what_is_held_after_all_is_called_by_the_clause_before(
    text: str, title: str, when: str
) -> None:
    assert [(p.title, p.window.timex) for p in proposed(text, "Planer")] == [(title, when)]
