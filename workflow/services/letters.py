"""Letters that are written at once and said once: sign in, confirm an address, an event.

Owns queueing one in the same outbox as all other mail, in the transaction of whatever it is
about, and writing it when its turn comes. Its words are `workflow.mail.notices`, by kind.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.deadlines import local_day
from workflow.domain.people import Person
from workflow.domain.weeks import Week
from workflow.mail import compose, notices
from workflow.services.delivery import Mail, Skip
from workflow.services.house import House
from workflow.store import outbox
from workflow.store.parcel import Draft, Entry

_REASONS = {
    notices.SIGN_IN: "Innlogging",
    notices.DIGEST: "Bekreftelse av at ukebrevet er ønsket",
    notices.HAS_DIGEST: "Lenke til valgene for ukebrevet",
    notices.EVENT: "Bekreftelse av et innmeldt arrangement",
    notices.EVENT_ACCEPTED: "Svar på et innmeldt arrangement",
    notices.EVENT_REJECTED: "Svar på et innmeldt arrangement",
}


def queue(
    connection: sa.Connection,
    house: House,
    kind: str,
    to: Person | str,
    *,
    url: str,
    expires: datetime,
    now: datetime,
    language: str = "nb",
    once: str = "",
    **fields: str,
) -> bool:
    """Put a letter of one of the kinds of `notices` in the outbox; False where it is there already.

    `to` is a person, who is written to in their language, or an address. `url` is where its
    button leads: a page that changes nothing before a button on it is pressed. The same `url`
    to the same address is one letter, unless `once` differs. It isn't sent after `expires`; what
    it says is kept until it has been sent, and no longer. The server sends within seconds of the
    commit.
    """
    person = to if isinstance(to, Person) else None
    address = to.email if isinstance(to, Person) else to
    mark = hashlib.sha256(f"{address.casefold()}\n{url}\n{once}".encode()).hexdigest()[:32]
    key, week = f"{kind}:{mark}", Week.of(local_day(now))
    draft = Draft(
        key=key,
        person_id=person.id if person else None,
        address=None if person else address,
        kind=kind,
        week=str(week),
        reason=_REASONS[kind],
        window_from=now,
        window_to=now,
        message_id=house.message_id(key, kind, week),
        due=now,
        content={
            "url": url,
            "language": person.language if person else language,
            "fields": fields,
        },
        expires=expires,
    )
    return outbox.enqueue(connection, [draft], now) == 1


def write(entry: Entry, person: Person | None, house: House, now: datetime) -> Mail | Skip:
    """The letter that an entry's contents say, or why there is none any more."""
    said = entry.content
    if said is None or entry.expires is None or entry.expires <= now:
        return Skip(entry, "Brevet var for gammelt da det skulle sendes.")
    to = (person.name, person.email) if person else ("", entry.address or "")
    letter = notices.notice(
        entry.kind,
        said["language"],
        url=said["url"],
        fields=said["fields"],
        until=entry.expires,
        now=entry.created,
        house=house.name,
        organisation=house.organisation,
    )
    rendered = compose.render(letter, house.templates, "notice")
    data = compose.mime(rendered, house.envelope(to, entry.message_id, entry.created))
    return Mail(entry, house.address, to[1], data)
