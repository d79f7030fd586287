"""Digests from the queue to a mail server: what arrives, for whom, and how often."""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from email import policy
from email.message import EmailMessage
from itertools import count, repeat
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import BASE, NOW, a_task, an_event, day_window, week_window
from tests.mail.letters import HOSTILE
from tests.mail.sink import Sink
from workflow.bootstrap import Frist, templates_dir
from workflow.domain.deadlines import OSLO
from workflow.domain.item import Item, Visibility
from workflow.domain.lifecycle import Trigger, create, fire
from workflow.domain.people import Person, Role
from workflow.domain.responses import Answer
from workflow.domain.weeks import Week
from workflow.mail import compose, notices
from workflow.mail.clean import clean
from workflow.mail.smtp import transport
from workflow.services import chain, letters, notify, register, respond, settings, track
from workflow.services.house import House
from workflow.store import mailing, outbox, tables
from workflow.store.parcel import State
from workflow.store.unit_of_work import save_all

WEEK = "2023-W12"
LATER = NOW + timedelta(weeks=1)
HEARING = a_task(id="hearing001", title="Svare på høringen", window=week_window(2023, 12))
words = (f"lease-{n}" for n in count())


@pytest.fixture
def house(frist: Frist) -> House:
    return House(BASE, frist.secret, compose.environment(templates_dir()), "Fjordregionen")


@pytest.fixture
def sink() -> Iterator[Sink]:
    with Sink() as opened:
        yield opened


def enter(frist: Frist, *items: Item, at: datetime = NOW - timedelta(days=1)) -> None:
    with frist.write() as connection:
        save_all(connection, [create(item, Trigger.ADD, None, at) for item in items])


def deliver(frist: Frist, sink: Sink, house: House, now: datetime = NOW) -> dict[str, int]:
    counts = notify.deliver_batch(frist.engine, transport(sink.url), now, house, lease=next(words))
    return {name: n for name, n in counts.items() if n}


def choose(frist: Frist, person: Person, **choices: object) -> None:
    with frist.write() as connection:
        wishes = replace(mailing.of(connection, person.id), **choices)  # type: ignore[arg-type]
        mailing.keep(connection, person.id, wishes)


def ledger(frist: Frist) -> list[tuple[str, State, int, str | None]]:
    with frist.read() as connection:
        found = outbox.entries(connection)
    return [(entry.key, entry.state, entry.attempts, entry.error) for entry in reversed(found)]


def text_of(data: bytes) -> str:
    return compose.message(data).get_body(("plain",)).get_content()  # type: ignore[union-attr]


def whole_text(data: bytes) -> str:
    """Both twins, decoded."""
    message = compose.message(data)
    bodies = [message.get_body((kind,)) for kind in ("plain", "html")]
    return "".join(body.get_content() for body in bodies if body)


def parsed(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=policy.default)


def titles_told(data: bytes, *items: Item) -> list[str]:
    text = text_of(data)
    return [item.title for item in items if item.title in text]


def test_each_person_gets_one_mail_a_week_however_often_it_is_queued_and_delivered(
    frist: Frist, alice: Person, bob: Person, sink: Sink, house: House
) -> None:
    enter(frist, HEARING)
    assert [notify.enqueue(frist.engine, WEEK, NOW, house) for _ in range(3)] == [2, 0, 0]
    assert [deliver(frist, sink, house) for _ in range(3)] == [{"claimed": 2, "sent": 2}, {}, {}]
    assert sorted(sink.recipients) == [alice.email, bob.email]


def test_a_batch_leaves_sqlites_log_to_be_folded_in_by_others(
    frist: Frist, house: House, alice: Person, sink: Sink
) -> None:
    enter(frist, HEARING)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    frist.engine.dispose()  # nobody else has the database open
    log = Path(f"{frist.engine.url.database}-wal")
    assert not log.exists()
    assert deliver(frist, sink, house)["sent"] == 1
    assert log.stat().st_size > 0


def test_who_may_not_see_an_item_is_not_told_of_it(
    frist: Frist, alice: Person, bob: Person, charlie: Person, sink: Sink, house: House
) -> None:
    inner = a_task(
        id="inner00001",
        title="Ringe om ansettelsen",
        window=week_window(2023, 12),
        visibility=Visibility.SECRETARIAT,
    )
    bobs = replace(inner, id="inner00002", title="Svare journalisten", owner_id=bob.id)
    enter(frist, HEARING, inner, bobs)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    deliver(frist, sink, house)
    told = {to: titles_told(data, HEARING, inner, bobs) for to, data in sink.mails}
    assert told == {
        alice.email: [HEARING.title, inner.title, bobs.title],
        bob.email: [HEARING.title, bobs.title],
        charlie.email: [HEARING.title],
    }


def test_only_the_owner_and_the_secretariat_get_a_link_that_finishes_a_task(
    frist: Frist, alice: Person, bob: Person, charlie: Person, sink: Sink, house: House
) -> None:
    enter(frist, replace(HEARING, owner_id=bob.id))
    notify.enqueue(frist.engine, WEEK, NOW, house)
    deliver(frist, sink, house)
    links = {to: whole_text(data).count("/l/") for to, data in sink.mails}
    assert links == {alice.email: 2, bob.email: 2, charlie.email: 0}


def test_an_empty_digest_is_not_sent_unless_the_person_wants_it(
    frist: Frist, alice: Person, bob: Person, sink: Sink, house: House
) -> None:
    choose(frist, bob, when_empty=True)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    assert deliver(frist, sink, house) == {"claimed": 2, "sent": 1, "skipped": 1}
    assert sink.recipients == [bob.email]
    assert "ingenting nytt siden sist" in text_of(sink.mails[0][1])


def test_only_when_mine_waits_for_something_of_ones_own_and_then_tells_all_that_was_new(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    choose(frist, bob, only_when_mine=True)
    far = a_task(id="far0000001", title="Søke om midler", window=day_window(date(2023, 12, 1)))
    enter(frist, far)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    assert deliver(frist, sink, house) == {"claimed": 1, "skipped": 1}
    enter(frist, replace(HEARING, owner_id=bob.id, window=week_window(2023, 13)), at=NOW)
    notify.enqueue(frist.engine, "2023-W13", LATER, house)
    deliver(frist, sink, house, LATER)
    assert [titles_told(data, HEARING, far) for _, data in sink.mails] == [
        [HEARING.title, far.title]
    ]


def test_what_is_new_is_told_once_and_nothing_falls_between_two_digests(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    far = [
        a_task(id=f"far000000{n}", title=f"Sak nummer {n}", window=day_window(date(2023, 12, n)))
        for n in range(1, 8)
    ]
    moments = [NOW + timedelta(days=n) for n in (-6, -1, 1, 6.99, 7, 8, 15)]
    for item, at in zip(far, moments, strict=True):
        enter(frist, item, at=at)
    for n, week in enumerate(("2023-W12", "2023-W13", "2023-W14", "2023-W15")):
        then = NOW + timedelta(weeks=n)
        notify.enqueue(frist.engine, week, then, house)
        deliver(frist, sink, house, then)
    # what came within the last minute before a digest is the next one's
    assert [titles_told(data, *far) for _, data in sink.mails] == [
        ["Sak nummer 1", "Sak nummer 2"],
        ["Sak nummer 3", "Sak nummer 4"],
        ["Sak nummer 5", "Sak nummer 6"],
        ["Sak nummer 7"],
    ]


def test_after_downtime_one_mail_tells_of_all_the_weeks(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    # down from the Thursday before Easter 2023 over Easter Monday, up on Wednesday 12 April
    enter(frist, HEARING)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    deliver(frist, sink, house)
    told = a_task(id="easter0001", title="Varsle om påsken", window=day_window(date(2023, 12, 5)))
    enter(frist, told, at=datetime(2023, 4, 1, 12, tzinfo=OSLO))
    up = datetime(2023, 4, 12, 9, tzinfo=OSLO)
    notify.queue_due(frist.engine, up, house)
    assert deliver(frist, sink, house, up) == {"claimed": 1, "sent": 1}
    assert parsed(sink.mails[1][1])["Subject"] == "Uke 15: én forfalt"
    assert titles_told(sink.mails[1][1], HEARING, told) == [HEARING.title, told.title]


def test_a_digest_still_waiting_when_the_next_is_due_is_replaced_by_it(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    far = a_task(id="far0000001", title="Søke om midler", window=day_window(date(2023, 12, 1)))
    enter(frist, far)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    notify.enqueue(frist.engine, "2023-W13", LATER, house)
    assert deliver(frist, sink, house, LATER) == {"claimed": 1, "sent": 1}
    assert titles_told(sink.mails[0][1], far) == [far.title]
    assert ledger(frist) == [
        (f"digest:{bob.id}:2023-W12", State.SKIPPED, 0, "Et nyere ukebrev forteller det samme."),
        (f"digest:{bob.id}:2023-W13", State.SENT, 1, None),
    ]


def test_who_opts_out_while_a_mail_is_queued_does_not_get_it(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    enter(frist, HEARING)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    choose(frist, bob, digest=False)
    assert deliver(frist, sink, house) == {"claimed": 1, "skipped": 1}
    assert ledger(frist) == [
        (f"digest:{bob.id}:{WEEK}", State.SKIPPED, 0, "Personen har meldt seg av ukebrevet.")
    ]


def test_a_mail_is_written_from_what_is_true_when_it_is_sent(
    frist: Frist, alice: Person, bob: Person, sink: Sink, house: House
) -> None:
    enter(frist, replace(HEARING, owner_id=bob.id))
    notify.enqueue(frist.engine, WEEK, NOW, house)
    with frist.write() as connection:
        moved = day_window(date(2023, 12, 1))
        track.reschedule(connection, HEARING.id, moved, actor_id=alice.id, now=NOW)
    deliver(frist, sink, house)
    assert {to: titles_told(data, HEARING) for to, data in sink.mails} == {
        # it is far off now, but new in this window all the same
        alice.email: [HEARING.title],
        bob.email: [HEARING.title],
    }
    assert {parsed(data)["Subject"] for _, data in sink.mails} == {
        "Uke 12: ingen frister denne uken"
    }


def test_a_moved_date_is_told_with_what_it_was(
    frist: Frist, alice: Person, bob: Person, sink: Sink, house: House
) -> None:
    enter(frist, replace(HEARING, window=day_window(date(2023, 3, 15))), at=NOW - timedelta(30))
    with frist.write() as connection:
        track.reschedule(
            connection,
            HEARING.id,
            day_window(date(2023, 4, 28)),
            actor_id=alice.id,
            now=NOW - timedelta(days=1),
        )
    notify.enqueue(frist.engine, WEEK, NOW, house)
    deliver(frist, sink, house)
    text = text_of(dict(sink.mails)[bob.email])
    assert "28. april       Svare på høringen\nfredag          Frist. Flyttet fra 15. mars" in text


@pytest.mark.parametrize(
    ("answer", "state", "paused", "again"),
    [
        ("451 4.3.0 Prøv igjen siden", State.WAITING, None, {"claimed": 1, "sent": 1}),
        ("550 5.1.1 Ukjent mottaker", State.FAILED, "550 5.1.1 Ukjent mottaker", {}),
        ("550 5.7.1 Ikke tillatt", State.FAILED, None, {}),
    ],
)
def test_later_never_and_not_from_you_are_told_apart(
    frist: Frist,
    bob: Person,
    sink: Sink,
    house: House,
    answer: str,
    state: State,
    paused: str | None,
    again: dict[str, int],
) -> None:
    enter(frist, HEARING)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    sink.answers[bob.email] = [answer]
    deliver(frist, sink, house)
    assert [(s, error) for _, s, _, error in ledger(frist)] == [(state, answer)]
    with frist.read() as connection:
        assert mailing.of(connection, bob.id).paused_why == paused
    assert deliver(frist, sink, house, NOW + timedelta(minutes=10)) == again


def test_a_refused_address_is_paused_and_the_secretariat_is_told(
    frist: Frist, alice: Person, bob: Person, sink: Sink, house: House
) -> None:
    enter(frist, HEARING)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    sink.answers[bob.email] = ["550 5.1.1 Ukjent mottaker"]
    deliver(frist, sink, house)
    assert notify.enqueue(frist.engine, "2023-W13", LATER, house) == 1
    deliver(frist, sink, house, LATER)
    assert "Brevet til Bob Bakke kom ikke fram: 550 5.1.1 Ukjent mottaker" in " ".join(
        text_of(sink.mails[-1][1]).split()
    )


def test_a_mail_the_server_keeps_putting_off_is_given_up_in_the_end(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    enter(frist, HEARING)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    sink.answers[bob.email] = ["451 4.2.0 Full"] * 99
    now, tries = NOW, 0
    while ledger(frist)[0][1] is State.WAITING:
        tries += deliver(frist, sink, house, now).get("claimed", 0)
        now += timedelta(hours=1)
    assert ledger(frist) == [(f"digest:{bob.id}:{WEEK}", State.FAILED, tries, "451 4.2.0 Full")]
    assert tries == 8


def test_a_server_that_is_down_costs_no_mail_a_try(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    enter(frist, HEARING)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    nowhere = transport("smtp://127.0.0.1:1")
    counts = notify.deliver_batch(frist.engine, nowhere, NOW, house, lease=next(words))
    assert (counts["claimed"], counts["unreachable"], counts["sent"]) == (1, 1, 0)
    why = "E-postserveren tar ikke imot nå: Connection refused"
    assert ledger(frist) == [(f"digest:{bob.id}:{WEEK}", State.WAITING, 0, why)]
    assert deliver(frist, sink, house) == {"claimed": 1, "sent": 1}
    assert ledger(frist) == [(f"digest:{bob.id}:{WEEK}", State.SENT, 1, None)]


def test_one_domain_is_not_given_more_than_it_takes(
    frist: Frist, alice: Person, bob: Person, charlie: Person, sink: Sink, house: House
) -> None:
    enter(frist, HEARING)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    rounds = [
        notify.deliver_batch(
            frist.engine, transport(sink.url), at, house, lease=next(words), per_domain=2
        )["sent"]
        for at in (NOW, NOW, NOW + timedelta(minutes=2))
    ]
    assert rounds == [2, 0, 1]


def test_who_is_too_many_for_a_domain_gets_a_turn_in_a_later_minute_whoever_sends(
    frist: Frist, sink: Sink, house: House
) -> None:
    enter(frist, HEARING)
    with frist.write() as connection:
        for n in range(7):
            town = "town.example" if n else "other.example"
            register.add_person(connection, f"Leser {n}", f"leser{n}@{town}", now=NOW)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    sent = [
        notify.deliver_batch(
            frist.engine,
            transport(sink.url),
            NOW + timedelta(minutes=minutes),
            house,
            lease=next(words),
            limit=3,  # as processes would, each with a batch of its own
            per_domain=2,
        )["sent"]
        for minutes in (0, 0, 0, 1, 1, 2, 2)
    ]
    assert sent == [3, 0, 0, 2, 0, 2, 0]


def test_a_letter_that_somebody_waits_for_has_no_turn_to_wait_for(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    enter(frist, HEARING)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    with frist.write() as connection:
        until = NOW + timedelta(minutes=20)
        url = f"{BASE}/inn/et-token"
        letters.queue(connection, house, notices.SIGN_IN, bob, url=url, expires=until, now=NOW)
    counts = notify.deliver_batch(
        frist.engine, transport(sink.url), NOW, house, lease=next(words), per_domain=1
    )
    assert (counts["sent"], counts["held"]) == (2, 0)


def test_the_server_gives_a_domain_what_the_setting_says_in_a_minute(
    frist: Frist, alice: Person, bob: Person, charlie: Person, sink: Sink
) -> None:
    enter(frist, HEARING)
    with frist.write() as connection:
        settings.keep(connection, settings.PER_DOMAIN, "2")
    frist.settings = replace(frist.settings, smtp_url=sink.url)
    moments = (NOW, NOW + timedelta(seconds=30), NOW + timedelta(minutes=1))
    arrived = []
    for at in moments:
        frist.send_due(repeat(at).__next__)
        arrived.append(len(sink.mails))
    assert arrived == [2, 2, 3]


def test_the_same_mail_has_the_same_message_id_at_every_try_and_no_other_has_it(
    frist: Frist, alice: Person, bob: Person, sink: Sink, house: House
) -> None:
    enter(frist, HEARING)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    deliver(frist, sink, house)
    with frist.write() as connection:
        given_up = outbox.entries(connection)[0]
        connection.execute(tables.outbox.update().values(state=State.FAILED.value))
        outbox.resend(connection, given_up.id, NOW)
    deliver(frist, sink, house)
    ids = [parsed(data)["Message-ID"] for _, data in sink.mails]
    assert (len(ids), len(set(ids))) == (3, 2)
    assert ids[2] == given_up.message_id


def test_a_preview_queues_nothing_and_spends_no_news(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    enter(frist, HEARING)
    with frist.read() as connection:
        told = notify.digest(connection, bob, WEEK, NOW)
        assert told is not None
        shown = notify.message(connection, told, house)
    assert ledger(frist) == []
    notify.enqueue(frist.engine, WEEK, NOW, house)
    deliver(frist, sink, house)
    arrived = text_of(sink.mails[0][1])
    assert shown.get_body(("plain",)).get_content() == arrived  # type: ignore[union-attr]


def test_a_person_with_nothing_to_hear_has_no_preview(frist: Frist, bob: Person) -> None:
    with frist.read() as connection:
        assert notify.digest(connection, bob, WEEK, NOW) is None


def test_the_week_comes_as_a_calendar_file_by_choice(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    choose(frist, bob, attach_calendar=True)
    late = a_task(id="late000001", window=day_window(date(2023, 3, 1)))
    waits = replace(late, id="wait000001", follow_up=date(2023, 3, 23))
    best = an_event(id="best000001", window=day_window(date(2023, 6, 8)))
    enter(frist, HEARING, best, late, waits)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    deliver(frist, sink, house)
    (attached,) = list(parsed(sink.mails[0][1]).iter_attachments())
    assert attached.get_filename() == "frist-2023-W12.ics"
    summaries = [line for line in attached.get_content().splitlines() if line.startswith("SUMMARY")]
    assert summaries == ["SUMMARY:Frist: Svare på høringen"]


@pytest.mark.parametrize(
    ("choices", "weeks"),
    [
        ({}, ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]),
        ({"every": 2, "phase": 0}, ["2026-W52", "2027-W01"]),
        ({"every": 2, "phase": 1}, ["2026-W53", "2027-W02"]),
    ],
)
def test_every_second_week_goes_on_over_week_53(
    frist: Frist, bob: Person, house: House, choices: dict[str, object], weeks: list[str]
) -> None:
    choose(frist, bob, **choices)
    start = datetime(2026, 12, 21, 9, tzinfo=OSLO)
    for n, week in enumerate(("2026-W52", "2026-W53", "2027-W01", "2027-W02")):
        notify.enqueue(frist.engine, week, start + timedelta(weeks=n), house)
    assert [key.rpartition(":")[2] for key, *_ in ledger(frist)] == weeks


def test_a_digest_is_queued_when_its_hour_has_struck_in_norway(
    frist: Frist, bob: Person, house: House
) -> None:
    # Sunday 26 March 2023 has no 02:30, and Monday's seven o'clock is five in UTC from then on
    choose(frist, bob, weekday=1, hour=7)
    struck = datetime.fromisoformat("2023-03-27T05:00:00+00:00")
    queued = [
        notify.enqueue(frist.engine, "2023-W13", at, house, only_due=True)
        for at in (struck - timedelta(minutes=1), struck, struck)
    ]
    assert queued == [0, 1, 0]


@pytest.mark.parametrize(
    ("day", "struck"),
    [
        # there is no half past two on 26 March 2023: the clock goes from two to three
        (date(2023, 3, 26), "2023-03-26T01:00:00+00:00"),
        # and two o'clock comes twice on 29 October: the first counts
        (date(2023, 10, 29), "2023-10-29T00:00:00+00:00"),
    ],
)
def test_on_the_nights_when_the_clock_changes_a_digest_comes_once(
    frist: Frist, bob: Person, house: House, day: date, struck: str
) -> None:
    choose(frist, bob, weekday=7, hour=2)
    first, week = datetime.fromisoformat(struck), str(Week.of(day))
    minutes = range(-60, 180, 15)
    queued = {
        n: notify.enqueue(frist.engine, week, first + timedelta(minutes=n), house, only_due=True)
        for n in minutes
    }
    assert [n for n, new in queued.items() if new] == [0]


def test_three_days_down_over_a_weekend_and_the_first_of_may_cost_nothing(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    def at(month: int, day: int, hour: int) -> datetime:
        return datetime(2023, month, day, hour, tzinfo=OSLO)

    may = a_task(id="may0000001", title="Rapportere", window=day_window(date(2023, 5, 3)))
    far = [
        a_task(id=f"far000000{n}", title=f"Sak {n}", window=day_window(date(2023, 12, n)))
        for n in (1, 2)
    ]
    enter(frist, may, at=at(4, 20, 12))
    up = [at(4, 24, 7), at(4, 28, 16), at(5, 2, 9), at(5, 2, 10), at(5, 5, 9), at(5, 8, 7)]
    arrived = []
    for n, now in enumerate(up):
        if n == 2:  # on the Sunday somebody else's computer wrote to the database
            enter(frist, far[0], at=at(4, 30, 12))
        if n == 5:
            enter(frist, far[1], at=at(5, 6, 12))
        notify.queue_due(frist.engine, now, house)
        deliver(frist, sink, house, now)
        told = [
            (parsed(data)["Subject"], titles_told(data, may, *far))
            for _, data in sink.mails
            if "ukebrev" in str(parsed(data)["List-Id"])
        ]
        arrived.append(told[sum(map(len, arrived)) :])
    assert arrived == [
        [("Uke 17: ingen frister denne uken", [may.title])],
        [],
        [("Uke 18: én frist denne uken", [may.title, far[0].title])],
        [],
        [],
        [("Uke 19: én forfalt", [may.title, far[1].title])],
    ]


def test_a_mail_that_cannot_be_written_does_not_stop_the_others(
    frist: Frist, alice: Person, bob: Person, sink: Sink, house: House
) -> None:
    enter(frist, HEARING)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    with frist.write() as connection:
        connection.execute(
            tables.people.update()
            .where(tables.people.c.id == bob.id)
            .values(email="bøb@frist.example")
        )
    assert deliver(frist, sink, house) == {"claimed": 2, "sent": 1, "failed": 1}
    assert sink.recipients == [alice.email]


def test_a_cancelled_event_is_told_once(
    frist: Frist, bob: Person, sink: Sink, house: House
) -> None:
    event = an_event(id="gone000001", window=day_window(date(2023, 4, 13)))
    enter(frist, event, at=NOW - timedelta(days=30))
    with frist.write() as connection:
        cancelled = fire(event, Trigger.CANCEL, None, NOW - timedelta(days=1))
        save_all(connection, [cancelled])
    for n, week in enumerate((WEEK, "2023-W13")):
        then = NOW + timedelta(weeks=n)
        notify.enqueue(frist.engine, week, then, house)
        deliver(frist, sink, house, then)
    assert ["AVLYST: BEST-konferansen" in text_of(data) for _, data in sink.mails] == [True]


def test_a_hearings_closing_day_tells_how_many_have_answered(
    frist: Frist, alice: Person, bob: Person, sink: Sink, house: House
) -> None:
    matter = a_task(
        id="hearing002",
        title="Havneplanen",
        window=week_window(2023, 12),
        playbook="consultation",
        owner_id=alice.id,
    )
    with frist.write() as connection:
        for n in range(12):
            register.add_member(connection, f"Kommune {n}")
        chain.carry(connection, create(matter, Trigger.ADD, alice.id, NOW))
        said = [Answer.ANSWERED] * 5 + [Answer.LATE, Answer.DECLINES]
        for n, answer in enumerate(said):
            respond.respond(
                connection, matter.id, f"Kommune {n}", answer, actor_id=alice.id, now=NOW
            )
    with frist.write() as connection:
        track.undo(connection, matter.id, actor_id=alice.id, now=NOW)
        respond.respond(connection, matter.id, "Kommune 4", Answer.LATE, actor_id=alice.id, now=NOW)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    deliver(frist, sink, house)
    texts = {to: " ".join(text_of(data).split()) for to, data in sink.mails}
    assert {to: text.count("4 av 12 har svart") for to, text in texts.items()} == {
        alice.email: 1,
        bob.email: 1,
    }


@pytest.mark.parametrize("n", [25, 300])
def test_crowded_digests_of_hostile_titles_arrive_whole_and_harmless_in_each_language(
    frist: Frist, sink: Sink, house: House, n: int
) -> None:
    with frist.write() as connection:
        for language in ("nb", "nn", "en"):
            address = f"{language}@frist.example"
            register.add_person(
                connection, "Alle", address, now=NOW, language=language, role=Role.SECRETARIAT
            )
    titles = [HOSTILE[number % len(HOSTILE)] for number in range(n)]
    items = [
        a_task(id=f"{number:010}", title=title, window=day_window(date(2023, 3, 1 + number % 30)))
        for number, title in enumerate(titles)
    ]
    enter(frist, *items)
    notify.enqueue(frist.engine, WEEK, NOW, house)
    assert deliver(frist, sink, house) == {"claimed": 3, "sent": 3}
    cleaned = {clean(title) for title in titles}
    for to, data in sink.mails:
        mail = parsed(data)
        assert len(data) <= 102 * 1024
        assert max(map(len, data.split(b"\r\n"))) <= 998
        assert (mail.defects, mail["Bcc"], mail["To"].addresses[0].addr_spec) == ([], None, to)
        html = LexborHTMLParser(mail.get_body(("html",)).get_content())  # type: ignore[union-attr]
        assert html.css("script") == []
        assert {link.attributes["href"].startswith(f"{BASE}/") for link in html.css("a")} == {True}  # type: ignore[union-attr]
        shown = [link.text() for link in html.css("a.ti")]
        assert set(shown) <= cleaned
        # what is folded away is led to
        assert (len(shown) < n) == (f"{BASE}/saker\n" in text_of(data).replace("\r", ""))
