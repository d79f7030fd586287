"""Rosters: people and members read from CSV, as a spreadsheet saves it.

Owns the columns and what each line is refused for. All lines come in, or none. Adding one at a
time is `register`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

import sqlalchemy as sa

from workflow.domain.errors import Refused
from workflow.domain.people import Member, Person, Role
from workflow.services import register
from workflow.store import queries

#: What a column may be called, in Norwegian and English.
_COLUMNS = {
    "name": ("navn", "name", "kommune"),
    "number": ("nummer", "nr", "kommunenummer", "number"),
    "email": ("epost", "e-post", "email", "e-mail"),
    "role": ("rolle", "role"),
    "language": ("språk", "sprak", "language"),
    "group": ("gruppe", "group"),
    "member": ("medlem", "kommune", "member"),
    "alias": ("alias", "aliases"),
}

_ROLES = {
    Role.SECRETARIAT: ("secretariat", "sekretariat", "sekretariatet"),
    Role.LEAD: ("lead", "leder", "gruppeleder"),
    Role.MEMBER: ("", "member", "medlem"),
}

#: How many wrong lines are told of at once.
_TOLD = 10

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Imported(Generic[T]):
    """What a roster brought: those who were added, and how many were there already."""

    added: list[T]
    known: int


def import_members(connection: sa.Connection, data: bytes, file: str) -> Imported[Member]:
    """Members from CSV; those already there are left alone. `file` stands in the refusals."""
    known = {member.name.casefold() for member in queries.members(connection)}
    added, seen, wrong = [], 0, []
    for line, row in _rows(data, file, ("name",)):
        if row["name"].casefold() in known:
            seen += 1
            continue
        try:
            added.append(register.add_member(connection, row["name"], row.get("number", "")))
        except Refused as refusal:
            wrong.append(f"{file}, linje {line}: {refusal}")
        known.add(row["name"].casefold())
    _refuse(wrong)
    return Imported(sorted(added, key=lambda member: member.name), seen)


def import_people(
    connection: sa.Connection, data: bytes, file: str, *, now: datetime
) -> Imported[Person]:
    """People from CSV; addresses already there are left alone."""
    known = {person.email.casefold() for person in queries.everyone(connection)}
    added, seen, wrong = [], 0, []
    for line, row in _rows(data, file, ("name", "email")):
        if row["email"].casefold() in known:
            seen += 1
            continue
        known.add(row["email"].casefold())
        try:
            person = register.add_person(
                connection,
                row["name"],
                row["email"],
                now=now,
                role=_role(row.get("role", "")),
                language=row.get("language", "") or "nb",
                groups=row.get("group", "").split(";"),
                member=row.get("member") or None,
                aliases=row.get("alias", "").split(";"),
            )
            added.append(person)
        except Refused as refusal:
            wrong.append(f"{file}, linje {line}: {refusal}")
    _refuse(wrong)
    return Imported(added, seen)


def _refuse(wrong: list[str]) -> None:
    if wrong:
        more = [f"{len(wrong) - _TOLD} linjer til er feil."] if len(wrong) > _TOLD else []
        raise Refused("\n".join([*wrong[:_TOLD], *more]))


def _rows(data: bytes, file: str, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"Filen {file} er ikke UTF-8. Lagre den som «CSV UTF-8».") from None
    try:
        dialect = csv.Sniffer().sniff(text.splitlines()[0] if text.strip() else "", ",;\t")
    except csv.Error:
        dialect = csv.excel
    reader = csv.reader(io.StringIO(text), dialect)
    try:
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise Refused(f"Filen {file}, linje {reader.line_num}, er ikke CSV: {error}.") from None
    head = [title.strip().casefold() for title in lines[0][1]] if lines else []
    places = {
        field: head.index(name)
        for field, names in _COLUMNS.items()
        for name in names
        if name in head
    }
    if missing := [field for field in needed if field not in places]:
        wanted = ", ".join(_COLUMNS[field][0] for field in missing)
        raise Refused(f"Filen {file} mangler kolonnen {wanted} i første linje.")
    for line, cells in lines[1:]:
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * len(head)]
            yield line, {field: padded[at].strip() for field, at in places.items()}


def _role(word: str) -> Role:
    for role, words in _ROLES.items():
        if word.casefold() in words:
            return role
    raise Refused(f"«{word}» er ingen rolle. Skriv sekretariat, leder eller medlem.")
