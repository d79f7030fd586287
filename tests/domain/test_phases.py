"""Where a matter stands, read off its steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.conftest import NOW, a_task, an_event, day_window
from tests.domain.test_chains import made
from workflow.domain import playbooks
from workflow.domain.chains import step_id
from workflow.domain.deadlines import OSLO
from workflow.domain.item import Item, State
from workflow.domain.phases import Standing, standing
from workflow.domain.window import Window

MATTER = a_task(title="Sende notatet på høring", window=day_window(date(2023, 5, 26)))
HEARING = playbooks.named("consultation")


def with_done(found: dict[str, Item], *names: str) -> dict[str, Item]:
    ids = {step_id(MATTER.id, name) for name in names}
    return {
        id: replace(item, state=State.COMPLETED) if id in ids else item
        for id, item in found.items()
    }


@pytest.mark.parametrize(
    ("done", "matter", "phase"),
    [
        ([], State.NEEDS_ACTION, "drafting"),
        (["draft"], State.NEEDS_ACTION, "internal-comments"),
        (["draft", "comments", "approve"], State.NEEDS_ACTION, "internal-comments"),
        (["draft"], State.COMPLETED, "sent"),
        (["draft", "announce"], State.COMPLETED, "open"),
        (["draft", "announce", "close"], State.COMPLETED, "closed"),
        (["close", "decide"], State.COMPLETED, "decided"),
        (["publish"], State.COMPLETED, "published"),
    ],
)
def test_a_hearing_goes_from_draft_to_published(done: list[str], matter: State, phase: str) -> None:
    found = with_done(made(), *done)
    assert standing(HEARING, replace(MATTER, state=matter), found, NOW).phase.name == phase


def test_steps_that_never_came_to_be_count_as_done() -> None:
    found = made()
    del found[step_id(MATTER.id, "draft")]
    assert standing(HEARING, MATTER, found, NOW).phase.name == "internal-comments"


def test_a_hearing_still_open_after_its_deadline_says_so() -> None:
    found = with_done(made(), "draft", "announce")
    sent = replace(MATTER, state=State.COMPLETED)
    last = datetime(2023, 6, 16, 23, 59, tzinfo=OSLO)
    next_day = datetime(2023, 6, 17, 0, 0, tzinfo=OSLO)
    open_phase = HEARING.phases[3]
    assert [standing(HEARING, sent, found, at) for at in (last, next_day)] == [
        Standing(open_phase),
        Standing(open_phase, "Fortsatt åpen, enda fristen «høringsfrist» gikk ut 16.06.2023."),
    ]


def test_an_event_has_been_held_on_the_day_after() -> None:
    conference = an_event(window=day_window(date(2023, 6, 8)))
    playbook = playbooks.named("conference")
    days = [datetime(2023, 6, day, 12, tzinfo=OSLO) for day in (8, 9)]
    assert [standing(playbook, conference, {}, at).phase.name for at in days] == ["planned", "held"]


def test_a_seminar_is_undated_until_it_has_a_day() -> None:
    playbook = playbooks.named("seminar")
    windows = [Window(), day_window(date(2023, 10, 5))]
    phases = [standing(playbook, an_event(window=w), {}, NOW).phase.name for w in windows]
    assert phases == ["undated", "dated"]


@pytest.mark.parametrize(
    ("state", "phase"),
    [
        (State.NEEDS_ACTION, "needs-action"),
        (State.IN_PROCESS, "in-process"),
        (State.COMPLETED, "completed"),
    ],
)
def test_a_simple_tasks_phase_is_its_state(state: State, phase: str) -> None:
    task = a_task(state=state)
    assert standing(playbooks.named("task"), task, {}, NOW).phase.name == phase
