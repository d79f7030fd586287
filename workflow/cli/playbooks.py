"""`frist playbooks` and `frist playbook apply`: the kinds of matter."""

from __future__ import annotations

from typing import Any

import click

from workflow.cli.context import Context, json_option, pass_context, show
from workflow.cli.review import report


@click.command("playbooks")
@click.option("--diagram", is_flag=True, help="Tegn dem i Mermaid.")
@json_option
def playbooks_command(diagram: bool, as_json: bool) -> None:
    """List spillebøkene: sakstypene med faser og steg."""
    from workflow.domain import playbooks
    from workflow.domain.playbooks.diagram import mermaid, when

    every = list(playbooks.every().values())

    def text() -> Any:
        for playbook in every:
            yield f"{playbook.name:16}  {playbook.title}"
            yield f"{'':16}  {' → '.join(phase.title for phase in playbook.phases)}"
            for step in playbook.steps:
                yield f"{'':16}    {step.title} ({when(step, playbook)})"

    drawn = (f"```mermaid\n{mermaid(playbook)}\n```\n" for playbook in every)
    records = [
        {
            "id": playbook.name,
            "title": playbook.title,
            "about": playbook.about,
            "anchor": playbook.anchor,
            "needs": playbook.needs.value,
            "phases": [
                {
                    "name": phase.name,
                    "title": phase.title,
                    "begins": phase.begins.value if phase.begins else None,
                }
                for phase in playbook.phases
            ],
            "steps": [
                {
                    "name": step.name,
                    "title": step.title,
                    "kind": step.kind.value,
                    "from": step.anchor,
                    "offset": str(step.offset) if step.offset else None,
                    "rule": when(step, playbook),
                    "reaches": step.reaches,
                    "who": step.who.value,
                    "locked": step.locked,
                    "locked_by": step.locked_by,
                    "responses": step.responses,
                }
                for step in playbook.steps
            ],
            "reminders": {
                "before": list(playbook.ladder.before),
                "secretariat_after": playbook.ladder.secretariat_after,
            },
            **({"diagram": mermaid(playbook)} if diagram else {}),
        }
        for playbook in every
    ]
    show(records, as_json, drawn if diagram else text())


@click.group("playbook")
def playbook_command() -> None:
    """En sak og dens spillebok."""


@playbook_command.command("apply")
@click.argument("name")
@click.argument("id")
@json_option
@pass_context
def playbook_apply(context: Context, name: str, id: str, as_json: bool) -> None:
    """La en sak følge en spillebok fra nå av."""
    from workflow.services import chain

    with context.frist.write() as connection:
        who = context.actor_id(connection)
        item = chain.apply(connection, name, id, actor_id=who, now=context.now)
    report(context, [item], as_json)
