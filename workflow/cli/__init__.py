"""The command line: the same verbs as the web, and `--json` that scripts can rely on.

Owns the global options and that a refusal becomes one sentence and exit code 1. Each command's
module imports only click at its top; what is heavy is imported inside the command that needs it.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from workflow.cli.context import Context

#: Where each command lives, in the order a newcomer meets them.
COMMANDS = {
    "demo": "demo",
    "read": "minutes",
    "init": "server",
    "serve": "server",
    "work": "work",
    "import": "minutes",
    "proposals": "review",
    "accept": "review",
    "reject": "review",
    "edit": "review",
    "merge": "review",
    "add": "items",
    "items": "items",
    "show": "items",
    "history": "items",
    "start": "moves",
    "done": "moves",
    "reopen": "moves",
    "cancel": "moves",
    "reschedule": "moves",
    "extend": "chain",
    "wait": "chain",
    "undo": "moves",
    "chain": "chain",
    "playbooks": "playbooks",
    "playbook": "playbooks",
    "responses": "responses",
    "respond": "responses",
    "nudge": "responses",
    "updates": "updates",
    "update": "updates",
    "settle": "explain",
    "explain": "explain",
    "agenda": "agenda",
    "reminders": "reminders",
    "absence": "reminders",
    "setting": "settings",
    "members": "people",
    "people": "people",
    "feed": "feeds",
    "digest": "digest",
    "outbox": "outbox",
    "bounces": "bounces",
    "eval": "learning",
    "learning": "learning",
    "doctor": "upkeep",
    "backup": "upkeep",
    "restore": "upkeep",
}


class Commands(click.Group):
    """A group that loads a command's module when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"workflow.cli.{COMMANDS[name]}")
        found: click.Command = getattr(module, f"{name}_command")
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--db", envvar="FRIST_DATABASE_URL", metavar="URL", help="Databasen.")
@click.option("--now", envvar="FRIST_NOW", metavar="ISO", help="Klokken, for prøver og visning.")
@click.option("--as", "actor", envvar="FRIST_AS", metavar="E-POST", help="Hvem som gjør det.")
@click.version_option(package_name="frist-minutes", prog_name="frist")
@click.pass_context
def frist(ctx: click.Context, db: str | None, now: str | None, actor: str | None) -> None:
    """Gjør møtereferater til frister ingen glemmer."""
    ctx.obj = Context(db, now, actor)


def main() -> None:
    """The entry point: 0 done, 1 refused with a sentence, 2 wrong usage."""
    from workflow.domain.errors import Refused

    try:
        frist(prog_name="frist")
    except Refused as refusal:
        click.echo(f"frist: {refusal}", err=True)
        sys.exit(1)
