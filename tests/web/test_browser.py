"""The pages in a real browser: keyboard, touch, no JavaScript, and what axe-core finds."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import uvicorn

from tests.conftest import NOW
from tests.web import village
from tests.web.conftest import KEYS
from workflow import samples
from workflow.bootstrap import Frist, Settings
from workflow.domain.chains import step_id
from workflow.domain.feeds import Filter
from workflow.domain.item import Item, State
from workflow.domain.people import Person
from workflow.domain.proposal import Kind
from workflow.services import chain, event_form, ingest, links, publish, submit, track
from workflow.store import queries, tables, updates
from workflow.web.app import create_app

playwright = pytest.importorskip("playwright.sync_api")

CHROMIUM = shutil.which("chromium")
AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text("utf-8")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@dataclass
class Village:
    """A site that a browser reaches, and what the browser complained of."""

    frist: Frist
    address: str
    people: dict[str, Person]
    complaints: list[str] = field(default_factory=list)

    def item(self, title: str) -> Item:
        """The item with this title, as it lies in the database."""
        with self.frist.read() as connection:
            everything = queries.items(connection, states=[state.value for state in State])
        return next(item for item in everything if item.title == title)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def site(filled: Path, tmp_path: Path) -> Iterator[Village]:
    path = tmp_path / "frist.sqlite3"
    shutil.copy(filled, path)
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    frist = Frist(Settings(f"sqlite:///{path}", address))
    app = create_app(frist, lambda: NOW)
    config = uvicorn.Config(app, access_log=False, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    with frist.read() as connection:
        people = {person.email.split("@")[0]: person for person in queries.people(connection)}
    village = Village(frist, address, people)
    yield village
    server.should_exit = True
    thread.join()
    listener.close()
    app.watch.close()
    frist.engine.dispose()
    assert village.complaints == []


def open_page(chromium: Any, site: Village, name: str | None = "alice", **options: Any) -> Any:
    """A fresh browser window; what it logs as an error is a complaint, CSP reports too."""
    context = chromium.new_context(base_url=site.address, locale="nb-NO", **options)
    if name:
        context.add_cookies([{"name": "frist", "value": KEYS[name], "url": site.address}])
    page = context.new_page()
    page.on("pageerror", lambda error: site.complaints.append(str(error)))
    page.on("console", lambda said: said.type == "error" and site.complaints.append(said.text))
    return page


@pytest.fixture
def pages(site: Village) -> dict[str, tuple[str | None, str]]:
    """Every page: who opens it, and where."""
    with site.frist.write() as connection:
        names = [{"name": name} for name in ("Askvik", "Dalen", "Lundby")]
        connection.execute(sa.insert(tables.members), names)
        matter = track.add(
            connection, Kind.TASK, "Høring om havna", id="hearing001", actor_id=None, now=NOW,
            window=village.window("før 5. mai"),
        )  # fmt: skip
        chain.apply(connection, "consultation", matter.id, actor_id=None, now=NOW)
        for name, public in (("Outlook på jobben", False), ("Åpne møter", True)):
            publish.add_feed(
                connection, name, Filter(public=public), token=name, now=NOW,
                owner=site.people["alice"],
            )  # fmt: skip
        late, new = site.item("Referat fra arbeidsutvalget"), site.item("Lage utkast til program")
        updates.propose(
            connection, 1, late.id, updates.Kind.SAME, "Titlene sier nesten det samme.",
            "Bob lager et utkast til program innen 28. mars.", new.id,
        )  # fmt: skip
        board = step_id(matter.id, "approve")
        by = {"actor_id": None, "now": NOW}
        track.reschedule(connection, board, village.window("20. april"), **by)
        track.reschedule(connection, matter.id, village.window("før 8. mai"), **by)
    hand_in(site, "confirmed", "Havnekonferansen", "8. juni")
    hand_in(site, "unconfirmed", "Lunsj om gods", "til høsten")
    with site.frist.write() as connection:
        seeds = (bytes([n]) * 8 for n in range(1, 9))
        submit.confirm(connection, "confirmed", seeds=seeds, now=NOW)
    task = site.item("Saksliste til styret")
    done = site.item("Innkalling til marsmøtet")
    secret, alice = site.frist.secret, site.people["alice"]
    asked = site.item("Neste møte i gruppen").id
    return {
        "desk": ("alice", "/"),
        "member's desk": ("bob", "/"),
        "narrowed desk": ("alice", "/?uken-slag=frist&forfalt-ansvarlig=2&velg=uken"),
        "my tasks": ("alice", "/mine"),
        "no tasks of mine": ("bob", "/mine"),
        "my preferences": ("bob", "/mine/innstillinger"),
        "minutes": ("alice", "/gjennomgang"),
        "review": ("alice", "/gjennomgang/1"),
        "review, asked": ("alice", f"/gjennomgang/1?kort={asked}"),
        "items": ("alice", "/saker"),
        "no items": ("alice", "/saker?sok=ingenting"),
        "item": ("alice", f"/saker/{site.item('Havnekonferansen').id}?gjor=endre"),
        "done item": ("alice", f"/saker/{done.id}?nylig={done.id}"),
        "cancelled item": ("alice", f"/saker/{site.item('Frokostmøte om felles stand').id}"),
        "public item": (None, f"/saker/{site.item('Åpent møte om havnebyen').id}"),
        "hearing": ("alice", "/saker/hearing001?purret=2&uten=1"),
        "asked step": ("alice", f"/saker/{board}"),
        "preview": ("alice", "/saker/hearing001/flytt?nar=19.+mai"),
        "why": ("alice", "/saker/hearing001/hvorfor"),
        "updates": ("alice", "/oppdateringer"),
        "new item": ("alice", "/saker/ny"),
        "calendar": ("alice", "/kalender"),
        "public calendar": (None, "/kalender"),
        "month": ("alice", "/kalender?visning=maned&maned=2023-04"),
        "year's plan": ("alice", "/kalender?visning=plan&slag=hendelse"),
        "public plan": (None, "/kalender?visning=plan"),
        "search": ("bob", "/sok?sok=møter"),
        "search in vain": (None, "/sok?sok=ingenting"),
        "hand in": (None, "/meld-inn"),
        "handed in": (None, "/meld-inn/sendt"),
        "confirm what was handed in": (None, "/meld-inn/unconfirmed"),
        "what was handed in": (None, "/meld-inn/confirmed"),
        "moderation": ("alice", "/innmeldt"),
        "subscribe": ("alice", "/abonner"),
        "open calendars": (None, "/abonner"),
        "a calendar": ("alice", "/abonner/1"),
        "an open calendar": ("alice", "/abonner/2"),
        "upload": ("alice", "/referater/ny"),
        "sign in": (None, "/logg-inn"),
        "sessions": ("alice", "/innlogginger"),
        "administration": ("alice", "/administrasjon"),
        "people": ("alice", "/administrasjon/personer"),
        "person": ("alice", "/administrasjon/personer/2"),
        "members": ("alice", "/administrasjon/medlemmer"),
        "groups": ("alice", "/administrasjon/grupper"),
        "import": ("alice", "/administrasjon/import"),
        "audit": ("alice", "/administrasjon/logg"),
        "outbox": ("alice", "/administrasjon/utboks"),
        "settings": ("alice", "/administrasjon/innstillinger"),
        "link": (None, "/inn/alice-key"),
        "mark done": (None, f"/l/{links.make(secret, alice.id, task, NOW)}"),
        "mail": (None, f"/a/{links.make_preferences(secret, alice.id)}"),
        "accessibility": (None, "/tilgjengelighet"),
        "dates": (None, "/slik-leses-datoer"),
        "refused": ("alice", "/finnes-ikke"),
    }


def hand_in(site: Village, token: str, title: str, when: str) -> None:
    """An event that somebody outside has handed in and not confirmed."""
    house, typed = site.frist.house, {"title": title, "when": when, "link": "eksempel.no"}
    with site.frist.write() as connection:
        event = event_form.read(connection, typed, NOW)
        contact = "dora@utenfor.example"
        submit.submit(connection, house, [event], contact, token=token, now=NOW)


def axe(page: Any, only: list[str] | None = None) -> list[tuple[str, str]]:
    """What axe-core finds by WCAG 2.1 A and AA and its best practices: (rule, element)."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
    run = {"type": "rule", "values": only} if only else {"type": "tag", "values": tags}
    options = {"runOnly": run, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate("(options) => axe.run(document, options)", options)
    return [
        (violation["id"], node["html"][:120])
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


#: The windows that every page is to fit: 1280 px at 200 % is 640, at 400 % it is 320 (WCAG 1.4.10).
WIDTHS = (320, 360, 640, 960, 1280)


def weighed(page: Any) -> Callable[[str], int]:
    """What opening an address costs in octets over the wire with nothing kept from before."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    octets: list[int] = []
    session.on("Network.loadingFinished", lambda e: octets.append(int(e["encodedDataLength"])))

    def opened(path: str) -> int:
        session.send("Network.clearBrowserCache")
        octets.clear()
        page.goto(path)
        page.evaluate("document.fonts.ready")
        return sum(octets)

    return opened


def test_every_page_passes_axe_in_light_and_dark_fits_every_window_and_is_light_to_fetch(
    chromium: Any, site: Village, pages: dict[str, tuple[str | None, str]]
) -> None:
    found: dict[str, list[object]] = {}
    windows = {name: open_page(chromium, site, name) for name in ("alice", "bob", None)}
    opening = {name: weighed(page) for name, page in windows.items()}
    for title, (name, path) in pages.items():
        page = windows[name]
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.set_viewport_size(DESKTOP)
        octets = opening[name](path)
        wrong: list[object] = [octets] if not 0 < octets <= 100_000 else []
        page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        page.evaluate(AXE)
        wrong += axe(page)
        page.emulate_media(color_scheme="dark")
        wrong += axe(page, ["color-contrast"])
        page.set_viewport_size(PHONE)
        wrong += axe(page, ["color-contrast", "scrollable-region-focusable", "target-size"])
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
                wrong.append((width, wide))
        if wrong:
            found[title] = wrong
    site.complaints = [said for said in site.complaints if "404" not in said]
    assert found == {}


@pytest.mark.parametrize("language", [pytest.param("nn", marks=pytest.mark.soak), "en"])
def test_axe_finds_nothing_on_any_page_in_the_other_languages(
    chromium: Any, site: Village, pages: dict[str, tuple[str | None, str]], language: str
) -> None:
    found = {}
    windows = {name: open_page(chromium, site, name) for name in ("alice", "bob", None)}
    for window in windows.values():
        window.goto(f"/kalender?sprak={language}")
    for title, (name, path) in pages.items():
        page = windows[name]
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == language
        page.evaluate(AXE)
        if things := axe(page):
            found[title] = things
    site.complaints = [said for said in site.complaints if "404" not in said]
    assert found == {}


def test_minutes_that_are_dropped_are_sent_with_their_progress_shown(
    chromium: Any, site: Village
) -> None:
    page = open_page(chromium, site, viewport=DESKTOP)
    page.goto("/referater/ny")
    page.get_by_label("Gruppe").fill("Styret")
    drop = """(text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], "referat.txt", { type: "text/plain" }));
      const zone = document.querySelector("[data-drop]");
      zone.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
    }"""
    shown = """() => new Promise((seen) => {
      const bar = document.querySelector("progress");
      new MutationObserver(() => seen(!bar.hidden)).observe(bar, { attributes: true });
      document.querySelector("form[enctype] button").click();
    })"""
    page.evaluate(drop, "Kaker og kaffe.")
    assert page.evaluate(shown)
    refused = page.get_by_role("alert")
    refused.wait_for()
    assert "Vi fant ingen møtedato i «referat.txt»" in refused.inner_text()
    assert page.get_by_label("Gruppe").input_value() == "Styret", "what was typed is still there"
    page.evaluate(drop, "Referat fra styremøte 14. mars 2023\n\nKari sender budsjettet 24. mars.\n")
    page.get_by_role("button", name="Les referatet").click()
    page.wait_for_url("**/gjennomgang/2")
    site.complaints = [said for said in site.complaints if "400" not in said]


def test_a_long_address_in_the_minutes_does_not_widen_a_phones_page(
    chromium: Any, site: Village
) -> None:
    with site.frist.write() as connection:
        imported = ingest.import_minutes(
            connection, samples.data(samples.DOCX), samples.DOCX, actor_id=None, now=NOW
        )
    page = open_page(chromium, site)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"/gjennomgang/{imported.document.id}")
    assert "https://" in page.inner_text(".sheet")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_minutes_are_reviewed_with_the_keyboard_alone(chromium: Any, site: Village) -> None:
    page = open_page(chromium, site, viewport=DESKTOP)
    page.goto("/gjennomgang/1")
    front = page.locator(".card.now h2")
    assert front.inner_text() == "Kommentere høringssvaret"
    page.keyboard.press("a")
    page.wait_for_selector(".receipt")
    assert site.item("Kommentere høringssvaret").state is State.NEEDS_ACTION
    second = front.inner_text()
    page.keyboard.press("r")
    page.wait_for_function(
        "(was) => document.querySelector('.card.now h2').innerText !== was", arg=second
    )
    assert site.item(second).state is State.REJECTED
    page.keyboard.press("u")
    page.wait_for_function(
        "(was) => document.querySelector('.card.now h2').innerText === was", arg=second
    )
    assert site.item(second).state is State.PROPOSED
    page.keyboard.press("j")
    page.wait_for_function(
        "(was) => document.querySelector('.card.now h2').innerText !== was", arg=second
    )
    page.keyboard.press("k")
    page.wait_for_function(
        "(was) => document.querySelector('.card.now h2').innerText === was", arg=second
    )
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "tittel"
    page.keyboard.press("End")
    page.keyboard.type(" a r j")  # letters in a field are letters
    page.keyboard.press("Enter")
    page.wait_for_selector(".receipt")
    assert site.item(f"{second} a r j").state is State.NEEDS_ACTION


def test_keys_can_be_turned_off(chromium: Any, site: Village) -> None:
    page = open_page(chromium, site, viewport=DESKTOP)
    page.goto("/gjennomgang/1")
    page.keyboard.press("?")
    page.get_by_label("Slå av tastene").check()
    page.get_by_role("button", name="Lukk").click()
    page.keyboard.press("a")
    page.keyboard.press("j")
    page.goto("/gjennomgang/1")
    page.keyboard.press("a")
    assert page.locator(".card.now h2").inner_text() == "Kommentere høringssvaret"
    assert site.item("Kommentere høringssvaret").state is State.PROPOSED


def test_words_marked_in_the_minutes_become_a_proposal(chromium: Any, site: Village) -> None:
    page = open_page(chromium, site, viewport=DESKTOP)
    page.goto("/gjennomgang/1")
    page.evaluate("""() => {
      const paragraphs = [...document.querySelectorAll(".sheet p")];
      const meant = paragraphs.find((p) => p.innerText.includes("uten merknader"));
      document.getSelection().selectAllChildren(meant);
    }""")
    page.get_by_role("button", name="Lag forslag av det du har merket").click()
    assert page.get_by_label("Ordene i referatet").input_value() == (
        "Referatet fra forrige møte ble godkjent uten merknader."
    )
    page.keyboard.type("Arkivere referatet")
    page.get_by_role("button", name="Lag forslag", exact=True).click()
    page.wait_for_function(
        "() => document.querySelector('.card.now h2').innerText === 'Arkivere referatet'"
    )
    assert site.item("Arkivere referatet").state is State.PROPOSED


def test_a_task_is_done_and_undone_by_touch_without_leaving_the_list(
    chromium: Any, site: Village
) -> None:
    page = open_page(chromium, site, viewport=PHONE, has_touch=True)
    page.goto("/")
    page.get_by_role("button", name="Merk ferdig: Referat fra arbeidsutvalget").tap()
    page.wait_for_selector(".receipt")
    assert site.item("Referat fra arbeidsutvalget").state is State.COMPLETED
    page.get_by_role("button", name="Angre: Referat fra arbeidsutvalget").tap()
    page.wait_for_function("() => document.querySelector('.receipt').innerText.includes('tilbake')")
    assert site.item("Referat fra arbeidsutvalget").state is State.NEEDS_ACTION


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no javascript"])
def test_the_whole_way_from_minutes_to_done(
    chromium: Any, site: Village, script: bool, tmp_path: Path
) -> None:
    page = open_page(chromium, site, None, viewport=DESKTOP, java_script_enabled=script)
    page.goto("/inn/alice-key")
    page.get_by_role("button", name="Logg inn").click()
    page.get_by_role("link", name="Legg inn referat").click()
    minutes = tmp_path / "referat.txt"
    minutes.write_text(
        "Referat fra styremøte 14. mars 2023\n\nSak 1/23 Budsjett\n"
        "Kari Nordmann sender budsjettet til kommunene innen 24. mars.\n",
        "utf-8",
    )
    page.get_by_label("Fil", exact=True).set_input_files(minutes)
    page.get_by_role("button", name="Les referatet").click()
    page.wait_for_url("**/gjennomgang/2")
    title = page.locator(".card.now h2").inner_text()
    page.get_by_role("button", name="Godta", exact=False).first.click()
    page.wait_for_selector(".receipt")
    page.get_by_role("link", name="Saker", exact=True).click()
    page.get_by_role("button", name=f"Merk ferdig: {title}").click()
    page.wait_for_selector(".receipt")
    assert site.item(title).state is State.COMPLETED
    page.get_by_role("link", name="Abonner", exact=True).click()
    page.get_by_label("Navn").fill("Outlook på jobben")
    page.get_by_role("button", name="Lag adressen").click()
    feed = page.get_by_label("Adresse", exact=True).input_value()
    answer = page.request.get(feed)
    assert (answer.status, answer.text()[:15]) == (200, "BEGIN:VCALENDAR")


def test_a_refusal_takes_the_pages_place_and_is_read_aloud(chromium: Any, site: Village) -> None:
    page = open_page(chromium, site, viewport=DESKTOP)
    page.goto("/")
    task = site.item("Saksliste til styret")
    with site.frist.write() as connection:
        track.start(connection, task.id, actor_id=None, now=NOW)
    page.get_by_role("button", name=f"Merk ferdig: {task.title}").click()
    page.wait_for_selector("[role=alert]")
    assert "er endret av en annen" in page.locator("[role=alert]").inner_text()
    site.complaints = [said for said in site.complaints if "409" not in said]


def tab_to(page: Any, there: str, keys: str = "Tab") -> None:
    """Press the key until what has focus is this, by a condition on `e` in JavaScript."""
    for _ in range(60):
        page.keyboard.press(keys)
        if page.evaluate(f"() => {{ const e = document.activeElement; return {there}; }}"):
            return
    raise AssertionError(f"no number of {keys} leads to {there}")


def test_tasks_are_done_and_undone_with_the_keyboard_alone(chromium: Any, site: Village) -> None:
    page = open_page(chromium, site, viewport=DESKTOP)
    page.goto("/")
    tab_to(page, "e.ariaLabel === 'Merk ferdig: Referat fra arbeidsutvalget'")
    page.keyboard.press("Enter")
    page.wait_for_selector(".receipt:has-text('er merket ferdig')")
    page.wait_for_function("() => document.activeElement !== document.body")
    line = page.evaluate("document.activeElement.closest('.row').innerText")
    assert "Svare ut spørsmål om fellesstand" in line, "focus goes on to the next"
    tab_to(page, "e.ariaLabel === 'Angre: Referat fra arbeidsutvalget'", "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".receipt:has-text('er tilbake')")
    page.wait_for_function("() => document.activeElement.id === 'innhold'")
    assert site.item("Referat fra arbeidsutvalget").state is State.NEEDS_ACTION


def test_focus_is_seen_wherever_the_tab_key_leads(chromium: Any, site: Village) -> None:
    page = open_page(chromium, site, viewport=DESKTOP)
    for path in ("/", "/gjennomgang/1", "/saker", "/abonner"):
        page.goto(path)
        unseen = []
        for _ in range(40):
            page.keyboard.press("Tab")
            seen = page.evaluate("""() => {
              const style = getComputedStyle(document.activeElement);
              return document.activeElement === document.body || parseFloat(style.outlineWidth) >= 2
                ? "" : document.activeElement.outerHTML.slice(0, 120);
            }""")
            if seen:
                unseen.append(seen)
        assert unseen == [], path
