"""Examining an installation: each check is a sentence, and whether it is well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from workflow.domain.item import record
from workflow.domain.lifecycle import rebuild
from workflow.services import publish
from workflow.store import components, feeds, queries
from workflow.store.engine import reading

#: How many items are rebuilt from their journals at the most.
SAMPLE = 500


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    name: str
    ok: bool
    message: str


def examine(engine: sa.Engine, *, base_url: str, smtp_url: str | None) -> list[Check]:
    """Look at the database, the journal, the calendars, the people and the mail settings."""
    with reading(engine) as connection:
        return [
            *_database(engine, connection),
            _journal(connection),
            _calendars(connection, base_url),
            _secretariat(connection),
            _mail(smtp_url),
        ]


def _database(engine: sa.Engine, connection: sa.Connection) -> Iterator[Check]:
    where = engine.url.render_as_string(hide_password=True)
    if engine.url.get_backend_name() != "sqlite":
        yield Check("database", True, f"Databasen svarer: {where}.")
        return
    answer = connection.exec_driver_sql("PRAGMA quick_check").scalar()
    yield Check("database", answer == "ok", f"Databasen {where} er {_hel(answer == 'ok')}.")
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    yield Check("references", not orphans, f"Henvisninger til noe som mangler: {len(orphans)}.")


def _journal(connection: sa.Connection) -> Check:
    """Every item is what its journal tells."""
    items = queries.items(connection)[:SAMPLE]
    wrong = [i for i in items if record(rebuild(queries.history(connection, i.id))) != record(i)]
    if wrong:
        return Check("journal", False, f"«{wrong[0].title}» stemmer ikke med historikken sin.")
    return Check("journal", True, f"Saker som stemmer med historikken sin: {len(items)}.")


def _calendars(connection: sa.Connection, base_url: str) -> Check:
    waiting = components.stale(connection, publish.recipe(base_url))
    living = [feed for feed in feeds.every(connection) if feed.revoked is None]
    return Check(
        "calendars",
        not waiting,
        f"Kalendere: {len(living)}. Saker som venter på å bli tegnet: {len(waiting)}.",
    )


def _secretariat(connection: sa.Connection) -> Check:
    found = queries.secretariat(connection)
    if not found:
        return Check(
            "secretariat",
            False,
            "Ingen i sekretariatet. Legg til en med «frist people add NAVN EPOST "
            "--role secretariat».",
        )
    return Check("secretariat", True, f"Personer i sekretariatet: {len(found)}.")


def _mail(smtp_url: str | None) -> Check:
    if smtp_url is None:
        return Check("mail", True, "FRIST_SMTP_URL er ikke satt, så ingen e-post sendes.")
    return Check("mail", True, "E-post sendes gjennom FRIST_SMTP_URL.")


def _hel(well: bool) -> str:
    return "hel" if well else "skadet"
