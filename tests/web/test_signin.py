"""Signing in by a link in a mail: sent to those who are known, and telling nobody who they are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.web.conftest import Browser, Site


@pytest.fixture
def mailing(site: Site, tmp_path: Path) -> Site:
    """The site with a folder that mails are sent to."""
    site.frist.settings = replace(site.frist.settings, smtp_url=f"folder://{tmp_path / 'mail'}")
    return site


def sent(site: Site) -> list[tuple[str, str]]:
    """Deliver what waits: (to, link) of each mail that lies in the folder."""
    site.frist.send_letters(site.clock)
    folder = Path(str(site.frist.settings.smtp_url).removeprefix("folder://"))
    found = []
    for file in sorted(folder.glob("*.eml")) if folder.exists() else []:
        mail = message_from_bytes(file.read_bytes(), policy=policy.default)
        text = mail.get_body(("plain",)).get_content()
        link = re.search(r"https://frist\.example\.no(/inn/\S+)", text)
        found.append((mail["to"].addresses[0].addr_spec, link[1] if link else ""))
    return found


def ask(browser: Browser, address: str, til: str = "/") -> tuple[int, str]:
    """Ask for a link; the answer without the address itself."""
    answer = browser.post("/logg-inn", data={"epost": address, "til": til})
    return answer.status_code, answer.text.replace(address, "…")


def test_a_link_comes_by_mail_and_its_button_signs_in_once(mailing: Site, anybody: Browser) -> None:
    assert ask(anybody, "Bob@Frist.example", "/saker?sok=havn")[0] == 200
    [(to, link)] = sent(mailing)
    assert to == "bob@frist.example"
    for _ in range(2):  # scanners open it, and change nothing
        assert "Hei, Bob Bakke" in anybody.get(link).text
    assert anybody.get("/").status_code == 303
    answer = anybody.post(link.partition("?")[0], data={"til": "/saker?sok=havn"})
    assert answer.headers["location"] == "/saker?sok=havn"
    assert anybody.get("/").status_code == 200
    again = mailing.as_(None)
    assert (again.get(link).status_code, again.post(link).status_code) == (404, 404)


def test_who_is_known_is_told_by_neither_the_answer_nor_its_headers(
    mailing: Site, anybody: Browser
) -> None:
    known = anybody.post("/logg-inn", data={"epost": "bob@frist.example"})
    other = anybody.post("/logg-inn", data={"epost": "bab@frist.example"})
    assert known.status_code == other.status_code == 200
    assert known.text.replace("bob@", "") == other.text.replace("bab@", "")
    assert dict(known.headers) == dict(other.headers)
    assert [to for to, _ in sent(mailing)] == ["bob@frist.example"]


def test_the_answer_is_given_before_anybody_is_looked_up(
    mailing: Site, anybody: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    from workflow.web.pages import signin

    looked_up, answered = signin._send, signin.Visit.page
    monkeypatch.setattr(signin, "_send", lambda *said: (order.append("look"), looked_up(*said)))

    def page(self: signin.Visit, *said: object, **shown: object) -> object:
        order.append("answer")
        return answered(self, *said, **shown)  # type: ignore[arg-type]

    monkeypatch.setattr(signin.Visit, "page", page)
    ask(anybody, "bob@frist.example")
    assert order == ["answer", "look"]


def test_a_link_is_good_for_twenty_minutes(mailing: Site, anybody: Browser) -> None:
    ask(anybody, "bob@frist.example")
    [(_, link)] = sent(mailing)
    mailing.later(timedelta(minutes=19))
    assert anybody.get(link).status_code == 200
    mailing.later(timedelta(minutes=1))
    assert (anybody.get(link).status_code, anybody.post(link).status_code) == (404, 404)


def test_the_token_lies_nowhere_in_the_database_once_it_is_sent(
    mailing: Site, anybody: Browser
) -> None:
    ask(anybody, "bob@frist.example")
    [(_, link)] = sent(mailing)
    token = link.removeprefix("/inn/")
    with mailing.frist.read() as connection:
        dump = "\n".join(connection.connection.driver_connection.iterdump())
    assert token not in dump


def test_one_address_is_written_to_five_times_a_quarter_of_an_hour(
    mailing: Site, anybody: Browser
) -> None:
    for address in ("bob@frist.example", "nobody@frist.example"):
        told = [ask(anybody, address)[0] for _ in range(6)]
        assert told == [200, 200, 200, 200, 200, 429], address
    assert len(sent(mailing)) == 5
    mailing.later(timedelta(minutes=15))
    assert ask(anybody, "bob@frist.example")[0] == 200


def test_one_client_asks_for_thirty_addresses_and_no_more(mailing: Site, anybody: Browser) -> None:
    told = [ask(anybody, f"a{n}@frist.example")[0] for n in range(31)]
    assert told == [200] * 30 + [429]


def test_a_client_that_guesses_links_is_stopped(mailing: Site, anybody: Browser) -> None:
    assert [anybody.get(f"/inn/{n}").status_code for n in range(31)] == [404] * 30 + [429]
    assert "Prøv igjen om" in anybody.post("/inn/bob-key").text


@pytest.mark.parametrize("typed", ["bob", "", "a@b", "bob@x.no\nBcc: c@x.no", "<script>@x.no"])
def test_what_is_no_address_is_refused_in_a_sentence(
    mailing: Site, anybody: Browser, typed: str
) -> None:
    answer = anybody.post("/logg-inn", data={"epost": typed})
    assert answer.status_code == 400
    assert sent(mailing) == []


def test_where_no_mail_is_sent_the_page_says_whom_to_ask(anybody: Browser) -> None:
    page = anybody.get("/logg-inn").text
    assert ('<input type="email"' in page, "den som drifter Frist" in page) == (False, True)
    assert anybody.post("/logg-inn", data={"epost": "bob@frist.example"}).status_code == 400


def test_a_page_that_is_asked_for_is_one_of_ours(mailing: Site, anybody: Browser) -> None:
    ask(anybody, "bob@frist.example", "https://ond.example/")
    [(_, link)] = sent(mailing)
    assert "?" not in link
    answer = anybody.post(link, data={"til": "//ond.example"})
    assert answer.headers["location"] == "/"
