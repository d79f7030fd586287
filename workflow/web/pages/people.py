"""Personer: who there is, what each may do, when they are away, and where they are signed in."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from fastapi.responses import Response

from workflow.domain.errors import Refused
from workflow.domain.people import Person, Role
from workflow.services import pause, register, remind
from workflow.store import absences, identities, mailing, queries
from workflow.web import session
from workflow.web.pages.sessions import listed
from workflow.web.tongue import marked
from workflow.web.visit import SecretariatVisit, Visit

router = APIRouter()

ROLES = {
    Role.MEMBER: marked("Medlem"),
    Role.LEAD: marked("Gruppeleder"),
    Role.SECRETARIAT: marked("Sekretariatet"),
}

#: What is said back after a change.
SAID = {
    "lagret": marked("Endringene er lagret."),
    "ny": marked("Personen er lagt til."),
    "slutt": marked("Personen har ikke lenger tilgang, og får ikke e-post."),
    "tilbake": marked("Personen er tilbake."),
    "ute": marked("Personen er logget ut overalt."),
    "borte": marked("Fraværet er lagret."),
    "hjemme": marked("Fraværet er fjernet."),
    "igjen": marked("Adressen prøves igjen fra neste brev."),
    "fri": marked("Neste innlogging med jobbkonto går etter adressen igjen."),
}

_AT = "/administrasjon/personer"


def told(
    navn: Annotated[str, Form(max_length=1000)] = "",
    epost: Annotated[str, Form(max_length=1000)] = "",
    rolle: Annotated[Role, Form()] = Role.MEMBER,
    sprak: Annotated[str, Form()] = "nb",
    gruppe: Annotated[list[str] | None, Form()] = None,
    medlem: Annotated[str, Form(max_length=200)] = "",
    alias: Annotated[str, Form(max_length=5000)] = "",
) -> register.Told:
    """Read the fields of one person."""
    aliases = [part for part in alias.replace("\n", ";").split(";") if part.strip()]
    return register.Told(navn, epost, rolle, sprak, gruppe or (), medlem or None, aliases)


Told = Annotated[register.Told, Depends(told)]


@router.get(_AT)
def people(visit: SecretariatVisit) -> Response:
    """Everybody, and who is away."""
    return _list(visit)


@router.post(_AT)
def add(visit: SecretariatVisit, told: Told) -> Response:
    """Add a person."""
    try:
        with visit.frist.write() as connection:
            person = register.add_person(
                connection, told.name, told.email, now=visit.now, role=told.role,
                language=told.language, groups=told.groups, member=told.member,
                aliases=told.aliases,
            )  # fmt: skip
    except Refused as refusal:
        return _list(visit, told, str(refusal))
    return visit.go(f"{_AT}/{person.id}?nylig=ny")


@router.get(_AT + "/{id}")
def show(visit: SecretariatVisit, id: int, nylig: str = "") -> Response:
    """One person."""
    return _show(visit, id, said=SAID.get(nylig, ""))


@router.post(_AT + "/{id}")
def change(visit: SecretariatVisit, id: int, told: Told) -> Response:
    """Let a person be as the form says. Another address ends what the old one let in."""
    try:
        with visit.frist.write() as connection:
            before = queries.person_by_id(connection, id)
            after = register.change_person(connection, id, told)
            if before.email.casefold() != after.email.casefold():
                session.revoke_all(connection, id, but=visit.token)
    except Refused as refusal:
        with visit.frist.read() as connection:
            queries.person_by_id(connection, id)
        return _show(visit, id, told, str(refusal))
    return visit.go(f"{_AT}/{id}?nylig=lagret")


@router.post(_AT + "/{id}/slutt")
def leave(visit: SecretariatVisit, id: int) -> Response:
    """The person has no access any more, from this moment."""
    with visit.frist.write() as connection:
        register.leave(connection, id, visit.now)
        session.revoke_all(connection, id)
    return visit.go(f"{_AT}/{id}?nylig=slutt")


@router.post(_AT + "/{id}/tilbake")
def come_back(visit: SecretariatVisit, id: int) -> Response:
    """The person has access again."""
    with visit.frist.write() as connection:
        register.come_back(connection, id)
    return visit.go(f"{_AT}/{id}?nylig=tilbake")


@router.post(_AT + "/{id}/logg-ut")
def sign_out(visit: SecretariatVisit, id: int) -> Response:
    """Sign the person out everywhere; links they were sent stop working."""
    with visit.frist.write() as connection:
        queries.person_by_id(connection, id)
        session.revoke_all(connection, id, but=visit.token)
    return visit.go(f"{_AT}/{id}?nylig=ute")


@router.post(_AT + "/{id}/jobbkonto")
def let_go(visit: SecretariatVisit, id: int) -> Response:
    """Forget which work account is the person's; the next one with their address is."""
    with visit.frist.write() as connection:
        queries.person_by_id(connection, id)
        identities.bind(connection, id, None)
    return visit.go(f"{_AT}/{id}?nylig=fri")


@router.post(_AT + "/{id}/gjenoppta")
def resume(visit: SecretariatVisit, id: int) -> Response:
    """Mail to an address that a mail server refused is tried again."""
    with visit.frist.write() as connection:
        queries.person_by_id(connection, id)
        pause.resume(connection, id)
    return visit.go(f"{_AT}/{id}?nylig=igjen")


@router.post(_AT + "/{id}/fravaer")
def away(
    visit: SecretariatVisit,
    id: int,
    fra: Annotated[str, Form(max_length=20)] = "",
    til: Annotated[str, Form(max_length=20)] = "",
    stedfortreder: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Note when somebody is away, and who stands in."""
    with visit.frist.write() as connection:
        person = queries.person_by_id(connection, id)
        other = None
        if stedfortreder:
            number = int(stedfortreder) if stedfortreder.isdecimal() else 0
            other = queries.person_by_id(connection, number)
        remind.away(connection, person, _day(fra), _day(til), other)
    return visit.go(f"{_AT}/{id}?nylig=borte")


@router.post(_AT + "/{id}/fravaer/{first}/fjern")
def back(visit: SecretariatVisit, id: int, first: str) -> Response:
    """The absence that begins on that day is no more."""
    with visit.frist.write() as connection:
        remind.back(connection, queries.person_by_id(connection, id), _day(first))
    return visit.go(f"{_AT}/{id}?nylig=hjemme")


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Refused(f"«{said}» er ingen dato. Skriv den slik: 2023-03-16.") from None


def _as_told(person: Person, groups: dict[int, str], members: dict[int, str]) -> register.Told:
    return register.Told(
        person.name,
        person.email,
        person.role,
        person.language,
        [groups[id] for id in person.group_ids],
        members.get(person.member_id or 0),
        person.aliases,
    )


def _list(visit: Visit, typed: register.Told | None = None, error: str = "") -> Response:
    with visit.frist.read() as connection:
        everyone = queries.everyone(connection)
        groups, members = queries.groups(connection), queries.members(connection)
        return visit.page(
            "people.html",
            400 if error else 200,
            here=[person for person in everyone if person.active],
            left=[person for person in everyone if not person.active],
            names={person.id: person.name for person in everyone},
            away=absences.current(connection, visit.today),
            paused={id for id, wishes in mailing.every(connection).items() if wishes.paused},
            groups=groups,
            members=members,
            of_group={group.id: group.name for group in groups},
            of_member={member.id: member.name for member in members},
            roles=ROLES,
            typed=typed or register.Told("", ""),
            error=error,
        )


def _show(
    visit: Visit, id: int, typed: register.Told | None = None, error: str = "", said: str = ""
) -> Response:
    with visit.frist.read() as connection:
        person = queries.person_by_id(connection, id)
        groups, members = queries.groups(connection), queries.members(connection)
        away = [a for a in absences.current(connection, visit.today) if a.person_id == id]
        people = queries.people(connection)
        bound = identities.of(connection, id) is not None
        mail = mailing.of(connection, id)
    return visit.page(
        "person.html",
        400 if error else 200,
        person=person,
        typed=typed
        or _as_told(person, {g.id: g.name for g in groups}, {m.id: m.name for m in members}),
        groups=groups,
        members=members,
        roles=ROLES,
        away=away,
        people=people,
        names={each.id: each.name for each in people},
        sessions=listed(visit, person),
        bound=bound,
        mail=mail,
        error=error,
        said=said,
    )
