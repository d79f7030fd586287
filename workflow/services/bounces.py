"""Mail that came back: a delivery status notification pauses the address it is about.

Owns reading one (RFC 3464), what follows, and emptying a Maildir that the mail server drops them
into: what has been read lies in its `cur`, so that each is read once and none is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message
from pathlib import Path

import sqlalchemy as sa

from workflow.domain.errors import Refused
from workflow.domain.people import Person
from workflow.services.pause import pause
from workflow.store import mailing, outbox
from workflow.store.engine import writing


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a notification says for good: of which mail, to whom, and why not."""

    message_id: str
    recipient: str
    status: str
    words: str


def read(data: bytes) -> Bounce | None:
    """The permanent failure that a mail reports; None where it is no such report. A delay, a
    receipt and an automatic answer are none."""
    report = message_from_bytes(data, policy=policy.default)
    if report.get_content_type() != "multipart/report":
        return None
    message_id = next((id for part in report.walk() if (id := _original_id(part))), None)
    for fields in _recipients(report):
        status = str(fields.get("Status", "")).strip()
        if str(fields.get("Action", "")).strip().lower() != "failed" or status[:1] != "5":
            continue
        to = str(fields.get("Final-Recipient", "")).rpartition(";")[2].strip()
        words = " ".join(str(fields.get("Diagnostic-Code", "")).rpartition(";")[2].split())
        return Bounce(message_id, to, status, words or status) if message_id else None
    return None


def receive(connection: sa.Connection, data: bytes, now: datetime) -> Person | None:
    """Pause the person whose mail came back, and let the secretariat's next digest tell of it.

    None, and nothing done, where the report is about no mail of ours, or about an address that
    the person no longer has: anybody can send us a report.
    """
    bounce = read(data)
    if bounce is None:
        return None
    entry = outbox.by_message_id(connection, bounce.message_id)
    if entry is None or entry.person_id is None:
        return None
    person, _ = mailing.readers(connection, [entry.person_id])[entry.person_id]
    if person.email.casefold() != bounce.recipient.casefold():
        return None
    outbox.came_back(connection, entry.id, now, bounce.words)
    pause(connection, person.id, bounce.words, now)
    return person


def collect(engine: sa.Engine, folder: Path, now: datetime) -> list[Person]:
    """Read what is new in a Maildir; whom it paused. Each is moved on once its consequences are
    committed, so one that was cut short is read again, and changes nothing the second time.

    Refused with a sentence where the folder is no Maildir, or can't be written in.
    """
    if not (folder / "new").is_dir():
        raise Refused(f"{folder} er ingen Maildir: den mangler mappen «new».")
    paused = []
    try:
        (folder / "cur").mkdir(exist_ok=True)
        for file in sorted((folder / "new").iterdir()):
            data = file.read_bytes()
            with writing(engine) as connection:
                person = receive(connection, data, now)
            file.replace(folder / "cur" / f"{file.name}:2,S")
            if person is not None:
                paused.append(person)
    except OSError as error:
        raise Refused(f"Maildir-en {folder} kan ikke leses: {error.strerror}.") from None
    return paused


def _recipients(report: Message) -> Iterator[Message]:
    """The groups of fields of the report's second part, one for each recipient."""
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status":
            groups = part.get_payload()
            if isinstance(groups, list):
                yield from (group for group in groups if isinstance(group, Message))


def _original_id(part: Message) -> str | None:
    """The Message-ID of the mail that the report returns, whole or its headers alone."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Message):
            return str(inner[0].get("Message-ID", "")).strip() or None
    if part.get_content_type() == "text/rfc822-headers":
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)  # decode=True, of a part that is no multipart
        headers = message_from_bytes(data, policy=policy.default)
        return str(headers.get("Message-ID", "")).strip() or None
    return None
