"""Mail that came back: whose it was, that they get no more, and that nobody else is stopped."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import NOW
from workflow.bootstrap import Frist
from workflow.domain.errors import Refused
from workflow.domain.people import Person
from workflow.services import bounces
from workflow.services.bounces import Bounce
from workflow.store import mailing, outbox
from workflow.store.parcel import Draft, State
from workflow.store.pen import pen

ID = "<digest.2023-W12.0123456789@frist.example>"
WORDS = "550 5.1.1 <bob@frist.example>: Recipient address rejected: User unknown"


def report(
    action: str = "failed",
    status: str = "5.1.1",
    to: str = "bob@frist.example",
    id: str = ID,
    returned: str = "message/rfc822",
) -> bytes:
    """A notification as Postfix writes it."""
    return f"""\
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: frist@frist.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grense"

--grense
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--grense
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 20 Mar 2023 07:00:00 +0100

Final-Recipient: rfc822; {to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 <bob@frist.example>: Recipient address rejected:
    User unknown

--grense
Content-Type: {returned}

Message-ID: {id}
Subject: Uke 12

--grense--
""".replace("\n", "\r\n").encode()


@pytest.fixture
def sent(frist: Frist, bob: Person) -> int:
    """The id of a mail that Bob's server has taken."""
    draft = Draft(
        key="digest:2:2023-W12",
        person_id=bob.id,
        kind="digest",
        week="2023-W12",
        reason="Ukebrev",
        window_from=NOW - timedelta(days=7),
        window_to=NOW,
        message_id=ID,
        due=NOW,
    )
    with frist.write() as connection:
        outbox.enqueue(connection, [draft], NOW)
        (entry,) = outbox.claim(connection, lease="a", until=NOW, now=NOW, limit=1)
    with pen(frist.engine, "a") as notes:
        notes.begin(entry.id, NOW)
        notes.sent(entry.id, NOW)
    return entry.id


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_says_which_mail_to_whom_and_why(returned: str) -> None:
    assert bounces.read(report(returned=returned)) == Bounce(
        ID, "bob@frist.example", "5.1.1", WORDS
    )


@pytest.mark.parametrize(
    "data",
    [
        report(action="delayed", status="4.4.1"),
        report(action="delivered", status="2.0.0"),
        report(status="4.2.2"),
        b"Subject: Jeg er p\xc3\xa5 ferie\r\nAuto-Submitted: auto-replied\r\n\r\nHei.\r\n",
        b"",
        b"\x00\xff" * 50,
    ],
)
def test_what_is_no_failure_for_good_is_no_bounce(data: bytes) -> None:
    assert bounces.read(data) is None


def test_a_bounce_pauses_the_address_and_marks_the_mail_once(
    frist: Frist, bob: Person, sent: int
) -> None:
    for hours in (1, 2):
        with frist.write() as connection:
            assert bounces.receive(connection, report(), NOW + timedelta(hours=hours)) == bob
    with frist.read() as connection:
        wishes, row = mailing.of(connection, bob.id), outbox.find(connection, sent)
    first = NOW + timedelta(hours=1)
    assert (wishes.paused, wishes.paused_why) == (first, WORDS)
    assert (row.state, row.due, row.error) == (State.FAILED, first, WORDS)


@pytest.mark.parametrize(
    "data", [report(id="<another@frist.example>"), report(to="alice@frist.example")]
)
def test_a_report_about_no_mail_of_ours_stops_nobody(
    frist: Frist, alice: Person, bob: Person, sent: int, data: bytes
) -> None:
    with frist.write() as connection:
        assert bounces.receive(connection, data, NOW) is None
    with frist.read() as connection:
        assert mailing.every(connection) == {}
        assert outbox.find(connection, sent).state is State.SENT


def test_a_maildir_is_emptied_once_and_nothing_is_thrown_away(
    frist: Frist, bob: Person, sent: int, tmp_path: Path
) -> None:
    new, cur = tmp_path / "retur" / "new", tmp_path / "retur" / "cur"
    new.mkdir(parents=True)
    (new / "1679300000.a.mx").write_bytes(report())
    (new / "1679300001.b.mx").write_bytes(b"Subject: Takk for brevet\r\n\r\nHilsen Kari\r\n")
    assert bounces.collect(frist.engine, tmp_path / "retur", NOW) == [bob]
    assert bounces.collect(frist.engine, tmp_path / "retur", NOW) == []
    assert sorted(file.name for file in cur.iterdir()) == [
        "1679300000.a.mx:2,S",
        "1679300001.b.mx:2,S",
    ]
    with frist.read() as connection:
        assert mailing.of(connection, bob.id).paused_why == WORDS


def test_a_folder_that_is_no_maildir_is_refused(frist: Frist, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="er ingen Maildir"):
        bounces.collect(frist.engine, tmp_path, NOW)
