"""The register: member municipalities, groups, and the people who read mail.

Owns adding and changing them one at a time, and who may never be without. Reading many from CSV
is `roster`; matching an owner to them is `domain.people`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from workflow.domain.errors import NotFound, Refused
from workflow.domain.people import Group, Member, Person, Role
from workflow.services.pause import resume
from workflow.store import queries, readers, tables

_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")
_LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True, slots=True)
class Told:
    """A person as somebody tells of them; groups and members are named."""

    name: str
    email: str
    role: Role = Role.MEMBER
    language: str = "nb"
    groups: Sequence[str] = ()
    member: str | None = None
    aliases: Sequence[str] = ()


def address(said: str) -> str:
    """An e-mail address as typed, without what stands around it. Refused where it is none."""
    email = said.strip()
    if len(email) > 320 or not email.isprintable() or not _ADDRESS.fullmatch(email):
        raise Refused(f"«{email[:100]}» er ikke en e-postadresse. Skriv den som navn@kommune.no.")
    return email


def add_group(connection: sa.Connection, name: str) -> Group:
    """The group with this name, made where there is none."""
    kept = _name(name, "Gruppen")
    try:
        return queries.group(connection, kept)
    except NotFound:
        insert = sa.insert(tables.groups).values(name=kept)
        id = connection.execute(insert.returning(tables.groups.c.id)).scalar_one()
        return Group(id, kept)


def rename_group(connection: sa.Connection, id: int, name: str) -> None:
    """Call a group something else; what is in it stays."""
    kept = _name(name, "Gruppen")
    for group in queries.groups(connection):
        if group.id != id and group.name.casefold() == kept.casefold():
            raise Refused(f"Det finnes alt en gruppe som heter «{group.name}».")
    change = sa.update(tables.groups).where(tables.groups.c.id == id).values(name=kept)
    if not connection.execute(change).rowcount:
        raise NotFound("Denne gruppen finnes ikke.")


def add_member(connection: sa.Connection, name: str, number: str = "") -> Member:
    """A new member municipality, or another body that is a member."""
    values = _member(connection, name, number)
    insert = sa.insert(tables.members).values(**values).returning(tables.members.c.id)
    return Member(connection.execute(insert).scalar_one(), **values)


def change_member(connection: sa.Connection, id: int, name: str, number: str = "") -> None:
    """Give a member another name or number."""
    values = _member(connection, name, number, id)
    change = sa.update(tables.members).where(tables.members.c.id == id).values(**values)
    if not connection.execute(change).rowcount:
        raise NotFound("Dette medlemmet finnes ikke.")


def add_person(
    connection: sa.Connection,
    name: str,
    email: str,
    *,
    now: datetime,
    role: Role = Role.MEMBER,
    language: str = "nb",
    groups: Sequence[str] = (),
    member: str | None = None,
    aliases: Sequence[str] = (),
) -> Person:
    """A new person; the owners of minutes imported from now on are matched against them too."""
    told = Told(name, email, role, language, groups, member, aliases)
    insert = sa.insert(tables.people).values(**_values(connection, told), created=now)
    id = connection.execute(insert.returning(tables.people.c.id)).scalar_one()
    return queries.person_by_id(connection, id)


def change_person(connection: sa.Connection, id: int, told: Told) -> Person:
    """Let a person be as told from now on. Another address is tried, where the old one failed."""
    before = queries.person_by_id(connection, id)
    if told.role is not Role.SECRETARIAT:
        _needs_another(connection, before)
    change = sa.update(tables.people).where(tables.people.c.id == id)
    connection.execute(change.values(**_values(connection, told, id)))
    after = queries.person_by_id(connection, id)
    if after.email != before.email:
        resume(connection, id)
    return after


def speak(connection: sa.Connection, id: int, language: str) -> None:
    """Let a person be written to in another language, and see pages in it."""
    _language(language)
    change = sa.update(tables.people).where(tables.people.c.id == id)
    connection.execute(change.values(language=language))


def give_role(connection: sa.Connection, person: Person, role: Role) -> Person:
    """Let a person have a role that somebody else decides on, and all else as it is."""
    if role is not Role.SECRETARIAT:
        _needs_another(connection, person)
    change = sa.update(tables.people).where(tables.people.c.id == person.id)
    connection.execute(change.values(role=role.value))
    return queries.person_by_id(connection, person.id)


def leave(connection: sa.Connection, id: int, now: datetime) -> Person:
    """A person has no access any more and gets no mail. Their name stays in the history, and the
    secretariat is reminded of what is theirs."""
    person = queries.person_by_id(connection, id)
    _needs_another(connection, person)
    people, absences = tables.people, tables.absences
    connection.execute(sa.update(people).where(people.c.id == id).values(left=now))
    stands_in = absences.c.substitute_id == id
    connection.execute(sa.update(absences).where(stands_in).values(substitute_id=None))
    return queries.person_by_id(connection, id)


def come_back(connection: sa.Connection, id: int) -> Person:
    """A person who left is one of us again."""
    people = tables.people
    _no_stranger(connection, queries.person_by_id(connection, id).email)
    connection.execute(sa.update(people).where(people.c.id == id).values(left=None))
    return queries.person_by_id(connection, id)


def _no_stranger(connection: sa.Connection, email: str) -> None:
    """Who is of the house is told more than a reader, and of that too."""
    reader = readers.with_address(connection, email)
    if reader is not None:
        readers.forget(connection, reader.id)


def _needs_another(connection: sa.Connection, person: Person) -> None:
    if [each.id for each in queries.secretariat(connection)] == [person.id]:
        raise Refused(
            f"{person.name} er den eneste i sekretariatet. Legg til en annen der først, "
            "ellers kan ingen styre Frist."
        )


def _values(connection: sa.Connection, told: Told, id: int | None = None) -> dict[str, Any]:
    """The columns of a person; refused with a sentence where something can't be so."""
    email = address(told.email)
    if told.role is Role.READER:
        raise Refused("En leser er en som selv har bedt om ukebrevet. Velg en annen rolle.")
    for known in queries.everyone(connection):
        if known.id != id and known.email.casefold() == email.casefold():
            gone = "" if known.active else " Personen har sluttet, og kan hentes tilbake."
            raise Refused(f"Det finnes allerede en person med adressen {email}.{gone}")
    _language(told.language)
    groups = {add_group(connection, name).id: None for name in told.groups if name.strip()}
    if told.role is Role.LEAD and not groups:
        raise Refused("En gruppeleder må ha en gruppe å lede. Velg gruppen.")
    _no_stranger(connection, email)
    aliases = [kept for alias in told.aliases if (kept := _words(alias)[:200])]
    return {
        "name": _name(told.name, "Personen"),
        "email": email,
        "role": told.role.value,
        "language": told.language,
        "group_ids": list(groups),
        "member_id": queries.member(connection, told.member).id if told.member else None,
        "aliases": aliases,
    }


def _language(said: str) -> None:
    if said not in _LANGUAGES:
        raise Refused(f"«{said}» er ikke et språk vi har. Skriv nb, nn eller en.")


def _member(
    connection: sa.Connection, name: str, number: str, id: int | None = None
) -> dict[str, Any]:
    kept = _name(name, "Medlemmet")
    for member in queries.members(connection):
        if member.id != id and member.name.casefold() == kept.casefold():
            raise Refused(f"Det finnes alt et medlem som heter «{member.name}».")
    if len(number.strip()) > 20:
        raise Refused(f"«{number.strip()[:40]}» er for langt til å være et kommunenummer.")
    return {"name": kept, "number": number.strip() or None}


def _words(said: str) -> str:
    """Without runs of spaces, and without NUL, which PostgreSQL can't keep."""
    return " ".join(said.replace("\x00", " ").split())


def _name(said: str, whose: str) -> str:
    name = _words(said)
    if not name:
        raise Refused(f"{whose} må ha et navn.")
    if len(name) > 200:
        raise Refused(f"Navnet «{name[:40]}…» er for langt; 200 tegn er det meste.")
    return name
