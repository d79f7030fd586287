"""Letters that ask for one thing: queued with all other mail, sent once, and then forgotten."""

from __future__ import annotations

import email
from datetime import timedelta
from email import policy
from itertools import count

import pytest

from tests.conftest import BASE, NOW
from tests.mail.sink import Sink
from workflow.bootstrap import Frist
from workflow.domain.people import Person
from workflow.mail import compose, notices
from workflow.mail.smtp import transport
from workflow.services import letters, notify, settings
from workflow.store import outbox
from workflow.store.parcel import State

URL = f"{BASE}/inn/en-hemmelig-nokkel"
words = (f"letter-lease-{n}" for n in count())


def queue(frist: Frist, to: Person | str, kind: str = notices.SIGN_IN, **fields: str) -> bool:
    with frist.write() as connection:
        expires = NOW + timedelta(minutes=30)
        return letters.queue(
            connection, frist.house, kind, to, url=URL, expires=expires, now=NOW, **fields
        )


def deliver(frist: Frist, sink: Sink, after: timedelta = timedelta()) -> dict[str, int]:
    counts = notify.deliver_batch(
        frist.engine, transport(sink.url), NOW + after, frist.house, lease=next(words)
    )
    return {name: n for name, n in counts.items() if n}


def test_a_letter_to_an_address_that_is_nobodys_arrives_with_its_link(frist: Frist) -> None:
    with frist.write() as connection:
        settings.keep(connection, settings.ORGANISATION, "Fjordregionen")
        settings.keep(
            connection, settings.SENDER, "Frist i Fjordregionen <post@osloregionen.example>"
        )
    assert queue(frist, "ny@frist.example", notices.EVENT, title="Åpen dag")
    with Sink() as sink:
        assert deliver(frist, sink) == {"claimed": 1, "sent": 1}
    ((to, data),) = sink.mails
    message = compose.message(data)
    assert (to, message["To"]) == ("ny@frist.example", "ny@frist.example")
    assert message["From"] == "Frist i Fjordregionen <post@osloregionen.example>"
    assert message["Subject"] == "Bekreft arrangementet du meldte inn: Åpen dag"
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body is not None
        assert body.get_content().count(URL) == 1


def test_a_person_is_written_to_in_their_language(frist: Frist, bob: Person) -> None:
    with frist.write() as connection:
        connection.exec_driver_sql("UPDATE people SET language = 'nn'")
    with frist.read() as connection:
        from workflow.store import queries

        nynorsk = queries.person(connection, bob.email)
    queue(frist, nynorsk)
    with Sink() as sink:
        deliver(frist, sink)
    message = compose.message(sink.mails[0][1])
    body = message.get_body(("plain",))
    assert message["To"] == "Bob Bakke <bob@frist.example>"
    assert body is not None
    assert "Lenkja verkar éin gong, til i dag kl. 09.30." in body.get_content()


def test_the_same_link_to_the_same_address_is_one_letter(frist: Frist, bob: Person) -> None:
    assert [queue(frist, bob), queue(frist, bob), queue(frist, bob.email)] == [True, False, False]


def test_what_it_said_is_forgotten_once_it_is_sent(frist: Frist, bob: Person) -> None:
    queue(frist, bob)
    with Sink() as sink:
        deliver(frist, sink)
    with frist.read() as connection:
        (entry,) = outbox.entries(connection)
    assert (entry.state, entry.content) == (State.SENT, None)
    assert "en-hemmelig-nokkel" not in str(entry)


def test_after_its_time_it_is_neither_sent_nor_kept(frist: Frist, bob: Person) -> None:
    queue(frist, bob)
    with Sink() as sink:
        assert deliver(frist, sink, after=timedelta(hours=1)) == {"claimed": 1, "skipped": 1}
    with frist.read() as connection:
        (entry,) = outbox.entries(connection)
    assert sink.mails == []
    assert (entry.content, entry.error) == (None, "Brevet var for gammelt da det skulle sendes.")


def test_a_title_from_a_stranger_is_one_line_of_words(frist: Frist) -> None:
    title = "Møte\r\nBcc: alle@frist.example <script>{until}"
    queue(frist, "ny@frist.example", notices.EVENT, title=title)
    with Sink() as sink:
        deliver(frist, sink)
    message = email.message_from_bytes(sink.mails[0][1], policy=policy.default)
    assert message["Bcc"] is None
    assert message["Subject"].endswith("Møte Bcc: alle@frist.example <script>{until}")
    html = compose.message(sink.mails[0][1]).get_body(("html",))
    assert html is not None
    assert "<script>" not in html.get_content()


@pytest.mark.parametrize("kind", list(notices.WORDS))
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_kind_is_said_in_every_language(kind: str, language: str) -> None:
    letter = notices.notice(
        kind,
        language,
        url=URL,
        fields={"title": "Frokostmøte", "why": "Det er i en annen region."},
        until=NOW + timedelta(days=1),
        now=NOW,
    )
    said = (letter.subject, letter.heading, *letter.paragraphs, letter.footer, letter.action.text)
    assert all(said)
    assert not [text for text in said if "{" in text]
    assert letter.lang == language
