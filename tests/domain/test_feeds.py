"""What a feed carries, and the first sentence that keeps an item out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import NOW, a_task, an_event
from workflow.domain.errors import Refused
from workflow.domain.feeds import Around, Feed, Filter, hides
from workflow.domain.item import Item, State, Visibility
from workflow.domain.proposal import Kind


@pytest.mark.parametrize(
    ("filter", "item", "reason"),
    [
        (Filter(), a_task(), None),
        (Filter(), a_task(state=State.PROPOSED), "Saken er ikke godtatt ennå."),
        (Filter(), a_task(state=State.REJECTED), "Saken er ikke godtatt ennå."),
        (
            Filter(public=True),
            a_task(),
            "Kalenderen er åpen for alle, og saken er ikke gjort offentlig.",
        ),
        (Filter(public=True), a_task(visibility=Visibility.PUBLIC), None),
        (
            Filter(),
            a_task(visibility=Visibility.SECRETARIAT),
            "Saken er bare synlig for sekretariatet.",
        ),
        (Filter(secretariat=True), a_task(visibility=Visibility.SECRETARIAT), None),
        (
            Filter(group_id=1),
            a_task(group_id=2),
            "Saken hører til en annen gruppe enn kalenderen.",
        ),
        (Filter(category="høring"), a_task(), "Saken har ikke kategorien «høring»."),
        (Filter(category="høring"), a_task(categories=("høring",)), None),
        (Filter(kind=Kind.EVENT), a_task(), "Kalenderen viser bare hendelser."),
        (Filter(kind=Kind.TASK), an_event(), "Kalenderen viser bare oppgaver."),
        (
            Filter(person_id=7),
            a_task(owner_id=8),
            "Kalenderen viser bare sakene til én person, og denne har en annen ansvarlig.",
        ),
        (Filter(person_id=7), a_task(owner_id=7), None),
        (
            Filter(),
            a_task(state=State.COMPLETED),
            "Saken er ferdig, og kalenderen viser ikke ferdige saker.",
        ),
        (Filter(include_done=True), a_task(state=State.COMPLETED), None),
        (Filter(deadlines=False), a_task(), "Kalenderen viser bare hendelser."),
        (Filter(tasks=True), an_event(), "Kalenderen viser bare oppgaver."),
        (
            Filter(visibility=Visibility.PUBLIC),
            a_task(),
            "Kalenderen viser bare saker med en annen synlighet.",
        ),
        (
            Filter(playbook="consultation"),
            a_task(),
            "Kalenderen viser bare saker av et annet slag.",
        ),
        (
            Filter(member_id=1),
            a_task(owner_id=7),
            "Kalenderen viser bare sakene til én kommune, og denne har en annen ansvarlig.",
        ),
        (Filter(), an_event(state=State.CANCELLED), None),
    ],
)
def test_the_first_rule_that_hides_an_item_says_so(
    filter: Filter, item: Item, reason: str | None
) -> None:
    assert hides(filter, item) == reason


def test_a_filter_by_municipality_or_playbook_asks_who_owns_it_and_what_it_is_a_step_of() -> None:
    around = Around(member_of={7: 1, 8: 2, 9: None}, playbook_of={"aaaaaaaaaa": "consultation"})
    theirs = Filter(member_id=1)
    assert [
        hides(theirs, item, around) is None
        for item in (a_task(owner_id=7), a_task(owner_id=8), a_task(owner_id=9), a_task())
    ] == [True, False, False, False]
    hearings = Filter(playbook="consultation")
    matter, step = a_task(playbook="consultation"), a_task(parent_id="aaaaaaaaaa")
    assert [hides(hearings, item, around) is None for item in (matter, step, a_task())] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"tasks": True, "deadlines": False},
            "En oppgaveliste viser oppgaver, så den kan ikke utelate dem.",
        ),
        (
            {"kind": Kind.TASK, "deadlines": False},
            "En kalender med bare oppgaver kan ikke samtidig utelate frister.",
        ),
        (
            {"public": True, "secretariat": True},
            "En åpen kalender viser bare det som er offentlig.",
        ),
    ],
)
def test_a_filter_that_contradicts_itself_is_a_sentence(
    fields: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused) as refusal:
        Filter(**fields)  # type: ignore[arg-type]  # as the test names them
    assert str(refusal.value) == sentence


def test_a_feed_remembers_what_its_last_versions_changed_and_says_when_it_does_not() -> None:
    first = Feed(1, "alle", Filter(), 4, NOW)
    later = first.raised({"a"}).raised({"b", "c"})
    assert later.version == 6
    assert later.changed_since(4) == {"a", "b", "c"}
    assert later.changed_since(5) == {"b", "c"}
    assert later.changed_since(6) == set()
    assert later.changed_since(3) is None
    assert later.raised(None).changed_since(6) is None
    assert later.raised({f"{n}" for n in range(51)}).changed_since(6) is None
    many = later
    for n in range(30):
        many = many.raised({f"{n}"})
    assert many.changed_since(many.version - 20) == {f"{n}" for n in range(10, 30)}
    assert many.changed_since(many.version - 21) is None


def test_a_version_that_somebody_else_raised_meanwhile_is_not_taken_for_ones_own() -> None:
    read_by_both = Feed(1, "alle", Filter(), 4, NOW)
    theirs = read_by_both.raised({"a"})
    # ours was reckoned from version 4 too, yet the database made it version 6
    stored = replace(read_by_both.raised({"b"}), version=6)
    assert [stored.changed_since(version) for version in (4, theirs.version)] == [None, None]
