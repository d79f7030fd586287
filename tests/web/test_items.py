"""The desk, the list and an item's page."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.conftest import NOW
from tests.web.conftest import Browser, Site
from tests.web.test_review import text
from tests.web.village import day
from workflow.domain.item import State, short_id
from workflow.domain.proposal import Kind
from workflow.services import track

ROW = re.compile(r'<h3><a href="/saker/\w+">([^<]+)</a></h3>')


def section(page: str, id: str) -> list[str]:
    """The titles in one section of a page, in its order."""
    start = page.index(f'<h2 id="{id}">')
    return ROW.findall(page[start : page.index("</section>", start)])


def titles(page: str) -> list[str]:
    return ROW.findall(page)


def test_the_desk_puts_each_item_where_its_date_belongs(alice: Browser) -> None:
    page = alice.get("/").text
    assert {id: section(page, id) for id in ("forfalt", "uken", "kommer")} == {
        "forfalt": ["Referat fra arbeidsutvalget", "Svare ut spørsmål om fellesstand"],
        "uken": [
            "Innkalling til marsmøtet",
            "Saksliste til styret",
            "Formøte med juryen",
            "Sende utkast til høringssvar til kommunene",
        ],
        "kommer": ["Frokostmøte om felles stand", "Personalsak", "Åpent møte om havnebyen"],
    }


def test_the_desk_opens_with_a_sentence_about_the_day(alice: Browser) -> None:
    assert (
        "Mandag 20. mars Uke 12. To frister er forfalt, og to faller denne uken. "
        "Én hendelse står i kalenderen. Ett referat venter på gjennomgang."
    ) in text(alice.get("/").text)


def test_done_from_the_desk_comes_back_with_a_way_to_undo(site: Site, alice: Browser) -> None:
    title = "Referat fra arbeidsutvalget"
    went = site.move(alice, title, "ferdig", til="/").headers["location"]
    page = alice.get(went).text
    assert section(page, "forfalt") == ["Svare ut spørsmål om fellesstand"]
    assert f"{title} er merket ferdig. Angre" in text(page)
    assert site.move(alice, title, "angre", til="/").status_code == 303
    assert site.item(title).state is State.NEEDS_ACTION


def test_a_member_has_the_same_desk_without_the_secretariats_work(bob: Browser) -> None:
    page = bob.get("/").text
    assert section(page, "kommer") == ["Frokostmøte om felles stand", "Åpent møte om havnebyen"]
    assert "Venter på gjennomgang" not in page
    assert "/ferdig" not in page


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("?frist=forfalt", ["Referat fra arbeidsutvalget", "Svare ut spørsmål om fellesstand"]),
        ("?tilstand=ferdige", ["Innkalling til marsmøtet"]),
        ("?tilstand=avlyste", ["Frokostmøte om felles stand"]),
        ("?slag=hendelse&frist=maned", ["Formøte med juryen", "Åpent møte om havnebyen"]),
        ("?sok=HAVN", ["Åpent møte om havnebyen", "Havnekonferansen"]),
        ("?sok=%25", []),
        ("?ansvarlig=ukjent&frist=forfalt&sok=referat", ["Referat fra arbeidsutvalget"]),
    ],
)
def test_the_list_is_narrowed_by_its_address(
    alice: Browser, address: str, found: list[str]
) -> None:
    assert titles(alice.get(f"/saker{address}").text) == found


def test_the_chosen_are_marked_done_together_or_not_at_all(site: Site, alice: Browser) -> None:
    first, second = site.item("Saksliste til styret"), site.item("Ny mal for innspill")
    stale = [f"{first.id}:{first.version}", f"{second.id}:99"]
    assert alice.post("/saker/ferdige", data={"valgt": stale}).status_code == 409
    assert site.item(first.title).state is State.NEEDS_ACTION
    fresh = [f"{first.id}:{first.version}", f"{second.id}:{second.version}"]
    answer = alice.post("/saker/ferdige", data={"valgt": fresh, "til": "/saker?sok=a"})
    went = answer.headers["location"]
    assert went == f"/saker?sok=a&nylig={first.id}.{second.id}"
    assert {site.item(i.title).state for i in (first, second)} == {State.COMPLETED}
    assert "To saker er merket ferdige. Angre alle" in text(alice.get(went).text)


def chosen(page: str) -> list[str]:
    """What a receipt's button would take back."""
    return re.findall(r'<input type="hidden" name="valgt" value="([^"]*)">', page)


def test_what_was_done_together_is_taken_back_together_or_not_at_all(
    site: Site, alice: Browser
) -> None:
    before = [site.item(title) for title in ("Saksliste til styret", "Ny mal for innspill")]
    fresh = [f"{item.id}:{item.version}" for item in before]
    went = alice.post("/saker/ferdige", data={"valgt": fresh}).headers["location"]
    done = chosen(alice.get(went).text)
    assert done == [f"{item.id}:{item.version + 1}" for item in before]
    stale = [done[0], f"{before[1].id}:{before[1].version}"]
    assert alice.post("/saker/angre", data={"valgt": stale}).status_code == 409
    assert {site.item(item.title).state for item in before} == {State.COMPLETED}
    went = alice.post("/saker/angre", data={"valgt": done, "til": "/saker"}).headers["location"]
    assert "To saker er tilbake slik de var." in text(alice.get(went).text)
    assert [site.item(item.title).state for item in before] == [item.state for item in before]
    assert chosen(alice.get(went).text) == []


def test_an_address_that_tells_of_moves_tells_only_what_its_reader_may_see(
    site: Site, alice: Browser, bob: Browser
) -> None:
    seen, hidden = site.item("Saksliste til styret"), site.item("Personalsak")
    fresh = [f"{item.id}:{item.version}" for item in (seen, hidden)]
    went = alice.post("/saker/ferdige", data={"valgt": fresh}).headers["location"]
    page = bob.get(went).text
    assert "Saksliste til styret er merket ferdig." in text(page)
    assert "Personalsak" not in page
    assert "Angre" not in page


def test_what_took_place_is_no_longer_open(site: Site, alice: Browser) -> None:
    site.later(timedelta(days=4))  # Friday: the meeting was on Thursday, the task is late
    found = titles(alice.get("/saker").text)
    assert "Formøte med juryen" not in found
    assert {"Saksliste til styret", "Havnekonferansen", "Ny mal for innspill"} <= set(found)
    assert "Formøte med juryen" in titles(alice.get("/saker?frist=uke").text)
    assert "Formøte med juryen" in titles(alice.get("/saker?tilstand=alle").text)


def test_a_long_list_comes_in_pages(site: Site, alice: Browser) -> None:
    with site.frist.write() as connection:
        for number in range(60):
            track.add(
                connection, Kind.TASK, f"Oppgave {number:02}", id=short_id(bytes([number] * 8)),
                actor_id=None, now=NOW, window=day(date(2024, 1, 1)),
            )  # fmt: skip
    first, second = (alice.get(f"/saker?sok=Oppgave&side={side}").text for side in (1, 2))
    assert titles(first) + titles(second) == [f"Oppgave {number:02}" for number in range(60)]
    assert "60 saker. Side 2 av 2." in text(second)


def test_an_items_history_is_told_in_sentences_newest_first(site: Site, alice: Browser) -> None:
    title = "Saksliste til styret"
    site.move(alice, title, "start")
    site.move(alice, title, "flytt", nar="28. mars", klokken="10.00", hvorfor="Styret flyttet.")
    site.move(alice, title, "endre", tittel="Saksliste", ansvarlig="Bob", sted="Rådhuset")
    site.move(alice, "Saksliste", "angre")
    page = alice.get(f"/saker/{site.item(title).id}").text
    lines = re.findall(r"</time><span>(.*?)</span>", page, re.DOTALL)
    assert [text(line).split(" «Styret")[0] for line in lines if "time" not in line] == [
        "Alice Aasen angret endringen.",
        "Alice Aasen endret tittelen fra «Saksliste til styret» til «Saksliste», "
        "gjorde Bob ansvarlig og la til sted «Rådhuset».",
        "Alice Aasen flyttet fra 21. mars til 28. mars kl. 10.00.",
        "Alice Aasen begynte på den.",
        "Alice Aasen la inn saken.",
    ]


@pytest.mark.parametrize(
    ("move", "fields", "status", "sentence"),
    [
        ("flytt", {"nar": "når Ola orker"}, 400, "Vi forstod ikke «når Ola orker»"),
        ("flytt", {"nar": ""}, 400, "Skriv når den flyttes til"),
        ("flytt", {"nar": "28. mars", "klokken": "25.00"}, 400, "Vi forstod ikke klokkeslettet"),
        ("flytt", {"nar": "21. mars"}, 400, "står alt på den datoen"),
        ("endre", {"tittel": "  "}, 400, "En sak må ha en tittel."),
        ("gjenapne", {}, 409, "kan ikke gjenåpnes"),
        ("danse", {}, 404, "Denne handlingen finnes ikke."),
        ("ferdig", {"version": "77"}, 409, "er endret av en annen"),
        ("ferdig", {"version": "sju"}, 400, "Skjemaet mangler noe"),
        ("ferdig", {"version": "7" * 5000}, 400, "Skjemaet mangler noe"),
        ("ferdig", {f"felt{n}": "x" for n in range(50)}, 400, "Skjemaet mangler noe"),
        ("endre", {"tittel": "x", "synlig": "alle"}, 400, "Skjemaet mangler noe"),
        ("endre", {"tittel": "x", "spillebok": "y"}, 404, "Ingen spillebok heter «y»"),
    ],
)
def test_a_move_that_can_not_be_made_is_one_sentence(
    site: Site, alice: Browser, move: str, fields: dict[str, str], status: int, sentence: str
) -> None:
    before = site.item("Saksliste til styret")
    answer = site.move(alice, before.title, move, **fields)
    assert answer.status_code == status
    assert sentence in text(answer.text)
    assert site.item(before.title) == before


@pytest.mark.parametrize("path", ["/saker/finnesikke", "/saker/finnesikke/hvorfor"])
def test_a_page_says_nothing_of_the_command_line(alice: Browser, path: str) -> None:
    page = text(alice.get(path).text)
    assert "Denne saken finnes ikke, eller den er ikke synlig for deg." in page
    again = text(alice.post("/administrasjon/utboks/7/send").text)
    assert "Utboksen har intet brev 7. Til i dag" in again
    assert "tilbakeknappen" not in page + again  # nothing was typed there


def test_an_item_entered_by_hand_is_dated_as_it_was_typed(site: Site, alice: Browser) -> None:
    data = {"slag": "event", "tittel": "Sommerfest", "nar": "uke 25", "sted": "Brygga"}
    answer = alice.post("/saker/ny", data=data)
    item = site.item("Sommerfest")
    assert answer.headers["location"] == f"/saker/{item.id}?nylig={item.id}"
    assert (item.state, item.window.timex, item.location) == (
        State.TENTATIVE, "2023-W25", "Brygga",
    )  # fmt: skip


def test_an_item_can_be_taken_home_as_a_calendar_file(site: Site, anybody: Browser) -> None:
    id = site.item("Åpent møte om havnebyen").id
    answer = anybody.get(f"/saker/{id}.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="{id}.ics"'
    assert b"SUMMARY:\xc3\x85pent m\xc3\xb8te om havnebyen" in answer.content


def test_an_item_without_a_day_says_why_it_is_in_no_calendar(site: Site, alice: Browser) -> None:
    id = site.item("Ny mal for innspill").id
    assert "I kalendere Nei. Saken har ingen dato." in text(alice.get(f"/saker/{id}").text)
    assert alice.get(f"/saker/{id}.ics").status_code == 400


def test_what_makes_moves_smooth_is_loaded_only_where_there_are_moves(
    site: Site, alice: Browser, anybody: Browser
) -> None:
    task = f"/saker/{site.item('Saksliste til styret').id}"
    for path in ("/", "/saker", task, "/mine", "/gjennomgang/1", "/innmeldt"):
        page = alice.get(path).text
        assert ("hx-boost" in page) == ("/static/htmx-" in page) == (path != "/innmeldt"), path
    public = f"/saker/{site.item('Åpent møte om havnebyen').id}"
    for path in ("/kalender", "/kalender?visning=plan", "/sok", "/abonner", "/logg-inn", public):
        page = anybody.get(path).text
        assert "htmx" not in page, path
        assert "/static/frist.js" in page


def test_dates_stay_together_on_one_line(alice: Browser) -> None:
    assert "Mandag 20.\xa0mars" in alice.get("/").text


def test_the_json_is_the_command_lines_and_as_narrow_as_the_page(
    site: Site, alice: Browser, anybody: Browser
) -> None:
    told = alice.get("/api/items?sok=saksliste").json()
    item = site.item("Saksliste til styret")
    assert told["total"] == 1
    assert told["items"][0] | {"id": item.id, "due": "2023-03-21"} == told["items"][0]
    public = anybody.get("/api/items?tilstand=alle").json()
    assert [item["title"] for item in public["items"]] == ["Åpent møte om havnebyen"]
    assert {"owner", "quotes", "words"} & public["items"][0].keys() == set()
    assert anybody.get("/api/items?side=0").json() == {
        "error": "Skjemaet mangler noe, eller noe i det er ikke til å forstå. "
        "Gå tilbake og se over feltene."
    }
