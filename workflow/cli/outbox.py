"""`frist outbox`: what has been sent, what waits, what is in doubt, and sending again by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, json_option, pass_context, show

if TYPE_CHECKING:
    from workflow.services.post import Posted

_STATES = ("waiting", "claimed", "sending", "sent", "failed", "skipped")


@click.command("outbox")
@click.option("--state", type=click.Choice(_STATES), multiple=True, help="Bare disse.")
@click.option("--unsure", is_flag=True, help="Bare dem der det er uvisst om de kom fram.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="Så mange.")
@click.option(
    "--resend", metavar="NR", type=int, help="Prøv et brev som ble gitt opp, en gang til."
)
@json_option
@pass_context
def outbox_command(
    context: Context,
    state: tuple[str, ...],
    unsure: bool,
    limit: int,
    resend: int | None,
    as_json: bool,
) -> None:
    """Vis utboksen: hvert brev, hvem det er til, og hvor det er."""
    from workflow.services import post
    from workflow.store.parcel import State

    if resend is not None:
        with context.frist.write() as connection:
            again = post.resend(connection, resend, context.now)
        told = f"Brev {resend} til {again.address} venter igjen, og sendes i neste runde."
        show(post.record(again), as_json, [told])
        return
    with context.frist.read() as connection:
        states = tuple(State(name) for name in state or _STATES)
        found = post.listed(connection, states, unsure=unsure, limit=limit)
        tally = post.tally(connection)

    def text() -> Iterator[str]:
        yield from (line(each) for each in found)
        counted = ", ".join(f"{n} {post.WORDS[state]}" for state, n in tally.items())
        yield f"I alt: {counted}." if tally else "Utboksen er tom."

    show([post.record(each) for each in found], as_json, text())


def line(posted: Posted) -> str:
    """One row for people."""
    from workflow.domain.deadlines import OSLO

    entry = posted.entry
    at = posted.at.astimezone(OSLO)
    doubt = f" ({posted.doubt})" if posted.doubt else ""
    error = f": {entry.error}" if entry.error else ""
    who = posted.address
    return f"{entry.id:6} {at:%Y-%m-%d %H:%M} {posted.state}{doubt} {who}, {entry.reason}{error}"
