"""`frist bounces`: mail that came back, read from a mailbox folder, each once."""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, json_option, pass_context, show


@click.command("bounces")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@json_option
@pass_context
def bounces_command(context: Context, folder: Path, as_json: bool) -> None:
    """Les det som kom i retur, fra en Maildir, og sett adressene på pause."""
    from workflow.services import bounces

    paused = bounces.collect(context.frist.engine, folder, context.now)
    records = [{"id": person.id, "name": person.name, "email": person.email} for person in paused]
    lines = [f"{person.name} <{person.email}> er satt på pause." for person in paused]
    show(records, as_json, lines or ["Ingenting nytt i retur."])
