"""Signing in by an unguessable link, and out again."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import NOW
from tests.web.conftest import Browser, Site
from workflow.web.session import cookie_name, holder, issue_key


def test_opening_the_link_signs_nobody_in(anybody: Browser) -> None:
    page = anybody.get("/inn/alice-key")
    assert "Hei, Alice Aasen" in page.text
    assert "set-cookie" not in page.headers
    assert anybody.get("/").headers["location"] == "/logg-inn?til=/"


def test_its_button_does_with_a_cookie_that_stays_on_this_host(anybody: Browser) -> None:
    answer = anybody.post("/inn/alice-key")
    cookie = answer.headers["set-cookie"]
    name, _, rest = cookie.partition("=")
    token, _, said = rest.partition("; ")
    assert (name, len(token)) == ("__Host-frist", 43)
    assert sorted(said.split("; ")) == [
        "HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=lax", "Secure",
    ]  # fmt: skip
    assert "Mandag\N{SPACE}20.\xa0mars" in anybody.get("/").text


def test_signing_out_ends_this_browser_and_no_other(site: Site) -> None:
    first, second = site.as_(None), site.as_(None)
    first.post("/inn/alice-key")
    second.post("/inn/alice-key")
    stolen = dict(first.cookies)
    first.post("/ut")
    first.cookies.update(stolen)
    assert (first.get("/").status_code, second.get("/").status_code) == (303, 200)


def test_a_link_that_is_too_old_or_not_whole_says_so(site: Site, anybody: Browser) -> None:
    with site.frist.write() as connection:
        issue_key(connection, site.people["bob"], "old", NOW - timedelta(days=15))
    for key in ("old", "alice-ke"):
        answer = anybody.get(f"/inn/{key}")
        assert answer.status_code == 404
        assert "Denne innloggingslenken virker ikke." in answer.text


def test_a_database_that_leaks_gives_no_one_a_way_in(site: Site) -> None:
    with site.frist.write() as connection:
        issue_key(connection, site.people["bob"], "a-secret-key", NOW)
        assert holder(connection, "a-secret-key", NOW) == site.people["bob"]
        rows = connection.exec_driver_sql("SELECT * FROM keys").all()
    assert "a-secret-key" not in repr(rows)


def test_expired_keys_are_swept_when_a_new_one_is_made(site: Site) -> None:
    later = NOW + timedelta(days=40)
    with site.frist.write() as connection:
        issue_key(connection, site.people["bob"], "new", later)
        assert connection.exec_driver_sql("SELECT count(*) FROM keys").scalar() == 1


def test_over_plain_http_the_cookie_has_the_name_that_browsers_take() -> None:
    assert cookie_name("http://127.0.0.1:8000") == "frist"


def test_the_page_that_explains_remembers_what_was_asked_for(anybody: Browser) -> None:
    went = anybody.get("/saker?tilstand=ferdige&sok=a b").headers["location"]
    assert went == "/logg-inn?til=/saker%3Ftilstand%3Dferdige%26sok%3Da%2520b"
