"""A matter's chain of deadlines on the pages of the matter and of its steps."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from tests.conftest import NOW
from tests.web import village
from tests.web.conftest import Browser, Site
from tests.web.test_review import text
from workflow.domain.item import Visibility
from workflow.domain.proposal import Kind
from workflow.services import chain, track
from workflow.store import tables


@pytest.fixture
def hearing(site: Site) -> str:
    """A hearing that is to be sent before 5 May, with all its steps."""
    with site.frist.write() as connection:
        matter = track.add(
            connection, Kind.TASK, "Høring om havna", id="hearing001", actor_id=None, now=NOW,
            window=village.window("før 5. mai"), visibility=Visibility.MEMBERS,
        )  # fmt: skip
        chain.apply(connection, "consultation", matter.id, actor_id=None, now=NOW)
        names = ("Askvik", "Dalen", "Lundby", "Osdal")
        connection.execute(sa.insert(tables.members), [{"name": name} for name in names])
    return f"/saker/{matter.id}"


def links(page: str) -> list[tuple[str, str]]:
    """Each link's look and its words."""
    start = page.index('<ol class="links')
    found = re.findall(r'<li class="link ([^"]+)">(.*?)</li>', page[start:], re.DOTALL)
    return [(look, text(said)) for look, said in found]


def test_a_matter_shows_its_links_by_day_with_what_they_are_counted_from(
    alice: Browser, hearing: str
) -> None:
    shown = links(alice.get(hearing).text)
    assert shown[0] == (
        "now today",
        "Utkastet er skrevet onsdag 12. april , neste 15 arbeidsdager før fristen",
    )
    assert ("open", "Høring om havna torsdag 4. mai , venter det alt regnes fra") in shown


def test_a_step_that_is_done_gives_the_ring_to_the_next(
    site: Site, alice: Browser, hearing: str
) -> None:
    site.move(alice, "Høring om havna: utkastet er skrevet", "ferdig")
    looks = [look.split()[0] for look, _ in links(alice.get(hearing).text)]
    assert looks[:3] == ["done", "now", "open"]


def test_a_step_leads_back_to_its_matter(site: Site, bob: Browser, hearing: str) -> None:
    step = site.item("Høring om havna: styret har godkjent")
    page = bob.get(f"/saker/{step.id}").text
    assert f'› <a href="{hearing}">Høring om havna</a>' in page
    assert len(links(page)) == len(links(bob.get(hearing).text))


def test_the_public_sees_no_chain(site: Site, anybody: Browser, hearing: str) -> None:
    site.move(
        site.as_("alice"), "Høring om havna", "endre", tittel="Høring om havna",
        synlig="public", spillebok="consultation",
    )  # fmt: skip
    assert "Frister i rekkefølge" not in anybody.get(hearing).text


def answers(page: str) -> list[str]:
    """Each member with where they stand, and the counts above them."""
    found = re.search(r'<ul class="matrix">(.*?)</ul>', page, re.DOTALL)
    assert found
    return [text(row) for row in re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL)]


def test_an_answer_is_noted_on_the_matters_page_and_can_be_undone(
    site: Site, alice: Browser, hearing: str
) -> None:
    assert answers(alice.get(hearing).text)[0] == "Askvik , mangler"
    site.move(alice, "Høring om havna", "svar", medlem="Dalen", svar="answered")
    site.move(
        alice, "Høring om havna", "svar", medlem="Lundby", svar="late", dag="2023-03-17",
        ord="Kommer etter påske.",
    )  # fmt: skip
    page = alice.get(hearing).text
    assert answers(page) == [
        "Askvik , mangler", "Dalen , har svart", "Lundby , svarer senere 17. mars",
        "Osdal , mangler",
    ]  # fmt: skip
    assert "har svart (1) svarer senere (1) svarer ikke (0) mangler (2)" in text(page)
    site.move(alice, "Høring om havna", "angre")
    assert "Lundby , mangler" in answers(alice.get(hearing).text)


def test_an_answer_that_says_nothing_is_refused(site: Site, alice: Browser, hearing: str) -> None:
    for fields, status in (
        ({"medlem": "Ukjent", "svar": "answered"}, 404),
        ({"medlem": "Dalen", "svar": "silent"}, 400),
        ({"medlem": "Dalen", "svar": "kanskje"}, 400),
        ({"medlem": "Dalen", "svar": "late", "dag": "i går"}, 400),
    ):
        answer = site.move(alice, "Høring om havna", "svar", **fields)
        assert answer.status_code == status, fields
    assert set(answers(alice.get(hearing).text)) == {
        f"{name} , mangler" for name in ("Askvik", "Dalen", "Lundby", "Osdal")
    }


def test_members_see_the_chain_and_not_who_is_silent(bob: Browser, hearing: str) -> None:
    page = bob.get(hearing).text
    assert "Frister i rekkefølge" in page
    assert "Svar fra medlemmene" not in page
