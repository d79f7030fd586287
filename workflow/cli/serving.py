"""The server as it runs: its socket, its clock, who may sign in, and what it does by itself.

Imported only when a server starts, since sockets and threads cost the other commands time.
"""

from __future__ import annotations

import logging
import secrets
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from workflow.bootstrap import Frist
    from workflow.cli.context import Context
    from workflow.services.delivery import Counts
    from workflow.web.feeds import FeedsFirst

#: Bytes the kernel holds of one answer. Left to itself it holds up to 4 MB for each client, so that
#: many large answers at once crowd each other out of the processor's cache; below 64 kB, one
#: packet on loopback, it would wait for acknowledgements.
SEND_BUFFER = 98_304

#: Seconds between two rounds of what the server does by itself, and between two looks at whether
#: somebody waits for a letter: a link to sign in with is looked for at once.
ROUND = 30.0
GLANCE = 2.0


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, or a sentence where the port is taken. Port 0 takes a free one."""
    from workflow.domain.errors import Refused

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise Refused(
            f"Kan ikke lytte på {host}, port {port} ({error.strerror}). Velg en annen med --port."
        ) from None
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    listener.listen(128)
    return listener


def address(listener: socket.socket) -> str:
    """The address of a listening socket, as a person opens it."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def running_clock(context: Context) -> Callable[[], datetime]:
    """The machine's clock; with `--now`, one that starts there and goes on from it."""
    if context.said_now is None:
        return lambda: context.now
    start, began = context.now, time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - began)


def serve(
    frist: Frist,
    listener: socket.socket,
    clock: Callable[[], datetime],
    *,
    then: str = "",
    mail: bool = True,
) -> None:
    """Tell where the secretariat signs in, and `then` what else is there; serve until stopped.
    Without `mail`, other processes send what is due."""
    import uvicorn

    from workflow.web.app import create_app
    from workflow.web.wire import Wire

    for name, link in sign_in_links(frist, clock()):
        click.echo(f"{name} logger inn her: {link}")
    if then:
        click.echo(then)
    click.echo(f"Frist kjører på {frist.settings.base_url} (Ctrl-C stanser).")
    app = create_app(frist, clock)
    # no access log: addresses of private feeds are secrets
    config = uvicorn.Config(
        app, http=Wire, access_log=False, log_level="warning", server_header=False
    )
    server = uvicorn.Server(config)
    stop = threading.Event()
    background = [
        threading.Thread(target=_rounds, args=(frist, app, clock, stop, mail), daemon=True),
        threading.Thread(target=_rendering, args=(frist, stop), daemon=True),
    ]
    for thread in background:
        thread.start()
    try:
        server.run(sockets=[listener])
    finally:
        stop.set()
        for thread in background:
            thread.join(timeout=10)


def sign_in_links(frist: Frist, now: datetime) -> list[tuple[str, str]]:
    """A fresh sign-in link for each person of the secretariat: (name, address)."""
    from workflow.store import queries
    from workflow.web.session import issue_key

    links = []
    with frist.write() as connection:
        for person in queries.secretariat(connection):
            token = secrets.token_urlsafe(32)
            issue_key(connection, person, token, now)
            links.append((person.name, f"{frist.settings.base_url}/inn/{token}"))
    return links


def _rounds(
    frist: Frist,
    app: FeedsFirst,
    clock: Callable[[], datetime],
    stop: threading.Event,
    mail: bool,
) -> None:
    """What the server does by itself: read what came back, send what is due, note who fetched
    which calendar."""
    next_round, works = time.monotonic() + ROUND, True
    while not stop.wait(GLANCE):
        try:
            if time.monotonic() >= next_round:
                next_round = time.monotonic() + ROUND
                app.flush()
                if mail:
                    frist.collect_bounces(clock())
                    works = _noted(frist.send_due(clock), works)
            elif mail:
                works = _noted(frist.send_letters(clock), works)
        except Exception:
            # the next round tries again; what is to be sent lies in the outbox meanwhile
            logging.getLogger("frist").exception("En runde i bakgrunnen gikk galt.")
    app.flush()


def _noted(counts: Counts | None, worked: bool) -> bool:
    """Whether the way out works, as far as is known; the log is told when that changes."""
    if not counts or not counts["claimed"]:
        return worked
    works = not counts["unreachable"]
    if works != worked:
        says = "tar imot igjen." if works else "tar ikke imot nå. Brevene venter i utboksen."
        logging.getLogger("frist").warning("E-postserveren %s", says)
    return works


def _rendering(frist: Frist, stop: threading.Event) -> None:
    """What the server does a moment after each change: make its calendar entries ready."""
    while not stop.is_set():
        try:
            frist.keep_rendering(stop)
        except Exception:
            # what is not rendered now is rendered at the next change, or when a feed is asked for
            logging.getLogger("frist").exception("Kalenderne kunne ikke gjøres klare.")
