"""`frist eval` and `frist learning`: how well Frist reads, and what reviews have taught it."""

from __future__ import annotations

from pathlib import Path

import click

from workflow.cli.context import Context, json_option, pass_context, show


@click.command("eval")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--leave-one-out", "mode", flag_value="leave-one-out", help="Lær av de andre.")
@click.option("--prequential", "mode", flag_value="prequential", help="Lær av de tidligere.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Skriv forslagene.")
@json_option
def eval_command(folder: Path, mode: str | None, out: Path | None, as_json: bool) -> None:
    """Mål lesingen mot merkede referater (gold/ og texts/ i FOLDER)."""
    from workflow.minutes.evaluation import labelled, measuring

    documents = labelled.folder(folder)
    results = measuring.run(documents, measuring.Mode(mode or "plain"))
    if out is not None:
        measuring.write(results, out)
    lines = (measuring.table(documents, results), measuring.explain(results))
    show(measuring.summary(documents, results), as_json, lines)


@click.group("learning")
def learning_command() -> None:
    """Det gjennomgangen har lært Frist om hver gruppe."""


@learning_command.command("show")
@click.argument("group")
@json_option
@pass_context
def learning_show(context: Context, group: str, as_json: bool) -> None:
    """Si med ord hva Frist har lært av denne gruppens referater."""
    from workflow.domain.records import moment
    from workflow.minutes.told import told
    from workflow.services import learn
    from workflow.store import queries

    with context.frist.write() as connection:
        found = queries.group(connection, group)
        style = learn.style(connection, found.id, context.now)
        kept = learn.lesson(connection, found.id)
    sentences = told(style) if style else []
    documents = style.documents if style else 0
    record = {
        "id": found.id,
        "group": found.name,
        "documents": documents,
        "learned": moment(kept.learned) if kept else None,
        "said": sentences,
    }
    nothing = "Ingenting er lært ennå. Gå gjennom et referat til alle forslag er avgjort."
    torn = (
        f"Gjennomgangen av {documents} referater peker ikke én vei, "
        "så gruppa leses som en ny gruppe."
    )
    believed = style and any(style.weights.values())
    none = torn if documents > 1 and not believed else nothing
    show(record, as_json, sentences or [none])


@learning_command.command("reset")
@click.argument("group")
@json_option
@pass_context
def learning_reset(context: Context, group: str, as_json: bool) -> None:
    """Glem det som er lært. Bare det som avgjøres fra nå av, lærer bort."""
    from workflow.services import learn
    from workflow.store import queries

    with context.frist.write() as connection:
        found = queries.group(connection, group)
        learn.forget(connection, found.id, context.now)
    show(
        {"id": found.id, "group": found.name},
        as_json,
        [f"Det som var lært om «{found.name}», er glemt."],
    )
