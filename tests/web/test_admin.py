"""What the secretariat keeps in order: people, members, groups, letters, the log, settings."""

from __future__ import annotations

import re
from datetime import timedelta

import sqlalchemy as sa

from tests.web.conftest import Browser, Site
from tests.web.test_review import text
from workflow.domain.people import Member, Person, Role
from workflow.services import pause, settings
from workflow.store import absences, outbox, queries, tables
from workflow.store.parcel import State

PEOPLE = "/administrasjon/personer"


def person(site: Site, email: str) -> Person:
    """The person with this address, as stored."""
    with site.frist.read() as connection:
        return queries.person(connection, email)


def test_a_person_is_added_changed_and_named(site: Site, alice: Browser) -> None:
    said = {"navn": "Dina  Eng", "epost": " dina@frist.example ", "rolle": "lead", "sprak": "nn",
            "gruppe": "Arbeidsgruppen for næring", "alias": "DE; Dina"}  # fmt: skip
    went = alice.post(PEOPLE, data=said).headers["location"]
    added = person(site, "dina@frist.example")
    assert went == f"{PEOPLE}/{added.id}?nylig=ny"
    expected = Person(added.id, "Dina Eng", "dina@frist.example", Role.LEAD, "nn", (1,), None,
                      ("DE", "Dina"))  # fmt: skip
    assert added == expected
    alice.post(f"{PEOPLE}/{added.id}", data=said | {"navn": "Dina Enger", "rolle": "member"})
    assert person(site, "dina@frist.example").name == "Dina Enger"
    assert "Dina Enger" in alice.get(PEOPLE).text


def test_a_person_may_sit_in_several_groups(site: Site, alice: Browser) -> None:
    alice.post("/administrasjon/grupper", data={"navn": "Styret"})
    bob, both = site.people["bob"], ["Arbeidsgruppen for næring", "Styret"]
    said = {"navn": bob.name, "epost": bob.email, "rolle": "lead", "gruppe": both}
    alice.post(f"{PEOPLE}/{bob.id}", data=said)
    assert person(site, bob.email).group_ids == (1, 2)
    assert alice.get(f"{PEOPLE}/{bob.id}").text.count(" checked") == 2
    listed = alice.get(PEOPLE).text
    assert all(f"<span>{name}</span>" in listed for name in both)


def test_what_is_wrong_is_said_and_what_was_typed_is_still_there(
    site: Site, alice: Browser
) -> None:
    bob = site.people["bob"]
    for path in (PEOPLE, f"{PEOPLE}/{bob.id}"):
        answer = alice.post(path, data={"navn": "Ny Person", "epost": "alice@frist.example"})
        assert answer.status_code == 400
        assert "Det finnes allerede en person med adressen alice@frist.example." in answer.text
        assert 'value="Ny Person"' in answer.text
    lead = {"navn": "Bob", "epost": "bob@frist.example", "rolle": "lead"}
    assert "må ha en gruppe å lede" in alice.post(f"{PEOPLE}/{bob.id}", data=lead).text
    assert person(site, "bob@frist.example") == bob


def test_the_last_of_the_secretariat_can_neither_leave_nor_step_down(
    site: Site, alice: Browser
) -> None:
    at = f"{PEOPLE}/{site.people['alice'].id}"
    down = alice.post(at, data={"navn": "Alice", "epost": "alice@frist.example", "rolle": "member"})
    gone = alice.post(f"{at}/slutt")
    assert (down.status_code, gone.status_code) == (400, 400)
    assert "er den eneste i sekretariatet" in down.text
    assert person(site, "alice@frist.example") == site.people["alice"]


def test_who_has_left_is_out_at_once_and_may_come_back(site: Site, alice: Browser) -> None:
    bob, at = site.as_("bob"), f"{PEOPLE}/{site.people['bob'].id}"
    assert bob.get("/").status_code == 200
    alice.post(f"{at}/slutt")
    assert (bob.get("/").status_code, site.as_(None).get("/inn/bob-key").status_code) == (303, 404)
    with site.frist.read() as connection:
        assert "Bob Bakke" not in [each.name for each in queries.people(connection)]
    alice.post(f"{at}/tilbake")
    assert person(site, "bob@frist.example") == site.people["bob"]
    assert bob.get("/").status_code == 303  # the browsers stay signed out


def test_another_address_ends_what_the_old_one_let_in(site: Site, alice: Browser) -> None:
    bob, at = site.as_("bob"), f"{PEOPLE}/{site.people['bob'].id}"
    alice.post(at, data={"navn": "Bob Bakke", "epost": "bob@ny.example"})
    assert bob.get("/").status_code == 303


def test_the_secretariat_signs_a_person_out_everywhere(site: Site, alice: Browser) -> None:
    bob = site.as_("bob")
    alice.post(f"{PEOPLE}/{site.people['bob'].id}/logg-ut")
    assert (bob.get("/").status_code, alice.get("/").status_code) == (303, 200)


def test_absence_is_noted_with_a_substitute_and_taken_back(site: Site, alice: Browser) -> None:
    bob, charlie = site.people["bob"], site.people["charlie"]
    at = f"{PEOPLE}/{bob.id}/fravaer"
    days = {"fra": "2023-04-03", "til": "2023-04-14"}
    alice.post(at, data=days | {"stedfortreder": str(charlie.id)})
    assert "3.–14. april. Charlie Dahl får påminnelsene." in text(alice.get(PEOPLE).text)
    wrong = alice.post(at, data={"fra": "2023-04-14", "til": "2023-04-03"})
    assert (wrong.status_code, "slutter" in wrong.text) == (400, True)
    alice.post(f"{at}/2023-04-03/fjern")
    with site.frist.read() as connection:
        assert absences.current(connection, site.clock().date()) == []


def test_an_address_that_mail_servers_refuse_is_seen_on_the_person_and_in_the_list(
    site: Site, alice: Browser
) -> None:
    bob = site.people["bob"]
    assert "på pause" not in alice.get(PEOPLE).text
    with site.frist.write() as connection:
        pause.pause(connection, bob.id, "550 User unknown", site.clock())
    page = text(alice.get(f"{PEOPLE}/{bob.id}").text)
    assert "på pause: en e-posttjener avviste den i dag kl. 09.00." in page
    assert "550 User unknown" in page
    listed = re.search(r"<li><div><h3><a[^>]*>Bob Bakke</a>.*?</li>", alice.get(PEOPLE).text)
    assert listed
    assert "E-post på pause" in listed[0]
    went = alice.post(f"{PEOPLE}/{bob.id}/gjenoppta").headers["location"]
    page = text(alice.get(went).text)
    assert "Adressen prøves igjen fra neste brev." in page
    assert "på pause" not in page


ROSTER = (
    "navn;epost;rolle;gruppe\nEva Foss;eva@frist.example;leder;Ny gruppe\nBob;bob@frist.example;;\n"
)


def test_a_roster_is_looked_at_before_it_is_let_in(site: Site, alice: Browser) -> None:
    files = {"fil": ("folk.csv", ROSTER.encode(), "text/csv")}
    page = alice.post("/administrasjon/import", data={"slag": "personer"}, files=files).text
    assert ("Eva Foss" in page, "1 finnes fra før, og røres ikke." in page) == (True, True)
    with site.frist.read() as connection:
        assert [p.name for p in queries.people(connection)] == [
            "Alice Aasen", "Bob Bakke", "Charlie Dahl",
        ]  # fmt: skip
        assert [g.name for g in queries.groups(connection)] == ["Arbeidsgruppen for næring"]
    kept = re.search(r"<textarea[^>]*hidden[^>]*>(.*?)</textarea>", page, re.S)
    assert kept is not None
    said = {"slag": "personer", "tekst": kept[1], "navn": "folk.csv", "godta": "ja"}
    went = alice.post("/administrasjon/import", data=said).headers["location"]
    assert went == "/administrasjon/import?slag=personer&lagt=1"
    assert person(site, "eva@frist.example").role is Role.LEAD


def test_every_wrong_line_is_told_of_and_none_is_kept(site: Site, alice: Browser) -> None:
    text = "navn,epost,rolle\nGod,god@frist.example,\nX,x,\nY,y@frist.example,sjef\n"
    answer = alice.post("/administrasjon/import", data={"slag": "personer", "tekst": text})
    assert answer.status_code == 400
    told = re.findall(r"<p>(liste\.csv, linje .*?)</p>", answer.text)
    assert told == [
        "liste.csv, linje 3: «x» er ikke en e-postadresse. Skriv den som navn@kommune.no.",
        "liste.csv, linje 4: «sjef» er ingen rolle. Skriv sekretariat, leder eller medlem.",
    ]
    with site.frist.read() as connection:
        assert len(queries.people(connection)) == 3


def test_members_and_groups_are_added_and_renamed(site: Site, alice: Browser) -> None:
    alice.post("/administrasjon/medlemmer", data={"navn": "Askvik", "nummer": "1234"})
    alice.post("/administrasjon/medlemmer/1", data={"navn": "Askvik kommune", "nummer": ""})
    alice.post("/administrasjon/grupper", data={"navn": "Styret"})
    alice.post("/administrasjon/grupper/1", data={"navn": "Næringsgruppen"})
    again = alice.post("/administrasjon/grupper/1", data={"navn": "styret"})
    assert (again.status_code, "heter «Styret»" in again.text) == (400, True)
    with site.frist.read() as connection:
        assert queries.members(connection) == [Member(1, "Askvik kommune", None)]
        assert [g.name for g in queries.groups(connection)] == ["Næringsgruppen", "Styret"]


def titles(page: str) -> list[str]:
    """The items that a page of the log tells of."""
    return re.findall(r'<a class="quiet" href="[^"]+"><b>(.*?)</b>', page)


def test_the_log_tells_who_did_what_and_when_the_latest_first(site: Site, alice: Browser) -> None:
    site.move(alice, "Saksliste til styret", "ferdig", hvorfor="Sendt i går.")
    me = site.people["alice"].id
    page = alice.get(f"/administrasjon/logg?hvem={me}&hva=complete&fra=2023-03-20&til=2023-03-20")
    assert titles(page.text) == ["Saksliste til styret", "Innkalling til marsmøtet"]
    assert "Sendt i går." in page.text
    assert titles(alice.get("/administrasjon/logg?til=2020-01-01").text) == []
    assert titles(alice.get(f"/administrasjon/logg?hvem={site.people['bob'].id}").text) == []
    id = site.item("Saksliste til styret").id
    assert len(titles(alice.get(f"/administrasjon/logg?sak={id}").text)) == 2


def test_the_logs_pages_hold_every_entry_once(site: Site, alice: Browser, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from workflow.web.pages import audit

    with site.frist.read() as connection:
        whole = connection.execute(sa.select(sa.func.count()).select_from(tables.journal)).scalar()
    monkeypatch.setattr(audit, "LINES", 7)
    path, seen, pages = "/administrasjon/logg", 0, 0
    while path and pages < 50:
        pages += 1
        page = alice.get(path).text
        seen += len(titles(page))
        older = re.search(r'class="btn q" href="(/administrasjon/logg\?[^"]*etter=[^"]*)"', page)
        path = older[1].replace("&amp;", "&") if older else ""
    assert seen == whole


def test_a_letter_that_was_given_up_is_sent_again_from_its_line(site: Site, alice: Browser) -> None:
    from tests.services.test_letters import NOW as AT
    from workflow.mail import notices
    from workflow.services import letters

    with site.frist.write() as connection:
        letters.queue(
            connection, site.frist.house, notices.SIGN_IN, site.people["bob"],
            url="https://frist.example.no/inn/x", expires=AT.replace(year=2030), now=site.clock(),
        )  # fmt: skip
        failed = {"state": State.FAILED.value, "error": "550 ingen slik mottaker"}
        connection.execute(sa.update(tables.outbox).values(**failed))
    page = alice.get("/administrasjon/utboks?vis=gitt-opp").text
    assert ("Bob Bakke" in page, "550 ingen slik mottaker" in page) == (True, True)
    assert "/inn/x" not in page  # a key is for its owner alone
    assert "Bob Bakke" not in alice.get("/administrasjon/utboks?vis=sendt").text
    alice.post("/administrasjon/utboks/1/send")
    with site.frist.read() as connection:
        assert outbox.find(connection, 1).state is State.WAITING
    assert alice.post("/administrasjon/utboks/1/send").status_code == 400
    assert "Venter i dag kl. 09.00" in text(alice.get("/administrasjon/utboks").text)
    with site.frist.write() as connection:
        later = site.clock() + timedelta(minutes=90)  # as after an answer that asks to wait
        connection.execute(sa.update(tables.outbox).values(due=later))
    assert "Venter sendes i dag kl. 10.30" in text(alice.get("/administrasjon/utboks").text)


def test_settings_are_kept_all_or_none(site: Site, alice: Browser) -> None:
    at = "/administrasjon/innstillinger"
    alice.post(at, data={"organisation": "Vestfjordrådet", "hearing-weeks": "8"})
    wrong = alice.post(at, data={"organisation": "Andre", "hearing-weeks": "mange"})
    assert (wrong.status_code, 'value="Andre"' in wrong.text) == (400, True)
    with site.frist.read() as connection:
        assert settings.value(connection, "organisation") == "Vestfjordrådet"
        assert settings.value(connection, "hearing-weeks") == "8"
