"""A matter's chain of deadlines on the pages of the matter and of its steps."""

from __future__ import annotations

import re

import pytest

from tests.conftest import NOW
from tests.web import village
from tests.web.conftest import Browser, Site
from tests.web.test_review import text
from workflow.domain.item import Visibility
from workflow.domain.proposal import Kind
from workflow.services import chain, track


@pytest.fixture
def hearing(site: Site) -> str:
    """A hearing that is to be sent before 5 May, with all its steps."""
    with site.frist.write() as connection:
        matter = track.add(
            connection, Kind.TASK, "Høring om havna", id="hearing001", actor_id=None, now=NOW,
            window=village.window("før 5. mai"), visibility=Visibility.MEMBERS,
        )  # fmt: skip
        chain.apply(connection, "consultation", matter.id, actor_id=None, now=NOW)
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
