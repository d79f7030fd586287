"""Tables of dates and of figures: what a row's time is told of, and what holds no item at all."""

from __future__ import annotations

import pytest

from tests.minutes.papers import known, read, tabled

WHEEL = [
    ("event", "Vårfest i parken", "2023-04", "Kari"),
    ("task", "Søke om midler", "2023-04", "Per"),
    ("event", "Sommerfest", "2023-06", "Styret"),
]


@pytest.mark.parametrize(
    "rows",
    [
        ["Måned | Aktivitet | Ansvarlig", "April | Vårfest i parken | Kari",
         "^ | Søke om midler | Per", "Juni | Sommerfest | Styret"],
        ["Månad | Aktivitet | Ansvarleg", "April | Vårfest i parken | Kari",
         " | Søke om midler | Per", "Juni | Sommerfest | Styret"],
        ["Måned | Aktivitet | Ansvarlig", "April | | ", " | Vårfest i parken | Kari",
         " | Søke om midler | Per", "Juni | | ", " | Sommerfest | Styret"],
        ["Aktivitet | Ansvarlig", "April | ", "Vårfest i parken | Kari", "Søke om midler | Per",
         "Juni | ", "Sommerfest | Styret"],
        ["April | Vårfest i parken | Kari", "^ | Søke om midler | Per",
         "Juni | Sommerfest | Styret"],
    ],
    ids=["merged", "blank", "across", "across without a column", "without heads"],
)  # fmt: skip
def test_a_month_is_when_all_its_rows_are(rows: list[str]) -> None:
    assert known(tabled(rows, "Årshjul")) == WHEEL


def test_a_row_under_another_row_is_quoted_without_it() -> None:
    rows = ["Aktivitet | Ansvarlig", "April | ", "Vårfest i parken | Kari"]
    assert [p.quote for p in tabled(rows, "Årshjul")] == ["Vårfest i parken | Kari"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["Dato | Kl. | Hva | Hvem", "Lørdag 22. april | 10–14 | Rydding av stien | Per",
             "Onsdag 3. mai | 18 | Vasking av huset | Kari"],
            [("event", "Rydding av stien", "2023-04-22T10:00", "Per"),
             ("event", "Vasking av huset", "2023-05-03T18:00", "Kari")],
        ),
        (
            ["Dag | Klokkeslett | Aktivitet | Ansvarleg", "3. mai | 18 | Vaske vindauge | Kari"],
            [("task", "Vaske vindauge", "2023-05-03T18:00", "Kari")],
        ),
        (
            ["Dato | Sted | Aktivitet | Ansvarlig", "22. april | Parken | Vårfest | Per"],
            [("event", "Vårfest", "2023-04-22", "Per")],
        ),
        (
            ["Uke | Aktivitet | Ansvarlig", "14 | Vårfest | Kari", "17 | Rydde boden | Per"],
            [("event", "Vårfest", "2023-W14", "Kari"), ("task", "Rydde boden", "2023-W17", "Per")],
        ),
        (
            ["Sommerleir | 30. juni–2. juli | Kari", "Seminar | 5.–7. mai | Per"],
            [("event", "Sommerleir", "2023-06-30", "Kari"),
             ("event", "Seminar", "2023-05-05", "Per")],
        ),
        (
            ["Periode | Tiltak | Ansvar", "Høst 2023 | Lage plan | Kari"],
            [("task", "Lage plan", "2023-FA", "Kari")],
        ),
        (  # a day behind what is to be done asks for it
            ["Hva | Hvem | Når", "Plakat | Per | uke 17", "Vaske | Kari | 3. mai"],
            [("task", "Plakat", "2023-W17", "Per"), ("task", "Vaske", "2023-05-03", "Kari")],
        ),
    ],
    ids=["hours", "nynorsk", "place", "weeks", "days on end", "periods", "tasks"],
)  # fmt: skip
def test_a_row_is_dated_by_its_day(rows: list[str], expected: list[tuple[str, ...]]) -> None:
    assert known(tabled(rows, "Dugnader")) == expected


@pytest.mark.parametrize(
    ("matter", "when"),
    [
        ("Søke om midler (frist 15.4.)", "2023-04-15"),
        ("Bestille korps til 17. mai", "2023-04"),
        ("Bestille telt til 22. april", "2023-04-22"),
    ],
)
def test_a_day_within_the_month_beside_tells_more(matter: str, when: str) -> None:
    rows = ["Måned | Aktivitet | Ansvarlig", f"April | {matter} | Kari"]
    assert [p.window.timex for p in tabled(rows, "Årshjul")] == [when]


@pytest.mark.parametrize(
    "rows",
    [
        ["Måned | Utleie 2022 | Utleie 2021", "Januar–mars | 6 | 0", "April–juni | 14 | 5",
         "Juli–september | 13 | 11"],
        ["Måned | Henvendelser | Løst", "Mai | 1 212 | 91 %", "Juni | 1 034 | 93 %"],
        ["Saldo 1.1.2023 | 18 450", "Inntekter 17. mai | 26 120", "Skoletur | -12 000"],
        ["Konto | Budsjett | Rekneskap", "Leie | 74 000 | 72 900", "Vask | 49 000 | 52 700"],
        ["Verv | Navn | Periode", "Leder | Kari Moen | 2023–2025", "Kasserer | Per Dahl | 2024"],
        ["Bygg | Sist kontrollert", "Skolen | 3. februar 2023", "Hallen | 12. januar"],
    ],
    ids=["quarters", "months", "accounts", "budget", "terms", "inspections"],
)  # fmt: skip
def test_figures_terms_and_inspections_are_no_items(rows: list[str]) -> None:
    assert tabled(rows, "Økonomi") == []


def test_days_in_numbers_are_no_figures() -> None:
    rows = ["Julebord | 15.12 | 40", "Vårfest | 3.5 | 60"]
    assert [p.window.timex for p in tabled(rows, "Arrangement")] == ["2023-12-15", "2023-05-03"]


def test_what_there_is_to_get_is_an_item_though_figures_stand_beside() -> None:
    rows = ["Kjøpe benker | 4", "Bestille telt | 2"]
    assert [p.title for p in tabled(rows, "Oppgaver")] == ["Kjøpe benker 4", "Bestille telt 2"]


def test_the_heads_of_a_table_are_no_item_where_one_is_not_known() -> None:
    rows = ["Tiltak | Søker | Innstilling | Neste steg",
            "Kurs | Nordby | Støttes | Kari sender tilsagn i uke 17"]  # fmt: skip
    assert known(tabled(rows)) == [("task", "Sende tilsagn", "2023-W17", "Kari")]


def test_a_row_of_which_somebody_is_told_is_no_head() -> None:
    rows = ["Betale leie | Kari | Gjort", "Male gjerdet | Per | 3. mai"]
    assert known(tabled(rows)) == [("task", "Male gjerdet", "2023-05-03", "Per")]


def test_the_line_above_a_table_that_says_what_it_is_is_no_item() -> None:
    rows = "| 09.00 | Avreise |\n|---|---|\n| 13.00 | Lunsj |\n"
    text = f"1. Seminar\nSeminaret er lørdag 22. april. Program for lørdagen:\n\n{rows}"
    quotes = [p.quote for p in read(text).proposals]
    assert quotes[0] == "Seminaret er lørdag 22. april."
    assert "Program for lørdagen:" not in quotes
    dated = "1. Vår\nVi holder dugnad lørdag 22. april:\n\n| Kost | Per |\n|---|---|\n"
    assert [p.window.timex for p in read(dated).proposals] == ["2023-04-22"]
