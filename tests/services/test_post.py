"""The outbox as people look at it: what is unsure about a letter, and which time goes with it."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import NOW, a_draft
from workflow.bootstrap import Frist
from workflow.services import post
from workflow.store import outbox
from workflow.store.pen import pen

LATER = NOW + timedelta(minutes=20)


def test_a_letter_in_doubt_may_not_have_come_and_once_sent_again_may_have_come_twice(
    frist: Frist,
) -> None:
    told = []

    def look() -> None:
        with frist.read() as connection:
            (each,) = post.listed(connection)
            told.append((each.state, each.doubt, each.at))

    def claim(lease: str) -> int:
        with frist.write() as connection:
            (entry,) = outbox.claim(connection, lease=lease, until=LATER, now=LATER, limit=1)
        return entry.id

    with frist.write() as connection:
        outbox.enqueue(connection, [a_draft(address="a@frist.example")], NOW)
    look()
    with pen(frist.engine, "dead") as notes, pen(frist.engine, "alive") as others:
        assert notes.begin(claim("dead"), LATER)
        look()
        with frist.write() as connection:
            assert outbox.sweep(connection, LATER, "") == (0, 1)
        look()
        id = claim("alive")
        assert others.begin(id, LATER)
        assert others.sent(id, LATER)
    look()
    assert told == [
        ("venter", "", NOW),
        ("på vei ut", "uvisst om det kom fram", LATER),
        ("venter", "uvisst om det kom fram", NOW),
        ("sendt", "kan ha kommet to ganger", LATER),
    ]
