"""`frist updates` and `frist update`: what later minutes say of items that are there."""

from __future__ import annotations

from typing import Any

import click

from workflow.cli.context import Context, json_option, pass_context, show
from workflow.cli.review import report


@click.command("updates")
@click.option("--document", type=int, help="Bare fra dette referatet.")
@json_option
@pass_context
def updates_command(context: Context, document: int | None, as_json: bool) -> None:
    """List det som senere referater ser ut til å si om saker som alt står i planen."""
    from workflow.domain.deadlines import local_day
    from workflow.services import updates
    from workflow.store.updates import waiting
    from workflow.web.shown import update
    from workflow.web.shown.rows import Names

    with context.frist.read() as connection:
        waits = waiting(connection, document)
        found = updates.shown(connection, waits)
        said, names = updates.said(connection, waits), Names.of(connection)

    def text() -> Any:
        for each in said:
            yield f"{each.update.id:4}  {each.target.id}  {each.target.title}"
            yield f"      {each.update.reason}"
            yield from (f"      før: «{quote}»" for quote in each.before)
            yield f"      nå:  «{each.now}»"
            for change in update.changes(each, names, local_day(context.now)):
                yield f"      {change.field}: {change.before} → {change.after}"
        if not found:
            yield "Ingen oppdateringer venter."

    show(found, as_json, text())


@click.command("update")
@click.argument("number", type=int)
@click.option("--dismiss", is_flag=True, help="Det er ikke samme sak.")
@json_option
@pass_context
def update_command(context: Context, number: int, dismiss: bool, as_json: bool) -> None:
    """Godta en oppdatering: saken beholder ID og historie, og får det nye og sitatet."""
    from workflow.services import updates
    from workflow.store import queries

    with context.frist.write() as connection:
        if dismiss:
            found = updates.dismiss(connection, number, context.now)
            item = queries.item(connection, found.proposal_id or found.target_id)
        else:
            who = context.actor_id(connection)
            item = updates.accept(connection, number, actor_id=who, now=context.now)
    report(context, [item], as_json)
