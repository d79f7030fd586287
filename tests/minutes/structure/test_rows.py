"""Tables of dates and of figures: what a row's time is told of, and what holds no item at all."""

from __future__ import annotations

from datetime import date

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
            [("task", "Lage plan: Dugnader", "2023-FA", "Kari")],
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


@pytest.mark.parametrize(
    "rows",
    [
        ["Måned | Dato | Hva skjer", "April | 20. | Vårfest i parken", "^ | 24.–28. | Leiruke",
         "Mai | tors. 4. | Foreldremøte"],
        ["Månad | Dag | Kva skjer", "April | 20 | Vårfest i parken", " | 24–28 | Leiruke",
         "Mai | 4 | Foreldremøte"],
        ["Dato | Måned | Hva skjer", "20. | April | Vårfest i parken", "24.–28. | April | Leiruke",
         "4. | Mai | Foreldremøte"],
    ],
    ids=["merged", "nynorsk, blank", "day first"],
)  # fmt: skip
def test_a_bare_day_is_one_of_the_month_beside(rows: list[str]) -> None:
    found = tabled(rows, "Kalender")
    assert [(p.window.start, p.window.end) for p in found] == [
        (date(2023, 4, 20), date(2023, 4, 20)),
        (date(2023, 4, 24), date(2023, 4, 28)),
        (date(2023, 5, 4), date(2023, 5, 4)),
    ]
    assert [p.title for p in found] == ["Vårfest i parken", "Leiruke", "Foreldremøte"]


def test_a_bare_number_beside_a_month_that_is_no_day_is_none() -> None:
    rows = ["Måned | Antall | Hva skjer", "April | 20 | Vårfest i parken"]
    assert [p.window.timex for p in tabled(rows, "Kalender")] == ["2023-04"]


def test_a_month_across_a_table_without_heads_is_when_the_rows_below_are() -> None:
    rows = ["April | ", "Vårfest i parken | Kari", "Mai | ", "Sommerfest | Per"]
    assert known(tabled(rows, "Årshjul")) == [
        ("event", "Vårfest i parken", "2023-04", "Kari"),
        ("event", "Sommerfest", "2023-05", "Per"),
    ]


def test_a_row_across_the_table_above_its_heads_only_says_what_it_is() -> None:
    rows = ["Ansvar for dugnaden 8. mai | | ", "Avdeling | Oppgave | Hvem",
            "Kjelleren | Male veggen | Kari"]  # fmt: skip
    assert [(p.title, p.owner) for p in tabled(rows)] == [("Male veggen", "Kari")]


def test_a_table_right_below_another_has_heads_of_its_own() -> None:
    first = ["Oppgave | Uke | Hvem", "Lyse ut jobbene | 16 | Per"]
    second = ["Område | Siste kontroll | Merknad", "Nordre | 12.09.2022 | Skilt mangler",
              "Søndre | 20.09.2022 | OK"]  # fmt: skip
    assert known(tabled([*first, "", *second])) == [("task", "Lyse ut jobbene", "2023-W16", "Per")]


@pytest.mark.parametrize("limit", ["Saksfrist", "Saksfrister", "Innkalling sendes"])
def test_when_matters_are_due_is_not_when_the_meeting_is(limit: str) -> None:
    rows = [f"Møte | Dato | {limit}", "1 | 26. april | 12. april", "2 | 7. juni | 24. mai"]
    found = tabled(rows, "Møteplan")
    assert [(p.kind.value, p.window.timex) for p in found] == [
        ("event", "2023-04-26"),
        ("event", "2023-06-07"),
    ]


def test_when_an_agreement_ends_is_no_item_where_another_column_says_what_to_do() -> None:
    rows = ["Avtale | Utløper | Neste steg | Ansvar",
            "Papir | 30.04.2024 | Sende ut skjema innen 20. april | Kari",
            "Drivstoff | 31.12.2025 | - | -"]  # fmt: skip
    assert known(tabled(rows)) == [("task", "Sende ut skjema", "2023-04-20", "Kari")]


def test_the_number_of_a_row_is_no_day() -> None:
    rows = ["Pkt | Sak | Ansvar", "6.04 | Uteområdet. Per henter inn pris på skur. | Per",
            "6.05 | Inventar. Det brukes gjenbruk. | Info"]  # fmt: skip
    assert known(tabled(rows)) == [("task", "Hente inn pris på skur", None, "Per")]


def test_nobody_answers_for_what_is_for_information() -> None:
    rows = ["Pkt | Tekst | Ansvar | Frist", "1 | Byggeleder sender planen. | Kari | 3. mai",
            "2 | Ingen skader siden sist. | Info | "]  # fmt: skip
    assert [p.owner for p in tabled(rows)] == ["Kari"]


def test_initials_and_a_day_below_them_are_who_and_by_when() -> None:
    rows = ["Pkt | Sak | Ansv./frist",
            "1 | Fargevalg. Prøvene er levert.¶Rektor hører med elevrådet. | AN¶13.4."]  # fmt: skip
    assert [(p.window.timex, p.owner) for p in tabled(rows)] == [("2023-04-13", "AN")]


def test_who_answers_stands_in_the_column_that_told_it_before() -> None:
    rows = ["Brev til foreldrene | Kari | 3. mai", "Undersøkelse på skolene | Lærerne | uke 18"]
    assert [p.owner for p in tabled(rows)] == ["Kari", "Lærerne"]


@pytest.mark.parametrize(
    ("who", "owner"), [("Per", "Per"), ("", "Kjelleren")], ids=["somebody", "nobody else"]
)
def test_who_answers_comes_before_whose_row_it_is(who: str, owner: str) -> None:
    rows = ["Avdeling | Oppgave | Hvem", f"Kjelleren | Male veggen | {who}"]
    assert [p.owner for p in tabled(rows)] == [owner]


def test_who_acts_within_a_state_is_read() -> None:
    rows = ["Sak | Status", "Nytt gulv | Til behandling, Kari svarer leverandøren i uke 14"]
    assert known(tabled(rows)) == [("task", "Svare leverandøren", "2023-W14", "Kari")]


def test_a_bare_day_beside_a_month_is_its_day_without_heads_too() -> None:
    rows = ["April | 20. | Vårfest i parken", "^ | 24. | Foreldremøte", "Mai | 4. | Dugnad"]
    assert [(p.title, p.window.timex) for p in tabled(rows, "Kalender")] == [
        ("Vårfest i parken", "2023-04-20"),
        ("Foreldremøte", "2023-04-24"),
        ("Dugnad", "2023-05-04"),
    ]


@pytest.mark.parametrize("mark", ["x", "X", "✓", "☑"])
@pytest.mark.parametrize("head", ["Utført", "Ferdig?", "Gjort"])
def test_a_cross_under_done_tells_that_a_row_is(head: str, mark: str) -> None:
    rows = [f"Hva | Hvem | Når | {head}", f"Male gjerdet | Kari | 3. mai | {mark}",
            "Vaske gulv | Per | 10. mai | "]  # fmt: skip
    assert [p.title for p in tabled(rows)] == ["Vaske gulv"]


def test_a_cross_under_another_head_tells_nothing() -> None:
    rows = ["Hva | Hvem | Når | Haster", "Male gjerdet | Kari | 3. mai | x"]
    assert [p.owner for p in tabled(rows)] == ["Kari"]


def test_who_is_on_duty_on_each_day_is_no_item() -> None:
    rows = ["Dato | Kiosk | Billetter", "6. mai | Kari | Per", "13. mai | Berit | Kari"]
    assert tabled(rows, "Kiosken") == []


@pytest.mark.parametrize("number", ["", "34 | "])
def test_who_may_stand_first_in_a_row_without_heads(number: str) -> None:
    rows = [
        f"{number}Kari | Sende brev til banken | 21.4.",
        f"{number}Per og Berit | Informere skolen om saken | 28.4.",
    ]
    assert [(p.title, p.owner, p.window.timex) for p in tabled(rows)] == [
        ("Sende brev til banken", "Kari", "2023-04-21"),
        ("Informere skolen om saken", "Per og Berit", "2023-04-28"),
    ]


def test_who_stands_before_no_deed_in_a_row_without_heads_has_none() -> None:
    assert [p.owner for p in tabled(["Koret | Konsert i kirka | 21.4."])] == [None]
