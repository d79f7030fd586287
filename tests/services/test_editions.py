"""A digest that is found in the database is the one that the whole plan and journal would give."""

from __future__ import annotations

import random
from datetime import date, time, timedelta

import pytest
import sqlalchemy as sa

from tests.conftest import NOW, SOAK
from workflow.bootstrap import Frist
from workflow.domain import digest as domain
from workflow.domain.digest import Digest, Section
from workflow.domain.errors import IllegalMove, Refused
from workflow.domain.item import Item, State, Visibility
from workflow.domain.lifecycle import Trigger, create, fire
from workflow.domain.news import news as news_of
from workflow.domain.people import Person, Role
from workflow.domain.proposal import Kind
from workflow.domain.public import heard
from workflow.domain.weeks import Week
from workflow.domain.window import Mod, Precision, Window
from workflow.mail import compose
from workflow.services import editions, notify, register
from workflow.services.editions import Edition
from workflow.store import queries, readers
from workflow.store.unit_of_work import save, save_all

WEEK = Week(2023, 12)
SINCE = NOW - timedelta(days=7)
SPANS = {Precision.DAY: 1, Precision.DAYS: 3, Precision.WEEK: 7, Precision.MONTH: 31,
         Precision.QUARTER: 92, Precision.SEASON: 92, Precision.YEAR: 365}  # fmt: skip


def _window(chance: random.Random) -> Window:
    precision = chance.choice([*SPANS, *[Precision.DAY] * 6, Precision.VAGUE, Precision.NONE])
    if precision not in SPANS:
        return Window(precision=precision, words="snarest")
    first = date(2023, 3, 20) + timedelta(days=chance.randrange(-400, 400))
    last = first + timedelta(days=SPANS[precision] - 1)
    mod = chance.choice([None, None, None, Mod.BEFORE, Mod.ON_OR_BEFORE, Mod.START])
    starts = chance.choice([None, time(9), time(14)]) if precision is Precision.DAY else None
    limit = chance.random() < 0.5
    return Window(first, last, precision, mod=mod, starts=starts, deadline=limit, words="da")


def _fill(frist: Frist, chance: random.Random, items: int) -> list[Person]:
    with frist.write() as connection:
        groups = [register.add_group(connection, name).id for name in ("Havn", "Skole")]
        people = [
            register.add_person(connection, "Alice", "a@x.no", now=NOW, role=Role.SECRETARIAT),
            register.add_person(connection, "Bob", "b@x.no", now=NOW),
            register.add_person(connection, "Charlie", "c@x.no", now=NOW, groups=["Skole"]),
        ]
        made = []
        for n in range(items):
            at = NOW - timedelta(days=chance.choice([1, 3, 6, 8, 60]), minutes=n)
            item = Item(
                f"item{n:06}", chance.choice(list(Kind)), f"Sak {n}", State.NEEDS_ACTION, at, at,
                window=_window(chance),
                owner_id=chance.choice([None, *(person.id for person in people)]),
                group_id=chance.choice([None, *groups]),
                visibility=chance.choice(list(Visibility)),
            )  # fmt: skip
            how = chance.choice([Trigger.ADD, Trigger.ADD, Trigger.PROPOSE])
            made.append(create(item, how, None, at))
        save_all(connection, made)
        for move in made:
            for _ in range(chance.randrange(3)):
                _move(connection, move.after.id, chance)
        dora = readers.add(connection, "d@utenfor.example", "nb", NOW)
        assert dora is not None
    return [*people, dora]


def _move(connection: object, id: str, chance: random.Random) -> None:
    item = queries.item(connection, id)  # type: ignore[arg-type]
    at = NOW - timedelta(minutes=chance.randrange(10, 15_000))
    changes = chance.choice(
        [{"title": f"{item.title}, igjen"}, {"visibility": chance.choice(list(Visibility))}]
    )
    ways: list[tuple[Trigger, dict[str, object]]]
    ways = [
        (Trigger.COMPLETE, {}),
        (Trigger.CANCEL, {}),
        (Trigger.ACCEPT, {}),
        (Trigger.EDIT, changes),
        (Trigger.RESCHEDULE, {"window": _window(chance)}),
        (Trigger.WAIT, {"follow_up": NOW.date() + timedelta(chance.randrange(-5, 40))}),
    ]
    trigger, said = chance.choice(ways)
    try:
        save(connection, fire(item, trigger, None, max(at, item.modified), changes=said))  # type: ignore[arg-type]
    except (IllegalMove, Refused):
        return


@pytest.mark.parametrize("seed", range(20 if SOAK else 2))
def test_it_holds_what_the_whole_plan_and_journal_would_give(either: Frist, seed: int) -> None:
    everybody = _fill(either, random.Random(seed), items=300 if SOAK else 120)
    with either.read() as connection:
        edition = Edition(connection, WEEK, NOW)
        for person in everybody:
            plain = _plain(connection, person)
            assert edition.digest(person, SINCE, NOW).lines == plain.lines, person.role
            assert len(plain.lines) > 10


@pytest.mark.parametrize("seed", range(20 if SOAK else 2))
def test_one_persons_is_the_same_letter_though_what_is_folded_was_only_counted(
    either: Frist, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (compose, editions):
        monkeypatch.setattr(module, "FOLD", 3)
    everybody = _fill(either, random.Random(seed), items=300 if SOAK else 120)
    counted = set()
    with either.read() as connection:
        for person in everybody:
            plain = _plain(connection, person)
            alone = Edition(connection, WEEK, NOW, only=person).digest(person, SINCE, NOW)
            letters = [
                bytes(notify.message(connection, found, either.house)) for found in (plain, alone)
            ]
            assert letters[0] == letters[1], person.role
            assert plain.holds_mine == alone.holds_mine, person.role
            for section in Section:
                whole = len(plain.section(section))
                assert len(alone.section(section)) + alone.beyond(section) == whole, section
            counted |= alone.rest.keys()
    assert {Section.OVERDUE, Section.UNDATED} <= counted


def _plain(connection: sa.Connection, person: Person) -> Digest:
    """The digest made in Python of all there is."""
    plan = queries.items(connection)
    histories = queries.histories(connection, [item.id for item in plan]).values()
    lately = [entry for entries in histories for entry in entries if SINCE <= entry.at < NOW]
    told = news_of(sorted(lately, key=lambda e: (e.at, e.item_id, e.version)))
    items, news = heard(plan, told) if person.role is Role.READER else (plan, told)
    lines = domain.lines(items, news, WEEK, NOW)
    return domain.digest(person, lines, WEEK, NOW, since=SINCE, until=NOW)
