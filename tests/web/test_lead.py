"""A group lead reviews and tracks what is their group's, and nothing else."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tests.web.conftest import Browser, Site
from tests.web.test_rights import MATRIX, places
from workflow.services import register
from workflow.store import tables


@pytest.fixture
def lead(site: Site) -> Browser:
    """Bob, who leads the group whose minutes the village has."""
    _lead(site, "bob", "Arbeidsgruppen for næring")
    return site.as_("bob")


@pytest.fixture
def other(site: Site) -> Browser:
    """Charlie, who leads another group."""
    _lead(site, "charlie", "Styret")
    return site.as_("charlie")


def _lead(site: Site, name: str, *groups: str) -> None:
    with site.frist.write() as connection:
        ids = [register.add_group(connection, group).id for group in groups]
        is_it = tables.people.c.id == site.people[name].id
        lead = sa.update(tables.people).where(is_it)
        connection.execute(lead.values(role="lead", group_ids=ids))


#: What a lead of the group, and of another, is answered where a member is answered otherwise.
ALSO = {
    ("GET", "/gjennomgang"): (200, 200),
    ("GET", "/gjennomgang/1"): (200, 404),
    ("POST", "/gjennomgang/1/godta"): (400, 400),
    ("POST", "/gjennomgang/1/godkjent"): (303, 404),
    ("POST", "/gjennomgang/1/ny"): (400, 400),
    ("GET", "/saker/{proposed}"): (200, 404),
    ("POST", "/saker/ferdige"): (400, 400),
    ("POST", "/saker/angre"): (400, 400),
    ("POST", "/saker/{public}/flytt"): (400, 400),
    ("POST", "/saker/{public}/endre"): (400, 400),
    ("POST", "/saker/{public}/sla-sammen"): (400, 400),
    ("POST", "/saker/{public}/avlys"): (400, 400),
}


def test_each_route_answers_a_lead_as_a_member_but_for_these(
    site: Site, lead: Browser, other: Browser
) -> None:
    known = places(site)
    told = {
        (method, path): tuple(
            browser.request(method, path.format(**known)).status_code for browser in (lead, other)
        )
        for method, path in MATRIX
        if path not in ("/ut", "/innlogginger/andre")
    }
    member = {place: answers[1] for place, answers in MATRIX.items()}
    differ = {place: two for place, two in told.items() if set(two) != {member[place]}}
    assert differ == ALSO


def test_a_lead_accepts_moves_and_undoes_what_is_the_groups(site: Site, lead: Browser) -> None:
    assert site.move(lead, "Fjordmessen", "godta").status_code == 303
    assert site.move(lead, "Saksliste til styret", "ferdig").status_code == 303
    assert site.move(lead, "Saksliste til styret", "angre").status_code == 303
    assert site.move(lead, "Havnekonferansen", "flytt", nar="9. juni").status_code == 303
    hidden = site.move(lead, "Havnekonferansen", "endre", tittel="X", synlig="secretariat")
    assert hidden.status_code == 403
    assert site.move(lead, "Personalsak", "ferdig").status_code == 404


def test_a_lead_of_another_group_changes_nothing_of_it(site: Site, other: Browser) -> None:
    before = [site.item(title) for title in ("Fjordmessen", "Saksliste til styret")]
    told = [
        site.move(other, "Fjordmessen", "godta").status_code,
        site.move(other, "Saksliste til styret", "ferdig").status_code,
        site.move(other, "Saksliste til styret", "flytt", nar="9. juni").status_code,
        site.move(other, "Saksliste til styret", "endre", tittel="Y").status_code,
        other.post("/saker/ferdige", data={"valgt": f"{before[1].id}:1"}).status_code,
        other.post("/gjennomgang/1/godta", data={"valgt": f"{before[0].id}:1"}).status_code,
        other.post("/gjennomgang/1/ny", data={"ord": "Sak 1", "slag": "task"}).status_code,
    ]
    assert told == [404, 403, 403, 403, 403, 404, 404]
    assert [site.item(item.title) for item in before] == before
    assert "Møte i arbeidsgruppen" not in other.get("/gjennomgang").text


def test_who_leads_two_groups_tracks_what_is_either_ones(site: Site) -> None:
    _lead(site, "charlie", "Styret", "Arbeidsgruppen for næring")
    both = site.as_("charlie")
    assert site.move(both, "Saksliste til styret", "ferdig").status_code == 303
    assert "Møte i arbeidsgruppen" in both.get("/gjennomgang").text


def test_a_lead_merges_into_no_other_groups_item(site: Site, lead: Browser) -> None:
    with site.frist.write() as connection:
        group = register.add_group(connection, "Styret").id
        item = site.item("Ny mal for innspill")
        is_it = tables.items.c.id == item.id
        connection.execute(sa.update(tables.items).where(is_it).values(group_id=group))
    assert site.move(lead, "Fjordmessen", "sla-sammen", med=item.id).status_code == 403
