"""Who is visiting: links that sign a person in, and the cookie that one is exchanged for.

Owns the table `keys`. A link is opened with GET, which shows a button; the POST gives the browser
a key of its own, so that a mail scanner that opens links signs nobody in, and each browser can be
signed out alone. Only SHA-256 digests are kept; a 256-bit random token needs no salt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa

from workflow.domain.people import Person, Role
from workflow.store import tables
from workflow.store.feeds import token_hash
from workflow.store.prepared import Prepared
from workflow.store.rows import read_person
from workflow.web.tongue import _


class Kind(StrEnum):
    """What a key is: a link handed over by whoever runs Frist, which works until it expires; a
    link in a mail, which works once; or a browser that is signed in."""

    LINK = "link"
    MAIL = "mail"
    BROWSER = "browser"


#: How long each is good for, counted from when it was made.
LASTS = {
    Kind.LINK: timedelta(days=14),
    Kind.MAIL: timedelta(minutes=20),
    Kind.BROWSER: timedelta(days=30),
}


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in; `seen` is right to a few minutes."""

    id: int
    token_hash: str
    client: str
    created: datetime
    seen: datetime
    expires: datetime


_c = tables.keys.c

#: Asked at every request.
_HOLDER = Prepared(
    sa.select(tables.people)
    .join(tables.keys, _c.person_id == tables.people.c.id)
    .where(_c.token_hash == sa.bindparam("hash"), _c.kind == sa.bindparam("is"))
    .where(_c.expires > sa.bindparam("now"), tables.people.c.left.is_(None))
    .where(tables.people.c.role != Role.READER.value)
)


def issue_key(
    connection: sa.Connection,
    person: Person,
    token: str,
    now: datetime,
    kind: Kind = Kind.LINK,
    *,
    client: str = "",
) -> datetime:
    """Let `token` (random, URL-safe, 256 bits) stand for this person; until when it does."""
    connection.execute(sa.delete(tables.keys).where(_c.expires <= now))
    expires = now + LASTS[kind]
    connection.execute(
        sa.insert(tables.keys).values(
            kind=kind.value,
            token_hash=token_hash(token),
            person_id=person.id,
            created=now,
            expires=expires,
            seen=now,
            client=client[:100],
        )
    )
    return expires


def holder(
    connection: sa.Connection, token: str | None, now: datetime, kind: Kind = Kind.BROWSER
) -> Person | None:
    """The person whom a token of this kind stands for; None where it stands for nobody."""
    if not token:
        return None
    said = {"hash": token_hash(token), "is": kind.value, "now": now}
    found = _HOLDER.rows(connection, said)
    return read_person(found[0]) if found else None


def opens(connection: sa.Connection, token: str, now: datetime) -> tuple[Person, Kind] | None:
    """Whom a link would sign in, and which kind of link it is; None where it is none of ours."""
    for kind in (Kind.LINK, Kind.MAIL):
        if (person := holder(connection, token, now, kind)) is not None:
            return person, kind
    return None


def end(connection: sa.Connection, token: str) -> None:
    """The browser with this token is signed out."""
    is_it = _c.token_hash == token_hash(token), _c.kind == Kind.BROWSER.value
    connection.execute(sa.delete(tables.keys).where(*is_it))


def spend(connection: sa.Connection, token: str) -> bool:
    """A link from a mail has been used; False where somebody was quicker."""
    is_it = _c.token_hash == token_hash(token), _c.kind == Kind.MAIL.value
    return connection.execute(sa.delete(tables.keys).where(*is_it)).rowcount == 1


def sessions(connection: sa.Connection, person_id: int, now: datetime) -> list[Session]:
    """Where a person is signed in, the latest seen first."""
    query = (
        sa.select(tables.keys)
        .where(_c.person_id == person_id, _c.kind == Kind.BROWSER.value, _c.expires > now)
        .order_by(_c.seen.desc(), _c.id.desc())
    )
    return [
        Session(row.id, row.token_hash, row.client, row.created, row.seen, row.expires)
        for row in connection.execute(query)
    ]


def revoke(connection: sa.Connection, person_id: int, id: int) -> bool:
    """Sign one of a person's browsers out; False where it is not theirs, or out already."""
    is_it = _c.id == id, _c.person_id == person_id, _c.kind == Kind.BROWSER.value
    return connection.execute(sa.delete(tables.keys).where(*is_it)).rowcount == 1


def revoke_all(connection: sa.Connection, person_id: int, *, but: str | None = None) -> int:
    """End everything that signs a person in, links too, except the browser with the token `but`;
    how many browsers were signed out."""
    theirs = [_c.person_id == person_id]
    if but:
        theirs.append(_c.token_hash != token_hash(but))
    gone = sa.delete(tables.keys).where(*theirs).returning(_c.kind)
    return list(connection.execute(gone).scalars()).count(Kind.BROWSER)


def note_seen(connection: sa.Connection, seen: Mapping[str, datetime]) -> None:
    """Write down when browsers were last here, by the digests of their tokens."""
    for hash, at in seen.items():
        is_it = _c.token_hash == hash, _c.kind == Kind.BROWSER.value
        connection.execute(sa.update(tables.keys).where(*is_it).values(seen=at))


def cookie_name(base_url: str) -> str:
    """`__Host-` binds the cookie to this host over https; browsers refuse that name without it."""
    return "__Host-frist" if base_url.startswith("https:") else "frist"


_BROWSERS = (
    ("edg", "Edge"),
    ("opr/", "Opera"),
    ("vivaldi", "Vivaldi"),
    ("firefox", "Firefox"),
    ("fxios", "Firefox"),
    ("crios", "Chrome"),
    ("samsungbrowser", "Samsung Internet"),
    ("chrome", "Chrome"),
    ("safari", "Safari"),
)
_SYSTEMS = (
    ("iphone", "iPhone"),
    ("ipad", "iPad"),
    ("android", "Android"),
    ("windows", "Windows"),
    ("mac os", "Mac"),
    ("cros", "Chromebook"),
    ("linux", "Linux"),
)


def client(agent: str) -> str:
    """A User-Agent as a person knows it: «Firefox på Windows»; "" where it is neither."""
    low = agent.casefold()
    browser = next((name for sign, name in _BROWSERS if sign in low), "")
    system = next((name for sign, name in _SYSTEMS if sign in low), "")
    if browser and system:
        return _("%(browser)s på %(system)s", browser=browser, system=system)
    return browser or system
