"""Mine saker and Mine innstillinger: one's own tasks, finished with a press, and one's mail."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.conftest import NOW
from tests.web.conftest import Browser, Site
from tests.web.test_items import ROW
from tests.web.test_review import text
from tests.web.village import T, day
from workflow.domain.absence import Absence
from workflow.domain.item import State, Visibility
from workflow.domain.preferences import Preferences
from workflow.services import track
from workflow.store import absences, mailing, queries
from workflow.web.tongue import CHOICE

MINE, LATE, HERS = "Bestille lokale", "Svare på e-post", "Saksliste til styret"


@pytest.fixture
def tasks(site: Site) -> None:
    """Two tasks of Bob's: one next week, for him and the secretariat alone, and a late one."""
    bob = site.people["bob"]
    own = {"owner": bob.name, "owner_id": bob.id, "actor_id": None, "now": NOW}
    with site.frist.write() as connection:
        fields: dict[str, Any] = {"window": day(NOW.date().replace(day=29)), **own}
        hidden = Visibility.SECRETARIAT
        track.add(connection, T, MINE, id="bob0000001", visibility=hidden, **fields)
        fields["window"] = day(NOW.date().replace(day=17))
        track.add(connection, T, LATE, id="bob0000002", **fields)


def test_my_tasks_are_mine_alone_the_late_first(site: Site, bob: Browser, tasks: None) -> None:
    page = bob.get("/mine").text
    assert "To saker er dine å gjøre." in text(page)
    assert ROW.findall(page) == [LATE, MINE]
    assert "Ingenting venter på deg nå." in text(site.as_("charlie").get("/mine").text)


def test_a_member_finishes_their_own_with_a_press_and_takes_it_back(
    site: Site, bob: Browser, tasks: None
) -> None:
    went = site.move(bob, LATE, "ferdig", til="/mine")
    assert went.headers["location"] == "/mine?nylig=bob0000002"
    page = text(bob.get("/mine?nylig=bob0000002").text)
    assert f"{LATE} er merket ferdig. Angre" in page
    with site.frist.read() as connection:
        last = queries.history(connection, "bob0000002")[-1]
    assert (last.actor_id, site.item(LATE).state) == (site.people["bob"].id, State.COMPLETED)
    assert site.move(bob, LATE, "angre").status_code == 303
    assert site.item(LATE).state is State.NEEDS_ACTION
    assert "Ferdig" in bob.get("/saker/bob0000002").text


def test_a_member_moves_nothing_else(site: Site, bob: Browser, tasks: None) -> None:
    told = {
        (title, move): site.move(bob, title, move).status_code
        for title in (LATE, HERS)
        for move in ("ferdig", "start", "avlys", "gjenapne", "flytt")
    }
    finished = {place: 303 if place == (LATE, "ferdig") else 403 for place in told}
    assert told == finished
    site.move(site.as_("alice"), LATE, "angre")
    site.move(site.as_("alice"), LATE, "ferdig")
    assert site.move(bob, LATE, "angre").status_code == 403, "it was somebody else's to take back"
    assert site.move(site.as_("charlie"), MINE, "ferdig").status_code == 404
    assert "Merk ferdig: Saksliste" not in bob.get("/").text


FORM = {"sprak": "nn", "ukebrev": "ja", "bare_mine": "ja", "rytme": "2-1", "ukedag": "3",
        "time": "15"}  # fmt: skip


def test_my_preferences_are_kept_and_the_pages_speak_my_language(site: Site, bob: Browser) -> None:
    assert bob.get("/mine/innstillinger").text.count(" checked") == 2
    bob.get("/mine?sprak=en")  # chosen in this browser before
    went = bob.post("/mine/innstillinger", data=FORM)
    assert went.headers["location"] == f"/mine/innstillinger?lagret=ja&{CHOICE}=nn"
    assert "<h1>Mine innstillingar</h1>" in bob.get(went.headers["location"]).text
    assert "<h1>Mine saker</h1>" in bob.get("/mine").text
    with site.frist.read() as connection:
        bob_now = queries.person(connection, "bob@frist.example")
        wishes = mailing.of(connection, bob_now.id)
    assert bob_now.language == "nn"
    assert wishes == Preferences(
        reminders=False, only_when_mine=True, every=2, phase=1, weekday=3, hour=15
    )


def test_preferences_that_are_none_are_refused(site: Site, bob: Browser) -> None:
    for wrong in ({"sprak": "se"}, {"time": "24"}, {"rytme": "3-0"}):
        assert bob.post("/mine/innstillinger", data=FORM | wrong).status_code == 400
    with site.frist.read() as connection:
        assert mailing.of(connection, site.people["bob"].id) == Preferences()


def away(site: Site, name: str, substitute: str | None) -> None:
    """Somebody is away this week, and who stands in."""
    today = NOW.date()
    stands_in = site.people[substitute].id if substitute else None
    with site.frist.write() as connection:
        absence = Absence(site.people[name].id, today, today + timedelta(days=4), stands_in)
        absences.keep(connection, absence)


def test_who_stands_in_sees_what_is_the_absent_ones_and_may_finish_it(
    site: Site, bob: Browser, tasks: None
) -> None:
    charlie = site.as_("charlie")
    assert site.move(charlie, LATE, "ferdig").status_code == 403
    assert charlie.get("/saker/bob0000001").status_code == 404
    away(site, "bob", "charlie")
    page = charlie.get("/mine").text
    assert "Mens Bob Bakke er borte til og med 24. mars" in text(page)
    assert ROW.findall(page) == [LATE, MINE]
    assert f"Merk ferdig: {LATE}" in page
    assert "Ferdig" in charlie.get("/saker/bob0000001").text
    went = site.move(charlie, LATE, "ferdig", til="/mine").headers["location"]
    assert f"{LATE} er merket ferdig. Angre" in text(charlie.get(went).text)
    assert site.move(charlie, LATE, "start").status_code == 403
    assert site.move(charlie, LATE, "angre").status_code == 303
    site.later(timedelta(days=5))
    assert "Bob Bakke" not in charlie.get("/mine").text
    assert site.move(charlie, LATE, "ferdig").status_code == 403


def test_where_nobody_stands_in_or_they_are_away_too_nothing_is_anybody_elses(
    site: Site, tasks: None
) -> None:
    away(site, "bob", None)
    away(site, "alice", "charlie")
    charlie = site.as_("charlie")
    assert "Mens Alice Aasen er borte" in text(charlie.get("/mine").text)
    assert "Bob Bakke" not in charlie.get("/mine").text
    assert site.move(charlie, LATE, "ferdig").status_code == 403
