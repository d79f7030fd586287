"""What a cell says of how a matter stands: done with, or by when it is now to be done."""

from __future__ import annotations

import pytest

from tests.minutes.papers import known, tabled
from workflow.minutes.structure import states

OVER = [
    "Utført 20.10.", "Utført. Se sak 3.", "Levert", "Levert 3. mars", "Ferdig!", "OK",
    "Lukket. Signert 2. mai.", "Gjort", "Lagt vekk", "Fikk nei", "Fekk nei", "Signert",
    "Betalt, avsluttet", "Utført av vaktmester", "Seks benker er satt opp. Avsluttet.",
    "Svar er mottatt. Ikke aktuelt.", "Sendt til kommunen", "Skrinlagt", "OK, mottatt 9. august",
]  # fmt: skip
GOES_ON = [
    "", "Pågår", "Venter på svar", "Ventar på kommunen", "Ikke gjort. Ny frist 1.12.", "Ny",
    "Ikkje gjort, ny frist 1. mai", "Ferdig til neste møte", "Ferdig innen 1. mai",
    "Ferdig 12.12.", "Utført i alle leiligheter unntatt to", "Nesten ferdig", "Delvis utført",
    "Utsatt til 1. mai", "Kari gjør ferdig", "OK, men plakaten gjenstår",
    "OK. Kari lager ny liste", "Ja, Per undersøker prisen",
]  # fmt: skip


@pytest.mark.parametrize("said", OVER)
def test_a_state_tells_that_nothing_more_is_to_be_done(said: str) -> None:
    assert states.over(said)
    rows = ["Oppgave | Ansvarlig | Status", f"Bestille benker | Kari | {said}"]
    assert tabled(rows) == []


@pytest.mark.parametrize("said", GOES_ON)
def test_a_state_tells_that_there_is_more_to_do(said: str) -> None:
    assert not states.over(said)
    rows = ["Oppgave | Ansvarlig | Status", f"Bestille benker | Kari | {said}"]
    assert [(p.title, p.owner) for p in tabled(rows)] == [("Bestille benker", "Kari")]


@pytest.mark.parametrize(
    "said", ["Utført 20.10.", "Ferdig!", "Fikk nei", "Gjort", "Lagt vekk", "Betalt, avsluttet"]
)
def test_the_last_cell_tells_without_a_head(said: str) -> None:
    rows = [f"Bestille benker | Kari | {said}", "Male gjerdet | Per | Pågår"]
    assert [(p.title, p.owner) for p in tabled(rows)] == [("Male gjerdet", "Per")]


@pytest.mark.parametrize("said", ["OK. Kari lager ny liste", "Godkjent. Per sender referatet"])
def test_a_last_cell_that_tells_more_is_no_state(said: str) -> None:
    assert not states.over(said, wholly=True)
    assert len(tabled([f"4/23 | Vaktliste | {said}"])) == 1


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("Ikke gjort. Ny frist 1.12.", "2023-12-01"),
        ("Ikkje gjort, ny frist 1. mai", "2023-05-01"),
        ("Berit – ikke sendt, ny frist 20.04.", "2023-04-20"),
        ("Pågår, ny frist 15.4.", "2023-04-15"),
        ("Leverandøren er sein, ny frist er 15.4.", "2023-04-15"),
        ("Utsatt til 1. mai", "2023-05-01"),
    ],
)
def test_a_new_limit_is_the_rows_also_without_a_head(said: str, when: str) -> None:
    for rows in (
        ["Oppgave | Status", f"Bestille benker | {said}"],
        [f"3/23 | Bestille benker | {said}"],
    ):
        assert [(p.title, p.window.timex) for p in tabled(rows)] == [("Bestille benker", when)]


@pytest.mark.parametrize(
    ("said", "when"),
    [("07.04¶Ny frist 21.04", "2023-04-21"), ("Uke 15¶Ny frist uke 17", "2023-W17")],
)
def test_the_newest_of_two_limits_counts(said: str, when: str) -> None:
    rows = ["Oppgave | Ansvar | Frist", f"Bestille benker | Kari | {said}"]
    assert [p.window.timex for p in tabled(rows)] == [when]


def test_what_is_agreed_to_take_place_is_an_event() -> None:
    rows = ["Sak | Status", "Befaring ved skolen | Avtalt til onsdag 3. mai kl. 10"]
    assert known(tabled(rows)) == [("event", "Befaring ved skolen", "2023-05-03T10:00", None)]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("Mangler ett tilbud, etterlyses i uke 21", "2023-W21"),
        ("Manglar eitt tilbod, vert purra. Sendast 3. mai", "2023-05-03"),
        ("Kunngjøres uke 20", "2023-W20"),
        ("Holdes 3. mai", None),  # when it takes place
        ("Sendes 2 naboer", None),
    ],
)
def test_what_is_done_to_a_matter_then_is_its_time(said: str, when: str | None) -> None:
    rows = ["Sak | Status | Ansvar", f"Bestille benker | {said} | Kari"]
    assert [p.window.timex for p in tabled(rows)] == [when]
