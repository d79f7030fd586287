"""Statements that every move runs: compiled once for each kind of database, given to the driver.

Owns the way past SQLAlchemy's execution, which costs several times what SQLite needs for the
statement itself. Values pass through the same types as elsewhere. What goes wrong is told in the
driver's own exceptions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

Values = Mapping[str, Any]
_Process = Callable[[Any], Any] | None


@dataclass(slots=True)
class _Compiled:
    """A statement as a driver takes it: its text, and how values go in and come out."""

    text: str
    by_place: bool
    taken: tuple[tuple[str, Any, _Process], ...]
    given: list[tuple[str, _Process]] | None = None

    def values(self, said: Values) -> Any:
        """What the driver gets: `said`, and the constants that stand in the statement."""
        found = {}
        for name, constant, process in self.taken:
            value = said.get(name, constant)
            found[name] = process(value) if process is not None else value
        return list(found.values()) if self.by_place else found


class Prepared:
    """A statement with `bindparam`s. `names` are the columns that an INSERT fills."""

    def __init__(self, statement: Any, names: Iterable[str] | None = None) -> None:
        self._statement = statement
        self._names = None if names is None else list(names)
        self._compiled: dict[str, _Compiled] = {}

    def run(self, connection: sa.Connection, rows: Sequence[Values]) -> int:
        """Run it once for each row of values; how many rows of the table were touched."""
        compiled = self._for(connection.dialect)
        with closing(_cursor(connection)) as cursor:
            if len(rows) == 1:
                cursor.execute(compiled.text, compiled.values(rows[0]))
            else:
                cursor.executemany(compiled.text, [compiled.values(row) for row in rows])
            return int(cursor.rowcount)

    def rows(self, connection: sa.Connection, values: Values) -> list[dict[str, Any]]:
        """What a SELECT finds, each row by its columns' names."""
        compiled = self._for(connection.dialect)
        with closing(_cursor(connection)) as cursor:
            cursor.execute(compiled.text, compiled.values(values))
            if compiled.given is None:
                compiled.given = self._given(connection.dialect, cursor.description)
            return [
                {
                    name: value if process is None else process(value)
                    for (name, process), value in zip(compiled.given, row, strict=True)
                }
                for row in cursor.fetchall()
            ]

    def _for(self, dialect: sa.Dialect) -> _Compiled:
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = self._compile(dialect)
        return found

    def _compile(self, dialect: sa.Dialect) -> _Compiled:
        made: Any = self._statement.compile(dialect=dialect, column_keys=self._names)
        by_place = bool(made.positional)
        names = made.positiontup if by_place else list(made.bind_names.values())
        taken = [
            (name, made.params[name], _type(made.binds[name], dialect).bind_processor(dialect))
            for name in names
        ]
        return _Compiled(str(made), by_place, tuple(taken))

    def _given(self, dialect: sa.Dialect, told: Sequence[Any]) -> list[tuple[str, _Process]]:
        """How each column's values come out; `told` is what the driver says of their types."""
        columns = self._statement.selected_columns
        return [
            (column.key, _type(column, dialect).result_processor(dialect, each[1]))
            for column, each in zip(columns, told, strict=True)
        ]


def _type(value: Any, dialect: sa.Dialect) -> Any:
    return value.type.dialect_impl(dialect)


def _cursor(connection: sa.Connection) -> Any:
    raw: Any = connection.connection.dbapi_connection
    return raw.cursor()
