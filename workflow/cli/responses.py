"""`frist responses`, `frist respond`, `frist nudge`: who has answered, and asking the silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from workflow.cli.context import Context, json_option, pass_context, show
from workflow.domain.errors import Refused

_ANSWERS = {
    "answered": "har svart",
    "late": "svarer senere",
    "declines": "svarer ikke",
    "silent": "taus",
}


@click.command("responses")
@click.argument("id")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Filen å skrive til: .csv eller .xlsx.",
)
@json_option
@pass_context
def responses_command(context: Context, id: str, out: Path | None, as_json: bool) -> None:
    """Vis hvilke medlemmer som har svart på en høring eller invitasjon."""
    if out is not None:
        _write(context, id, out)
    if out is None or as_json:
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


@click.command("nudge")
@click.argument("id")
@json_option
@pass_context
def nudge_command(context: Context, id: str, as_json: bool) -> None:
    """Purr dem som ikke har svart, med neste påminnelse."""
    from workflow.services import nudge

    with context.frist.write() as connection:
        actor_id = context.actor_id(connection)
        found = nudge.nudge(connection, id, actor_id=actor_id, now=context.now)
    record: dict[str, Any] = {
        "id": found.matter.id,
        "asked": [member.name for member in found.asked],
        "unreachable": [member.name for member in found.unreachable],
    }

    def text() -> Iterator[str]:
        yield f"{found.matter.title}: purrer {', '.join(record['asked'])}."
        if found.unreachable:
            yield f"Ingen adresse: {', '.join(record['unreachable'])}."

    show(record, as_json, text())


def _write(context: Context, id: str, out: Path) -> None:
    from workflow.services import respond, sheets
    from workflow.store import queries

    writers = {".csv": sheets.as_csv, ".xlsx": sheets.as_xlsx}
    write = writers.get(out.suffix.lower())
    if write is None:
        raise Refused(f"«{out.name}» må ende på .csv eller .xlsx.")
    with context.frist.read() as connection:
        found = respond.of(connection, id)
        names = {person.id: person.name for person in queries.people(connection)}
    out.write_bytes(write(found, names))


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
