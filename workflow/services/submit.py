"""Handing in an event from outside: confirmed by mail, then a proposal like any other.

Owns the link that confirms and changes it, and telling how it went. It is nothing to anybody
before its address is confirmed, and public only by the moderator's act, which is `review`'s. The
contact address is kept until the outcome has been told and `REMEMBERED` after (a letter may come
back), and nowhere but in the submission's own row. Reading what was handed in is `event_form`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from workflow.domain import matching, submission
from workflow.domain.errors import IllegalMove, NotFound, Refused
from workflow.domain.item import Item, State, Visibility, short_id
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.matching import Match
from workflow.domain.proposal import Kind
from workflow.domain.submission import Event
from workflow.mail import notices
from workflow.services import letters, register, review
from workflow.services.house import House
from workflow.store import lists, queries
from workflow.store import submissions as stored
from workflow.store.lists import Narrow
from workflow.store.submissions import Submission
from workflow.store.unit_of_work import save_all

#: How long an address may take to be confirmed, and how long it is kept once all is told.
CONFIRM_WITHIN = timedelta(days=7)
REMEMBERED = timedelta(days=14)

#: Unconfirmed submissions that an address may have in a day: nobody is to flood another's post.
A_DAY = 5

#: How long an outcome may lie in the outbox before it is no news.
_NEWS = timedelta(days=7)

#: How far from a date something is looked for that may be the same.
_NEAR = timedelta(days=31)

_WITHDRAWN = "Trukket tilbake av den som meldte det inn."


def submit(
    connection: sa.Connection,
    house: House,
    events: Sequence[Event],
    contact: str,
    *,
    token: str,
    now: datetime,
    language: str = "nb",
) -> None:
    """Keep events until `contact` has confirmed them, and send the letter that asks for it.
    `token` is fresh, random and URL-safe; `language` the visitor's, for this letter and others."""
    contact = register.address(contact)
    if stored.recent(connection, contact, now - timedelta(days=1)) >= A_DAY:
        raise Refused(
            "Det er sendt flere brev til denne adressen i dag som ingen har svart på. "
            "Bekreft dem først, eller prøv igjen i morgen."
        )
    fields = [submission.record(event) for event in events]
    stored.add(connection, contact, language, token, fields, now)
    more = len(events) - 1
    title = events[0].title + (f" (og {more} til)" if more else "")
    letters.queue(
        connection,
        house,
        notices.EVENT,
        contact,
        url=f"{house.base_url}/meld-inn/{token}",
        expires=now + CONFIRM_WITHIN,
        now=now,
        language=language,
        title=title,
    )


def standing(connection: sa.Connection, token: str, now: datetime) -> Submission:
    """The submission that a mailed link opens. Not found once it is too old, or all is decided."""
    found = stored.with_token(connection, token)
    if found is None or (found.confirmed is None and found.created + CONFIRM_WITHIN < now):
        raise NotFound(_GONE)
    items = [_item(connection, event) for event in found.events]
    if found.confirmed is not None and not any(_undecided(item) for item in items):
        raise NotFound("Alt du meldte inn, er behandlet. Lenken er brukt opp.")
    return found


def confirm(
    connection: sa.Connection, token: str, *, seeds: Iterable[bytes], now: datetime
) -> Submission:
    """The address is its owner's: each event becomes a proposal. A second time changes nothing.
    `seeds` are random, 8 bytes each, and never end."""
    found = standing(connection, token, now)
    if not stored.confirm(connection, found.id, now):
        return found
    made = {
        event.number: submission.read(event.fields).proposal(short_id(seed), now)
        for event, seed in zip(found.events, seeds, strict=False)
    }
    moves = [create(item, Trigger.PROPOSE, None, now) for item in made.values()]
    save_all(connection, moves)
    stored.became(connection, found.id, {number: item.id for number, item in made.items()})
    return standing(connection, token, now)


def change(connection: sa.Connection, token: str, number: int, event: Event, now: datetime) -> None:
    """The submitter corrects an event that nobody has decided on."""
    found = standing(connection, token, now)
    each = next((each for each in found.events if each.number == number), None)
    if each is None:
        raise NotFound(_GONE)
    item = _item(connection, each)
    if item is not None and not _undecided(item):
        raise IllegalMove(f"«{item.title}» er alt behandlet, og kan ikke endres her.")
    stored.keep(connection, found.id, number, submission.record(event))
    if item is None:
        return
    fresh = event.proposal(item.id, now)
    names = ("title", "window", "location", "description", "group_id", "categories")
    changes = {name: getattr(fresh, name) for name in names}
    if differs := {n: v for n, v in changes.items() if getattr(item, n) != v}:
        why = "Rettet av den som meldte det inn."
        review.edit(connection, item.id, differs, actor_id=None, now=now, why=why)


def withdraw(connection: sa.Connection, token: str, now: datetime) -> None:
    """The submitter takes back what nobody has decided on; nothing more is written to them."""
    found = standing(connection, token, now)
    for each in found.events:
        item = _item(connection, each)
        if item is not None and _undecided(item):
            review.reject(connection, item.id, actor_id=None, now=now, why=_WITHDRAWN)
        stored.told(connection, found.id, each.number, now)
    if found.confirmed is None:
        stored.drop(connection, found.id)


def accept(
    connection: sa.Connection,
    id: str,
    visibility: Visibility,
    *,
    actor_id: int | None,
    now: datetime,
) -> Item:
    """Let a submitted event into the calendar, for everybody or for members."""
    item = queries.item(connection, id)
    if item.visibility is not visibility:
        changes = {"visibility": visibility}
        review.edit(connection, item.id, changes, actor_id=actor_id, now=now)
    return review.accept(connection, item.id, actor_id=actor_id, now=now)


def due(connection: sa.Connection, now: datetime) -> bool:
    """Whether `tell` has anything to do: cheap to ask every half minute."""
    return bool(stored.untold(connection) or _old(connection, now))


def tell(connection: sa.Connection, house: House, now: datetime) -> int:
    """Write to those whose events have been decided on, however that was done, and forget who
    has been told long enough. How many letters."""
    letters_made = 0
    for found, event in stored.untold(connection):
        item = queries.item(connection, event.item_id or "")
        letters_made += _tell(connection, house, found, item, now)
        stored.told(connection, found.id, event.number, now)
    for id in _old(connection, now):
        stored.drop(connection, id)
    return letters_made


def like(connection: sa.Connection, event: Event | Item, sees: Sequence[Visibility]) -> list[Match]:
    """What is in the calendar already and may be the same, among what the asker may see."""
    proposal = event if isinstance(event, Item) else event.proposal("", _NEVER)
    first, last = proposal.window.earliest, proposal.window.latest
    narrow = Narrow(sees=sees, kind=Kind.EVENT)
    near = lists.undated(connection, narrow, limit=200)
    if first is not None and last is not None:
        near += lists.within(connection, first - _NEAR, last + _NEAR, narrow, limit=500)
    return matching.likely(proposal, near)


_NEVER = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_GONE = "Lenken gjelder ikke lenger. Det du meldte inn, er trukket tilbake eller for gammelt."


def _tell(
    connection: sa.Connection, house: House, handed_in: Submission, item: Item, now: datetime
) -> bool:
    past = queries.history(connection, item.id)
    decided = past[-1]
    target = queries.item(connection, item.merged_into) if item.merged_into else item
    accepted = target.state.accepted
    shown = accepted and target.visibility is Visibility.PUBLIC
    path = f"/saker/{target.id}" if shown else f"/kalender#{item.id}"
    why = next((entry.why for entry in reversed(past) if entry.trigger is Trigger.REJECT), "")
    return letters.queue(
        connection,
        house,
        notices.EVENT_ACCEPTED if accepted else notices.EVENT_REJECTED,
        handed_in.contact,
        url=f"{house.base_url}{path}",
        expires=decided.at + _NEWS,
        now=now,
        language=handed_in.language,
        title=item.title,
        **({} if accepted else {"why": why}),
    )


def _old(connection: sa.Connection, now: datetime) -> list[int]:
    since, before = now - CONFIRM_WITHIN, now - REMEMBERED
    return stored.old(connection, unconfirmed_since=since, told_before=before)


def _item(connection: sa.Connection, event: stored.Event) -> Item | None:
    return queries.item(connection, event.item_id) if event.item_id else None


def _undecided(item: Item | None) -> bool:
    return item is not None and item.state is State.PROPOSED
