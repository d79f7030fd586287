"""`frist chain`, `extend`, `wait`: the steps of a matter, and giving a deadline more time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, json_option, pass_context, show
from workflow.cli.review import report

if TYPE_CHECKING:
    from workflow.services.chain import Chain

_VERDICTS = {
    "create": "lages",
    "move": "flyttes",
    "same": "",
    "done": "ferdig",
    "cancelled": "avlyst",
    "passed": "ble aldri laget, dagen var forbi",
    "locked": "låst, blir stående",
    "by-hand": "satt for hånd, blir stående",
    "waiting": "venter på datoen",
}


@click.command("chain")
@click.argument("id")
@json_option
@pass_context
def chain_command(context: Context, id: str, as_json: bool) -> None:
    """Vis stegene i en sak: når de er, hvem som gjør dem, og hvor langt den er kommet."""
    from workflow.services import chain

    with context.frist.read() as connection:
        found = chain.of(connection, id, context.now)
    show(chain.record(found, context.now), as_json, lines(found))


@click.command("extend")
@click.argument("id")
@click.option("--until", required=True, help="Ny dag: 2023-06-08 eller «uke 23».")
@click.option("--why", required=True, help="Hvorfor.")
@json_option
@pass_context
def extend_command(context: Context, id: str, until: str, why: str, as_json: bool) -> None:
    """Gi en oppgave lengre frist. Det som regnes fra den, flyttes med."""
    from workflow.services import chain, fields
    from workflow.store import queries

    with context.frist.write() as connection:
        item = queries.item(connection, id)
        window = fields.window({"start": until}, context.now, item.window)
        who = context.actor_id(connection)
        extended = chain.extend(connection, item.id, window, actor_id=who, now=context.now, why=why)
    report(context, [extended], as_json)


@click.command("wait")
@click.argument("id")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Dagen; uten den slutter det.")
@click.option("--why", default="", help="Hva det ventes på.")
@json_option
@pass_context
def wait_command(
    context: Context, id: str, until: datetime | None, why: str, as_json: bool
) -> None:
    """La en oppgave vente: ingen blir minnet om den før den dagen."""
    from workflow.services import remind

    with context.frist.write() as connection:
        who = context.actor_id(connection)
        day = until.date() if until else None
        item = remind.wait(connection, id, day, actor_id=who, now=context.now, why=why)
    report(context, [item], as_json)


def lines(found: Chain) -> Iterator[str]:
    """A chain for a terminal."""
    from workflow.domain.playbooks.diagram import when
    from workflow.domain.steps import called

    yield f"{found.matter.title}: {found.phase} ({found.playbook.title})"
    if found.remark:
        yield f"        ! {found.remark}"
    if found.dating is not None and found.dating.state.open:
        yield f"  {found.dating.window.earliest}  {found.dating.title}"
    for each in found.planned:
        day = each.computed if each.verdict.value in ("create", "move") else each.day
        told = _VERDICTS[each.verdict.value]
        was = f" fra {each.day}" if each.verdict.value == "move" else ""
        title = called(each.item, found.matter) if each.item else each.step.title
        note = f"  [{told}{was}]" if told else ""
        rule = when(each.step, found.playbook)
        yield f"  {day or each.computed or ''!s:10}  {title} ({rule}){note}"
