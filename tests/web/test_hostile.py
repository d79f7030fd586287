"""Content that means harm, in every field that people outside can fill: inert on every page."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest

from tests.conftest import NOW
from tests.web import village
from tests.web.conftest import Browser, Site
from tests.web.village import Spoken
from workflow.domain.item import Visibility
from workflow.domain.people import Role
from workflow.domain.proposal import Kind
from workflow.services import register, review
from workflow.store import approvals

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)>',
    "attribute": "' onmouseover='alert(1)",
    "link": "javascript:alert(1)",
    "template": "{{ 7 * 7 }}{% raw %}",
    "rtl": "\u202egnp.exe\u2066",
    "nul-like": "a\u0001b\u2028c",
    "long": "x" * 400,
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_only_words(site: Site, words: str) -> None:
    paths = plant(site, words)
    for name in ("alice", "bob", None):
        browser = site.as_(name)
        for path in paths:
            answer = browser.get(path, follow_redirects=True)
            assert answer.status_code in (200, 400, 403, 404), path
            assert live(answer.text) == [], path
            assert "49{% raw %}" not in answer.text, path


def plant(site: Site, words: str) -> list[str]:
    """Put the words into minutes, a proposal, an item, a person and a group; where they show."""
    body = " ".join(words.split()) or words
    with site.frist.write() as connection:
        register.add_group(connection, words[:200])
        register.add_member(connection, words[:200])
        mallory = register.add_person(
            connection, words[:200], "mallory@frist.example", now=NOW, role=Role.MEMBER,
            aliases=[words], groups=[words[:200]],
        )  # fmt: skip
        text = f"{village.TEXT}\nSak 6/23 {body}\nMallory sender {body} innen 28. mars.\n"
        quote = f"Mallory sender {body} innen 28. mars."
        spoken = (
            Spoken(Kind.TASK, words, quote, "innen 28. mars", words, 0.9, finding=words),
            Spoken(Kind.EVENT, f"Møte om {words}", quote, "28. mars", None, 0.9),
        )
        document = village.import_spoken(
            connection, NOW, text=text, spoken=spoken, title=f"Referat {words}"
        )
        approvals.keep(connection, document, [(1, 0, 7, words)])
        item = next(
            i for i in review.queries.items(connection, states=["PROPOSED"]) if i.title == words
        )
        changes = {
            "description": words,
            "location": words,
            "categories": (words,),
            "visibility": Visibility.PUBLIC,
        }
        review.edit(connection, item.id, changes, actor_id=None, now=NOW, why=words)
    front = f"/gjennomgang/{document}?kort={item.id}"
    pages = ["/gjennomgang", "/gjennomgang/1", front]
    # as a proposal first, then accepted, so that every page has it
    for path in pages:
        assert site.as_("alice").get(path).status_code == 200
    with site.frist.write() as connection:
        review.accept(connection, item.id, actor_id=None, now=NOW)
    query = {"sok": words, "gruppe": words, "ansvarlig": words, "nylig": words, "gjor": words}
    return [
        *pages,
        "/",
        f"/?nylig={item.id}",
        "/saker",
        "/mine",
        f"/?{urlencode({'uken-gruppe': words, 'velg': words})}",
        f"/saker?{urlencode(query)}",
        f"/saker/{item.id}",
        f"/saker/{item.id}?{urlencode(query)}",
        "/kalender",
        f"/kalender?{urlencode(query)}",
        "/kalender?visning=maned&maned=2023-03",
        "/kalender?visning=plan&ar=2023",
        f"/kalender?{urlencode({'kategori': words})}",
        f"/sok?{urlencode(query)}",
        f"/kalender?{urlencode({'visning': 'maned', 'maned': words})}",
        "/abonner",
        "/administrasjon/personer",
        f"/administrasjon/personer/{mallory.id}",
        "/administrasjon/grupper",
        "/administrasjon/medlemmer",
        "/administrasjon/logg",
        f"/administrasjon/logg?{urlencode({'sak': words, 'fra': words})}",
        "/administrasjon/utboks",
        "/referater/ny",
        f"/logg-inn?{urlencode({'til': words})}",
    ]


def live(page: str) -> list[str]:
    """What in a page would run, load, or lead somewhere it must not, as a browser parses it."""
    reader = Reader()
    reader.feed(page)
    return reader.found


class Reader(HTMLParser):
    """Collects elements and attributes that no page of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in ("img", "iframe", "object", "embed", "style", "base"):
            self.found.append(tag)
        told = tag == "script" and said.get("type") == "application/ld+json" and "src" not in said
        if tag == "script" and not told and not str(said.get("src")).startswith("/static/"):
            self.found.append(tag)
        for name, value in attrs:
            scheme = (value or "").strip().lower().partition(":")[0]
            leads = name in ("href", "src", "action") and scheme in ("javascript", "data")
            if name.startswith("on") or name == "style" or leads:
                self.found.append(f"{tag} {name}={value}")


def test_a_word_of_100_kb_is_shown_and_breaks_nothing(site: Site, alice: Browser) -> None:
    word = "ø" * 100_000
    with site.frist.write() as connection:
        spoken = (Spoken(Kind.TASK, "Lese", word[:300]),)
        id = village.import_spoken(connection, NOW, text=f"Referat\n\n{word}\n", spoken=spoken)
    answer = alice.get(f"/gjennomgang/{id}")
    assert answer.status_code == 200
    assert answer.text.count("ø") >= 100_000


@pytest.mark.parametrize("field", ["tittel", "sted", "ansvarlig", "nar"])
def test_a_field_longer_than_any_person_writes_is_refused(alice: Browser, field: str) -> None:
    data = {"slag": "task", "tittel": "x", field: "y" * 5000}
    assert alice.post("/saker/ny", data=data).status_code == 400
