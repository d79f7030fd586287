"""The options that set an item's fields, shared by `add` and `edit`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_FIELDS = (
    click.option("--start", help="Dag, uke eller ord: 2023-06-08, «uke 23», «til høsten»."),
    click.option("--end", help="Siste dag, når det er flere."),
    click.option("--time", help="Klokkeslett: 09:00 eller 09:00-11:00."),
    click.option("--owner", help="Hvem som har ansvaret."),
    click.option("--group", help="Gruppen den hører til."),
    click.option("--visibility", type=click.Choice(["secretariat", "members", "public"])),
    click.option("--location", help="Hvor."),
    click.option("--description", help="Mer om saken."),
    click.option("--category", "categories", multiple=True, default=None, help="Kan gjentas."),
)


def field_options(command: F) -> F:
    """Put the field options on a command, in the order people say them."""
    for option in reversed(_FIELDS):
        command = option(command)
    return command
