"""Links that let one person do one thing to one item, from a mail, without signing in.

Owns the tokens: made here, read here, standing until the item moves on or 14 days have passed.
Opening one changes nothing; `finish` and `answer` are what the buttons on its page do, `undo` what
the page offers afterwards. The page is `workflow.web`; RFC 8058's one-click address is one of
these, too.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import sqlalchemy as sa
from itsdangerous import BadSignature, Signer
from itsdangerous.signer import SigningAlgorithm

from workflow.domain import wording
from workflow.domain.digest import may_finish
from workflow.domain.errors import Conflict, NotFound, Refused
from workflow.domain.item import Item, State
from workflow.domain.lifecycle import JournalEntry, Trigger
from workflow.domain.people import Member, Person
from workflow.domain.responses import Answer, Reply
from workflow.services import respond, track
from workflow.store import queries, responses

LIFETIME = timedelta(days=14)

FINISH = "ferdig"
#: The same, for who stands in for the owner.
STAND_IN = "stedfortreder"
ANSWER = "svar"
MAIL = "brev"
REMINDER = "minne"
WISH = "ukebrev"

#: Moves after which a link still means what it meant when it was sent.
_HARMLESS = frozenset({Trigger.START})
_HARMLESS_FIELDS = frozenset(
    {
        *("title", "description", "location", "section", "categories", "visibility"),
        *("playbook", "parent_id", "version", "sequence", "modified"),
    }
)


@dataclass(frozen=True, slots=True)
class Link:
    """What a token says: who may do what to which item, as it was at `version`, and until when."""

    person_id: int
    action: str
    item_id: str
    version: int
    expires: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What a link finds when it is opened. `done` is the entry that finished the item, if it is
    finished, and `done_by` the name of who did it; `undoable` tells that it was this person."""

    link: Link
    person: Person
    item: Item
    done: JournalEntry | None = None
    done_by: str | None = None

    @property
    def undoable(self) -> bool:
        """Whether the page may offer to take it back."""
        return self.done is not None and self.done.actor_id == self.person.id


def make(secret: str, person_id: int, item: Item, now: datetime, action: str = FINISH) -> str:
    """A token for the path `/l/<token>`."""
    return _sign(secret, f"{action}.{person_id}.{item.id}.{item.version}.{_expiry(now)}")


def read(secret: str, token: str, now: datetime) -> Link:
    """What a token says. Refused with a sentence where it is damaged or too old."""
    parts = _unsign(secret, token).split(".")
    if len(parts) != 5:
        raise NotFound(_DAMAGED)
    action, person_id, item_id, version, until = parts
    link = Link(
        int(person_id), action, item_id, int(version), datetime.fromtimestamp(int(until), UTC)
    )
    if now >= link.expires:
        raise Refused("Lenken er eldre enn 14 dager. Åpne saken fra et nyere ukebrev.")
    return link


def standing(connection: sa.Connection, secret: str, token: str, now: datetime) -> Standing:
    """What the link finds, for the page that it opens. Changes nothing.

    Refused with a sentence where the item has moved on: cancelled, given another date or another
    owner, or reopened since the mail was sent; and where the person has left.
    """
    link = read(secret, token, now)
    if link.action not in (FINISH, STAND_IN):
        raise NotFound(_DAMAGED)
    person = _holder(connection, link)
    item = queries.item(connection, link.item_id)
    since = [e for e in queries.history(connection, item.id) if e.version > link.version]
    if item.state is State.COMPLETED and since:
        finishing = next(e for e in reversed(since) if e.after.get("state") == State.COMPLETED)
        by = finishing.actor_id
        name = queries.person_by_id(connection, by).name if by is not None else None
        return Standing(link, person, item, finishing, name)
    if item.state is State.CANCELLED:
        raise Conflict(f"«{item.title}» er avlyst, så det er ingenting å gjøre.")
    for entry in since:
        if why := _moved_on(entry, item):
            raise Conflict(why)
    # who stands in may as long as the owner is who it was, and that has just been looked at
    if not item.state.open or not (link.action == STAND_IN or may_finish(person, item)):
        raise Conflict(f"«{item.title}» har fått en annen ansvarlig enn deg.")
    return Standing(link, person, item)


def finish(connection: sa.Connection, secret: str, token: str, now: datetime) -> Standing:
    """What the button does: the task is done. A second time changes nothing, and says who did."""
    found = standing(connection, secret, token, now)
    if found.done is None:
        track.complete(connection, found.item.id, actor_id=found.person.id, now=now)
    return standing(connection, secret, token, now)


def undo(connection: sa.Connection, secret: str, token: str, now: datetime) -> Item:
    """Take back what `finish` did, by the same link. The link is spent then."""
    found = standing(connection, secret, token, now)
    if not found.undoable:
        raise Conflict(f"«{found.item.title}» er ikke merket som ferdig av deg.")
    return track.undo(connection, found.item.id, actor_id=found.person.id, now=now)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a link to answer finds: the matter, whose answer is asked for, and the one that is
    there already, with the name of who gave it and when."""

    link: Link
    person: Person
    matter: Item
    member: Member
    reply: Reply | None = None
    by: str | None = None


def asked(connection: sa.Connection, secret: str, token: str, now: datetime) -> Asked:
    """What a link to answer finds, for the page that it opens. Changes nothing.

    Refused with a sentence where the matter is over, or the person answers for no member.
    """
    link = read(secret, token, now)
    if link.action != ANSWER:
        raise NotFound(_DAMAGED)
    person = _holder(connection, link)
    matter = queries.item(connection, link.item_id)
    if not matter.state.open:
        raise Conflict(f"«{matter.title}» er avsluttet, så det er for sent å svare her.")
    members = {member.id: member for member in queries.members(connection)}
    if person.member_id not in members:
        raise Conflict("Du svarer ikke lenger for noe medlem. Skriv til sekretariatet.")
    reply = responses.standing(connection, matter.id).get(person.member_id)
    by = reply.actor_id if reply else None
    name = queries.person_by_id(connection, by).name if by is not None else None
    return Asked(link, person, matter, members[person.member_id], reply, name)


def answer(
    connection: sa.Connection, secret: str, token: str, said: Answer, now: datetime
) -> Asked:
    """What a button of that page does: the member's answer is noted, in place of one before."""
    found = asked(connection, secret, token, now)
    if found.reply is None or found.reply.answer is not said:
        who = found.person.id
        respond.respond(connection, found.matter.id, found.member.name, said, actor_id=who, now=now)
    return asked(connection, secret, token, now)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for by a form: the weekly letter at this address, in this language.
    Whoever holds the token reads mail there."""

    address: str
    language: str


def make_wish(secret: str, wish: Wish, until: datetime) -> str:
    """A token for the path `/ukebrev/<token>`, good until then. It says all that there is to be
    known, so that nothing is kept of an address that nobody confirms."""
    address = urlsafe_b64encode(wish.address.encode()).decode("ascii")
    return _sign(secret, f"{WISH}.{address}.{wish.language}.{int(until.timestamp())}")


def read_wish(secret: str, token: str, now: datetime) -> Wish:
    """What a token of `make_wish` says. Refused with a sentence where it is damaged or too old."""
    kind, *said = _unsign(secret, token).split(".")
    if kind != WISH:
        raise NotFound(_DAMAGED)
    address, language, until = said
    if now.timestamp() >= int(until):
        raise NotFound("Lenken er for gammel. Be om ukebrevet en gang til, så får du en ny.")
    return Wish(urlsafe_b64decode(address).decode(), language)


def make_preferences(secret: str, person_id: int, kind: str = MAIL) -> str:
    """A token for the path `/a/<token>`: this person's choices of mail, from a mail of this kind.
    It does not expire, since an old mail must be as easy to stop as a new one."""
    return _sign(secret, f"{kind}.{person_id}")


def read_preferences(secret: str, token: str) -> tuple[int, str]:
    """The person whose choices a token opens, and the kind of mail that it stood in."""
    kind, _, person_id = _unsign(secret, token).partition(".")
    if kind not in (MAIL, REMINDER) or not person_id.isdecimal():
        raise NotFound(_DAMAGED)
    return int(person_id), kind


_DAMAGED = "Lenken er ikke hel. Kopier hele adressen fra e-posten, og prøv igjen."


def _holder(connection: sa.Connection, link: Link) -> Person:
    """Whose link it is, who must still be one of us."""
    person = queries.person_by_id(connection, link.person_id)
    if not person.active:
        raise Conflict(f"{person.name} har ikke lenger tilgang, så lenken virker ikke mer.")
    return person


def _moved_on(entry: JournalEntry, item: Item) -> str | None:
    if entry.trigger in _HARMLESS or entry.after.keys() <= _HARMLESS_FIELDS:
        return None
    if "window" in entry.after:
        when = wording.window(item.window, "nb", entry.at.date())
        return f"«{item.title}» har fått ny dato siden brevet ble sendt: {when}. Åpne saken."
    if "owner_id" in entry.after:
        return f"«{item.title}» har fått en annen ansvarlig siden brevet ble sendt."
    return f"«{item.title}» er endret siden brevet ble sendt. Åpne saken og se hva som er nytt."


def _sign(secret: str, payload: str) -> str:
    return _signer(secret).sign(payload).decode("ascii")


def _unsign(secret: str, token: str) -> str:
    try:
        return _signer(secret).unsign(token).decode("ascii")
    except (BadSignature, ValueError):
        raise NotFound(_DAMAGED) from None


@lru_cache(64)
def _expiry(now: datetime) -> int:
    return int((now + LIFETIME).timestamp())


class _Keyed(SigningAlgorithm):
    """Keyed BLAKE2b (RFC 7693), in a third of the time of an HMAC: a digest signs a link for each
    of its items. 18 octets are 24 letters without a bit to spare, so that no other text is one."""

    def get_signature(self, key: bytes, value: bytes) -> bytes:
        return hashlib.blake2b(value, key=key, digest_size=18).digest()


@lru_cache(8)
def _signer(secret: str) -> Signer:
    # a signer derives its key anew for each signature: this one is handed what that gives
    key = Signer(secret, salt="frist links", digest_method=hashlib.sha256).derive_key()
    return Signer(key, key_derivation="none", algorithm=_Keyed())
