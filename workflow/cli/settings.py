"""`frist setting`: what the operator may choose, and choosing it."""

from __future__ import annotations

import click

from workflow.cli.context import Context, json_option, pass_context, show


@click.command("setting")
@click.argument("name", required=False)
@click.argument("value", required=False)
@json_option
@pass_context
def setting_command(context: Context, name: str | None, value: str | None, as_json: bool) -> None:
    """Vis valgene, ett av dem, eller sett det. En tom VERDI («») gir det tilbake som det var."""
    from workflow.services import settings

    frist = context.frist
    if name is not None and value is not None:
        with frist.write() as connection:
            settings.keep(connection, name, value)
    with frist.read() as connection:
        if name is not None:
            settings.value(connection, name)  # a name that there is none of is refused
        found = [each for each in settings.every(connection) if name in (None, each[0].name)]
    records = [
        {"id": setting.name, "value": int(kept) if setting.default.isdecimal() else kept}
        for setting, kept in found
    ]

    if name is not None:
        show(records[0], as_json, [f"{name}: {found[0][1] or 'ikke satt'}"])
        return
    lines = (f"{setting.name:14} {kept or '–':30} {setting.about}" for setting, kept in found)
    show(records, as_json, lines)
