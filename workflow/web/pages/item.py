"""One item: its fields, what was said, its history, and what may be done with it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Form
from fastapi.responses import Response

from workflow.domain import playbooks, responses, wording
from workflow.domain.errors import Refused
from workflow.domain.item import Item, State, Visibility, short_id
from workflow.domain.lifecycle import Trigger, legal
from workflow.domain.proposal import Kind
from workflow.domain.publishing import Hidden, entry
from workflow.domain.window import Window
from workflow.services import chain as chains
from workflow.services import fields, publish, reminded, respond, settings, track
from workflow.store import documents, findings, merged, queries
from workflow.store.documents import Minutes
from workflow.store.queries import Quote
from workflow.store.updates import waiting
from workflow.web.receipts import just_moved, recently
from workflow.web.shown import dating, history, reminders, steps, strip, structured
from workflow.web.shown.rows import Names, row
from workflow.web.tongue import _, language, told
from workflow.web.visit import AnyVisit, SecretariatVisit, Visit

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Said:
    """One quote and the minutes it stands in."""

    quote: Quote
    minutes: Minutes


@router.get("/saker/ny")
def new(visit: SecretariatVisit) -> Response:
    """The form for what never stood in minutes."""
    with visit.frist.read() as connection:
        return visit.page("new.html", names=Names.of(connection))


@router.post("/saker/ny")
def add(
    visit: SecretariatVisit,
    slag: Annotated[Kind, Form()],
    tittel: Annotated[str, Form(max_length=500)],
    nar: Annotated[str, Form(max_length=200)] = "",
    klokken: Annotated[str, Form(max_length=50)] = "",
    ansvarlig: Annotated[str, Form(max_length=300)] = "",
    sted: Annotated[str, Form(max_length=500)] = "",
    gruppe: Annotated[str, Form()] = "",
) -> Response:
    """Enter a task or an event by hand."""
    typed: dict[str, object] = {"title": tittel, "owner": ansvarlig, "start": nar, "time": klokken}
    if gruppe:
        typed["group"] = gruppe
    with visit.frist.write() as connection:
        read = fields.read(connection, typed, visit.now, None)
        item = track.add(
            connection,
            slag,
            read.pop("title"),
            id=short_id(secrets.token_bytes(8)),
            actor_id=visit.actor_id,
            now=visit.now,
            location=" ".join(sted.split()) or None,
            **read,
        )
    return visit.go(recently(f"/saker/{item.id}", item.id))


@router.get("/saker/{id}.ics")
def download(visit: AnyVisit, id: str) -> Response:
    """The item as a calendar file of its own."""
    with visit.frist.read() as connection:
        item = visit.item(connection, id)
        body = publish.single(connection, item, base_url=visit.frist.settings.base_url)
    if body is None:
        raise Refused("Denne saken har ingen dag ennå, så den kan ikke legges i en kalender.")
    headers = {
        "content-disposition": f'attachment; filename="{item.id}.ics"',
        "cache-control": "private, no-cache",
    }
    return Response(body, media_type="text/calendar; charset=utf-8", headers=headers)


@router.get("/saker/{id}")
def show(
    visit: AnyVisit, id: str, nylig: str = "", gjor: str = "", purret: int = -1, uten: int = 0
) -> Response:
    """The item's page; `gjor` opens one of its forms where there is no JavaScript."""
    with visit.frist.read() as connection:
        item = visit.item(connection, id)
        if item.state is State.MERGED and item.merged_into:
            return visit.go(f"/saker/{item.merged_into}")
        names = Names.of(connection)
        said = _said(connection, item) if visit.person else []
        meeting = said[0].minutes.meeting_date if said else None
        manages = visit.manages(item.group_id)
        past = queries.history(connection, item.id) if manages else []
        shown = entry(item, base_url="")
        chain = _chain(connection, visit, item)
        answers = _answers(connection, visit, item, chain)
        return visit.page(
            "item.html",
            item=item,
            row=row(item, names, visit.now),
            lead=lead(item, visit),
            said=said,
            dating=dating.parts(item, visit.today),
            strip=strip.strip(item, meeting, visit.today),
            told=history.told(past, names, visit.now, merged.into(connection, id) if past else ()),
            legal=_legal(connection, visit, item),
            findings=findings.of_item(connection, item.id) if manages else [],
            hidden=told(shown.reason) if isinstance(shown, Hidden) else None,
            visible=wording.seen_by(item.visibility, language()),
            visibilities={v.value: wording.seen_by(v, language()) for v in Visibility},
            playbooks={name: told(title) for name, title in playbooks.titles().items()},
            when=typed_date(item.window, visit),
            clock=(item.window.time or "").replace(":", "."),
            moved=just_moved(connection, visit, nylig),
            opened=gjor,
            chain=chain,
            links=steps.links(chain, visit.today) if chain else [],
            matrix=answers,
            counts=responses.counts(answers),
            event=structured.event(
                item,
                base_url=visit.frist.settings.base_url,
                organiser=settings.value(connection, settings.ORGANISATION),
            ),
            nudged=(purret, uten) if purret >= 0 else None,
            updates=_updates(connection, item) if visit.secretariat else 0,
            reminders=_reminders(connection, visit, item),
        )


def _legal(connection: sa.Connection, visit: Visit, item: Item) -> set[str]:
    """The moves that the visitor may make now: all there are, or an owner's."""
    if not visit.may_finish(item) and not visit.stands_in(connection, item):
        return set()
    own = {Trigger.COMPLETE.value}
    found = {trigger.value for trigger in legal(item)}
    return found if visit.manages(item.group_id) else found & own


def lead(item: Item, visit: Visit) -> str:
    """The sentence below the title: what stands before its reader right now."""
    today = visit.today
    when = wording.window(item.window, language(), today)
    detail = wording.window_detail(item.window, language(), today, deadline=item.kind is Kind.TASK)
    if item.ended is not None:
        verb = wording.state(item, language())
        return f"{verb} {wording.moment(item.ended, language(), visit.now)}."
    if item.window.earliest is None:
        if not item.window.words:
            return _("Det er ikke sagt når.")
        return _("Sagt: «%(words)s».", words=item.window.words)
    said = f"{when}, {detail}" if detail else when
    return f"{said[:1].upper()}{said[1:]}."


def typed_date(window: Window, visit: Visit) -> str:
    """The date as a person would type it, to stand in a form."""
    if window.earliest is None:
        return window.words
    return wording.plain(wording.window(window, language(), visit.today))


def _chain(connection: sa.Connection, visit: Visit, item: Item) -> chains.Chain | None:
    """The chain that the item is the matter of, or a step in; None where there is none to see."""
    if visit.person is None or not item.state.accepted:
        return None
    if item.playbook == chains.SIMPLE and item.parent_id is None:
        return None
    chain = chains.of(connection, item.id, visit.now)
    hidden = chain.matter.visibility not in visit.sees
    return None if hidden or chain.matter.playbook == chains.SIMPLE else chain


def _answers(
    connection: sa.Connection, visit: Visit, item: Item, chain: chains.Chain | None
) -> tuple[responses.Row, ...]:
    """Every member's answer, on the page of a matter that asks them for one."""
    asks = chain and chain.matter.id == item.id and any(s.responses for s in chain.playbook.steps)
    return respond.of(connection, item.id).rows if asks and visit.secretariat else ()


def _updates(connection: sa.Connection, item: Item) -> int:
    """How many updates from later minutes wait for an answer about this item."""
    return sum(1 for update in waiting(connection) if update.target_id == item.id)


def _reminders(connection: sa.Connection, visit: Visit, item: Item) -> list[reminders.Line]:
    if not visit.secretariat or item.kind is not Kind.TASK or not item.state.accepted:
        return []
    return reminders.lines(reminded.of(connection, item, visit.now), visit.now)


def _said(connection: sa.Connection, item: Item) -> list[Said]:
    quotes = queries.quotes(connection, [item.id])[item.id]
    minutes = documents.listed(connection, {quote.document_id for quote in quotes})
    return [Said(quote, minutes[quote.document_id]) for quote in quotes]
