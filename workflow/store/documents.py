"""Imported minutes: what is kept of each, and without its text where many are listed.

Owns reading them. What was proposed from them is `queries`, how far their review has come `lists`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from workflow.domain.errors import NotFound
from workflow.store import tables

_c = tables.documents.c


@dataclass(frozen=True, slots=True)
class Minutes:
    """Imported minutes as they stand in a list."""

    id: int
    sha256: str
    name: str
    title: str
    group_id: int | None
    meeting_date: date
    language: str
    imported: datetime
    replaces_id: int | None


@dataclass(frozen=True, slots=True)
class Document(Minutes):
    """Imported minutes whole. `text` is what spans count in."""

    text: str
    people: tuple[str, ...]
    lines: tuple[tuple[Any, ...], ...] = ()


_LISTED = [_c[field.name] for field in fields(Minutes)]


def every(connection: sa.Connection, limit: int | None = None) -> list[Minutes]:
    """All imported minutes, the latest meeting first, or the first `limit` of them."""
    query = sa.select(*_LISTED).order_by(_c.meeting_date.desc(), _c.id.desc()).limit(limit)
    return [Minutes(**row._mapping) for row in connection.execute(query)]


def listed(connection: sa.Connection, ids: Iterable[int]) -> dict[int, Minutes]:
    """These, by id."""
    query = sa.select(*_LISTED).where(_c.id.in_(set(ids)))
    return {row.id: Minutes(**row._mapping) for row in connection.execute(query)}


def find(connection: sa.Connection, id: int) -> Document:
    """One of them."""
    found = _first(connection, _c.id == id)
    if found is None:
        raise NotFound(f"Ingen referat har nummeret {id}.")
    return found


def with_digest(connection: sa.Connection, sha256: str) -> Document | None:
    """The one made from a file with this digest, where it has been imported."""
    return _first(connection, _c.sha256 == sha256)


def _first(connection: sa.Connection, where: sa.ColumnElement[bool]) -> Document | None:
    row = connection.execute(sa.select(tables.documents).where(where)).first()
    if row is None:
        return None
    found = dict(row._mapping)
    found["people"] = tuple(found["people"])
    found["lines"] = tuple(tuple(line) for line in found["lines"])
    return Document(**found)
