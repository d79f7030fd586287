"""Later minutes about what is there: proposed with both quotes, never merged unseen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.conftest import NOW, an_event, day_window
from workflow.bootstrap import Frist
from workflow.domain.chains import step_id
from workflow.domain.errors import Refused
from workflow.domain.item import Item, State
from workflow.domain.lifecycle import Trigger, create
from workflow.services import ingest, register, review, track, updates
from workflow.store import queries
from workflow.store.unit_of_work import save
from workflow.store.updates import waiting

LATER = NOW + timedelta(weeks=4)

MARCH = """Referat fra møte i Faggruppe for næring

Tid: Torsdag 16.03.2023 kl. 09.00 – 11.00

1. Høring

Sekretariatet sender næringspolitisk notat på høring til kommunene innen 24. mars.
"""

APRIL = """Referat fra møte i Styret

Tid: Torsdag 13.04.2023 kl. 09.00 – 11.00

1. Høring

Sekretariatet sender notatet på høring til kommunene innen 5. mai.
"""


def read_both(frist: Frist) -> tuple[Item, Item]:
    """The task of March, accepted, and the proposal of April."""
    with frist.write() as connection:
        march = ingest.import_minutes(connection, MARCH.encode(), "m.txt", actor_id=None, now=NOW)
        [task] = [item for item in march.items if "høring" in item.title]
        review.accept(connection, task.id, actor_id=None, now=NOW, playbook="task")
        april = ingest.import_minutes(connection, APRIL.encode(), "a.txt", actor_id=None, now=LATER)
        [again] = [item for item in april.items if "høring" in item.title]
        return queries.item(connection, task.id), again


def test_an_update_is_proposed_with_a_diff_and_both_quotes(frist: Frist) -> None:
    task, again = read_both(frist)
    with frist.read() as connection:
        [found] = updates.shown(connection, waiting(connection))
    old, new = found.pop("changes")["window"]
    assert (old["earliest"], new["earliest"]) == ("2023-03-24", "2023-05-05")
    assert found == {
        "id": 1,
        "document": 2,
        "kind": "same",
        "proposal": again.id,
        "target": task.id,
        "title": task.title,
        "reason": "Titlene sier nesten det samme.",
        "quotes": {
            "before": [
                "Sekretariatet sender næringspolitisk notat på høring til kommunene innen 24. mars."
            ],
            "now": "Sekretariatet sender notatet på høring til kommunene innen 5. mai.",
        },
    }


def test_until_somebody_decides_nothing_is_merged(frist: Frist) -> None:
    task, again = read_both(frist)
    with frist.read() as connection:
        states = [queries.item(connection, item.id).state for item in (task, again)]
        assert queries.item(connection, task.id) == task
    assert states == [State.NEEDS_ACTION, State.PROPOSED]


def test_an_accepted_update_keeps_the_uid_and_the_history_and_gains_the_quote(
    frist: Frist,
) -> None:
    task, again = read_both(frist)
    with frist.write() as connection:
        updated = updates.accept(connection, 1, actor_id=None, now=LATER)
        quotes = queries.quotes(connection, [task.id])[task.id]
        history = queries.history(connection, task.id)
        merged = queries.item(connection, again.id)
    assert (updated.uid, updated.window.earliest) == (task.uid, date(2023, 5, 5))
    assert [quote.document_id for quote in quotes] == [1, 2]
    assert [entry.trigger for entry in history] == [
        Trigger.PROPOSE,
        Trigger.ACCEPT,
        Trigger.RESCHEDULE,
    ]
    assert history[-1].why == (
        "Fra et senere referat: «Sekretariatet sender notatet på høring til kommunene "
        "innen 5. mai.»"
    )
    assert (merged.state, merged.merged_into) == (State.MERGED, task.id)


def test_a_mistaken_merge_is_undone_on_both_sides(frist: Frist) -> None:
    task, again = read_both(frist)
    with frist.write() as connection:
        updates.accept(connection, 1, actor_id=None, now=LATER)
        track.undo(connection, again.id, actor_id=None, now=LATER)
        track.undo(connection, task.id, actor_id=None, now=LATER)
        restored = [queries.item(connection, item.id) for item in (task, again)]
        quotes = queries.quotes(connection, [task.id])[task.id]
    assert [(item.state, item.window.earliest) for item in restored] == [
        (State.NEEDS_ACTION, date(2023, 3, 24)),
        (State.PROPOSED, date(2023, 5, 5)),
    ]
    assert [quote.document_id for quote in quotes] == [1]


def test_what_is_dismissed_stays_two_things_and_is_not_asked_again(frist: Frist) -> None:
    task, again = read_both(frist)
    with frist.write() as connection:
        updates.dismiss(connection, 1, LATER)
        with pytest.raises(Refused, match="Oppdatering 1 er alt avvist"):
            updates.accept(connection, 1, actor_id=None, now=LATER)
        accepted = review.accept(connection, again.id, actor_id=None, now=LATER, playbook="task")
        assert waiting(connection) == []
        assert queries.item(connection, task.id) == task
    assert accepted.state is State.NEEDS_ACTION


def test_a_proposal_that_was_decided_on_for_itself_is_no_update_any_longer(frist: Frist) -> None:
    _, again = read_both(frist)
    with frist.write() as connection:
        review.accept(connection, again.id, actor_id=None, now=LATER, playbook="task")
        assert waiting(connection) == []


def test_importing_the_same_minutes_again_proposes_nothing_more(frist: Frist) -> None:
    read_both(frist)
    with frist.write() as connection:
        ingest.import_minutes(connection, APRIL.encode(), "a.txt", actor_id=None, now=LATER)
        assert [update.id for update in waiting(connection)] == [1]


def test_corrected_minutes_propose_an_update_to_what_was_accepted_and_repeat_nothing(
    frist: Frist,
) -> None:
    task, again = read_both(frist)
    corrected = MARCH.replace("24. mars", "31. mars")
    with frist.write() as connection:
        updates.dismiss(connection, 1, LATER)
        review.reject(connection, again.id, actor_id=None, now=LATER)
        read = ingest.import_minutes(
            connection, corrected.encode(), "m2.txt", actor_id=None, now=LATER, replaces=1
        )
        [update] = waiting(connection)
        updated = updates.accept(connection, update.id, actor_id=None, now=LATER)
        left = queries.items(connection, states=[State.PROPOSED.value])
    assert (update.target_id, updated.id, updated.window.earliest) == (
        task.id,
        task.id,
        date(2023, 3, 31),
    )
    assert read.new
    assert left == []


NEXT = """Referat fra møte i Faggruppe for næring

Tid: Torsdag 11.05.2023 kl. 09.00 – 11.00

1. Godkjenning av innkalling

Innkallingen ble godkjent.

2. Godkjenning av referat fra møtet 16.03.23

Referatet ble godkjent.
"""


def test_minutes_are_approved_by_the_words_of_the_next_meetings_minutes(frist: Frist) -> None:
    meeting = an_event(
        id="meeting001",
        title="Møte i faggruppen",
        window=day_window(date(2023, 3, 16)),
        playbook="meeting-cycle",
    )
    with frist.write() as connection:
        group = register.add_group(connection, "Faggruppe for næring")
        other = register.add_group(connection, "Faggruppe for klima")
        for id, group_id in (("meeting001", group.id), ("meeting002", other.id)):
            entered = {"id": id, "group_id": group_id}
            made = an_event(**{**plain(meeting), **entered})
            save(connection, create(made, Trigger.PROPOSE, None, NOW))
            review.accept(connection, id, actor_id=None, now=NOW)
        ingest.import_minutes(connection, NEXT.encode(), "n.txt", actor_id=None, now=LATER)
        [found] = [u for u in waiting(connection) if u.kind.value == "done"]
        done = updates.accept(connection, found.id, actor_id=None, now=LATER)
    assert (done.id, done.state) == (step_id("meeting001", "approve"), State.COMPLETED)


def plain(item: Item) -> dict[str, object]:
    return {name: getattr(item, name) for name in ("title", "window", "playbook")}
