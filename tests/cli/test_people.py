"""`frist people`: who is of the house, and who only reads the open weekly letter."""

from __future__ import annotations

from datetime import UTC, datetime
from os import environ

from tests.cli.conftest import Cli
from workflow.bootstrap import Frist, Settings
from workflow.services import pause
from workflow.store import queries, readers

MONDAY = datetime(2023, 3, 20, 8, tzinfo=UTC)


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


def test_an_address_that_gets_no_mail_is_listed_with_the_reason(office: Cli) -> None:
    frist = Frist(Settings(environ["FRIST_DATABASE_URL"]))
    with frist.write() as connection:
        bob = queries.person(connection, "bob@frist.example")
        pause.pause(connection, bob.id, "550 User unknown", MONDAY)
        for name in ("dora", "elin"):
            readers.add(connection, f"{name}@utenfor.example", "nb", MONDAY)
        dora = readers.with_address(connection, "dora@utenfor.example")
        assert dora
        pause.hold(connection, dora.id, MONDAY)
    frist.engine.dispose()
    refused = "Adressen er satt på pause, fordi en e-posttjener avviste den: 550 User unknown"
    held = "Sekretariatet har satt adressen på pause."
    assert f"bob@frist.example>\n             {refused} (20. mars 2023)\n" in (
        office("people", "list").out
    )
    assert office("people", "list", "--readers").out == (
        "reader        <dora@utenfor.example>\n"
        f"             {held} (20. mars 2023)\n"
        "reader        <elin@utenfor.example>\n"
    )
    listed = [
        *office("people", "list", "--json").json,
        *office("people", "list", "--readers", "--json").json,
    ]
    told = {each["email"]: (each["paused"], each["paused_why"]) for each in listed}
    nothing = (None, None)
    assert told == {
        "alice@frist.example": nothing,
        "bob@frist.example": ("2023-03-20T08:00:00+00:00", refused),
        "dora@utenfor.example": ("2023-03-20T08:00:00+00:00", held),
        "elin@utenfor.example": nothing,
    }
