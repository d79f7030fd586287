"""Whether minutes are approved: shown, moved by a press, told by later minutes, and taken back."""

from __future__ import annotations

from tests.conftest import NOW
from tests.web import village
from tests.web.conftest import Browser, Site
from tests.web.test_review import text
from workflow.domain.chains import step_id
from workflow.domain.item import State
from workflow.services import chain, ingest, track
from workflow.store import queries

LATER = """Referat fra møte i arbeidsgruppen for næring
Torsdag 13. april 2023 kl. 10.00–12.00, Teams

Sak 1/23 Godkjenning av referat fra møtet 16. mars
Referatet ble godkjent med én rettelse.
"""
WORDS = "Referatet ble godkjent med én rettelse."
TITLE = "Godkjenne referatet fra 16. mars 2023"


def later_minutes(site: Site) -> None:
    with site.frist.write() as connection:
        ingest.import_minutes(
            connection, LATER.encode(), "april.txt", actor_id=None, now=NOW,
            group="Arbeidsgruppen for næring",
        )  # fmt: skip


def facts(page: str) -> str:
    """What the review desk says of the minutes themselves."""
    return text(page.split('<dl class="facts"')[1].split("</dl>")[0])


def test_minutes_are_a_draft_until_somebody_presses_and_can_be_again(
    site: Site, alice: Browser
) -> None:
    assert "Utkast Merk som godkjent" in facts(alice.get("/gjennomgang/1").text)
    answer = alice.post("/gjennomgang/1/godkjent", data={"til": "/gjennomgang/1"})
    item = site.item(TITLE)
    assert answer.headers["location"] == f"/gjennomgang/1?nylig={item.id}"
    assert item.state is State.COMPLETED
    told = facts(alice.get("/gjennomgang/1").text)
    assert "Godkjent i dag kl. 09.00 av Alice Aasen Tilbake til utkast" in told
    assert "Godkjent i dag kl. 09.00 av Alice Aasen" in text(alice.get("/gjennomgang").text)
    site.move(alice, TITLE, "angre")
    assert "Utkast" in facts(alice.get("/gjennomgang/1").text)
    alice.post("/gjennomgang/1/godkjent")
    site.move(alice, TITLE, "gjenapne")
    assert "Utkast" in facts(alice.get("/gjennomgang/1").text)


def test_later_minutes_lend_the_approval_their_words(site: Site, alice: Browser) -> None:
    later_minutes(site)
    listed = alice.get("/gjennomgang").text
    assert f"{WORDS} møtet 13. april" in text(listed)
    assert 'href="/gjennomgang/2"' in listed
    alice.post("/gjennomgang/1/godkjent")
    with site.frist.read() as connection:
        done = queries.history(connection, site.item(TITLE).id)[-1]
    assert (done.actor_id, done.why) == (site.people["alice"].id, f"«{WORDS}»")


def test_words_are_found_too_where_the_approving_minutes_came_in_first(site: Site) -> None:
    later_minutes(site)
    text = village.TEXT.replace("2 for dem", "2 for alle")
    with site.frist.write() as connection:
        ingest.import_minutes(
            connection, text.replace("Sak 5/23", "Sak 5/24").encode(), "mars.txt", actor_id=None,
            now=NOW, group="Arbeidsgruppen for næring",
        )  # fmt: skip
    assert WORDS in site.as_("alice").get("/gjennomgang/3").text


def test_where_the_meeting_has_its_cycle_the_approval_is_its_last_step(
    site: Site, alice: Browser
) -> None:
    with site.frist.write() as connection:
        group = queries.group(connection, "Arbeidsgruppen for næring")
        track.add(
            connection, village.E, "Møte i mars", id="meeting001", actor_id=None, now=NOW,
            window=village.day(village.MEETING), group_id=group.id,
        )  # fmt: skip
        chain.apply(connection, "meeting-cycle", "meeting001", actor_id=None, now=NOW)
    alice.post("/gjennomgang/1/godkjent")
    with site.frist.read() as connection:
        assert queries.item(connection, step_id("meeting001", "approve")).state is State.COMPLETED
    assert "Godkjent" in facts(alice.get("/gjennomgang/1").text)


def test_minutes_are_approved_once_and_by_those_who_look_after_them(
    site: Site, alice: Browser, bob: Browser
) -> None:
    assert bob.post("/gjennomgang/1/godkjent").status_code == 403
    assert alice.post("/gjennomgang/1/godkjent").status_code == 303
    assert alice.post("/gjennomgang/1/godkjent").status_code == 409
