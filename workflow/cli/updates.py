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
    from workflow.services import updates
    from workflow.store.updates import waiting

    with context.frist.read() as connection:
        found = updates.shown(connection, waiting(connection, document))

    def text() -> Any:
        for each in found:
            yield f"{each['id']:4}  {each['target']}  {each['title']}"
            yield f"      {each['reason']}"
            yield from (f"      før: «{quote}»" for quote in each["quotes"]["before"])
            yield f"      nå:  «{each['quotes']['now']}»"
            for name, (old, new) in each["changes"].items():
                yield f"      {name}: {_brief(old)} → {_brief(new)}"
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


def _brief(value: Any) -> str:
    if isinstance(value, dict):
        first, last = value.get("earliest"), value.get("latest")
        return str(first) if first == last else f"{first} – {last}"
    return "ingen" if value is None else str(value)
