"""`frist members` and `frist people`: the municipalities, and those who read mail."""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, json_option, pass_context, show

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("members")
def members_command() -> None:
    """Kommunene (eller andre) som er medlemmer."""


@members_command.command("import")
@click.argument("csv", type=FILE)
@json_option
@pass_context
def members_import(context: Context, csv: Path, as_json: bool) -> None:
    """Les medlemmer fra en CSV-fil med kolonnene navn og nummer."""
    from workflow.domain import records
    from workflow.services import roster

    with context.frist.write() as connection:
        added = roster.import_members(connection, _bytes(csv), str(csv)).added
    shown = [f"{len(added)} medlemmer lagt til."]
    show([records.member(member) for member in added], as_json, shown)


@members_command.command("list")
@json_option
@pass_context
def members_list(context: Context, as_json: bool) -> None:
    """List medlemmene."""
    from workflow.domain import records
    from workflow.store import queries

    with context.frist.read() as connection:
        found = queries.members(connection)
    lines = (f"{member.number or '':6}  {member.name}" for member in found)
    show([records.member(member) for member in found], as_json, lines)


@click.group("people")
def people_command() -> None:
    """De som får ukebrev og har ansvar for saker."""


@people_command.command("add")
@click.argument("name")
@click.argument("email")
@click.option("--group", "groups", multiple=True, help="En gruppe personen sitter i; kan gjentas.")
@click.option("--role", type=click.Choice(["member", "lead", "secretariat"]), default="member")
@click.option("--language", type=click.Choice(["nb", "nn", "en"]), default="nb")
@click.option("--member", help="Kommunen personen kommer fra.")
@click.option("--alias", "aliases", multiple=True, help="Et navn referatene bruker; kan gjentas.")
@json_option
@pass_context
def people_add(
    context: Context,
    name: str,
    email: str,
    groups: tuple[str, ...],
    role: str,
    language: str,
    member: str | None,
    aliases: tuple[str, ...],
    as_json: bool,
) -> None:
    """Legg til en person."""
    from workflow.domain import records
    from workflow.domain.people import Role
    from workflow.services import register

    with context.frist.write() as connection:
        added = register.add_person(
            connection,
            name,
            email,
            now=context.now,
            role=Role(role),
            language=language,
            groups=groups,
            member=member,
            aliases=aliases,
        )
    show(records.person(added), as_json, [f"{added.name} <{added.email}> er lagt til."])


@people_command.command("import")
@click.argument("csv", type=FILE)
@json_option
@pass_context
def people_import(context: Context, csv: Path, as_json: bool) -> None:
    """Les personer fra CSV: navn, epost, rolle, språk, gruppe, medlem, alias (skilt med ;)."""
    from workflow.domain import records
    from workflow.services import roster

    with context.frist.write() as connection:
        added = roster.import_people(connection, _bytes(csv), str(csv), now=context.now).added
    shown = [f"{len(added)} personer lagt til."]
    show([records.person(person) for person in added], as_json, shown)


@people_command.command("list")
@click.option("--readers", "readers", is_flag=True, help="De som bare leser det åpne ukebrevet.")
@json_option
@pass_context
def people_list(context: Context, readers: bool, as_json: bool) -> None:
    """List personene, og hvorfor en adresse ikke får e-post."""
    from workflow.domain import records, wording
    from workflow.domain.deadlines import local_day
    from workflow.domain.preferences import Preferences, pause_told
    from workflow.store import mailing, queries
    from workflow.store import readers as stored

    with context.frist.read() as connection:
        found = stored.every(connection) if readers else queries.people(connection)
        chosen = mailing.every(connection)
    lines, told = [], []
    for person in found:
        wishes = chosen.get(person.id, Preferences())
        told.append({**records.person(person), **records.pause(wishes)})
        lines.append(f"{person.role.value:11}  {person.name} <{person.email}>")
        if wishes.paused:
            since = wording.plain(wording.day(local_day(wishes.paused), "nb"))
            lines.append(f"{'':11}  {pause_told(wishes)} ({since})")
    show(told, as_json, lines)


@people_command.command("forget")
@click.argument("email")
@pass_context
def people_forget(context: Context, email: str) -> None:
    """Slett en som bare leser det åpne ukebrevet, og alt vi vet om adressen."""
    from workflow.services import subscribe

    with context.frist.write() as connection:
        subscribe.forget(connection, email)
    show(None, False, [f"{email} er slettet."])


def _bytes(file: Path) -> bytes:
    from workflow.domain.errors import Refused

    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(f"Filen {file} kan ikke leses: {error.strerror}.") from None
