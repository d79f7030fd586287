"""`frist read` and `frist import`: from files to proposals."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from workflow.cli.context import Context, json_option, pass_context, show

FILE = click.Path(path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])


@click.command("read")
@click.argument("file", type=FILE)
@click.option("--date", "day", type=DAY, help="Møtedatoen, når referatet ikke sier den.")
@click.option("--explain", is_flag=True, help="Vis hvilke regler som slo til.")
@json_option
def read_command(file: Path, day: datetime | None, explain: bool, as_json: bool) -> None:
    """Vis forslagene i et referat, uten å lagre noe."""
    from workflow.domain import records
    from workflow.minutes import files, reading

    read = reading.read(files.load(_bytes(file), file.name), meeting_date=_day(day))
    if as_json:
        show(records.reading(read), True, ())
        return
    from workflow.cli import lines

    document = read.document
    click.echo(f"{document.title}, {document.meeting_date.isoformat()}")
    for line in lines.findings(read.findings):
        click.echo(line)
    for found in read.proposals:
        click.echo()
        for line in lines.proposal(found, document.meeting_date, explain):
            click.echo(line)
    click.echo(f"\n{len(read.proposals)} forslag.")


@click.command("import")
@click.argument("paths", metavar="FILE…", type=FILE, nargs=-1, required=True)
@click.option("--date", "day", type=DAY, help="Møtedatoen, når referatet ikke sier den.")
@click.option("--group", help="Gruppen som møttes, når referatet ikke sier den.")
@click.option("--replaces", type=int, metavar="DOCUMENT", help="Referatet som dette retter.")
@json_option
@pass_context
def import_command(
    context: Context,
    paths: tuple[Path, ...],
    day: datetime | None,
    group: str | None,
    replaces: int | None,
    as_json: bool,
) -> None:
    """Les referater inn i databasen. Forslagene venter på gjennomgang."""
    from workflow.domain import records
    from workflow.services import ingest

    files = [(path.name, _bytes(path)) for path in paths]  # all are there before any is stored
    done = []
    with context.frist.write() as connection:
        actor_id = context.actor_id(connection)
        for name, data in files:
            imported = ingest.import_minutes(
                connection,
                data,
                name,
                actor_id=actor_id,
                now=context.now,
                meeting_date=_day(day),
                group=group,
                replaces=replaces,
            )
            done.append((name, imported))
    show(
        [
            {
                "id": imported.document.id,
                "name": name,
                "title": imported.document.title,
                "meeting_date": imported.document.meeting_date.isoformat(),
                "new": imported.new,
                "proposals": [records.item(item, context.now) for item in imported.items],
            }
            for name, imported in done
        ],
        as_json,
        (
            f"{name}: {len(imported.items)} forslag fra møtet "
            f"{imported.document.meeting_date.isoformat()} (referat {imported.document.id})."
            if imported.new
            else f"{name}: lest inn fra før (referat {imported.document.id}), ingenting lagt til."
            for name, imported in done
        ),
    )


def _bytes(path: Path) -> bytes:
    from workflow.domain.errors import Refused

    if path.is_dir():
        raise Refused(f"{path} er en mappe. Nevn filene i den.")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"Det er ingen fil som heter {path}.") from None
    except OSError as error:
        raise Refused(f"Filen {path} kan ikke leses: {error.strerror}.") from None


def _day(said: datetime | None) -> date | None:
    return said.date() if said else None
