"""`frist outbox`: what a mail's row tells, and sending again by hand."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Cli
from tests.mail.sink import Sink


def test_the_outbox_tells_of_each_mail_where_it_is(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("init")
    cli("people", "add", "Bob Bakke", "bob@frist.example")
    assert cli("outbox").out == "Utboksen er tom.\n"
    cli("add", "task", "Svare på høringen", "--start", "2023-03-24")
    monkeypatch.setenv("FRIST_SMTP_URL", "smtp://127.0.0.1:1")
    assert cli("digest", "--send").out.endswith(
        " 0 e-poster sendt. E-postserveren tar ikke imot nå; resten venter i utboksen.\n"
    )
    assert ": E-postserveren tar ikke imot nå: Connection refused\n" in cli("outbox").out
    with Sink() as sink:
        sink.answers["bob@frist.example"] = ["550 5.1.1 Ukjent mottaker"]
        monkeypatch.setenv("FRIST_SMTP_URL", sink.url)
        cli("digest", "--send")
        (row,) = cli("outbox", "--json").json
        assert (row["to"], row["state"], row["error"], row["unsure"]) == (
            "bob@frist.example",
            "failed",
            "550 5.1.1 Ukjent mottaker",
            False,
        )
        assert cli("outbox", "--state", "sent", "--json").json == []
        assert cli("outbox", "--unsure", "--json").json == []
        assert "gitt opp bob@frist.example, Ukebrev for uke" in cli("outbox").out
        again = cli("outbox", "--resend", str(row["id"]), "--json").json
        assert (again["state"], again["attempts"], again["error"]) == ("waiting", 0, None)
    refused = cli("outbox", "--resend", str(row["id"]))
    assert (refused.code, refused.err) == (
        1,
        f"frist: Brev {row['id']} er ikke gitt opp, så det sendes ikke en gang til.\n",
    )
