"""`frist start`, `done`, `reopen`, `cancel`, `reschedule`, `undo`: what happens to an item."""

from __future__ import annotations

from typing import Any

import click

from workflow.cli.context import Context, json_option, pass_context, show
from workflow.cli.review import report


def _verb(name: str, service: str, help: str, *, why: bool) -> click.Command:
    def run(context: Context, /, id: str, as_json: bool, **reason: str) -> None:
        from workflow.services import track

        with context.frist.write() as connection:
            who = context.actor_id(connection)
            act = getattr(track, service)
            item = act(connection, id, actor_id=who, now=context.now, **reason)
        report(context, [item], as_json)

    command: Any = json_option(pass_context(run))
    if why:
        command = click.option("--why", default="", help="Hvorfor.")(command)
    return click.command(name, help=help)(click.argument("id")(command))


start_command = _verb("start", "start", "Noen har begynt på oppgaven.", why=False)
done_command = _verb("done", "complete", "Merk oppgaven ferdig.", why=True)
reopen_command = _verb("reopen", "reopen", "Den var ikke ferdig eller avlyst likevel.", why=True)
cancel_command = _verb("cancel", "cancel", "Avlys saken. Ingenting slettes.", why=True)
undo_command = _verb("undo", "undo", "Angre det siste som skjedde med saken.", why=False)


@click.command("reschedule")
@click.argument("id")
@click.option("--start", required=True, help="Ny dag, uke eller ord: 2023-06-08, «uke 23».")
@click.option("--end", help="Ny siste dag, når det er flere.")
@click.option("--time", help="Klokkeslett: 09:00 eller 09:00-11:00.")
@click.option("--why", default="", help="Hvorfor.")
@click.option("--dry-run", is_flag=True, help="Vis bare hva som ville flyttes.")
@json_option
@pass_context
def reschedule_command(
    context: Context,
    id: str,
    start: str,
    end: str | None,
    time: str | None,
    why: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Flytt saken. Kalenderne som følger den, og stegene som regnes fra den, flyttes med."""
    from workflow.cli.chain import lines
    from workflow.services import chain, fields, track
    from workflow.store import queries

    if dry_run:
        with context.frist.read() as connection:
            item = queries.item(connection, id)
            said = {"start": start, "end": end, "time": time}
            window = fields.window(said, context.now, item.window)
            found = chain.preview(connection, item.id, window, context.now)
        show(chain.record(found, context.now), as_json, lines(found))
        return
    with context.frist.write() as connection:
        item = queries.item(connection, id)
        said = {"start": start, "end": end, "time": time}
        window = fields.window(said, context.now, item.window)
        who = context.actor_id(connection)
        moved = track.reschedule(
            connection, item.id, window, actor_id=who, now=context.now, why=why
        )
    report(context, [moved], as_json)
