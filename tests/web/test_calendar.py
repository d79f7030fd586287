"""The calendar, subscribing to it, and what each visitor sees of it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest

from tests.conftest import NOW
from tests.web import village
from tests.web.conftest import Browser, Site
from tests.web.test_items import ROW
from tests.web.test_review import text
from workflow.domain.item import Visibility
from workflow.domain.proposal import Kind
from workflow.services import register, track
from workflow.web.shown import calendars


def test_the_list_goes_by_months_and_what_has_no_day_comes_last(alice: Browser) -> None:
    page = alice.get("/kalender").text
    sections = re.findall(r'<section class="month"><h2>(\w+)[^<]*<small>([^<]+)', page)
    assert sections == [
        ("Mars", "uke 9–13"), ("April", "uke 13–17"), ("Juni", "uke 22–26"),
        ("August", "uke 31–35"), ("Uten", "ingen dag satt"),
    ]  # fmt: skip


def test_a_past_year_can_be_looked_up(alice: Browser) -> None:
    page = alice.get("/kalender?ar=2023").text
    assert ROW.findall(page)[:2] == [
        "Referat fra arbeidsutvalget",
        "Svare ut spørsmål om fellesstand",
    ]
    assert ROW.findall(alice.get("/kalender?ar=2022").text) == []


def test_a_month_says_the_year_once_for_all_its_lines(site: Site, anybody: Browser) -> None:
    site.later(timedelta(days=365))
    page = anybody.get("/kalender?ar=2023").text
    assert "April 2023" in text(page)
    assert re.findall(r'<div class="when"><b>(.*?)</b>', page) == ["20.\xa0april"]
    found = anybody.get("/sok?sok=havnebyen").text
    assert re.findall(r'<div class="when"><b>(.*?)</b>', found) == ["20.\xa0april 2023"]


def test_an_empty_month_says_so_and_what_comes_next(alice: Browser) -> None:
    page = alice.get("/kalender?visning=maned&maned=2023-07").text
    assert "Ingenting står i kalenderen denne måneden. Det neste er Felles samling" in text(page)
    assert 'href="/kalender?visning=maned&amp;maned=2023-08"' in page
    narrowed = alice.get("/kalender?visning=maned&maned=2023-07&kategori=Klima").text
    assert "Ingenting passer til dette." in text(narrowed)


def test_a_search_from_a_groups_calendar_is_within_that_group(alice: Browser) -> None:
    page = alice.get("/kalender?gruppe=Arbeidsgruppen+for+næring").text
    assert '<input type="hidden" name="gruppe" value="Arbeidsgruppen for næring">' in page


def test_a_months_table_has_holidays_weeks_and_each_item_on_its_day(alice: Browser) -> None:
    page = alice.get("/kalender?visning=maned&maned=2023-04").text
    cells = [text(cell) for cell in re.findall(r"<td.*?</td>", page, re.DOTALL)]
    assert [cell for cell in cells if len(cell) > 3] == [
        "27 . mars", "30 Hendelse: Frokostmøte om felles stand avlyst",
        "3 Frist: Personalsak", "6 Skjærtorsdag", "7 Langfredag",
        "9 Første påskedag", "10 Andre påskedag", "20 Hendelse: Åpent møte om havnebyen",
    ]  # fmt: skip


def test_the_years_to_choose_from_are_those_that_hold_something(site: Site, bob: Browser) -> None:
    with site.frist.write() as connection:
        for year, seen in ((2019, Visibility.PUBLIC), (2020, Visibility.SECRETARIAT)):
            track.add(
                connection, Kind.EVENT, f"Møtet i {year}", id=f"year{year}", actor_id=None, now=NOW,
                window=village.day(date(year, 6, 1)), visibility=seen,
            )  # fmt: skip
    page = bob.get("/kalender").text
    assert re.findall(r"ar=(\d{4})", page) == ["2023", "2019"]
    assert ROW.findall(bob.get("/kalender?ar=2019").text) == ["Møtet i 2019"]
    assert ROW.findall(bob.get("/kalender?ar=2020").text) == []


def test_categories_narrow_the_calendar_and_none_is_told_of_what_is_hidden(
    site: Site, alice: Browser, anybody: Browser
) -> None:
    for title, names in (("Åpent møte om havnebyen", "Byutvikling"), ("Personalsak", "Lønn")):
        item = site.item(title)
        seen = item.visibility.value
        data = {"tittel": title, "kategorier": names, "synlig": seen}
        assert site.move(alice, title, "endre", **data).status_code == 303
    open_page = anybody.get("/kalender?kategori=Byutvikling").text
    assert ROW.findall(open_page) == ["Åpent møte om havnebyen"]
    assert "Lønn" not in anybody.get("/kalender").text
    assert "Lønn" in alice.get("/kalender").text
    assert ROW.findall(anybody.get("/kalender?kategori=Annet").text) == []


def test_a_years_plan_has_each_groups_dates_and_all_of_it_month_by_month(
    site: Site, alice: Browser
) -> None:
    with site.frist.write() as connection:
        group = register.add_group(connection, "Formannskapet")
        for number, when in enumerate((date(2023, 1, 9), date(2023, 1, 30), date(2023, 6, 12))):
            track.add(
                connection, Kind.EVENT, "Formannskapsmøte", id=f"meeting{number}", actor_id=None,
                now=NOW, window=village.day(when, "10:00"), group_id=group.id,
            )  # fmt: skip
    page = alice.get("/kalender?visning=plan&ar=2023&slag=hendelse").text
    table, plan = re.findall(r"<table.*?</table>", page, re.DOTALL)
    body = next(row for row in re.findall(r"<tr>.*?</tr>", table) if "Formannskapet" in row)
    cells = [text(cell) for cell in re.findall(r"<td>.*?</td>", body)]
    assert (cells[0], cells[5], cells[1]) == (
        "9. Formannskapsmøte 30. Formannskapsmøte", "12. Formannskapsmøte", "",
    )  # fmt: skip
    lines = [text(line) for line in re.findall(r"<tr>.*?</tr>", plan, re.DOTALL)]
    assert lines[1:3] == ["Januar", "9. januar man 10.00 Formannskapsmøte Formannskapet"]
    assert "20. april tor 18.00 Åpent møte om havnebyen Biblioteket" in " ".join(lines)
    assert "Personalsak" not in plan  # a deadline


def test_a_year_that_is_open_to_all_shows_nothing_else(anybody: Browser) -> None:
    page = text(anybody.get("/kalender?visning=plan&ar=2023").text)
    assert ("Åpent møte om havnebyen" in page, "Havnekonferansen" in page) == (True, False)


def test_an_open_event_is_told_to_search_engines_in_their_words(
    site: Site, alice: Browser, anybody: Browser
) -> None:
    item = site.item("Åpent møte om havnebyen")
    hostile = "</script><script>alert(1)</script>"
    data = {"tittel": item.title, "beskrivelse": hostile, "sted": "Biblioteket",
            "synlig": "public"}  # fmt: skip
    assert site.move(alice, item.title, "endre", **data).status_code == 303
    page = anybody.get(f"/saker/{item.id}").text
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(told) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Åpent møte om havnebyen",
        "startDate": "2023-04-20T18:00:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "url": f"https://frist.example.no/saker/{item.id}",
        "description": hostile,
        "location": {"@type": "Place", "name": "Biblioteket"},
        "inLanguage": "nb",
    }
    closed = site.item("Havnekonferansen")
    assert "ld+json" not in alice.get(f"/saker/{closed.id}").text


@pytest.mark.parametrize("address", ["?visning=maned&maned=juni", "?ar=nå", "?ar=9999"])
def test_an_address_that_means_no_time_is_refused(alice: Browser, address: str) -> None:
    assert alice.get(f"/kalender{address}").status_code == 400


def make(browser: Browser, **fields: str) -> str:
    """Make a calendar; the path that its page shows."""
    page = browser.post("/abonner", data={"navn": "På jobben", **fields}).text
    found = re.search(r'value="https://frist\.example\.no([^"]+)"', page)
    assert found, text(page)
    return found[1]


def test_the_address_is_shown_once_and_kept_nowhere(site: Site, alice: Browser) -> None:
    path = make(alice)
    assert path not in alice.get("/abonner").text
    token = path.removeprefix("/f/").removesuffix(".ics")
    with site.frist.read() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM feeds").all()
    assert token not in repr(rows)
    assert alice.get(path).content.startswith(b"BEGIN:VCALENDAR")


def test_a_revoked_address_stops_and_the_others_go_on(site: Site, alice: Browser) -> None:
    first, second = make(alice), make(alice, navn="Hjemme")
    went = alice.post("/abonner/1/trekk")
    assert went.headers["location"] == "/abonner?trukket=ja"
    assert (alice.get(first).status_code, alice.get(second).status_code) == (410, 200)
    assert alice.post("/abonner/1/trekk").status_code == 404


def test_a_members_calendar_holds_what_members_see(site: Site, bob: Browser) -> None:
    body = bob.get(make(bob)).content.decode()
    assert "Havnekonferansen" in body
    assert "Personalsak" not in body
    assert (
        "Personalsak"
        in site.as_("alice").get(make(site.as_("alice"), navn="x", sekretariat="ja")).text
    )


def test_a_member_sees_and_revokes_only_calendars_of_their_own(site: Site, bob: Browser) -> None:
    make(site.as_("alice"), navn="Alices")
    make(bob, navn="Bobs", mine="ja")
    page = text(bob.get("/abonner").text)
    assert ("Bobs" in page, "Alices" in page) == (True, False)
    assert bob.post("/abonner/1/trekk").status_code == 404
    assert bob.post("/abonner/2/trekk").status_code == 303
    assert bob.post("/abonner", data={"navn": "Åpen", "apen": "ja"}).status_code == 403


def test_an_open_calendar_has_a_plain_address_for_all(site: Site, anybody: Browser) -> None:
    assert make(site.as_("alice"), navn="Åpen kalender", apen="ja") == "/kalender/apen-kalender.ics"
    assert "https://frist.example.no/kalender/apen-kalender.ics" in anybody.get("/abonner").text
    body = anybody.get("/kalender/apen-kalender.ics").content.decode()
    assert re.findall(r"SUMMARY:(.+)\r", body) == ["Åpent møte om havnebyen"]


def test_an_address_opens_in_each_program(site: Site) -> None:
    made = calendars.address("https://frist.example.no", "/f/t.ics", "På jobben")
    assert (made.url, made.webcal, made.outlook, made.google, made.near) == (
        "https://frist.example.no/f/t.ics",
        "webcal://frist.example.no/f/t.ics",
        "https://outlook.office.com/calendar/0/addfromweb"
        "?url=https%3A%2F%2Ffrist.example.no%2Ff%2Ft.ics&name=P%C3%A5%20jobben",
        "https://calendar.google.com/calendar/render"
        "?cid=webcal%3A%2F%2Ffrist.example.no%2Ff%2Ft.ics",
        False,
    )
    assert calendars.address("http://127.0.0.1:8000", "/f/t.ics", "x").near
    assert calendars.address("http://localhost", "/f/t.ics", "x").near


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Google-Calendar-Importer", "Google Kalender"),
        ("Microsoft.Exchange/15.20 (Outlook-iOS)", "Outlook"),
        ("iOS/17.0 (21A329) dataaccessd/1.0", "Apple Kalender"),
        ("Fremmed/1.0 (test)", "Fremmed"),
        (None, ""),
    ],
)
def test_the_program_that_fetched_is_called_what_people_call_it(
    agent: str | None, name: str
) -> None:
    assert calendars.program(agent) == name
