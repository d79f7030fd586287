"""`frist demo`: the whole job on bundled minutes, with a database and a clock of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workflow.cli.context import Context, pass_context

if TYPE_CHECKING:
    from workflow.bootstrap import Frist

#: Monday of the week after the sample meeting, when its first digest goes out.
NOW = "2023-03-20T09:00:00"

DATABASE = "frist.sqlite3"

#: Invented, as all that the sample minutes tell of.
SECRETARY = "Sekretariatet i Fjordregionen"


@click.command("demo")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("demo"))
@click.option("--no-serve", is_flag=True, help="Bare lag filene.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=0, help="Ellers en ledig.")
@pass_context
def demo_command(context: Context, out: Path, no_serve: bool, host: str, port: int) -> None:
    """Vis hele jobben på et eksempelreferat fra mars 2023."""
    from workflow.bootstrap import Frist, Settings
    from workflow.cli import serving

    context.said_now = context.said_now or NOW
    listener = None if no_serve else serving.listen(host, port)
    told = os.environ.get("FRIST_BASE_URL", "").rstrip("/")
    base_url = told or (serving.address(listener) if listener else "http://127.0.0.1:8000")
    out.mkdir(parents=True, exist_ok=True)
    for left in out.glob(f"{DATABASE}*"):
        left.unlink()  # the demo's own database, made anew each time; never the default one
    frist = Frist(Settings(f"sqlite:///{out.resolve() / DATABASE}", base_url))
    frist.initialise()
    feed_url = show_job(frist, out, context.now, click.echo)
    if listener is None:
        return
    click.echo("")
    serving.serve(frist, listener, serving.running_clock(context), then=f"Abonner på {feed_url}")


def show_job(frist: Frist, out: Path, now: datetime, tell: Callable[[str], None]) -> str:
    """Read, accept, publish and write the digest; the address of the feed."""
    import secrets

    from workflow import samples
    from workflow.cli import lines
    from workflow.cli.digest import write_files
    from workflow.domain.deadlines import local_day
    from workflow.domain.feeds import Filter
    from workflow.domain.people import Role
    from workflow.domain.weeks import Week
    from workflow.services import ingest, notify, publish, register, review

    today = local_day(now)
    with frist.write() as connection:
        secretary = register.add_person(
            connection,
            SECRETARY,
            "sekretariatet@fjordregionen.example",
            now=now,
            role=Role.SECRETARIAT,
            aliases=("Sekretariatet",),
        )
        tell(f"Leser {samples.DOCX} …")
        imported = ingest.import_minutes(
            connection, samples.data(samples.DOCX), samples.DOCX, actor_id=secretary.id, now=now
        )
        for item in imported.items:
            tell(f"  {lines.item(item, today)}")
        accepted = review.accept_all(connection, actor_id=secretary.id, now=now)
        tell(f"{len(accepted)} forslag er godtatt.\n")
    with frist.write() as connection:
        feed, path = publish.add_feed(
            connection, "Fjordregionen", Filter(), token=secrets.token_urlsafe(32), now=now
        )
        body = publish.body(connection, feed, base_url=frist.settings.base_url, now=now)
        (out / "feed.ics").write_bytes(body.body)
    with frist.read() as connection:
        digest = notify.digest(connection, secretary, str(Week.of(today)), now)
        if digest is not None:
            write_files(notify.message(connection, digest, frist.house), out, "digest")
    tell(f"Kalenderen ligger i {out / 'feed.ics'}")
    tell(f"Ukebrevet ligger i {out / 'digest.html'} (og .txt og .eml)")
    return f"{frist.settings.base_url}{path}"
