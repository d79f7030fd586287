"""Reminders as mail: one to each person, with quote and button, told once, void as things move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from html import unescape
from itertools import count

import pytest

from tests.conftest import BASE, NOW, a_task, day_window
from tests.mail.sink import Sink
from tests.services.handing import moves_on
from workflow.bootstrap import Frist
from workflow.domain.chains import step_id
from workflow.domain.deadlines import OSLO
from workflow.domain.item import Item
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.people import Person
from workflow.mail import compose
from workflow.mail.compose import LIMIT
from workflow.mail.smtp import transport
from workflow.services import links, notify, register, remind, reminding, review, track
from workflow.store import mailing, outbox, rungs
from workflow.store.rungs import State
from workflow.store.unit_of_work import save

DEADLINE = date(2023, 4, 14)
TASK = a_task(window=day_window(DEADLINE, deadline=True))
SECOND = a_task(id="second0001", title="Melde på deltakere", window=day_window(date(2023, 4, 5)))
words = (f"reminding-{n}" for n in count())


def at(month: int, day: int, hour: int = 8) -> datetime:
    return datetime(2023, month, day, hour, tzinfo=OSLO)


def enter(frist: Frist, item: Item) -> None:
    with frist.write() as connection:
        save(connection, create(item, Trigger.ADD, None, NOW))


def queue(frist: Frist, now: datetime) -> int:
    return reminding.enqueue(frist.engine, now, frist.house)


def deliver(frist: Frist, sink: Sink, now: datetime) -> dict[str, int]:
    counts = notify.deliver_batch(
        frist.engine, transport(sink.url), now, frist.house, lease=next(words)
    )
    return {name: n for name, n in counts.items() if n}


def round_at(frist: Frist, now: datetime) -> list[tuple[str, str]]:
    """One round of the server: who was reminded, under which subject."""
    with Sink() as sink:
        queue(frist, now)
        deliver(frist, sink, now)
    return [(to, compose.message(data)["Subject"]) for to, data in sink.mails]


def states(frist: Frist, item: Item = TASK) -> list[tuple[str, State]]:
    with frist.read() as connection:
        return [(row.rung, row.state) for row in rungs.of(connection, item.id)]


def choose(frist: Frist, person: Person, **choices: object) -> None:
    with frist.write() as connection:
        wishes = replace(mailing.of(connection, person.id), **choices)  # type: ignore[arg-type]
        mailing.keep(connection, person.id, wishes)


def test_the_owner_gets_one_mail_a_rung_and_the_ledger_knows_in_which(
    frist: Frist, alice: Person, bob: Person, charlie: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    told = {}
    for month, day in ((3, 21), (3, 22), (3, 31), (4, 12), (4, 14), (4, 17)):
        told[month, day] = round_at(frist, at(month, day)) + round_at(frist, at(month, day, 17))
    subject = f"Påminnelse: {TASK.title}"
    once = [(bob.email, subject)]
    assert told == {
        (3, 21): [],
        (3, 22): once,
        (3, 31): once,
        (4, 12): once,
        (4, 14): once,
        (4, 17): once,
    }
    queue(frist, at(4, 17, 18))
    with frist.read() as connection:
        rows = {entry.id: entry for entry in outbox.entries(connection)}
        known = rungs.of(connection, TASK.id)
    assert [row.state for row in known] == [State.TOLD] * 5
    assert [rows[row.outbox_id or 0].sent for row in known] == [row.told for row in known]
    assert {entry.reason for entry in rows.values()} == {"Påminnelse om 1 frist"}


def test_all_that_is_due_to_one_person_is_one_mail(
    frist: Frist, alice: Person, bob: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    enter(frist, replace(SECOND, owner_id=bob.id))
    with Sink() as sink:
        queue(frist, at(4, 13))
        deliver(frist, sink, at(4, 13))
    ((to, data),) = sink.mails
    message = compose.message(data)
    assert (to, message["Subject"]) == (bob.email, "Påminnelse: to frister, én er forfalt")
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body is not None
        text = unescape(body.get_content())
        assert text.count(f"{BASE}/l/") == 2
        assert TASK.title in text
        assert SECOND.title in text
    assert message["Reply-To"] == alice.email
    assert message["List-Id"] == "Frist: påminnelser <paminnelser.frist.example.no>"


def test_after_days_without_a_mail_server_there_is_one_mail(
    frist: Frist, alice: Person, bob: Person
) -> None:
    """Down from the Wednesday before Easter 2023 to the Tuesday after Easter Monday."""
    enter(frist, replace(TASK, owner_id=bob.id))
    enter(frist, replace(SECOND, owner_id=bob.id))
    queue(frist, at(3, 31))
    assert queue(frist, at(4, 5)) == 0  # it goes into the mail that waits
    assert queue(frist, at(4, 11)) == 0
    with Sink() as sink:
        assert deliver(frist, sink, at(4, 11)) == {"claimed": 1, "sent": 1}
    assert compose.message(sink.mails[0][1])["Subject"] == "Påminnelse: to frister, én er forfalt"
    assert round_at(frist, at(4, 11, 9)) == []


@pytest.mark.parametrize("ends", ["complete", "cancel", "reschedule", "edit"])
def test_what_has_moved_on_while_the_mail_waited_is_not_told(
    frist: Frist, alice: Person, bob: Person, charlie: Person, ends: str
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    queue(frist, at(3, 22))
    now = at(3, 22, 9)
    moves_on(frist, TASK.id, ends, actor_id=alice.id, owner_id=charlie.id, now=now)
    with Sink() as sink:
        assert deliver(frist, sink, now) == {"claimed": 1, "skipped": 1}
    assert sink.mails == []
    # a new date or owner arms anew; what is over stays silent
    later = {"edit": at(3, 31)}.get(ends, at(5, 26))
    to = {"reschedule": [bob.email], "edit": [charlie.email]}.get(ends, [])
    assert [who for who, _ in round_at(frist, later)] == to


def test_a_task_reopened_after_its_reminder_came_to_nothing_is_told_of_again(
    frist: Frist, alice: Person, bob: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    queue(frist, at(4, 14))
    with frist.write() as connection:
        track.complete(connection, TASK.id, actor_id=alice.id, now=at(4, 14, 9))
    with Sink() as sink:
        deliver(frist, sink, at(4, 14, 9))
        with frist.write() as connection:
            track.undo(connection, TASK.id, actor_id=alice.id, now=at(4, 14, 10))
        queue(frist, at(4, 17))
        deliver(frist, sink, at(4, 17))
    assert sink.recipients == [bob.email]


def test_the_substitute_is_told_whom_they_stand_in_for_and_may_finish_it(
    frist: Frist, alice: Person, bob: Person, charlie: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    with frist.write() as connection:
        remind.away(connection, bob, date(2023, 3, 20), date(2023, 4, 1), charlie)
    with Sink() as sink:
        queue(frist, at(3, 22))
        deliver(frist, sink, at(3, 22))
    ((to, data),) = sink.mails
    text = compose.message(data).get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert to == charlie.email
    assert "Du står inn for Bob Bakke, som er borte" in " ".join(text.split())
    token = text.partition(f"{BASE}/l/")[2].split()[0]
    with frist.write() as connection:
        found = links.finish(connection, frist.secret, token, at(3, 22, 9))
    assert (found.item.state.value, found.done_by) == ("COMPLETED", charlie.name)


def test_where_mail_does_not_reach_the_owner_the_secretariat_is_told(
    frist: Frist, alice: Person, bob: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    choose(frist, bob, paused=NOW, paused_why="550 5.1.1 Ukjent")
    with Sink() as sink:
        queue(frist, at(3, 22))
        deliver(frist, sink, at(3, 22))
    assert sink.recipients == [alice.email]
    text = compose.message(sink.mails[0][1]).get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "Ansvarlig er Bob Bakke, som e-post ikke når fram til" in " ".join(text.split())


@pytest.mark.parametrize("wish", [{"reminders": False}, {"paused": NOW, "paused_why": "550"}])
def test_where_who_stands_in_gets_no_reminders_the_secretariat_is_told(
    frist: Frist, alice: Person, bob: Person, charlie: Person, wish: dict[str, object]
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    enter(frist, replace(SECOND, window=TASK.window, owner_id=charlie.id))
    with frist.write() as connection:
        remind.away(connection, bob, date(2023, 3, 20), date(2023, 4, 1), charlie)
    choose(frist, charlie, **wish)
    with Sink() as sink:
        queue(frist, at(3, 22))
        deliver(frist, sink, at(3, 22))
    ((to, data),) = sink.mails
    text = compose.message(data).get_body(("plain",)).get_content()  # type: ignore[union-attr]
    said = " ".join(text.split())
    assert to == alice.email
    assert "Ansvarlig er Bob Bakke, som er borte, og stedfortrederen får ikke påminnelser" in said
    # what is Charlie's own waits for Charlie, where that is Charlie's wish
    own = "Ansvarlig er Charlie Dahl, som e-post ikke når fram til"
    assert (own in said, SECOND.title in said) == (("paused" in wish),) * 2


def ask_asker_and_drammen(frist: Frist, alice: Person, bob: Person, charlie: Person) -> None:
    """A hearing that Bob and Charlie are to answer, each for a municipality."""
    hearing = a_task(
        id="hearing001",
        title="Høring",
        window=day_window(date(2023, 3, 24)),
        playbook="consultation",
        owner_id=alice.id,
    )
    with frist.write() as connection:
        for person, name in ((bob, "Asker"), (charlie, "Drammen")):
            register.add_member(connection, name)
            told = register.Told(person.name, person.email, member=name)
            register.change_person(connection, person.id, told)
        save(connection, create(hearing, Trigger.PROPOSE, None, NOW))
        review.accept(connection, hearing.id, actor_id=None, now=NOW)
        for name in ("approve", "announce", "nudge"):
            track.complete(connection, step_id(hearing.id, name), actor_id=None, now=NOW)
        track.complete(connection, hearing.id, actor_id=None, now=NOW)


def test_who_is_told_that_another_municipality_is_silent_is_not_asked_to_answer_for_it(
    frist: Frist, alice: Person, bob: Person, charlie: Person
) -> None:
    ask_asker_and_drammen(frist, alice, bob, charlie)
    with frist.write() as connection:
        remind.away(connection, charlie, date(2023, 3, 20), date(2023, 4, 14), alice)
    choose(frist, bob, paused=NOW, paused_why="550 5.1.1 Ukjent")
    with Sink() as sink:
        queue(frist, at(3, 31))
        deliver(frist, sink, at(3, 31))
    assert sink.recipients == [alice.email]
    text = compose.message(sink.mails[0][1]).get_body(("plain",)).get_content()  # type: ignore[union-attr]
    said = " ".join(text.split())
    assert "Asker har ikke svart. E-post når ikke fram til Bob Bakke" in said
    assert "Drammen har ikke svart. Du står inn for Charlie Dahl, som er borte" in said
    assert said.count(f"Se svarene: {BASE}/saker/hearing001") == 2
    assert "/l/svar" not in said


@pytest.mark.parametrize(("role", "path"), [("member", "/mine"), ("secretariat", "/saker")])
def test_a_reminder_of_very_much_is_folded_until_it_is_within_the_limit(
    frist: Frist, alice: Person, bob: Person, role: str, path: str
) -> None:
    owner = bob if role == "member" else alice
    with frist.write() as connection:
        for n in range(120):
            item = replace(TASK, id=f"{n:010}", title=f"{n} " + "Å<&>🎉" * 60, owner_id=owner.id)
            save(connection, create(item, Trigger.ADD, None, NOW))
    with Sink() as sink:
        queue(frist, at(4, 17))
        deliver(frist, sink, at(4, 17))
    ((to, data),) = sink.mails
    message = compose.message(data)
    text = message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    shown = text.count(f"{BASE}/l/")
    assert (to, message["Subject"]) == (owner.email, "Påminnelse: 120 frister, alle er forfalt")
    assert 10 < shown < 120
    assert f"Og {120 - shown} til. Se alle: {BASE}{path}" in text
    assert len(data) <= LIMIT
    with frist.write() as connection:
        rungs.settle(connection)
    assert {state for _, state in states(frist, replace(TASK, id=f"{119:010}"))} == {
        State.COVERED,
        State.TOLD,
    }


def test_who_wants_no_reminders_gets_none_and_what_waited_when_they_do(
    frist: Frist, alice: Person, bob: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    queue(frist, at(3, 22))
    choose(frist, bob, reminders=False)  # while it is queued
    assert round_at(frist, at(3, 22, 9)) == []
    assert round_at(frist, at(3, 31)) == []
    choose(frist, bob, reminders=True)
    assert [to for to, _ in round_at(frist, at(4, 3))] == [bob.email]
    assert states(frist) == [("14", State.COVERED), ("7", State.WAITING)]


def test_what_drags_on_is_told_to_the_secretariat_with_its_owner(
    frist: Frist, alice: Person, bob: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    enter(frist, replace(TASK, id="second0001", owner_id=bob.id))
    with Sink() as sink:
        queue(frist, at(5, 2))
        deliver(frist, sink, at(5, 2))
    assert [compose.message(data)["Subject"] for _, data in sink.mails] == [
        "Påminnelse: to frister, begge er forfalt"
    ] * 2
    texts = {
        to: " ".join(compose.message(data).get_body(("plain",)).get_content().split())  # type: ignore[union-attr]
        for to, data in sink.mails
    }
    assert set(texts) == {alice.email, bob.email}
    assert "Ansvarlig er Bob Bakke. Sekretariatet får beskjed" in texts[alice.email]
    assert "Sendt til Alice Aasen i sekretariatet." in texts[alice.email]
    assert "Ditt ansvar" in texts[bob.email]
    assert "Sendt til Bob Bakke, som er ansvarlig" in texts[bob.email]


@pytest.mark.parametrize(
    ("answer", "to_whom"),
    [
        # nobody knows why: tried again, in a mail of the next day
        ("550 5.7.1 Ikke tillatt", "bob@frist.example"),
        # there is no such address: the secretariat is told at once
        ("550 5.1.1 Ukjent mottaker", "alice@frist.example"),
    ],
)
def test_what_stood_in_a_mail_that_was_given_up_is_told_in_another(
    frist: Frist, alice: Person, bob: Person, answer: str, to_whom: str
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    with Sink() as sink:
        sink.answers[bob.email] = [answer]
        for when in (at(3, 31), at(3, 31, 9), at(4, 3), at(4, 3, 9)):
            queue(frist, when)
            deliver(frist, sink, when)
    assert sink.recipients == [to_whom]
    assert {state for _, state in states(frist)} <= {State.TOLD, State.COVERED, State.WAITING}
    with frist.write() as connection:
        rungs.settle(connection)
    assert State.WAITING not in {state for _, state in states(frist)}


def test_two_servers_in_the_same_moment_queue_it_once(
    frist: Frist, alice: Person, bob: Person
) -> None:
    enter(frist, replace(TASK, owner_id=bob.id))
    now = at(3, 22)
    assert [queue(frist, now), queue(frist, now + timedelta(seconds=1))] == [1, 0]


@pytest.mark.parametrize("reached", [True, False])
def test_who_has_left_or_answers_for_nobody_any_more_is_asked_nothing(
    frist: Frist, alice: Person, bob: Person, charlie: Person, reached: bool
) -> None:
    ask_asker_and_drammen(frist, alice, bob, charlie)
    if not reached:
        choose(frist, bob, paused=NOW, paused_why="550 5.1.1 Ukjent")
    queue(frist, at(3, 31))
    with frist.write() as connection:
        register.change_person(connection, bob.id, register.Told(bob.name, bob.email))
        register.leave(connection, charlie.id, at(3, 31))
    with Sink() as sink:
        deliver(frist, sink, at(3, 31))
    # she is reminded of her own step
    assert sink.recipients == [alice.email]
    text = compose.message(sink.mails[0][1]).get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "SVAR MANGLER" not in text
