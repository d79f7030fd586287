"""`frist people`: who is of the house, and who only reads the open weekly letter."""

from __future__ import annotations

from datetime import UTC, datetime
from os import environ

from tests.cli.conftest import Cli
from workflow.bootstrap import Frist, Settings
from workflow.store import readers


def test_a_reader_is_listed_apart_and_forgotten_when_they_ask_for_it(office: Cli) -> None:
    frist = Frist(Settings(environ["FRIST_DATABASE_URL"]))
    with frist.write() as connection:
        readers.add(connection, "dora@utenfor.example", "nb", datetime(2023, 3, 20, tzinfo=UTC))
    frist.engine.dispose()
    assert "dora" not in office("people", "list").out
    listed = office("people", "list", "--readers", "--json").json
    assert [(each["email"], each["role"]) for each in listed] == [
        ("dora@utenfor.example", "reader")
    ]
    assert office("people", "forget", "Dora@utenfor.example").code == 0
    assert office("people", "list", "--readers").out.strip() == ""
    again = office("people", "forget", "dora@utenfor.example")
    said = "frist: Ingen leser av ukebrevet har adressen «dora@utenfor.example».\n"
    assert (again.code, again.err) == (1, said)
