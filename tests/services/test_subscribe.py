"""Strangers who ask for the weekly letter: what they are told, and what is kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from tests.conftest import BASE, NOW, a_task, an_event, day_window, week_window
from tests.mail.sink import Sink
from tests.services.test_notify import deliver, enter, ledger, titles_told, whole_text
from workflow.bootstrap import Frist, Settings
from workflow.domain.errors import NotFound, Refused
from workflow.domain.item import Item, Visibility
from workflow.domain.people import Person, Role
from workflow.domain.window import Precision, Window
from workflow.mail import compose, notices
from workflow.services import links, notify, post, register, review, subscribe
from workflow.store import mailing, outbox, queries, readers, tables
from workflow.store.parcel import State
from workflow.web.session import Kind, holder, issue_key

DORA = "dora@utenfor.example"
WEEK = "2023-W12"


@pytest.fixture
def sink() -> Iterator[Sink]:
    with Sink() as opened:
        yield opened


def ask(frist: Frist, to: str = DORA, now: datetime = NOW) -> list[str]:
    """Ask for the letter; the tokens or paths that wait in the outbox, the latest first."""
    with frist.write() as connection:
        subscribe.ask(connection, frist.house, to, language="nb", now=now)
    with frist.read() as connection:
        waiting = outbox.entries(connection, (State.WAITING,))
    urls = [entry.content["url"] for entry in waiting if entry.content]
    return [urlsplit(url).path.removeprefix("/ukebrev/") for url in urls]


def subscribed(frist: Frist, to: str = DORA, now: datetime = NOW) -> Person:
    with frist.write() as connection:
        expires = now + subscribe.CONFIRM_WITHIN
        token = links.make_wish(frist.secret, links.Wish(to, "nb"), expires)
        return subscribe.confirm(connection, frist.secret, token, now)


def choose(frist: Frist, person: Person, **choices: object) -> None:
    with frist.write() as connection:
        wishes = mailing.of(connection, person.id)
        mailing.keep(connection, person.id, replace(wishes, **choices))  # type: ignore[arg-type]


def told(frist: Frist, sink: Sink, now: datetime = NOW) -> bytes:
    """What Dora is sent this week."""
    notify.enqueue(frist.engine, WEEK, now, frist.house)
    deliver(frist, sink, frist.house, now)
    return dict(sink.mails)[DORA]


def shared(title: str, **fields: object) -> Item:
    fields = {"window": week_window(2023, 12), "visibility": Visibility.PUBLIC} | fields
    return a_task(title=title, **fields)


def test_nothing_is_kept_of_an_address_before_it_is_confirmed(frist: Frist) -> None:
    (token,) = ask(frist)
    with frist.read() as connection:
        assert readers.every(connection) == []
        (entry,) = outbox.entries(connection)
        assert (entry.kind, entry.address, entry.person_id) == (notices.DIGEST, DORA, None)
    with frist.write() as connection:
        dora = subscribe.confirm(connection, frist.secret, token, NOW)
        assert dora == Person(dora.id, "", DORA, Role.READER)
        assert mailing.of(connection, dora.id).confirmed == NOW
        assert subscribe.confirm(connection, frist.secret, token, NOW) == dora


def test_the_letter_that_asks_is_forgotten_too_after_ten_days(frist: Frist, sink: Sink) -> None:
    ask(frist)
    deliver(frist, sink, frist.house)
    for days, kept in ((9, 1), (10, 0)):
        with frist.write() as connection:
            outbox.sweep(connection, NOW + timedelta(days=days), "")
            assert len(outbox.entries(connection)) == kept


def test_a_link_is_good_for_three_days_and_for_nothing_else(frist: Frist) -> None:
    (token,) = ask(frist)
    with frist.write() as connection:
        for wrong, now in ((f"x{token}", NOW), (token, NOW + timedelta(days=3))):
            with pytest.raises(NotFound):
                subscribe.confirm(connection, frist.secret, wrong, now)
    with pytest.raises(NotFound):
        links.read_preferences(frist.secret, token)
    with pytest.raises(NotFound):
        links.read(frist.secret, token, NOW)


def test_an_address_is_written_to_three_times_a_day_at_most(frist: Frist) -> None:
    moments = [NOW + timedelta(minutes=n) for n in range(5)]
    assert [len(ask(frist, DORA.upper() if n % 2 else DORA, at))
            for n, at in enumerate(moments)] == [1, 2, 3, 3, 3]  # fmt: skip
    assert len(ask(frist, now=NOW + timedelta(hours=25))) == 4
    assert len(ask(frist, "erik@utenfor.example", moments[-1])) == 5


def test_whoever_has_the_letter_is_sent_a_link_to_their_choices(frist: Frist, bob: Person) -> None:
    dora = subscribed(frist)
    for person in (bob, dora):
        path = f"/a/{links.make_preferences(frist.secret, person.id)}"
        assert ask(frist, person.email)[0] == path
    with frist.read() as connection:
        assert {entry.kind for entry in outbox.entries(connection)} == {notices.HAS_DIGEST}
        assert [person.role for person in readers.every(connection)] == [Role.READER]


def test_a_reader_is_told_of_what_is_public_and_of_nothing_else(
    frist: Frist, alice: Person, bob: Person, sink: Sink
) -> None:
    with frist.write() as connection:
        group = register.add_group(connection, "Næring").id
    vague = Window(None, None, Precision.VAGUE, "FUTURE_REF", words="så snart som mulig")
    said = replace(week_window(2023, 12), words="en uke som Bob Bakke ba om")
    public = [
        shared("Åpen høring", id="public0001", owner="Bob Bakke", owner_id=bob.id, window=said),
        shared("Åpent i gruppen", id="public0002", group_id=group),
        shared("Åpent, men vagt", id="public0003", window=vague),
        an_event(id="public0004", title="Åpent møte", visibility=Visibility.PUBLIC,
                 window=day_window(NOW.date())),
    ]  # fmt: skip
    hidden = [
        shared("For medlemmer", id="hidden0001", visibility=Visibility.MEMBERS),
        shared("For gruppen", id="hidden0002", visibility=Visibility.MEMBERS, group_id=group),
        shared("For sekretariatet", id="hidden0003", visibility=Visibility.SECRETARIAT),
        an_event(id="hidden0004", title="Lukket møte", window=day_window(NOW.date())),
    ]
    enter(frist, *public, *hidden)
    dora = subscribed(frist)
    choose(frist, dora, attach_calendar=True)
    data = told(frist, sink)
    assert titles_told(data, *public, *hidden) == [item.title for item in public]
    (ics,) = compose.message(data).iter_attachments()
    calendar = ics.get_content()
    whole = whole_text(data) + calendar
    for item in hidden:
        assert item.title not in whole
        assert item.id not in whole
    assert ("Åpen høring" in calendar, "Åpent møte" in calendar) == (True, True)
    for inner in ("Bob", "Ansvarlig", "/l/", '/saker"', "forslag", "funn", "Merk som ferdig"):
        assert inner not in whole, inner
    assert "så snart som mulig" in whole
    # the others are told as before, in the same round
    assert titles_told(dict(sink.mails)[bob.email], *hidden) == [
        "For medlemmer", "For gruppen", "Lukket møte"
    ]  # fmt: skip
    assert "Ditt ansvar" in whole_text(dict(sink.mails)[bob.email])


def test_what_an_item_was_before_it_was_made_public_is_not_told(
    frist: Frist, alice: Person, sink: Sink
) -> None:
    far = day_window((NOW + timedelta(days=200)).date())
    enter(
        frist,
        an_event(id="opened0001", title="Ny havnesjef, fortrolig", window=far),
        an_event(id="opened0002", title="Budsjettmøte", window=far, visibility=Visibility.PUBLIC),
        at=NOW - timedelta(days=60),
    )
    moves = (
        ("opened0001", {"title": "Havnedagen"}),
        ("opened0001", {"visibility": Visibility.PUBLIC}),
        ("opened0002", {"title": "Åpent budsjettmøte", "owner": "Charlie Dahl"}),
    )
    for id, changes in moves:
        with frist.write() as connection:
            review.edit(connection, id, changes, actor_id=alice.id, now=NOW - timedelta(hours=2))
    subscribed(frist)
    whole = whole_text(told(frist, sink))
    assert "Havnedagen" in whole
    assert "NYTT, LENGER FRAM" in whole
    assert "fortrolig" not in whole
    assert "Het før «Budsjettmøte»" in whole
    assert "Charlie" not in whole


def test_what_is_no_longer_public_is_not_spoken_of(frist: Frist, alice: Person, sink: Sink) -> None:
    enter(frist, shared("Åpen høring", id="public0001"), at=NOW - timedelta(days=30))
    changes = {"visibility": Visibility.MEMBERS}
    with frist.write() as connection:
        at = NOW - timedelta(hours=2)
        review.edit(connection, "public0001", changes, actor_id=alice.id, now=at)
    dora = subscribed(frist)
    choose(frist, dora, when_empty=True)
    assert "Åpen høring" not in whole_text(told(frist, sink))


def test_the_letter_says_who_asked_for_it_and_leads_to_open_pages(frist: Frist, sink: Sink) -> None:
    enter(frist, *(shared(f"Sak nr. {n}", id=f"public{n:04}") for n in range(40)))
    subscribed(frist)
    data = told(frist, sink)
    message = compose.message(data)
    assert message["To"] == DORA
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    whole = " ".join(whole_text(data).split())
    assert f"Sendt til {DORA} hver mandag kl. 07.00. Du har selv bedt om det." in whole
    assert f"Se alle: {BASE}/kalender" in whole


def test_leaving_deletes_the_address_everywhere(frist: Frist, sink: Sink) -> None:
    enter(frist, shared("Åpen høring", id="public0001"))
    dora = subscribed(frist)
    told(frist, sink)
    later = NOW + timedelta(weeks=1)
    notify.enqueue(frist.engine, "2023-W13", later, frist.house)
    with frist.write() as connection:
        assert readers.forget(connection, dora.id)
        assert not readers.forget(connection, dora.id)
    assert deliver(frist, sink, frist.house, later) == {}
    assert [state for _, state, _, _ in ledger(frist)] == [State.SENT, State.SKIPPED]
    for table in tables.metadata.sorted_tables:
        with frist.read() as connection:
            assert DORA not in str(connection.execute(sa.select(table)).all()), table.name


def test_an_old_link_never_opens_the_choices_of_somebody_else(frist: Frist) -> None:
    dora = subscribed(frist)
    with frist.write() as connection:
        readers.forget(connection, dora.id)
        bob = register.add_person(connection, "Bob", "bob@frist.example", now=NOW)
    assert bob.id != dora.id


def test_a_reader_is_nobody_of_the_house(frist: Frist, alice: Person) -> None:
    dora = subscribed(frist)
    with frist.write() as connection:
        assert queries.everyone(connection) == [alice]
        with pytest.raises(NotFound):
            queries.person(connection, DORA)
        with pytest.raises(NotFound):
            queries.person_by_id(connection, dora.id)
        for kind in Kind:
            issue_key(connection, dora, f"a key of kind {kind}", NOW, kind)
            assert holder(connection, f"a key of kind {kind}", NOW, kind) is None
        with pytest.raises(Refused, match="selv har bedt om"):
            register.add_person(connection, "Erik", "e@x.no", now=NOW, role=Role.READER)


def test_whoever_joins_the_house_is_no_reader_any_more(frist: Frist) -> None:
    subscribed(frist)
    with frist.write() as connection:
        joined = register.add_person(connection, "Dora", DORA.upper(), now=NOW)
        assert (readers.every(connection), queries.everyone(connection)) == ([], [joined])


def test_whoever_has_left_the_house_may_read_and_come_back(
    frist: Frist, alice: Person, bob: Person
) -> None:
    with frist.write() as connection:
        register.leave(connection, bob.id, NOW)
    reader = subscribed(frist, bob.email)
    assert (reader.role, reader.id != bob.id) == (Role.READER, True)
    with frist.write() as connection:
        assert not queries.person(connection, bob.email).active
        register.come_back(connection, bob.id)
        assert readers.every(connection) == []
        assert queries.person(connection, bob.email) == bob


def test_an_address_that_is_refused_is_forgotten_without_troubling_anybody(
    frist: Frist, alice: Person, sink: Sink
) -> None:
    enter(frist, shared("Åpen høring", id="public0001"))
    subscribed(frist)
    sink.answers[DORA] = ["550 5.1.1 no such user here"]
    notify.enqueue(frist.engine, WEEK, NOW, frist.house)
    assert deliver(frist, sink, frist.house) == {"claimed": 2, "sent": 1, "failed": 1}
    with frist.read() as connection:
        assert readers.every(connection) == []
        later = NOW + timedelta(hours=1)
        lost = notify.digest(connection, alice, WEEK, later)
    assert lost is not None
    assert lost.undelivered == ()


def test_a_paused_address_is_tried_again_when_somebody_has_looked_at_it(
    frist: Frist, bob: Person, sink: Sink
) -> None:
    enter(frist, shared("Åpen høring", id="public0001"))

    def refused() -> bool:
        with frist.read() as connection:
            return mailing.of(connection, bob.id).paused is not None

    sink.answers[bob.email] = ["550 5.1.1 no such user here"]
    notify.enqueue(frist.engine, WEEK, NOW, frist.house)
    assert deliver(frist, sink, frist.house) == {"claimed": 1, "failed": 1}
    assert refused()
    with frist.write() as connection:
        (entry,) = outbox.entries(connection)
        post.resend(connection, entry.id, NOW)
    assert not refused()
    assert deliver(frist, sink, frist.house) == {"claimed": 1, "sent": 1}
    choose(frist, bob, paused=NOW, paused_why="550")
    same = register.Told(bob.name, bob.email)
    for told, paused in ((same, True), (replace(same, email="bob@ny.example"), False)):
        with frist.write() as connection:
            register.change_person(connection, bob.id, told)
        assert refused() == paused


def test_an_owner_in_minutes_is_never_a_reader(frist: Frist) -> None:
    subscribed(frist, "kari@utenfor.example")
    with frist.write() as connection:
        from workflow.domain.people import match_owner

        for word in ("Kari", "", "kari@utenfor.example"):
            assert match_owner(word, queries.people(connection)) is None


@pytest.mark.postgres
def test_two_presses_at_once_make_one_reader_on_postgresql(postgresql: str) -> None:
    frist = Frist(Settings(postgresql, BASE))
    frist.initialise()
    with frist.engine.connect() as one, frist.engine.connect() as other:
        assert readers.with_address(other, DORA) is None
        first = readers.add(one, DORA, "nb", NOW)
        one.commit()
        assert readers.add(other, DORA, "nb", NOW) == first
        other.commit()
    frist.engine.dispose()
