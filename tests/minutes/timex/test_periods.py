"""Weeks, months, quarters, halves, seasons, years and holidays by name."""

from __future__ import annotations

from datetime import date

import pytest

from tests.minutes.timex.reading import MEETING, only, span, timexes, windows
from workflow.domain.window import Mod, Precision


@pytest.mark.parametrize(
    ("text", "timex", "first", "last"),
    [
        ("uke 12", "2023-W12", "2023-03-20", "2023-03-26"),
        ("u. 12", "2023-W12", "2023-03-20", "2023-03-26"),
        ("u12", "2023-W12", "2023-03-20", "2023-03-26"),
        ("Uke12", "2023-W12", "2023-03-20", "2023-03-26"),
        ("veke 9", "2024-W09", "2024-02-26", "2024-03-03"),
        ("i uke nr. 12", "2023-W12", "2023-03-20", "2023-03-26"),
        ("uke 11", "2023-W11", "2023-03-13", "2023-03-19"),
        ("uke 2/2024", "2024-W02", "2024-01-08", "2024-01-14"),
        ("uke 2, 2024", "2024-W02", "2024-01-08", "2024-01-14"),
        ("uke 2 (2024)", "2024-W02", "2024-01-08", "2024-01-14"),
        ("2023-W12", "2023-W12", "2023-03-20", "2023-03-26"),
        ("uke 40 og 41", "2023-10-02", "2023-10-02", "2023-10-15"),
        ("uke 40-42", "2023-10-02", "2023-10-02", "2023-10-22"),
        ("uke 10, 11 og 12", "2023-03-06", "2023-03-06", "2023-03-26"),
        ("fra uke 19 til uke 22", "2023-05-08", "2023-05-08", "2023-06-04"),
        ("mellom uke 20 og 22", "2023-05-15", "2023-05-15", "2023-06-04"),
        ("uke 51-2", "2023-12-18", "2023-12-18", "2024-01-14"),
        ("skolestartukene 33-35", "2023-08-14", "2023-08-14", "2023-09-03"),
        ("torsdag i uke 12", "2023-03-23", "2023-03-23", "2023-03-23"),
        ("onsdag uke 12", "2023-03-22", "2023-03-22", "2023-03-22"),
        ("uke 12 (onsdag)", "2023-03-22", "2023-03-22", "2023-03-22"),
        ("uke 12 (tirsdag eller onsdag)", "2023-W12", "2023-03-20", "2023-03-26"),
        ("veke 28 t.o.m. veke 31", "2023-07-10", "2023-07-10", "2023-08-06"),
        ("uke 28 til og med uke 30", "2023-07-10", "2023-07-10", "2023-07-30"),
        ("uke 8 neste år", "2024-W08", "2024-02-19", "2024-02-25"),
        ("tirsdag til torsdag i uke 12", "2023-03-21", "2023-03-21", "2023-03-23"),
        ("fra onsdag til fredag neste uke", "2023-03-22", "2023-03-22", "2023-03-24"),
    ],
)
def test_weeks_run_from_monday_to_sunday(text: str, timex: str, first: str, last: str) -> None:
    window = only(text)
    assert (window.timex, span(window)) == (timex, (first, last))


def test_a_week_of_something_is_not_a_week_by_number() -> None:
    assert timexes("Kulturens uke 2.–10. september") == ["2023-09-02"]


def test_weeks_that_do_not_follow_each_other_are_two() -> None:
    assert timexes("Uke 22 og 24: møter") == ["2023-W22", "2023-W24"]


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("Sommerskole uke 33, 14 påmeldte", ["2023-W33"]),
        ("Fotballskule veke 32, 25 plassar", ["2023-W32"]),
        ("Leir i uke 32, 3 ledere mangler", ["2023-W32"]),
        ("uke 33, 36 og 38", ["2023-W33", "2023-W36", "2023-W38"]),
        ("veke 33, 36 i Vika", ["2023-W33", "2023-W36"]),
        ("uke 33, 36, kl. 18", ["2023-W33", "2023-W36"]),
    ],
)
def test_what_is_counted_behind_a_week_is_no_further_week(text: str, weeks: list[str]) -> None:
    assert timexes(text) == weeks


@pytest.mark.parametrize(
    ("text", "meeting", "past", "first", "last"),
    [
        ("uke 37–40", date(2025, 9, 17), False, "2025-09-08", "2025-10-05"),
        ("veke 36-40", date(2025, 9, 17), False, "2025-09-01", "2025-10-05"),
        ("uke 36-37", date(2025, 9, 17), False, "2026-08-31", "2026-09-13"),
        ("uke 51-2", date(2026, 1, 5), False, "2025-12-15", "2026-01-11"),
        ("10.–24. september", date(2025, 9, 17), True, "2025-09-10", "2025-09-24"),
        ("10.–14. september", date(2025, 9, 17), True, "2025-09-10", "2025-09-14"),
        ("18.–24. september", date(2025, 9, 17), True, "2024-09-18", "2024-09-24"),
    ],
)
def test_what_goes_on_at_the_meeting_is_this_years(
    text: str, meeting: date, past: bool, first: str, last: str
) -> None:
    assert span(only(text, meeting, past=past)) == (first, last)


@pytest.mark.parametrize(
    ("text", "meeting", "timex"),
    [
        ("til høsten", date(2019, 11, 5), "2020-FA"),
        ("til hausten", date(2019, 11, 5), "2020-FA"),
        ("til høsten", date(2019, 9, 5), "2019-FA"),
        ("til våren", date(2019, 5, 20), "2020-SP"),
        ("i høst", date(2019, 11, 5), "2019-FA"),
        ("i løpet av høsten", date(2019, 11, 5), "2019-FA"),
        ("ut høsten", date(2019, 11, 5), "2019-FA"),
    ],
)
def test_a_season_to_come_is_not_the_one_that_is_nearly_over(
    text: str, meeting: date, timex: str
) -> None:
    assert only(text, meeting).timex == timex


@pytest.mark.parametrize(
    ("text", "meeting", "timex"),
    [
        ("uke 1", date(2023, 12, 20), "2024-W01"),
        ("uke 52", date(2023, 12, 20), "2023-W52"),
        ("uke 1", date(2024, 1, 3), "2024-W01"),
        ("uke 1", date(2022, 1, 1), "2022-W01"),  # a Saturday of 2021's last week
        ("uke 53", date(2026, 12, 1), "2026-W53"),
        ("uke 53", date(2024, 5, 1), "2026-W53"),
        ("uke 53 2026", date(2024, 5, 1), "2026-W53"),
        ("uke 53 2024", date(2024, 5, 1), None),
        ("neste uke", date(2026, 12, 24), "2026-W53"),
        ("neste uke", date(2026, 12, 31), "2027-W01"),
    ],
)
def test_weeks_around_the_turn_of_the_year(text: str, meeting: date, timex: str | None) -> None:
    assert only(text, meeting).timex == timex


@pytest.mark.parametrize(
    ("text", "timex", "first", "last"),
    [
        ("april", "2023-04", "2023-04-01", "2023-04-30"),
        ("i mars", "2023-03", "2023-03-01", "2023-03-31"),
        ("i februar", "2024-02", "2024-02-01", "2024-02-29"),
        ("april 2025", "2025-04", "2025-04-01", "2025-04-30"),
        ("mai -24", "2024-05", "2024-05-01", "2024-05-31"),
        ("des. 24", "2024-12", "2024-12-01", "2024-12-31"),
        ("mars måned", "2023-03", "2023-03-01", "2023-03-31"),
        ("jan. 2024", "2024-01", "2024-01-01", "2024-01-31"),
        ("medio nov", "2023-11", "2023-11-01", "2023-11-30"),
        ("August/september", "2023-08", "2023-08-01", "2023-09-30"),
        ("april–mai 2024", "2024-04", "2024-04-01", "2024-05-31"),
        ("okt./nov.", "2023-10", "2023-10-01", "2023-11-30"),
        ("desember/januar", "2023-12", "2023-12-01", "2024-01-31"),
        ("mars neste år", "2024-03", "2024-03-01", "2024-03-31"),
        ("april t.o.m. juni", "2023-04", "2023-04-01", "2023-06-30"),
        ("juni 2024–mai 2026", "2024-06", "2024-06-01", "2026-05-31"),
        ("frå august 2023 til og med juni 2024", "2023-08", "2023-08-01", "2024-06-30"),
        ("i månedsskiftet mai/juni", "2023-05-31", "2023-05-31", "2023-06-01"),
        ("månadsskiftet mai/juni", "2023-05-31", "2023-05-31", "2023-06-01"),
        ("septembermøtet", "2023-09", "2023-09-01", "2023-09-30"),
        ("1. kvartal 2024", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("første kvartal", "2023-Q1", "2023-01-01", "2023-03-31"),
        ("3. og 4. kvartal", "2023-Q3", "2023-07-01", "2023-12-31"),
        ("Q1 2024", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("2. kvartal neste år", "2024-Q2", "2024-04-01", "2024-06-30"),
        ("andre halvår i år", "2023-H2", "2023-07-01", "2023-12-31"),
        ("kvartal 3", "2023-Q3", "2023-07-01", "2023-09-30"),
        ("kvartal 1 2024", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("neste kvartal", "2023-Q2", "2023-04-01", "2023-06-30"),
        ("andre halvår", "2023-H2", "2023-07-01", "2023-12-31"),
        ("H1 2024", "2024-H1", "2024-01-01", "2024-06-30"),
        ("2. tertial", "2023-05", "2023-05-01", "2023-08-31"),
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("året 2024", "2024", "2024-01-01", "2024-12-31"),
        ("2024–2027", "2024", "2024-01-01", "2027-12-31"),
        ("skoleåret 2023/24", "2023", "2023-08-01", "2024-07-31"),
        ("skuleåret 23/24", "2023", "2023-08-01", "2024-07-31"),
        ("neste år", "2024", "2024-01-01", "2024-12-31"),
        ("i fjor", "2022", "2022-01-01", "2022-12-31"),
        ("neste måned", "2023-04", "2023-04-01", "2023-04-30"),
    ],
)
def test_months_and_longer_periods(text: str, timex: str, first: str, last: str) -> None:
    window = only(text)
    assert (window.timex, span(window)) == (timex, (first, last))


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("til høsten", "2023-FA"),
        ("i haust", "2023-FA"),
        ("utpå hausten", "2023-FA"),
        ("over sommeren", "2023-SU"),
        ("heile våren", "2023-SP"),
        ("høsten 2024", "2024-FA"),
        ("vår 2024", "2024-SP"),
        ("V24", "2024-SP"),
        ("høsten -24", "2024-FA"),
        ("vinteren 2023/24", "2023-WI"),
        ("til vinteren", "2023-WI"),
        ("Høst 24", "2024-FA"),
        ("på ettersommeren", "2023-SU"),
        ("høstsemesteret 2024", "2024-FA"),
        ("i fjor høst", "2022-FA"),
        ("neste vår", "2024-SP"),
        ("høsten neste år", "2024-FA"),
        ("haust/vinter 2024", "2024-FA"),
    ],
)
def test_seasons_have_a_value_and_no_published_days(text: str, timex: str) -> None:
    window = only(text)
    assert (window.timex, window.precision, span(window)) == (
        timex,
        Precision.SEASON,
        (None, None),
    )


def test_a_season_keeps_its_conventional_months_for_the_digest() -> None:
    window = only("til vinteren")
    assert (window.earliest, window.latest) == (date(2023, 12, 1), date(2024, 2, 29))


@pytest.mark.parametrize("text", ["Vår del", "i vår kommune", "på vår side", "for vår egen del"])
def test_our_is_not_spring(text: str) -> None:
    assert windows(text) == []


@pytest.mark.parametrize("text", ["lagres inne om vinteren", "om sommaren er det stengt"])
def test_every_winter_is_no_winter_in_particular(text: str) -> None:
    assert windows(text) == []


@pytest.mark.parametrize("text", ["en torsdag i november", "ein laurdag i november"])
def test_some_day_of_a_month_is_told_by_the_month(text: str) -> None:
    assert (timexes(text), only(text).words) == (["2023-11"], text)


def test_a_word_of_another_paragraph_is_no_part_of_a_month() -> None:
    assert [w.words for w in windows("Referatet skal sendes ut\n\n\nAugust")] == ["August"]


def test_a_month_of_another_paragraph_is_not_the_one_that_turns() -> None:
    assert timexes("Lista leveres ved månedsskiftet\n\n\nAPRIL") == ["2023-03", "2023-04"]


def test_a_school_class_leaves_the_month_of_the_next_line_alone() -> None:
    found = windows("Mars – Karneval, 7. kl\nMai – Tur, 6. kl\nJuni – Dugnad")
    assert [(w.timex, w.words) for w in found] == [
        ("2023-03", "Mars"),
        ("2023-05", "Mai"),
        ("2023-06", "Juni"),
    ]


@pytest.mark.parametrize("text", ["Møtene i vår: Teams", "i vår skal vi", "dugnad i vår"])
def test_this_spring_is_spring(text: str) -> None:
    assert timexes(text) == ["2023-SP"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("langfredag", "2023-04-07", "2023-04-07"),
        ("2. påskedag", "2023-04-10", "2023-04-10"),
        ("Kristi himmelfartsdag", "2023-05-18", "2023-05-18"),
        ("i pinsen", "2023-05-28", "2023-05-28"),
        ("til jul", "2023-12-24", "2023-12-24"),
        ("2. juledag", "2023-12-26", "2023-12-26"),
        ("St. Hans", "2023-06-23", "2023-06-23"),
        ("Sankthans", "2023-06-23", "2023-06-23"),
        ("St.Hans 2024", "2024-06-23", "2024-06-23"),
        ("påske 2024", "2024-03-31", "2024-03-31"),
        ("i romjula", "2023-12-27", "2023-12-31"),
        ("årsskiftet", "2023-12-31", "2024-01-01"),
        ("uka etter påske", "2023-04-10", "2023-04-16"),
        ("i påskeuka", "2023-04-03", "2023-04-09"),
        ("morsdag", "2024-02-11", "2024-02-11"),
        ("farsdagen", "2023-11-12", "2023-11-12"),
        ("allehelgensdag", "2023-11-05", "2023-11-05"),
        ("bots- og bønnedag", "2023-10-29", "2023-10-29"),
        ("samenes nasjonaldag", "2024-02-06", "2024-02-06"),
        ("lille julaften", "2023-12-23", "2023-12-23"),
        ("trettende dag jul", "2024-01-06", "2024-01-06"),
        ("tjuende dag jul", "2024-01-13", "2024-01-13"),
        ("i pinsehelga", "2023-05-27", "2023-05-29"),
        ("påskehelgen", "2023-04-06", "2023-04-10"),
        ("tirsdag i påskeuka", "2023-04-04", "2023-04-04"),
        ("laurdagen etter påske", "2023-04-15", "2023-04-15"),
        ("tirsdag etter påske", "2023-04-11", "2023-04-11"),
        ("torsdagen før påske", "2023-03-30", "2023-03-30"),
        ("fredag før palmesøndag", "2023-03-31", "2023-03-31"),
        ("onsdag før jul", "2023-12-20", "2023-12-20"),
        ("årsskiftet 2024/25", "2024-12-31", "2025-01-01"),
        ("fyrste påskedag", "2023-04-09", "2023-04-09"),
        ("fyrste juledag", "2023-12-25", "2023-12-25"),
        ("i påsken", "2023-04-06", "2023-04-10"),
    ],
)
def test_holidays_by_name(text: str, first: str, last: str) -> None:
    assert span(only(text)) == (first, last)


def test_before_a_holiday_is_a_deadline_on_it_and_after_it_is_vague() -> None:
    before, after = only("før påske"), only("etter påske")
    assert (before.timex, before.mod, before.deadline) == ("2023-04-09", Mod.BEFORE, True)
    assert (after.timex, after.precision, span(after)) == (
        "FUTURE_REF",
        Precision.VAGUE,
        (None, None),
    )


@pytest.mark.parametrize(
    "text", ["over påske", "utsatt til over påske", "Over jul", "rett over påske", "like over jul"]
)
def test_over_a_holiday_is_after_it_and_vague(text: str) -> None:
    window = only(text)
    assert (window.timex, span(window)) == ("FUTURE_REF", (None, None))


def test_holidays_agree_with_the_calendar_of_public_holidays() -> None:
    from calendars.workdays import holiday_name

    names = ["skjærtorsdag", "langfredag", "2. påskedag", "Kristi himmelfartsdag", "2. pinsedag"]
    for year in range(2000, 2041):
        for name in names:
            day = only(f"{name} {year}", MEETING).earliest
            assert day is not None
            assert holiday_name(day), (name, day)


@pytest.mark.parametrize("text", ["innen årsskiftet", "før årsskiftet", "innan årsskiftet"])
def test_by_the_turn_of_the_year_is_by_its_last_day(text: str) -> None:
    assert span(only(text)) == ("2023-12-31", "2023-12-31")


def test_the_turn_of_the_year_is_two_days() -> None:
    assert span(only("ved årsskiftet")) == ("2023-12-31", "2024-01-01")
