"""Minutes in a real browser: handed in, read, marked, reviewed and approved."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import NOW
from tests.web.browser.conftest import Village
from tests.web.browser.walk import JAVASCRIPT_NARROW, PLAIN_WIDE, Way, in_ways
from workflow import samples
from workflow.domain.item import State
from workflow.services import ingest, track


def test_minutes_that_are_dropped_are_sent_with_their_progress_shown(site: Village) -> None:
    page = site.open()
    page.goto("/referater/ny")
    page.get_by_label("Gruppe").fill("Styret")
    drop = """(text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], "referat.txt", { type: "text/plain" }));
      const zone = document.querySelector("[data-drop]");
      zone.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
    }"""
    shown = """() => new Promise((seen) => {
      const bar = document.querySelector("progress");
      new MutationObserver(() => seen(!bar.hidden)).observe(bar, { attributes: true });
      document.querySelector("form[enctype] button").click();
    })"""
    page.evaluate(drop, "Kaker og kaffe.")
    assert page.evaluate(shown)
    refused = page.get_by_role("alert")
    refused.wait_for()
    assert "Vi fant ingen møtedato i «referat.txt»" in refused.inner_text()
    assert page.get_by_label("Gruppe").input_value() == "Styret", "what was typed is still there"
    page.evaluate(drop, "Referat fra styremøte 14. mars 2023\n\nKari sender budsjettet 24. mars.\n")
    page.get_by_role("button", name="Les referatet").click()
    page.wait_for_url("**/gjennomgang/2")
    site.forgive("400")


def test_a_long_address_in_the_minutes_does_not_widen_a_phones_page(site: Village) -> None:
    with site.frist.write() as connection:
        imported = ingest.import_minutes(
            connection, samples.data(samples.DOCX), samples.DOCX, actor_id=None, now=NOW
        )
    page = site.open()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"/gjennomgang/{imported.document.id}")
    assert "https://" in page.inner_text(".sheet")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_words_marked_in_the_minutes_become_a_proposal(site: Village) -> None:
    page = site.open()
    page.goto("/gjennomgang/1")
    page.evaluate("""() => {
      const paragraphs = [...document.querySelectorAll(".sheet p")];
      const meant = paragraphs.find((p) => p.innerText.includes("uten merknader"));
      document.getSelection().selectAllChildren(meant);
    }""")
    page.get_by_role("button", name="Lag forslag av det du har merket").click()
    assert page.get_by_label("Ordene i referatet").input_value() == (
        "Referatet fra forrige møte ble godkjent uten merknader."
    )
    page.keyboard.type("Arkivere referatet")
    page.get_by_role("button", name="Lag forslag", exact=True).click()
    page.wait_for_function(
        "() => document.querySelector('.card.now h2').innerText === 'Arkivere referatet'"
    )
    assert site.item("Arkivere referatet").state is State.PROPOSED


@in_ways(JAVASCRIPT_NARROW, PLAIN_WIDE)
def test_the_whole_way_from_minutes_to_done(site: Village, tmp_path: Path, way: Way) -> None:
    page = site.open(None, way)
    page.goto("/inn/alice-key")
    page.get_by_role("button", name="Logg inn").click()
    page.get_by_role("link", name="Legg inn referat").click()
    minutes = tmp_path / "referat.txt"
    minutes.write_text(
        "Referat fra styremøte 14. mars 2023\n\nSak 1/23 Budsjett\n"
        "Kari Nordmann sender budsjettet til kommunene innen 24. mars.\n",
        "utf-8",
    )
    page.get_by_label("Fil", exact=True).set_input_files(minutes)
    page.get_by_role("button", name="Les referatet").click()
    page.wait_for_url("**/gjennomgang/2")
    title = page.locator(".card.now h2").inner_text()
    page.get_by_role("button", name="Godta", exact=False).first.click()
    page.wait_for_selector(".receipt")
    page.get_by_role("link", name="Saker", exact=True).click()
    page.get_by_role("button", name=f"Merk ferdig: {title}").click()
    page.wait_for_selector(".receipt")
    assert site.item(title).state is State.COMPLETED
    page.get_by_role("link", name="Abonner", exact=True).click()
    page.get_by_label("Navn").fill("Outlook på jobben")
    page.get_by_role("button", name="Lag adressen").click()
    feed = page.get_by_label("Adresse", exact=True).input_value()
    answer = page.request.get(feed)
    assert (answer.status, answer.text()[:15]) == (200, "BEGIN:VCALENDAR")


def test_a_task_is_done_and_undone_by_touch_without_leaving_the_list(site: Village) -> None:
    page = site.open("alice", JAVASCRIPT_NARROW, touch=True)
    page.goto("/")
    page.get_by_role("button", name="Merk ferdig: Referat fra arbeidsutvalget").tap()
    page.wait_for_selector(".receipt")
    assert site.item("Referat fra arbeidsutvalget").state is State.COMPLETED
    page.get_by_role("button", name="Angre: Referat fra arbeidsutvalget").tap()
    page.wait_for_function("() => document.querySelector('.receipt').innerText.includes('tilbake')")
    assert site.item("Referat fra arbeidsutvalget").state is State.NEEDS_ACTION


def test_a_refusal_takes_the_pages_place_and_is_read_aloud(site: Village) -> None:
    page = site.open()
    page.goto("/")
    task = site.item("Saksliste til styret")
    with site.frist.write() as connection:
        track.start(connection, task.id, actor_id=None, now=NOW)
    page.get_by_role("button", name=f"Merk ferdig: {task.title}").click()
    page.wait_for_selector("[role=alert]")
    assert "er endret av en annen" in page.locator("[role=alert]").inner_text()
    site.forgive("409")
