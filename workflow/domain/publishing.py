"""What a calendar shows of an item: the policy for fuzzy dates, and the reason for silence.

A deadline is one all-day, transparent entry on its (working) day; a week-precise event a
TENTATIVE span; months, seasons and vaguer stay out (or are spans, where a feed asks for them) and
stand in the digest. In a task list a deadline is a to-do instead. Rendering is
`calendars.component`; which feed carries which item is `feeds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from calendars import revision
from calendars.entry import YEARS, Entry
from calendars.text import is_url, one_line
from workflow.domain.deadlines import OSLO, deadline_day
from workflow.domain.item import Item, State, Visibility
from workflow.domain.privacy import masked
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window
from workflow.domain.wording import dates, windows

#: How long a cancelled item is kept in feeds at the least, so that slow clients hear of it.
CANCELLED_FOR = timedelta(days=14)

#: At nine in the morning the day before: an all-day entry begins at midnight, a to-do is due then.
ALARM_ON_DAYS = timedelta(hours=-15)
ALARM_ON_TIMES = timedelta(minutes=-30)

#: RFC 7986 colours, so that deadlines stand out among events where a program shows them.
COLORS = {Kind.TASK: "firebrick", Kind.EVENT: "seagreen"}


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
    todo: bool = False,
    alarms: bool = False,
    spans: bool = False,
) -> Entry | Hidden:
    """The calendar entry of an accepted item, or why it has none.

    The owner, the words the date was said in and the `sources` are told in `private` feeds only.
    With `todo` a task is a to-do, dated or not. With `spans` a month, season or year is shown as
    long as it is. `base_url` has no slash at its end. Never raises: what no program could show
    has no place, and says so.
    """
    if reason := _unfit(item, todo, spans):
        return Hidden(reason)
    when = _due(item) if todo else _takes_place(item)
    first = when.get("start") or when.get("due")
    remind = alarms and item.state.open and first is not None
    try:
        return Entry(
            uid=item.uid,
            kind="todo" if todo else "event",
            summary=masked(_summary(item, todo)),
            description=masked(_description(item, first, private, sources)),
            status=item.state.value if todo else _status(item),
            created=item.created,
            stamp=item.modified,
            modified=item.modified,
            sequence=item.sequence,
            url=_url(item, base_url),
            location=masked(item.location or ""),
            categories=tuple(
                dict.fromkeys((*([group] if group else []), *map(masked, item.categories)))
            ),
            classification="PUBLIC" if item.visibility is Visibility.PUBLIC else "PRIVATE",
            color=COLORS[item.kind],
            related=(("PARENT", f"{item.parent_id}@frist"),) if item.parent_id else (),
            alarms=(_alarm(first),) if remind else (),
            **when,
            **(_done(item) if todo else _free(item, first)),
        )
    except ValueError:
        return Hidden("Saken har en dato eller en tekst som kalenderprogrammer ikke kan vise.")


def span(item: Item) -> bool:
    """Whether a calendar shows the item only where spans are asked for."""
    return not item.window.precision.dated


def hide_after(item: Item) -> datetime | None:
    """When a cancelled item leaves the feeds: its date has passed, and 14 days have, too."""
    if item.state is not State.CANCELLED or item.ended is None:
        return None
    told = item.ended.astimezone(OSLO) + CANCELLED_FOR  # days on the wall, over DST nights too
    latest = item.window.latest
    if latest is None or latest.year not in YEARS:
        return told
    past = datetime.combine(latest + timedelta(days=1), datetime.min.time(), OSLO)
    return max(told, past)


def scheduling_changed(before: Item, after: Item) -> bool:
    """Whether a move changes what a calendar schedules (RFC 5546, 2.1.4), so SEQUENCE rises.

    Asked of the form that shows the most, since one item has one SEQUENCE in all feeds and mails.
    """
    if not (before.state.accepted and after.state.accepted):
        return False
    same = before.kind is after.kind and before.window == after.window
    if same and _status(before) == _status(after):
        return False  # most moves; an entry need not be made to see that
    return _signature(before) != _signature(after)


def _signature(item: Item) -> str | None:
    shown = entry(item, base_url="", spans=True)
    return None if isinstance(shown, Hidden) else revision.signature(shown)


_UNDATED = {
    Precision.MONTH: "Saken er bare datert til en måned, og kalenderen viser dager og uker.",
    Precision.QUARTER: "Saken er bare datert til et kvartal, og kalenderen viser dager og uker.",
    Precision.HALF: "Saken er bare datert til et halvår, og kalenderen viser dager og uker.",
    Precision.SEASON: "Saken er bare datert til en årstid, og kalenderen viser dager og uker.",
    Precision.YEAR: "Saken er bare datert til et år, og kalenderen viser dager og uker.",
}


def _unfit(item: Item, todo: bool, spans: bool) -> str | None:
    """The first reason why the item has no place in this kind of calendar."""
    window = item.window
    if not item.state.accepted:
        return "Saken er ikke godtatt ennå."
    if todo and item.kind is not Kind.TASK:
        return "En oppgaveliste viser bare oppgaver."
    if not one_line(item.title):
        return "Saken har ingen tittel som kan leses."
    bounds = [day for day in (window.earliest, window.latest) if day is not None]
    if any(day.year not in YEARS for day in bounds):
        return (
            f"Datoen ligger utenfor årene {YEARS[0]}–{YEARS[-1]}, "
            "som er de kalenderprogrammer er enige om."
        )
    if todo or (window.precision.dated and bounds):
        return None
    if spans and window.precision in _UNDATED and bounds:
        return None
    return _UNDATED.get(window.precision, "Saken har ingen dato.")


def _takes_place(item: Item) -> dict[str, Any]:
    """Start and end of an event, or of a deadline shown as one."""
    window = item.window
    if item.kind is Kind.TASK and window.precision.dated:
        return {"start": deadline_day(window)}
    first, last = window.earliest, window.latest
    if window.precision is Precision.DAY and window.starts and first:
        begins = datetime.combine(first, window.starts, OSLO)
        ends = datetime.combine(first, window.ends or window.starts, OSLO)
        if ends < begins:  # past midnight
            ends = datetime.combine(first + timedelta(days=1), window.ends or time(), OSLO)
        return {"start": begins, "end": ends if ends != begins else None}
    return {"start": first, "end": last if last != first else None}


def _due(item: Item) -> dict[str, Any]:
    """When a to-do is due: the day, or the clock time said with it; nothing where it has none."""
    window = item.window
    day = deadline_day(window) if window.precision.dated else None
    clock = window.ends or window.starts
    if day is None or clock is None or day != window.latest:
        return {"due": day}
    return {"due": datetime.combine(day, clock, OSLO)}


def _free(item: Item, first: date | None) -> dict[str, bool]:
    """Whole days leave a person free, and so does what was cancelled."""
    return {"transparent": not isinstance(first, datetime) or item.state is State.CANCELLED}


def _done(item: Item) -> dict[str, datetime | int | None]:
    if item.state is not State.COMPLETED:
        return {}
    return {"completed": item.ended, "percent": 100}


def _alarm(first: date | None) -> timedelta:
    return ALARM_ON_TIMES if isinstance(first, datetime) else ALARM_ON_DAYS


def _url(item: Item, base_url: str) -> str | None:
    url = f"{base_url}/saker/{item.id}"
    return url if base_url and is_url(url) else None


def _summary(item: Item, todo: bool) -> str:
    title = item.title
    if item.kind is Kind.TASK and not todo:
        title = f"Frist: {title}"
    if item.window.earliest and (span(item) or _is_week(item.window, item.kind)):
        title = f"{title} ({_said_when(item.window)})"
    if item.state is State.CANCELLED:
        return f"AVLYST: {title}"
    return f"✓ {title}" if item.state is State.COMPLETED and not todo else title


def _is_week(window: Window, kind: Kind) -> bool:
    return kind is Kind.EVENT and window.precision is Precision.WEEK


def _said_when(window: Window) -> str:
    """«uke 23», «i april 2023», «høsten 2023»: with its year where the entry lasts for months."""
    if window.precision is Precision.WEEK and window.earliest:
        return dates.plain(dates.week(window.earliest, "nb", window.earliest))
    return dates.plain(windows.window(window, "nb", date.min))


def _status(item: Item) -> str:
    if item.state in (State.CANCELLED, State.TENTATIVE):
        return item.state.value
    return State.TENTATIVE.value if span(item) else State.CONFIRMED.value


def _description(item: Item, first: date | None, private: bool, sources: tuple[Source, ...]) -> str:
    window = item.window
    parts = [item.description] if item.description else []
    if window.time and not isinstance(first, datetime):
        parts.append(f"Klokkeslett: {window.time}")
    if item.kind is Kind.TASK and window.precision is Precision.WEEK:
        parts.append(f"Fristen er {_said_when(window)}, og står på ukens siste arbeidsdag.")
    if not private:
        return "\n\n".join(parts)
    if item.owner:
        parts.append(f"Ansvarlig: {item.owner}")
    if window.words:
        parts.append(f"Sagt: «{' '.join(window.words.split())}»")
    for source in sources:
        quote = " ".join(source.quote.split())
        parts.append(f"«{quote}»\n{source.title}, {source.meeting_date:%d.%m.%Y}")
    return "\n\n".join(parts)
