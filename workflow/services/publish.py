"""Publishing: rendering changed items once, and joining them into feeds.

Owns when components are rendered (after the commit that changed them, or at the latest when a
feed that carries them is asked for), making, changing and re-addressing feeds, and why one does
not show an item. The bytes are `calendars`'; serving and keeping a joined body is
`workflow.web.feeds`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from calendars.component import render
from calendars.feed import Calendar, etag, join
from calendars.parts import Parts
from calendars.text import is_url, one_line
from workflow.domain import playbooks
from workflow.domain.errors import Refused
from workflow.domain.feeds import Feed, Filter, beyond, hides
from workflow.domain.form import Form
from workflow.domain.item import Item, State
from workflow.domain.people import Person
from workflow.domain.publishing import Hidden, Source, entry, hide_after, span
from workflow.domain.wording.filters import says
from workflow.store import carrying, components, documents, feeds, queries
from workflow.store.components import Rendered

#: Rises when the same item would render to other bytes, so that kept ones are made anew.
RENDERER = 3

#: How long the address before it works once a feed got another.
GRACE = timedelta(days=14)

#: Items rendered at a time: bounds both memory and the number of bound parameters.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Body:
    """A feed's bytes, and what they were joined from. `expires` is when a cancelled item is due
    to leave them."""

    feed_id: int
    version: int
    expires: datetime | None
    etag: str
    body: bytes
    parts: Parts


def add_feed(
    connection: sa.Connection,
    name: str,
    filter: Filter,
    *,
    token: str,
    now: datetime,
    owner: Person | None = None,
) -> tuple[Feed, str]:
    """A new feed and the path of its address, which can't be shown again for a private one.

    `token` is 256 random bits, URL-safe; a public feed takes a plain address instead. `owner` is
    whose it is; None: the house's.
    """
    name = _readable(name)
    _refuse_beyond(owner, filter)
    owner_id = owner.id if owner else None
    if filter.public:
        slug = _slug(name, feeds.slugs(connection))
        feed = feeds.add(connection, name, filter, now, slug=slug, owner_id=owner_id)
        return feed, f"/kalender/{slug}.ics"
    feed = feeds.add(connection, name, filter, now, token=token, owner_id=owner_id)
    return feed, f"/f/{token}.ics"


def edit_feed(connection: sa.Connection, feed: Feed, *, name: str, filter: Filter) -> Feed:
    """The same address with another name or filter; subscribers see it at their next fetch."""
    owner = queries.person_by_id(connection, feed.owner_id) if feed.owner_id else None
    _refuse_beyond(owner, filter)
    return feeds.edit(connection, feed, name=_readable(name), filter=filter)


def rotate_feed(
    connection: sa.Connection, feed: Feed, *, token: str, now: datetime, grace: timedelta = GRACE
) -> tuple[str, datetime]:
    """The path of a private feed's new address, and until when the old one works."""
    until = feeds.rotate(connection, feed, token, now, grace)
    return f"/f/{token}.ics", until


def silence(connection: sa.Connection, feed: Feed, item: Item, now: datetime) -> str | None:
    """Why the feed does not show the item, as a sentence; None where it does."""
    filter = feed.filter
    if reason := hides(filter, item, carrying.around(connection, feed, item)):
        return reason
    shown = entry(item, base_url="", todo=filter.tasks, spans=filter.spans)
    if isinstance(shown, Hidden):
        return shown.reason
    leaves = None if filter.include_cancelled else hide_after(item)
    if leaves is not None and now >= leaves:
        return "Saken er avlyst, og datoen og 14 dager er passert."
    return None


def render_changed(connection: sa.Connection, base_url: str) -> int:
    """Render what has changed since it was last rendered; how many components that was."""
    return _render(connection, components.stale(connection, recipe(base_url)), base_url)


def ready(connection: sa.Connection, base_url: str) -> bool:
    """Whether every component is rendered, so that `body` only reads."""
    return components.all_rendered(connection, recipe(base_url))


def body(
    connection: sa.Connection,
    feed: Feed,
    *,
    base_url: str,
    now: datetime,
    before: Body | None = None,
) -> Body:
    """The feed's bytes at `now`. Renders what is not rendered yet, and joins.

    Of a body made `before`, only what has changed since is read again; the bytes are the same.
    """
    if not ready(connection, base_url):
        _render(connection, components.stale(connection, recipe(base_url), feed.id), base_url)
    changed = feed.changed_since(before.version) if before is not None else None
    found = components.of_feed(connection, feed, changed)
    if before is not None and changed is not None:
        parts = before.parts.renewed(changed, found)
    else:
        parts = Parts.of(found)
    shown = parts if feed.filter.include_cancelled else parts.at(now)
    expires = None if feed.filter.include_cancelled else shown.expires
    joined = shown.joined(_calendar(connection, feed, base_url))
    return Body(feed.id, feed.version, expires, etag(joined), joined, parts)


def single(connection: sa.Connection, item: Item, *, base_url: str) -> bytes | None:
    """One item as a calendar of its own, for "legg til i kalenderen"; None where it has no day."""
    groups = {group.id: group.name for group in queries.groups(connection)}
    shown = entry(item, base_url=base_url, group=groups.get(item.group_id or 0))
    if isinstance(shown, Hidden):
        return None
    return join(Calendar(name=item.title), [render(shown)])


def recipe(base_url: str) -> str:
    """What stands beside kept bytes, so that those made by other means are made anew."""
    return f"{RENDERER} {base_url}"


def carries(
    connection: sa.Connection,
    feed: Feed,
    lang: str = "nb",
    titled: Callable[[str], str] = lambda title: title,
) -> list[str]:
    """What a feed carries and leaves out, in sentences. `titled` says a playbook's bokmål title in
    that language."""
    filter = feed.filter
    groups = queries.groups(connection) if filter.group_id is not None else []
    members = queries.members(connection) if filter.member_id is not None else []
    kind = playbooks.titles().get(filter.playbook) if filter.playbook else None
    return says(
        filter,
        lang,
        group=next((group.name for group in groups if group.id == filter.group_id), None),
        member=next((m.name for m in members if m.id == filter.member_id), None),
        playbook=titled(kind) if kind else filter.playbook,
    )


def _calendar(connection: sa.Connection, feed: Feed, base_url: str) -> Calendar:
    filter = feed.filter
    source, page = f"{base_url}/kalender/{feed.slug}.ics", f"{base_url}/kalender"
    return Calendar(
        name=feed.name,
        description="\n".join(carries(connection, feed)),
        # a private feed's address is a secret, and files are passed on
        source=source if filter.public and is_url(source) else None,
        url=page if filter.public and is_url(page) else None,
    )


def _render(connection: sa.Connection, wanted: Sequence[tuple[str, str]], base_url: str) -> int:
    states = [state.value for state in State]
    forms: dict[str, list[Form]] = {}
    for id, code in wanted:
        forms.setdefault(id, []).append(Form.of(code))
    ids = list(forms)
    for start in range(0, len(ids), _BATCH):
        items = queries.items(connection, states=states, ids=ids[start : start + _BATCH])
        components.keep(connection, _rendered(connection, items, forms, base_url))
    return len(wanted)


def _rendered(
    connection: sa.Connection,
    items: Sequence[Item],
    forms: dict[str, list[Form]],
    base_url: str,
) -> Iterable[Rendered]:
    groups = {group.id: group.name for group in queries.groups(connection)}
    sources = _sources(connection, [item.id for item in items])
    for item in items:
        for form in forms[item.id]:
            shown = entry(
                item,
                base_url=base_url,
                group=groups.get(item.group_id or 0),
                private=form.private,
                sources=sources[item.id] if form.private else (),
                todo=form.todo,
                alarms=form.alarms,
                spans=True,
            )
            content = None if isinstance(shown, Hidden) else render(shown)
            only = span(item) and not form.todo
            leaves = hide_after(item)
            yield Rendered(item.id, form.code, recipe(base_url), content, only, leaves)


def _sources(connection: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[Source, ...]]:
    quotes = queries.quotes(connection, ids)
    wanted = {quote.document_id for spoken in quotes.values() for quote in spoken}
    minutes = documents.listed(connection, wanted)
    return {
        id: tuple(
            Source(q.text, minutes[q.document_id].title, minutes[q.document_id].meeting_date)
            for q in spoken
        )
        for id, spoken in quotes.items()
    }


def _refuse_beyond(owner: Person | None, filter: Filter) -> None:
    if owner is not None and (reason := beyond(owner, filter)):
        raise Refused(reason)


def _readable(name: str) -> str:
    readable = one_line(name)
    if not readable:
        raise Refused("Kalenderen må ha et navn som kan leses.")
    if len(readable) > 200:
        raise Refused("Navnet på kalenderen er for langt. Bruk høyst 200 tegn.")
    return readable


_ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def _slug(name: str, taken: set[str]) -> str:
    """The name in an address: ASCII words with hyphens, and a number where it is taken."""
    plain = name.casefold().translate(_ASCII)
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in plain).split()
    slug = "-".join(words)[:180].strip("-") or "kalender"
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(n for n in numbered if n not in taken)
