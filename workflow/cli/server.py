"""`frist init` and `frist serve`: making an installation, and running it.

Owns the two commands alone; the server as it runs is `serving`.
"""

from __future__ import annotations

import os
from dataclasses import replace

import click

from workflow.cli.context import Context, pass_context


@click.command("init")
@pass_context
def init_command(context: Context) -> None:
    """Lag databasen, eller oppdater den til denne versjonen."""
    from workflow.bootstrap import Frist

    frist = Frist(context.settings)
    frist.initialise()
    click.echo(f"Databasen er klar: {frist.engine.url.render_as_string(hide_password=True)}")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, help="0 velger en ledig port.")
@click.option("--no-mail", is_flag=True, help="La «frist work» sende all e-post.")
@pass_context
def serve_command(context: Context, host: str, port: int, no_mail: bool) -> None:
    """Kjør nettsidene, kalenderne og utsendingen."""
    from workflow.cli import serving

    frist = context.frist
    listener = serving.listen(host, port)
    if "FRIST_BASE_URL" not in os.environ:
        frist.settings = replace(frist.settings, base_url=serving.address(listener))
    serving.serve(frist, listener, serving.running_clock(context), mail=not no_mail)
