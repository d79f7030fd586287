"""`frist setting`: what the operator chooses stands in all mail; what can't stand is refused."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Cli
from tests.mail.sink import Sink
from workflow.mail import compose


def test_sender_organisation_and_reply_to_stand_in_the_mail(
    office: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    office("setting", "organisation", "Fjordregionen")
    office("setting", "sender", "Frister <frist@osloregionen.example>")
    office("setting", "reply-to", "post@osloregionen.example")
    office("accept", "--all")
    with Sink() as sink:
        monkeypatch.setenv("FRIST_SMTP_URL", sink.url)
        office("digest", "--send")
    for _, data in sink.mails:
        message = compose.message(data)
        assert message["From"] == "Frister <frist@osloregionen.example>"
        assert message["Reply-To"] == "post@osloregionen.example"
        assert message["List-Id"] == "Frist for Fjordregionen: ukebrev <ukebrev.frist.example.no>"
    assert len(sink.mails) == 2


def test_answers_go_to_the_secretariat_where_nobody_has_chosen_otherwise(
    office: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    office("accept", "--all")
    with Sink() as sink:
        monkeypatch.setenv("FRIST_SMTP_URL", sink.url)
        office("digest", "--send")
    assert {compose.message(data)["Reply-To"] for _, data in sink.mails} == {"alice@frist.example"}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("sender", "ikke en adresse", "er ikke en adresse"),
        ("reply-to", "a@b.no, c@d.no", "er ikke en adresse"),
        ("hearing-weeks", "mange", "er ikke et antall uker"),
        ("sendr", "x", "De som finnes: organisation, sender, reply-to, hearing-weeks"),
    ],
)
def test_what_can_not_stand_is_refused_and_nothing_is_kept(
    cli: Cli, name: str, value: str, said: str
) -> None:
    cli("init")
    before = cli("setting", "--json").json
    refused = cli("setting", name, value)
    assert refused.code == 1
    assert said in refused.err
    assert cli("setting", "--json").json == before


def test_an_empty_value_gives_the_default_back(cli: Cli) -> None:
    cli("init")
    cli("setting", "organisation", "Fjordregionen")
    assert cli("setting", "organisation", "").out == "organisation: ikke satt\n"
