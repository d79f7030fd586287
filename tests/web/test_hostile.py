"""Content that means harm, in every field that people outside can fill: inert on every page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa

from tests.conftest import NOW
from tests.web import village
from tests.web.conftest import Browser, Site
from tests.web.furnished import FEED, furnish
from tests.web.hostile import HOSTILE, OURS, WRITTEN, harm, live
from tests.web.village import Spoken
from workflow.domain.item import Visibility
from workflow.domain.people import Role
from workflow.domain.proposal import Kind
from workflow.services import notify, register, review
from workflow.store import approvals, tables

#: All of them in one, and each alone, as some mean harm only so.
ALL = {"all": " ".join(HOSTILE.values()), **HOSTILE}
SOON = ("all", "link")

in_each = pytest.mark.parametrize(
    "words",
    [pytest.param(w, id=n, marks=() if n in SOON else pytest.mark.soak) for n, w in ALL.items()],
)


@in_each
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


def test_every_text_of_the_database_is_known_as_somebodys_words_or_ours() -> None:
    texts = {
        table.name: sorted(c.name for c in table.c if isinstance(c.type, sa.String | sa.JSON))
        for table in tables.metadata.sorted_tables
    }
    known = {name: sorted([*WRITTEN.get(name, ()), *OURS.get(name, ())]) for name in texts}
    assert known == texts


@in_each
def test_hostile_words_wherever_words_may_stand_are_inert_on_every_page_in_feeds_and_in_mail(
    site: Site, tmp_path: Path, words: str
) -> None:
    pages = furnish(site.frist, site.people, tmp_path / "mail")
    harm(site.frist, words)
    browsers = {name: site.as_(name) for name in ("alice", "bob", None)}
    for title, place in pages.items():
        browser = browsers[place.who]
        send = browser.post if place.form else browser.get
        answer = send(place.path, data=place.form or None, follow_redirects=True)
        assert (answer.status_code < 500, live(answer.text)) == (True, []), title
        assert "49{% raw %}" not in answer.text, title
    calendars = [f"/f/{FEED}.ics", "/kalender/apne-moter.ics"]
    events = [browsers[None].get(path).text.count("\r\nBEGIN:VEVENT") for path in calendars]
    assert events == [27, 1]
    with site.frist.read() as connection:
        for name in ("alice", "bob"):
            digest = notify.digest(connection, site.people[name], "2023-W12", NOW)
            if digest is not None:
                letter = notify.message(connection, digest, site.frist.house)
                html = letter.get_body(("html",)).get_content()
                assert [x for x in live(html) if " style=" not in x and x != "style"] == [], name


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
