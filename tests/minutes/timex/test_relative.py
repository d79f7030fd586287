"""Time counted from the meeting or from an event, and time that is only vague or repeated."""

from __future__ import annotations

from datetime import date

import pytest

from tests.minutes.timex.reading import MEETING, only, span
from workflow.domain.window import Precision, Window
from workflow.minutes.timex import find, meetings, resolve


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("i dag", "2023-03-16"),
        ("idag", "2023-03-16"),
        ("i kveld", "2023-03-16"),
        ("i morgen", "2023-03-17"),
        ("i morgon", "2023-03-17"),
        ("i går", "2023-03-15"),
        ("dags dato", "2023-03-16"),
        ("neste uke", "2023-W12"),
        ("neste veke", "2023-W12"),
        ("denne veka", "2023-W11"),
        ("forrige uke", "2023-W10"),
        ("førre veka", "2023-W10"),
        ("kommende uke", "2023-W12"),
        ("i løpet av uka", "2023-W11"),
        ("på fredag", "2023-03-17"),
        ("på torsdag", "2023-03-23"),
        ("torsdag kl. 18", "2023-03-16T18:00"),
        ("neste fredag", "2023-03-24"),
        ("neste tysdag", "2023-03-21"),
        ("kommende tirsdag", "2023-03-21"),
        ("førstkommende mandag", "2023-03-20"),
        ("komande måndag", "2023-03-20"),
        ("denne søndagen", "2023-03-19"),
        ("denne tirsdagen", "2023-03-14"),
        ("sist fredag", "2023-03-10"),
        ("onsdag neste uke", "2023-03-22"),
        ("tirsdag forrige uke", "2023-03-07"),
        ("neste semester", "2023-H2"),
        ("dette semesteret", "2023-H1"),
        ("i løpet av morgendagen", "2023-03-17"),
        ("mandag om en uke", "2023-03-27"),
        ("om 14 dager", "2023-03-30"),
        ("om fjorten dagar", "2023-03-30"),
        ("om ni dager", "2023-03-25"),
        ("om 2 veker", "2023-W13"),
        ("om ei veke", "2023-03-23"),
        ("om en måned", "2023-04-16"),
        ("om to år", "2025"),
        ("i løpet av 2 uker", "2023-03-30"),
        ("i løpet av et par uker", "2023-03-30"),
        ("innen tre uker", "2023-04-06"),
        ("innan 3 veker", "2023-04-06"),
        ("innen 24 timer", "2023-03-17"),
        ("om 1-2 uker", "2023-W13"),
        ("de neste to ukene", "2023-03-30"),
        ("for to uker siden", "2023-W09"),
        ("om 10 virkedager", "2023-03-30"),
        ("innen utgangen av året", "2023"),
        ("ut året", "2023"),
        ("innen månedsslutt", "2023-03"),
        ("innan månadsslutt", "2023-03"),
        ("ved årsslutt", "2023"),
        ("ved månedsskiftet", "2023-03"),
        ("om et halvt år", "2023-09-16"),
        ("om en måneds tid", "2023-04-16"),
        ("om ei vekes tid", "2023-03-23"),
        ("om drøyt to uker", "2023-W13"),
        ("i løpet av de neste 14 dagene", "2023-03-30"),
        ("innen et års tid", "2024-03-16"),
        ("om vel ein månad", "2023-04-16"),
    ],
)
def test_time_counted_from_the_meeting(text: str, timex: str) -> None:
    assert only(text).timex == timex


@pytest.mark.parametrize(
    ("text", "past", "first", "last"),
    [
        ("til helga", False, "2023-03-18", "2023-03-19"),
        ("i helgen", True, "2023-03-11", "2023-03-12"),
        ("neste helg", False, "2023-03-25", "2023-03-26"),
        ("mandag–onsdag", False, "2023-03-20", "2023-03-22"),
        ("på mandag", True, "2023-03-13", "2023-03-13"),
    ],
)
def test_days_around_the_meeting(text: str, past: bool, first: str, last: str) -> None:
    assert span(only(text, past=past)) == (first, last)


NEXT = Window(date(2023, 4, 20), date(2023, 4, 20), Precision.DAY, "2023-04-20T09:00")
ANNUAL = Window(date(2023, 5, 4), date(2023, 5, 4), Precision.DAY, "2023-05-04")


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("innen neste møte", "2023-04-20"),
        ("til neste styremøte", "2023-04-20"),
        ("på neste AU-møte", "2023-04-20"),
        ("før neste ordinære møte", "2023-04-20"),
        ("neste gang", "2023-04-20"),
        ("en uke før møtet", "2023-04-13"),
        ("ei veke før møtet", "2023-04-13"),
        ("seinast to veker før årsmøtet", "2023-04-20"),
        ("14 dager før årsmøtet", "2023-04-20"),
        ("én måned etter årsmøtet", "2023-06-04"),
        ("to uker i forkant av møtet", "2023-04-06"),
        ("senest to uker i forkant", "2023-04-06"),
        ("møtet i mai", "2023-05-04"),
        ("til møtet i juni", "2023-06"),
        ("innen neste konferanse", "FUTURE_REF"),
        ("maimøtet", "2023-05-04"),
        ("senest to uker før", "2023-04-06"),
        ("dagen før", "FUTURE_REF"),
        ("før årsmøtet", "2023-05-04"),
        ("innan årsmøtet", "2023-05-04"),
        ("minst 14 dager før årsmøtet", "2023-04-20"),
        ("uka før årsmøtet", "2023-W17"),
        ("tirsdagen før årsmøtet", "2023-05-02"),
        ("mandagen etter møtet", "2023-04-24"),
        ("uka før 17. mai", "2023-W19"),
        ("to uker før 17. mai", "2023-05-03"),
        ("tre dagar etter 1. mai 2024", "2024-05-04"),
        ("fredagen før 17. mai", "2023-05-12"),
        ("dagen før konserten", "FUTURE_REF"),
        ("to uker før møtet 18. mai", "2023-05-04"),
        ("minst 4 veker før festen 8. juni", "2023-05-11"),
        ("dagen etter årsmøtet 18. mai", "2023-05-19"),
        ("kvelden før konserten 26. april", "2023-04-25"),
    ],
)
def test_events_that_the_text_dates_anchor_what_counts_from_them(text: str, timex: str) -> None:
    (expression,) = find(text)
    window = resolve(expression, MEETING, meetings={"møte": NEXT, "årsmøte": ANNUAL})
    assert window.timex == timex


def test_a_thing_is_no_day_of_this_week() -> None:
    (expression,) = find("Per ordner dette fredag")
    assert (expression.words, resolve(expression, MEETING).timex) == ("fredag", "2023-03-17")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vårkonserten er 6. mai.", {"vårkonsert": "2023-05-06"}),
        ("Neste møte: torsdag 20. april kl. 09", {"møte": "2023-04-20"}),
        ("Neste møte\n\n20. april", {"møte": "2023-04-20"}),
        ("# Neste styremøte\n20. april", {"møte": "2023-04-20", "styremøte": "2023-04-20"}),
        (
            "Møteplan våren 2023: 20. april (Teams), 15. juni",
            {"møte": "2023-04-20", "møte 2023-06-15": "2023-06-15"},
        ),
        (
            "Møtene i vår: 15. juni og 20. april",
            {"møte": "2023-04-20", "møte 2023-06-15": "2023-06-15"},
        ),
        ("Styret møtes igjen 20. april.", {"møte": "2023-04-20"}),
        (
            "Neste styremøter: 20. april (Teams), 15. juni",
            {"møte": "2023-04-20", "styremøte": "2023-04-20", "møte 2023-06-15": "2023-06-15"},
        ),
        ("Neste møte: 20. april. Saker innen 1. april", {"møte": "2023-04-20"}),
        ("Årsmøtet blir 4. mai.", {"årsmøte": "2023-05-04"}),
        ("Vi deler stand på messa i Moss. Den 8. juni vises skipet fram.", {}),
        ("Neste møte er på Teams. Torsdag 4. mai", {"møte": "2023-05-04"}),
        ("Neste møte\nTeams, torsdag 20. april kl. 10", {"møte": "2023-04-20"}),
        ("7. Neste møte:\n\nRådhuset i Vika 20. april", {"møte": "2023-04-20"}),
        ("Neste møte\nPåmelding 18. april", {}),
        ("Neste møte\nBehandles innen 18. april", {}),
        ("Neste møte\nVi tar ferie. Teams, 20. april", {}),
        ("Vi ses på neste møte\nTeams, 20. april", {}),
        ("Referat fra møtet 2. mars", {}),
        ("Saken går til politisk møte 20. april", {}),
    ],
)
def test_meetings_are_found_where_the_text_dates_them(text: str, expected: dict[str, str]) -> None:
    found = meetings(text, find(text), MEETING)
    assert {
        key: window.earliest.isoformat() for key, window in found.items() if window.earliest
    } == expected


@pytest.mark.parametrize(
    "text",
    [
        "snarest", "snarest mulig", "snarleg", "asap", "ASAP", "så snart som mulig",
        "så fort som mogleg", "så snart råd er", "om kort tid", "om ikke lenge", "om ikkje\nlenge",
        "om ikke så lenge",
        "fortløpende", "straks", "etter hvert", "før sommerferien", "til høstferien",
        "om noen uker", "måndag etter haustferien", "siste fredag før sommerferien",
    ],
)  # fmt: skip
def test_vague_time_is_a_future_without_days(text: str) -> None:
    window = only(text)
    assert (window.timex, window.precision, span(window)) == (
        "FUTURE_REF",
        Precision.VAGUE,
        (None, None),
    )


@pytest.mark.parametrize(
    "text",
    [
        "hver tirsdag", "kvar måndag", "hvert kvartal", "annenhver uke", "på tirsdager",
        "tysdagar", "ukentlig", "første mandag i måneden", "siste fredag i hver måned",
        "første helga i måneden",
        "to ganger i året", "hver 14. dag", "tysdag og torsdag kvar veke", "fredag i partallsuker",
        "den 15. i hver måned", "hver måned innen den 10.", "første virkedag i måneden",
        "i oktober hvert år", "innan utgangen av mars kvart år",
    ],
)  # fmt: skip
def test_what_repeats_is_a_series_and_names_no_day(text: str) -> None:
    (expression,) = find(text)
    assert (expression.series, resolve(expression, MEETING).timex) == (True, None)


@pytest.mark.parametrize("name", ["byggemøte", "FAU-møte", "ledermøte"])
def test_a_meeting_by_the_bodys_short_name_is_its_next_one(name: str) -> None:
    text = f"Legges fram på neste møte. Neste {name} er mandag 24. april."
    found = find(text)
    dated = [resolve(e, MEETING, meetings=meetings(text, found, MEETING)).timex for e in found]
    assert dated[0] == "2023-04-24"


@pytest.mark.parametrize("event", ["foreldremøtet", "styremøtet", "møtet"])
def test_an_event_told_by_its_month_is_no_other_event_of_that_month(event: str) -> None:
    text = f"Tallene legges fram på {event} i april. Dugnaden er 29. april."
    found = find(text)
    dated = [resolve(e, MEETING, meetings=meetings(text, found, MEETING)).timex for e in found]
    assert dated == ["2023-04", "2023-04-29"]


def test_a_meeting_of_another_name_is_another_meeting() -> None:
    text = "Neste styremøte er 20. april. Saken tas opp på neste medlemsmøte, ikke neste møte."
    found = find(text)
    dated = [resolve(e, MEETING, meetings=meetings(text, found, MEETING)).timex for e in found]
    assert dated == ["2023-04-20", "2023-04-20", "FUTURE_REF", "2023-04-20"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("samme dag", ["samme dag"]),
        ("Kari ringer same dagen.", ["same dagen"]),
        ("Per rydder før den tid.", ["før den tid"]),
        ("Dei melder seg innan då.", ["innan då"]),
        ("før dette møtet", []),
        ("Kari rydder da.", []),
    ],
)
def test_what_points_at_a_time_told_before_counts_from_it(text: str, words: list[str]) -> None:
    assert [e.words for e in find(text)] == words


def test_a_weekday_before_something_named_is_left_open() -> None:
    assert resolve(find("torsdag før Laksedagene")[0], MEETING).timex == "FUTURE_REF"
    assert resolve(find("fredag før lunsj")[0], MEETING).timex == "2023-03-17"


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("innen torsdag", "2023-03-23"),
        ("Frist: torsdag", "2023-03-23"),
        ("innan torsdag kl. 12", "2023-03-23T12:00"),
        ("før torsdag", "2023-03-23"),
        ("innen fredag", "2023-03-17"),
        ("torsdag kl. 18", "2023-03-16T18:00"),
    ],
)
def test_a_limit_on_the_weekday_of_the_meeting_is_the_next_one(text: str, timex: str) -> None:
    assert only(text).timex == timex
