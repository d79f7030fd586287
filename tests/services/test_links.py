"""Links in a mail: what they do, for whom, until when, and what merely opening them never does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOW, a_task, day_window
from workflow.bootstrap import Frist
from workflow.domain.errors import Conflict, NotFound, Refused
from workflow.domain.item import Item, State
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.people import Person
from workflow.domain.responses import Answer
from workflow.services import links, register, review, track
from workflow.services.links import Link
from workflow.store import queries
from workflow.store.unit_of_work import save

SECRET = "et hemmelig ord"
LATER = NOW + timedelta(days=1)


@pytest.fixture
def task(frist: Frist, bob: Person) -> Item:
    """Bob's task, due on 24 March."""
    item = a_task(owner_id=bob.id, owner="Bob", window=day_window(date(2023, 3, 24)))
    with frist.write() as connection:
        return save(connection, create(item, Trigger.ADD, None, NOW))


@pytest.fixture
def token(task: Item, bob: Person) -> str:
    return links.make(SECRET, bob.id, task, NOW)


def test_a_token_says_who_what_which_and_until_when(task: Item, bob: Person, token: str) -> None:
    assert links.read(SECRET, token, LATER) == Link(
        bob.id, "ferdig", task.id, 1, (NOW + timedelta(days=14)).astimezone(UTC)
    )


def test_opening_a_link_changes_nothing_however_often(frist: Frist, token: str) -> None:
    with frist.read() as connection:
        before = queries.history(connection, "0123456789")
        for _ in range(10):
            assert links.standing(connection, SECRET, token, LATER).done is None
        assert queries.history(connection, "0123456789") == before


def test_the_button_finishes_the_task_and_a_second_time_says_who_did_it_and_when(
    frist: Frist, bob: Person, token: str
) -> None:
    found = []
    for hours in (1, 5):
        with frist.write() as connection:
            now = NOW + timedelta(hours=hours)
            found.append(links.finish(connection, SECRET, token, now))
    for standing in found:
        assert standing.item.state is State.COMPLETED
        assert standing.done is not None
        assert (standing.done_by, standing.done.at) == (bob.name, NOW + timedelta(hours=1))
        assert standing.undoable
    with frist.read() as connection:
        moves = [entry.trigger for entry in queries.history(connection, found[0].item.id)]
    assert moves == [Trigger.ADD, Trigger.COMPLETE]


def test_what_the_button_did_can_be_undone_and_the_link_is_spent(frist: Frist, token: str) -> None:
    with frist.write() as connection:
        links.finish(connection, SECRET, token, LATER)
        assert links.undo(connection, SECRET, token, LATER).state is State.NEEDS_ACTION
        with pytest.raises(Conflict, match="er endret siden brevet ble sendt"):
            links.finish(connection, SECRET, token, LATER)


def test_what_another_did_is_told_and_cannot_be_undone_by_the_link(
    frist: Frist, alice: Person, token: str
) -> None:
    with frist.write() as connection:
        track.complete(connection, "0123456789", actor_id=alice.id, now=LATER)
        standing = links.finish(connection, SECRET, token, LATER)
        assert (standing.done_by, standing.undoable) == (alice.name, False)
        with pytest.raises(Conflict, match="ikke merket som ferdig av deg"):
            links.undo(connection, SECRET, token, LATER)


Act = Callable[[Frist, Person], None]


def _cancel(frist: Frist, alice: Person) -> None:
    with frist.write() as connection:
        track.cancel(connection, "0123456789", actor_id=alice.id, now=LATER)


def _move(frist: Frist, alice: Person) -> None:
    window = day_window(date(2023, 5, 2))
    with frist.write() as connection:
        track.reschedule(connection, "0123456789", window, actor_id=alice.id, now=LATER)


def _give(frist: Frist, alice: Person) -> None:
    changes = {"owner": "Alice", "owner_id": alice.id}
    with frist.write() as connection:
        review.edit(connection, "0123456789", changes, actor_id=alice.id, now=LATER)


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (_cancel, "er avlyst"),
        (_move, "har fått ny dato siden brevet ble sendt: 2.\xa0mai. Åpne saken."),
        (_give, "har fått en annen ansvarlig siden brevet ble sendt"),
    ],
)
def test_a_link_is_revoked_when_the_item_moves_on(
    frist: Frist, alice: Person, token: str, act: Act, sentence: str
) -> None:
    act(frist, alice)
    with frist.write() as connection, pytest.raises(Conflict, match=sentence):
        links.finish(connection, SECRET, token, LATER)


def test_a_link_stands_while_only_words_are_mended_or_work_is_begun(
    frist: Frist, alice: Person, token: str
) -> None:
    with frist.write() as connection:
        review.edit(connection, "0123456789", {"title": "Nytt navn"}, actor_id=alice.id, now=LATER)
        track.start(connection, "0123456789", actor_id=alice.id, now=LATER)
        done = links.finish(connection, SECRET, token, LATER)
    assert done.item.state is State.COMPLETED


def test_a_link_to_a_reopened_task_stays_dead(frist: Frist, alice: Person, token: str) -> None:
    with frist.write() as connection:
        links.finish(connection, SECRET, token, LATER)
        track.reopen(connection, "0123456789", actor_id=alice.id, now=LATER)
        with pytest.raises(Conflict):
            links.finish(connection, SECRET, token, LATER)


def test_a_link_made_for_somebody_who_may_not_finish_the_task_does_nothing(
    frist: Frist, task: Item, charlie: Person
) -> None:
    with frist.write() as connection, pytest.raises(Conflict, match="en annen ansvarlig enn deg"):
        links.finish(connection, SECRET, links.make(SECRET, charlie.id, task, NOW), LATER)


def test_the_links_of_somebody_who_has_left_do_nothing(
    frist: Frist, alice: Person, bob: Person, task: Item, token: str
) -> None:
    call = links.make(SECRET, bob.id, task, NOW, links.ANSWER)
    with frist.write() as connection:
        register.leave(connection, bob.id, LATER)
        for opened in (
            lambda: links.finish(connection, SECRET, token, LATER),
            lambda: links.answer(connection, SECRET, call, Answer.ANSWERED, LATER),
        ):
            with pytest.raises(Conflict, match="Bob Bakke har ikke lenger tilgang"):
                opened()
        assert queries.item(connection, task.id) == task
        register.come_back(connection, bob.id)
        assert links.finish(connection, SECRET, token, LATER).undoable
        register.leave(connection, bob.id, LATER)
        with pytest.raises(Conflict, match="har ikke lenger tilgang"):
            links.undo(connection, SECRET, token, LATER)


@pytest.mark.parametrize(
    ("age", "alive"), [(timedelta(days=14) - timedelta(seconds=1), True), (timedelta(14), False)]
)
def test_a_link_lives_fourteen_days(token: str, age: timedelta, alive: bool) -> None:
    if alive:
        assert links.read(SECRET, token, NOW + age).action == "ferdig"
        return
    with pytest.raises(Refused, match="eldre enn 14 dager"):
        links.read(SECRET, token, NOW + age)


@given(data=st.data())
def test_a_token_with_any_letter_changed_opens_nothing(data: st.DataObject) -> None:
    token = links.make(SECRET, 7, a_task(), NOW)
    place = data.draw(st.integers(0, len(token) - 1))
    alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"
    letter = data.draw(st.sampled_from(alphabet).filter(lambda c: c != token[place]))
    changed = token[:place] + letter + token[place + 1 :]
    with pytest.raises(NotFound, match="ikke hel"):
        links.read(SECRET, changed, NOW)


@given(st.text(max_size=80))
def test_no_text_at_all_is_more_than_a_damaged_link(text: str) -> None:
    for reading in (
        lambda: links.read(SECRET, text, NOW),
        lambda: links.read_preferences(SECRET, text),
    ):
        with pytest.raises(NotFound):
            reading()


def test_a_link_of_one_kind_opens_nothing_of_another_and_one_to_stop_mail_never_expires() -> None:
    finishing = links.make(SECRET, 7, a_task(), NOW)
    choices = links.make_preferences(SECRET, 7)
    assert links.read_preferences(SECRET, choices) == (7, links.MAIL)
    with pytest.raises(NotFound):
        links.read(SECRET, choices, NOW)
    with pytest.raises(NotFound):
        links.read_preferences(SECRET, finishing)
    with pytest.raises(NotFound):
        links.read_preferences("et annet ord", choices)
