"""A matter's chain of deadlines on the pages of the matter and of its steps."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import openpyxl
import pytest
import sqlalchemy as sa

from tests.conftest import NOW
from tests.web import village
from tests.web.conftest import Browser, Site
from tests.web.test_review import text
from workflow.domain import wording
from workflow.domain.deadlines import deadline_day
from workflow.domain.item import Item, Visibility
from workflow.domain.proposal import Kind
from workflow.services import chain, register, remind, track
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


def said(item: Item) -> str:
    """An item's day as the page says it."""
    day = deadline_day(item.window)
    assert day
    return wording.plain(wording.long_day(day, "nb", NOW.date()))


def moves_with(page: str) -> list[tuple[str, str, str]]:
    """Each line of a preview: its day, its step, and what becomes of it."""
    found = re.findall(
        r'<div class="when"><b>(.*?)</b><span>(.*?)</span></div>\s*'
        r'<div class="what"><h3>(.*?)</h3>(.*?)</div></li>',
        page,
        re.DOTALL,
    )
    return [
        (text(f"{weekday} {day}"), text(title), text(says)) for day, weekday, title, says in found
    ]


def test_what_moves_with_a_matter_is_shown_before_anybody_says_yes(
    site: Site, alice: Browser, hearing: str
) -> None:
    site.move(alice, "Høring om havna: utkastet er skrevet", "ferdig")
    before = site.item("Høring om havna: styret har godkjent")
    page = alice.get(f"{hearing}/flytt", params={"nar": "12. mai", "hvorfor": "Påske"}).text
    assert "«Høring om havna» går fra før 5. mai til 12. mai. Ingenting er flyttet" in text(page)
    lines = moves_with(page)
    assert ("onsdag 12. april", "Utkastet er skrevet", "Er ferdig, og står") in lines
    board = next(line for line in lines if line[1] == "Styret har godkjent")
    assert site.item("Høring om havna: styret har godkjent") == before
    typed = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    assert alice.post(f"{hearing}/flytt", data=typed).status_code == 303
    after = site.item("Høring om havna: styret har godkjent")
    assert board == (
        said(after),
        "Styret har godkjent",
        f"Flyttes fra {said(before)}",
    )
    assert site.item("Høring om havna").window.latest == date(2023, 5, 12)


def test_a_preview_says_which_steps_a_person_must_decide_about(
    site: Site, alice: Browser, hearing: str
) -> None:
    site.move(alice, "Høring om havna: styret har godkjent", "flytt", nar="20. april")
    page = alice.get(f"{hearing}/flytt", params={"nar": "12. mai"}).text
    line = next(line for line in moves_with(page) if line[1] == "Styret har godkjent")
    assert line == (
        "torsdag 20. april", "Styret har godkjent",
        "Er satt for hånd, og står regelen gir tirsdag 9. mai",
    )  # fmt: skip


def test_a_finding_is_settled_from_the_page_and_its_answer_stands_in_the_history(
    site: Site, alice: Browser, hearing: str
) -> None:
    step = "Høring om havna: styret har godkjent"
    site.move(alice, step, "flytt", nar="20. april")
    site.move(alice, "Høring om havna", "flytt", nar="12. mai")
    place = f"/saker/{site.item(step).id}"
    page = alice.get(place).text
    assert "er satt for hånd til 20.4.2023" in text(page)
    assert "Avklar" in text(page)
    site.move(alice, step, "avklar", kode="step-stays", hvorfor="Styret møtes da.", til=place)
    page = text(alice.get(place).text)
    assert "Det er avklart" not in page
    assert "Alice Aasen avklarte et spørsmål." in page
    assert "«Styret møtes da. («Høring om havna: styret har godkjent» er satt for hånd" in page
    site.move(alice, step, "angre")
    assert "Det er avklart" in text(alice.get(place).text)


def test_the_silent_are_asked_again_once_a_day(site: Site, alice: Browser, hearing: str) -> None:
    with site.frist.write() as connection:
        for name in ("Askvik", "Dalen"):
            register.add_person(
                connection, f"Post i {name}", f"post@{name}.example", now=NOW, member=name
            )
    site.move(alice, "Høring om havna", "svar", medlem="Dalen", svar="answered")
    went = alice.post(f"{hearing}/purr")
    assert went.headers["location"] == f"{hearing}?purret=1&uten=2#svar"
    page = text(alice.get(went.headers["location"]).text)
    assert "1 medlem purres med neste utsending. 2 har ingen adresse vi kjenner." in page
    with site.frist.read() as connection:
        waiting = [
            (reminder.receiver.name, [line.nudge for line in reminder.lines])
            for reminder in remind.waiting(connection)
        ]
    assert waiting == [("Post i Askvik", [True])]
    again = alice.post(f"{hearing}/purr")
    assert again.status_code == 400
    assert "De som ikke har svart på «Høring om havna», er alt purret i dag." in text(again.text)


def test_the_matrix_is_taken_along_as_csv_and_as_a_workbook(
    site: Site, alice: Browser, hearing: str
) -> None:
    site.move(
        alice, "Høring om havna", "svar", medlem="Dalen", svar="late", dag="2023-03-17",
        ord="=HYPERLINK(1) Æ; kommer",
    )  # fmt: skip
    rows = [
        ["Medlem", "Nummer", "Svar", "Dag", "Ført av", "Det som ble sagt"],
        ["Askvik", "", "mangler", "", "", ""],
        ["Dalen", "", "svarer senere", "2023-03-17", "Alice Aasen", "=HYPERLINK(1) Æ; kommer"],
        ["Lundby", "", "mangler", "", "", ""],
        ["Osdal", "", "mangler", "", "", ""],
    ]
    answer = alice.get(f"{hearing}/svar.csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="svar-hearing001.csv"'
    read = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    harmless = [[f"'{c}" if c.startswith("=") else c for c in row] for row in rows]
    assert read == harmless
    book = openpyxl.load_workbook(io.BytesIO(alice.get(f"{hearing}/svar.xlsx").content))
    sheet = book["Svar"]
    assert [[cell.value or "" for cell in row] for row in sheet.iter_rows()] == rows
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert alice.get(f"{hearing}/svar.pdf").status_code == 404


def reminders(page: str) -> list[str]:
    """Each line of an item's reminders."""
    found = re.search(r'<ol class="hist rungs">(.*?)</ol>', page, re.DOTALL)
    return [text(line) for line in re.findall(r"<li>(.*?)</li>", found[1])] if found else []


def test_an_items_page_tells_which_reminders_wait_are_covered_or_come(
    site: Site, alice: Browser, bob: Browser
) -> None:
    title = "Saksliste til styret"
    with site.frist.write() as connection:
        remind.arm(connection, NOW)
    place = f"/saker/{site.item(title).id}"
    assert reminders(bob.get(place).text) == []
    assert reminders(alice.get(place).text) == [
        "1. mars 14 arbeidsdager før, Alice Aasen Tatt med i en senere",
        "10. mars 7 arbeidsdager før, Alice Aasen Tatt med i en senere",
        "17. mars 2 arbeidsdager før, Alice Aasen Går med neste utsending",
        "21. mars På dagen, Alice Aasen Kommer",
    ]
