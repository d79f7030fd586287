"""`frist agenda`: the open points as the next meeting's agenda item."""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, json_option, pass_context, show


@click.command("agenda")
@click.argument("group")
@click.option("--format", "kind", type=click.Choice(["md", "html", "docx"]), default="md")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Filen å skrive til.")
@json_option
@pass_context
def agenda_command(
    context: Context, group: str, kind: str, out: Path | None, as_json: bool
) -> None:
    """Skriv det som er åpent, forfalt og gjort siden sist, til neste møte i gruppen."""
    from workflow.services import agenda

    frist = context.frist
    with frist.read() as connection:
        found = agenda.carry_forward(connection, group, context.now)
    if as_json:
        show(agenda.record(found), True, ())
        return
    if kind == "docx":
        made = agenda.docx(found)
    elif kind == "html":
        made = agenda.html(found, frist.house.templates).encode()
    else:
        made = agenda.markdown(found).encode()
    if out is None:
        click.echo(made, nl=False)
        return
    out.write_bytes(made)
    click.echo(f"{out}: {len(found.points)} punkter.")
