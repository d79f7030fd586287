"""`frist digest`: a week's digest on the screen, in files, or on its way."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, json_option, pass_context, show

if TYPE_CHECKING:
    from email.message import EmailMessage


@click.command("digest")
@click.option("--week", metavar="2023-W13", help="ISO-uken; ellers denne.")
@click.option("--person", metavar="E-POST", help="Bare for denne personen.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Mappe for filene.")
@click.option("--send", is_flag=True, help="Legg ukens brev i utboksen, og send dem.")
@json_option
@pass_context
def digest_command(
    context: Context,
    week: str | None,
    person: str | None,
    out: Path | None,
    send: bool,
    as_json: bool,
) -> None:
    """Vis ukebrevet slik det ville vært nå, eller send det."""
    from workflow.domain.deadlines import local_day
    from workflow.domain.weeks import Week

    chosen = week or str(Week.of(local_day(context.now)))
    if send:
        _send(context, chosen, as_json)
        return
    written = _written(context, chosen, person)
    records = [
        {
            "id": message["Message-ID"],
            "week": chosen,
            "to": message["To"],
            "subject": message["Subject"],
            "text": text(message),
        }
        for message in written
    ]
    if out is not None:
        for message in written:
            name = "digest" if person else f"digest-{len(list(out.glob('*.eml'))) + 1}"
            write_files(message, out, name)
    show(records, as_json, (text(message) for message in written))
    if not written and not as_json:
        click.echo(f"Ingenting å fortelle i {chosen}, så ingen ukebrev sendes.")


def write_files(message: EmailMessage, out: Path, name: str) -> None:
    """The mail as a mail program, a browser and a terminal would open it."""
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.eml").write_bytes(bytes(message))
    (out / f"{name}.txt").write_text(text(message), encoding="utf-8")
    html = message.get_body(("html",))
    (out / f"{name}.html").write_text(html.get_content() if html else "", encoding="utf-8")


def text(message: EmailMessage) -> str:
    """The plain text of a mail."""
    plain = message.get_body(("plain",))
    return str(plain.get_content()) if plain else ""


def _written(context: Context, week: str, person: str | None) -> list[EmailMessage]:
    from workflow.services import notify
    from workflow.store import queries

    frist = context.frist
    with frist.read() as connection:
        readers = [queries.person(connection, person)] if person else queries.people(connection)
        digests = [notify.digest(connection, reader, week, context.now) for reader in readers]
        return [notify.message(connection, digest, frist.house) for digest in digests if digest]


def _send(context: Context, week: str, as_json: bool) -> None:
    from workflow.cli import lines
    from workflow.services import notify

    frist = context.frist
    frist.needs_smtp()
    queued = notify.enqueue(frist.engine, week, context.now, frist.house)
    counts: Mapping[str, int] = frist.send_due(lambda: context.now) or {}
    told = f"{queued} ukebrev lagt i utboksen for {week}, {lines.delivered(counts)}"
    show({"id": week, "queued": queued, **counts}, as_json, [told])
