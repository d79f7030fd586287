"""Minutes in a real browser: handed in, read, marked, reviewed and approved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.conftest import NOW
from tests.web.browser.conftest import Village
from tests.web.browser.walk import (
    JAVASCRIPT_NARROW,
    JAVASCRIPT_WIDE,
    PLAIN_NARROW,
    PLAIN_WIDE,
    Way,
    fits,
    in_ways,
)
from workflow import samples
from workflow.domain.item import State
from workflow.services import ingest, track

DROP = """(text) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], "referat.txt", { type: "text/plain" }));
  const zone = document.querySelector("[data-drop]");
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
}"""


def test_minutes_that_are_dropped_are_sent_with_their_progress_shown(site: Village) -> None:
    page = site.open()
    page.goto("/referater/ny")
    page.get_by_label("Gruppe").fill("Styret")
    shown = """() => new Promise((seen) => {
      const bar = document.querySelector("progress");
      new MutationObserver(() => seen(!bar.hidden)).observe(bar, { attributes: true });
      document.querySelector("form[enctype] button").click();
    })"""
    page.evaluate(DROP, "Kaker og kaffe.")
    assert page.evaluate(shown)
    refused = page.get_by_role("alert")
    refused.wait_for()
    assert "Vi fant ingen møtedato i «referat.txt»" in refused.inner_text()
    assert page.get_by_label("Gruppe").input_value() == "Styret", "what was typed is still there"
    page.evaluate(DROP, "Referat fra styremøte 14. mars 2023\n\nKari sender budsjettet 24. mars.\n")
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


def hand_in(page: Any, way: Way, path: Path, text: str) -> None:
    """Hand in minutes: dropped on the page, or chosen in its field where there is no script."""
    page.wait_for_url("**/referater/ny")  # with its script, which takes what is dropped
    if way.script:
        page.evaluate(DROP, text)
    else:
        path.write_text(text, "utf-8")
        page.get_by_label("Fil", exact=True).set_input_files(path)
    page.get_by_role("button", name="Les referatet").click()


@in_ways(JAVASCRIPT_NARROW, PLAIN_WIDE)
def test_the_whole_way_from_minutes_to_done(site: Village, tmp_path: Path, way: Way) -> None:
    page = site.open(None, way)
    page.goto("/inn/alice-key")
    page.get_by_role("button", name="Logg inn").click()
    page.get_by_role("link", name="Legg inn referat").click()
    hand_in(
        page, way, tmp_path / "referat.txt", "Referat fra styremøte 14. mars 2023\n\n"
        "Sak 1/23 Budsjett\nKari Nordmann sender budsjettet til kommunene innen 24. mars.\n",
    )  # fmt: skip
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


LATER = """Referat fra møte i arbeidsgruppen for næring
Torsdag 13. april 2023 kl. 10.00–12.00, Teams

Sak 1/23 Godkjenning av referat fra møtet 16. mars
Referatet ble godkjent med én rettelse.

Sak 2/23 Sommeren
Sekretariatet lager saksliste til styret innen 28. april.
Felles samling blir 6.–7. september.
"""


@in_ways(JAVASCRIPT_WIDE, PLAIN_NARROW)
def test_later_minutes_move_what_is_planned_and_approve_the_earlier_ones(
    site: Village, tmp_path: Path, way: Way
) -> None:
    page = site.open("alice", way)
    page.goto("/referater/ny")
    page.get_by_label("Gruppe").fill("Arbeidsgruppen for næring")
    hand_in(page, way, tmp_path / "april.txt", LATER)
    page.wait_for_url("**/gjennomgang/2")
    page.goto("/")
    page.get_by_role("link", name="2 oppdateringer fra nyere referater").click()
    fits(page, way)
    moved = page.locator("section", has=page.get_by_role("heading", name="Felles samling"))
    assert "Er: 30.–31. august Blir: 6.–7. september" in plain(moved.inner_text())
    moved.get_by_role("button", name="Oppdater saken").click()
    page.wait_for_selector(".receipt:has-text('Felles samling')")
    page.get_by_role("button", name="Ikke samme sak").click()
    page.wait_for_selector("text=Ingen oppdateringer venter.")
    page.goto(f"/saker/{site.item('Felles samling').id}")
    said = page.locator("section", has=page.get_by_role("heading", name="Det som ble sagt"))
    assert said.locator("blockquote").count() == 2
    said.get_by_role("link", name="Vis i referatet").last.click()
    assert page.locator("mark.now, .card.now").first.is_visible()
    page.goto("/gjennomgang")
    approved = page.locator("li.row", has_text="16. mars")
    assert "Referatet ble godkjent med én rettelse. møtet 13. april" in plain(approved.inner_text())


def plain(text: str) -> str:
    """The text with plain spaces between its words."""
    return " ".join(text.split())
