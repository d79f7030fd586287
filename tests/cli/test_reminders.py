"""`frist reminders --send`: what is due is queued and sent, once."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Cli
from tests.mail.sink import Sink


def test_reminders_are_sent_once(office: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = office("reminders", "--send")
    assert (refused.code, refused.err) == (
        1,
        "frist: Sett FRIST_SMTP_URL først, for eksempel smtp://localhost:25.\n",
    )
    office("accept", "--all")
    listed = office("--now", "2023-04-28T09:00", "reminders").out
    assert "(over fristen)" in listed
    with Sink() as sink:
        monkeypatch.setenv("FRIST_SMTP_URL", sink.url)
        later = ("--now", "2023-04-28T09:00")
        assert office(*later, "reminders", "--send", "--json").json["sent"] == 2
        assert office(*later, "reminders", "--send").out == (
            "0 påminnelser lagt i utboksen, 0 e-poster sendt.\n"
        )
    assert sorted(sink.recipients) == ["alice@frist.example", "bob@frist.example"]
    assert {row["kind"] for row in office("outbox", "--json").json} == {"reminder"}
