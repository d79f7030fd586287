"""Chains through the door: made on acceptance, moved, withdrawn, brought back, all journalled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from tests.conftest import NOW, a_task, an_event, day_window, week_window
from workflow.bootstrap import Frist
from workflow.domain.chains import step_id
from workflow.domain.errors import Refused
from workflow.domain.item import Item, State, Visibility, record
from workflow.domain.lifecycle import Trigger, create, rebuild
from workflow.domain.people import Person
from workflow.domain.window import Precision, Window
from workflow.services import chain, review, track
from workflow.store import findings, queries, steps, tables
from workflow.store.unit_of_work import save

LATER = NOW + timedelta(hours=1)
HEARING = a_task(
    id="hearing001",
    title="Sende notatet på høring",
    window=day_window(date(2023, 5, 26)),
    playbook="consultation",
)
SEMINAR = an_event(
    id="seminar001",
    title="Batteriseminar",
    window=Window(date(2023, 9, 1), date(2023, 11, 30), Precision.SEASON, "2023-FA"),
    playbook="seminar",
)


def accept(frist: Frist, item: Item) -> Item:
    with frist.write() as connection:
        save(connection, create(item, Trigger.PROPOSE, None, NOW))
        return review.accept(connection, item.id, actor_id=None, now=NOW)


def stands(frist: Frist, matter: Item) -> dict[str, tuple[State, date | None]]:
    """The matter's steps by name: state and day."""
    names = {step_id(matter.id, name): name for name in NAMES}
    with frist.read() as connection:
        found = steps.standing(connection, matter.id)
    named = {names[id]: item for id, item in found.items()}
    return {name: (named[name].state, named[name].window.earliest) for name in sorted(named)}


def step(frist: Frist, matter: Item, name: str) -> Item:
    with frist.read() as connection:
        return queries.item(connection, step_id(matter.id, name))


NAMES = (
    *("draft", "comments", "approve", "announce", "close", "nudge", "decide", "publish"),
    *("date", "programme", "invite", "register", "evaluate"),
)
TODO = State.NEEDS_ACTION
MADE = {
    "announce": (TODO, date(2023, 5, 30)),
    "approve": (TODO, date(2023, 5, 23)),
    "close": (TODO, date(2023, 6, 16)),
    "comments": (TODO, date(2023, 5, 15)),
    "decide": (TODO, date(2023, 6, 30)),
    "draft": (TODO, date(2023, 5, 3)),
    "nudge": (TODO, date(2023, 6, 9)),
    "publish": (TODO, date(2023, 7, 7)),
}


def test_accepting_a_matter_makes_its_steps_with_what_they_have_from_it(
    frist: Frist, alice: Person, bob: Person
) -> None:
    accept(frist, a_task(**{**fields(HEARING), "owner": "Bob Bakke", "owner_id": bob.id}))
    assert stands(frist, HEARING) == MADE
    draft, close = step(frist, HEARING, "draft"), step(frist, HEARING, "close")
    assert (draft.title, draft.owner_id, draft.visibility, draft.parent_id) == (
        "Sende notatet på høring: utkastet er skrevet",
        bob.id,
        Visibility.MEMBERS,
        HEARING.id,
    )
    assert draft.window.words == "15 arbeidsdager før fristen"
    assert (close.owner, close.owner_id) == ("Sekretariatet", alice.id)


def fields(item: Item) -> dict[str, object]:
    return {name: getattr(item, name) for name in ("id", "title", "window", "playbook")}


def test_a_proposal_has_no_steps_before_it_is_accepted(frist: Frist) -> None:
    with frist.write() as connection:
        save(connection, create(HEARING, Trigger.PROPOSE, None, NOW))
    assert stands(frist, HEARING) == {}


def test_accepting_with_another_playbook_makes_that_ones_steps(frist: Frist) -> None:
    with frist.write() as connection:
        save(connection, create(HEARING, Trigger.PROPOSE, None, NOW))
        review.accept(connection, HEARING.id, actor_id=None, now=NOW, playbook="statement")
    assert sorted(stands(frist, HEARING)) == ["approve", "comments", "draft", "publish"]


def test_moving_the_anchor_moves_its_steps_and_says_why_in_the_journal(
    frist: Frist, alice: Person
) -> None:
    accept(frist, HEARING)
    with frist.write() as connection:
        track.reschedule(
            connection,
            HEARING.id,
            day_window(date(2023, 6, 2)),
            actor_id=alice.id,
            now=LATER,
            why="Styret ba om det",
        )
        history = queries.history(connection, step_id(HEARING.id, "draft"))
    assert stands(frist, HEARING)["draft"] == (TODO, date(2023, 5, 9))
    last = history[-1]
    assert (last.trigger, last.actor_id, last.why) == (
        Trigger.RESCHEDULE,
        alice.id,
        "«Sende notatet på høring» ble flyttet.",
    )
    assert (last.before["window"]["earliest"], last.after["window"]["earliest"]) == (
        "2023-05-03",
        "2023-05-09",
    )


def test_undoing_the_move_takes_the_steps_back(frist: Frist) -> None:
    accept(frist, HEARING)
    with frist.write() as connection:
        window = day_window(date(2023, 6, 2))
        track.reschedule(connection, HEARING.id, window, actor_id=None, now=LATER)
        track.undo(connection, HEARING.id, actor_id=None, now=LATER)
    assert stands(frist, HEARING) == MADE


def asked(frist: Frist, name: str) -> list[tuple[str, str]]:
    with frist.read() as connection:
        found = findings.of_item(connection, step_id(HEARING.id, name))
    return [(finding.code, finding.message) for finding in found]


def test_a_locked_step_stays_and_a_finding_says_so_while_it_is_so(frist: Frist) -> None:
    accept(frist, HEARING)
    with frist.write() as connection:
        announced = step_id(HEARING.id, "announce")
        track.complete(connection, announced, actor_id=None, now=NOW)
    for day in (9, 2):
        with frist.write() as connection:
            window = day_window(date(2023, 6, day))
            track.reschedule(connection, HEARING.id, window, actor_id=None, now=LATER)
    assert stands(frist, HEARING)["close"] == (TODO, date(2023, 6, 16))
    assert asked(frist, "close") == [
        ("hearing-too-short", "Høringen varer 2 uker; den skal ikke være kortere enn 3 uker."),
        (
            "step-stays",
            "«Sende notatet på høring: høringsfrist» er låst til 16.6.2023 og ble ikke flyttet da "
            "«Sende notatet på høring» gikk fra 9.6.2023 til 2.6.2023. Regelen gir 23.6.2023.",
        ),
    ]
    with frist.write() as connection:
        track.undo(connection, HEARING.id, actor_id=None, now=LATER)
        track.undo(connection, HEARING.id, actor_id=None, now=LATER)
    assert stands(frist, HEARING)["close"] == (TODO, date(2023, 6, 16))
    assert asked(frist, "close") == []


def test_a_longer_hearing_by_the_operators_setting_is_counted_and_asked_for(frist: Frist) -> None:
    with frist.write() as connection:
        connection.execute(sa.insert(tables.settings).values(name="hearing-weeks", value="6"))
    accept(frist, HEARING)
    assert stands(frist, HEARING)["close"] == (TODO, date(2023, 7, 7))


def test_an_extension_wants_a_reason_and_a_later_day_and_takes_what_follows_along(
    frist: Frist,
) -> None:
    accept(frist, HEARING)
    close = step_id(HEARING.id, "close")
    with frist.write() as connection:
        for until, why, sentence in (
            (date(2023, 6, 30), " ", "Skriv hvorfor fristen"),
            (date(2023, 6, 16), "Ferie", "En utsettelse må gi en senere dag."),
        ):
            with pytest.raises(Refused, match=sentence):
                chain.extend(
                    connection, close, day_window(until), actor_id=None, now=LATER, why=why
                )
        window = day_window(date(2023, 6, 30))
        chain.extend(connection, close, window, actor_id=None, now=LATER, why="Ferie")
        history = queries.history(connection, close)
    assert (history[-1].trigger, history[-1].why) == (Trigger.EXTEND, "Ferie")
    assert {name: stands(frist, HEARING)[name][1] for name in ("nudge", "decide", "publish")} == {
        "nudge": date(2023, 6, 23),
        "decide": date(2023, 7, 14),
        "publish": date(2023, 7, 21),
    }


def test_undoing_the_acceptance_withdraws_the_steps_and_accepting_again_brings_them_back(
    frist: Frist,
) -> None:
    accept(frist, HEARING)
    with frist.write() as connection:
        undone = track.undo(connection, HEARING.id, actor_id=None, now=LATER)
        history = queries.history(connection, step_id(HEARING.id, "draft"))
    assert undone.state is State.PROPOSED
    assert {state for state, _ in stands(frist, HEARING).values()} == {State.CANCELLED}
    assert (history[-1].trigger, history[-1].why) == (Trigger.CANCEL, "Godkjenningen ble angret.")
    with frist.write() as connection:
        review.accept(connection, HEARING.id, actor_id=None, now=LATER)
    assert stands(frist, HEARING) == MADE


def test_a_cancelled_matter_takes_its_steps_with_it_and_brings_them_back(frist: Frist) -> None:
    accept(frist, HEARING)
    with frist.write() as connection:
        track.complete(connection, step_id(HEARING.id, "draft"), actor_id=None, now=NOW)
        dropped = step_id(HEARING.id, "approve")
        track.cancel(connection, dropped, actor_id=None, now=NOW, why="Trengs ikke")
        track.cancel(connection, HEARING.id, actor_id=None, now=LATER)
    states = {name: state for name, (state, _) in stands(frist, HEARING).items()}
    assert states == dict.fromkeys(MADE, State.CANCELLED) | {"draft": State.COMPLETED}
    with frist.write() as connection:
        track.undo(connection, HEARING.id, actor_id=None, now=LATER)
    states = {name: state for name, (state, _) in stands(frist, HEARING).items()}
    assert states == dict.fromkeys(MADE, TODO) | {
        "draft": State.COMPLETED,
        "approve": State.CANCELLED,
    }


def test_a_matter_that_lost_its_day_and_was_cancelled_at_once_asks_for_a_day_when_reopened(
    frist: Frist,
) -> None:
    accept(frist, SEMINAR)
    undated = SEMINAR.window
    with frist.write() as connection:
        day = day_window(date(2023, 10, 5))
        for window in (day, undated):
            track.reschedule(connection, SEMINAR.id, window, actor_id=None, now=LATER)
        track.cancel(connection, SEMINAR.id, actor_id=None, now=LATER)
        track.reopen(connection, SEMINAR.id, actor_id=None, now=LATER)
    states = {name: state for name, (state, _) in stands(frist, SEMINAR).items()}
    assert states == {
        "date": TODO,
        **dict.fromkeys(("evaluate", "invite", "programme", "register"), State.CANCELLED),
    }


def test_nobody_is_to_ask_the_silent_once_a_hearing_is_closed_until_it_is_open_again(
    frist: Frist,
) -> None:
    accept(frist, HEARING)
    close, ask = (step_id(HEARING.id, name) for name in ("close", "nudge"))
    with frist.write() as connection:
        track.complete(connection, HEARING.id, actor_id=None, now=NOW)
        track.complete(connection, close, actor_id=None, now=LATER)
        gone = queries.history(connection, ask)[-1]
        track.undo(connection, close, actor_id=None, now=LATER)
        back = queries.history(connection, ask)[-1]
    assert (gone.trigger, gone.why) == (
        Trigger.CANCEL,
        "«Sende notatet på høring: høringsfrist» er ferdig.",
    )
    assert (back.trigger, step(frist, HEARING, "nudge").state) == (Trigger.REOPEN, TODO)


def test_what_led_up_to_a_matter_is_dropped_when_it_is_done_and_the_rest_goes_on(
    frist: Frist,
) -> None:
    accept(frist, HEARING)
    with frist.write() as connection:
        track.complete(connection, HEARING.id, actor_id=None, now=LATER)
    open_steps = [name for name, (state, _) in stands(frist, HEARING).items() if state is TODO]
    assert open_steps == ["announce", "close", "decide", "nudge", "publish"]


def test_a_matter_without_a_date_asks_for_one_and_gets_its_chain_with_it(frist: Frist) -> None:
    accept(frist, SEMINAR)
    assert stands(frist, SEMINAR) == {"date": (TODO, date(2023, 7, 7))}
    with frist.write() as connection:
        dated = track.reschedule(
            connection, SEMINAR.id, day_window(date(2023, 10, 5)), actor_id=None, now=LATER
        )
    assert (dated.uid, dated.state) == ("seminar001@frist", State.CONFIRMED)
    assert stands(frist, SEMINAR) == {
        "date": (State.COMPLETED, date(2023, 7, 7)),
        "evaluate": (TODO, date(2023, 10, 19)),
        "invite": (TODO, date(2023, 9, 7)),
        "programme": (TODO, date(2023, 8, 24)),
        "register": (TODO, date(2023, 9, 28)),
    }
    with frist.write() as connection:
        track.undo(connection, SEMINAR.id, actor_id=None, now=LATER)
    states = {name: state for name, (state, _) in stands(frist, SEMINAR).items()}
    assert states == dict.fromkeys(states, State.CANCELLED) | {"date": TODO}


def test_what_a_step_has_from_its_matter_follows_until_somebody_changes_it(
    frist: Frist, bob: Person
) -> None:
    accept(frist, HEARING)
    draft, comments = (step_id(HEARING.id, name) for name in ("draft", "comments"))
    with frist.write() as connection:
        review.edit(connection, comments, {"title": "Innspill"}, actor_id=None, now=NOW)
        review.edit(
            connection,
            HEARING.id,
            {"title": "Høring", "owner": bob.name, "owner_id": bob.id},
            actor_id=None,
            now=LATER,
        )
        told = [queries.item(connection, id) for id in (draft, comments)]
    assert [(item.title, item.owner_id) for item in told] == [
        ("Høring: utkastet er skrevet", bob.id),
        ("Innspill", bob.id),
    ]


def test_an_item_from_minutes_can_take_a_steps_place(frist: Frist) -> None:
    fair = an_event(
        id="fair000001",
        title="Nor-Shipping",
        window=week_window(2023, 23, deadline=False),
        playbook="trade-fair",
    )
    visit = an_event(id="visit00001", title="Befaring", window=day_window(date(2023, 6, 8)))
    accept(frist, fair)
    accept(frist, visit)
    with frist.write() as connection:
        step = step_id(fair.id, "visit")
        review.merge(connection, step, visit.id, actor_id=None, now=LATER)
        told = chain.record(chain.of(connection, fair.id, LATER), LATER)
    shown = [(s["id"], s["title"], s["due"]) for s in told["steps"] if s["name"] == "visit"]
    assert shown == [("visit00001", "Befaring", "2023-06-08")]
    with frist.write() as connection:
        track.cancel(connection, fair.id, actor_id=None, now=LATER)
        assert queries.item(connection, visit.id).state is State.CONFIRMED


def test_applying_a_playbook_later_replaces_the_steps_of_the_old(frist: Frist) -> None:
    accept(frist, HEARING)
    with frist.write() as connection:
        chain.apply(connection, "statement", HEARING.id, actor_id=None, now=LATER)
        with pytest.raises(Refused, match="følger allerede «Høringsuttalelse», og ingenting"):
            chain.apply(connection, "statement", HEARING.id, actor_id=None, now=LATER)
    assert stands(frist, HEARING) == {
        name: (
            TODO if name in ("draft", "comments", "approve", "publish") else State.CANCELLED,
            day,
        )
        for name, (_, day) in MADE.items()
    } | {"comments": (TODO, date(2023, 5, 15)), "publish": (TODO, date(2023, 7, 7))}


def test_a_playbook_is_not_applied_to_what_is_not_open(frist: Frist) -> None:
    with frist.write() as connection:
        save(connection, create(HEARING, Trigger.PROPOSE, None, NOW))
        with pytest.raises(Refused, match="er ikke åpen"):
            chain.apply(connection, "statement", HEARING.id, actor_id=None, now=LATER)


def test_a_preview_shows_what_would_move_and_moves_nothing(frist: Frist) -> None:
    accept(frist, HEARING)
    with frist.read() as connection:
        window = day_window(date(2023, 6, 2))
        told = chain.record(chain.preview(connection, HEARING.id, window, NOW), NOW)
    assert [(s["name"], s["verdict"], s["due"], s["computed"]) for s in told["steps"]][:2] == [
        ("draft", "move", "2023-05-03", "2023-05-09"),
        ("comments", "move", "2023-05-15", "2023-05-23"),
    ]
    assert stands(frist, HEARING) == MADE


def test_every_step_can_be_rebuilt_from_its_journal(frist: Frist) -> None:
    accept(frist, HEARING)
    with frist.write() as connection:
        window = day_window(date(2023, 6, 2))
        track.reschedule(connection, HEARING.id, window, actor_id=None, now=LATER)
        track.cancel(connection, HEARING.id, actor_id=None, now=LATER)
        track.undo(connection, HEARING.id, actor_id=None, now=LATER)
        for id, item in steps.standing(connection, HEARING.id).items():
            assert record(rebuild(queries.history(connection, id))) == record(item)
