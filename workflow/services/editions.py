"""A week's edition of the digest: all that its readers' letters are made from, loaded once.

Owns what readers have in common, and making one reader's letter of it. Who gets one, and when,
is `notify`; which items it holds is `workflow.domain.digest`, how it is said `workflow.mail`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import sqlalchemy as sa

from calendars.component import render as render_component
from calendars.feed import Calendar, join
from workflow.domain import digest as domain
from workflow.domain import wording
from workflow.domain.deadlines import local_day
from workflow.domain.digest import Digest, Line, Rest, Section, Undelivered, Waiting
from workflow.domain.people import Person, Role
from workflow.domain.preferences import Preferences
from workflow.domain.public import heard
from workflow.domain.publishing import Hidden, entry
from workflow.domain.weeks import Week
from workflow.mail import compose, sentences
from workflow.mail.compose import Attachment, Form, Rendered
from workflow.mail.letter import FOLD
from workflow.services import links, respond
from workflow.services.house import House
from workflow.store import digests

#: Forms that are remembered of one window; readers told the same follow each other or not.
_FORMS = 32

#: The gaps for the address of a reader's choices, and for closing words, without links that act
#: and with.
_CHOICES, _ACTS = "choices", "acts"
_FOOTERS = ("rests", _ACTS)


#: A window of the journal, and whether it is told to readers, who hear of it what is public.
_Key = tuple[datetime, datetime, bool]


@dataclass(slots=True)
class _Window:
    """What one window of the journal tells."""

    lines: tuple[Line, ...]
    undelivered: tuple[Undelivered, ...]
    rest: Mapping[Section, Rest]


@dataclass(slots=True)
class _Said:
    """The rows and the forms that the readers of one window have in common."""

    rows: sentences.Rows = field(default_factory=dict)
    forms: dict[tuple[object, ...], Form] = field(default_factory=dict)


class Edition:
    """One week's digests as told from `at`. Reads what it needs when it is first asked for."""

    def __init__(
        self, connection: sa.Connection, week: Week, at: datetime, only: Person | None = None
    ) -> None:
        self.week, self.at = week, at
        self._connection, self._only = connection, only
        self._windows: dict[_Key, _Window] = {}
        self._said: dict[_Key, _Said] = {}
        self._waiting: tuple[Waiting, ...] | None = None

    def digest(self, person: Person, since: datetime, until: datetime) -> Digest:
        """One person's digest, with the news of since <= at < until."""
        window = self._window(since, until, person.role is Role.READER)
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
            rest=window.rest,
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
        own = _Own(digest, wishes, house, to_preferences)

        def letter(fold: int) -> Rendered:
            return self._form(digest, house, fold).filled(own)

        return compose.within_limit(letter, envelope, attachments)

    def _form(self, digest: Digest, house: House, fold: int) -> Form:
        """The letter but for what is the reader's own, set once for all who are told the same."""
        # a digest that was found brings its lines along: nothing is searched for again
        person = digest.person
        key = (digest.since, digest.until, person.role is Role.READER)
        said = self._said.setdefault(key, _Said())
        told = tuple((line.item.id, line.item.owner_id == person.id) for line in digest.lines)
        beyond = tuple((section, rest.count) for section, rest in digest.rest.items())
        shape = (told, beyond, person.role, wording.language(person.language), fold)
        found = said.forms.pop(shape, None)
        if found is None:
            mark = house.mark
            places = {line.item.id: n for n, line in enumerate(digest.lines)}
            letter = sentences.letter(
                digest,
                base_url=house.base_url,
                finish=lambda line: f"{mark}{places[line.item.id]}{mark}",
                preferences_url=f"{mark}{_CHOICES}{mark}",
                preferences=Preferences(),
                organisation=house.organisation,
                fold=fold,
                rows=said.rows,
                own=lambda acts: f"{mark}{_FOOTERS[acts]}{mark}",
            )
            found = compose.form(compose.render(letter, house.templates), mark)
        said.forms[shape] = found  # the last used come last
        if len(said.forms) > _FORMS:
            said.forms.pop(next(iter(said.forms)))
        return found

    def _window(self, since: datetime, until: datetime, public: bool) -> _Window:
        found = self._windows.get((since, until, public))
        if found is None:
            most = FOLD if self._only else None
            today = local_day(self.at)
            read = digests.found(self._connection, self.week, today, since, until, self._only, most)
            items, told = heard(read.items, read.news) if public else (read.items, read.news)
            answers = {} if public else respond.tallies(self._connection, items)
            found = _Window(
                domain.lines(items, told, self.week, self.at, answers),
                tuple(digests.undelivered(self._connection, since, until)),
                read.rest,
            )
            self._windows[since, until, public] = found
        return found


class _Own(dict[str, str]):
    """What fills a form's gaps for one reader; each is made when it is first asked for, and is
    the same in both twins."""

    def __init__(self, digest: Digest, wishes: Preferences, house: House, choices: str) -> None:
        super().__init__({_CHOICES: choices})
        self._digest, self._wishes, self._house = digest, wishes, house

    def __missing__(self, place: str) -> str:
        digest, house = self._digest, self._house
        if place in _FOOTERS:
            words = sentences.footer(digest.person, self._wishes, acts=place == _ACTS)
        else:
            item = digest.lines[int(place)].item
            token = links.make(house.secret, digest.person.id, item, digest.at)
            words = house.finish_url(token)
        self[place] = words
        return words


def _falls(line: Line, week: Week) -> bool:
    """Whether its own dates reach into the week: what was overdue before has none there."""
    latest = line.item.window.latest
    return latest is not None and latest >= week.monday


def _calendar(digest: Digest, house: House) -> tuple[Attachment, ...]:
    shown = [
        entry(line.item, base_url=house.base_url)
        for line in digest.lines
        if line.section in (Section.OVERDUE, Section.THIS_WEEK) and _falls(line, digest.week)
    ]
    parts = [render_component(one) for one in shown if not isinstance(one, Hidden)]
    if not parts:
        return ()
    name = f"Frist, uke {digest.week.number}"
    return (Attachment(f"frist-{digest.week}.ics", join(Calendar(name=name), parts)),)
