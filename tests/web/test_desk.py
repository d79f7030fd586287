"""The desk's sections: each with a filter of its own in the address, kept through what is done."""

from __future__ import annotations

import re

import pytest

from tests.conftest import NOW
from tests.web.conftest import Browser, Site
from tests.web.test_items import section
from tests.web.test_review import text
from tests.web.village import T, day
from workflow.domain.item import State
from workflow.services import register, track
from workflow.store import outbox, parcel


@pytest.fixture(autouse=True)
def styret(site: Site) -> None:
    """Another group with a late task of Bob's, one this week and one in the weeks to come."""
    bob = site.people["bob"]
    with site.frist.write() as connection:
        group = register.add_group(connection, "Styret").id
        for n, on in ((1, 14), (2, 23), (3, 29)):
            track.add(
                connection, T, f"Styresak {n}", id=f"styret{n:04}", actor_id=None, now=NOW,
                window=day(NOW.date().replace(day=on)), group_id=group, owner_id=bob.id,
                owner=bob.name,
            )  # fmt: skip


def test_a_section_is_narrowed_alone_and_the_others_keep_theirs(site: Site, alice: Browser) -> None:
    whole = alice.get("/").text
    late = ["Referat fra arbeidsutvalget", "Styresak 1", "Svare ut spørsmål om fellesstand"]
    assert section(whole, "forfalt") == late
    assert "Styresak 3" in section(whole, "kommer")
    page = alice.get("/?forfalt-gruppe=2&kommer-ansvarlig=meg&uken-slag=hendelse").text
    assert section(page, "forfalt") == ["Styresak 1"]
    assert section(page, "uken") == ["Formøte med juryen"]
    assert section(page, "kommer") == ["Personalsak"]
    hidden = re.findall(r'<input type="hidden" name="(\w+-\w+)" value="(\w+)">', page)
    assert hidden.count(("forfalt-gruppe", "2")) == 4, "each other section's form keeps it"
    assert "Vis alt" in page
    head = text(whole.split('<p class="lead">')[1].split("</p>")[0])
    assert head == text(page.split('<p class="lead">')[1].split("</p>")[0])


def test_filters_stay_when_several_are_marked_done_and_when_one_is(
    site: Site, alice: Browser
) -> None:
    assert "velg=forfalt" in alice.get("/").text
    page = alice.get("/?uken-gruppe=1&velg=forfalt").text
    assert page.count('name="valgt"') == 3
    back = 'action="/saker/ferdige" hx-boost="true"><input type="hidden" name="til" value="{}">'
    assert back.format("/?uken-gruppe=1") in page
    late = [site.item(title) for title in ("Styresak 1", "Referat fra arbeidsutvalget")]
    said = {"valgt": [f"{item.id}:{item.version}" for item in late], "til": "/?uken-gruppe=1"}
    assert alice.post("/saker/ferdige", data=said).headers["location"] == (
        f"/?uken-gruppe=1&nylig={late[0].id}.{late[1].id}"
    )
    assert {site.item(item.title).state for item in late} == {State.COMPLETED}
    assert 'name="til" value="/?uken-gruppe=1"' in alice.get("/?uken-gruppe=1").text


def test_what_the_address_does_not_know_of_is_left_out_and_nobody_is_shown_more(
    site: Site, bob: Browser
) -> None:
    odd = "/?forfalt-gruppe=99&uken-slag=x&kommer-ansvarlig=-1&velg=y&uten-slag=%00"
    assert section(bob.get(odd).text, "forfalt") == section(bob.get("/").text, "forfalt")
    for name in ("forfalt", "uken", "kommer"):
        assert "Personalsak" not in bob.get(f"/?{name}-ansvarlig=1").text
    assert "Velg flere" not in bob.get("/").text
    nothing = bob.get("/?forfalt-ansvarlig=3").text
    assert section(nothing, "forfalt") == []
    assert "Ingenting passer til dette." in nothing


def test_letters_that_did_not_arrive_are_narrowed_by_kind_and_by_whom_they_are_to(
    site: Site, alice: Browser, bob: Browser
) -> None:
    with site.frist.write() as connection:
        for n, (kind, name) in enumerate((("digest", "bob"), ("reminder", "charlie"))):
            draft = parcel.Draft(
                f"key{n}", site.people[name].id, kind, "2023-W12", f"Brev {n}", NOW, NOW,
                f"<{n}@x>", NOW,
            )  # fmt: skip
            outbox.enqueue(connection, [draft], NOW)
            (entry,) = outbox.claim(connection, lease="x", until=NOW, now=NOW, limit=1)
            outbox.failed(connection, entry.id, "x", NOW, "550 User unknown")

    def failing(address: str) -> list[str]:
        page = alice.get(address).text
        part = page.split('aria-labelledby="feiler"')[1].split("</section>")[0]
        return re.findall(r"Brev \d til \w+", part)

    charlie = site.people["charlie"].id
    assert failing("/") == ["Brev 1 til Charlie", "Brev 0 til Bob"]
    assert failing("/?feiler-brev=ukebrev") == ["Brev 0 til Bob"]
    assert failing(f"/?feiler-mottaker={charlie}&uken-slag=frist") == ["Brev 1 til Charlie"]
    assert failing(f"/?feiler-brev=ukebrev&feiler-mottaker={charlie}") == []
    assert failing("/?feiler-brev=andre") == []
    assert "Kom ikke fram" not in bob.get("/?feiler-brev=ukebrev").text
