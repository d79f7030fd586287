"""Signing in by an unguessable link, and out again."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import NOW
from tests.web.conftest import Browser, Site
from workflow.web.session import Kind, client, cookie_name, holder, issue_key


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
        issue_key(connection, site.people["bob"], "a-secret-key", NOW, Kind.BROWSER)
        assert holder(connection, "a-secret-key", NOW) == site.people["bob"]
        rows = connection.exec_driver_sql("SELECT * FROM keys").all()
    assert "a-secret-key" not in repr(rows)


def test_expired_keys_are_swept_when_a_new_one_is_made(site: Site) -> None:
    later = NOW + timedelta(days=40)
    with site.frist.write() as connection:
        issue_key(connection, site.people["bob"], "new", later)
        assert connection.exec_driver_sql("SELECT count(*) FROM keys").scalar() == 1


def test_a_link_is_no_cookie_and_a_cookie_no_link(site: Site) -> None:
    with site.frist.write() as connection:
        issue_key(connection, site.people["bob"], "the-link", NOW)
        issue_key(connection, site.people["bob"], "the-browser", NOW, Kind.BROWSER)
    browser = site.as_(None)
    assert browser.get("/inn/the-browser").status_code == 404
    browser.cookies.set("__Host-frist", "the-link", domain="frist.example.no", path="/")
    assert browser.get("/").status_code == 303


def test_a_browser_is_signed_out_when_its_month_is_over(site: Site) -> None:
    with site.frist.write() as connection:
        issue_key(connection, site.people["bob"], "old", NOW - timedelta(days=30), Kind.BROWSER)
        assert holder(connection, "old", NOW - timedelta(seconds=1)) == site.people["bob"]
        assert holder(connection, "old", NOW) is None


CHROME = (
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Safari/537.36"
)
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"


def test_a_person_sees_where_they_are_signed_in_and_signs_out_elsewhere(site: Site) -> None:
    here, there = site.as_(None), site.as_(None)
    here.post("/inn/bob-key", headers={"user-agent": CHROME})
    there.post("/inn/bob-key", headers={"user-agent": PHONE})
    other = site.as_("charlie")
    page = here.get("/innlogginger").text
    assert ("Chrome på Windows" in page, "Safari på iPhone" in page) == (True, True)
    assert "Chrome på Windows" not in other.get("/innlogginger").text
    assert here.post("/innlogginger/andre").headers["location"] == "/innlogginger?ute=1"
    assert [b.get("/").status_code for b in (here, there, other)] == [200, 303, 200]
    assert site.as_(None).get("/inn/bob-key").status_code == 404  # the link is gone as well


def test_one_browser_is_signed_out_and_nobody_elses(site: Site) -> None:
    with site.frist.read() as connection:
        rows = connection.exec_driver_sql("SELECT person_id, id FROM keys WHERE kind = 'browser'")
        ids = {row[0]: row[1] for row in rows}
    bob, charlie = site.as_("bob"), site.as_("charlie")
    his = ids[site.people["charlie"].id]
    assert bob.post(f"/innlogginger/{his}/avslutt").status_code == 404
    assert charlie.get("/").status_code == 200
    answer = charlie.post(f"/innlogginger/{his}/avslutt")
    assert (answer.headers["location"], charlie.get("/").status_code) == ("/logg-inn", 303)


def test_when_a_browser_was_last_here_is_written_down_by_the_round_and_not_by_the_page(
    site: Site,
) -> None:
    seen = "SELECT count(*) FROM keys WHERE seen > created"
    site.later(timedelta(hours=2))
    site.as_("bob").get("/")
    with site.frist.read() as connection:
        assert connection.exec_driver_sql(seen).scalar() == 0
    page = site.as_("bob").get("/innlogginger").text.replace("\xa0", " ")
    assert "Sist her i dag kl. 11.00" in page
    site.flush()
    with site.frist.read() as connection:
        assert connection.exec_driver_sql(seen).scalar() == 1


def test_browsers_are_named_as_people_know_them() -> None:
    edge = f"{CHROME} Edg/130"
    said = [client(agent) for agent in (CHROME, PHONE, edge, "curl/8", "<script>")]
    assert said == ["Chrome på Windows", "Safari på iPhone", "Edge på Windows", "", ""]


def test_over_plain_http_the_cookie_has_the_name_that_browsers_take() -> None:
    assert cookie_name("http://127.0.0.1:8000") == "frist"


def test_the_page_that_explains_remembers_what_was_asked_for(anybody: Browser) -> None:
    went = anybody.get("/saker?tilstand=ferdige&sok=a b").headers["location"]
    assert went == "/logg-inn?til=/saker%3Ftilstand%3Dferdige%26sok%3Da%2520b"
