"""Whatever is sent to whatever address: an answer with a meaning, never a fault of ours."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import BASE, NOW
from tests.web.conftest import KEYS, Browser
from workflow.bootstrap import Frist, Settings
from workflow.web.app import PAGES, create_app

#: Every address with the fields it knows; `*` is any text at all.
PATHS = [
    "/mine", "/mine/innstillinger",
    "/", "/gjennomgang", "/gjennomgang/1", "/gjennomgang/*", "/gjennomgang/1/godta",
    "/gjennomgang/*/godkjent", "/gjennomgang/1/godkjent",
    "/gjennomgang/1/ny", "/saker", "/saker/ny", "/saker/ferdige", "/saker/angre",
    "/saker/*", "/saker/*.ics",
    "/saker/{id}", "/saker/{id}/flytt", "/saker/{id}/endre", "/saker/{id}/sla-sammen",
    "/saker/{id}/*", "/kalender", "/abonner", "/abonner/*", "/abonner/*/endre",
    "/abonner/*/ny-adresse", "/abonner/*/trekk", "/referater/ny", "/logg-inn",
    "/logg-inn/jobbkonto", "/logg-inn/tilbake", "/inn/*",
    "/administrasjon", "/administrasjon/innstillinger", "/administrasjon/personer",
    "/administrasjon/personer/*", "/administrasjon/personer/*/fravaer",
    "/administrasjon/personer/2/fravaer", "/administrasjon/personer/3/fravaer/*/fjern",
    "/administrasjon/personer/*/jobbkonto", "/administrasjon/personer/*/gjenoppta",
    "/administrasjon/personer/3/slutt", "/administrasjon/personer/3/tilbake",
    "/administrasjon/personer/3", "/administrasjon/medlemmer", "/administrasjon/medlemmer/*",
    "/administrasjon/grupper", "/administrasjon/grupper/*", "/administrasjon/import",
    "/administrasjon/lesere", "/administrasjon/lesere/*/pause",
    "/administrasjon/lesere/*/gjenoppta", "/administrasjon/lesere/*/slett",
    "/administrasjon/logg", "/administrasjon/utboks", "/administrasjon/utboks/*/send",
    "/administrasjon/personer/*/logg-ut", "/innlogginger/andre", "/l/*/svar", "/meld-inn/sendt",
    "/meld-inn/*/trekk", "/slik-leses-datoer", "/healthz",
    "/ut", "/innlogginger", "/innlogginger/*/avslutt",
    "/l/*", "/l/*/angre", "/a/*", "/tilgjengelighet", "/api/items", "/static/*",
    "/sok", "/meld-inn", "/meld-inn/*", "/meld-inn/*/endre", "/meld-inn/*/bekreft", "/innmeldt",
    "/oppdateringer", "/oppdateringer/*/godta", "/oppdateringer/*/avvis", "/saker/{id}/hvorfor",
    "/saker/{id}/avklar", "/gjennomgang/1/avklar", "/saker/{id}/svar", "/saker/{id}/purr",
    "/saker/{id}/svar.*", "/saker/{id}/svar.csv", "/saker/{id}/svar.xlsx",
    "/gjennomgang/neste-mote.docx",
    "/ukebrev", "/ukebrev/slutt", "/ukebrev/*",
    "/innmeldt/{id}/godta", "/innmeldt/{id}/avvis", "/f/*.ics", "/kalender/*.ics", "/*",
]  # fmt: skip

FIELDS = [
    "version", "til", "hvorfor", "nar", "nar_for", "klokken", "tittel", "ansvarlig", "sted",
    "synlig", "spillebok", "godta", "med", "valgt", "slag", "ord", "navn", "gruppe", "mine",
    "apen", "dato", "tekst", "erstatter", "tilstand", "frist", "sok", "side", "antall", "visning",
    "maned", "ar", "kort", "nylig", "gjor", "takk", "lagret", "List-Unsubscribe", "valg", "ukedag",
    "time", "kategori", "klokken", "lenke", "beskrivelse", "kategorier", "epost",
    "rolle", "alias", "medlem", "sprak", "rytme", "velg", "igjen",
    "forfalt-gruppe", "uken-ansvarlig", "uten-slag",
    "hvem", "hva", "sak", "fra", "etter", "vis", "fil", "nummer", "stedfortreder", "reply-to",
    "ics", "nettsted", "state", "code", "error",
    "likevel", "nummer", "svar", "dag", "purret", "uten", "spor", "nr",
]  # fmt: skip

VALUES = st.one_of(
    st.text(max_size=40),
    st.integers(-(2**70), 2**70).map(str),
    st.sampled_from([
        "1", "0", "ja", "task", "event", "public", "uke 53", "31. februar", "2023-06", "9999-12",
        "29. februar 2023", "1. januar 9999", "31. desember 9999", "kl. 25", "10.00-09.00",
        "tekst\x00med null", "uke 1 10000", "år 0", "{id}", "{id}:1", "maned", "hendelse", "//x",
        "plan", '"*',
    ]),
)  # fmt: skip


def test_no_route_is_left_out() -> None:
    routes = [r for page in PAGES for r in page.router.routes if isinstance(r, APIRoute)]
    tried = [path.replace("*", "1").replace("{id}", "1") for path in PATHS]
    missed = [r.path for r in routes if not any(r.path_regex.match(path) for path in tried)]
    assert missed == []


@pytest.fixture(scope="module")
def browsers(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Browser]]:
    path = tmp_path_factory.mktemp("fuzz") / "frist.sqlite3"
    shutil.copy(filled, path)
    frist = Frist(Settings(f"sqlite:///{path}", BASE))
    app = create_app(frist, lambda: NOW)
    made = [Browser(app) for _ in range(3)]
    for browser, name in zip(made, ("alice", "bob", None), strict=True):
        if name:
            browser.cookies.set("__Host-frist", KEYS[name], domain="frist.example.no", path="/")
    yield made
    for browser in made:
        browser.close()
    app.watch.close()
    frist.engine.dispose()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    who=st.integers(0, 2),
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]),
    path=st.sampled_from(PATHS),
    part=VALUES,
    fields=st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6),
    in_query=st.booleans(),
)
def test_no_request_is_answered_with_a_fault_of_ours(
    browsers: list[Browser],
    who: int,
    method: str,
    path: str,
    part: str,
    fields: dict[str, str],
    in_query: bool,
) -> None:
    browser = browsers[who]
    item = browser.get("/api/items").json()["items"][0]
    said = {name: value.replace("{id}", item["id"]) for name, value in fields.items()}
    if "version" in fields:
        said["version"] = str(item["version"])
    where = path.replace("*", quote(part, safe="")).replace("{id}", item["id"])
    if in_query or method in ("GET", "HEAD"):
        answer = browser.request(method, f"{where}?{urlencode(said)}")
    else:
        answer = browser.request(method, where, data=said)
    assert answer.status_code < 500
    if answer.status_code >= 400 and method != "HEAD" and not where.startswith("/api/"):
        assert answer.text.strip() != ""
