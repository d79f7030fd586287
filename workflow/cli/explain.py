"""`frist explain` and `frist settle`: why something is not shown, and what is asked about it."""

from __future__ import annotations

import click

from workflow.cli.context import Context, json_option, pass_context, show
from workflow.cli.review import report


@click.command("explain")
@click.argument("id")
@click.option("--feed", help="Kalenderens navn.")
@click.option("--person", metavar="E-POST", help="Personen som ikke får den i ukebrevet.")
@json_option
@pass_context
def explain_command(
    context: Context, id: str, feed: str | None, person: str | None, as_json: bool
) -> None:
    """Si hvorfor en sak ikke står i en kalender eller i en persons ukebrev."""
    from workflow.services import explain
    from workflow.store import queries

    if (feed is None) == (person is None):
        raise click.UsageError("Skriv enten --feed NAVN eller --person E-POST.")
    with context.frist.read() as connection:
        if feed is not None:
            answer = explain.in_feed(connection, id, feed, context.now)
        else:
            who = queries.person(connection, person or "")
            answer = explain.to_person(connection, id, who, context.now)
    show(
        {
            "id": answer.item.id,
            "title": answer.item.title,
            "feed": feed,
            "person": person,
            "hidden": answer.hidden,
            "reason": answer.sentence,
        },
        as_json,
        [answer.sentence],
    )


@click.command("settle")
@click.argument("id", required=False)
@click.argument("codes", nargs=-1)
@click.option("--document", type=int, help="Det som er spurt om et helt referat.")
@click.option("--why", default="", help="Hva svaret er.")
@json_option
@pass_context
def settle_command(
    context: Context,
    id: str | None,
    codes: tuple[str, ...],
    document: int | None,
    why: str,
    as_json: bool,
) -> None:
    """Avklar det som er spurt om en sak: alt, eller bare det med disse kodene."""
    from workflow.domain import records
    from workflow.services import settle

    if document is not None:
        wanted = [code for code in (id, *codes) if code is not None]
        with context.frist.write() as connection:
            who = context.actor_id(connection)
            settled = settle.settle_document(
                connection, document, wanted, actor_id=who, now=context.now, why=why
            )
        lines = [f"Avklart: {finding.message}" for finding in settled]
        record = {"id": document, "findings": [records.finding(each) for each in settled]}
        show(record, as_json, lines)
        return
    if id is None:
        raise click.UsageError("Nevn en ID, eller skriv --document og referatets nummer.")
    with context.frist.write() as connection:
        who = context.actor_id(connection)
        item = settle.settle(connection, id, codes, actor_id=who, now=context.now, why=why)
    report(context, [item], as_json)
