"""Links in mails: nothing by opening, done by the button, taken back by another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from tests.conftest import NOW
from tests.web.conftest import Browser, Site
from tests.web.test_review import text
from workflow.domain.item import State
from workflow.domain.preferences import Preferences
from workflow.domain.responses import Answer
from workflow.services import links, register, track
from workflow.store import mailing, responses, tables

TITLE = "Saksliste til styret"


@pytest.fixture
def path(site: Site) -> str:
    token = links.make(site.frist.secret, site.people["alice"].id, site.item(TITLE), NOW)
    return f"/l/{token}"


def test_opening_a_link_asks_and_changes_nothing(site: Site, anybody: Browser, path: str) -> None:
    before = site.item(TITLE)
    assert anybody.head(path).status_code == 200
    page = text(anybody.get(path).text)
    assert "Er dette ferdig? Frist Saksliste til styret Når 21. mars , tirsdag" in page
    assert "Lenken er sendt til Alice Aasen og gjelder bare denne fristen." in page
    assert site.item(TITLE) == before


def test_its_button_does_it_and_says_thanks(site: Site, anybody: Browser, path: str) -> None:
    went = anybody.post(path).headers["location"]
    assert went == f"{path}?takk=ja"
    page = text(anybody.get(went).text)
    assert "«Saksliste til styret» er merket som ferdig i dag kl. 09.00. Angre" in page
    assert site.item(TITLE).state is State.COMPLETED


def test_a_second_time_says_who_did_it_and_when(site: Site, anybody: Browser, path: str) -> None:
    anybody.post(path)
    version = site.item(TITLE).version
    again = anybody.post(path).headers["location"]
    page = text(anybody.get(again).text)
    assert "Alt gjort Allerede merket ferdig av Alice Aasen i dag kl. 09.00." in page
    assert "Angre" in page
    assert site.item(TITLE).version == version


def test_what_somebody_else_did_is_not_theirs_to_undo(
    site: Site, anybody: Browser, path: str
) -> None:
    with site.frist.write() as connection:
        bob = site.people["bob"].id
        track.complete(connection, site.item(TITLE).id, actor_id=bob, now=NOW)
    page = text(anybody.get(path).text)
    assert "Allerede merket ferdig av Bob Bakke i dag kl. 09.00." in page
    assert "Angre" not in page
    assert anybody.post(f"{path}/angre").status_code == 409


def test_undo_takes_it_back_and_the_link_is_spent(site: Site, anybody: Browser, path: str) -> None:
    anybody.post(path)
    page = text(anybody.post(f"{path}/angre").text)
    assert "Angret «Saksliste til styret» står igjen som noe som skal gjøres." in page
    assert site.item(TITLE).state is State.NEEDS_ACTION
    assert anybody.get(path).status_code == 409


def test_a_link_says_why_it_no_longer_works(site: Site, anybody: Browser, path: str) -> None:
    old = links.make(
        site.frist.secret, site.people["alice"].id, site.item(TITLE), NOW - timedelta(days=15)
    )
    assert "Lenken er eldre enn 14 dager." in text(anybody.get(f"/l/{old}").text)
    assert "Lenken er ikke hel." in text(anybody.get(f"{path}x").text)


@pytest.fixture
def choices(site: Site) -> str:
    return f"/a/{links.make_preferences(site.frist.secret, site.people['bob'].id)}"


def kept(site: Site) -> Preferences:
    with site.frist.read() as connection:
        return mailing.of(connection, site.people["bob"].id)


def test_choices_of_mail_are_shown_and_kept(site: Site, anybody: Browser, choices: str) -> None:
    assert anybody.get(choices).status_code == 200
    assert kept(site) == Preferences()
    form = {"valg": "lagre", "ukebrev": "ja", "bare_mine": "ja", "ukedag": "3", "time": "8"}
    went = anybody.post(choices, data=form).headers["location"]
    assert went == f"{choices}?lagret=ja"
    assert kept(site) == Preferences(reminders=False, only_when_mine=True, weekday=3, hour=8)


def test_every_second_week_empty_ones_and_the_calendar_are_choices_too(
    site: Site, anybody: Browser, choices: str
) -> None:
    page = text(anybody.get(choices).text)
    assert "Annenhver uke, neste gang i uke 12" in page
    assert "Annenhver uke, neste gang i uke 13" in page
    form = {"valg": "lagre", "ukebrev": "ja", "paminnelser": "ja", "tomt": "ja", "kalender": "ja"}
    anybody.post(choices, data={**form, "rytme": "2-1"})
    assert kept(site) == Preferences(when_empty=True, attach_calendar=True, every=2, phase=1)
    assert 'value="2-1" selected' in anybody.get(choices).text


def test_an_address_that_was_refused_is_tried_again_when_its_owner_says_that_it_works(
    site: Site, anybody: Browser, bob: Browser, choices: str
) -> None:
    refused = Preferences(paused=NOW, paused_why="550 User unknown", weekday=3)
    form = {"valg": "lagre", "ukebrev": "ja", "paminnelser": "ja", "ukedag": "4", "sprak": "nb"}
    for browser, path in ((anybody, choices), (bob, "/mine/innstillinger")):
        with site.frist.write() as connection:
            mailing.keep(connection, site.people["bob"].id, refused)
        page = text(browser.get(path).text)
        assert "En e-posttjener avviste adressen din i dag kl. 09.00: 550 User unknown" in page
        went = browser.post(path, data=form).headers["location"]
        assert kept(site) == replace(refused, weekday=4)
        assert "Lagret. Du får ingen e-post før adressen er prøvd igjen." in text(
            browser.get(went).text
        )
        browser.post(path, data={**form, "igjen": "ja"})
        assert kept(site) == Preferences(weekday=4)


def test_no_mail_at_all_is_one_button(site: Site, anybody: Browser, choices: str) -> None:
    went = anybody.post(choices, data={"valg": "stopp"}).headers["location"]
    assert "Du får ingen e-post fra Frist." in text(anybody.get(went).text)
    assert (kept(site).digest, kept(site).reminders) == (False, False)


def test_one_click_stops_the_letter_alone_and_a_second_click_changes_nothing(
    site: Site, anybody: Browser, choices: str
) -> None:
    form = {"List-Unsubscribe": "One-Click"}
    answers = [anybody.post(choices, data=form) for _ in range(2)]
    assert [(a.status_code, a.text) for a in answers] == [
        (200, "Du får ikke ukebrevet lenger.\n")
    ] * 2
    assert kept(site) == Preferences(digest=False)


def test_one_click_on_a_reminder_stops_reminders_alone(site: Site, anybody: Browser) -> None:
    token = links.make_preferences(site.frist.secret, site.people["bob"].id, links.REMINDER)
    answer = anybody.post(f"/a/{token}", data={"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.text) == (200, "Du får ikke påminnelser lenger.\n")
    assert kept(site) == Preferences(reminders=False)


@pytest.mark.parametrize(
    "form",
    [{}, {"valg": "noe"}, {"valg": "lagre", "ukedag": "8"}, {"valg": "lagre", "rytme": "2-2"}],
)
def test_a_form_that_says_nothing_changes_nothing(
    site: Site, anybody: Browser, choices: str, form: dict[str, str]
) -> None:
    assert anybody.post(choices, data=form).status_code == 400
    assert kept(site) == Preferences()


@pytest.fixture
def call(site: Site) -> str:
    """A link by which Bob answers for a municipality."""
    with site.frist.write() as connection:
        member = register.add_member(connection, "Sundvik kommune")
        set_member = sa.update(tables.people).where(tables.people.c.email == "bob@frist.example")
        connection.execute(set_member.values(member_id=member.id))
    bob = site.people["bob"].id
    token = links.make(site.frist.secret, bob, site.item(TITLE), NOW, links.ANSWER)
    return f"/l/{token}"


def replies(site: Site) -> list[tuple[Answer, int | None]]:
    with site.frist.read() as connection:
        standing = responses.standing(connection, site.item(TITLE).id)
    return [(reply.answer, reply.actor_id) for reply in standing.values()]


def test_a_member_answers_from_the_mail_and_may_answer_again(
    site: Site, anybody: Browser, call: str
) -> None:
    before = site.item(TITLE)
    page = text(anybody.get(call).text)
    assert "Har dere svart? Sak Saksliste til styret Medlem Sundvik kommune" in page
    assert "Lenken er sendt til Bob Bakke og gjelder bare denne saken." in page
    assert (site.item(TITLE), replies(site)) == (before, [])
    went = anybody.post(f"{call}/svar", data={"svar": "late"}).headers["location"]
    assert went == f"{call}?takk=ja"
    page = text(anybody.get(went).text)
    assert "Takk, det er notert Sundvik kommune svarer senere. Notert av Bob Bakke" in page
    bob = site.people["bob"].id
    assert replies(site) == [(Answer.LATE, bob)]
    anybody.post(f"{call}/svar", data={"svar": "answered"})
    version = site.item(TITLE).version
    anybody.post(f"{call}/svar", data={"svar": "answered"})  # a second press changes nothing
    assert (site.item(TITLE).version, replies(site)) == (version, [(Answer.ANSWERED, bob)])
    assert "Alt svart Sundvik kommune har svart." in text(anybody.get(call).text)


def test_a_link_to_answer_does_nothing_else_and_no_other_link_answers(
    site: Site, anybody: Browser, call: str, path: str
) -> None:
    refused = [
        anybody.post(call),
        anybody.post(f"{call}/angre"),
        anybody.post(f"{path}/svar", data={"svar": "answered"}),
        anybody.post(f"{call}x/svar", data={"svar": "answered"}),
        anybody.post(f"{call}/svar", data={"svar": "silent"}),
        anybody.post(f"{call}/svar"),
    ]
    assert {answer.status_code // 100 for answer in refused} == {4}
    assert site.item(TITLE).state is not State.COMPLETED
    assert replies(site) == []


def test_it_is_too_late_to_answer_when_the_matter_is_over(
    site: Site, anybody: Browser, call: str
) -> None:
    with site.frist.write() as connection:
        alice = site.people["alice"].id
        track.complete(connection, site.item(TITLE).id, actor_id=alice, now=NOW)
    page = text(anybody.get(call).text)
    assert "«Saksliste til styret» er avsluttet, så det er for sent å svare her." in page
    assert anybody.post(f"{call}/svar", data={"svar": "answered"}).status_code == 409
    assert replies(site) == []


def test_who_no_longer_answers_for_a_member_is_told_so(
    site: Site, anybody: Browser, call: str
) -> None:
    with site.frist.write() as connection:
        connection.execute(sa.update(tables.people).values(member_id=None))
    assert "Du svarer ikke lenger for noe medlem." in text(anybody.get(call).text)
    assert anybody.post(f"{call}/svar", data={"svar": "answered"}).status_code == 409
    assert replies(site) == []
