"""What a calendar shows of an item: the policy for fuzzy dates, and the reason for silence.

A deadline is one all-day, transparent entry on its (working) day; a week-precise event a
TENTATIVE span; months, seasons and vaguer stay out and stand in the digest. Rendering is
`calendars.component`; which feed carries which item is `feeds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from calendars import revision
from calendars.entry import Entry
from workflow.domain.deadlines import OSLO, deadline_day
from workflow.domain.item import Item, State, Visibility
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision

#: How long a cancelled item is kept in feeds at the least, so that slow clients hear of it.
CANCELLED_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Hidden:
    """Why an item has no place in a calendar; `reason` is a Norwegian sentence."""

    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item was said: shown in private feeds alone."""

    quote: str
    title: str
    meeting_date: date


def entry(
    item: Item,
    *,
    base_url: str,
    group: str | None = None,
    private: bool = False,
    sources: tuple[Source, ...] = (),
) -> Entry | Hidden:
    """The calendar entry of an accepted item, or why it has none.

    The owner, the words the date was said in and the `sources` are told in `private` feeds only.
    `base_url` has no slash at its end.
    """
    if not item.state.accepted:
        return Hidden("Saken er ikke godtatt ennå.")
    window = item.window
    if not window.precision.dated:
        return Hidden(_UNDATED.get(window.precision, "Saken har ingen dato."))
    if item.kind is Kind.TASK:
        day = deadline_day(window)
        first, last = day, day
    else:
        first, last = _takes_place(item)
    if first is None or last is None:
        return Hidden("Saken har ingen dato.")
    return Entry(
        uid=item.uid,
        kind="event",
        summary=_summary(item),
        description=_description(item, private, sources),
        start=first,
        end=last if last != first else None,
        status=_status(item),
        transparent=not isinstance(first, datetime) or item.state is State.CANCELLED,
        created=item.created,
        stamp=item.modified,
        modified=item.modified,
        sequence=item.sequence,
        url=f"{base_url}/saker/{item.id}" if base_url else None,
        location=item.location or "",
        categories=tuple(dict.fromkeys((*([group] if group else []), *item.categories))),
        classification="PUBLIC" if item.visibility is Visibility.PUBLIC else "PRIVATE",
    )


def hide_after(item: Item) -> datetime | None:
    """When a cancelled item leaves the feeds: its date has passed, and 14 days have, too."""
    if item.state is not State.CANCELLED or item.ended is None:
        return None
    told = item.ended.astimezone(OSLO) + CANCELLED_FOR  # days on the wall, over DST nights too
    if item.window.latest is None:
        return told
    past = datetime.combine(item.window.latest + timedelta(days=1), datetime.min.time(), OSLO)
    return max(told, past)


def scheduling_changed(before: Item, after: Item) -> bool:
    """Whether a move changes what a calendar schedules (RFC 5546, 2.1.4), so SEQUENCE rises."""
    old, new = entry(before, base_url=""), entry(after, base_url="")
    if isinstance(old, Hidden) or isinstance(new, Hidden):
        return False
    return revision.signature(old) != revision.signature(new)


_UNDATED = {
    Precision.MONTH: "Saken er bare datert til en måned, og kalenderen viser dager og uker.",
    Precision.QUARTER: "Saken er bare datert til et kvartal, og kalenderen viser dager og uker.",
    Precision.HALF: "Saken er bare datert til et halvår, og kalenderen viser dager og uker.",
    Precision.SEASON: "Saken er bare datert til en årstid, og kalenderen viser dager og uker.",
    Precision.YEAR: "Saken er bare datert til et år, og kalenderen viser dager og uker.",
}


def _takes_place(item: Item) -> tuple[date | None, date | None]:
    window = item.window
    if window.precision is Precision.DAY and window.starts and window.start:
        begins = datetime.combine(window.start, window.starts, OSLO)
        finish = window.ends or window.starts
        ends = datetime.combine(window.start, finish, OSLO)
        return begins, ends if ends > begins else begins
    return window.start, window.end


def _summary(item: Item) -> str:
    title = item.title
    if item.kind is Kind.TASK:
        title = f"Frist: {title}"
    elif item.window.precision is Precision.WEEK and item.window.start:
        title = f"{title} (uke {item.window.start.isocalendar().week})"
    if item.state is State.CANCELLED:
        return f"AVLYST: {title}"
    return f"✓ {title}" if item.state is State.COMPLETED else title


def _status(item: Item) -> str:
    if item.state in (State.CANCELLED, State.TENTATIVE):
        return item.state.value
    return State.CONFIRMED.value


def _description(item: Item, private: bool, sources: tuple[Source, ...]) -> str:
    parts = [item.description] if item.description else []
    if item.kind is Kind.TASK and item.window.time:
        parts.append(f"Klokkeslett: {item.window.time}")
    if not private:
        return "\n\n".join(parts)
    if item.owner:
        parts.append(f"Ansvarlig: {item.owner}")
    if item.window.words:
        parts.append(f"Sagt: «{' '.join(item.window.words.split())}»")
    for source in sources:
        quote = " ".join(source.quote.split())
        parts.append(f"«{quote}»\n{source.title}, {source.meeting_date:%d.%m.%Y}")
    return "\n\n".join(parts)
