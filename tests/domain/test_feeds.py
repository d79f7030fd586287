"""What a feed carries, and the first sentence that keeps an item out."""

from __future__ import annotations

import pytest

from tests.conftest import a_task, an_event
from workflow.domain.feeds import Filter, hides
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
        (Filter(), an_event(state=State.CANCELLED), None),
    ],
)
def test_the_first_rule_that_hides_an_item_says_so(
    filter: Filter, item: Item, reason: str | None
) -> None:
    assert hides(filter, item) == reason
