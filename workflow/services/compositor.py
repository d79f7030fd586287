"""Claimed rows of the outbox → mails, each as things stand now, or why there is none.

Owns which kind of mail is written by whom: digests by `editions`, reminders by `reminding`,
one-off letters by `letters`.
What is claimed and what becomes of it is `delivery`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.digest import standpoint
from workflow.domain.people import Person
from workflow.domain.preferences import Preferences, refuses
from workflow.domain.weeks import Week
from workflow.mail import notices
from workflow.services import letters, reminding
from workflow.services.delivery import Mail, Skip
from workflow.services.editions import Edition
from workflow.services.house import House
from workflow.store import mailing
from workflow.store.parcel import Entry

DIGEST = "digest"

_log = logging.getLogger("frist")


@dataclass(slots=True)
class Compositor:
    """Writes a batch: its readers' choices at hand, one edition a week."""

    connection: sa.Connection
    now: datetime
    house: House
    _editions: dict[str, Edition] = field(default_factory=dict)

    def mails(self, entries: list[Entry]) -> list[Mail | Skip]:
        """Each entry's mail, or why there is none, as things stand now."""
        ids = (entry.person_id for entry in entries if entry.person_id is not None)
        readers = mailing.readers(self.connection, ids)
        written: list[Mail | Skip] = []
        for entry in entries:
            try:
                mail = self._write(entry, readers)
            except Exception as error:  # one mail that can't be written must not stop the others
                _log.exception("Brev %s kunne ikke skrives.", entry.key)
                mail = Skip(entry, f"Brevet kunne ikke skrives: {error}", failed=True)
            written.append(mail)
        return written

    def _write(
        self, entry: Entry, readers: Mapping[int, tuple[Person, Preferences]]
    ) -> Mail | Skip:
        person, wishes = readers.get(entry.person_id or 0, (None, Preferences()))
        address = person.email if person else entry.address or ""
        if not address.isascii():
            why = "Adressen har tegn som e-posttjenere flest ikke tar imot."
            return Skip(entry, why, failed=True)
        if entry.kind in notices.WORDS:
            return letters.write(entry, person, self.house, self.now)
        if person is None or not person.active:
            return Skip(entry, "Personen har sluttet.")
        if refused := refuses(wishes, entry.kind):
            return Skip(entry, refused)
        if entry.kind == reminding.REMINDER:
            return reminding.write(self.connection, entry, person, self.house, self.now)
        return self._digest(entry, person, wishes)

    def _digest(self, entry: Entry, person: Person, wishes: Preferences) -> Mail | Skip:
        edition = self._edition(entry.week)
        told = edition.digest(person, entry.window_from, entry.window_to)
        if told.empty and not wishes.when_empty:
            return Skip(entry, "Det var ingenting å melde.")
        if wishes.only_when_mine and not told.holds_mine:
            return Skip(entry, "Ingenting i ukebrevet var personens eget.")
        data = edition.mail(told, wishes, self.house, entry.message_id, entry.created)
        return Mail(entry, self.house.address, person.email, data)

    def _edition(self, week: str) -> Edition:
        if week not in self._editions:
            of = Week.parse(week)
            self._editions[week] = Edition(self.connection, of, standpoint(of, self.now))
        return self._editions[week]
