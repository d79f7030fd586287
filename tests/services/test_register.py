"""People and municipalities come in one at a time or by CSV, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NOW
from workflow.bootstrap import Frist
from workflow.domain.errors import Refused
from workflow.domain.people import Member, Person, Role
from workflow.services import register, roster
from workflow.store import queries


def csv(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "liste.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_members_come_from_csv_once(frist: Frist, tmp_path: Path) -> None:
    file = csv(tmp_path, "Navn;Nummer\nÅmot;3422\nVåler;\n")
    for expected in (["Våler", "Åmot"], []):
        with frist.write() as connection:
            added = roster.import_members(connection, file.read_bytes(), file.name).added
        assert sorted(member.name for member in added) == expected
    with frist.read() as connection:
        found = sorted(queries.members(connection), key=lambda member: member.id)
    assert found == [Member(1, "Åmot", "3422"), Member(2, "Våler", None)]


def test_people_come_from_csv_with_all_that_is_known(frist: Frist, tmp_path: Path) -> None:
    members = csv(tmp_path, "navn\nÅmot\n")
    with frist.write() as connection:
        roster.import_members(connection, members.read_bytes(), members.name)
    people = csv(
        tmp_path,
        "navn,epost,rolle,språk,gruppe,medlem,alias\n"
        "Alice Aasen,alice@frist.example,sekretariat,nn,Næring; Klima,Åmot,Sekretariatet;AA\n"
        "Bob Bakke,bob@frist.example,,,,,\n",
    )
    with frist.write() as connection:
        added = roster.import_people(connection, people.read_bytes(), people.name, now=NOW).added
    assert added == [
        Person(
            1,
            "Alice Aasen",
            "alice@frist.example",
            Role.SECRETARIAT,
            "nn",
            (1, 2),
            1,
            ("Sekretariatet", "AA"),
        ),
        Person(2, "Bob Bakke", "bob@frist.example"),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("navn\nAlice\n", "mangler kolonnen epost i første linje."),
        ("navn,epost\nAlice,alice\n", "linje 2: «alice» er ikke en e-postadresse."),
        ("navn,epost,rolle\nAlice,a@frist.example,sjef\n", "linje 2: «sjef» er ingen rolle."),
        ("navn,epost,medlem\nAlice,a@frist.example,Oz\n", "linje 2: Ingen medlem heter «Oz»."),
        ("", "mangler kolonnen navn, epost i første linje."),
    ],
)
def test_one_wrong_line_is_named_and_nothing_is_stored(
    frist: Frist, tmp_path: Path, text: str, sentence: str
) -> None:
    good = text.replace("\n", "\nBob Bakke,bob@frist.example,,\n", 1) if "epost" in text else text
    for content in (text, good):
        with pytest.raises(Refused) as refusal, frist.write() as connection:
            roster.import_people(connection, content.encode(), "liste.csv", now=NOW)
        assert sentence.split(": ")[-1] in str(refusal.value)
    with frist.read() as connection:
        assert queries.people(connection) == []


def test_the_same_address_is_added_once_whatever_its_letters(frist: Frist) -> None:
    with frist.write() as connection:
        register.add_person(connection, "Bob", "bob@frist.example", now=NOW)
        with pytest.raises(Refused, match=r"allerede en person med adressen BOB@frist\.example"):
            register.add_person(connection, "Bob", "BOB@frist.example", now=NOW)
