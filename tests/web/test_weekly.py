"""The open weekly letter: asked for by anybody, confirmed from a mail, and left again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.web.conftest import Browser, Site
from tests.web.hostile import HOSTILE, live
from tests.web.test_review import text
from workflow.domain.preferences import Preferences
from workflow.services import links, notify
from workflow.store import mailing, outbox, parcel, readers

DORA = "dora@utenfor.example"


@pytest.fixture(autouse=True)
def mails(site: Site, tmp_path: Path) -> None:
    site.frist.settings = replace(site.frist.settings, smtp_url=f"folder://{tmp_path / 'mail'}")


def ask(browser: Browser, to: str = DORA, **more: str) -> httpx.Response:
    return browser.post("/ukebrev", data={"epost": to, **more})


def mailed(site: Site) -> list[str]:
    """The paths of the links in the letters that wait, the latest first."""
    with site.frist.read() as connection:
        waiting = outbox.entries(connection, (parcel.State.WAITING,))
    return [urlsplit(entry.content["url"]).path for entry in waiting if entry.content]


def known(site: Site) -> list[str]:
    with site.frist.read() as connection:
        return [reader.email for reader in readers.every(connection)]


def choices(site: Site, browser: Browser) -> str:
    """Ask and confirm; the path of the reader's choices."""
    ask(browser)
    return urlsplit(browser.post(mailed(site)[0]).headers["location"]).path


def test_from_the_open_calendar_to_the_first_letter(site: Site, anybody: Browser) -> None:
    assert 'href="/ukebrev"' in anybody.get("/kalender").text
    assert "Få ukebrevet på e-post" in text(anybody.get("/ukebrev").text)
    assert f"Det kommer et brev til {DORA}" in text(ask(anybody).text)
    (path,) = mailed(site)
    for look in (anybody.get, anybody.head) * 5:  # a mail scanner opens the link, and the person
        assert look(path).status_code == 200
    assert f"Det kommer til {DORA}" in text(anybody.get(path).text)
    assert known(site) == []
    went = anybody.post(path).headers["location"]
    assert known(site) == [DORA]
    assert "Takk, du får ukebrevet." in text(anybody.get(went).text)
    assert anybody.post(path).headers["location"] == went
    assert known(site) == [DORA]
    notify.queue_due(site.frist.engine, site.clock() + timedelta(minutes=2), site.frist.house)
    with site.frist.read() as connection:
        kinds = [entry.kind for entry in outbox.entries(connection) if entry.person_id]
    assert kinds.count("digest") == 4


def test_known_and_unknown_addresses_are_answered_the_same(site: Site, anybody: Browser) -> None:
    def answer(to: str) -> tuple[int, str]:
        said = ask(anybody, to)
        return said.status_code, said.text.replace(to, "…")

    assert len({answer(to) for to in ("ny@utenfor.example", "bob@frist.example")}) == 1
    choices(site, anybody)
    assert answer(DORA) == answer("enda-en@utenfor.example")
    assert len({path.split("/")[1] for path in mailed(site)}) == 2  # what is sent differs


def test_a_robot_that_fills_in_every_field_is_answered_the_same_and_forgotten(
    site: Site, anybody: Browser
) -> None:
    assert ask(anybody, nettsted="x").text == ask(anybody).text
    assert len(mailed(site)) == 1


def test_one_place_asks_only_so_often_an_hour_and_an_address_only_so_often_a_day(
    site: Site, anybody: Browser
) -> None:
    assert {ask(anybody).status_code for _ in range(20)} == {200}
    assert ask(anybody).status_code == 429
    site.later(timedelta(hours=1))
    assert ask(anybody).status_code == 200
    assert len(mailed(site)) <= 3


@pytest.mark.parametrize("wrong", ["", "dora", "dora@", "åse@utenfor.example", "a@b.no, c@d.no"])
def test_what_is_no_address_is_said_beside_what_was_typed(
    site: Site, anybody: Browser, wrong: str
) -> None:
    answer = ask(anybody, wrong)
    assert (answer.status_code, 'role="alert"' in answer.text) == (400, True)
    assert f'value="{wrong}"' in answer.text
    assert mailed(site) == []


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_only_words(anybody: Browser, words: str) -> None:
    answer = ask(anybody, words)
    assert (answer.status_code, live(answer.text)) == (400, [])


def test_a_reader_chooses_when_and_how_often_and_no_more(site: Site, anybody: Browser) -> None:
    path = choices(site, anybody)
    page = anybody.get(path).text
    assert f"Til {DORA}." in text(page)
    for inner in ("paminnelser", "bare_mine", "Logg ut"):
        assert inner not in page
    form = {"valg": "lagre", "ukebrev": "ja", "tomt": "ja", "kalender": "ja", "rytme": "2-1",
            "ukedag": "5", "time": "15"}  # fmt: skip
    assert anybody.post(path, data=form).headers["location"] == f"{path}?lagret=ja"
    with site.frist.read() as connection:
        (reader,) = readers.every(connection)
        kept = mailing.of(connection, reader.id)
    assert kept == Preferences(reminders=False, weekday=5, hour=15, every=2, phase=1,
                               when_empty=True, attach_calendar=True,
                               confirmed=site.clock())  # fmt: skip


def test_leaving_by_the_page_deletes_the_address(site: Site, anybody: Browser) -> None:
    path = choices(site, anybody)
    assert anybody.post(path, data={"valg": "stopp"}).headers["location"] == "/ukebrev/slutt"
    assert "Adressen og valgene dine er slettet." in text(anybody.get("/ukebrev/slutt").text)
    assert known(site) == []
    gone = anybody.get(path)
    assert (gone.status_code, "adressen din er slettet" in gone.text) == (404, True)


def test_one_click_deletes_it_too_and_a_second_click_is_answered_as_the_first(
    site: Site, anybody: Browser
) -> None:
    path = choices(site, anybody)
    for _ in range(2):
        answer = anybody.post(path, data={"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer.text) == (200, "Du får ikke ukebrevet lenger.\n")
        assert known(site) == []


def test_a_reader_is_never_signed_in_and_sees_what_the_public_sees(
    site: Site, anybody: Browser
) -> None:
    path = choices(site, anybody)
    anybody.post("/logg-inn", data={"epost": DORA})
    assert [each for each in mailed(site) if each.startswith("/inn/")] == []
    anybody.get(path)
    assert anybody.get("/saker").status_code == 303
    assert anybody.get(f"/saker/{site.item('Havnekonferansen').id}").status_code == 404
    with site.frist.read() as connection:
        (reader,) = readers.every(connection)
    # not even a link that was made for a task
    task = site.item("Saksliste til styret")
    token = links.make(site.frist.secret, reader.id, task, site.clock())
    assert anybody.post(f"/l/{token}").status_code == 404
    assert site.item("Saksliste til styret") == task


def test_whoever_is_signed_in_is_shown_their_own_choices(site: Site, bob: Browser) -> None:
    went = bob.get("/ukebrev").headers["location"]
    assert "Bob Bakke, bob@frist.example" in text(bob.get(went).text)


def test_where_no_mail_is_sent_there_is_no_letter_to_ask_for(site: Site, anybody: Browser) -> None:
    site.frist.settings = replace(site.frist.settings, smtp_url=None)
    assert "/ukebrev" not in anybody.get("/kalender").text
    assert "<form" not in anybody.get("/ukebrev").text.partition("<main")[2]
    assert ask(anybody).status_code == 400


def test_the_reader_s_language_is_the_page_s(site: Site, anybody: Browser) -> None:
    anybody.client.headers["accept-language"] = "en"
    ask(anybody)
    with site.frist.read() as connection:
        (entry,) = outbox.entries(connection)
    assert (entry.content or {})["language"] == "en"
    anybody.post(mailed(site)[0])
    with site.frist.read() as connection:
        assert [reader.language for reader in readers.every(connection)] == ["en"]


def test_a_reader_chooses_another_language_for_the_letter_and_the_page(
    site: Site, anybody: Browser
) -> None:
    path = choices(site, anybody)
    assert "<h1>E-post fra Frist</h1>" in anybody.get(path).text
    went = anybody.post(path, data={"valg": "lagre", "ukebrev": "ja", "sprak": "nn"})
    assert went.headers["location"] == f"{path}?lagret=ja&sprak=nn"
    assert "Du får" not in text(anybody.get(went.headers["location"]).text)
    with site.frist.read() as connection:
        assert [reader.language for reader in readers.every(connection)] == ["nn"]
    wrong = anybody.post(path, data={"valg": "lagre", "ukebrev": "ja", "sprak": "xx"})
    assert wrong.status_code == 400
    with site.frist.read() as connection:
        assert [reader.language for reader in readers.every(connection)] == ["nn"]


READERS = "/administrasjon/lesere"


def test_the_secretariat_sees_who_reads_pauses_and_removes(
    site: Site, anybody: Browser, alice: Browser
) -> None:
    assert "Ingen leser ukebrevet ennå." in text(alice.get(READERS).text)
    choices(site, anybody)
    with site.frist.read() as connection:
        (reader,) = readers.every(connection)
    page = text(alice.get(READERS).text)
    assert f"{DORA} Bokmål Siden i dag kl. 09.00" in page
    assert "Én utenfor huset får ukebrevet." in page
    assert "1" in text(alice.get("/administrasjon").text)
    alice.post(f"{READERS}/{reader.id}/pause")
    assert "På pause" in text(alice.get(READERS).text)
    week = "2023-W12"
    assert notify.enqueue(site.frist.engine, week, site.clock(), site.frist.house) == 3
    alice.post(f"{READERS}/{reader.id}/gjenoppta")
    assert "På pause" not in text(alice.get(READERS).text)
    assert notify.enqueue(site.frist.engine, week, site.clock(), site.frist.house) == 1
    alice.post(f"{READERS}/{reader.id}/slett")
    assert known(site) == []
    assert alice.post(f"{READERS}/{reader.id}/slett").status_code == 404


def test_the_secretariats_pause_lasts_until_somebody_says_that_it_is_over(
    site: Site, anybody: Browser, alice: Browser
) -> None:
    path = choices(site, anybody)
    (token,) = [p for p in mailed(site) if p.startswith("/ukebrev/")]
    with site.frist.read() as connection:
        (reader,) = readers.every(connection)

    def paused() -> bool:
        with site.frist.read() as connection:
            return mailing.of(connection, reader.id).paused is not None

    alice.post(f"{READERS}/{reader.id}/pause")
    page = text(anybody.get(path).text)
    assert "Sekretariatet har satt ukebrevet til deg på pause." in page
    form = {"valg": "lagre", "ukebrev": "ja", "sprak": "nn", "ukedag": "3"}
    went = anybody.post(path, data=form).headers["location"]
    assert "Lagra. Du får ikkje vekebrevet så lenge pausen varer." in text(anybody.get(went).text)
    with site.frist.read() as connection:
        wishes = mailing.of(connection, reader.id)
        assert [each.language for each in readers.every(connection)] == ["nn"]
    assert (wishes.paused, wishes.weekday) == (site.clock(), 3)
    # asking anew, or the old letter's button, says nothing of the pause
    ask(anybody)
    again = anybody.post(token).headers["location"]
    assert "Takk" not in text(anybody.get(again).text)
    assert paused()
    anybody.post(path, data={**form, "igjen": "ja"})
    assert not paused()
    assert "på pause" not in text(anybody.get(path).text)
    alice.post(f"{READERS}/{reader.id}/pause")
    anybody.post(path, data={"valg": "stopp"})
    assert known(site) == []


def test_an_address_is_found_among_many_readers(site: Site, alice: Browser) -> None:
    with site.frist.write() as connection:
        for n in range(120):
            readers.add(connection, f"leser{n}@x.example", "nb", site.clock())
    page = alice.get(READERS).text
    assert page.count("<b>leser") == 100
    assert "De 100 siste vises." in text(page)
    found = alice.get(f"{READERS}?adresse=LESER11").text
    assert [f"<b>leser{n}@x.example" in found for n in (11, 110, 119, 12)] == [
        True,
        True,
        True,
        False,
    ]
    assert alice.get(f"{READERS}?adresse=%25").text.count("<b>leser") == 0


def test_nobody_of_the_house_is_removed_as_a_reader(site: Site, alice: Browser) -> None:
    bob = site.people["bob"]
    for act in ("pause", "gjenoppta", "slett"):
        assert alice.post(f"{READERS}/{bob.id}/{act}").status_code == 404
    with site.frist.read() as connection:
        assert mailing.of(connection, bob.id) == Preferences()
