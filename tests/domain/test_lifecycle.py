"""The one door: which moves are legal, what each leaves behind, and how they are undone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOW, a_task, an_event, day_window, thorough, week_window
from workflow.domain.errors import IllegalMove, Refused
from workflow.domain.item import Item, State, record
from workflow.domain.lifecycle import (
    MOVES,
    JournalEntry,
    Trigger,
    create,
    fire,
    legal,
    rebuild,
    undo,
)
from workflow.domain.proposal import Kind

LATER = NOW + timedelta(hours=1)

TABLE = [
    # kind, from, trigger, to
    (Kind.TASK, State.PROPOSED, Trigger.ACCEPT, State.NEEDS_ACTION),
    (Kind.TASK, State.PROPOSED, Trigger.REJECT, State.REJECTED),
    (Kind.TASK, State.PROPOSED, Trigger.MERGE, State.MERGED),
    (Kind.TASK, State.REJECTED, Trigger.ACCEPT, State.NEEDS_ACTION),
    (Kind.TASK, State.NEEDS_ACTION, Trigger.START, State.IN_PROCESS),
    (Kind.TASK, State.NEEDS_ACTION, Trigger.COMPLETE, State.COMPLETED),
    (Kind.TASK, State.IN_PROCESS, Trigger.COMPLETE, State.COMPLETED),
    (Kind.TASK, State.COMPLETED, Trigger.REOPEN, State.NEEDS_ACTION),
    (Kind.TASK, State.NEEDS_ACTION, Trigger.CANCEL, State.CANCELLED),
    (Kind.EVENT, State.CONFIRMED, Trigger.CANCEL, State.CANCELLED),
    (Kind.EVENT, State.CONFIRMED, Trigger.MERGE, State.MERGED),
]


@pytest.mark.parametrize(("kind", "before", "trigger", "after"), TABLE)
def test_a_legal_move_leads_to_its_state(
    kind: Kind, before: State, trigger: Trigger, after: State
) -> None:
    item = (a_task if kind is Kind.TASK else an_event)(state=before)
    move = fire(item, trigger, 7, LATER)
    assert (move.after.state, move.after.version, move.after.modified) == (after, 2, LATER)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("trigger", [row[0] for row in MOVES])
def test_what_the_table_does_not_name_is_refused_with_a_sentence(
    kind: Kind, state: State, trigger: Trigger
) -> None:
    item = (a_task if kind is Kind.TASK else an_event)(state=state)
    if trigger in legal(item):
        return
    with pytest.raises(IllegalMove) as refusal:
        fire(item, trigger, None, LATER, changes={"title": "Noe annet"})
    assert item.title in str(refusal.value)
    assert str(refusal.value).endswith("tillater det ikke.")


def test_an_event_cannot_be_marked_done_and_the_sentence_says_why() -> None:
    with pytest.raises(IllegalMove) as refusal:
        fire(an_event(), Trigger.COMPLETE, None, LATER)
    assert str(refusal.value) == (
        "«BEST-konferansen» kan ikke merkes ferdig: "
        "en hendelse som er bekreftet (CONFIRMED) tillater det ikke."
    )


def test_an_accepted_event_is_confirmed_on_a_day_and_tentative_in_a_week() -> None:
    day = an_event(state=State.PROPOSED, window=day_window(date(2023, 6, 8)))
    week = an_event(state=State.PROPOSED, window=week_window(2023, 23, deadline=False))
    accepted = [fire(item, Trigger.ACCEPT, None, LATER).after.state for item in (day, week)]
    assert accepted == [State.CONFIRMED, State.TENTATIVE]


def test_the_journal_entry_tells_who_when_from_what_to_what_and_why() -> None:
    entry = fire(a_task(), Trigger.COMPLETE, 7, LATER, why="Sendt i dag").entry
    assert entry == JournalEntry(
        item_id="0123456789",
        version=2,
        at=LATER,
        actor_id=7,
        trigger=Trigger.COMPLETE,
        before={
            "state": "NEEDS-ACTION",
            "modified": "2023-03-20T08:00:00+00:00",
            "version": 1,
            "ended": None,
        },
        after={
            "state": "COMPLETED",
            "modified": "2023-03-20T09:00:00+00:00",
            "version": 2,
            "ended": "2023-03-20T09:00:00+00:00",
        },
        why="Sendt i dag",
    )


def test_an_edit_that_changes_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="Ingenting å endre"):
        fire(a_task(), Trigger.EDIT, None, LATER, changes={"title": a_task().title})


@pytest.mark.parametrize("field", ["id", "state", "version", "sequence", "created", "ended"])
def test_a_move_cannot_set_what_the_door_sets_itself(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        fire(a_task(), Trigger.EDIT, None, LATER, changes={field: "x"})


def test_sequence_rises_when_the_schedule_moves_and_not_when_only_words_do() -> None:
    item = an_event(window=day_window(date(2023, 6, 8)))
    moved = {"window": day_window(date(2023, 6, 9))}
    told = {"description": "Program kommer"}
    assert fire(item, Trigger.RESCHEDULE, None, LATER, changes=moved).after.sequence == 1
    assert fire(item, Trigger.EDIT, None, LATER, changes=told).after.sequence == 0


def test_undo_restores_the_fields_by_a_new_entry_that_names_what_it_undid() -> None:
    start = create(a_task(), Trigger.ADD, 7, NOW)
    done = fire(start.after, Trigger.COMPLETE, 7, LATER)
    undone = undo(done.after, [start.entry, done.entry], 8, LATER)
    assert (undone.after.state, undone.after.version, undone.after.ended) == (
        State.NEEDS_ACTION,
        3,
        None,
    )
    assert (undone.entry.trigger, undone.entry.undoes, undone.entry.actor_id) == (
        Trigger.UNDO,
        2,
        8,
    )


def test_undo_after_undo_goes_one_move_further_back() -> None:
    start = create(a_task(), Trigger.ADD, None, NOW)
    begun = fire(start.after, Trigger.START, None, NOW)
    done = fire(begun.after, Trigger.COMPLETE, None, NOW)
    first = undo(done.after, [start.entry, begun.entry, done.entry], None, NOW)
    history = [start.entry, begun.entry, done.entry, first.entry]
    second = undo(first.after, history, None, NOW)
    states = [first.after.state, second.after.state]
    assert states == [State.IN_PROCESS, State.NEEDS_ACTION]


def test_a_nudge_is_in_peoples_mail_and_undo_takes_back_what_was_before_it() -> None:
    start = create(a_task(), Trigger.ADD, None, NOW)
    done = fire(start.after, Trigger.COMPLETE, None, NOW)
    nudged = fire(done.after, Trigger.NUDGE, None, LATER, why="Asker")
    assert (nudged.after.state, nudged.after.ended) == (State.COMPLETED, NOW)
    undone = undo(nudged.after, [start.entry, done.entry, nudged.entry], None, LATER)
    assert (undone.after.state, undone.entry.undoes) == (State.NEEDS_ACTION, 2)


def test_how_an_item_came_to_be_cannot_be_undone() -> None:
    start = create(a_task(), Trigger.ADD, None, NOW)
    with pytest.raises(Refused, match="ingenting å angre"):
        undo(start.after, [start.entry], None, NOW)


WINDOWS = st.one_of(
    st.dates(date(2000, 1, 1), date(2039, 12, 31)).map(day_window),
    st.builds(week_window, st.integers(2000, 2039), st.integers(1, 52)),
)


@thorough
@given(st.data())
def test_any_legal_history_rebuilds_to_the_item_itself(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([a_task, an_event]))
    move = create(kind(window=data.draw(WINDOWS)), Trigger.PROPOSE, None, NOW)
    item, history = move.after, [move.entry]
    for step in range(data.draw(st.integers(0, 12))):
        at = NOW + timedelta(minutes=step)
        choices = [*legal(item), *([Trigger.UNDO] if len(history) > 1 else [])]
        if not choices:
            break
        trigger = data.draw(st.sampled_from(choices))
        try:
            move = _move(data, item, history, trigger, at)
        except Refused:
            continue
        item, history = move.after, [*history, move.entry]
    assert record(rebuild(history)) == record(item)
    assert [entry.version for entry in history] == list(range(1, len(history) + 1))


def _move(data: st.DataObject, item: Item, history: list, trigger: Trigger, at):  # type: ignore[no-untyped-def, type-arg]  # the door's own types
    if trigger is Trigger.UNDO:
        return undo(item, history, None, at)
    changes = {}
    if trigger in (Trigger.RESCHEDULE, Trigger.EXTEND):
        changes = {"window": data.draw(WINDOWS)}
    if trigger is Trigger.WAIT:
        changes = {"follow_up": data.draw(st.none() | st.dates())}
    if trigger is Trigger.EDIT:
        changes = {"title": data.draw(st.text(min_size=1, max_size=20))}
    return fire(item, trigger, None, at, changes=changes)
