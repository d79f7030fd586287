"""Subscribing to the weekly letter, for anybody: asked for by a form, confirmed from a mail.

Owns the way in. Nothing is kept of an address that nobody has confirmed but the letter that asks,
which `store.outbox` forgets, and nothing at all of a reader who has left (`store.readers`). What
readers are told is `domain.public`; how they want it `domain.preferences`, as for everybody.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from workflow.domain.deadlines import local_day
from workflow.domain.errors import NotFound, Refused
from workflow.domain.people import Person
from workflow.mail import notices
from workflow.services import letters, links, register
from workflow.services.house import House
from workflow.services.links import Wish
from workflow.store import outbox, queries
from workflow.store import readers as stored

#: How long an address may take to be confirmed.
CONFIRM_WITHIN = timedelta(days=3)

#: Letters that an address may be sent in a day: nobody is to flood another's post.
A_DAY = 3

_KINDS = (notices.DIGEST, notices.HAS_DIGEST)


def address(said: str) -> str:
    """An address that the weekly letter can be sent to. Refused where it is none."""
    found = register.address(said)
    if not found.isascii():
        raise Refused(f"«{found}» har tegn som e-posttjenere flest ikke tar imot.")
    return found


def ask(connection: sa.Connection, house: House, to: str, *, language: str, now: datetime) -> None:
    """Write to an address at which somebody wants the weekly letter: with a link that confirms it,
    or, where it has the letter already, with a link to its choices."""
    if outbox.written(connection, to, _KINDS, now - timedelta(days=1)) >= A_DAY:
        return
    expires = now + CONFIRM_WITHIN
    known = holder(connection, to)
    if known is None:
        token = links.make_wish(house.secret, Wish(to, language), expires)
        kind, url, once = notices.DIGEST, f"{house.base_url}/ukebrev/{token}", ""
    else:
        kind, url, once = notices.HAS_DIGEST, house.preferences_url(known), str(local_day(now))
        language = known.language
    letters.queue(
        connection, house, kind, to, url=url, expires=expires, now=now, language=language, once=once
    )


def confirm(connection: sa.Connection, secret: str, token: str, now: datetime) -> Person:
    """The address is its owner's, and wants the weekly letter: whose it is now. A second time
    changes nothing, and neither does it for somebody who is of the house."""
    wish = links.read_wish(secret, token, now)
    found = holder(connection, wish.address) or stored.add(
        connection, wish.address, wish.language, now
    )
    if found is None:
        raise Refused("Adressen er nettopp tatt i bruk. Prøv lenken en gang til.")
    return found


def forget(connection: sa.Connection, address: str) -> None:
    """Delete a reader's address, where its owner has asked the operator for it."""
    reader = stored.with_address(connection, address.strip())
    if reader is None:
        raise NotFound(f"Ingen leser av ukebrevet har adressen «{address}».")
    stored.forget(connection, reader.id)


def holder(connection: sa.Connection, address: str) -> Person | None:
    """Who has the weekly letter at this address: a reader, or somebody of the house who is here."""
    try:
        person = queries.person(connection, address)
    except NotFound:
        person = None
    return person if person and person.active else stored.with_address(connection, address)
