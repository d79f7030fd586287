"""Days of a month: one by one, in lists, in ranges, in every sloppy way they are typed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.minutes.timex.reading import MEETING, only, span, timexes, windows
from workflow.domain.window import Precision, Window
from workflow.minutes.timex import find
from workflow.minutes.timex.expression import Day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("torsdag 2023-06-08", "2023-06-08"),
        ("tirsdag, 2023-06-08", "2023-06-08"),
        ("08-06-23", "2023-06-08"),
        ("8. juni", "2023-06-08"),
        ("8.juni", "2023-06-08"),
        ("8 juni", "2023-06-08"),
        ("8 .juni", "2023-06-08"),
        ("08. juni", "2023-06-08"),
        ("8. JUNI", "2023-06-08"),
        ("den 8. juni", "2023-06-08"),
        ("8. jun.", "2023-06-08"),
        ("4. sept", "2023-09-04"),
        ("3. des.", "2023-12-03"),
        ("18 mars", "2023-03-18"),
        ("17-mai", "2023-05-17"),
        ("8.6", "2023-06-08"),
        ("8.6.", "2023-06-08"),
        ("08.06.", "2023-06-08"),
        ("8/6", "2023-06-08"),
        ("08/06", "2023-06-08"),
        ("8. juni 2024", "2024-06-08"),
        ("8. juni, 2024", "2024-06-08"),
        ("8. juni -24", "2024-06-08"),
        ("8. juni '24", "2024-06-08"),
        ("8.juni-24", "2024-06-08"),
        ("8.6.24", "2024-06-08"),
        ("08.06.2024", "2024-06-08"),
        ("8.6.-24", "2024-06-08"),
        ("8/6-24", "2024-06-08"),
        ("8/6-2024", "2024-06-08"),
        ("8/6/24", "2024-06-08"),
        ("8/6 2024", "2024-06-08"),
        ("8-6-2024", "2024-06-08"),
        ("8. 6. 2024", "2024-06-08"),
        ("2024-06-08", "2024-06-08"),
        ("2024.06.08", "2024-06-08"),
        ("8. juni neste år", "2024-06-08"),
        ("8. juni i år", "2023-06-08"),
        ("31. des. 1999", "1999-12-31"),
        ("1.1.70", "1970-01-01"),
        ("29. februar", "2024-02-29"),
        ("fredag 8. september", "2023-09-08"),
        ("fredag den 8. september", "2023-09-08"),
        ("Fredag, 8. september", "2023-09-08"),
        ("fre 8.9", "2023-09-08"),
        ("fr. 8/9", "2023-09-08"),
        ("laurdag 9. september", "2023-09-09"),
        ("tysdag 12. september", "2023-09-12"),
        ("ti. 12.9", "2023-09-12"),
        ("den 12. ds.", "2023-03-12"),
        ("15. i neste måned", "2023-04-15"),
        ("tirsdag 4.", "2023-04-04"),
        ("på lørdag 3. juni", "2023-06-03"),
        ("på tysdag den 6. juni", "2023-06-06"),
        ("neste fredag 9. juni", "2023-06-09"),
        ("første mai", "2023-05-01"),
        ("24. mai -24.", "2024-05-24"),
        ("24. mai '24.", "2024-05-24"),
        ("1.6. i år", "2023-06-01"),
        ("den tjueførste mars", "2023-03-21"),
        ("siste fredag i mai", "2023-05-26"),
        ("siste fredag i mai neste år", "2024-05-31"),
        ("andre torsdag i september 2024", "2024-09-12"),
        ("1. søndag i advent", "2023-12-03"),
        ("lørdag 1ste juli", "2023-07-01"),
        ("8. juni (torsdag)", "2023-06-08"),
        ("8.6 (tor.)", "2023-06-08"),
        ("første virkedag i mai", "2023-05-02"),
        ("siste arbeidsdag i april", "2023-04-28"),
        ("2. virkedag i januar 2024", "2024-01-03"),
    ],
)
def test_a_day_is_read_however_it_is_typed(text: str, day: str) -> None:
    assert timexes(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "8.\u00a0juni",
        "8.\u202fjuni",
        "8.\njuni",
        "torsdag\n8. juni",
        "torsdag\n   8. juni",
        "**8. juni**",
        "(8. juni)",
        "«8. juni»",
        "møtet, 8. juni.",
    ],
)
def test_typography_around_and_inside_a_day_makes_no_difference(text: str) -> None:
    assert timexes(text) == ["2023-06-08"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("30. – 31 august", "2023-08-30", "2023-08-31"),
        ("30.–31. august 2024", "2024-08-30", "2024-08-31"),
        ("11.-12. april", "2023-04-11", "2023-04-12"),
        ("11.\u201112. april", "2023-04-11", "2023-04-12"),
        ("11‑12 april", "2023-04-11", "2023-04-12"),
        ("30.–\n31. august", "2023-08-30", "2023-08-31"),
        ("29. april – 29.mai", "2023-04-29", "2023-05-29"),
        ("fra 9. til 22. september", "2023-09-09", "2023-09-22"),
        ("frå 1. april til 15. mai", "2023-04-01", "2023-05-15"),
        ("mellom 3. og 7. juni", "2023-06-03", "2023-06-07"),
        ("1. april t.o.m. 3. april", "2023-04-01", "2023-04-03"),
        ("6-10 mai", "2023-05-06", "2023-05-10"),
        ("17.6.-25.6.", "2023-06-17", "2023-06-25"),
        ("24.6 - 7.7", "2023-06-24", "2023-07-07"),
        ("23.juni-6.juli", "2023-06-23", "2023-07-06"),
        ("8-9.11", "2023-11-08", "2023-11-09"),
        ("20-24.11.", "2023-11-20", "2023-11-24"),
        ("30.10-01-11", "2023-10-30", "2023-11-01"),
        ("26-27/4", "2023-04-26", "2023-04-27"),
        ("12/13. mai", "2023-05-12", "2023-05-13"),
        ("12.–14.05.2024", "2024-05-12", "2024-05-14"),
        ("12.5.24 - 14.5.24", "2024-05-12", "2024-05-14"),
        ("fredag 1. – søndag 3. desember", "2023-12-01", "2023-12-03"),
        ("fre 1.-søn 3.12", "2023-12-01", "2023-12-03"),
        ("28. desember – 3. januar", "2023-12-28", "2024-01-03"),
        ("28. desember – 3. januar 2025", "2024-12-28", "2025-01-03"),
        ("10. – 20. mars", "2023-03-10", "2023-03-20"),
        ("siste helga i mai", "2023-05-27", "2023-05-28"),
        ("første helg i april 2024", "2024-04-06", "2024-04-07"),
        ("2. helga i januar", "2024-01-13", "2024-01-14"),
        ("andre helga i mai neste år", "2024-05-11", "2024-05-12"),
        ("siste helgen av august 2024", "2024-08-31", "2024-09-01"),
        ("siste helga før jul", "2023-12-16", "2023-12-17"),  # Christmas Eve is a Sunday
        ("helga før jul 2024", "2024-12-21", "2024-12-22"),
        ("helgen før påske", "2023-04-01", "2023-04-02"),
        ("første helga etter påske", "2023-04-15", "2023-04-16"),
        ("helga etter påske 2024", "2024-04-06", "2024-04-07"),
        ("første helga i advent", "2023-12-02", "2023-12-03"),
        ("2. helg i advent 2024", "2024-12-07", "2024-12-08"),
    ],
)
def test_a_range_has_both_ends_and_the_first_as_its_value(text: str, first: str, last: str) -> None:
    window = only(text)
    assert (window.precision, window.timex, span(window)) == (
        Precision.DAYS,
        first,
        (first, last),
    )


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "17.04, 05.06, 28.08 og 20.11.18",
            ["2018-04-17", "2018-06-05", "2018-08-28", "2018-11-20"],
        ),
        ("7., 14. og 21. des.", ["2023-12-07", "2023-12-14", "2023-12-21"]),
        ("1, 2 og 3 juni", ["2023-06-01", "2023-06-02", "2023-06-03"]),
        ("7. og 8.05.", ["2023-05-07", "2023-05-08"]),
        ("1/6, 8/6 og 15/6", ["2023-06-01", "2023-06-08", "2023-06-15"]),
        ("13. mai 2025, 12. mai", ["2025-05-13", "2023-05-12"]),
        ("16. april 2024 og 11. juni", ["2024-04-16", "2024-06-11"]),
        ("3. desember og 12. januar 2025", ["2024-12-03", "2025-01-12"]),
        ("19. januar, 12. april, evt. 7. juni", ["2023-01-19", "2023-04-12", "2023-06-07"]),
        ("29.7 - 18.8, 1.9 - 3.9", ["2023-07-29", "2023-09-01"]),
        ("23.6-6.7 & 14.7-20.7", ["2023-06-23", "2023-07-14"]),
        ("man 3. og tir 4. april", ["2023-04-03", "2023-04-04"]),
        ("8. juni\n- 9. juni", ["2023-06-08", "2023-06-09"]),
        ("21.8 – 18.9 – 16.10 – 20.11", ["2023-08-21", "2023-09-18", "2023-10-16", "2023-11-20"]),
        ("4. og/eller 5. mai", ["2023-05-04", "2023-05-05"]),
        ("4. mai - 11. mai - 18. mai", ["2023-05-04", "2023-05-11", "2023-05-18"]),
    ],
)
def test_a_list_shares_its_month_and_its_year(text: str, days: list[str]) -> None:
    assert timexes(text) == days


def test_a_plan_stays_in_order_past_the_date_of_the_meeting() -> None:
    october = date(2022, 10, 27)
    sentence = "19. januar (Teams), 2. mars, 8. juni (med middag) og 30. november"
    rows = "- 19. januar: Teams\n- 2. mars: rådhuset\n- 8. juni: tur\n- 30. november: budsjett\n"
    coming = ["2023-01-19", "2023-03-02", "2023-06-08", "2023-11-30"]
    assert (timexes(sentence, october), timexes(rows, october)) == (coming, coming)


def test_dates_out_of_order_or_in_a_few_rows_are_no_plan() -> None:
    october = date(2022, 10, 27)
    assert timexes("30. november og 19. januar", october) == ["2022-11-30", "2023-01-19"]
    rows = "19. januar: rapport\n30. november: søknad\n"
    assert timexes(rows, october) == ["2023-01-19", "2022-11-30"]


def test_a_plan_that_has_just_begun_is_not_put_off_a_year() -> None:
    plan = "1. oktober, 1. november og 1. desember"
    assert timexes(plan, date(2022, 10, 27)) == ["2022-10-01", "2022-11-01", "2022-12-01"]
    year = "8. mai og 6. november"
    assert timexes(year, date(2022, 10, 31)) == ["2023-05-08", "2023-11-06"]
    turn = "14. august, 10. november, 2. januar og 15. mai"
    assert timexes(turn, date(2022, 5, 31)) == [
        "2022-08-14",
        "2022-11-10",
        "2023-01-02",
        "2023-05-15",
    ]
    rows = "15. juni: tur\n6. juli: dugnad\n28. september: løp\n12. oktober: tur\n"
    days = ["2022-06-15", "2022-07-06", "2022-09-28", "2022-10-12"]
    assert timexes(rows, date(2022, 8, 20)) == days


@pytest.mark.parametrize(
    ("meeting", "past", "days"),
    [
        (date(2023, 5, 28), False, ("2023-05-27", "2023-05-28")),
        (date(2023, 5, 29), False, ("2024-05-25", "2024-05-26")),
        (date(2023, 5, 29), True, ("2023-05-27", "2023-05-28")),
    ],
)
def test_a_weekend_of_a_month_is_the_nearest_that_is_not_over(
    meeting: date, past: bool, days: tuple[str, str]
) -> None:
    assert span(only("siste helga i mai", meeting, past=past)) == days


def test_several_weekends_are_a_part_of_their_month() -> None:
    assert timexes("de to siste helgene i mai") == ["2023-05"]


@pytest.mark.parametrize(
    ("meeting", "past", "day"),
    [
        (date(2023, 6, 8), False, "2023-06-08"),
        (date(2023, 6, 9), False, "2024-06-08"),
        (date(2023, 6, 7), False, "2023-06-08"),
        (date(2023, 6, 9), True, "2023-06-08"),
        (date(2023, 6, 8), True, "2022-06-08"),
        (date(2022, 12, 31), False, "2023-06-08"),
    ],
)
def test_without_a_year_it_is_the_nearest_after_or_for_the_past_before(
    meeting: date, past: bool, day: str
) -> None:
    assert only("8. juni", meeting, past=past).timex == day


def test_a_day_tells_what_was_said_and_what_was_filled_in() -> None:
    assert only("innen torsdag 8. juni kl. 12") == Window(
        earliest=date(2023, 6, 8),
        latest=date(2023, 6, 8),
        precision=Precision.DAY,
        timex="2023-06-08T12:00",
        mod=only("innen 8. juni").mod,
        starts=only("8. juni kl. 12").starts,
        deadline=True,
        words="innen torsdag 8. juni kl. 12",
        reference=MEETING,
        said=("day", "month", "weekday"),
        implied=("year",),
    )


@pytest.mark.parametrize(
    "text", ["31. april", "30. februar", "29. februar 2023", "32. mai", "0. mai", "8.13", "31/9"]
)
def test_a_day_that_no_calendar_has_is_not_read_as_a_day(text: str) -> None:
    assert [w for w in windows(text) if w.precision in (Precision.DAY, Precision.DAYS)] == []


def test_a_weekday_in_brackets_tells_of_the_date_before_it() -> None:
    (expression,) = find("Frist: 8. juni (onsdag) kl. 12")
    assert isinstance(expression.moment, Day)
    assert (expression.moment.weekday, expression.words) == (2, "8. juni (onsdag) kl. 12")


@pytest.mark.parametrize(
    "text", ["17. mai-komiteen", "17. mai-nemnda", "8. mars-gruppa", "1. mai-komité"]
)
def test_a_body_named_by_a_day_is_no_date(text: str) -> None:
    assert windows(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Årsmøtet 2024 legges til 16. mai.", ["2024", "2024-05-16"]),
        ("Årsmøtet 2022 ble holdt 10. og 11. juni.", ["2022", "2022-06-10", "2022-06-11"]),
        ("Vedtak: Sommerleiren 2024 blir 24.-30. juni.", ["2024", "2024-06-24"]),
        ("Budsjettet for 2024 vedtas 5. desember.", ["2024", "2023-12-05"]),
        ("Årsmøtet 2024: nytt møte 5. april.", ["2024", "2023-04-05"]),
        ("Seminaret 2022 ble bra. Det neste er 5. april.", ["2022", "2023-04-05"]),
        ("Verten for årskonferansen 2024 kåres mandag 14. august.", ["2024", "2023-08-14"]),
        ("Verten for årskonferansen 2024 kåres 14. august.", ["2024", "2023-08-14"]),
        ("Påmelding til landsmøtet 2024 opnar 2. september.", ["2024", "2023-09-02"]),
        ("Landsmøtet 2024 kunngjøres tirsdag 15. august.", ["2024", "2023-08-15"]),
        ("Datoen for årsmøtet 2024 er 16. mai.", ["2024", "2024-05-16"]),
        ("Velkommen til årsmøtet 2024 den 16. mai.", ["2024", "2024-05-16"]),
        ("Årsmøtet 2024 holdes torsdag 16. mai.", ["2024", "2024-05-16"]),
    ],
)
def test_an_event_may_tell_the_year_of_its_day(text: str, days: list[str]) -> None:
    assert timexes(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1. mars neste år", ["2024-03-01"]),
        ("1. juni. Neste år blir det større.", ["2023-06-01", "2024"]),
        ("24.5. I fjor var vi ti.", ["2023-05-24", "2022"]),
    ],
)
def test_a_year_is_told_by_the_same_sentence(text: str, days: list[str]) -> None:
    assert timexes(text) == days


@pytest.mark.parametrize(
    "day", ["månd. 17. april", "tirs. 18/4", "tysd. 18. april", "onsd 19/4", "torsd. 20. april",
            "fred. 21/4", "laurd. 22. april", "lørd. 22/4", "sund. 23. april", "sønd 23/4"]
)  # fmt: skip
def test_a_weekday_may_be_shortened_before_its_day(day: str) -> None:
    window = only(f"Vi møtes {day}")
    assert (window.words, "weekday" in window.said) == (day, True)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Møte nr 9, onsdag 5. juni 2024", ["2024-06-05"]),
        ("Møtebok 7/25, onsdag 22. oktober 2025", ["2025-10-22"]),
        ("5/16/4: Turen", []),
        ("12/13. mai", ["2023-05-12"]),
    ],
)
def test_the_number_of_a_meeting_or_a_case_opens_no_list_of_days(
    text: str, days: list[str]
) -> None:
    assert timexes(text) == days


def test_a_weekend_before_its_days_is_the_same_time() -> None:
    assert [e.words for e in find("Leiren er i helga 4.–6. april")] == ["4.–6. april"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Kioskvakt: 24/4 J12, 2/5 G13, 9/5 J14.", ["2023-04-24", "2023-05-02", "2023-05-09"]),
        ("2/12 G13, 9/12 J14", ["2023-12-02", "2023-12-09"]),
        ("2/3 av medlemmene", []),
        ("teppe på 2/3 m2", []),
    ],
)
def test_a_team_behind_a_day_is_no_measure(text: str, days: list[str]) -> None:
    assert timexes(text) == days


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fest 2. juledag", "2023-12-26"),
        ("fest tredje juledag", "2023-12-27"),
        ("fest 3. juledag", "2023-12-27"),
        ("fest fjerde joledag", "2023-12-28"),
        ("fest om 14 dagers tid", "2023-03-30"),
        ("fest om 14 dager", "2023-03-30"),
    ],
)
def test_every_day_of_christmas_has_its_own(text: str, value: str) -> None:
    assert timexes(text) == [value]
