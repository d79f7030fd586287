"""Signing in with the work account, at a real OpenID Connect server on this machine."""

from __future__ import annotations

import base64
import hashlib
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import httpx
import pytest
import sqlalchemy as sa

from tests.conftest import BASE
from tests.web.conftest import KEYS, Browser, Site
from workflow.bootstrap import Oidc
from workflow.domain.errors import Refused
from workflow.domain.people import Person, Role
from workflow.services import register
from workflow.store import queries, tables
from workflow.web.pages.oidc import addresses, role
from workflow.web.provider import NotAccepted, Provider
from workflow.web.session import Kind, issue_key

BACK = f"{BASE}/logg-inn/tilbake"
COOKIE = "__Host-frist-jobbkonto"


@pytest.fixture
def work(site: Site, issuer: str) -> Site:
    """The site, at this hour (tokens carry the server's clock), with the service set."""
    site.later(datetime.now(UTC) - site.clock())
    site.frist.settings = replace(site.frist.settings, oidc=Oidc(issuer, "frist", "hemmelig"))
    return site


def known(issuer: str, sub: str, **claims: Any) -> str:
    """Let the server know somebody; their subject."""
    assert httpx.put(f"{issuer}/users/{sub}", json=claims).status_code == 204
    return sub


def at_service(where: str, sub: str, **changed: str) -> dict[str, str]:
    """Sign in at the service, at the address we sent the browser to; what it sends back."""
    address = urlsplit(where)._replace(
        query=urlencode({**dict(parse_qsl(urlsplit(where).query)), **changed})
    )
    answer = httpx.post(address.geturl(), data={"sub": sub})
    assert answer.status_code == 302
    return dict(parse_qsl(urlsplit(answer.headers["location"]).query))


def out(browser: Browser, til: str = "/") -> str:
    """The address that the button leads to."""
    answer = browser.get(f"/logg-inn/jobbkonto?{urlencode({'til': til})}")
    assert answer.status_code == 303
    return answer.headers["location"]


def home(browser: Browser, said: dict[str, str]) -> httpx.Response:
    """Come back from the service."""
    return browser.get(f"/logg-inn/tilbake?{urlencode(said)}")


def test_the_button_is_there_only_where_it_is_set(work: Site, anybody: Browser) -> None:
    link = 'href="/logg-inn/jobbkonto?til=/saker"'
    assert link in anybody.get("/logg-inn?til=/saker").text
    work.frist.settings = replace(work.frist.settings, oidc=None)
    assert link not in anybody.get("/logg-inn?til=/saker").text


def test_an_entra_account_signs_its_person_in(work: Site, issuer: str, anybody: Browser) -> None:
    bob = work.people["bob"]
    sub = known(
        issuer, "entra-1", preferred_username=bob.email.upper(), oid="o", tid="t", ver="2.0"
    )
    where = out(anybody, "/saker?sok=a")
    asked = parse_qs(urlsplit(where).query)
    assert asked["code_challenge_method"] == ["S256"]
    verifier = anybody.cookies[COOKIE].strip('"').split("~")[2]
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode()
    assert asked["code_challenge"] == [digest.rstrip("=")]
    answer = home(anybody, at_service(where, sub))
    assert (answer.status_code, answer.headers["location"]) == (303, "/saker?sok=a")
    assert COOKIE not in anybody.cookies
    assert bob.name in anybody.get("/innlogginger").text
    assert anybody.get("/gjennomgang").status_code == 403  # the role is the one we gave


def entra(issuer: str, sub: str, address: str, oid: str = "o1", **claims: Any) -> str:
    """An account of the municipality's tenant; its subject."""
    return known(issuer, sub, preferred_username=address, oid=oid, tid="t1", **claims)


def test_another_address_at_the_service_keeps_the_person(
    work: Site, issuer: str, anybody: Browser
) -> None:
    bob = work.people["bob"]
    home(anybody, at_service(out(anybody), entra(issuer, "entra-2", bob.email)))
    married = entra(issuer, "entra-3", "bob.holm@frist.example")
    home(anybody, at_service(out(anybody), married))
    assert bob.name in anybody.get("/innlogginger").text


def test_an_address_that_somebody_else_got_opens_nothing_until_it_is_let_go(
    work: Site, issuer: str, anybody: Browser
) -> None:
    bob, alice = work.people["bob"], work.as_("alice")
    with work.frist.write() as connection:
        person = work.people["alice"]
        issue_key(connection, person, KEYS["alice"] + "2", work.clock(), Kind.BROWSER)
    alice.cookies.set("__Host-frist", KEYS["alice"] + "2", domain="frist.example.no", path="/")
    at = f"/administrasjon/personer/{bob.id}"
    assert "Glem jobbkontoen" not in alice.get(at).text
    home(anybody, at_service(out(anybody), entra(issuer, "entra-4", bob.email)))
    new = entra(issuer, "entra-5", bob.email, oid="o2")
    other = work.as_(None)
    assert home(other, at_service(out(other), new)).status_code == 403
    assert "Glem jobbkontoen" in alice.get(at).text
    alice.post(f"{at}/jobbkonto")
    assert home(other, at_service(out(other), new)).status_code == 303


def test_a_claim_gives_and_takes_roles_where_it_is_asked_to(
    work: Site, issuer: str, anybody: Browser
) -> None:
    bob = work.people["bob"]
    chosen = Oidc(issuer, "frist", "x", roles="groups", secretariat="frist-sek", lead="frist-led")
    work.frist.settings = replace(work.frist.settings, oidc=chosen)

    def came(name: str, *groups: str) -> Role:
        email = work.people[name].email
        home(anybody, at_service(out(anybody), entra(issuer, name, email, name, groups=groups)))
        with work.frist.read() as connection:
            return queries.person(connection, email).role

    assert came("bob", "frist-sek", "x") is Role.SECRETARIAT
    assert came("alice", "x") is Role.MEMBER
    assert came("bob") is Role.SECRETARIAT  # the last one can't be taken away
    assert came("alice", "frist-sek") is Role.SECRETARIAT
    assert came("bob", "frist-led") is Role.MEMBER  # there is no group to lead
    with work.frist.write() as connection:
        told = register.Told(bob.name, bob.email, groups=["Arbeidsgruppen for næring"])
        register.change_person(connection, bob.id, told)
    assert came("bob", "frist-led") is Role.LEAD
    assert came("bob") is Role.MEMBER


def test_a_role_that_no_value_is_set_for_is_ours_to_give() -> None:
    bob = Person(2, "Bob", "bob@frist.example", Role.LEAD, group_ids=(1,))
    only = Oidc("https://x.no", "f", "x", secretariat="sek")
    assert role(only, {}, bob) is Role.LEAD
    assert role(only, {"roles": "sek"}, bob) is Role.SECRETARIAT
    assert role(Oidc("https://x.no", "f", "x"), {"roles": [""]}, bob) is Role.LEAD


def test_nobody_is_sent_to_another_site(work: Site, anybody: Browser) -> None:
    where = out(anybody, "//evil.example/x")
    said = at_service(where, work.people["bob"].email)
    assert home(anybody, said).headers["location"] == "/"


def test_a_wrong_state_signs_nobody_in(work: Site, anybody: Browser) -> None:
    said = at_service(out(anybody), work.people["bob"].email)
    assert home(anybody, {**said, "state": "x"}).status_code == 403
    assert home(work.as_(None), said).status_code == 403  # another browser than it began in
    assert "__Host-frist" not in anybody.cookies
    assert home(anybody, said).status_code == 303


def test_a_code_is_good_once(work: Site, anybody: Browser) -> None:
    said = at_service(out(anybody), work.people["bob"].email)
    kept = anybody.cookies[COOKIE]
    assert home(anybody, said).status_code == 303
    assert home(anybody, said).status_code == 403
    other = work.as_(None)
    other.cookies.set(COOKIE, kept, domain="frist.example.no", path="/")
    answer = home(other, said)
    assert (answer.status_code, "godtok ikke" in answer.text) == (403, True)
    assert said["code"] not in answer.text


def test_a_wrong_nonce_signs_nobody_in(work: Site, anybody: Browser) -> None:
    said = at_service(out(anybody), work.people["bob"].email, nonce="another")
    assert home(anybody, said).status_code == 403
    assert "__Host-frist" not in anybody.cookies


def test_only_a_token_that_is_ours_and_fresh_is_believed(work: Site, issuer: str) -> None:
    now = work.clock()
    mine, other = (Provider(Oidc(issuer, name, "x")) for name in ("mine", "other"))
    where = other.address(BACK, "s", "n", "v" * 43, now)
    code = at_service(where, "bob@frist.example")["code"]
    said = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK,
            "client_id": "other", "client_secret": "x"}  # fmt: skip
    token = httpx.post(f"{issuer}/oauth2/token", data=said).json()["id_token"]
    assert other.checked(token, "n", now)["email"] == "bob@frist.example"
    head, body, signature = token.split(".")
    forged = f"{head}.{body}.{signature[:-8]}AAAAAAAA"
    for provider, each, nonce, at in (
        (mine, token, "n", now),  # made for another
        (other, token, "m", now),
        (other, token, "n", now + timedelta(hours=2)),
        (other, forged, "n", now),
        (other, "x", "n", now),
    ):
        with pytest.raises(NotAccepted):
            provider.checked(each, nonce, at)


def test_who_is_unknown_or_has_left_is_told_the_same(work: Site, anybody: Browser) -> None:
    unknown = home(anybody, at_service(out(anybody), "stranger@frist.example.no"))
    charlie = work.people["charlie"]
    with work.frist.write() as connection:
        gone = sa.update(tables.people).where(tables.people.c.id == charlie.id)
        connection.execute(gone.values(left=work.clock()))
    told = home(anybody, at_service(out(anybody), charlie.email))
    assert (unknown.status_code, told.status_code) == (403, 403)
    assert unknown.text.split("<main")[1] == told.text.split("<main")[1]
    assert "åpner ikke Frist" in told.text


def test_a_denial_at_the_service_is_a_sentence(work: Site, anybody: Browser) -> None:
    state = parse_qs(urlsplit(out(anybody)).query)["state"][0]
    answer = home(anybody, {"state": state, "error": "access_denied"})
    assert (answer.status_code, "ble avbrutt" in answer.text) == (403, True)


def test_a_service_that_is_down_is_a_sentence(work: Site, anybody: Browser) -> None:
    down = Oidc("http://127.0.0.1:9", "frist", "x")  # nothing listens on the discard port
    work.frist.settings = replace(work.frist.settings, oidc=down)
    answer = anybody.get("/logg-inn/jobbkonto")
    assert (answer.status_code, "svarer ikke" in answer.text) == (502, True)


def test_without_the_extra_the_page_says_what_to_install(
    work: Site, anybody: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "authlib.oauth2.rfc7636", None)
    answer = anybody.get("/logg-inn/jobbkonto")
    assert (answer.status_code, "frist-minutes[oidc]" in answer.text) == (502, True)


def test_an_address_that_is_not_verified_counts_for_nothing() -> None:
    said = {"preferred_username": "A@x.no", "email": "b@x.no", "upn": "a@x.no"}
    assert addresses(said) == ["a@x.no", "b@x.no"]
    assert addresses({**said, "email_verified": False}) == ["a@x.no"]
    assert addresses({"preferred_username": "alice", "email": 3}) == []


def test_settings_are_all_three_or_none_and_hide_the_secret() -> None:
    said = {"FRIST_OIDC_ISSUER": "https://x.no", "FRIST_OIDC_CLIENT_ID": "f"}
    assert Oidc.of({}) is None
    with pytest.raises(Refused):
        Oidc.of(said)
    made = Oidc.of({**said, "FRIST_OIDC_CLIENT_SECRET": "hush"})
    assert made is not None
    assert "hush" not in repr(made)
    assert (made.roles, made.secretariat, made.lead) == ("roles", "", "")
    with pytest.raises(Refused):
        Oidc.of(
            {**said, "FRIST_OIDC_CLIENT_SECRET": "x", "FRIST_OIDC_ISSUER": "http://localhost.x.no"}
        )
