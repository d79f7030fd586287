"""Why a person is not told of an item, held against what the digest in fact tells."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOW, a_task, an_event, day_window
from workflow.domain.digest import concerns
from workflow.domain.item import Item, State, Visibility
from workflow.domain.people import Person, Role
from workflow.domain.preferences import Preferences
from workflow.domain.silence import hidden_from, not_in_digest

BOB = Person(2, "Bob Bakke", "bob@frist.example")

ITEMS = st.builds(
    lambda make, state, visibility, group, owner: make(
        state=state, visibility=visibility, group_id=group, owner_id=owner
    ),
    st.sampled_from([a_task, an_event]),
    st.sampled_from(State),
    st.sampled_from(Visibility),
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, 2, 3]),
)
PEOPLE = st.builds(
    lambda role, groups: Person(2, "Bob Bakke", "bob@frist.example", role=role, group_ids=groups),
    st.sampled_from(Role),
    st.sampled_from([(), (1,), (2,), (1, 2)]),
)


@given(PEOPLE, ITEMS)
def test_there_is_a_reason_exactly_when_a_person_is_not_told(person: Person, item: Item) -> None:
    assert (hidden_from(person, item) is None) == concerns(person, item)


def test_the_first_rule_that_hides_is_the_one_told() -> None:
    near = a_task(window=day_window(date(2023, 3, 24)))
    far = a_task(window=day_window(date(2023, 6, 24)))
    put_off = a_task(window=day_window(date(2023, 3, 10)), follow_up=date(2023, 6, 1))
    done = a_task(state=State.COMPLETED, ended=NOW - timedelta(days=30))
    everything, none = Preferences(), Preferences(digest=False)
    mine = Preferences(only_when_mine=True)
    told = [
        not_in_digest(BOB, item, wishes, NOW)
        for item, wishes in (
            (near, everything),
            (near, none),
            (near, mine),
            (far, everything),
            (put_off, everything),
            (done, everything),
            (a_task(state=State.PROPOSED), none),
        )
    ]
    assert told == [
        None,
        "Personen har meldt seg av ukebrevet.",
        "Bob Bakke vil bare ha ukebrev når noe er deres eget.",
        "Saken ligger lenger fram enn de fire ukene som ukebrevet ser.",
        "Saken venter til 1. juni, og står i ukebrevet da.",
        "Saken er ferdig eller avlyst, og står bare i ukebrevet den uken det skjedde.",
        "Saken er ikke godtatt ennå.",
    ]
