"""Who is visiting: one unguessable link per person, and the cookie it is exchanged for.

Owns the table `keys`. A link is opened with GET, which shows a button; the POST gives the browser
a key of its own, so that a mail scanner that opens links signs nobody in, and signing out ends
that browser's key alone. Only SHA-256 digests are kept; a 256-bit random token needs no salt.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from workflow.domain.people import Person
from workflow.store import tables
from workflow.store.feeds import token_hash
from workflow.store.prepared import Prepared
from workflow.store.rows import read_person

#: How long a sign-in link, and a signed-in browser, are good for.
LINK_LASTS = timedelta(days=14)
BROWSER_LASTS = timedelta(days=30)


#: Asked at every request.
_HOLDER = Prepared(
    sa.select(tables.people)
    .join(tables.keys, tables.keys.c.person_id == tables.people.c.id)
    .where(tables.keys.c.token_hash == sa.bindparam("hash"))
    .where(tables.keys.c.expires > sa.bindparam("now"))
)


def issue_key(
    connection: sa.Connection,
    person: Person,
    token: str,
    now: datetime,
    lasts: timedelta = LINK_LASTS,
) -> None:
    """Let `token` (random, URL-safe, 256 bits) stand for this person until it expires."""
    keys = tables.keys
    connection.execute(sa.delete(keys).where(keys.c.expires <= now))
    connection.execute(
        sa.insert(keys).values(
            token_hash=token_hash(token), person_id=person.id, created=now, expires=now + lasts
        )
    )


def holder(connection: sa.Connection, token: str | None, now: datetime) -> Person | None:
    """The person whom a link's or a cookie's token stands for; None where it stands for nobody."""
    if not token:
        return None
    found = _HOLDER.rows(connection, {"hash": token_hash(token), "now": now})
    return read_person(found[0]) if found else None


def end(connection: sa.Connection, token: str) -> None:
    """The token stands for nobody from now on."""
    connection.execute(sa.delete(tables.keys).where(tables.keys.c.token_hash == token_hash(token)))


def cookie_name(base_url: str) -> str:
    """`__Host-` binds the cookie to this host over https; browsers refuse that name without it."""
    return "__Host-frist" if base_url.startswith("https:") else "frist"
