"""`frist add`, `items`, `show`, `history`: entering by hand, and looking."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from workflow.cli.context import Context, json_option, pass_context, show
from workflow.cli.fields import field_options
from workflow.cli.review import report


@click.command("add")
@click.argument("kind", type=click.Choice(["task", "event"]))
@click.argument("title")
@field_options
@json_option
@pass_context
def add_command(context: Context, /, kind: str, title: str, as_json: bool, **said: Any) -> None:
    """Legg inn en oppgave eller hendelse som aldri stod i et referat."""
    import secrets

    from workflow.domain.item import short_id
    from workflow.domain.proposal import Kind
    from workflow.services import fields, track

    given = {name: value for name, value in said.items() if value not in (None, ())}
    with context.frist.write() as connection:
        values = fields.read(connection, given, context.now, None)
        who = context.actor_id(connection)
        added = track.add(
            connection,
            Kind(kind),
            title,
            id=short_id(secrets.token_bytes(7)),
            actor_id=who,
            now=context.now,
            **values,
        )
    report(context, [added], as_json)


@click.command("items")
@click.option("--state", multiple=True, help="En RFC 5545-tilstand; kan gjentas.")
@click.option("--group", help="Bare fra denne gruppen.")
@click.option("--owner", help="Bare de denne har ansvaret for (navn eller e-post).")
@click.option("--kind", type=click.Choice(["task", "event"]))
@click.option("--due-before", type=click.DateTime(["%Y-%m-%d"]), help="Frist før denne dagen.")
@click.option("--search", "words", help="Bare de som ordene passer på, i hvilken form de enn står.")
@json_option
@pass_context
def items_command(
    context: Context,
    state: tuple[str, ...],
    group: str | None,
    owner: str | None,
    kind: str | None,
    due_before: datetime | None,
    words: str | None,
    as_json: bool,
) -> None:
    """List det som er godtatt, med det som haster først."""
    from workflow.cli import lines
    from workflow.domain.deadlines import local_day
    from workflow.services import listing
    from workflow.store import queries

    with context.frist.read() as connection:
        found = queries.items(
            connection,
            states=listing.states(state) if state else queries.ACCEPTED,
            group_id=queries.group(connection, group).id if group else None,
            kind=kind,
            due_before=due_before.date() if due_before else None,
            words=words or "",
            **listing.owned_by(connection, owner),
        )
        records = listing.records(connection, found, context.now)
    today = local_day(context.now)
    show(records, as_json, (lines.item_with_state(item, today) for item in found))


@click.command("show")
@click.argument("id")
@json_option
@pass_context
def show_command(context: Context, id: str, as_json: bool) -> None:
    """Vis én sak med sitatene den bygger på."""
    from workflow.cli import lines
    from workflow.domain.deadlines import local_day
    from workflow.services import listing
    from workflow.store import findings, queries

    with context.frist.read() as connection:
        item = queries.item(connection, id)
        [record] = listing.records(connection, [item], context.now)
        said = queries.quotes(connection, [item.id])[item.id]
        asked = findings.of_item(connection, item.id)

        groups = {group.id: group.name for group in queries.groups(connection)}
        matter = queries.item(connection, item.parent_id) if item.parent_id else None

    def text() -> Any:
        yield lines.item_with_state(item, local_day(context.now))
        yield from lines.sheet(item, local_day(context.now), groups.get(item.group_id or 0), matter)
        yield from (f"  «{' '.join(quote.text.split())}»" for quote in said)
        yield from lines.findings(asked)

    show(record, as_json, text())


@click.command("history")
@click.argument("id")
@json_option
@pass_context
def history_command(context: Context, id: str, as_json: bool) -> None:
    """Vis alt som har skjedd med en sak. Ingenting slettes."""
    from workflow.cli import lines
    from workflow.domain import records
    from workflow.store import merged, queries
    from workflow.web.shown import history
    from workflow.web.shown.rows import Names

    with context.frist.read() as connection:
        entries = queries.history(connection, queries.item(connection, id).id)
        names = Names.of(connection).also(merged.named(connection, entries))
    said = reversed(history.told(entries, names, context.now))
    show([records.entry(entry) for entry in entries], as_json, (lines.told(each) for each in said))
