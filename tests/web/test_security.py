"""What stands before every page: headers, other sites' forms, and bodies that are too large."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import Browser, Site
from tests.web.test_rights import MATRIX, everything, places
from workflow.services import links
from workflow.web.security import FORM_LIMIT, UPLOAD_LIMIT

POSTS = sorted(path for method, path in MATRIX if method == "POST")
GETS = sorted(path for method, path in MATRIX if method == "GET")


def test_every_answer_carries_the_headers_that_keep_a_page_to_itself(
    site: Site, alice: Browser
) -> None:
    known = places(site)
    wanted = {
        "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
        "font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'",
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "cross-origin-opener-policy": "same-origin",
        "strict-transport-security": "max-age=31536000",
    }
    for path in [*GETS, "/finnes-ikke"]:
        said = alice.get(path.format(**known)).headers
        assert {name: said.get(name) for name in wanted} == wanted, path


def test_whatever_can_be_fetched_can_be_asked_about_without_its_body(
    site: Site, alice: Browser
) -> None:
    known = places(site)
    for path in GETS:
        where = path.format(**known)
        got, head = alice.get(where), alice.head(where)
        kind = "content-type"
        assert (head.status_code, head.headers.get(kind)) == (
            got.status_code,
            got.headers.get(kind),
        ), path


def test_pages_are_kept_by_no_cache_and_static_files_for_a_year(alice: Browser) -> None:
    assert alice.get("/saker").headers["cache-control"] == "no-store"
    kept = alice.get("/static/frist.css").headers["cache-control"]
    assert kept == "public, max-age=31536000, immutable"


def test_no_page_needs_inline_script_or_style(site: Site, alice: Browser) -> None:
    known = places(site)
    for path in GETS:
        answer = alice.get(path.format(**known), follow_redirects=True)
        if answer.headers["content-type"].startswith("text/html"):
            # a block of data is no script (HTML §4.12.1): browsers don't run it, CSP lets it be
            text = answer.text.replace('<script type="application/ld+json">', "")
            inline = re.findall(r"<style|<script(?![^>]*\ssrc=)|\s(?:style|on\w+)=", text)
            assert inline == [], path


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://et-annet-sted.example"},
        {"origin": "null"},
    ],
    ids=lambda headers: " ".join(*headers.items()),
)
def test_another_sites_form_changes_nothing(site: Site, headers: dict[str, str]) -> None:
    browser, known, before = site.as_("alice"), places(site), everything(site)
    del browser.client.headers["sec-fetch-site"]
    answers = {p: browser.post(p.format(**known), headers=headers).status_code for p in POSTS}
    assert answers == {path: 400 if path == "/a/wrong" else 403 for path in POSTS}
    assert everything(site) == before


@pytest.mark.parametrize("headers", [{"origin": "https://frist.example.no"}, {}], ids=["own", "no"])
def test_our_own_form_does(site: Site, headers: dict[str, str]) -> None:
    browser, item = site.as_("alice"), site.item("Saksliste til styret")
    del browser.client.headers["sec-fetch-site"]
    data = {"version": str(item.version)}
    assert browser.post(f"/saker/{item.id}/ferdig", data=data, headers=headers).status_code == 303
    assert site.item("Saksliste til styret").state == "COMPLETED"


def test_a_mail_programs_one_click_needs_no_browser(site: Site) -> None:
    browser = site.as_(None)
    del browser.client.headers["sec-fetch-site"]
    token = links.make_preferences(site.frist.secret, site.people["bob"].id)
    answer = browser.post(
        f"/a/{token}",
        content="List-Unsubscribe=One-Click",
        headers={"content-type": "application/x-www-form-urlencoded", "origin": "null"},
    )
    assert (answer.status_code, answer.text) == (200, "Du får ikke ukebrevet lenger.\n")


def test_a_body_larger_than_its_page_can_use_is_refused(alice: Browser) -> None:
    form = b"x" * (FORM_LIMIT + 1)
    assert alice.post("/saker/ny", content=form).status_code == 413
    minutes = b"x" * (UPLOAD_LIMIT + 1)
    assert alice.post("/referater/ny", content=minutes).status_code == 413


def test_a_body_that_grows_past_what_it_said_is_refused(alice: Browser) -> None:
    async def chunks():  # type: ignore[no-untyped-def]  # a generator of bytes without a length
        for _ in range(FORM_LIMIT // 1000 + 2):
            yield b"tittel=" + b"x" * 993

    head = {"content-type": "application/x-www-form-urlencoded"}
    assert alice.post("/saker/ny", content=chunks(), headers=head).status_code == 413


def test_a_form_comes_back_to_our_own_pages_alone(site: Site, alice: Browser) -> None:
    item = site.item("Saksliste til styret")
    for til in (
        "https://ond.example/",
        "//ond.example",
        "/\\ond.example",
        "javascript:1",
        "/\r\nx",
    ):
        data = {"version": str(site.item(item.title).version), "til": til}
        move = "ferdig" if site.item(item.title).state != "COMPLETED" else "gjenapne"
        went = alice.post(f"/saker/{item.id}/{move}", data=data).headers["location"]
        assert went.startswith("/?nylig=") or went == "/", til


def test_what_breaks_is_told_in_one_sentence_and_logged_without_its_secrets(
    site: Site, alice: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    with site.frist.write() as connection:
        connection.exec_driver_sql("DROP TABLE mail_preferences")
    token = links.make_preferences(site.frist.secret, site.people["bob"].id)
    answer = alice.get(f"/a/{token}")
    assert answer.status_code == 500
    assert "Noe gikk galt hos oss. Ingenting er endret." in answer.text
    assert [record.getMessage() for record in caplog.records] == ["/a/… kunne ikke vises."]
    assert token not in caplog.text
