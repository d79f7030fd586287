"""Clock times: those that belong to a date, and those that stand alone."""

from __future__ import annotations

from datetime import time

import pytest

from tests.minutes.timex.reading import MEETING, only, windows
from workflow.minutes.timex import Kind, find, resolve


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("torsdag 8. juni kl. 09.00 – 11.00", "09:00-11:00"),
        ("8. juni kl 14", "14:00"),
        ("8. juni kl.14", "14:00"),
        ("8. juni KL 1100", "11:00"),
        ("8. juni klokka 9.30", "09:30"),
        ("8. juni, kl. 18", "18:00"),
        ("8. juni (kl. 18)", "18:00"),
        ("8. juni kl. 18:00–ca. 20:00", "18:00-20:00"),
        ("8. juni kl. 18 til 20", "18:00-20:00"),
        ("8. juni, 13.00, museet", "13:00"),
        ("8. juni 14.30-15.30", "14:30-15:30"),
        ("8. juni 14:30", "14:30"),
        ("8.6.2023 - 11-12", "11:00-12:00"),
        ("8. juni 10-12", "10:00-12:00"),
        ("11.06.23 kl 18.00", "18:00"),
        ("18/6 kl. 18.00", "18:00"),
        ("2023-06-08T09:00", "09:00"),
        ("2023-06-08 09:00", "09:00"),
        ("Dato: 08.06.2023 Tid: 10:00 – 12:00", "10:00-12:00"),
        ("kl. 14 den 3. mai", "14:00"),
        ("kl 12-14 fredag 5. mai", "12:00-14:00"),
        ("21.00 i dag", "21:00"),
        ("i morgen kl 12", "12:00"),
        ("tirsdag 1930", "19:30"),
        ("kommende tirsdag kl. 16", "16:00"),
        ("torsdag kl 24", "23:59"),
        ("8. juni kl. 24.00", "23:59"),
        ("8. juni 10-12 deltakere", None),
        ("8. juni 1-2", None),
        ("8. juni kl. 25", None),
        ("8. juni ca. kl. 18", "18:00"),
        ("8. juni, møtestart 17.30", "17:30"),
        ("8. juni, oppmøte kl. 9", "09:00"),
        ("8. juni, fellesstart kl. 9", "09:00"),
        ("8. juni, avspark kl. 9", "09:00"),
        ("8. juni innen kl. 12", "12:00"),
        ("torsdag 8. juni, senest kl 14", "14:00"),
        ("innan måndag før kl. 9", "09:00"),
        ("torsdag 8. juni i Storsalen kl. 18", "18:00"),
        ("8. juni på Teams, kl. 9–11", "09:00-11:00"),
        ("8. juni, Teams, kl. 09:00", "09:00"),
        ("8. juni (Teams) kl. 9", "09:00"),
        ("på tysdag hos Kari kl. 19", "19:00"),
        ("8. juni, begge dager fra kl. 10", "10:00"),
        ("8. juni kl. 18–02", "18:00"),
        ("laurdag 10. juni kl 20-1", "20:00"),
        ("8. juni: styremøte kl. 12–14", "12:00-14:00"),
        ("- 8. juni 2023: digitalt møte kl. 9–11", "09:00-11:00"),
        ("8. juni: nettverksmøte på Rådhuset kl. 10.00", "10:00"),
        ("torsdag 8. juni: Vi møtes på torget kl. 18", "18:00"),
        ("8. juni: frist for saker kl. 12", None),
        ("8. juni: Dugnad. Kari låser opp kl. 12", None),
        ("Per meldte 8. juni: nøkkelen hentes kl. 12", None),
        ("8. juni, frist for saker kl. 12", None),
        ("8. juni på torget og avreise kl. 9", None),
        ("8. juni. På kontoret er det åpent fra kl. 9", None),
        ("8. juni, Kari henter nøkkelen kl. 9", None),
        ("8. juni i Storsalen\nKl. 9 begynner de andre", None),
        ("kl. 18 presis torsdag 8. juni", "18:00"),
    ],
)
def test_a_clock_time_belongs_to_the_date_it_stands_by(text: str, time: str | None) -> None:
    assert only(text).time == time


def test_a_range_over_days_keeps_the_clock_of_either_end() -> None:
    window = only("28. januar kl 15 – 1. februar kl 08")
    assert (window.timex, window.time) == ("2024-01-28", "15:00-08:00")


def test_each_date_of_a_list_has_its_own_clock() -> None:
    text = "tysdag kl 9, onsdag kl 10 og fredag kl 11.30"
    assert [resolve(e, MEETING).time for e in find(text)] == ["09:00", "10:00", "11:30"]


@pytest.mark.parametrize("text", ["kl 15.30 - 16.30", "15:30-16:30", "15.30–16.30", "10.10-11.00"])
def test_a_clock_time_alone_is_told_as_such_and_names_no_day(text: str) -> None:
    (expression,) = find(text)
    assert (expression.kind, resolve(expression, MEETING).timex) == (Kind.CLOCK, None)


def test_a_clock_that_closes_a_dated_line_is_not_the_next_lines() -> None:
    found = find("21. april: Lesestund kl. 10\n6. mai – Kino")
    assert [(one.words, one.starts) for one in found] == [
        ("21. april", time(10)),
        ("kl. 10", time(10)),
        ("6. mai", None),
    ]
    [wrapped] = find("Vi møtes kl. 14\nden 3. mai")
    assert (wrapped.words, wrapped.starts) == ("kl. 14\nden 3. mai", time(14))


@pytest.mark.parametrize(
    "text", ["8. juni innen kl. 12", "fredag 9. juni før kl. 14", "på fredag senest kl. 12"]
)
def test_an_hour_that_is_the_latest_makes_a_limit_of_its_day(text: str) -> None:
    assert only(text).deadline
    assert not only(text.replace("innen ", "").replace("før ", "").replace("senest ", "")).deadline


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("13/4, 17/5 og 22/5, alle kl. 09.00", [9, 9, 9]),
        ("12. april og 10. mai, begge dagar kl. 9", [9, 9]),
        ("12. april, 10. mai og 7. juni kl. 19", [19, 19, 19]),
        ("12. april kl. 18 og 10. mai", [18, None]),
        ("12. april kl. 18, 10. mai kl. 19", [18, 19]),
        ("Fest 12. april og dugnad 10. mai kl. 19", [None, 19]),
    ],
)
def test_an_hour_told_once_is_that_of_each_day_of_a_list(
    text: str, hours: list[int | None]
) -> None:
    assert [w.starts.hour if w.starts else None for w in windows(text)] == hours


@pytest.mark.parametrize("text", ["8. juni kl. 18–02", "8. juni kl. 22.00–04.00"])
def test_a_span_past_midnight_is_one_time(text: str) -> None:
    window = only(text)
    assert (window.words, window.ends) == (text, None)


def test_a_bullet_ends_a_clock_time() -> None:
    first, _ = find("8. juni kl. 18\n- 1. søndag i advent")
    assert first.words == "8. juni kl. 18"


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("7. mai er årsmøte, kl. 19.", ["19:00"]),
        ("Neste møte er 6. juni i tilknytning til festivalen, kl. 9.", ["09:00"]),
        ("Neste møte: Vågen 19. mai etter prøven, klokka 17", ["17:00"]),
        # another sentence's, another day's, or of what is said besides
        ("7. mai er årsmøte. Dørene åpner kl. 19.", [None]),
        ("7. mai er årsmøte, oppmøte for komiteen kl. 18, start kl. 19.", [None]),
        ("Etter 7. mai er det noen som står der, kl. 19.", [None]),
        ("7. mai er årsmøte, frist for saker, kl. 19.", [None]),
    ],
)
def test_an_hour_behind_a_comma_closes_the_sentence_of_its_day(
    text: str, times: list[str | None]
) -> None:
    found = [one.starts for one in windows(text)][-1:]
    assert [one and f"{one:%H:%M}" for one in found] == times
