"""What the public and the members do, in a real browser, with JavaScript and without."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from tests.conftest import NOW
from tests.web import village
from tests.web.test_browser import (
    DESKTOP,
    PHONE,
    Village,
    chromium,
    hand_in,
    open_page,
    pytestmark,
    site,
    tab_to,
)
from tests.web.test_hostile import HOSTILE
from tests.web.village import Spoken
from workflow.domain.item import State, Visibility
from workflow.domain.people import Role
from workflow.domain.proposal import Kind
from workflow.services import register, review, submit
from workflow.store import approvals, outbox, queries, readers

__all__ = ["chromium", "pytestmark", "site"]

WAYS = pytest.mark.parametrize(
    ("script", "size"),
    [(True, DESKTOP), (True, PHONE), (False, DESKTOP), (False, PHONE)],
    ids=["javascript wide", "javascript narrow", "plain wide", "plain narrow"],
)


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


@WAYS
def test_an_event_goes_from_the_form_to_the_open_calendar(
    chromium: Any, site: Village, script: bool, size: dict[str, int]
) -> None:
    page = open_page(chromium, site, None, viewport=size, java_script_enabled=script)
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
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    desk = open_page(chromium, site, viewport=size, java_script_enabled=script)
    desk.goto("/")
    desk.get_by_role("link", name="Ett innmeldt arrangement venter").click()
    desk.get_by_role("button", name="Godta, synlig for alle").click()
    desk.wait_for_selector(".receipt")
    assert site.item("Verksted om kart").visibility is Visibility.PUBLIC
    page.goto("/kalender")
    page.get_by_role("link", name="Verksted om kart").click()
    assert "Biblioteket" in page.inner_text("main")


@WAYS
def test_the_weekly_letter_is_asked_for_confirmed_chosen_and_left(
    chromium: Any, site: Village, tmp_path: Path, script: bool, size: dict[str, int]
) -> None:
    site.frist.settings = replace(site.frist.settings, smtp_url=f"folder://{tmp_path / 'mail'}")
    page = open_page(chromium, site, None, viewport=size, java_script_enabled=script)
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
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    page.get_by_role("button", name="Slutt, og slett adressen min").click()
    assert "Adressen og valgene dine er slettet." in page.inner_text("main")
    with site.frist.read() as connection:
        assert readers.every(connection) == []


@WAYS
def test_a_calendar_is_narrowed_searched_and_looked_back_in(
    chromium: Any, site: Village, script: bool, size: dict[str, int]
) -> None:
    page = open_page(chromium, site, None, viewport=size, java_script_enabled=script)
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
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_the_years_plan_is_printed_on_paper_without_the_tools(chromium: Any, site: Village) -> None:
    page = open_page(chromium, site, viewport=DESKTOP)
    page.goto("/kalender?visning=plan&slag=hendelse")
    page.emulate_media(media="print")
    for hidden in (".tools", ".top", ".foot", ".years"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator(".plan").is_visible()
    # A4 less its margins at 96 px an inch
    page.set_viewport_size({"width": 688, "height": 1017})
    assert page.evaluate("document.documentElement.scrollWidth") <= 688
    assert page.pdf(format="A4")[:5] == b"%PDF-"


def test_submitting_and_moderating_by_keyboard_alone(chromium: Any, site: Village) -> None:
    page = open_page(chromium, site, None, viewport=DESKTOP)
    page.goto("/meld-inn")
    tab_to(page, "e.name === 'tittel'")
    for typed in ("Lunsj", "9. juni", "", "", "", "", "", "", "dora@utenfor.example"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/meld-inn/sendt")
    # the field for robots was never in the way
    page.goto(mailed(site))
    tab_to(page, "e.closest('main button')")
    page.keyboard.press("Enter")
    page.wait_for_function("document.title.startsWith('Det du meldte inn')")
    assert site.item("Lunsj").state is State.PROPOSED


VIOLATIONS = """addEventListener('securitypolicyviolation', (e) =>
  console.error('CSP: ' + e.violatedDirective + ' ' + e.sourceFile + ' ' + e.sample));
for (const name of ['alert', 'confirm', 'prompt'])
  window[name] = () => console.error('ran: ' + name);"""


def test_hostile_words_run_nothing_and_raise_no_report(chromium: Any, site: Village) -> None:
    everything = " ".join(HOSTILE.values()) + " <svg/onload=alert(1)> <iframe src=//ond.example>"
    id = plant(site, everything)
    windows = {name: open_page(chromium, site, name) for name in ("alice", "bob", None)}
    places = [
        "/", "/gjennomgang", "/gjennomgang/2", "/saker?tilstand=alle", f"/saker/{id}", "/kalender",
        "/kalender?visning=maned&maned=2023-03", "/kalender?visning=plan&ar=2023", "/innmeldt",
        f"/sok?sok={quote(everything[:190])}", f"/kalender?kategori={quote(everything[:190])}",
        "/meld-inn/hostile", "/abonner", "/meld-inn", "/mine", "/gjennomgang/1",
    ]  # fmt: skip
    for page in windows.values():
        page.add_init_script(VIOLATIONS)
        for place in places:
            page.goto(place)
            assert "ond.example" not in [urlsplit(frame.url).hostname for frame in page.frames]
    ours = [c for c in site.complaints if "status of 40" not in c]  # pages that are not for them
    site.complaints.clear()
    assert ours == []


def plant(site: Village, words: str) -> str:
    """Put the words in minutes, a name, a public item and a submission; the item's id."""
    with site.frist.write() as connection:
        # a name holds 200 characters: the others of these words stand in names in test_hostile
        register.add_person(
            connection, words[:200], "mallory@frist.example", now=NOW, role=Role.MEMBER
        )
        flat = " ".join(words.split())
        said = f"Mallory sender {flat} innen 28. mars."
        spoken = (Spoken(Kind.EVENT, words, said, "28. mars", words, 0.9, finding=words),)
        document = village.import_spoken(
            connection, NOW, text=f"Referat {flat}\n{said}\n", spoken=spoken, title=words
        )
        approvals.keep(connection, document, [(1, 0, 7, words)])
        proposed = queries.items(connection, states=["PROPOSED"])
        item = next(item for item in proposed if item.title == words)
        changes = {"description": words, "location": words, "categories": (words[:90],),
                   "visibility": Visibility.PUBLIC}  # fmt: skip
        review.edit(connection, item.id, changes, actor_id=None, now=NOW, why=words)
        review.accept(connection, item.id, actor_id=None, now=NOW)
    hand_in(site, "hostile", words[:300], "28. mars")
    with site.frist.write() as connection:
        submit.confirm(connection, "hostile", seeds=iter([b"8" * 8]), now=NOW)
    return item.id
