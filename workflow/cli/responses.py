"""`frist responses` and `frist respond`: which members have answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from workflow.cli.context import Context, json_option, pass_context, show

_ANSWERS = {
    "answered": "har svart",
    "late": "svarer senere",
    "declines": "svarer ikke",
    "silent": "taus",
}


@click.command("responses")
@click.argument("id")
@json_option
@pass_context
def responses_command(context: Context, id: str, as_json: bool) -> None:
    """Vis hvilke medlemmer som har svart på en høring eller invitasjon."""
    _print(context, id, as_json)


@click.command("respond")
@click.argument("id")
@click.argument("answer", type=click.Choice(["answered", "late", "declines"]))
@click.option("--member", required=True, help="Medlemmets navn eller nummer.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Dagen de svarte; ellers i dag.")
@click.option("--quote", default="", help="Det de skrev eller sa.")
@json_option
@pass_context
def respond_command(
    context: Context,
    id: str,
    answer: str,
    member: str,
    on: datetime | None,
    quote: str,
    as_json: bool,
) -> None:
    """Før hva et medlem har svart."""
    from workflow.domain.responses import Answer
    from workflow.services import respond

    with context.frist.write() as connection:
        item = respond.respond(
            connection,
            id,
            member,
            Answer(answer),
            actor_id=context.actor_id(connection),
            now=context.now,
            on=on.date() if on else None,
            quote=quote,
        )
    _print(context, item.id, as_json)


def _print(context: Context, id: str, as_json: bool) -> None:
    from workflow.services import respond
    from workflow.store import queries

    with context.frist.read() as connection:
        found = respond.of(connection, id)
        names = {person.id: person.name for person in queries.people(connection)}
    record = respond.record(found, names)

    def text() -> Any:
        told = ", ".join(f"{n} {_ANSWERS[answer]}" for answer, n in record["counts"].items())
        yield f"{record['title']}: {told}"
        for row in record["members"]:
            when = f" {row['answered']}" if row["answered"] else ""
            quote = f"  «{row['quote']}»" if row["quote"] else ""
            yield f"  {row['member']:24}  {_ANSWERS[row['answer']]}{when}{quote}"

    show(record, as_json, text())
