"""`frist feed`: addresses that calendar programs subscribe to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workflow.cli.context import Context, json_option, pass_context, show

if TYPE_CHECKING:
    import sqlalchemy as sa

    from workflow.domain.feeds import Feed, Filter

F = TypeVar("F", bound=Callable[..., Any])

_KEEP = "Ta vare på adressen. Den vises ikke igjen, og den som har den, kan lese kalenderen."

#: Options that say what a feed carries: added with «add», changed with «edit».
_NARROW = (
    click.option("--group", metavar="GRUPPE", help="Bare denne gruppen."),
    click.option("--category", metavar="KATEGORI", help="Bare denne kategorien."),
    click.option("--playbook", metavar="SLAG", help="Bare saker av dette slaget, med stegene."),
    click.option("--kind", type=click.Choice(["task", "event", ""]), help="Bare dette."),
    click.option("--visibility", type=click.Choice(["secretariat", "members", "public", ""])),
    click.option("--member", metavar="KOMMUNE", help="Bare det kommunens folk har ansvaret for."),
    click.option("--mine", metavar="PERSON", help="Bare det denne har ansvaret for."),
)
_SWITCHES = (
    click.option("--include-done/--no-include-done", default=None, help="Vis også ferdige."),
    click.option(
        "--include-cancelled/--no-include-cancelled", default=None, help="Behold avlyste for godt."
    ),
    click.option(
        "--deadlines/--no-deadlines", default=None, help="Vis frister som heldags hendelser."
    ),
    click.option(
        "--fuzzy/--no-fuzzy", default=None, help="Vis måneder og årstider som lange spenn."
    ),
    click.option("--alarms/--no-alarms", default=None, help="Be programmene om å varsle."),
    click.option("--secretariat/--no-secretariat", default=None, help="Også det interne."),
)


def _filter_options(command: F) -> F:
    for option in reversed((*_NARROW, *_SWITCHES)):
        command = option(command)
    return command


@click.group("feed")
def feed_command() -> None:
    """Kalendere å abonnere på."""


@feed_command.command("add")
@click.argument("name")
@_filter_options
@click.option("--tasks", is_flag=True, help="En oppgaveliste, for programmer som viser slike.")
@click.option("--public", is_flag=True, help="Åpen for alle, bare med det som er offentlig.")
@json_option
@pass_context
def feed_add(
    context: Context, /, name: str, tasks: bool, public: bool, as_json: bool, **given: Any
) -> None:
    """Lag en kalenderadresse. En privat adresse vises bare denne ene gangen.

    Med «frist --as E-POST feed add» blir kalenderen den personens egen, ellers er den felles.
    """
    import secrets

    from workflow.domain import records
    from workflow.domain.feeds import Filter
    from workflow.services import publish

    with context.frist.write() as connection:
        wanted = _filter(connection, Filter(), given, tasks=tasks, public=public)
        feed, path = publish.add_feed(
            connection,
            name,
            wanted,
            token=secrets.token_urlsafe(32),
            now=context.now,
            owner=context.person(connection),
        )
    url = f"{context.settings.base_url}{path}"
    show({**records.feed(feed), "url": url}, as_json, [url] if public else [url, _KEEP])


@feed_command.command("edit")
@click.argument("name")
@click.option("--name", "new_name", metavar="NAVN", help="Et nytt navn.")
@_filter_options
@json_option
@pass_context
def feed_edit(
    context: Context, /, name: str, new_name: str | None, as_json: bool, **given: Any
) -> None:
    """Endre hva en kalender viser. Adressen er den samme. En tom verdi opphever et valg."""
    from workflow.domain import records
    from workflow.services import publish
    from workflow.store import feeds

    if new_name is None and all(value is None for value in given.values()):
        raise click.UsageError("Si hva som skal endres, for eksempel --group GRUPPE.")
    with context.frist.write() as connection:
        feed = feeds.named(connection, name, context.person(connection))
        wanted = _filter(connection, feed.filter, given)
        feed = publish.edit_feed(connection, feed, name=new_name or feed.name, filter=wanted)
    show(records.feed(feed), as_json, [f"«{feed.name}» er endret. Adressen er den samme."])


@feed_command.command("list")
@json_option
@pass_context
def feed_list(context: Context, as_json: bool) -> None:
    """List kalenderne: hvem sine de er, og når, av hvem og hvor ofte de er hentet."""
    from workflow.domain import records, wording
    from workflow.store import feeds, queries

    with context.frist.read() as connection:
        found = feeds.managed(connection, context.person(connection))
        names = {person.id: person.name for person in queries.people(connection)}

    def state(feed: Feed) -> str:
        if feed.revoked:
            return "trukket tilbake"
        if feed.fetched is None:
            return "ikke hentet ennå"
        when = wording.moment(feed.fetched, "nb", context.now)
        times = "én gang" if feed.fetches == 1 else f"{feed.fetches} ganger"
        return f"hentet {times}, sist {when} av {feed.client or 'et ukjent program'}"

    lines = (
        f"{feed.name:32}  {names.get(feed.owner_id or 0, 'felles'):20}  {state(feed)}"
        for feed in found
    )
    show([records.feed(feed) for feed in found], as_json, lines)


@feed_command.command("rotate")
@click.argument("name")
@click.option("--days", type=click.IntRange(0, 365), default=14, show_default=True)
@json_option
@pass_context
def feed_rotate(context: Context, name: str, days: int, as_json: bool) -> None:
    """Gi kalenderen en ny adresse. Den gamle virker i noen dager til."""
    import secrets
    from datetime import timedelta

    from workflow.domain import records, wording
    from workflow.services import publish
    from workflow.store import feeds

    with context.frist.write() as connection:
        feed = feeds.named(connection, name, context.person(connection))
        path, until = publish.rotate_feed(
            connection,
            feed,
            token=secrets.token_urlsafe(32),
            now=context.now,
            grace=timedelta(days=days),
        )
    url = f"{context.settings.base_url}{path}"
    ends = wording.moment(until, "nb", context.now)
    lines = [url, _KEEP, f"Den gamle adressen virker til {ends}." if days else "Den gamle er død."]
    show(
        {**records.feed(feed), "url": url, "old_until": records.moment(until)},
        as_json,
        lines,
    )


@feed_command.command("revoke")
@click.argument("name")
@json_option
@pass_context
def feed_revoke(context: Context, name: str, as_json: bool) -> None:
    """Trekk tilbake en kalender og alle adressene dens. De andre virker som før."""
    from dataclasses import replace

    from workflow.domain import records
    from workflow.store import feeds

    with context.frist.write() as connection:
        feed = feeds.named(connection, name, context.person(connection))
        feeds.revoke(connection, feed, context.now)
    revoked = replace(feed, revoked=context.now)
    show(records.feed(revoked), as_json, [f"«{feed.name}» er trukket tilbake."])


@feed_command.command("explain")
@click.argument("name")
@click.argument("id")
@json_option
@pass_context
def feed_explain(context: Context, name: str, id: str, as_json: bool) -> None:
    """Si hvorfor en sak ikke står i en kalender."""
    from workflow.services import publish
    from workflow.store import feeds, queries

    with context.frist.read() as connection:
        feed = feeds.named(connection, name, context.person(connection))
        item = queries.item(connection, id)
        reason = publish.silence(connection, feed, item, context.now)
    shown = f"«{item.title}» står i «{feed.name}»."
    show({"id": item.id, "feed": feed.name, "reason": reason}, as_json, [reason or shown])


@feed_command.command("export")
@click.argument("name")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Filen å skrive til.")
@pass_context
def feed_export(context: Context, name: str, out: Path | None) -> None:
    """Skriv kalenderen slik den står nå."""
    from workflow.services import publish
    from workflow.store import feeds

    with context.frist.write() as connection:
        feed = feeds.named(connection, name, context.person(connection))
        base_url = context.settings.base_url
        made = publish.body(connection, feed, base_url=base_url, now=context.now)
    if out is None:
        click.echo(made.body, nl=False)
    else:
        out.write_bytes(made.body)


def _filter(
    connection: sa.Connection, before: Filter, given: dict[str, Any], **fixed: bool
) -> Filter:
    """The filter with what was given put in: None leaves a field alone, an empty text clears it."""
    from dataclasses import replace

    from workflow.domain.item import Visibility
    from workflow.domain.playbooks import known
    from workflow.domain.proposal import Kind
    from workflow.services import listing
    from workflow.store import queries

    read: dict[str, tuple[str, Callable[[str], Any]]] = {
        "group": ("group_id", lambda name: queries.group(connection, name).id),
        "category": ("category", str),
        "playbook": ("playbook", known),
        "kind": ("kind", Kind),
        "visibility": ("visibility", Visibility),
        "member": ("member_id", lambda name: queries.member(connection, name).id),
        "mine": ("person_id", lambda name: listing.one_person(connection, name).id),
    }
    fields: dict[str, Any] = dict(fixed)
    for option, value in given.items():
        if value is None:
            continue
        field, of = read.get(option, ({"fuzzy": "spans"}.get(option, option), bool))
        fields[field] = None if value == "" else of(value)
    if fields.get("visibility") is Visibility.SECRETARIAT:
        fields["secretariat"] = True
    return replace(before, **fields)
