"""Whom a cell names, what it says that they do, and by when."""

from __future__ import annotations

import pytest

from tests.minutes.papers import known, tabled
from workflow.minutes.structure import whom


@pytest.mark.parametrize(
    ("cell", "owner", "when"),
    [
        ("Kari 15. april", "Kari", "2023-04-15"),
        ("Kari innen uke 16", "Kari", "2023-W16"),
        ("Kari og Per¶uke 16", "Kari og Per", "2023-W16"),
        ("Gruppelederne 15. april", "Gruppelederne", "2023-04-15"),
        ("Kari følger opp", "Kari", None),
        ("Alle lag", "Alle lag", None),
        ("Heile FAU", "Heile FAU", None),
    ],
)
def test_a_cell_of_who_answers_may_tell_when_too(cell: str, owner: str, when: str | None) -> None:
    rows = ["Sak | Ansvar/frist", f"Hente inn tilbud | {cell}"]
    assert known(tabled(rows)) == [("task", "Hente inn tilbud", when, owner)]


def test_a_name_and_a_time_close_a_row_without_heads() -> None:
    rows = ["4/23 | Hente inn tilbud | Kari, innen 12.4."]
    assert known(tabled(rows)) == [("task", "Hente inn tilbud", "2023-04-12", "Kari")]


@pytest.mark.parametrize(
    "row",
    [
        "5/23 Dugnad | Lagene oppfordres til å melde inn folk | Alle lag | 10.12.",
        "5/23 Dugnad | Laga vert oppmoda om å melde inn folk | Trenarane | 10.12.",
        "Melde inn folk til dugnaden | Trenerne | 10.12.",
    ],
)
def test_no_item_is_made_of_who_and_when_alone(row: str) -> None:
    (task,) = tabled([row])
    assert task.title.startswith("Melde inn folk")
    assert (task.window.timex, task.owner in ("Alle lag", "Trenarane", "Trenerne")) == (
        "2023-12-10",
        True,
    )


@pytest.mark.parametrize("name", ["Alle lag", "Kari", "Kari og Per", "FAU"])
def test_a_column_of_what_follows_may_tell_who_follows_it_up(name: str) -> None:
    rows = ["Sak | Referat | Oppfølging | Frist",
            f"6/23 | Det kom brev. Brevet må besvares. | {name} | 10.04."]  # fmt: skip
    assert known(tabled(rows)) == [("task", "Besvare brevet", "2023-04-10", name)]


def test_what_somebody_does_is_an_item_in_the_column_of_states() -> None:
    rows = ["Sak | Status", "Ny port | Kari henter inn pris", "Gjerde | Venter på svar"]
    assert [(p.title, p.owner) for p in tabled(rows)] == [("Hente inn pris", "Kari")]


def test_a_matter_of_few_words_before_when_is_nobody() -> None:
    found = tabled(["5/23 | Lekeplassen ved skolen | Nye husker | 10.12."])
    assert "Nye husker" not in [p.owner for p in found]


def test_what_somebody_does_is_an_item_in_the_column_of_who_answers() -> None:
    rows = ["Sak | Referat | Ansvar/frist",
            "6/23 | Berederen lekker. | Kari skaffer rørlegger denne uka"]  # fmt: skip
    assert known(tabled(rows)) == [("task", "Skaffe rørlegger", "2023-W11", "Kari")]


def test_the_sentence_that_names_who_answers_is_the_one_answered_for() -> None:
    rows = [
        "Sak | Referat | Ansvar",
        "4/23 | Kari skriver et brev. Alle får brevet til lesing. | Kari, innen 12.4.",
    ]
    letter = next(p for p in tabled(rows) if "brev" in p.title.lower())
    assert (letter.owner, letter.window.timex) == ("Kari", "2023-04-12")


@pytest.mark.parametrize(
    "matter",
    [
        "Gjerdet er gammelt.¶Hente inn tilbud på gjerde.¶Det var mange meninger.",
        "Gjerdet er gammelt. Styret henter inn tilbud på gjerde. Det var mange meninger.",
        "Hente inn tilbud på gjerde. Ferdig til neste møte.",
        "Hente inn tilbud på gjerde",
    ],
)
def test_who_and_when_are_told_of_what_is_to_be_done_in_the_cell(matter: str) -> None:
    found = tabled(["Sak | Referat | Ansvar | Frist", f"5/23 | {matter} | Per | 3. mai"])
    assert ("Hente inn tilbud på gjerde", "Per", "2023-05-03") in [
        (p.title, p.owner, p.window.timex) for p in found
    ]
    assert len([p for p in found if p.owner]) == 1


@pytest.mark.parametrize("words", ["Vedtatt av rådet i mai", "Kurs 12. mai", "Frist 1. mai"])
def test_what_is_no_name_stands_before_no_time(words: str) -> None:
    assert whom.whom_and_when(words) == 0


def test_labels_within_a_cell_are_told_of_what_stands_above() -> None:
    rows = ["Sak | Hva gjenstår", "Støy | Montere plater¶Ansvar: kultur. Frist: 1. mai"]
    (task,) = tabled(rows)
    assert (task.owner, task.window.timex) == ("kultur", "2023-05-01")
