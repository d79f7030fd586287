"""Updates from later minutes, and where an item is shown: decided and asked on pages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.conftest import NOW
from tests.web.conftest import Browser, Site
from tests.web.test_review import text
from workflow.domain.feeds import Filter
from workflow.domain.item import Item, State
from workflow.services import publish
from workflow.store import documents, updates
from workflow.store.updates import Kind

TARGET, SAID = "Referat fra arbeidsutvalget", "Lage utkast til program"


@pytest.fixture
def update(site: Site) -> int:
    """Later minutes seem to speak of a task that is in the plan."""
    with site.frist.write() as connection:
        document = documents.every(connection)[0]
        updates.propose(
            connection, document.id, site.item(TARGET).id, Kind.SAME,
            "Titlene sier nesten det samme.", "Bob lager et\nutkast innen 28. mars.",
            site.item(SAID).id,
        )  # fmt: skip
        (found,) = updates.waiting(connection)
    return found.id


def diff(page: str) -> list[tuple[str, str, str]]:
    """The field, what it is and what it would be."""
    found = re.findall(r"<dt>(.*?)</dt><dd><del>(.*?)</del> <ins>(.*?)</ins>", page)
    return [(field, text(before), text(after)) for field, before, after in found]


def test_an_update_shows_its_diff_and_both_quotes_and_waits_on_the_desk(
    site: Site, alice: Browser, update: int
) -> None:
    assert "1 oppdatering fra et nyere referat" in text(alice.get("/").text)
    assert "Et nyere referat sier noe om denne saken." in text(
        alice.get(f"/saker/{site.item(TARGET).id}").text
    )
    page = alice.get("/oppdateringer").text
    assert diff(page) == [
        ("Når", "Er: 10. mars", "Blir: Innen 28. mars"),
        ("Ansvarlig", "Er: Alice Aasen", "Blir: Bob Bakke"),
    ]
    assert "«Bob lager et utkast innen 28. mars.»" in text(page)
    assert "Titlene sier nesten det samme." in text(page)


def test_an_accepted_update_moves_the_item_under_its_own_id_and_can_be_undone(
    site: Site, alice: Browser, update: int
) -> None:
    before = site.item(TARGET)
    form = {"version": str(before.version)}
    assert alice.post(f"/oppdateringer/{update}/godta", data=form).status_code == 303
    after = site.item(TARGET)
    assert (after.id, after.window.latest) == (before.id, date(2023, 3, 28))
    assert site.item(SAID).state is State.MERGED
    assert "Ingen oppdateringer venter." in alice.get("/oppdateringer").text
    site.move(alice, TARGET, "angre")
    assert site.item(TARGET).window == before.window


def test_an_update_to_an_item_that_somebody_has_changed_is_refused(
    site: Site, alice: Browser, update: int
) -> None:
    form = {"version": str(site.item(TARGET).version)}
    site.move(alice, TARGET, "start")
    answer = alice.post(f"/oppdateringer/{update}/godta", data=form)
    assert (answer.status_code, site.item(SAID).state) == (409, State.PROPOSED)


def test_what_is_another_matter_waits_on_its_own(site: Site, alice: Browser, update: int) -> None:
    before = site.item(TARGET)
    went = alice.post(f"/oppdateringer/{update}/avvis").headers["location"]
    assert "Det var ikke samme sak." in text(alice.get(went).text)
    assert (site.item(TARGET), site.item(SAID).state) == (before, State.PROPOSED)
    assert alice.post(f"/oppdateringer/{update}/avvis").status_code == 400


def shown(page: str) -> dict[str, str]:
    """Each calendar or person with its sentence."""
    found = re.findall(r"<b>([^<]+)</b><br><span class=\"meta\">(.*?)</span>", page)
    return {name: text(sentence) for name, sentence in found}


def item_and_feeds(site: Site) -> Item:
    with site.frist.write() as connection:
        alice, bob = site.people["alice"], site.people["bob"]
        for name, filter, owner in (
            ("Åpent", Filter(public=True), alice),
            ("Alt", Filter(), alice),
            ("Bobs", Filter(person_id=bob.id), bob),
        ):
            publish.add_feed(connection, name, filter, token=name, now=NOW, owner=owner)
    return site.item(TARGET)


def test_each_calendar_and_person_has_the_first_rule_that_hides_an_item(
    site: Site, alice: Browser
) -> None:
    item = item_and_feeds(site)
    answers = shown(alice.get(f"/saker/{item.id}/hvorfor").text)
    assert {name: answers[name] for name in ("Åpent", "Alt", "Bobs", "Alice Aasen")} == {
        "Åpent": "Kalenderen er åpen for alle, og saken er ikke gjort offentlig.",
        "Alt": "Saken står i kalenderen «Alt».",
        "Bobs": "Kalenderen viser bare sakene til én person, og denne har en annen ansvarlig.",
        "Alice Aasen": "Saken står i ukens brev til Alice Aasen.",
    }


def test_a_member_hears_of_their_own_calendars_and_mail_alone(site: Site, bob: Browser) -> None:
    item = item_and_feeds(site)
    answers = shown(bob.get(f"/saker/{item.id}/hvorfor").text)
    assert {"Bobs", "Åpent", "Bob Bakke"} <= set(answers)
    assert not {"Alt", "Alice Aasen", "Charlie Dahl"} & set(answers)
