"""The review desk: what is shown of a proposal, and what each decision does."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from html import unescape

import docx
import pytest
import sqlalchemy as sa

from tests.web import village
from tests.web.conftest import Browser, Site
from tests.web.village import MEETING
from workflow.domain.item import State
from workflow.store import documents, queries, tables


def text(page: str) -> str:
    """What a person reads: without tags, each run of spaces one."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u2060", "").split())


def card(page: str) -> str:
    return text(page[page.index('<div class="card') : page.index("Alle forslag</h2>")])


def test_the_first_proposal_that_waits_is_in_front(alice: Browser) -> None:
    page = alice.get("/gjennomgang/1").text
    said = card(page)
    assert "Forslag 2 av 14" in said
    assert "Kommentere høringssvaret" in said
    assert "«Kommunene kommenterer innen fredag 14. april.»" in said
    assert (
        "innen fredag 14. april sagt 2023 antatt av møtedatoen fredag 14. april siste dag" in said
    )
    assert "4 av 14" in text(page)


def test_every_quote_is_marked_in_its_kinds_colour_with_its_number(alice: Browser) -> None:
    page = alice.get("/gjennomgang/1").text
    marks = re.findall(r'<mark class="q ([^"]+)"[^>]*>(.*?)</mark>', page, re.DOTALL)
    shown = [(look, text(words)) for look, words in marks]
    assert shown[:4] == [
        ("f ok", "1 Sekretariatet sender utkast til kommunene i løpet av uke 12."),
        ("f now", "2 Kommunene kommenterer innen fredag 14. april."),
        ("f", "3 4 Styret behandler svaret 2. mai, og svaret sendes før 5. mai."),
        ("h ok", "5 Havnekonferansen holdes 8. juni."),
    ]
    assert shown[-1] == ("h no", "14 Rapporten om fergekaier er klar om ikke lenge.")


def test_what_the_reader_asks_stands_with_the_proposal_it_is_about(
    site: Site, alice: Browser
) -> None:
    id = site.item("Neste møte i gruppen").id
    said = card(alice.get(f"/gjennomgang/1?kort={id}").text)
    assert "Fredag 2. november er en torsdag i 2023." in said


def test_accepting_leads_to_the_next_with_a_way_back(site: Site, alice: Browser) -> None:
    front = site.item("Kommentere høringssvaret")
    with site.frist.read() as connection:
        following, _ = queries.in_document_order(connection, 1)[2]
    page = alice.get("/gjennomgang/1").text
    til = re.search(r'name="til" value="([^"]+)"', page[page.index('/godta"') :])
    assert til
    answer = site.move(alice, front.title, "godta", til=til[1])
    went = f"/gjennomgang/1?kort={following.id}&nylig={front.id}#kort"
    assert answer.headers["location"] == went
    after = alice.get(went).text
    assert "Forslag 3 av 14" in card(after)
    assert "Kommentere høringssvaret er godtatt. Angre" in text(after)
    assert site.item(front.title).state is State.NEEDS_ACTION


def test_a_rejected_proposal_can_be_accepted_after_all(site: Site, alice: Browser) -> None:
    title = "Rapporten om fergekaier"
    assert site.item(title).state is State.REJECTED
    assert site.move(alice, title, "godta").status_code == 303
    assert site.item(title).state is State.TENTATIVE


def test_editing_and_accepting_is_one_step(site: Site, alice: Browser) -> None:
    title = "Melde på til fellesstand"
    answer = site.move(
        alice, title, "endre", tittel="Melde kommunen på fellesstanden", nar="2. mai",
        nar_for="28. april", ansvarlig="Bob", godta="ja",
    )  # fmt: skip
    assert answer.status_code == 303
    item = site.item("Melde kommunen på fellesstanden")
    assert (item.state, item.window.timex, item.owner, item.owner_id) == (
        State.NEEDS_ACTION, "2023-05-02", "Bob", site.people["bob"].id,
    )  # fmt: skip


def test_a_date_left_as_it_was_shown_is_not_read_anew(site: Site, alice: Browser) -> None:
    before = site.item("Seminar om grønn skipsfart")
    fields = {"tittel": "Seminar om skipsfart", "nar": "til høsten", "nar_for": "til høsten"}
    assert site.move(alice, before.title, "endre", **fields).status_code == 303
    after = site.item("Seminar om skipsfart")
    assert after.window == before.window
    assert after.window.reference == MEETING


def test_a_merged_proposal_lends_its_quote_to_the_item_that_stays(
    site: Site, alice: Browser
) -> None:
    kept = site.item("Havnekonferansen")
    assert site.move(alice, "Omvisning på havna", "sla-sammen", med=kept.id).status_code == 303
    said = text(alice.get(f"/saker/{kept.id}").text)
    assert "«Havnekonferansen holdes 8. juni.»" in said
    assert "«Omvisning på havna 8. juni for dem som reiser langt»" in said
    merged = site.item("Omvisning på havna")
    assert alice.get(f"/saker/{merged.id}").headers["location"] == f"/saker/{kept.id}"


def test_a_merge_names_both_and_is_taken_back_from_the_page_of_the_one_that_stays(
    site: Site, alice: Browser
) -> None:
    kept, gone = site.item("Havnekonferansen"), site.item("Omvisning på havna")
    here = "/gjennomgang/1"
    went = site.move(alice, gone.title, "sla-sammen", med=kept.id, til=here).headers["location"]
    assert "Omvisning på havna er slått sammen med «Havnekonferansen». Angre" in text(
        alice.get(went).text
    )
    card = text(alice.get(f"{here}?kort={gone.id}").text)
    assert "Slått sammen med «Havnekonferansen»" in card
    log = text(alice.get("/administrasjon/logg?hva=merge").text)
    assert "Omvisning på havna Alice Aasen slo saken sammen med «Havnekonferansen»." in log
    page = alice.get(f"/saker/{kept.id}").text
    history = page.split('aria-labelledby="hist"')[1]
    assert "Alice Aasen slo «Omvisning på havna» sammen med denne." in text(history)
    form = re.search(rf'action="/saker/{gone.id}/angre".*?</form>', history)
    assert form
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0]))
    assert fields["til"] == f"/saker/{kept.id}"
    assert alice.post(f"/saker/{gone.id}/angre", data=fields).status_code == 303
    assert site.item(gone.title).state is State.PROPOSED
    assert "sammen med denne" not in alice.get(f"/saker/{kept.id}").text


def test_the_sure_ones_are_offered_together_without_those_that_are_asked_about(
    site: Site, alice: Browser
) -> None:
    page = alice.get("/gjennomgang/1").text
    chosen = re.findall(r'name="valgt" value="(\w+):(\d+)" checked', page)
    with site.frist.read() as connection:
        titles = {queries.item(connection, id).title for id, _ in chosen}
    assert titles == {"Kommentere høringssvaret", "Fjordmessen", "Lage utkast til program"}
    data = {"valgt": [f"{id}:{version}" for id, version in chosen]}
    assert alice.post("/gjennomgang/1/godta", data=data).status_code == 303
    assert {site.item(title).state.accepted for title in titles} == {True}


def test_how_sure_the_reader_must_be_of_what_is_accepted_together_is_a_choice(
    site: Site, alice: Browser
) -> None:
    def offered(address: str) -> list[str]:
        page = alice.get(address).text.split('id="sikre"')[1].split("</details>")[0]
        return [text(each) for each in re.findall(r" checked> <span><span>(.*?)</span>", page)]

    sure = ["Kommentere høringssvaret", "Fjordmessen", "Lage utkast til program"]
    assert offered("/gjennomgang/1") == offered("/gjennomgang/1?sikre=") == sure
    assert offered("/gjennomgang/1?sikre=sikrest") == sure[1:]
    assert offered("/gjennomgang/1?sikre=trolig") == [
        sure[0], "Sende høringssvaret", "Styret behandler høringssvaret", *sure[1:],
        "Seminar om grønn skipsfart",
    ]  # fmt: skip
    data = {"valgt": [f"{i.id}:{i.version}" for i in map(site.item, sure)]}
    went = alice.post("/gjennomgang/1/godta", data=data).headers["location"]
    assert "Tre forslag er godtatt. Angre alle" in text(alice.get(went).text)


def test_minutes_that_are_done_lead_to_those_that_wait(site: Site, alice: Browser) -> None:
    with site.frist.write() as connection:
        done = village.import_spoken(connection, site.clock(), text="Notat", spoken=())
        one = village.Spoken(village.T, "Rydde", "Bob rydder.")
        later = village.import_spoken(
            connection, site.clock(), text="Bob rydder.", spoken=(one,), title="Et annet"
        )
    page = text(alice.get(f"/gjennomgang/{done}").text)
    assert "Vi fant ingen saker i dette referatet." in page
    assert "0 av 0" not in page
    site.move(alice, "Rydde", "godta")
    assert "Alle 1 forslag er gjennomgått. Takk. Neste referat: Møte i" in text(
        alice.get(f"/gjennomgang/{later}").text
    )


def test_of_several_chosen_none_is_accepted_where_one_has_changed(
    site: Site, alice: Browser
) -> None:
    first, second = site.item("Fjordmessen"), site.item("Lage utkast til program")
    data = {"valgt": [f"{first.id}:{first.version}", f"{second.id}:{second.version + 7}"]}
    answer = alice.post("/gjennomgang/1/godta", data=data)
    assert answer.status_code == 409
    assert site.item("Fjordmessen").state is State.PROPOSED


def test_words_the_reader_passed_by_become_a_proposal_dated_from_the_meeting(
    site: Site, alice: Browser
) -> None:
    data = {
        "ord": "Referatet  fra forrige\nmøte ble godkjent", "slag": "task", "tittel": "arkivere",
    }  # fmt: skip
    went = alice.post("/gjennomgang/1/ny", data=data).headers["location"]
    item = site.item("Arkivere")
    assert went == f"/gjennomgang/1?kort={item.id}&nylig={item.id}"
    with site.frist.read() as connection:
        quote = queries.quotes(connection, [item.id])[item.id][0]
        document = documents.find(connection, 1)
    assert quote.text == "Referatet fra forrige møte ble godkjent"
    assert document.text[quote.start : quote.end] == quote.text
    assert "Et menneske har merket dette i referatet." in text(alice.get(went).text)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("dette står der ikke", "Ordene står ikke slik i referatet."),
        ("Havnekonferansen holdes 8. juni.", "Det finnes alt et forslag på disse ordene."),
        ("   ", "Merk noen ord i referatet, høyst 1000 tegn."),
    ],
)
def test_words_that_can_not_be_marked_are_refused(
    alice: Browser, words: str, sentence: str
) -> None:
    answer = alice.post("/gjennomgang/1/ny", data={"ord": words, "slag": "event"})
    assert answer.status_code == 400
    assert sentence in text(answer.text)


def test_two_people_at_once_are_told_and_nothing_is_overwritten(site: Site, alice: Browser) -> None:
    item = site.item("Fjordmessen")
    stale = {"version": str(item.version), "til": "/gjennomgang/1"}
    assert alice.post(f"/saker/{item.id}/avvis", data=stale).status_code == 303
    second = alice.post(f"/saker/{item.id}/godta", data=stale)
    assert second.status_code == 409
    assert "«Fjordmessen» er endret av en annen siden du åpnet siden." in text(second.text)
    assert site.item("Fjordmessen").state is State.REJECTED


def test_when_all_is_decided_the_desk_says_thanks(site: Site, alice: Browser) -> None:
    with site.frist.read() as connection:
        waiting = queries.items(connection, states=["PROPOSED"])
    alice.post("/gjennomgang/1/godta", data={"valgt": [f"{i.id}:{i.version}" for i in waiting]})
    assert "Alle 14 forslag er gjennomgått. Takk." in text(alice.get("/gjennomgang/1").text)
    assert "Ingen referater venter." in text(alice.get("/gjennomgang").text)


def test_open_points_are_fetched_as_the_next_meetings_agenda_item(
    site: Site, alice: Browser
) -> None:
    page = alice.get("/gjennomgang").text
    [path] = set(re.findall(r'href="(/gjennomgang/neste-mote\.docx\?gruppe=[^"]*)"', page))
    answer = alice.get(path)
    assert answer.headers["content-disposition"].endswith("2023-03-20.docx")
    written = "\n".join(p.text for p in docx.Document(io.BytesIO(answer.content)).paragraphs)
    assert "Saksliste til styret" in written
    assert "Fjordmessen" not in written, "a proposal is nobody's open point yet"
    unknown = alice.get("/gjennomgang/neste-mote.docx?gruppe=Ingen")
    assert unknown.status_code == 404


def test_reviewed_minutes_stand_fifty_to_a_page_and_those_that_wait_on_every_one(
    site: Site, alice: Browser
) -> None:
    with site.frist.write() as connection:
        kept = {
            "meeting_date": MEETING, "language": "nb", "text": "", "lines": [], "people": [],
            "imported": datetime(2023, 3, 20, tzinfo=UTC),
        }  # fmt: skip
        rows = [{"sha256": f"{n}", "name": f"{n}.txt", "title": f"Gammelt {n}"} for n in range(51)]
        connection.execute(sa.insert(tables.documents), [row | kept for row in rows])
    first, second = alice.get("/gjennomgang").text, alice.get("/gjennomgang?side=2").text
    listed = [re.findall(r"Gammelt \d+(?=</a>)", page) for page in (first, second)]
    assert listed == [[f"Gammelt {n}" for n in range(50, 0, -1)], ["Gammelt 0"]]
    assert all('href="/gjennomgang/1"' in page for page in (first, second))
    assert 'rel="next" href="/gjennomgang?side=2"' in first
    assert 'rel="prev" href="/gjennomgang?side=1"' in second
