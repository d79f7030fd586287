"""Marking: a person points at words in minutes that the reader passed by.

Owns turning those words into a proposal like any other, in the same place in the document.
Deciding on it is `review`.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime

import sqlalchemy as sa

from workflow.domain.errors import Refused
from workflow.domain.item import Item, State, short_id
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.people import match_owner
from workflow.domain.proposal import Kind
from workflow.domain.window import Window
from workflow.minutes.timex import find, resolve
from workflow.store import documents, queries, tables
from workflow.store.unit_of_work import save

#: The most words that can be marked, in signs: a quote is a sentence or two.
LONGEST = 1000


def propose(
    connection: sa.Connection,
    document_id: int,
    words: str,
    kind: Kind,
    *,
    actor_id: int | None,
    now: datetime,
    title: str = "",
    owner: str | None = None,
) -> Item:
    """A proposal on these words of the document, dated as the reader would have dated them.

    The words are found whatever the spaces and line ends between them; where they stand several
    times, it is the first place without a proposal of the same kind. Refused where they do not
    stand there, or where each place has one.
    """
    document = documents.find(connection, document_id)
    taken = {
        (quote.start, quote.end, item.kind)
        for item, quote in queries.in_document_order(connection, document.id)
    }
    places = _places(document.text, words)
    free = [(start, end) for start, end in places if (start, end, kind) not in taken]
    if not places:
        raise Refused("Ordene står ikke slik i referatet. Merk dem i teksten, eller kopier dem.")
    if not free:
        raise Refused("Det finnes alt et forslag på disse ordene.")
    start, end = free[0]
    quote = document.text[start:end]
    name = " ".join((title or quote).split())
    times = find(quote)
    person = match_owner(owner, queries.people(connection))
    item = Item(
        id=_id(document.sha256, start, end, kind),
        kind=kind,
        title=name[:1].upper() + name[1:300],
        state=State.PROPOSED,
        created=now,
        modified=now,
        window=resolve(times[0], document.meeting_date) if times else Window(),
        owner=owner or None,
        owner_id=person.id if person else None,
        group_id=document.group_id,
    )
    saved = save(connection, create(item, Trigger.PROPOSE, actor_id, now))
    connection.execute(
        sa.insert(tables.quotes).values(
            item_id=saved.id, document_id=document.id, start=start, end=end, text=quote
        )
    )
    return saved


def _id(sha256: str, start: int, end: int, kind: Kind) -> str:
    """An id that follows from the place, and differs from what the reader would have given it."""
    return short_id(hashlib.sha256(f"marked:{sha256}:{start}:{end}:{kind}".encode()).digest())


def _places(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in the text, in code points, whatever the spaces between them."""
    parts = words.split()
    if not parts or len(words) > LONGEST:
        raise Refused(f"Merk noen ord i referatet, høyst {LONGEST} tegn.")
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    return [match.span() for match in pattern.finditer(text)]
