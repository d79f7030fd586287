"""`frist reminders` and `frist absence`: who is to be reminded, and who stands in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import click

from workflow.cli.context import Context, json_option, pass_context, show

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("reminders")
@click.option("--person", metavar="E-POST", help="Bare for denne personen.")
@click.option("--send", is_flag=True, help="Legg påminnelsene i utboksen, og send dem.")
@json_option
@pass_context
def reminders_command(context: Context, person: str | None, send: bool, as_json: bool) -> None:
    """Vis hvem som skal minnes om hva nå, eller send påminnelsene."""
    from workflow.services import remind
    from workflow.web.shown.reminders import what

    if send:
        _send(context, as_json)
        return

    with context.frist.write() as connection:
        remind.arm(connection, context.now)
        found = remind.waiting(connection)
    if person is not None:
        found = [each for each in found if each.receiver.email.casefold() == person.casefold()]

    def text() -> Any:
        for reminder in found:
            yield f"{reminder.receiver.name} <{reminder.receiver.email}>"
            for line in reminder.lines:
                instead = f", for {line.owner.name}" if line.owner else ""
                yield f"  {line.deadline}  {line.item.title} ({what(line.rung)}{instead})"
        if not found:
            yield "Ingen skal minnes om noe nå."

    records = [
        {
            "id": line.id,
            "to": reminder.receiver.email,
            "item": line.item.id,
            "title": line.item.title,
            "rung": line.rung,
            "deadline": line.deadline.isoformat(),
            "for": line.owner.email if line.owner else None,
            "nudge": line.nudge,
        }
        for reminder in found
        for line in reminder.lines
    ]
    show(records, as_json, text())


def _send(context: Context, as_json: bool) -> None:
    from workflow.cli import lines
    from workflow.services import reminding

    frist = context.frist
    frist.needs_smtp()
    queued = reminding.enqueue(frist.engine, context.now, frist.house)
    counts: Mapping[str, int] = frist.send_letters(lambda: context.now) or {}
    reminders = "påminnelse" if queued == 1 else "påminnelser"
    told = f"{queued} {reminders} lagt i utboksen, {lines.delivered(counts)}"
    show({"queued": queued, **counts}, as_json, [told])


@click.command("absence")
@click.argument("email")
@click.option("--from", "first", type=_DAY, required=True, help="Første dag borte.")
@click.option("--to", "last", type=_DAY, help="Siste dag borte; uten den slettes fraværet.")
@click.option("--substitute", metavar="E-POST", help="Hvem som får påminnelsene så lenge.")
@json_option
@pass_context
def absence_command(
    context: Context,
    email: str,
    first: datetime,
    last: datetime | None,
    substitute: str | None,
    as_json: bool,
) -> None:
    """Før at noen er borte, og hvem som tar imot påminnelsene deres."""
    from workflow.services import remind
    from workflow.store import queries

    with context.frist.write() as connection:
        person = queries.person(connection, email)
        other = queries.person(connection, substitute) if substitute else None
        if last is None:
            remind.back(connection, person, first.date())
            told = f"Fraværet til {person.name} fra {first:%Y-%m-%d} er slettet."
        else:
            remind.away(connection, person, first.date(), last.date(), other)
            instead = f" {other.name} får påminnelsene." if other else ""
            told = f"{person.name} er borte {first:%Y-%m-%d} til {last:%Y-%m-%d}.{instead}"
    record = {
        "id": person.id,
        "person": person.email,
        "first": first.date().isoformat(),
        "last": last.date().isoformat() if last else None,
        "substitute": other.email if other else None,
    }
    show(record, as_json, [told])
