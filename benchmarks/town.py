"""A town's many years of items in one database: what pages and searches are measured on.

Titles, places, owners and quotes are drawn from Norwegian words, so that some words are in a
third of all items and others in a handful. One in five is still open; one in twenty is public.
The bundled minutes are there too, to be reviewed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from workflow import samples
from workflow.bootstrap import Frist, Settings
from workflow.domain import lifecycle
from workflow.domain.feeds import Filter
from workflow.domain.item import Item, State, Visibility
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.people import Person, Role
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window
from workflow.services import chain, event_form, ingest, publish, register, submit, track
from workflow.store import queries
from workflow.store.engine import writing
from workflow.store.unit_of_work import save_all

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
BASE = "http://127.0.0.1:8000"
YEARS = 10

#: The hearing, and the link of the event that was handed in.
HEARING, SUBMITTED = "hearing001", "submitted"

#: A task is done this long after it was entered.
LATER = timedelta(minutes=3)

_DOES = ("Sende", "Bearbeide", "Følge opp", "Godkjenne", "Lage utkast til", "Kommentere")
_THINGS = (
    *("høringssvar", "referat", "budsjett", "reguleringsplan", "søknad", "handlingsplan"),
    *("rapport", "saksliste", "innkalling", "program", "evaluering", "avtale", "notat"),
)
_OCCASIONS = ("Møte", "Seminar", "Konferanse", "Samling", "Befaring", "Frokostmøte", "Årsmøte")
_ABOUT = (
    *("næring", "klima", "havn", "samferdsel", "beredskap", "folkehelse", "barnehagene", "skolen"),
    *("vannmiljø", "kollektivtrafikk", "frivillighet", "kulturminner", "reiseliv", "bredbånd"),
)
_PLACES = ("Rådhuset", "Teams", "Biblioteket", "Kulturhuset", "Samfunnssalen")
_GROUPS = ("Formannskapet", "Næringsutvalget", "Faggruppe klima", "Styret", "Ungdomsrådet")
_AT_ONCE = 2000


def items(size: int, people: list[Person]) -> Iterator[Item]:
    """`size` items around `NOW`, the same on every machine."""
    pick = random.Random(7)
    for i in range(size):
        day = NOW.date() + timedelta(days=pick.randrange(-365 * (YEARS - 1), 365))
        task = i % 3 != 1
        about = f"{pick.choice(_ABOUT)} i {_sted(pick)}"
        if task:
            title = f"{pick.choice(_DOES)} {pick.choice(_THINGS)} om {about}"
        else:
            title = f"{pick.choice(_OCCASIONS)} om {about}"
        week = pick.random() < 0.2
        owner = pick.choice(people)
        yield Item(
            id=f"t{i:09}",
            kind=Kind.TASK if task else Kind.EVENT,
            title=title,
            state=State.PROPOSED,
            created=NOW - (size - i) * timedelta(minutes=5 * 365 * 24 * 60 / size),
            modified=NOW,
            window=_window(day, week, None if task else time(8 + i % 8)),
            owner=owner.name if task else None,
            owner_id=owner.id if task else None,
            group_id=1 + i % len(_GROUPS),
            location=None if task else pick.choice(_PLACES),
            categories=(pick.choice(("Plan", "Næring", "Oppvekst")),) if i % 4 == 0 else (),
            visibility=Visibility.PUBLIC if i % 20 == 1 else Visibility.MEMBERS,
        )


def fill(folder: Path, size: int) -> Frist:
    """An installation with so many items, entered through the one door."""
    frist = Frist(Settings(f"sqlite:///{folder / 'frist.sqlite3'}", BASE))
    frist.initialise()
    with frist.write() as connection:
        for name in _GROUPS:
            register.add_group(connection, name)
        people = [
            register.add_person(
                connection,
                f"{first} {last}",
                f"{first}.{last}@frist.example".lower(),
                now=NOW,
                role=Role.SECRETARIAT if first == "Alice" else Role.MEMBER,
            )
            for first in ("Alice", "Berit", "Carl", "David", "Eva", "Frode")
            for last in ("Aasen", "Bakke", "Dahl", "Eide", "Foss")
        ]
    with frist.write() as connection:
        ingest.import_minutes(
            connection, samples.data(samples.DOCX), samples.DOCX, actor_id=None, now=NOW
        )
    _furnish(frist)
    batch: list[Item] = []
    for item in items(size, people):
        batch.append(item)
        if len(batch) == _AT_ONCE:
            _enter(frist, batch)
            batch = []
    _enter(frist, batch)
    with frist.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    return frist


def _furnish(frist: Frist) -> None:
    """A hearing with its chain and its members, a calendar, and an event that was handed in."""
    with frist.write() as connection:
        for number in range(1, 31):
            register.add_member(connection, f"Kommune {number}", str(4600 + number))
        alice, *_others, last = queries.people(connection)
        told = register.Told(last.name, last.email, member="Kommune 1")
        register.change_person(connection, last.id, told)
        closes = _window(date(2026, 5, 4), False, None)
        by: dict[str, Any] = {"actor_id": alice.id, "now": NOW}
        track.add(connection, Kind.TASK, "Høring om havneplan", id=HEARING, window=closes, **by)
        chain.apply(connection, "consultation", HEARING, **by)
        publish.add_feed(connection, "Alt", Filter(), token="alt", now=NOW, owner=alice)
        event = event_form.read(connection, {"title": "Lunsj om gods", "when": "8. juni"}, NOW)
        to = "dora@utenfor.example"
        submit.submit(connection, frist.house, [event], to, token=SUBMITTED, now=NOW)


def _enter(frist: Frist, batch: list[Item]) -> None:
    with writing(frist.engine) as connection:
        moves = [create(item, Trigger.ADD, None, item.created) for item in batch]
        save_all(connection, moves)
        ended = [
            lifecycle.fire(move.after, Trigger.COMPLETE, None, move.after.created + LATER)
            for number, move in enumerate(moves)
            if move.after.kind is Kind.TASK and number % 5
        ]
        save_all(connection, ended)


def _sted(pick: random.Random) -> str:
    return f"{pick.choice('BDFGHKLMNRSTV')}{pick.choice('aeiouyøå')}{pick.choice(_ENDS)}"


_ENDS = ("rvik", "lestad", "ndal", "rheim", "ssund", "kkefjord", "nes", "llevåg")


def _window(day: date, week: bool, starts: time | None) -> Window:
    if week:
        monday = day - timedelta(days=day.weekday())
        number = monday.isocalendar()
        timex = f"{number.year}-W{number.week:02}"
        return Window(
            monday, monday + timedelta(days=6), Precision.WEEK, timex, words=f"uke {number.week}"
        )
    return Window(day, day, Precision.DAY, day.isoformat(), starts=starts, words=day.isoformat())
