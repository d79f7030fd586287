"""What every command shares: the clock, the database, who acts, and how records are printed.

Owns reading the clock for the command line; nothing below it does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    import sqlalchemy as sa

    from workflow.bootstrap import Frist, Settings
    from workflow.domain.people import Person

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Context:
    """The global options, and what follows from them when a command asks."""

    db: str | None
    said_now: str | None
    actor: str | None

    @property
    def now(self) -> datetime:
        """The clock: `--now` where given (a naive value is Norwegian time), else the machine's."""
        from workflow.domain.deadlines import OSLO

        if self.said_now is None:
            return datetime.now(OSLO)
        try:
            said = datetime.fromisoformat(self.said_now)
        except ValueError:
            raise click.BadParameter(
                f"«{self.said_now}» er ikke et tidspunkt som 2023-03-16T09:00.", param_hint="--now"
            ) from None
        return said.replace(tzinfo=OSLO) if said.tzinfo is None else said

    @cached_property
    def settings(self) -> Settings:
        """Settings from the environment and `--db`."""
        from workflow.bootstrap import from_environment

        return from_environment(self.db)

    @cached_property
    def frist(self) -> Frist:
        """The opened installation."""
        from workflow.bootstrap import Frist

        return Frist.open(self.settings)

    def person(self, connection: sa.Connection) -> Person | None:
        """Who `--as` names; None for the operator at the shell."""
        from workflow.store import queries

        return queries.person(connection, self.actor) if self.actor else None

    def actor_id(self, connection: sa.Connection) -> int | None:
        """The journal's actor."""
        person = self.person(connection)
        return person.id if person else None


pass_context = click.make_pass_decorator(Context)


def json_option(command: F) -> F:
    """`--json`: one JSON document on standard output, and nothing else."""
    option: Callable[[F], F] = click.option(
        "--json", "as_json", is_flag=True, help="Skriv JSON for programmer."
    )
    return option(command)


def show(records: Any, as_json: bool, lines: Iterable[str]) -> None:
    """Print `records` as JSON, or `lines` for people."""
    if as_json:
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return
    for line in lines:
        click.echo(line)
