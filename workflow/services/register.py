"""The register: member municipalities, groups, and the people who read mail.

Owns adding them, one at a time or from CSV. Matching an owner to them is `domain.people`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from workflow.domain.errors import NotFound, Refused
from workflow.domain.people import Group, Member, Person, Role
from workflow.store import queries, tables

_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")

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


def address(said: str) -> str:
    """An e-mail address as typed, without what stands around it. Refused where it is none."""
    email = said.strip()
    if len(email) > 320 or not email.isprintable() or not _ADDRESS.fullmatch(email):
        raise Refused(f"«{email[:100]}» er ikke en e-postadresse. Skriv den som navn@kommune.no.")
    return email


def add_group(connection: sa.Connection, name: str) -> Group:
    """The group with this name, made where there is none."""
    try:
        return queries.group(connection, name)
    except NotFound:
        insert = sa.insert(tables.groups).values(name=name.strip()[:200])
        id = connection.execute(insert.returning(tables.groups.c.id)).scalar_one()
        return Group(id, name.strip()[:200])


def add_person(
    connection: sa.Connection,
    name: str,
    email: str,
    *,
    now: datetime,
    role: Role = Role.MEMBER,
    language: str = "nb",
    group: str | None = None,
    member: str | None = None,
    aliases: Sequence[str] = (),
) -> Person:
    """A new person; the owners of minutes imported from now on are matched against them too."""
    email = address(email)
    if any(known.email.casefold() == email.casefold() for known in queries.everyone(connection)):
        raise Refused(f"Det finnes allerede en person med adressen {email}.")
    insert = sa.insert(tables.people).values(
        name=" ".join(name.split()),
        email=email,
        role=role.value,
        language=language,
        group_id=add_group(connection, group).id if group else None,
        member_id=queries.member(connection, member).id if member else None,
        aliases=[alias.strip() for alias in aliases if alias.strip()],
        created=now,
    )
    connection.execute(insert)
    return queries.person(connection, email)


def import_members(connection: sa.Connection, file: Path) -> list[Member]:
    """Members from CSV; those already there are left alone. All rows are read, or none stored."""
    known = {member.name.casefold() for member in queries.members(connection)}
    fresh = []
    for line, row in _rows(file, ("name",)):
        name = row["name"]
        if not name:
            raise Refused(f"{file}, linje {line}: navnet mangler. Rett linjen og prøv igjen.")
        if name.casefold() not in known:
            known.add(name.casefold())
            fresh.append({"name": name, "number": row.get("number") or None})
    if fresh:
        connection.execute(sa.insert(tables.members), fresh)
    names = {row["name"] for row in fresh}
    return [member for member in queries.members(connection) if member.name in names]


def import_people(connection: sa.Connection, file: Path, *, now: datetime) -> list[Person]:
    """People from CSV; addresses already there are left alone."""
    known = {person.email.casefold() for person in queries.everyone(connection)}
    added = []
    for line, row in _rows(file, ("name", "email")):
        if row["email"].casefold() in known:
            continue
        known.add(row["email"].casefold())
        try:
            added.append(
                add_person(
                    connection,
                    row["name"],
                    row["email"],
                    now=now,
                    role=_role(row.get("role", "")),
                    language=_language(row.get("language", "")),
                    group=row.get("group") or None,
                    member=row.get("member") or None,
                    aliases=row.get("alias", "").split(";"),
                )
            )
        except Refused as refusal:
            raise Refused(f"{file}, linje {line}: {refusal}") from None
    return added


def _rows(file: Path, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"Filen {file} kan ikke leses: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Refused(f"Filen {file} er ikke UTF-8. Lagre den som «CSV UTF-8».") from None
    try:
        dialect = csv.Sniffer().sniff(text.splitlines()[0] if text.strip() else "", ",;\t")
    except csv.Error:
        dialect = csv.excel
    reader = csv.reader(io.StringIO(text), dialect)
    head = [title.strip().casefold() for title in next(reader, [])]
    places = {
        field: head.index(name)
        for field, names in _COLUMNS.items()
        for name in names
        if name in head
    }
    if missing := [field for field in needed if field not in places]:
        wanted = ", ".join(_COLUMNS[field][0] for field in missing)
        raise Refused(f"Filen {file} mangler kolonnen {wanted} i første linje.")
    for cells in reader:
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * len(head)]
            yield reader.line_num, {field: padded[at].strip() for field, at in places.items()}


def _role(word: str) -> Role:
    if not word:
        return Role.MEMBER
    if word.casefold() in ("secretariat", "sekretariat", "sekretariatet"):
        return Role.SECRETARIAT
    if word.casefold() in ("member", "medlem"):
        return Role.MEMBER
    raise Refused(f"«{word}» er ingen rolle. Skriv sekretariat eller medlem.")


def _language(word: str) -> str:
    if word and word not in ("nb", "nn", "en"):
        raise Refused(f"«{word}» er ikke et språk vi har. Skriv nb, nn eller en.")
    return word or "nb"
