"""A week's edition of the digest: all that its readers' letters are made from, loaded once.

Owns what readers have in common, and making one reader's letter of it. Who gets one, and when,
is `notify`; which items it holds is `workflow.domain.digest`, how it is said `workflow.mail`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import sqlalchemy as sa

from calendars.component import render as render_component
from calendars.feed import Calendar, join
from workflow.domain import digest as domain
from workflow.domain.deadlines import local_day
from workflow.domain.digest import Digest, Line, Section, Undelivered, Waiting
from workflow.domain.people import Person, Role
from workflow.domain.preferences import Preferences
from workflow.domain.publishing import Hidden, entry
from workflow.domain.weeks import Week
from workflow.mail import compose, sentences
from workflow.mail.compose import Attachment
from workflow.services import links
from workflow.services.house import House
from workflow.store import digests, queries

#: Gmail clips what is longer; sections are folded until a mail fits.
LIMIT = 100_000


@dataclass(slots=True)
class _Window:
    """The lines of one window of the journal, and the rows their readers have in common."""

    lines: tuple[Line, ...]
    undelivered: tuple[Undelivered, ...]
    rows: sentences.Rows = field(default_factory=dict)


class Edition:
    """One week's digests as told from `at`. Reads what it needs when it is first asked for."""

    def __init__(
        self, connection: sa.Connection, week: Week, at: datetime, only: Person | None = None
    ) -> None:
        self.week, self.at = week, at
        self._connection, self._only = connection, only
        self._windows: dict[tuple[datetime, datetime], _Window] = {}
        self._waiting: tuple[Waiting, ...] | None = None

    def digest(self, person: Person, since: datetime, until: datetime) -> Digest:
        """One person's digest, with the news of since <= at < until."""
        window = self._window(since, until)
        if self._waiting is None and person.role is Role.SECRETARIAT:
            self._waiting = tuple(digests.waiting(self._connection))
        return domain.digest(
            person,
            window.lines,
            self.week,
            self.at,
            since=since,
            until=until,
            waiting=self._waiting or (),
            undelivered=window.undelivered,
        )

    def mail(
        self, digest: Digest, wishes: Preferences, house: House, message_id: str, sent: datetime
    ) -> bytes:
        """A digest as the bytes of a mail, its sections folded until it is within the limit."""
        person, to_preferences = digest.person, house.preferences_url(digest.person)
        envelope = replace(
            house.envelope((person.name, person.email), message_id, sent),
            list_name=f"{house.name}: ukebrev",
            list_id=f"ukebrev.{house.host}",
            unsubscribe=to_preferences,
        )
        attachments = _calendar(digest, house) if wishes.attach_calendar else ()
        rows = self._window(digest.since, digest.until).rows
        fold = sentences.FOLD
        while True:
            letter = sentences.letter(
                digest,
                base_url=house.base_url,
                finish=_finishing(digest, house),
                preferences_url=to_preferences,
                preferences=wishes,
                organisation=house.organisation,
                fold=fold,
                rows=rows,
            )
            data = compose.mime(compose.render(letter, house.templates), envelope, attachments)
            if len(data) <= LIMIT or fold == 1:
                return data
            fold = max(1, fold * LIMIT // (len(data) + LIMIT // 10))

    def _window(self, since: datetime, until: datetime) -> _Window:
        found = self._windows.get((since, until))
        if found is None:
            told = domain.news(queries.changes(self._connection, since, until))
            named = told.new | told.ended | told.before.keys()
            items = digests.items(
                self._connection, self.week, local_day(self.at), named, self._only
            )
            found = _Window(
                domain.lines(items, told, self.week, self.at),
                tuple(digests.undelivered(self._connection, since, until)),
            )
            self._windows[since, until] = found
        return found


def _finishing(digest: Digest, house: House) -> Callable[[Line], str]:
    def url(line: Line) -> str:
        token = links.make(house.secret, digest.person.id, line.item, digest.at)
        return house.finish_url(token)

    return url


def _calendar(digest: Digest, house: House) -> tuple[Attachment, ...]:
    shown = [
        entry(line.item, base_url=house.base_url)
        for line in digest.lines
        if line.section in (Section.OVERDUE, Section.THIS_WEEK)
    ]
    parts = [render_component(one) for one in shown if not isinstance(one, Hidden)]
    if not parts:
        return ()
    name = f"Frist, uke {digest.week.number}"
    return (Attachment(f"frist-{digest.week}.ics", join(Calendar(name=name), parts)),)
