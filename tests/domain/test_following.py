"""What follows from a move, over any story: a matter and its steps never fall apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOW, a_task, an_event, day_window, thorough
from workflow.domain import chains, playbooks
from workflow.domain.errors import Refused
from workflow.domain.following import complete, follow, follow_step
from workflow.domain.item import Item, State, record
from workflow.domain.lifecycle import JournalEntry, Move, Trigger, create, fire, rebuild, undo
from workflow.domain.playbooks.model import Playbook
from workflow.domain.steps import By
from workflow.domain.window import Window

ALICE = 1
Builder = Callable[..., Item]
Act = tuple[int, Trigger, Window, str]
WITH_STEPS = [name for name in playbooks.NAMES if playbooks.named(name).steps]
DAYS = st.dates(date(2023, 3, 1), date(2024, 6, 30))
WINDOWS = st.one_of(st.just(Window()), DAYS.map(day_window))


class Village:
    """Items and journals in memory, written as the store writes them."""

    def __init__(self, matter: Item) -> None:
        self.items: dict[str, Item] = {}
        self.journals: dict[str, list[JournalEntry]] = {}
        self.id = matter.id
        self.clock = NOW
        self.write(create(matter, Trigger.PROPOSE, ALICE, NOW))

    def write(self, move: Move) -> None:
        known = self.items.get(move.after.id)
        assert (known.version if known else 0) == move.after.version - 1
        self.items[move.after.id] = move.after
        self.journals.setdefault(move.after.id, []).append(move.entry)

    @property
    def matter(self) -> Item:
        return self.items[self.id]

    @property
    def steps(self) -> dict[str, Item]:
        return {id: item for id, item in self.items.items() if id != self.id}

    @property
    def by(self) -> By:
        return By(ALICE, self.clock, ALICE)

    def carry(self, move: Move) -> None:
        """A move and all that follows, as `workflow.services.chain` does it."""
        before, after = move.before, move.after
        if after.id == self.id:
            new = playbooks.named(after.playbook)
            old = playbooks.named(before.playbook) if before else new
            followed = follow(move, old, new, self.steps, self.by)
        else:
            matter = self.matter
            followed = follow_step(
                move, playbooks.named(matter.playbook), matter, self.steps, self.by
            )
        for each in (move, *followed.moves):
            self.write(each)

    def act(self, item: Item, trigger: Trigger, window: Window, playbook: str) -> None:
        """One thing a person does; what is refused changes nothing."""
        self.clock += timedelta(hours=7)
        changes: dict[str, object] = {}
        if trigger in (Trigger.RESCHEDULE, Trigger.EXTEND):
            changes = {"window": window}
        elif trigger is Trigger.WAIT:
            changes = {"follow_up": window.earliest}
        elif trigger is Trigger.EDIT and item.id == self.id:
            changes = {"playbook": playbook}
        elif trigger is Trigger.EDIT:
            changes = {"title": f"{item.title}!"}
        try:
            if trigger is Trigger.UNDO:
                move = undo(item, self.journals[item.id], ALICE, self.clock)
            else:
                move = fire(item, trigger, ALICE, self.clock, changes=changes)
        except Refused:
            return
        self.carry(move)


TRIGGERS = st.sampled_from(
    [
        *(Trigger.ACCEPT, Trigger.REJECT, Trigger.EDIT, Trigger.COMPLETE, Trigger.REOPEN),
        *(Trigger.CANCEL, Trigger.RESCHEDULE, Trigger.EXTEND, Trigger.SETTLE, Trigger.UNDO),
        *(Trigger.NUDGE, Trigger.START, Trigger.WAIT),
    ]
)
ACTS = st.lists(
    st.tuples(st.integers(0, 30), TRIGGERS, WINDOWS, st.sampled_from(WITH_STEPS)), max_size=14
)


def told(
    make: type | object, name: str, window: Window, acts: list[tuple[int, Trigger, Window, str]]
) -> Village:
    """A story: a matter is accepted, and then people do this and that with it and its steps."""
    matter = make(id="matter0001", title="Saken", window=window, playbook=name)
    village = Village(matter)
    village.act(village.matter, Trigger.ACCEPT, window, name)
    for which, trigger, to, playbook in acts:
        everything = [village.matter, *village.steps.values()]
        # every other thing happens to the matter itself
        item = village.matter if which % 2 else everything[which % len(everything)]
        village.act(item, trigger, to, playbook)
    return village


@thorough
@given(st.sampled_from([a_task, an_event]), st.sampled_from(WITH_STEPS), WINDOWS, ACTS)
def test_whatever_people_do_every_item_can_be_rebuilt_from_its_journal(
    make: Builder, name: str, window: Window, acts: list[Act]
) -> None:
    village = told(make, name, window, acts)
    for id, item in village.items.items():
        assert record(rebuild(village.journals[id])) == record(item)


@given(st.sampled_from([a_task, an_event]), st.sampled_from(WITH_STEPS), WINDOWS, ACTS)
def test_a_matter_that_is_gone_leaves_no_open_step_that_the_chain_made(
    make: Builder, name: str, window: Window, acts: list[Act]
) -> None:
    village = told(make, name, window, acts)
    village.act(village.matter, Trigger.CANCEL, window, name)
    if village.matter.state in (State.CANCELLED, State.PROPOSED, State.REJECTED):
        gone = max(e.at for e in village.journals[village.id] if "state" in e.after)
        reopened = {
            id
            for id, journal in village.journals.items()
            for e in journal
            if e.trigger in (Trigger.REOPEN, Trigger.UNDO) and e.why == "" and e.at > gone
        }
        left = {id for id, item in village.steps.items() if item.state.open}
        assert left <= reopened  # a person may take a single step up again


def test_a_step_taken_up_alone_goes_when_the_matter_that_waited_is_turned_down() -> None:
    window = day_window(date(2023, 6, 8))
    waiting = (1, Trigger.UNDO, window, "consultation")
    village = told(a_task, "consultation", window, [waiting])
    [step, *_] = village.steps.values()
    village.act(step, Trigger.REOPEN, window, "consultation")
    assert village.steps[step.id].state is State.NEEDS_ACTION
    village.act(village.matter, Trigger.REJECT, window, "consultation")
    assert {item.state for item in village.steps.values()} == {State.CANCELLED}


@given(st.sampled_from(WITH_STEPS), DAYS, st.lists(DAYS, max_size=5))
def test_steps_that_nobody_touched_stand_where_the_playbook_puts_them(
    name: str, day: date, moves: list[date]
) -> None:
    village = told(an_event, name, day_window(day), [])
    for to in moves:
        village.act(village.matter, Trigger.RESCHEDULE, day_window(to), name)
    playbook: Playbook = playbooks.named(name)
    matter = village.matter
    for each in chains.plan(playbook, matter, matter, village.steps, date.min):
        if each.item is not None and each.item.state.open:
            assert each.day == each.computed


@given(st.sampled_from(WITH_STEPS), DAYS)
def test_completing_a_chain_twice_makes_nothing_the_second_time(name: str, day: date) -> None:
    village = told(an_event, name, day_window(day), [])
    again = complete(village.matter, playbooks.named(name), village.steps, village.by)
    assert again.moves == []
