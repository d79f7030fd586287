"""Tables read by their columns too: who does what in which week, and plans laid on their side."""

from __future__ import annotations

import pytest

from tests.minutes.papers import known, tabled

WEEKS = [
    ("task", "Bestille telt", "2023-W14", "Kari Moen"),
    ("task", "Hente lyskastere", "2023-W15", "Kari Moen"),
    ("task", "Skrive kontrakt", "2023-W14", "Per Dahl"),
]


@pytest.mark.parametrize(
    "rows",
    [
        [" | Uke 14 | Uke 15", "Kari Moen | Bestille telt | Hente lyskastere",
         "Per Dahl | Skrive kontrakt | -"],
        ["Navn | Veke 14 | Veke 15", "Kari Moen | Bestille telt | Hente lyskastere",
         "Per Dahl | Skrive kontrakt | "],
        ["Uke | 14 | 15", "Kari Moen | Bestille telt | Hente lyskastere",
         "Per Dahl | Skrive kontrakt | –"],
        ["Hvem gjør hva | | ", " | Uke 14 | Uke 15",
         "Kari Moen | Bestille telt | Hente lyskastere", "Per Dahl | Skrive kontrakt | "],
    ],
    ids=["no head", "nynorsk", "bare weeks", "beneath a caption"],
)  # fmt: skip
def test_who_does_what_in_which_week_is_a_task_for_each_cell(rows: list[str]) -> None:
    assert known(tabled(rows)) == WEEKS


def test_a_column_may_be_a_day_or_a_month() -> None:
    rows = [" | 3. mai | Juni", "Kari | Sende lista til alle | Rydde boden ved banen"]
    assert known(tabled(rows)) == [
        ("task", "Sende lista til alle", "2023-05-03", "Kari"),
        ("task", "Rydde boden ved banen", "2023-06", "Kari"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["Vakt på huset | April | Mai | Juni", "Lag | Nordre | Søndre | Vestre"],
        ["Vakt | Uke 14 | Uke 15", "Kiosk | Kari Moen | Per Dahl"],
        [" | Januar | Februar", "Utlån | 1 212 | 1 034", "Besøk | 3 400 | 2 900"],
    ],
    ids=["places", "names", "figures"],
)
def test_who_is_on_duty_and_figures_by_month_are_no_items(rows: list[str]) -> None:
    assert tabled(rows, "Drift") == []


@pytest.mark.parametrize(
    ("rows", "days"),
    [
        ([" | Møte 1 | Møte 2 | Møte 3", "Dato 2024 | 24. januar | 24. april | 18. september",
          "Vertskommune | Nordby | Sørby | Vestby"], ["2024-01-24", "2024-04-24", "2024-09-18"]),
        (["Dato | 26. april | 7. juni", "Stad | Rådhuset | Skulen"], ["2023-04-26", "2023-06-07"]),
        (["Sted | Rådhuset | Skolen", "Dato | 26. april | 7. juni"], ["2023-04-26", "2023-06-07"]),
    ],
    ids=["year", "nynorsk", "place first"],
)  # fmt: skip
def test_each_column_of_a_plan_on_its_side_is_a_meeting(rows: list[str], days: list[str]) -> None:
    found = tabled(rows, "Møteplan")
    assert [(p.kind.value, p.window.timex) for p in found] == [("event", day) for day in days]


def test_a_plan_on_its_side_tells_what_each_day_is_about_and_who_answers() -> None:
    rows = ["Dato | 26. april | 7. juni", "Aktivitet | Vårfest i parken | Sommerfest på brygga",
            "Ansvar | Kari Moen | Per Dahl"]  # fmt: skip
    assert known(tabled(rows, "Arrangementer")) == [
        ("event", "Vårfest i parken", "2023-04-26", "Kari Moen"),
        ("event", "Sommerfest på brygga", "2023-06-07", "Per Dahl"),
    ]


def test_a_table_whose_first_row_is_an_item_is_no_matrix() -> None:
    rows = ["Vårfest | 22. april | Kari", "Sommerfest | 10. juni | Per"]
    assert [p.window.timex for p in tabled(rows, "Arrangementer")] == ["2023-04-22", "2023-06-10"]


def test_a_cross_beneath_somebody_tells_who_does_it() -> None:
    rows = ["Oppgave | Kari Moen | Per Dahl", "Rydde boden |  | x", "Bestille kaffe | x | -"]
    assert [(p.title, p.owner) for p in tabled(rows)] == [
        ("Rydde boden", "Per Dahl"),
        ("Bestille kaffe", "Kari Moen"),
    ]


def test_crosses_beneath_other_heads_name_nobody() -> None:
    rows = ["Oppgave | Viktig | Haster", "Rydde boden |  | x", "Bestille kaffe | x | "]
    assert {p.owner for p in tabled(rows)} == {None}
