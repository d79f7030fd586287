"""Who may see and do what: every route, for everybody, in one table."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import sqlalchemy as sa
from fastapi.routing import APIRoute
from starlette.routing import Route

from tests.web.conftest import Browser, Site
from workflow.services import links
from workflow.store import tables
from workflow.web.app import PAGES
from workflow.web.static import router as static_router

#: (method, path) → what the public, a member and the secretariat are answered.
MATRIX: dict[tuple[str, str], tuple[int, int, int]] = {
    ("GET", "/"): (303, 200, 200),
    ("GET", "/mine"): (303, 200, 200),
    ("GET", "/mine/innstillinger"): (303, 200, 200),
    ("POST", "/mine/innstillinger"): (401, 400, 400),
    ("GET", "/gjennomgang"): (303, 403, 200),
    ("GET", "/gjennomgang/1"): (303, 403, 200),
    ("POST", "/gjennomgang/1/godta"): (401, 403, 400),
    ("POST", "/gjennomgang/1/godkjent"): (401, 403, 303),
    ("POST", "/gjennomgang/1/ny"): (401, 403, 400),
    ("POST", "/gjennomgang/1/avklar"): (401, 403, 400),
    ("GET", "/oppdateringer"): (303, 403, 200),
    ("POST", "/oppdateringer/1/godta"): (401, 403, 400),
    ("POST", "/oppdateringer/1/avvis"): (401, 403, 404),
    ("GET", "/gjennomgang/neste-mote.docx"): (303, 403, 400),
    ("GET", "/saker"): (303, 200, 200),
    ("GET", "/saker/ny"): (303, 403, 200),
    ("POST", "/saker/ny"): (401, 403, 400),
    ("POST", "/saker/ferdige"): (401, 403, 400),
    ("POST", "/saker/angre"): (401, 403, 400),
    ("GET", "/saker/{public}"): (200, 200, 200),
    ("GET", "/saker/{members}"): (404, 200, 200),
    ("GET", "/saker/{internal}"): (404, 404, 200),
    ("GET", "/saker/{proposed}"): (404, 404, 200),
    ("GET", "/saker/{public}.ics"): (200, 200, 200),
    ("GET", "/saker/{members}.ics"): (404, 200, 200),
    ("GET", "/saker/{internal}.ics"): (404, 404, 200),
    ("GET", "/saker/{public}/hvorfor"): (303, 200, 200),
    ("GET", "/saker/{internal}/hvorfor"): (303, 404, 200),
    ("GET", "/saker/{public}/flytt?nar=28.+mars"): (303, 403, 200),
    ("GET", "/saker/{public}/svar.csv"): (303, 403, 200),
    ("GET", "/saker/{public}/svar.xlsx"): (303, 403, 200),
    ("POST", "/saker/{public}/purr"): (401, 403, 400),
    ("POST", "/saker/{public}/avklar"): (401, 403, 400),
    ("POST", "/saker/{public}/flytt"): (401, 403, 400),
    ("POST", "/saker/{public}/endre"): (401, 403, 400),
    ("POST", "/saker/{public}/sla-sammen"): (401, 403, 400),
    ("POST", "/saker/{public}/svar"): (401, 403, 400),
    ("POST", "/saker/{public}/avlys"): (401, 403, 400),
    ("POST", "/saker/{public}/ferdig"): (401, 400, 400),
    ("GET", "/kalender"): (200, 200, 200),
    ("GET", "/sok"): (200, 200, 200),
    ("GET", "/meld-inn"): (200, 200, 200),
    ("POST", "/meld-inn"): (400, 400, 400),
    ("GET", "/meld-inn/sendt"): (200, 200, 200),
    ("GET", "/meld-inn/wrong"): (404, 404, 404),
    ("POST", "/meld-inn/wrong/bekreft"): (404, 404, 404),
    ("POST", "/meld-inn/wrong/endre"): (404, 404, 404),
    ("POST", "/meld-inn/wrong/trekk"): (404, 404, 404),
    ("GET", "/innmeldt"): (303, 403, 200),
    ("POST", "/innmeldt/{proposed}/godta"): (401, 403, 400),
    ("POST", "/innmeldt/{proposed}/avvis"): (401, 403, 400),
    ("GET", "/ukebrev"): (200, 303, 303),
    ("POST", "/ukebrev"): (400, 400, 400),
    ("GET", "/ukebrev/slutt"): (200, 200, 200),
    ("GET", "/ukebrev/wrong"): (404, 404, 404),
    ("POST", "/ukebrev/wrong"): (404, 404, 404),
    ("GET", "/abonner"): (200, 200, 200),
    ("POST", "/abonner"): (401, 400, 400),
    ("GET", "/abonner/1"): (303, 404, 404),
    ("POST", "/abonner/1/endre"): (401, 400, 400),
    ("POST", "/abonner/1/ny-adresse"): (401, 404, 404),
    ("POST", "/abonner/1/trekk"): (401, 404, 404),
    ("GET", "/referater/ny"): (303, 403, 200),
    ("POST", "/referater/ny"): (401, 403, 400),
    ("GET", "/logg-inn"): (200, 303, 303),
    ("POST", "/logg-inn"): (400, 400, 400),
    ("GET", "/logg-inn/jobbkonto"): (404, 404, 404),
    ("GET", "/logg-inn/tilbake"): (404, 404, 404),
    ("GET", "/innlogginger"): (303, 200, 200),
    ("POST", "/innlogginger/0/avslutt"): (401, 404, 404),
    ("GET", "/inn/wrong"): (404, 404, 404),
    ("POST", "/inn/wrong"): (404, 404, 404),
    ("POST", "/innlogginger/andre"): (401, 303, 303),
    ("POST", "/ut"): (303, 303, 303),
    ("GET", "/l/{task}"): (200, 200, 200),
    ("POST", "/l/wrong"): (404, 404, 404),
    ("POST", "/l/wrong/svar"): (400, 400, 400),
    ("POST", "/l/wrong/angre"): (404, 404, 404),
    ("GET", "/a/{choices}"): (200, 200, 200),
    ("POST", "/a/wrong"): (400, 400, 400),
    ("GET", "/administrasjon"): (303, 403, 200),
    ("GET", "/administrasjon/innstillinger"): (303, 403, 200),
    ("POST", "/administrasjon/innstillinger"): (401, 403, 400),
    ("GET", "/administrasjon/personer"): (303, 403, 200),
    ("POST", "/administrasjon/personer"): (401, 403, 400),
    ("GET", "/administrasjon/personer/1"): (303, 403, 200),
    ("POST", "/administrasjon/personer/1"): (401, 403, 400),
    ("POST", "/administrasjon/personer/1/slutt"): (401, 403, 400),
    ("POST", "/administrasjon/personer/0/tilbake"): (401, 403, 404),
    ("POST", "/administrasjon/personer/0/logg-ut"): (401, 403, 404),
    ("POST", "/administrasjon/personer/0/jobbkonto"): (401, 403, 404),
    ("POST", "/administrasjon/personer/0/gjenoppta"): (401, 403, 404),
    ("POST", "/administrasjon/personer/1/fravaer"): (401, 403, 400),
    ("POST", "/administrasjon/personer/1/fravaer/2023-03-01/fjern"): (401, 403, 404),
    ("GET", "/administrasjon/medlemmer"): (303, 403, 200),
    ("POST", "/administrasjon/medlemmer"): (401, 403, 400),
    ("POST", "/administrasjon/medlemmer/1"): (401, 403, 400),
    ("GET", "/administrasjon/grupper"): (303, 403, 200),
    ("POST", "/administrasjon/grupper"): (401, 403, 400),
    ("POST", "/administrasjon/grupper/1"): (401, 403, 400),
    ("GET", "/administrasjon/import"): (303, 403, 200),
    ("POST", "/administrasjon/import"): (401, 403, 400),
    ("GET", "/administrasjon/logg"): (303, 403, 200),
    ("GET", "/administrasjon/lesere"): (303, 403, 200),
    ("POST", "/administrasjon/lesere/0/pause"): (401, 403, 404),
    ("POST", "/administrasjon/lesere/0/gjenoppta"): (401, 403, 404),
    ("POST", "/administrasjon/lesere/0/slett"): (401, 403, 404),
    ("GET", "/administrasjon/utboks"): (303, 403, 200),
    ("POST", "/administrasjon/utboks/0/send"): (401, 403, 404),
    ("GET", "/tilgjengelighet"): (200, 200, 200),
    ("GET", "/slik-leses-datoer"): (200, 200, 200),
    ("GET", "/healthz"): (200, 200, 200),
    ("GET", "/api/items"): (200, 200, 200),
    ("GET", "/static/frist.css"): (200, 200, 200),
}


#: What ends the links and cookies that the others are asked with.
LAST = ("/innlogginger/andre", "/ut")


def places(site: Site) -> dict[str, str]:
    """What stands for an item or a token in the paths above."""
    secret, bob = site.frist.secret, site.people["bob"]
    task = site.item("Saksliste til styret")
    return {
        "public": site.item("Åpent møte om havnebyen").id,
        "members": site.item("Havnekonferansen").id,
        "internal": site.item("Personalsak").id,
        "proposed": site.item("Fjordmessen").id,
        "task": links.make(secret, site.people["alice"].id, task, site.clock()),
        "choices": links.make_preferences(secret, bob.id),
    }


def test_each_route_answers_each_role_as_the_table_says(site: Site) -> None:
    known = places(site)

    def answers(name: str | None) -> dict[tuple[str, str], int]:
        browser = site.as_(name)
        return {
            (method, path): browser.request(method, path.format(**known)).status_code
            for method, path in MATRIX
            if path not in LAST
        } | {("POST", path): browser.post(path).status_code for path in LAST}

    told = [answers(name) for name in (None, "bob", "alice")]
    assert {place: tuple(each[place] for each in told) for place in MATRIX} == MATRIX


def test_the_table_leaves_no_route_out() -> None:
    routes = [
        route
        for page in PAGES
        for route in page.router.routes
        if isinstance(route, APIRoute | Route)
    ] + [route for route in static_router.routes if isinstance(route, APIRoute)]
    unmatched = [
        (method, route.path)
        for route in routes
        for method in (route.methods or set()) - {"HEAD"}
        if not any(
            method == told and route.path_regex.match(re.sub(r"\{\w+\}", "x", path.split("?")[0]))
            for told, path in MATRIX
        )
    ]
    assert unmatched == []


def test_no_get_changes_anything(site: Site) -> None:
    before = everything(site)
    for name in (None, "bob", "alice"):
        browser = site.as_(name)
        for method, path in MATRIX:
            if method == "GET":
                browser.get(path.format(**places(site)))
                browser.head(path.format(**places(site)))
    assert everything(site) == before


def test_what_a_member_may_not_see_is_on_none_of_their_pages(site: Site, bob: Browser) -> None:
    hidden = ["Personalsak", "Fjordmessen", "Rapporten om fergekaier"]
    assert leaks(site, bob, hidden) == []
    shown = {words for _, words in leaks(site, site.as_("alice"), hidden)}
    assert shown == set(hidden)  # or else the search above would find nothing anywhere


def test_the_public_sees_public_items_and_neither_owners_nor_quotes(
    site: Site, anybody: Browser
) -> None:
    hidden = [
        "Personalsak", "Fjordmessen", "Havnekonferansen", "Saksliste til styret", "Alice Aasen",
        "Sekretariatet sender", "Bob Bakke", "arbeidsutvalget",
    ]  # fmt: skip
    assert leaks(site, anybody, hidden) == []
    assert "Åpent møte om havnebyen" in anybody.get("/kalender").text


def leaks(site: Site, browser: Browser, hidden: list[str]) -> list[tuple[str, str]]:
    """Where a page that this browser may open says something it must not."""
    known = {k: v for k, v in places(site).items() if k not in ("task", "choices")}
    searches = ["/saker?tilstand=alle", "/saker?sok=Alice", "/kalender?visning=maned",
                "/kalender?visning=maned&maned=2023-04", "/kalender?ar=2023",
                "/kalender?visning=plan&ar=2023",
                "/sok?sok=Alice", "/sok?sok=sak", "/sok?sok=havn", "/sok?sok=sekretariatet",
                "/api/items?tilstand=alle", "/api/items?sok=Alice"]  # fmt: skip
    paths = [
        p.format(**known) for m, p in MATRIX if m == "GET" and "/l/" not in p and "/a/" not in p
    ]
    return [
        (path, words)
        for path in [*paths, *searches]
        for words in hidden
        if words in browser.get(path, follow_redirects=True).text.replace("\xa0", " ")
    ]


def everything(site: Site) -> dict[str, str]:
    """A digest of each table's rows."""

    def digest(rows: Any) -> str:
        return hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest()

    with site.frist.read() as connection:
        return {
            table.name: digest(connection.execute(sa.select(table)).all())
            for table in tables.metadata.sorted_tables
        }
