"""Handing in an event on the web, and what the secretariat does with it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import httpx
import pytest
import sqlalchemy as sa

from tests.services.test_submit import CALENDAR
from tests.web.conftest import Browser, Site
from tests.web.hostile import HOSTILE, live
from tests.web.test_items import ROW
from tests.web.test_review import text
from workflow.domain.item import Item, State, Visibility
from workflow.store import outbox, parcel, queries, tables

FORM = {"tittel": "Frokostmøte om gods", "nar": "8. juni", "klokken": "08.00", "sted": "Kafeen",
        "lenke": "https://eksempel.no", "beskrivelse": "Alle kan komme.", "gruppe": "",
        "kategorier": "Åpent", "epost": "dora@utenfor.example"}  # fmt: skip


def hand_in(browser: Browser, **changed: str) -> httpx.Response:
    return browser.post("/meld-inn", data=FORM | changed)


def mailed(site: Site) -> list[str]:
    """The paths of the links in the letters that wait, the latest first."""
    with site.frist.read() as connection:
        waiting = outbox.entries(connection, (parcel.State.WAITING,))
    return [urlsplit(entry.content["url"]).path for entry in waiting if entry.content]


def submitted(site: Site) -> list[Item]:
    with site.frist.read() as connection:
        events = tables.submitted_events.c
        query = sa.select(events.item_id).order_by(events.submission_id, events.number)
        ids = connection.execute(query).scalars()
        return [queries.item(connection, id) for id in ids if id]


def confirmed(site: Site, browser: Browser, **changed: str) -> str:
    """Hand in and confirm; the path of the link."""
    assert hand_in(browser, **changed).headers["location"] == "/meld-inn/sendt"
    path = mailed(site)[0]
    assert browser.post(f"{path}/bekreft").status_code == 303
    return path


def test_from_the_form_to_the_open_calendar(site: Site, anybody: Browser, alice: Browser) -> None:
    assert hand_in(anybody).headers["location"] == "/meld-inn/sendt"
    (path,) = mailed(site)
    for _ in range(2):  # a mail scanner opens the link, and then the person does
        page = text(anybody.get(path).text)
        assert "Er dette riktig?" in page
    assert submitted(site) == []
    anybody.post(f"{path}/bekreft")
    (item,) = submitted(site)
    assert item.title not in anybody.get("/kalender").text
    assert "Ett innmeldt arrangement venter" in alice.get("/").text
    queue = text(alice.get("/innmeldt").text)
    assert "dora@utenfor.example" in queue
    assert "Meldt inn utenfra." in text(alice.get(f"/saker/{item.id}").text)
    went = alice.post(
        f"/innmeldt/{item.id}/godta", data={"version": str(item.version), "synlig": "public"}
    )
    assert went.status_code == 303
    assert item.title in ROW.findall(anybody.get("/kalender").text)
    assert anybody.get(path).status_code == 404
    assert mailed(site)[0] == f"/saker/{item.id}"
    assert item.title not in ROW.findall(alice.get("/innmeldt").text)


def test_a_rejection_needs_a_reason(site: Site, anybody: Browser, alice: Browser) -> None:
    confirmed(site, anybody)
    (item,) = submitted(site)
    data = {"version": str(item.version)}
    assert alice.post(f"/innmeldt/{item.id}/avvis", data=data).status_code == 400
    data["hvorfor"] = "Det er i en annen region."
    assert alice.post(f"/innmeldt/{item.id}/avvis", data=data).status_code == 303
    assert submitted(site)[0].state is State.REJECTED
    with site.frist.read() as connection:
        letter = outbox.entries(connection)[0]
    assert letter.content is not None
    assert letter.content["fields"]["why"] == "Det er i en annen region."


def test_letters_and_refusals_are_in_the_language_of_whoever_handed_it_in(
    site: Site, anybody: Browser, alice: Browser
) -> None:
    anybody.get("/meld-inn?sprak=en")
    refused = anybody.post("/meld-inn", data=FORM | {"epost": "dora"})
    assert "“dora” is not an e-mail address." in text(refused.text)
    confirmed(site, anybody)
    (item,) = submitted(site)
    data = {"version": str(item.version), "hvorfor": "It is in another region."}
    alice.post(f"/innmeldt/{item.id}/avvis", data=data)
    with site.frist.read() as connection:
        letters = outbox.entries(connection)
    assert [each.content and each.content["language"] for each in letters] == ["en", "en"]


def test_it_can_be_corrected_and_withdrawn_by_the_link(site: Site, anybody: Browser) -> None:
    path = confirmed(site, anybody)
    corrected = {**FORM, "nummer": "1", "tittel": "Lunsj om gods"}
    assert anybody.post(f"{path}/endre", data=corrected).headers["location"].endswith("lagret=ja")
    assert [item.title for item in submitted(site)] == ["Lunsj om gods"]
    wrong = anybody.post(f"{path}/endre", data={**corrected, "nar": "en gang"})
    assert (wrong.status_code, "Vi forstod ikke «en gang»" in wrong.text) == (400, True)
    assert 'value="en gang"' in wrong.text
    assert anybody.post(f"{path}/trekk").status_code == 200
    assert submitted(site)[0].state is State.REJECTED
    assert anybody.get(path).status_code == 404


def test_what_can_not_be_used_is_said_on_the_form_with_all_that_was_typed(anybody: Browser) -> None:
    answer = hand_in(anybody, nar="en gang", tittel="Møte «x»")
    assert answer.status_code == 400
    assert "Vi forstod ikke «en gang»" in answer.text
    assert 'value="Møte «x»"' in answer.text
    assert 'value="dora@utenfor.example"' in answer.text


def test_a_robot_that_fills_in_every_field_is_thanked_and_forgotten(
    site: Site, anybody: Browser
) -> None:
    assert hand_in(anybody, nettsted="x").headers["location"] == "/meld-inn/sendt"
    assert mailed(site) == []


def test_one_place_hands_in_only_so_many_an_hour(site: Site, anybody: Browser) -> None:
    for n in range(20):
        assert hand_in(anybody, epost=f"{n}@utenfor.example").status_code == 303
    assert hand_in(anybody, epost="21@utenfor.example").status_code == 429


def test_the_public_is_shown_what_it_may_be_among_public_items_alone(
    site: Site, anybody: Browser
) -> None:
    like = hand_in(anybody, tittel="Åpent møte om havnebyen", nar="21. april")
    assert like.status_code == 200
    assert "Er det et av disse?" in text(like.text)
    assert f"/saker/{site.item('Åpent møte om havnebyen').id}" in like.text
    assert mailed(site) == []
    hidden = hand_in(anybody, tittel="Havnekonferansen", nar="8. juni")
    assert hidden.status_code == 303  # there is one, for members: not a word of it
    sure = hand_in(anybody, tittel="Åpent møte om havnebyen", nar="21. april", likevel="ja")
    assert sure.status_code == 303


def test_the_secretariat_is_shown_all_that_it_may_be_and_merges(
    site: Site, anybody: Browser, alice: Browser
) -> None:
    confirmed(site, anybody, tittel="Havnekonferansen", nar="8. juni")
    (item,) = submitted(site)
    page = alice.get("/innmeldt").text
    known = site.item_id("Havnekonferansen", State.CONFIRMED)
    assert f'name="med" value="{known}"' in page
    data = {"version": str(item.version), "med": known, "til": "/innmeldt"}
    assert alice.post(f"/saker/{item.id}/sla-sammen", data=data).status_code == 303
    site.frist.tell_submitters(site.clock())
    with site.frist.read() as connection:
        assert outbox.entries(connection)[0].kind == "event-accepted"


def test_a_calendar_file_is_handed_in_as_a_file_or_as_text(site: Site, anybody: Browser) -> None:
    data = {"slag": "fil", "epost": "dora@utenfor.example"}
    file = {"fil": ("moter.ics", CALENDAR.encode(), "text/calendar")}
    assert anybody.post("/meld-inn", data=data, files=file).status_code == 303
    assert anybody.post("/meld-inn", data={**data, "ics": CALENDAR}).status_code == 303
    anybody.post(f"{mailed(site)[0]}/bekreft")
    assert [item.title for item in submitted(site)] == ["Frokostmøte, åpent", "Samling"]
    refused = anybody.post("/meld-inn", data={**data, "ics": "Hei"})
    assert (refused.status_code, "ingen kalenderfil" in refused.text) == (400, True)


def test_a_national_identity_number_is_not_made_public(
    site: Site, anybody: Browser, alice: Browser
) -> None:
    from tests.domain.test_privacy import a_number

    confirmed(site, anybody, beskrivelse=f"Ring {a_number()}")
    (item,) = submitted(site)
    data = {"version": str(item.version), "synlig": "public"}
    answer = alice.post(f"/innmeldt/{item.id}/godta", data=data)
    assert (answer.status_code, "fødselsnummer" in answer.text) == (400, True)
    assert submitted(site)[0].state is State.PROPOSED


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_only_words_in_pages_feeds_and_mail(
    site: Site, anybody: Browser, alice: Browser, words: str
) -> None:
    filled = dict.fromkeys(("tittel", "sted", "beskrivelse", "kategorier"), words)
    answer = hand_in(anybody, **filled)
    assert answer.status_code == 303, text(answer.text)
    path = mailed(site)[0]
    anybody.post(f"{path}/bekreft")
    (item,) = submitted(site)
    pages = [(anybody, path), (alice, "/innmeldt"), (alice, f"/saker/{item.id}"), (alice, "/")]
    for browser, place in pages:
        assert live(browser.get(place).text) == [], place
    wrong = hand_in(anybody, **filled, nar=words, lenke=words, epost=words, gruppe=words)
    assert (wrong.status_code, live(wrong.text)) == (400, [])
    alice.post(
        f"/innmeldt/{item.id}/godta", data={"version": str(item.version), "synlig": "public"}
    )
    for place in ("/kalender", "/kalender?visning=plan&ar=2023", f"/saker/{item.id}",
                  f"/sok?sok={item.title[:50]}"):  # fmt: skip
        page = anybody.get(place, follow_redirects=True).text
        assert live(page) == [], place
    ics = anybody.get(f"/saker/{item.id}.ics").content
    assert len(re.findall(rb"(?m)^BEGIN:VEVENT", ics)) == 1


def test_a_submission_is_seen_by_nobody_else(site: Site, anybody: Browser, bob: Browser) -> None:
    confirmed(site, anybody)
    (item,) = submitted(site)
    assert bob.get("/innmeldt").status_code == 403
    assert bob.get(f"/saker/{item.id}").status_code == 404
    for browser in (bob, anybody):
        for place in ("/kalender", "/sok?sok=frokostmøte gods", "/api/items?tilstand=alle"):
            page = browser.get(place).text
            assert (item.title in page, "dora@" in page) == (False, False)
    assert item.visibility is Visibility.MEMBERS
