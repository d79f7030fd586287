"""Referater inn: one file or several, or pasted text, become minutes to review.

What can't be read is refused with its sentence on the form itself, with all else that was typed
still there; each file stands or falls alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import Response

from workflow.domain.errors import DateMissing, Refused
from workflow.services import ingest
from workflow.services.ingest import Imported
from workflow.store import documents, queries
from workflow.web.tongue import _, marked, told
from workflow.web.visit import SecretariatVisit, Visit

router = APIRouter()

_NO_DATE = marked(
    "Vi fant ingen møtedato i «%(name)s». Skriv datoen nedenfor, og legg det inn på nytt."
)


@dataclass(frozen=True, slots=True)
class Handed:
    """One file that was handed in: what came of it, or the sentence that refused it."""

    name: str
    imported: Imported | None
    refusal: str


@router.get("/referater/ny")
def form(visit: SecretariatVisit) -> Response:
    """The form."""
    return _form(visit)


@router.post("/referater/ny")
def hand_in(
    visit: SecretariatVisit,
    fil: Annotated[list[UploadFile] | None, File()] = None,
    tekst: Annotated[str, Form()] = "",
    dato: Annotated[str, Form()] = "",
    gruppe: Annotated[str, Form(max_length=200)] = "",
    erstatter: Annotated[str, Form()] = "",
) -> Response:
    """Read what was handed in. One file leads on to its review, several to a list of them."""
    typed = {"tekst": tekst, "dato": dato, "gruppe": gruppe, "erstatter": erstatter}
    files = [(f.filename or "referat", f.file.read()) for f in fil or [] if f.filename]
    if tekst.strip():
        files.append((_("innlimt tekst") + ".txt", tekst.encode()))
    if not files:
        return _form(visit, typed, [_("Velg en fil, eller lim inn teksten.")])
    try:
        when = date.fromisoformat(dato) if dato else None
    except ValueError:
        return _form(
            visit, typed, [_("«%(dato)s» er ingen dato. Skriv den slik: 2023-03-16.", dato=dato)]
        )
    handed = [_import(visit, name, data, when, gruppe, erstatter) for name, data in files]
    refusals = [each.refusal for each in handed if each.imported is None]
    if len(handed) == len(refusals):
        return _form(visit, typed, refusals)
    if len(handed) == 1 and handed[0].imported is not None and handed[0].imported.new:
        return visit.go(f"/gjennomgang/{handed[0].imported.document.id}")
    return visit.page("handed_in.html", handed=handed)


def _import(
    visit: Visit, name: str, data: bytes, when: date | None, group: str, replaces: str
) -> Handed:
    try:
        with visit.frist.write() as connection:
            imported = ingest.import_minutes(
                connection,
                data,
                name,
                actor_id=visit.actor_id,
                now=visit.now,
                meeting_date=when,
                group=" ".join(group.split()) or None,
                replaces=int(replaces) if replaces.isdecimal() else None,
            )
    except DateMissing:  # the page has a field of its own for it
        return Handed(name, None, _(_NO_DATE, name=name))
    except Refused as refusal:
        return Handed(name, None, told(str(refusal)))
    return Handed(name, imported, "")


def _form(
    visit: Visit, typed: dict[str, str] | None = None, errors: list[str] | None = None
) -> Response:
    with visit.frist.read() as connection:
        return visit.page(
            "upload.html",
            400 if errors else 200,
            typed=typed or {"tekst": "", "dato": "", "gruppe": "", "erstatter": ""},
            errors=errors or [],
            groups=queries.groups(connection),
            documents=documents.every(connection, 50),
        )
