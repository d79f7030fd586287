"""Carry-forward: a group's open points as the next meeting's agenda item, on paper.

Owns fetching and writing it, as Markdown, HTML (a template's) and DOCX. Which points there are
is `workflow.domain.agenda`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import jinja2
import sqlalchemy as sa

from workflow.domain import wording
from workflow.domain.agenda import Agenda, Part, Quoted, agenda
from workflow.domain.deadlines import local_day
from workflow.domain.item import Item
from workflow.domain.steps import called
from workflow.store import documents, queries
from workflow.store.queries import ACCEPTED

TITLES = {
    Part.OVERDUE: "Over fristen",
    Part.OPEN: "Åpne oppgaver",
    Part.COMING: "Kommende hendelser",
    Part.DONE: "Gjort siden sist",
}


def carry_forward(connection: sa.Connection, group_name: str, now: datetime) -> Agenda:
    """A group's agenda item as of `now`; done is told since its last meeting that has minutes."""
    group = queries.group(connection, group_name)
    items = queries.items(connection, states=ACCEPTED, group_id=group.id)
    minutes = {each.id: each for each in documents.every(connection)}
    today = local_day(now)
    met = [
        d.meeting_date
        for d in minutes.values()
        if d.group_id == group.id and d.meeting_date <= today
    ]
    said = queries.quotes(connection, [item.id for item in items]) if items else {}
    quotes = {
        id: [
            Quoted(
                " ".join(quote.text.split()),
                minutes[quote.document_id].title,
                minutes[quote.document_id].meeting_date,
            )
            for quote in found
        ]
        for id, found in said.items()
    }
    return agenda(group.name, items, quotes, since=max(met, default=None), now=now)


def markdown(found: Agenda) -> str:
    """The agenda as Markdown."""

    def text() -> Iterator[str]:
        yield f"# {heading(found)}"
        if not found.points:
            yield ""
            yield NOTHING
        for part in Part:
            if points := found.part(part):
                yield ""
                yield f"## {TITLES[part]}"
                yield ""
                for point in points:
                    told = details(point.item, found)
                    yield f"- **{_escaped(point.item.title)}** ({_escaped(told)})"
                    for quote in point.quotes:
                        yield f"  > «{_escaped(quote.text)}» {_escaped(source(quote))}"
                    if point.quotes and point.steps:
                        yield ""  # else the list would be a part of the quote
                    for step in point.steps:
                        yield f"  - {_escaped(called(step, point.item))}" + (
                            f" ({_escaped(details(step, found))})"
                        )

    return "\n".join(text()) + "\n"


def html(found: Agenda, templates: jinja2.Environment) -> str:
    """The agenda as a page of its own."""
    parts = [(TITLES[part], found.part(part)) for part in Part]
    return templates.get_template("agenda/agenda.html").render(
        agenda=found,
        heading=heading(found),
        nothing=NOTHING,
        parts=[(title, points) for title, points in parts if points],
        details=lambda item: details(item, found),
        called=called,
        source=source,
    )


def docx(found: Agenda) -> bytes:
    """The agenda as a Word document, with headings that Word knows."""
    from docx import Document

    document: Any = Document()
    document.core_properties.title = heading(found)
    document.core_properties.author = ""
    document.add_heading(heading(found), level=1)
    if not found.points:
        document.add_paragraph(NOTHING)
    for part in Part:
        if points := found.part(part):
            document.add_heading(TITLES[part], level=2)
            for point in points:
                line = document.add_paragraph(style="List Bullet")
                line.add_run(_printable(point.item.title)).bold = True
                line.add_run(f" ({_printable(details(point.item, found))})")
                for quote in point.quotes:
                    text = f"«{quote.text}» {source(quote)}"
                    document.add_paragraph(_printable(text), style="Quote")
                for step in point.steps:
                    text = f"{called(step, point.item)} ({details(step, found)})"
                    document.add_paragraph(_printable(text), style="List Bullet 2")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def record(found: Agenda) -> dict[str, Any]:
    """The stable JSON of an agenda."""
    return {
        "id": found.group,
        "day": found.day.isoformat(),
        "since": found.since.isoformat() if found.since else None,
        "points": [
            {
                "id": point.item.id,
                "part": point.part.value,
                "title": point.item.title,
                "owner": point.item.owner,
                "quotes": [quote.text for quote in point.quotes],
                "steps": [
                    {"id": step.id, "title": step.title, "owner": step.owner}
                    for step in point.steps
                ],
            }
            for point in found.points
        ],
    }


def heading(found: Agenda) -> str:
    """«Oppfølging fra tidligere møter, Faggruppe for næring»."""
    return f"Oppfølging fra tidligere møter, {found.group}"


def details(item: Item, found: Agenda) -> str:
    """When and who: «24. mars, Bob Bakke»."""
    when = wording.plain(wording.window(item.window, "nb", found.day))
    return f"{when}, {item.owner}" if item.owner else when


def source(quote: Quoted) -> str:
    """Where words were said."""
    return f"({quote.title}, {quote.meeting_date:%d.%m.%Y})"


NOTHING = "Ingenting er åpent, og ingenting er gjort siden sist."

_MARKS = re.compile(r"([\\`*_\[\]<>#|])")
# what XML can't carry; a word processor refuses the file
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _printable(text: str) -> str:
    return _CONTROL.sub("", text)
