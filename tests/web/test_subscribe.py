"""One's own calendars: changed, given a new address, revoked, and nobody else's to touch."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from tests.conftest import NOW
from tests.web.conftest import Browser, Site
from tests.web.test_calendar import make
from tests.web.test_review import text
from workflow.domain.feeds import Filter
from workflow.domain.item import Visibility
from workflow.domain.proposal import Kind
from workflow.services import publish
from workflow.store import feeds, tables

EVERYTHING = {
    "slag": "frist",
    "gruppe": "Arbeidsgruppen for næring",
    "kategori": " støy  ",
    "saksslag": "consultation",
    "kommune": "Ås",
    "synlighet": "members",
    "mine": "ja",
    "ferdige": "ja",
    "avlyste": "ja",
    "spenn": "ja",
    "varsler": "ja",
}


def saved(site: Site, id: int = 1) -> Filter:
    with site.frist.read() as connection:
        return next(feed.filter for feed in feeds.every(connection) if feed.id == id)


def add_member(site: Site) -> None:
    with site.frist.write() as connection:
        connection.execute(sa.insert(tables.members).values(id=1, name="Ås", number="3218"))


def test_everything_a_feed_can_be_narrowed_to_is_chosen_on_the_page(
    site: Site, bob: Browser
) -> None:
    add_member(site)
    make(bob, **EVERYTHING)
    assert saved(site) == Filter(
        kind=Kind.TASK,
        group_id=1,
        category="støy",
        playbook="consultation",
        member_id=1,
        visibility=Visibility.MEMBERS,
        person_id=site.people["bob"].id,
        include_done=True,
        include_cancelled=True,
        spans=True,
        alarms=True,
    )


def test_the_form_of_a_calendar_shows_what_is_chosen_and_changes_nothing_when_sent_back(
    site: Site, bob: Browser
) -> None:
    add_member(site)
    make(bob, **EVERYTHING)
    before = saved(site)
    page = bob.get("/abonner/1").text
    form = page[page.index("/abonner/1/endre") : page.index("</form>")]
    boxes = re.findall(r'name="(\w+)" value="ja" checked', form)
    fields = re.findall(r'name="(\w+)"[^>]* value="([^"]*)"', form)
    selects = re.findall(r'<select[^>]*name="(\w+)".*?value="([^"]*)" selected', form, re.DOTALL)
    sent = dict(fields) | dict.fromkeys(boxes, "ja") | dict(selects)
    assert {name: value for name, value in sent.items() if name in EVERYTHING} == {
        **EVERYTHING,
        "kategori": "støy",
    }
    bob.post("/abonner/1/endre", data=sent)
    assert saved(site) == before


def test_another_choice_is_seen_at_the_same_address(site: Site, alice: Browser) -> None:
    path = make(alice)
    assert b"Saksliste til styret" in alice.get(path).content
    changed = {"navn": "Møter på jobben", "slag": "hendelse", "varsler": "ja"}
    went = alice.post("/abonner/1/endre", data=changed)
    assert went.headers["location"] == "/abonner/1?endret=ja"
    after = alice.get(path).content.decode()
    assert "X-WR-CALNAME:Møter på jobben" in after
    assert ("Havnekonferansen" in after, "Saksliste" in after) == (True, False)
    page = text(alice.get("/abonner/1?endret=ja").text)
    assert "Kalenderen er endret. Adressen er den samme" in page
    assert "Hendelser, godtatt fra møtereferater." in page
    assert path not in page


def test_a_page_says_what_a_calendar_carries_in_its_own_language_and_the_calendar_in_one(
    site: Site, alice: Browser
) -> None:
    path = make(alice)
    alice.post("/abonner/1/endre", data={"navn": "Høringer", "saksslag": "consultation"})
    for language, first, last in (
        ("en", "Events and deadlines of the kind “Hearing”, accepted", "from 1970 to 2099."),
        ("nn", "Hendingar og fristar av slaget «Høyring», godtekne", "frå 1970 til 2099."),
        ("nb", "Hendelser og frister av slaget «Høring», godtatt", "fra 1970 til 2099."),
    ):
        page = text(alice.get(f"/abonner/1?sprak={language}").text)
        assert (first in page, last in page) == (True, True)
        assert first in text(alice.get(f"/abonner?sprak={language}").text)
    carried = alice.get(path).content.decode().replace("\r\n ", "")
    assert "Hendelser og frister av slaget «Høring»\\, godtatt" in carried


def test_a_new_address_is_shown_once_and_the_old_one_works_as_long_as_was_chosen(
    site: Site, alice: Browser
) -> None:
    old = make(alice)
    answers = {}
    for days in ("3", "0"):
        shown = alice.post("/abonner/1/ny-adresse", data={"dager": days})
        found = re.search(r'value="https://frist\.example\.no([^"]+)"', shown.text)
        assert found
        answers[days] = (found[1], alice.get(old).status_code, alice.get(found[1]).status_code)
        assert "no-store" in shown.headers["cache-control"]
    assert [answer[1:] for answer in answers.values()] == [(200, 200), (410, 200)]
    assert alice.get(answers["3"][0]).status_code == 410
    later = alice.get("/abonner/1").text
    assert all(path not in later for path, *_ in answers.values())


def test_how_long_a_replaced_address_works_is_told(site: Site, alice: Browser) -> None:
    make(alice)
    alice.post("/abonner/1/ny-adresse", data={"dager": "14"})
    assert "En eldre adresse Virker til mandag 3. april kl. 09.00." in text(
        alice.get("/abonner/1").text
    )


@pytest.mark.parametrize("days", ["-1", "366", "mange"])
def test_days_of_grace_that_mean_nothing_are_refused(site: Site, alice: Browser, days: str) -> None:
    path = make(alice)
    assert alice.post("/abonner/1/ny-adresse", data={"dager": days}).status_code == 400
    assert alice.get(path).status_code == 200


def test_nobody_sees_changes_readdresses_or_revokes_what_is_anothers(
    site: Site, bob: Browser
) -> None:
    path = make(site.as_("alice"), navn="Alices hemmelige")
    before = saved(site)
    for browser in (bob, site.as_("charlie")):
        answers = [
            browser.get("/abonner/1").status_code,
            browser.post("/abonner/1/endre", data={"navn": "Min"}).status_code,
            browser.post("/abonner/1/ny-adresse").status_code,
            browser.post("/abonner/1/trekk").status_code,
        ]
        assert answers == [404] * 4
        assert "Alices hemmelige" not in browser.get("/abonner").text
    assert (saved(site), bob.get(path).status_code) == (before, 200)


def test_the_secretariat_looks_after_all_and_sees_whose_each_is(
    site: Site, alice: Browser, bob: Browser
) -> None:
    path = make(bob, navn="Bobs", mine="ja")
    assert "Bobs" in text(alice.get("/abonner").text)
    page = text(alice.get("/abonner/1").text)
    assert "Laget av Bob Bakke" in page
    assert "Bare det Bob Bakke er ansvarlig for" in page
    alice.post("/abonner/1/endre", data={"navn": "Bobs", "mine": "ja", "ferdige": "ja"})
    assert saved(site) == Filter(person_id=site.people["bob"].id, include_done=True)
    internal = {"navn": "Bobs", "sekretariat": "ja"}
    assert alice.post("/abonner/1/endre", data=internal).status_code == 400
    assert not saved(site).secretariat
    assert alice.post("/abonner/1/trekk").status_code == 303
    assert bob.get(path).status_code == 410


def test_two_people_may_call_their_calendars_the_same(
    site: Site, alice: Browser, bob: Browser
) -> None:
    assert [make(alice)[:3], make(bob)[:3]] == ["/f/", "/f/"]
    again = bob.post("/abonner", data={"navn": "På jobben"})
    assert again.status_code == 400
    assert "Det finnes allerede en kalender som heter «På jobben»." in text(again.text)


@pytest.mark.parametrize(
    "chosen", [{"apen": "ja"}, {"sekretariat": "ja"}, {"synlighet": "secretariat"}]
)
def test_a_member_chooses_nothing_that_is_for_the_secretariat(
    site: Site, bob: Browser, chosen: dict[str, str]
) -> None:
    assert bob.post("/abonner", data={"navn": "x", **chosen}).status_code == 403
    make(bob)
    assert bob.post("/abonner/1/endre", data={"navn": "x", **chosen}).status_code in (303, 403)
    assert (saved(site).public, saved(site).secretariat) == (False, False)


def test_a_task_list_stays_one_and_says_which_programs_show_it(site: Site, bob: Browser) -> None:
    path = make(bob, slag="oppgaver", ferdige="ja")
    assert bob.get(path).content.count(b"BEGIN:VTODO") > 0
    page = text(bob.get("/abonner/1").text)
    assert "Frister står som heldagshendelser" not in page
    bob.post("/abonner/1/endre", data={"navn": "Oppgaver"})
    assert saved(site) == Filter(tasks=True)
    assert "Outlook, Google og Apple viser dem ikke" in text(bob.post("/abonner/1/ny-adresse").text)


@pytest.mark.parametrize(
    ("ago", "told"),
    [
        (timedelta(minutes=5), "Sist hentet av Outlook for under en time siden. Hentet 7 ganger."),
        (timedelta(hours=1), "Sist hentet av Outlook for én time siden. Hentet 7 ganger."),
        (timedelta(hours=3), "Sist hentet av Outlook for 3 timer siden. Hentet 7 ganger."),
        (timedelta(days=2), "Sist hentet av Outlook lørdag 18. mars kl. 09.00. Hentet 7 ganger."),
    ],
)
def test_who_looks_after_a_calendar_sees_who_fetched_it_and_how_often(
    site: Site, alice: Browser, anybody: Browser, ago: timedelta, told: str
) -> None:
    make(alice, apen="ja")
    assert "Ikke hentet ennå." in text(alice.get("/abonner/1").text)
    with site.frist.write() as connection:
        feeds.fetched(connection, 1, NOW - ago, "Microsoft Office/16.0 (Outlook)", 7)
    for path in ("/abonner", "/abonner/1"):
        assert told in text(alice.get(path).text)
    assert "Sist hentet" not in text(anybody.get("/abonner").text)


def test_the_page_has_a_button_for_each_program_and_says_how_slow_it_is(
    site: Site, alice: Browser
) -> None:
    page = alice.post("/abonner", data={"navn": "På jobben"}).text
    path = re.search(r'value="https://frist\.example\.no(/f/[^"]+)"', page)
    assert path
    links = re.findall(r'href="((?:https://(?:outlook|calendar)|webcal)[^"?]+)', page)
    assert links == [
        "https://outlook.office.com/calendar/0/addfromweb",
        f"webcal://frist.example.no{path[1]}",
        "https://calendar.google.com/calendar/render",
        f"webcal://frist.example.no{path[1]}",
    ]
    assert page.count("<svg") > 0
    assert 'aria-label="QR-kode som åpner kalenderen på telefonen"' in page
    said = text(page)
    for words in ("hver tredje time", "fra åtte timer til et døgn", "hver halvtime"):
        assert words in said


def test_a_feed_of_the_house_is_for_the_secretariat_to_look_after(
    site: Site, alice: Browser, bob: Browser
) -> None:
    with site.frist.write() as connection:
        publish.add_feed(connection, "Husets", Filter(), token="h" * 43, now=NOW)
    assert "Felles kalendere 1 Husets" in text(alice.get("/abonner").text)
    assert "Husets" not in bob.get("/abonner").text
    assert bob.get("/abonner/1").status_code == 404
