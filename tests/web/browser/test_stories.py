"""What the secretariat and the members do in a day, in a real browser."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from tests.conftest import NOW
from tests.web import village
from tests.web.browser.conftest import Village
from tests.web.browser.walk import (
    JAVASCRIPT_NARROW,
    JAVASCRIPT_WIDE,
    PLAIN_NARROW,
    PLAIN_WIDE,
    Way,
    fits,
    fold,
    in_ways,
    press,
)
from tests.web.furnished import hand_in
from workflow.domain.item import State
from workflow.domain.people import Role
from workflow.domain.preferences import Preferences
from workflow.services import chain, links, register, track
from workflow.store import mailing, outbox, queries, responses, tables
from workflow.store.parcel import State as Parcel


@in_ways(JAVASCRIPT_NARROW, PLAIN_WIDE)
def test_minutes_are_reviewed_and_then_approved_by_press(site: Village, way: Way) -> None:
    page = site.open("alice", way)
    page.goto("/gjennomgang")
    page.get_by_role("link", name="Fortsett").click()
    card = page.locator(".card.now")
    assert "Forslag 2 av 14" in card.inner_text()
    press(page, "Godta", "er godtatt")
    fold(page, "Endre før du godtar")
    page.get_by_label("Tittel").first.fill("Sende det felles svaret")
    page.get_by_role("button", name="Lagre og godta").click()
    page.wait_for_selector(".receipt:has-text('Sende det felles svaret')")
    press(page, "Avvis", "er avvist")
    press(page, "Angre:", "er tilbake", within=".receipt")
    fold(page, "Slå sammen med en annen sak")
    page.get_by_role("button", name="Slå sammen").click()
    page.wait_for_selector(".receipt:has-text('slått sammen')")
    fold(page, "sikre på én gang")
    page.get_by_role("button", name="Godta de valgte").click()
    page.wait_for_function("() => !document.querySelector('#sikre')")
    fold(page, "Foreslå noe Frist ikke fant")
    page.get_by_label("Ordene i referatet").fill("Regionen leverer et felles svar.")
    page.get_by_role("button", name="Lag forslag", exact=True).click()
    page.wait_for_selector(".card.now h2:has-text('Regionen leverer')")
    fits(page, way)
    page.get_by_role("button", name="Merk som godkjent").click()
    page.wait_for_selector(".facts:has-text('Godkjent')")
    page.get_by_role("button", name="Tilbake til utkast").click()
    page.wait_for_selector(".facts:has-text('Utkast')")
    states = {
        "Kommentere høringssvaret": State.NEEDS_ACTION,
        "Sende det felles svaret": State.NEEDS_ACTION,
        "Styret behandler høringssvaret": State.MERGED,
        "Fjordmessen": State.TENTATIVE,
        "Regionen leverer et felles svar.": State.PROPOSED,
    }
    with site.frist.read() as connection:
        everything = queries.items(connection, states=[state.value for state in State])
    assert {i.title: i.state for i in everything if i.title in states} == states


@in_ways(JAVASCRIPT_WIDE, PLAIN_NARROW)
def test_the_desk_is_narrowed_and_several_are_done_at_once(site: Village, way: Way) -> None:
    page = site.open("alice", way)
    page.goto("/")
    late = page.locator("section[aria-labelledby=forfalt]")
    late.locator("summary").click()
    late.get_by_label("Ansvarlig").select_option("Meg")
    late.get_by_role("button", name="Vis", exact=True).click()
    page.wait_for_url("**/?*forfalt-ansvarlig=meg*")
    late.get_by_role("link", name="Velg flere").click()
    for box in late.get_by_role("checkbox").all():
        box.check()
    fits(page, way)
    late.get_by_role("button", name="Merk de valgte ferdige").click()
    page.wait_for_selector("text=Ingenting passer til dette.")
    for title in ("Referat fra arbeidsutvalget", "Svare ut spørsmål om fellesstand"):
        assert site.item(title).state is State.COMPLETED
    page.get_by_role("link", name="Saker", exact=True).click()
    page.get_by_label("Søk").fill("havn")
    page.get_by_role("button", name="Vis", exact=True).click()
    page.wait_for_url("**/saker?*sok=havn*")
    assert page.locator(".list h3").count() == 2


@in_ways(JAVASCRIPT_NARROW, PLAIN_WIDE)
def test_a_hearing_is_moved_answered_nudged_and_taken_along(site: Village, way: Way) -> None:
    with site.frist.write() as connection:
        for name in ("Askvik", "Dalen"):
            register.add_member(connection, name)
        bob = site.people["bob"]
        register.change_person(
            connection, bob.id, register.Told(bob.name, bob.email, member="Askvik")
        )
        track.add(
            connection, village.T, "Høring om havna", id="hearing001", actor_id=None, now=NOW,
            window=village.window("før 5. mai"),
        )  # fmt: skip
        chain.apply(connection, "consultation", "hearing001", actor_id=None, now=NOW)
    page = site.open("alice", way)
    page.goto("/saker/hearing001")
    fold(page, "Flytt til en annen dato")
    page.get_by_label("Ny dato").fill("19. mai")
    page.get_by_role("button", name="Se hva som flyttes med").click()
    page.get_by_role("button", name="Flytt").first.click()
    page.wait_for_selector(".receipt")
    fold(page, "Før et svar")
    page.get_by_label("Medlem", exact=True).select_option("Dalen")
    page.get_by_role("button", name="Før svaret").click()
    page.wait_for_selector("text=1 av 2")
    fits(page, way)
    page.get_by_role("button", name="Purr dem som mangler").click()
    page.wait_for_selector("text=1 medlem purres")
    for name in ("Hent som Excel", "Hent som CSV"):
        with page.expect_download() as taken:
            page.get_by_role("link", name=name).click()
        assert taken.value.path().stat().st_size > 50
    page.get_by_role("link", name="Hvor vises saken, og hvorfor ikke?").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Hvor vises saken?"
    page.go_back()
    press(page, "Angre", "er tilbake", within="section[aria-labelledby=hist]")
    with site.frist.read() as connection:
        assert responses.standing(connection, "hearing001") == {}


@in_ways(JAVASCRIPT_WIDE, PLAIN_NARROW)
def test_people_calendars_and_the_log_are_kept_in_order(site: Village, way: Way) -> None:
    page = site.open("alice", way)
    page.goto("/administrasjon/personer")
    page.get_by_label("Navn", exact=True).fill("Dina Eng")
    page.get_by_label("E-post").fill("dina@frist.example")
    page.get_by_label("Rolle").select_option("Gruppeleder")
    page.get_by_label("Arbeidsgruppen for næring").check()
    page.get_by_role("button", name="Legg til").click()
    page.wait_for_selector("text=Personen er lagt til.")
    page.get_by_label("Første dag borte").fill("2023-04-03")
    page.get_by_label("Siste dag borte").fill("2023-04-07")
    page.get_by_role("button", name="Før fravær").click()
    page.wait_for_selector("text=Fraværet er lagret.")
    fits(page, way)
    with site.frist.read() as connection:
        assert queries.person(connection, "dina@frist.example").role is Role.LEAD
    page.get_by_role("link", name="Abonner", exact=True).click()
    page.get_by_label("Navn").fill("Outlook")
    page.get_by_role("button", name="Lag adressen").click()
    first = page.get_by_label("Adresse", exact=True).input_value()
    page.goto("/abonner/1")
    fold(page, "Gi den en ny adresse")
    page.locator("form[action$=ny-adresse] button").click()
    second = page.get_by_label("Adresse", exact=True).input_value()
    assert [page.request.get(each).status for each in (first, second)] == [200, 200]
    assert first != second
    for place, name in (("logg", "Logg"), ("utboks", "Utboks")):
        page.goto(f"/administrasjon/{place}")
        assert page.get_by_role("heading", level=1).inner_text() == name
        fits(page, way)
    page.goto("/gjennomgang")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Arbeidsgruppen for næring").last.click()
    assert taken.value.path().read_bytes()[:2] == b"PK"


@in_ways(JAVASCRIPT_NARROW, PLAIN_WIDE)
def test_a_member_signs_in_does_what_is_theirs_and_answers_by_link(site: Village, way: Way) -> None:
    bob, secret = site.people["bob"], site.frist.secret
    with site.frist.write() as connection:
        home = register.add_member(connection, "Askvik")
        told = register.Told(bob.name, bob.email, member=home.name)
        register.change_person(connection, bob.id, told)
        task, hearing = (
            track.add(
                connection, village.T, title, id=id, actor_id=None, now=NOW, owner=bob.name,
                owner_id=bob.id, window=village.window("før 5. mai"), playbook=playbook,
            )
            for title, id, playbook in (
                ("Bestille lokale", "bob0000001", "task"),
                ("Høring om havna", "hearing001", "consultation"),
            )
        )  # fmt: skip
    page = site.open(None, way)
    page.goto("/inn/bob-key")
    page.get_by_role("button", name="Logg inn").click()
    page.get_by_role("navigation").get_by_role("link", name="Mine saker").click()
    press(page, "Merk ferdig: Bestille lokale", "er merket ferdig")
    assert site.item("Bestille lokale").state is State.COMPLETED
    press(page, "Angre: Bestille lokale", "er tilbake")
    assert site.item("Bestille lokale").state is State.NEEDS_ACTION
    fits(page, way)
    page.get_by_role("link", name="Mine innstillinger").first.click()
    page.get_by_label("Påminnelser").uncheck()
    page.get_by_label("Ukebrevet kommer").select_option("onsdag")
    page.locator("#sprak").select_option("nn")
    page.get_by_role("button", name="Lagre").click()
    page.wait_for_selector("text=Lagra.")
    fits(page, way)
    with site.frist.read() as connection:
        assert mailing.of(connection, bob.id) == Preferences(reminders=False, weekday=3)
    out = site.open(None, way)
    out.goto(f"/l/{links.make(secret, bob.id, site.item('Bestille lokale'), NOW)}")
    out.get_by_role("button", name="Ja, det er ferdig").click()
    out.get_by_role("button", name="Angre").click()
    out.wait_for_url("**/angre")
    assert site.item("Bestille lokale").state is State.NEEDS_ACTION
    out.goto(f"/l/{links.make(secret, bob.id, hearing, NOW, links.ANSWER)}")
    out.get_by_role("button").first.click()
    out.wait_for_url("**takk=ja*")
    with site.frist.read() as connection:
        assert list(responses.standing(connection, hearing.id)) == [home.id]
    assert task.owner_id == bob.id


@in_ways(JAVASCRIPT_NARROW, PLAIN_WIDE)
def test_the_register_is_filled_and_letters_are_sent_again(
    site: Village, tmp_path: Path, way: Way
) -> None:
    hand_in(site.frist, "token", "Kurs", "9. juni")
    given_up = {"state": "failed", "error": "550 No such user"}
    with site.frist.write() as connection:
        connection.execute(sa.update(tables.outbox).values(given_up))
    page = site.open("alice", way)
    page.goto("/")
    page.get_by_role("link", name="Administrasjon").click()
    page.get_by_role("link", name="Grupper").click()
    page.get_by_label("Navn").last.fill("Juryen")
    page.get_by_role("button", name="Legg til").click()
    fold(page, "Endre Juryen")
    page.locator("li", has_text="Juryen").get_by_label("Navn").fill("Prisjuryen")
    page.locator("li", has_text="Juryen").get_by_role("button", name="Lagre").click()
    page.wait_for_selector("b:has-text('Prisjuryen')")
    page.goto("/administrasjon/medlemmer")
    page.get_by_role("link", name="Les inn en liste").click()
    if way.script:
        fold(page, "Eller lim inn linjene")
        page.get_by_label("Linjer").fill("navn;nummer\nAskvik;9901\nDalen;9902\n")
    else:
        (tmp_path / "medlemmer.csv").write_text("navn;nummer\nAskvik;9901\nDalen;9902\n", "utf-8")
        page.get_by_label("Fil").set_input_files(tmp_path / "medlemmer.csv")
    page.get_by_role("button", name="Se hva som kommer inn").click()
    page.get_by_role("button", name="Ja, les inn").click()
    page.wait_for_selector(".receipt:has-text('2 er lagt til.')")
    page.goto("/administrasjon/utboks?vis=gitt-opp")
    assert "550 No such user" in page.inner_text("main")
    page.get_by_role("button", name="Send igjen").click()
    page.wait_for_selector(".receipt:has-text('venter igjen')")
    page.goto("/administrasjon/logg")
    page.get_by_label("Hva").select_option("godtatt")
    page.get_by_label("Hvem").select_option("Alice Aasen")
    page.get_by_role("button", name="Vis").click()
    assert page.locator(".lines > li").count() == 3
    fits(page, way)
    page.goto("/administrasjon/innstillinger")
    page.get_by_role("button", name="Lagre").click()
    page.wait_for_selector(".receipt:has-text('Innstillingene er lagret.')")
    with site.frist.read() as connection:
        groups = [group.name for group in queries.groups(connection)]
        members = [member.name for member in queries.members(connection)]
        (letter,) = outbox.entries(connection)
    assert (groups, members) == (["Arbeidsgruppen for næring", "Prisjuryen"], ["Askvik", "Dalen"])
    assert letter.state is Parcel.WAITING
