"""Administrasjon: what the secretariat keeps in order, and the settings."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from workflow.domain.errors import Refused
from workflow.services import post, settings
from workflow.store import queries, readers
from workflow.web.tongue import told
from workflow.web.visit import SecretariatVisit, Visit

router = APIRouter()


@router.get("/administrasjon")
def index(visit: SecretariatVisit) -> Response:
    """Where each thing is kept, and how many there are of it."""
    with visit.frist.read() as connection:
        return visit.page(
            "admin.html",
            people=len(queries.people(connection)),
            readers=readers.newest(connection, "", 0)[0],
            members=len(queries.members(connection)),
            groups=len(queries.groups(connection)),
            letters=post.tally(connection),
        )


@router.get("/administrasjon/innstillinger")
def show(visit: SecretariatVisit, lagret: str = "") -> Response:
    """Every setting."""
    return _settings(visit, {}, [], bool(lagret))


@router.post("/administrasjon/innstillinger")
async def keep(visit: SecretariatVisit, request: Request) -> Response:
    """Keep those that were typed: all of them, or none."""
    form = await request.form()
    typed = {name: said for name, said in form.items() if isinstance(said, str)}
    return await run_in_threadpool(_keep, visit, typed)


def _keep(visit: Visit, typed: dict[str, str]) -> Response:
    typed = {name: said for name, said in typed.items() if name in settings.SETTINGS}
    if not typed:
        raise Refused("Skjemaet er tomt. Skriv i feltene, og prøv igjen.")
    errors = []
    for name, said in typed.items():
        try:
            settings.SETTINGS[name].read(" ".join(said.split())) if said.strip() else ""
        except Refused as refusal:
            errors.append(str(refusal))
    if errors:
        return _settings(visit, typed, errors, False)
    with visit.frist.write() as connection:
        for name, said in typed.items():
            settings.keep(connection, name, said)
    return visit.go("/administrasjon/innstillinger?lagret=1")


def _settings(visit: Visit, typed: dict[str, str], errors: list[str], kept: bool) -> Response:
    with visit.frist.read() as connection:
        found = [
            (setting, typed.get(setting.name, value), told(setting.about))
            for setting, value in settings.every(connection)
        ]
    status = 400 if errors else 200
    return visit.page("settings.html", status, settings=found, errors=errors, kept=kept)
