"""The only composition root: from settings to an engine, templates and a way to send mail.

Owns what the command line and the web share: where things lie, how a transaction is opened,
and that changed components are rendered once a change is committed.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import jinja2
import sqlalchemy as sa

from workflow.domain.errors import Refused
from workflow.mail.compose import environment
from workflow.mail.smtp import transport
from workflow.services import bounces, notify, publish, settings, submit
from workflow.services.delivery import Counts
from workflow.services.house import House
from workflow.store import engine as connections
from workflow.store import outbox, queries, schema, tables

#: Seconds that a server gathers changes before it renders them.
RENDERS_AFTER = 1.0

LOOPBACK = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class Oidc:
    """A sign-in service that speaks OpenID Connect, and who we are to it. The issuer is kept as
    it is written: tokens must name it to the letter. `roles` is the claim that tells roles, and
    `secretariat` and `lead` its values for ours; "" for a role that we give ourselves."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    roles: str = "roles"
    secretariat: str = ""
    lead: str = ""

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Oidc | None:
        """From `FRIST_OIDC_ISSUER`, `_CLIENT_ID` and `_CLIENT_SECRET`; refused where only some
        are set, or where the issuer is neither https nor on this machine. `_ROLES`,
        `_SECRETARIAT` and `_LEAD` are as one wishes."""
        names = [f"FRIST_OIDC_{name}" for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")]
        issuer, client_id, secret = (environ.get(name, "").strip() for name in names)
        if not (issuer or client_id or secret):
            return None
        if not (issuer and client_id and secret):
            raise Refused(
                f"Sett alle tre for innlogging med jobbkonto, eller ingen: {', '.join(names)}."
            )
        parts = urlsplit(issuer)
        if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
            raise Refused("FRIST_OIDC_ISSUER må begynne med https://.")
        names = [f"FRIST_OIDC_{name}" for name in ("ROLES", "SECRETARIAT", "LEAD")]
        roles, secretariat, lead = (environ.get(name, "").strip() for name in names)
        return cls(issuer, client_id, secret, roles or "roles", secretariat, lead)


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator sets: `FRIST_DATABASE_URL`, `FRIST_BASE_URL`, `FRIST_SMTP_URL`,
    `FRIST_BOUNCES`, the Maildir that mail comes back to, and `FRIST_OIDC_…`, a sign-in service.

    `base_url` stands in every feed, mail and link; it has no slash at its end.
    """

    database_url: str
    base_url: str = LOOPBACK
    smtp_url: str | None = None
    bounces: Path | None = None
    oidc: Oidc | None = None

    @classmethod
    def of(cls, environ: Mapping[str, str], *, database_url: str | None = None) -> Settings:
        """Settings from the environment; `database_url` (`--db`) wins over it."""
        base = environ.get("FRIST_BASE_URL", "").rstrip("/")
        return cls(
            database_url=database_url or environ.get("FRIST_DATABASE_URL") or default_database(),
            base_url=base or LOOPBACK,
            smtp_url=environ.get("FRIST_SMTP_URL") or None,
            bounces=Path(environ["FRIST_BOUNCES"]) if environ.get("FRIST_BOUNCES") else None,
            oidc=Oidc.of(environ),
        )


def default_database() -> str:
    """The SQLite file in the platform's data folder."""
    import platformdirs

    return f"sqlite:///{platformdirs.user_data_path('frist') / 'frist.sqlite3'}"


def templates_dir() -> Path:
    """Where templates lie: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    shipped = package / "_templates"
    return shipped if shipped.is_dir() else package.parent / "templates"


class Frist:
    """An opened installation. `read()` and `write()` are its transactions."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.engine = connections.open_engine(settings.database_url)
        self.changed: Event | None = None

    @classmethod
    def open(cls, settings: Settings) -> Frist:
        """Open an installation whose database is there and up to date, or say what to do."""
        opened = cls(settings)
        if problem := schema.problem(opened.engine):
            raise Refused(problem)
        return opened

    def initialise(self) -> None:
        """Make the tables, or bring older ones up to date; make the signing secret once."""
        schema.upgrade(self.engine)
        with connections.writing(self.engine) as connection:
            if queries.setting(connection, "secret") is None:
                connection.execute(
                    sa.insert(tables.settings).values(
                        name="secret", value=secrets.token_urlsafe(32)
                    )
                )

    @cached_property
    def secret(self) -> str:
        """The key that signs links; made by `initialise`, kept in the database."""
        with self.read() as connection:
            found = queries.setting(connection, "secret")
        if found is None:
            raise Refused("Databasen mangler nøkkelen som signerer lenker. Kjør «frist init».")
        return found

    @property
    def house(self) -> House:
        """What is the same in all mail from this installation, as it is set now."""
        with self.read() as connection:
            chosen = settings.mail(connection)
        return House(self.settings.base_url, self.secret, self._templates, *chosen)

    @cached_property
    def _templates(self) -> jinja2.Environment:
        return environment(templates_dir())

    def needs_smtp(self) -> None:
        """Refused with a sentence where no way to send mail is set."""
        if self.settings.smtp_url is None:
            raise Refused("Sett FRIST_SMTP_URL først, for eksempel smtp://localhost:25.")

    def tell_submitters(self, now: datetime) -> None:
        """Write to those whose events have been decided on; forget who need not be known."""
        with self.read() as connection:
            due = submit.due(connection, now)
        if due:
            house = self.house
            with self.write() as connection:
                submit.tell(connection, house, now)

    def queue_due(self, now: datetime) -> None:
        """Queue what is to be told by now: how it went, to submitters; reminders; digests."""
        self.tell_submitters(now)
        if self.settings.smtp_url is not None:
            notify.queue_due(self.engine, now, self.house)

    def send_due(self, clock: Callable[[], datetime]) -> Counts | None:
        """Queue what is to be told, and deliver what is due; None without SMTP."""
        self.queue_due(clock())
        return None if self.settings.smtp_url is None else self._deliver(clock)

    def due(self, now: datetime, limit: int) -> int:
        """How many mails are due, counted no further than `limit`."""
        with self.read() as connection:
            return outbox.count_due(connection, now, limit)

    def collect_bounces(self, now: datetime) -> None:
        """Read what has come back, where there is a Maildir for it."""
        if self.settings.bounces is not None:
            bounces.collect(self.engine, self.settings.bounces, now)

    def send_letters(self, clock: Callable[[], datetime]) -> Counts | None:
        """Deliver what is due already, where there is any: cheap to call every few seconds."""
        if self.settings.smtp_url is None or not self.due(clock(), 1):
            return None
        return self._deliver(clock)

    def send_batch(self, clock: Callable[[], datetime]) -> Counts:
        """Deliver one batch of what is due, and give back what processes that died had taken."""
        return self._deliver(clock, once=True)

    def _deliver(self, clock: Callable[[], datetime], *, once: bool = False) -> Counts:
        self.needs_smtp()
        with self.read() as connection:
            per_domain = settings.per_domain(connection)
        return notify.deliver_due(
            self.engine,
            transport(self.settings.smtp_url or ""),
            clock,
            self.house,
            random_word=lambda: secrets.token_hex(16),
            per_domain=per_domain,
            once=once,
        )

    @property
    def writers(self) -> int | None:
        """How many can write at a time; None where the database sets no bound."""
        return 1 if self.engine.dialect.name == "sqlite" else None

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One consistent view."""
        with connections.reading(self.engine) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """One transaction; what it changed is rendered for calendars after it is committed: at
        once, or by `keep_rendering` where that runs."""
        with connections.writing(self.engine) as connection:
            yield connection
        if self.changed is None:
            self.render()
        else:
            self.changed.set()

    def render(self) -> None:
        """Render what has changed since the last time."""
        with connections.writing(self.engine) as connection:
            publish.render_changed(connection, self.settings.base_url)

    def keep_rendering(self, stop: Event) -> None:
        """Render what changes, a moment later and several changes at a time, until `stop`.

        For a server: whoever presses a button does not wait for it, and a feed that is asked for
        meanwhile renders what it lacks.
        """
        changed = self.changed = Event()
        while not stop.wait(RENDERS_AFTER):
            if changed.is_set():
                changed.clear()
                self.render()


def from_environment(database_url: str | None = None) -> Settings:
    """Settings from this process's environment."""
    return Settings.of(os.environ, database_url=database_url)
