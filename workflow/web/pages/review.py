"""Gjennomgang: minutes at one side, what was proposed from them at the other.

Owns the review desk and the list of minutes. What a decision does is `services.review`, reached
through `moves` and `several`; only marking new words is done here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

import sqlalchemy as sa
from fastapi import APIRouter, Form, Query
from fastapi.responses import Response

from workflow.domain import playbooks, wording
from workflow.domain.errors import NotFound
from workflow.domain.item import Item, State, Visibility
from workflow.domain.proposal import Finding, Kind
from workflow.services import agenda, approve, mark
from workflow.store import documents, lists, merged, queries
from workflow.store import findings as asked
from workflow.store.documents import Document, Minutes
from workflow.store.queries import OPEN
from workflow.web.pages.item import typed_date
from workflow.web.receipts import just_moved, recently
from workflow.web.shown import dating, strip, why
from workflow.web.shown.rows import Names, Row, row
from workflow.web.shown.sheet import Mark, marks, sheet
from workflow.web.tongue import language, told
from workflow.web.visit import ReviewVisit, SecretariatVisit, Visit

router = APIRouter()

#: Reviewed minutes on one page.
PAGE = 50

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Card:
    """The proposal in front: all that is needed to decide on it."""

    mark: Mark
    item: Item
    row: Row
    dating: list[dating.Part]
    strip: strip.Strip | None
    findings: list[Finding]
    quote: str
    sure: str
    spoke_for: list[str]
    spoke_against: list[str]


@router.get("/gjennomgang")
def minutes(
    visit: ReviewVisit,
    side: Annotated[int, Query(ge=1, le=1000)] = 1,
    nylig: str = "",
) -> Response:
    """All minutes, drafts and approved: those that wait for review, and a page of the others."""
    with visit.frist.read() as connection:
        every = [each for each in documents.every(connection) if visit.manages(each.group_id)]
        ids = set(lists.waiting_documents(connection))
        waiting = [each for each in every if each.id in ids]
        reviewed = [each for each in every if each.id not in ids]
        here = reviewed[(side - 1) * PAGE : side * PAGE]
        return visit.page(
            "documents.html",
            waiting=waiting,
            reviewed=here,
            progress=lists.progress(connection, [each.id for each in (*waiting, *here)]),
            standing=approve.standing(connection, [*waiting, *here]),
            page=side,
            pages=max(1, -(-len(reviewed) // PAGE)),
            names=Names.of(connection),
            moved=just_moved(connection, visit, nylig),
        )


@router.get("/gjennomgang/neste-mote.docx")
def next_meeting(visit: SecretariatVisit, gruppe: str) -> Response:
    """A group's open points, late ones first, as an agenda item to be edited in Word."""
    with visit.frist.read() as connection:
        found = agenda.carry_forward(connection, gruppe, visit.now)
    name = quote(f"{found.group} {visit.today.isoformat()}.docx")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(agenda.docx(found), media_type=_DOCX, headers=headers)


@router.get("/gjennomgang/{document_id}")
def desk(
    visit: ReviewVisit, document_id: int, kort: str = "", nylig: str = "", sikre: str = ""
) -> Response:
    """The review desk. `kort` is the proposal in front; by default the first that waits. `sikre`
    tells how sure the reader must be of what is offered to be accepted together."""
    level = sikre if sikre in why.SURE else ""
    with visit.frist.read() as connection:
        document = _document(connection, visit, document_id)
        spoken = queries.in_document_order(connection, document.id)
        current = kort if any(item.id == kort for item, _ in spoken) else _first_waiting(spoken)
        found = marks(spoken, current)
        findings = asked.of_document(connection, document.id)
        names = Names.of(connection)
        front = next((each for each in found if each.now), None)
        card = _card(visit, document, front, findings, names) if front else None
        return visit.page(
            "review.html",
            document=document,
            group=names.groups.get(document.group_id or 0),
            stands=approve.standing(connection, [document])[document.id],
            names=names,
            parts_of_text=sheet(document.text, found),
            marks=found,
            rows={each.item.id: row(each.item, names, visit.now) for each in found},
            asked={id for id, _ in findings if id},
            general=[finding for id, finding in findings if id is None],
            card=card,
            item=card.item if card else None,
            when=typed_date(card.item.window, visit) if card else "",
            clock=(card.item.window.time or "").replace(":", ".") if card else "",
            progress=lists.progress(connection, [document.id])[document.id],
            level=level,
            choosing="sikre" in visit.request.query_params,
            levels=[
                (name, words, len(_sure(found, findings, least)))
                for name, (least, words) in why.SURE.items()
            ],
            sure=_sure(found, findings, why.SURE[level][0]),
            into=_into(connection, front),
            waiting_next=_next_minutes(connection, visit, document),
            back=_after(found, front),
            here=f"/gjennomgang/{document.id}",
            same=_same(connection, visit, found, front),
            next=_neighbour(found, front, 1),
            previous=_neighbour(found, front, -1),
            moved=just_moved(connection, visit, nylig),
            playbooks={name: told(title) for name, title in playbooks.titles().items()},
            visibilities={v.value: wording.seen_by(v, language()) for v in Visibility},
        )


@router.post("/gjennomgang/{document_id}/godkjent")
def approved(
    visit: ReviewVisit,
    document_id: int,
    til: Annotated[str, Form(max_length=1000)] = "/gjennomgang",
) -> Response:
    """The minutes themselves are approved: no draft any more."""
    with visit.frist.write() as connection:
        document = _document(connection, visit, document_id)
        item = approve.approve(connection, document.id, actor_id=visit.actor_id, now=visit.now)
    return visit.go(recently(til, item.id))


@router.post("/gjennomgang/{document_id}/ny")
def propose(
    visit: ReviewVisit,
    document_id: int,
    ord: Annotated[str, Form()],
    slag: Annotated[Kind, Form()],
    tittel: Annotated[str, Form()] = "",
    ansvarlig: Annotated[str, Form()] = "",
) -> Response:
    """Make a proposal of words in the minutes that the reader passed by."""
    with visit.frist.write() as connection:
        _document(connection, visit, document_id)
        item = mark.propose(
            connection,
            document_id,
            ord,
            slag,
            actor_id=visit.actor_id,
            now=visit.now,
            title=tittel.strip()[:300],
            owner=ansvarlig.strip()[:300] or None,
        )
    return visit.go(recently(f"/gjennomgang/{document_id}?kort={item.id}", item.id))


def _document(connection: sa.Connection, visit: Visit, id: int) -> Document:
    """The minutes, where they are the visitor's to review; else as if they did not exist."""
    document = documents.find(connection, id)
    if not visit.manages(document.group_id):
        raise NotFound("Dette referatet finnes ikke, eller det hører til en annen gruppe.")
    return document


def _first_waiting(spoken: list[tuple[Item, queries.Quote]]) -> str | None:
    return next((item.id for item, _ in spoken if item.state is State.PROPOSED), None)


def _card(
    visit: Visit,
    document: Document,
    front: Mark,
    findings: list[tuple[str | None, Finding]],
    names: Names,
) -> Card:
    item = front.item
    said = document.text[front.start : front.end]
    spoke_for, spoke_against = why.spoke(item.rules, said)
    return Card(
        mark=front,
        item=item,
        row=row(item, names, visit.now),
        dating=dating.parts(item, visit.today),
        strip=strip.strip(item, document.meeting_date, visit.today),
        findings=[finding for id, finding in findings if id == item.id],
        quote=" ".join(said.split()),
        sure=why.sure(item.confidence),
        spoke_for=spoke_for,
        spoke_against=spoke_against,
    )


def _after(found: list[Mark], front: Mark | None) -> str | None:
    """The proposal that comes in front once this one is decided: the next that waits."""
    waiting = [m for m in found if m.item.state is State.PROPOSED and m is not front]
    later = [m for m in waiting if front and m.number > front.number]
    following = (later or waiting)[:1]
    return following[0].item.id if following else None


def _neighbour(found: list[Mark], front: Mark | None, step: int) -> str | None:
    """The proposal before or after the one in front, decided or not."""
    if front is None:
        return found[0].item.id if found else None
    at = front.number - 1 + step
    return found[at].item.id if 0 <= at < len(found) else None


def _sure(
    found: list[Mark], findings: list[tuple[str | None, Finding]], least: float
) -> list[Mark]:
    """Those that wait, that the reader is so sure of, and about which it asks nothing."""
    asked = {id for id, _ in findings}
    return [
        each
        for each in found
        if each.item.state is State.PROPOSED
        and (each.item.confidence or 0) >= least
        and each.item.id not in asked
    ]


def _into(connection: sa.Connection, front: Mark | None) -> str:
    """What the proposal in front was merged into; "" where it was not."""
    id = front.item.merged_into if front else None
    return merged.titles(connection, [id])[id] if id else ""


def _next_minutes(connection: sa.Connection, visit: Visit, document: Document) -> Minutes | None:
    """Other minutes that wait for the visitor, to go on with."""
    ids = [id for id in lists.waiting_documents(connection) if id != document.id]
    found = documents.listed(connection, ids)
    return next((found[id] for id in ids if visit.manages(found[id].group_id)), None)


def _same(
    connection: sa.Connection, visit: Visit, found: list[Mark], front: Mark | None
) -> list[Item]:
    """What the proposal in front may be the same as: open items, then others of the document;
    first those that share most words with it."""
    if front is None:
        return []
    narrow = lists.Narrow(states=OPEN, sees=visit.sees, kind=front.item.kind)
    accepted, _ = lists.page(connection, narrow, limit=200, around=visit.today)
    here = [m.item for m in found if m.item.state is State.PROPOSED]
    words = _words(front.item)
    others = {
        item.id: item
        for item in (*accepted, *here)
        if item.id != front.item.id and visit.manages(item.group_id)
    }
    return sorted(others.values(), key=lambda i: (-len(words & _words(i)), i.title))[:60]


def _words(item: Item) -> set[str]:
    return {word for word in item.title.casefold().split() if len(word) > 3}
