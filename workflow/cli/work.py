"""`frist work`: mail sent by processes of their own, where one server no longer keeps up.

Owns which jobs there are, and when; procrastinate runs them, on PostgreSQL. A job is only a word
that a batch may be due: what is sent, to whom, and that it is sent once, is the outbox's, as under
`frist serve`. So a job that is lost costs nothing: the next look asks for it again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, pass_context

if TYPE_CHECKING:
    import procrastinate

    from workflow.bootstrap import Frist

#: How often the outbox is looked at, since a link to sign in with is waited for, and how often
#: what is to be told by now is queued (cron, with seconds last).
GLANCE = "* * * * * */5"
ROUND = "* * * * * */30"

#: Batches that one look asks for at the most.
BATCHES = 100


@click.command("work")
@pass_context
def work_command(context: Context) -> None:
    """Send e-post fra en egen prosess, ved siden av «frist serve» (PostgreSQL)."""
    from workflow.cli.serving import running_clock
    from workflow.domain.errors import Refused

    frist = context.frist
    if frist.engine.dialect.name != "postgresql":
        raise Refused(
            "«frist work» trenger PostgreSQL. Med SQLite sender «frist serve» all e-post selv."
        )
    frist.needs_smtp()
    try:
        from workflow.store import jobs
    except ModuleNotFoundError as error:
        if error.name != "procrastinate":
            raise
        raise Refused(
            "«frist work» trenger et tillegg. Installer det med pip install frist-minutes[work]."
        ) from None
    jobs.prepare(frist.engine)
    work = app(frist, running_clock(context), jobs.connector(frist.engine))
    click.echo("Frist sender e-post herfra (Ctrl-C stanser).")
    # what failed has been logged, and is asked for again
    work.run_worker(delete_jobs="always")


def app(
    frist: Frist, clock: Callable[[], datetime], connector: procrastinate.BaseConnector
) -> procrastinate.App:
    """The jobs of an installation."""
    import asyncio

    import procrastinate

    from workflow.services.notify import BATCH

    made = procrastinate.App(connector=connector)

    @made.task(name="batch")
    def batch() -> None:
        """Deliver a batch, and sweep up after processes that died."""
        frist.send_batch(clock)

    async def ask(least: int = 0) -> None:
        due = await asyncio.to_thread(frist.due, clock(), BATCH * BATCHES)
        for number in range(max(least, -(-due // BATCH))):
            try:
                # one that is asked for already, and not begun, is enough
                await batch.configure(queueing_lock=f"batch-{number}").defer_async()
            except procrastinate.exceptions.AlreadyEnqueued:
                continue

    @made.periodic(cron=GLANCE)
    @made.task(name="glance", queueing_lock="glance", priority=1)
    async def glance(timestamp: int) -> None:
        """Ask for as many batches as are due."""
        await ask()

    @made.periodic(cron=ROUND)
    @made.task(name="round", queueing_lock="round", priority=2)
    async def round(timestamp: int) -> None:
        """Read what came back, queue what is to be told by now, forget the jobs of the dead."""
        await asyncio.to_thread(frist.collect_bounces, clock())
        await asyncio.to_thread(frist.queue_due, clock())
        await ask(least=1)  # what the dead had taken is given back by whoever delivers next
        for job in await made.job_manager.get_stalled_jobs():
            await made.job_manager.finish_job(
                job, procrastinate.jobs.Status.FAILED, delete_job=True
            )

    return made
