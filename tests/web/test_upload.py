"""Handing in minutes: read, refused with a sentence, or known from before."""

from __future__ import annotations

from tests.web.conftest import Browser, Site
from tests.web.test_review import text
from workflow.store import documents, queries

MINUTES = (
    "Referat fra styremøte 14. mars 2023\n\nSak 1/23 Budsjett\n"
    "Kari Nordmann sender budsjettet til kommunene innen 24. mars.\n"
)


def file(name: str, said: str | bytes) -> tuple[str, tuple[str, bytes, str]]:
    data = said.encode() if isinstance(said, str) else said
    return ("fil", (name, data, "application/octet-stream"))


def how_many(site: Site) -> int:
    with site.frist.read() as connection:
        return len(documents.every(connection))


def test_a_file_leads_to_its_review(site: Site, alice: Browser) -> None:
    answer = alice.post("/referater/ny", files=[file("referat.txt", MINUTES)])
    assert answer.headers["location"] == "/gjennomgang/2"
    assert "innen 24. mars" in text(alice.get("/gjennomgang/2").text)


def test_pasted_text_is_read_as_a_file_is(site: Site, alice: Browser) -> None:
    answer = alice.post("/referater/ny", data={"tekst": MINUTES, "gruppe": "Styret"})
    assert answer.headers["location"] == "/gjennomgang/2"
    with site.frist.read() as connection:
        assert documents.find(connection, 2).group_id == queries.group(connection, "Styret").id


def test_what_can_not_be_read_is_told_on_the_form_with_all_that_was_typed(
    site: Site, alice: Browser
) -> None:
    form = {"gruppe": "Styret", "dato": "", "tekst": "Noen ord uten noen dag."}
    answer = alice.post("/referater/ny", data=form)
    assert answer.status_code == 400
    said = text(answer.text)
    assert "Vi fant ingen møtedato i «innlimt tekst.txt». Skriv datoen nedenfor" in said
    assert "Noen ord uten noen dag.</textarea>" in answer.text
    assert 'value="Styret"' in answer.text
    assert how_many(site) == 1


def test_each_of_several_files_stands_or_falls_alone(site: Site, alice: Browser) -> None:
    files = [file("a.txt", MINUTES), file("b.txt", ""), file("a igjen.txt", MINUTES)]
    said = text(alice.post("/referater/ny", files=files).text)
    assert "forslag fra tirsdag 14. mars 2023." in said
    assert "«b.txt» er tom." in said
    assert "Dette er lest inn før, i dag kl. 09.00. Ingenting er lagt til." in said
    assert how_many(site) == 2


def test_nothing_handed_in_and_a_date_that_is_none_are_refused(alice: Browser) -> None:
    assert "Velg en fil, eller lim inn teksten." in text(alice.post("/referater/ny").text)
    answer = alice.post("/referater/ny", data={"tekst": MINUTES, "dato": "i går"})
    assert "«i går» er ingen dato." in text(answer.text)


def test_corrected_minutes_take_back_what_nobody_had_looked_at(site: Site, alice: Browser) -> None:
    form = {"tekst": MINUTES, "erstatter": "1"}
    assert alice.post("/referater/ny", data=form).status_code == 303
    assert site.item("Fjordmessen").state == "REJECTED"
    assert site.item("Havnekonferansen").state == "CONFIRMED"
