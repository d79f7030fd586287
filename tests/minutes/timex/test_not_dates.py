"""Numbers and words that look like time and are something else."""

from __future__ import annotations

import pytest

from workflow.minutes.timex import Grid, Kind, find


@pytest.mark.parametrize(
    "text",
    [
        # cases
        "Sak 16-24 Godkjenning", "Sak 42/ 25", "PS 57/15", "sak 34/25", "Sak 1/5 og 2/5", "sak 3.5",
        "Saksnr.: 12/5", "Styresak 12/4", "FO-sak 12/3", "sakene 3/12, 4/12 og 5/12",
        "arkivsak 23/04567-3", "Saksnr 2023/1234",
        "01/12 Godkjenning\n02/12 Økonomi\n03/12 Eventuelt",
        "12/05 Godkjenning\n12/06 Økonomi",
        # sections
        "3.1 Innledning\n3.2 Økonomi\n3.3 Annet", "1. Godkjenning\n1.1 Saksliste\n2. Status",
        "3.2.1 Underpunkt", "## 3.2 Økonomi", "4.2 Per sender listen.\n4.3 Kari vasker.",
        "pkt. 3.2", "punkt 4.1", "kap. 5.3", "§ 5-2", "§§ 3-1 og 3-2",
        # amounts and counts
        "kr 12.10", "12.50 kr", "2.5 %", "3.5 meter", "1.5 millioner", "8-12.5 mill", "2000,-",
        "kr 1 950 000", "2 000 kroner", "2000 kr", "2010 personer", "1/2 stilling", "2/3 flertall",
        "2/3 av styret",
        "3-4 stk", "5.-7. klasse", "1.-3. plass", "vant 3-2",
        # phones, accounts, places
        "tlf 22 33 44 55", "900 12 345", "+47 91 23 45 67", "1234.56.78903", "org.nr 987 654 321",
        "Kongens gate 3, 2010 Strømmen",
        # versions
        "versjon 2.4", "v2.4", "Windows 8.1", "FHIR R4.1", "10.0.0.1", "1.2.3.4",
        "nyere versjoner enn 4.6",
        "Kari oppgraderer til 8.4 nå", "overgang til Visma 1.6", "Testing av 4.2 pågår",
        "Kari tester Visma 4.2 i drift", "Feil i 9.1 er rettet", "Innholdet i 21.1 fryses",
        "Det varer i seks uker.\n2. Frist settes senere", "i tre veker. 12 plassar",
        # addresses of pages and files
        "https://kommune.no/2023/05/12/sak", "www.kommune.no/mai-2023", "referat-2024-03-05.pdf",
        "[Innlegg](../filer/2026-04-29-forum-35.pdf)", "Se filer/12.05.2024/notat.docx.",
        # measures
        "karakteren 5.2", "7.5 pH og 3.2 mg/l", "3/4 tomme rør", "Rom 3.12 er booket",
        "møterom 3.12", "bilagsnr 12/4",
        # words
        "man må", "to personer", "en gang", "siste år", "Mai-Britt og Jan Olav", "maiblomst",
        "Møte 7",
        "Daglig leder orienterte", "dagleg leiar", "den daglige driften",
        "Jan Hansen", "en uke lang", "høste", "Julie",
    ],
)  # fmt: skip
def test_no_time_is_read_where_none_is_said(text: str) -> None:
    assert [e.words for e in find(text) if e.kind is not Kind.CLOCK] == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Innholdet i 21.1 fryses 1. desember.", ["1. desember"]),
        ("20.3 går i produksjon 4. november.", ["4. november"]),
        ("20.3 blir satt i drift i uke 12. Møte 4.4.", ["20.3", "i uke 12", "4.4"]),
        ("Oppgradering til 8.4 gjennomføres 12. mai.", ["12. mai"]),
        ("Kari tester 4.2 i uke 15.", ["i uke 15"]),
        ("Visma 4.2 i produksjon 12/4.", ["12/4"]),
        # a day all the same
        ("Kari tester pumpen 4.4.", ["4.4"]),
        ("Kari tester pumpen innen 4.4 i uke 14.", ["innen 4.4", "i uke 14"]),
        ("Påmelding til 8.4, festen er 12. mai.", ["til 8.4", "12. mai"]),
        ("Fest i Bergen 8.4 og i uke 20.", ["8.4", "i uke 20"]),
        ("20.3 går vi gjennom budsjettet.", ["20.3"]),
        ("Møtes 8.4 og 12. mai.", ["8.4", "12. mai"]),
    ],
)
def test_what_a_product_has_come_to_is_no_day(text: str, times: list[str]) -> None:
    assert [e.words.removesuffix(".") for e in find(text)] == times


@pytest.mark.parametrize(
    "text", ["1.1 Status\n1.2 Plan\n2.1 Eventuelt", "1.1 Status\n1.2 Plan\n2.1 Fest\n3.1 Dans"]
)
def test_the_first_point_of_the_next_matter_is_counted_too(text: str) -> None:
    assert find(text) == ()


def test_numbers_that_the_layout_shows_to_count_are_no_dates() -> None:
    text = "2.4 Kari sender listen.\n3.5 Dugnad"
    assert [e.words for e in find(text, Grid(paragraphs=frozenset({(2, 4)})))] == ["3.5"]


def test_neighbouring_dates_before_single_words_are_dates() -> None:
    assert [e.words for e in find("2.5 Dugnad\n2.6 Fest")] == ["2.5", "2.6"]


def test_a_date_beside_a_file_is_a_date() -> None:
    assert [e.words for e in find("Lese notat.pdf innen 12.05.2024.")] == ["innen 12.05.2024"]


@pytest.mark.parametrize(
    "text", ["kl 12.05", "Møtestart: 12.05", "Møtet hevet 12.05", "12.05-12.30"]
)
def test_a_clock_time_is_no_date(text: str) -> None:
    assert [e for e in find(text) if e.kind is not Kind.CLOCK] == []


def test_timed_headings_are_no_dates_where_one_of_them_can_be_none() -> None:
    text = "# Åpning (12.05)\n# Status (12.15)\n"
    assert find(text) == ()


def test_a_first_name_that_is_a_month_is_told_by_its_capital_in_a_sentence() -> None:
    assert [e.words for e in find("Anna og August rydder.\n- August: kaster i august")] == [
        "i august"
    ]


def test_without_such_a_sentence_a_month_may_open_a_line() -> None:
    assert [e.words for e in find("August: ny høring")] == ["August"]


def test_a_numbered_case_does_not_hide_the_date_behind_it() -> None:
    assert [e.words for e in find("Sak 16-24 Møtet 3. mai")] == ["3. mai"]
    assert [e.words for e in find("Sak 3. mai 2023")] == ["3. mai 2023"]


@pytest.mark.parametrize("text", ["Pris i $\n\n3/1 Dugnad", "Innspill §\n3/1 Dugnad", "3/1\n\nav"])
def test_a_sign_in_another_line_hides_no_date(text: str) -> None:
    assert [expression.words for expression in find(text)] == ["3/1"]


def test_a_limit_near_a_version_is_a_date_all_the_same() -> None:
    assert [e.words for e in find("Per tester ny versjon innen 21.4")] == ["innen 21.4"]
    assert find("Per tester ny versjon 21.4 av journalen") == ()
