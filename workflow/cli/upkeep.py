"""`frist doctor`, `backup`, `restore`: what an operator needs to sleep well."""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, json_option, pass_context, show


@click.command("doctor")
@json_option
@pass_context
def doctor_command(context: Context, as_json: bool) -> None:
    """Se etter at installasjonen er i orden."""
    from workflow.domain.errors import Refused
    from workflow.services import doctor

    checks = doctor.examine(
        context.frist.engine,
        base_url=context.settings.base_url,
        smtp_url=context.settings.smtp_url,
    )
    records = [{"id": check.name, "ok": check.ok, "message": check.message} for check in checks]
    show(records, as_json, (f"{'✓' if c.ok else '✗'} {c.message}" for c in checks))
    if failing := [check.name for check in checks if not check.ok]:
        raise Refused(f"Noe må rettes: {', '.join(failing)}.")


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
@pass_context
def backup_command(context: Context, file: Path, as_json: bool) -> None:
    """Ta en kontrollert kopi av databasen mens den er i bruk."""
    from workflow.services import backup

    counts = backup.backup(context.frist.engine, file)
    show(
        {"id": str(file), **counts},
        as_json,
        [f"Kopien {file} er tatt og kontrollert. {_told(counts)}"],
    )


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
@pass_context
def restore_command(context: Context, file: Path, as_json: bool) -> None:
    """Sett en kopi i databasens sted. Stans «frist serve» først."""
    from workflow.bootstrap import Frist
    from workflow.services import backup

    counts = backup.restore(Frist(context.settings).engine, file)
    Frist(context.settings).initialise()
    show({"id": str(file), **counts}, as_json, [f"Kopien {file} er lagt tilbake. {_told(counts)}"])


def _told(counts: dict[str, int]) -> str:
    return (
        f"Saker: {counts['items']}, referater: {counts['documents']}, personer: {counts['people']}."
    )
