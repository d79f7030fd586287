"""What the public does, in a real browser, with JavaScript and without."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from tests.web.browser.conftest import Village
from tests.web.browser.walk import (
    JAVASCRIPT_NARROW,
    JAVASCRIPT_WIDE,
    PLAIN_NARROW,
    PLAIN_WIDE,
    Way,
    in_ways,
)
from workflow.domain.item import Visibility
from workflow.store import outbox, readers


def mailed(site: Village) -> str:
    """The path of the link in the latest letter, which may be written after the page has come."""
    until = time.monotonic() + 30
    while True:
        with site.frist.read() as connection:
            found = outbox.entries(connection)
        if found:
            break
        assert time.monotonic() < until
    content = found[0].content
    assert content is not None
    return urlsplit(content["url"]).path


@in_ways(JAVASCRIPT_WIDE, PLAIN_NARROW)
def test_an_event_goes_from_the_form_to_the_open_calendar(site: Village, way: Way) -> None:
    page = site.open(None, way)
    page.goto("/kalender")
    page.get_by_role("link", name="Meld inn et arrangement").click()
    page.get_by_label("Hva").fill("Verksted om kart")
    page.get_by_label("Når").fill("uke 23")
    page.get_by_label("Sted").fill("Kulturhuset")
    page.get_by_label("Din e-postadresse").first.fill("dora@utenfor.example")
    page.get_by_role("button", name="Send inn", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Se i e-posten din"
    page.goto(mailed(site))
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
    page.get_by_role("link", name="Verksted om kart").click()
    assert "Biblioteket" in page.inner_text("main")


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
    page.goto(mailed(site))
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
    page.get_by_label("Søk i kalenderen").fill("havnebyer")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Åpent møte om havnebyen").click()
    assert page.evaluate("document.documentElement.scrollWidth") == way.size["width"]


def test_the_years_plan_is_printed_on_paper_without_the_tools(site: Village) -> None:
    page = site.open()
    page.goto("/kalender?visning=plan&slag=hendelse")
    page.emulate_media(media="print")
    for hidden in (".tools", ".top", ".foot", ".years"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator(".plan").is_visible()
    # A4 less its margins at 96 px an inch
    page.set_viewport_size({"width": 688, "height": 1017})
    assert page.evaluate("document.documentElement.scrollWidth") <= 688
    assert page.pdf(format="A4")[:5] == b"%PDF-"
