"""What the public does, in a real browser, with JavaScript and without."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.web.browser.conftest import Village
from tests.web.browser.walk import (
    JAVASCRIPT_NARROW,
    JAVASCRIPT_WIDE,
    PLAIN_NARROW,
    PLAIN_WIDE,
    Way,
    fits,
    fold,
    in_ways,
)
from workflow.domain.item import State, Visibility
from workflow.store import outbox, readers


@in_ways(JAVASCRIPT_WIDE, PLAIN_NARROW)
def test_an_event_goes_from_the_form_to_the_open_calendar(site: Village, way: Way) -> None:
    page = site.open(None, way)
    page.goto("/kalender")
    page.get_by_role("link", name="Meld inn et arrangement").click()
    page.get_by_label("Hva").fill("Verksted om kart")
    page.get_by_label("Når").fill("7. juni 2023")
    page.get_by_label("Sted").fill("Kulturhuset")
    page.get_by_label("Kategorier").fill("Kart og plan")
    page.get_by_label("Din e-postadresse").first.fill("dora@utenfor.example")
    page.get_by_role("button", name="Send inn", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Se i e-posten din"
    page.goto(site.mailed())
    page.get_by_role("button", name="Ja, send det til sekretariatet").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Det du meldte inn"
    page.locator("summary", has_text="Rett Verksted").click()
    page.get_by_label("Sted").fill("Biblioteket")
    page.get_by_role("button", name="Lagre").click()
    assert "Rettet." in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") == way.size["width"]
    desk = site.open("alice", way)
    desk.goto("/")
    desk.get_by_role("link", name="Ett innmeldt arrangement venter").click()
    desk.get_by_role("button", name="Godta, synlig for alle").click()
    desk.wait_for_selector(".receipt")
    assert site.item("Verksted om kart").visibility is Visibility.PUBLIC
    page.goto("/kalender")
    page.get_by_role("link", name="Kart og plan").click()
    page.wait_for_url("**/kalender?*kategori=Kart*")
    assert page.locator("li.row h3").all_inner_texts() == ["Verksted om kart"]
    page.get_by_role("link", name="Verksted om kart").click()
    told = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert {name: told[name] for name in ("@type", "name", "startDate", "location")} == {
        "@type": "Event",
        "name": "Verksted om kart",
        "startDate": "2023-06-07",
        "location": {"@type": "Place", "name": "Biblioteket"},
    }


CALENDAR = "\r\n".join([
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//NO",
    "BEGIN:VEVENT", "UID:1@utenfor.example", "DTSTAMP:20230301T080000Z",
    "DTSTART;VALUE=DATE:20230420", "SUMMARY:Åpent møte om havnebyen", "END:VEVENT",
    "BEGIN:VEVENT", "UID:2@utenfor.example", "DTSTAMP:20230301T080000Z",
    "DTSTART;VALUE=DATE:20230612", "SUMMARY:Kurs i regnskap", "END:VEVENT",
    "END:VCALENDAR", "",
])  # fmt: skip


@in_ways(JAVASCRIPT_NARROW, PLAIN_WIDE)
def test_a_calendar_file_is_handed_in_and_each_of_its_events_decided_on(
    site: Village, tmp_path: Path, way: Way
) -> None:
    page = site.open(None, way)
    page.goto("/meld-inn")
    fold(page, "kalenderfil (.ics)")
    form = page.locator("form[enctype]")
    if way.script:
        form.get_by_label("Eller lim inn innholdet").fill(CALENDAR)
    else:
        (tmp_path / "kurs.ics").write_text(CALENDAR, "utf-8")
        form.get_by_label("Fil").set_input_files(tmp_path / "kurs.ics")
    form.get_by_label("Din e-postadresse").fill("dora@utenfor.example")
    form.get_by_role("button", name="Send inn filen").click()
    alike = page.locator(".note.ask")
    assert "Åpent møte om havnebyen" in alike.inner_text()
    fits(page, way)
    page.get_by_role("button", name="Send inn likevel").click()
    page.goto(site.mailed())
    page.get_by_role("button", name="Ja, send det til sekretariatet").click()
    desk = site.open("alice", way)
    desk.goto("/innmeldt")
    fits(desk, way)
    desk.get_by_role("button", name="Det er det samme").click()
    desk.wait_for_selector(".receipt:has-text('slått sammen')")
    page.reload()
    assert [page.locator("li.feed .st").all_inner_texts()] == [["Godtatt", "Venter"]]
    fold(desk, "Ikke ta med")
    desk.get_by_label("Hvorfor").fill("Vi tar bare med det som er gratis.")
    desk.get_by_role("button", name="Ikke ta med").click()
    desk.wait_for_selector("text=Ingen innmeldte arrangementer venter.")
    page.reload()  # when all is decided the link has done its work, and a letter tells the outcome
    assert "Lenken er brukt opp." in page.inner_text("main")
    with site.frist.read() as connection:
        letter = outbox.entries(connection)[0]
    assert "Vi tar bare med det som er gratis." in str(letter.content)
    site.forgive("404")
    assert site.item("Kurs i regnskap").state is State.REJECTED
    both = {item.state for item in site.items("Åpent møte om havnebyen")}
    assert both == {State.CONFIRMED, State.MERGED}


@in_ways(JAVASCRIPT_NARROW, PLAIN_WIDE)
def test_the_weekly_letter_is_asked_for_confirmed_chosen_and_left(
    site: Village, tmp_path: Path, way: Way
) -> None:
    site.frist.settings = replace(site.frist.settings, smtp_url=f"folder://{tmp_path / 'mail'}")
    page = site.open(None, way)
    page.goto("/kalender")
    page.get_by_role("link", name="Få ukebrevet").click()
    page.get_by_label("Din e-postadresse").fill("dora@utenfor.example")
    page.get_by_role("button", name="Send meg en lenke").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Se i e-posten din"
    page.goto(site.mailed())
    page.get_by_role("button", name="Ja, send meg ukebrevet").click()
    assert "Takk, du får ukebrevet." in page.inner_text("main")
    page.get_by_label("Hvor ofte").select_option(index=1)
    page.get_by_label("Ukebrevet kommer").select_option("torsdag")
    page.get_by_label("Klokken").select_option("15.00")
    page.get_by_role("button", name="Lagre").click()
    assert "Lagret." in page.inner_text("main")
    assert page.get_by_label("Ukebrevet kommer").input_value() == "4"
    assert page.evaluate("document.documentElement.scrollWidth") == way.size["width"]
    page.get_by_role("button", name="Slutt, og slett adressen min").click()
    assert "Adressen og valgene dine er slettet." in page.inner_text("main")
    with site.frist.read() as connection:
        assert readers.every(connection) == []


@in_ways(JAVASCRIPT_WIDE, PLAIN_NARROW)
def test_a_calendar_is_narrowed_searched_and_looked_back_in(site: Village, way: Way) -> None:
    page = site.open(None, way)
    page.goto("/kalender")
    page.get_by_role("link", name="Frister", exact=True).click()
    assert "Ingenting passer til dette." in page.inner_text("main")
    page.get_by_role("link", name="Alt", exact=True).click()
    page.get_by_role("link", name="Årsplan", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Møteplan 2023"
    assert "Åpent møte om havnebyen" in page.inner_text("main")
    page.get_by_role("link", name="2022", exact=True).first.click()
    assert "Ingenting står i planen for 2022." in page.inner_text("main")
    page.get_by_role("link", name="Måned", exact=True).click()
    page.get_by_role("link", name="Neste måned").click()
    assert page.get_by_role("heading", level=1).inner_text() == "April 2023"
    assert page.get_by_role("link", name="Åpent møte om havnebyen").first.is_visible()
    fits(page, way)
    page.get_by_label("Søk i kalenderen").fill("havnebyer")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Åpent møte om havnebyen").click()
    assert page.evaluate("document.documentElement.scrollWidth") == way.size["width"]


#: What is printed, and its sheet of A4 in points: a year's plan upright, a month across.
PRINTED = {
    "Møteplan 2023": ("visning=plan&slag=hendelse", (595, 842)),
    "April 2023": ("visning=maned&maned=2023-04", (842, 595)),
}


@pytest.mark.parametrize("heading", PRINTED)
def test_a_plan_is_printed_on_a4_without_the_tools(site: Village, heading: str) -> None:
    page = site.open()
    address, sheet = PRINTED[heading]
    page.goto(f"/kalender?{address}")
    page.emulate_media(media="print")
    for hidden in (".tools", ".top", ".foot"):
        assert not page.locator(hidden).first.is_visible(), hidden
    # A4 less its margins at 96 px an inch
    width = 688 if sheet == (595, 842) else 1017
    page.set_viewport_size({"width": width, "height": 1705 - width})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [tuple(round(side) for side in one.get_size()) for one in paper] == [sheet]
    assert paper[0].get_textpage().get_text_bounded().startswith(heading)
    paper.close()
