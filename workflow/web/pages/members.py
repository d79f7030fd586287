"""Medlemmer og grupper: the municipalities and the bodies that meet; and rosters as CSV.

A roster is shown as it would come in before anything is kept: the same reading, in a transaction
that is undone.
"""

from __future__ import annotations

from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import Response

from workflow.domain.errors import Refused
from workflow.domain.people import Member, Person
from workflow.services import register, roster
from workflow.store import queries
from workflow.web.tongue import _
from workflow.web.visit import SecretariatVisit, Visit

router = APIRouter()

_MEMBERS, _GROUPS = "/administrasjon/medlemmer", "/administrasjon/grupper"


class _OnlyLooking(Exception):
    """Ends the transaction of a preview, so that nothing of it is kept."""


@router.get(_MEMBERS)
def members(visit: SecretariatVisit) -> Response:
    """All members, and the form for a new one."""
    return _bodies(visit, _MEMBERS)


@router.post(_MEMBERS)
def add_member(
    visit: SecretariatVisit,
    navn: Annotated[str, Form(max_length=1000)] = "",
    nummer: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """Add a member."""
    with visit.frist.write() as connection:
        register.add_member(connection, navn, nummer)
    return visit.go(_MEMBERS)


@router.post(_MEMBERS + "/{id}")
def change_member(
    visit: SecretariatVisit,
    id: int,
    navn: Annotated[str, Form(max_length=1000)] = "",
    nummer: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """Give a member another name or number."""
    with visit.frist.write() as connection:
        register.change_member(connection, id, navn, nummer)
    return visit.go(_MEMBERS)


@router.get(_GROUPS)
def groups(visit: SecretariatVisit) -> Response:
    """All groups, and the form for a new one."""
    return _bodies(visit, _GROUPS)


@router.post(_GROUPS)
def add_group(
    visit: SecretariatVisit, navn: Annotated[str, Form(max_length=1000)] = ""
) -> Response:
    """Add a group."""
    with visit.frist.write() as connection:
        register.add_group(connection, navn)
    return visit.go(_GROUPS)


@router.post(_GROUPS + "/{id}")
def rename_group(
    visit: SecretariatVisit, id: int, navn: Annotated[str, Form(max_length=1000)] = ""
) -> Response:
    """Call a group something else."""
    with visit.frist.write() as connection:
        register.rename_group(connection, id, navn)
    return visit.go(_GROUPS)


@router.get("/administrasjon/import")
def form(visit: SecretariatVisit, slag: str = "personer", lagt: str = "") -> Response:
    """The form for a roster."""
    return _import(visit, slag, done=int(lagt) if lagt.isdecimal() and len(lagt) < 9 else None)


@router.post("/administrasjon/import")
def hand_in(
    visit: SecretariatVisit,
    slag: Annotated[str, Form()] = "personer",
    fil: Annotated[UploadFile | None, File()] = None,
    tekst: Annotated[str, Form(max_length=200_000)] = "",
    navn: Annotated[str, Form(max_length=300)] = "",
    godta: Annotated[str, Form()] = "",
) -> Response:
    """Show what a roster would bring; with `godta`, let it in."""
    if fil is not None and fil.filename:
        data, name = fil.file.read(), fil.filename[:300]
    else:
        data, name = tekst.encode(), navn or "liste.csv"
    if not data.strip():
        return _import(visit, slag, error=_("Velg en fil, eller lim inn linjene."))
    try:
        if godta:
            with visit.frist.write() as connection:
                brought = _read(connection, visit, slag, data, name)
            return visit.go(f"/administrasjon/import?slag={slag}&lagt={len(brought.added)}")
        looked = _look(visit, slag, data, name)
    except Refused as refusal:
        text = data.decode("utf-8", "replace")
        return _import(visit, slag, text=text, name=name, error=str(refusal))
    return _import(visit, slag, text=data.decode("utf-8-sig"), name=name, brought=looked)


Brought = roster.Imported[Person] | roster.Imported[Member]


def _look(visit: Visit, slag: str, data: bytes, name: str) -> Brought:
    found: list[Brought] = []
    try:
        with visit.frist.write() as connection:
            found.append(_read(connection, visit, slag, data, name))
            raise _OnlyLooking
    except _OnlyLooking:
        return found[0]


def _read(connection: sa.Connection, visit: Visit, slag: str, data: bytes, name: str) -> Brought:
    if slag == "medlemmer":
        return roster.import_members(connection, data, name)
    if slag == "personer":
        return roster.import_people(connection, data, name, now=visit.now)
    raise Refused("Velg om listen er over personer eller medlemmer.")


def _import(
    visit: Visit,
    slag: str,
    *,
    text: str = "",
    name: str = "",
    error: str = "",
    brought: Brought | None = None,
    done: int | None = None,
) -> Response:
    return visit.page(
        "import.html",
        400 if error else 200,
        slag="medlemmer" if slag == "medlemmer" else "personer",
        text=text,
        name=name,
        errors=error.splitlines(),
        brought=brought,
        done=done,
    )


def _bodies(visit: Visit, at: str) -> Response:
    with visit.frist.read() as connection:
        people = queries.people(connection)
        of_members = at == _MEMBERS
        found = queries.members(connection) if of_members else queries.groups(connection)
    ids = [(person.member_id,) if of_members else person.group_ids for person in people]
    counts = {each.id: sum(each.id in of for of in ids) for each in found}
    return visit.page("bodies.html", at=at, of_members=of_members, found=found, counts=counts)
