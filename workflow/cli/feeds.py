"""`frist feed`: addresses that calendar programs subscribe to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, json_option, pass_context, show

if TYPE_CHECKING:
    from workflow.domain.feeds import Feed


@click.group("feed")
def feed_command() -> None:
    """Kalendere å abonnere på."""


@feed_command.command("add")
@click.argument("name")
@click.option("--group", help="Bare denne gruppen.")
@click.option("--category", help="Bare denne kategorien.")
@click.option("--kind", type=click.Choice(["task", "event"]))
@click.option("--mine", metavar="PERSON", help="Bare det denne har ansvaret for.")
@click.option("--include-done", is_flag=True, help="Vis også det som er ferdig.")
@click.option("--include-cancelled", is_flag=True, help="Behold det avlyste for godt.")
@click.option("--public", is_flag=True, help="Åpen for alle, bare med det som er offentlig.")
@json_option
@pass_context
def feed_add(
    context: Context,
    name: str,
    group: str | None,
    category: str | None,
    kind: str | None,
    mine: str | None,
    include_done: bool,
    include_cancelled: bool,
    public: bool,
    as_json: bool,
) -> None:
    """Lag en kalenderadresse. Den vises bare denne ene gangen."""
    import secrets

    from workflow.domain import records
    from workflow.domain.feeds import Filter
    from workflow.domain.proposal import Kind
    from workflow.services import listing, publish
    from workflow.store import queries

    with context.frist.write() as connection:
        filter = Filter(
            group_id=queries.group(connection, group).id if group else None,
            category=category,
            kind=Kind(kind) if kind else None,
            person_id=listing.one_person(connection, mine).id if mine else None,
            include_done=include_done,
            include_cancelled=include_cancelled,
            public=public,
        )
        feed, path = publish.add_feed(
            connection, name, filter, token=secrets.token_urlsafe(32), now=context.now
        )
    url = f"{context.settings.base_url}{path}"
    show(
        {**records.feed(feed), "url": url},
        as_json,
        [
            url,
            "Ta vare på adressen. Den vises ikke igjen, og den som har den, kan lese kalenderen.",
        ],
    )


@feed_command.command("list")
@json_option
@pass_context
def feed_list(context: Context, as_json: bool) -> None:
    """List kalenderne, og når de sist ble hentet."""
    from workflow.domain import records, wording
    from workflow.store import feeds

    with context.frist.read() as connection:
        found = feeds.every(connection)

    def state(feed: Feed) -> str:
        if feed.revoked:
            return "trukket tilbake"
        if feed.fetched is None:
            return "ikke hentet ennå"
        when = wording.moment(feed.fetched, "nb", context.now)
        return f"sist hentet {when} av {feed.client or 'et ukjent program'}"

    lines = (f"{feed.name:32}  {state(feed)}" for feed in found)
    show([records.feed(feed) for feed in found], as_json, lines)


@feed_command.command("revoke")
@click.argument("name")
@json_option
@pass_context
def feed_revoke(context: Context, name: str, as_json: bool) -> None:
    """Trekk tilbake en kalenderadresse. De andre virker som før."""
    from workflow.domain import records
    from workflow.store import feeds

    with context.frist.write() as connection:
        feed = feeds.named(connection, name)
        feeds.revoke(connection, feed, context.now)
    show(records.feed(feed), as_json, [f"«{feed.name}» er trukket tilbake."])


@feed_command.command("export")
@click.argument("name")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Filen å skrive til.")
@pass_context
def feed_export(context: Context, name: str, out: Path | None) -> None:
    """Skriv kalenderen slik den står nå."""
    from workflow.services import publish
    from workflow.store import feeds

    with context.frist.write() as connection:
        feed = feeds.named(connection, name)
        base_url = context.settings.base_url
        made = publish.body(connection, feed, base_url=base_url, now=context.now)
    if out is None:
        click.echo(made.body, nl=False)
    else:
        out.write_bytes(made.body)
