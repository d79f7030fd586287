"""`frist read` and `frist import`: from files to proposals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, json_option, pass_context, show

if TYPE_CHECKING:
    from workflow.services.ingest import Imported

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
                "done": [records.item(item, context.now) for item in imported.done],
            }
            for name, imported in done
        ],
        as_json,
        (line for name, imported in done for line in _told(name, imported)),
    )


def _told(name: str, imported: Imported) -> Iterator[str]:
    number = f"referat {imported.document.id}"
    if not imported.new:
        yield f"{name}: lest inn fra før ({number}), ingenting lagt til."
        return
    day = imported.document.meeting_date.isoformat()
    yield f"{name}: {len(imported.items)} forslag fra møtet {day} ({number})."
    yield from (f"  ferdig: {item.title}" for item in imported.done)


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
