"""`frist proposals`, `accept`, `reject`, `edit`, `merge`: deciding what becomes an item."""

from __future__ import annotations

from typing import Any

import click

from workflow.cli.context import Context, json_option, pass_context, show
from workflow.cli.fields import field_options


@click.command("proposals")
@click.option("--document", type=int, help="Bare fra dette referatet.")
@json_option
@pass_context
def proposals_command(context: Context, document: int | None, as_json: bool) -> None:
    """List forslagene som venter på gjennomgang."""
    from workflow.cli import lines
    from workflow.domain.deadlines import local_day
    from workflow.domain.item import State
    from workflow.services import listing
    from workflow.store import queries

    with context.frist.read() as connection:
        waiting = queries.items(connection, states=(State.PROPOSED.value,), document_id=document)
        records = listing.records(connection, waiting, context.now)
    today = local_day(context.now)
    show(records, as_json, (lines.item(item, today) for item in waiting))


@click.command("accept")
@click.argument("ids", metavar="ID…", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Alle som venter.")
@click.option("--playbook", help="En annen spillebok enn den foreslåtte.")
@json_option
@pass_context
def accept_command(
    context: Context, ids: tuple[str, ...], everything: bool, playbook: str | None, as_json: bool
) -> None:
    """Godta forslag. De får plass i kalenderen, ukebrevet og listen."""
    from workflow.services import review

    _one_or_all(ids, everything)
    with context.frist.write() as connection:
        who, now = context.actor_id(connection), context.now
        accepted = (
            review.accept_all(connection, actor_id=who, now=now)
            if everything
            else [
                review.accept(connection, id, actor_id=who, now=now, playbook=playbook)
                for id in ids
            ]
        )
    report(context, accepted, as_json)


@click.command("reject")
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.option("--why", default="", help="Hvorfor.")
@json_option
@pass_context
def reject_command(context: Context, ids: tuple[str, ...], why: str, as_json: bool) -> None:
    """Avvis forslag. De kan godtas senere likevel."""
    from workflow.services import review

    with context.frist.write() as connection:
        who, now = context.actor_id(connection), context.now
        rejected = [review.reject(connection, id, actor_id=who, now=now, why=why) for id in ids]
    report(context, rejected, as_json)


@click.command("edit")
@click.argument("id")
@click.option("--title", help="En annen tittel.")
@field_options
@click.option("--why", default="", help="Hvorfor.")
@json_option
@pass_context
def edit_command(context: Context, /, id: str, why: str, as_json: bool, **said: Any) -> None:
    """Endre en sak, før eller etter at den er godtatt."""
    from workflow.services import fields, review
    from workflow.store import queries

    given = {name: value for name, value in said.items() if value not in (None, ())}
    if not given:
        raise click.UsageError("Skriv hva som skal endres, for eksempel --title eller --start.")
    with context.frist.write() as connection:
        item = queries.item(connection, id)
        changes = fields.read(connection, given, context.now, item)
        who, now = context.actor_id(connection), context.now
        edited = review.edit(connection, item.id, changes, actor_id=who, now=now, why=why)
    report(context, [edited], as_json)


@click.command("merge")
@click.argument("id")
@click.argument("into")
@json_option
@pass_context
def merge_command(context: Context, id: str, into: str, as_json: bool) -> None:
    """Slå ID sammen med INTO, som beholder sin ID og får sitatene til begge."""
    from workflow.services import review

    with context.frist.write() as connection:
        who = context.actor_id(connection)
        kept = review.merge(connection, id, into, actor_id=who, now=context.now)
    report(context, [kept], as_json)


def report(context: Context, items: list[Any], as_json: bool) -> None:
    """Print what a verb made of the items it was given."""
    from workflow.cli import lines
    from workflow.domain.deadlines import local_day
    from workflow.services import listing

    with context.frist.read() as connection:
        records = listing.records(connection, items, context.now)
    today = local_day(context.now)
    show(records, as_json, (lines.item_with_state(item, today) for item in items))


def _one_or_all(ids: tuple[str, ...], everything: bool) -> None:
    if bool(ids) == everything:
        raise click.UsageError("Nevn ID-er, eller skriv --all for alle som venter.")
