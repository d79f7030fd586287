"""Searching on pages: everybody finds what they may see, and nobody learns of the rest."""

from __future__ import annotations

from tests.web.conftest import Browser, Site
from tests.web.test_items import ROW
from tests.web.test_review import text
from workflow.domain.item import Visibility
from workflow.services import review


def test_what_comes_is_found_before_what_has_been(site: Site, alice: Browser) -> None:
    assert ROW.findall(alice.get("/sok?sok=havn").text) == [
        "Åpent møte om havnebyen",
        "Havnekonferansen",
    ]
    assert ROW.findall(alice.get("/sok?sok=møter").text) == [
        "Innkalling til marsmøtet",  # today
        "Formøte med juryen",
        "Frokostmøte om felles stand",
        "Åpent møte om havnebyen",
    ]


def test_quotes_and_owners_are_searched_for_members_alone(
    site: Site, bob: Browser, anybody: Browser
) -> None:
    with site.frist.write() as connection:
        item = site.item("Sende utkast til høringssvar til kommunene")
        shown = {"visibility": Visibility.PUBLIC}
        review.edit(connection, item.id, shown, actor_id=None, now=site.clock())
    for words in ("sekretariatet", "alice", "i løpet"):
        assert ROW.findall(bob.get(f"/sok?sok={words}&gruppe=").text) != []
        page = anybody.get(f"/sok?sok={words}").text
        assert (ROW.findall(page), "Ingen treff." in page) == ([], True)
    assert ROW.findall(anybody.get("/sok?sok=høringssvaret").text) == [item.title]


def test_nothing_hidden_is_counted(bob: Browser, anybody: Browser) -> None:
    assert "Ingen treff." in bob.get("/sok?sok=personalsak").text
    assert "Ett treff." in anybody.get("/sok?sok=møte").text


def test_a_search_for_nothing_asks_for_words(anybody: Browser) -> None:
    page = anybody.get("/sok?sok=+").text
    assert "treff" not in text(page)


def test_the_lists_own_search_is_the_same(alice: Browser, bob: Browser) -> None:
    assert ROW.findall(alice.get("/saker?sok=personalsaker").text) == ["Personalsak"]
    assert ROW.findall(bob.get("/saker?sok=personalsaker").text) == []
    assert ROW.findall(alice.get("/saker?sok=konferanse").text) == ["Havnekonferansen"]
