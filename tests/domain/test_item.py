"""An item's record is plain JSON and reads back to the same item."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOW, a_task
from workflow.domain.item import Item, State, Visibility, record, replace_fields, short_id
from workflow.domain.proposal import Kind
from workflow.domain.window import Mod, Precision, Window

WINDOWS = st.builds(
    lambda ends, precision, mod, starts, deadline: Window(
        min(ends), max(ends), precision, "2023", mod, starts, None, deadline, "ord", ends[0]
    ),
    st.tuples(st.dates(), st.dates()),
    st.sampled_from(Precision),
    st.sampled_from([None, *Mod]),
    st.none() | st.times().map(lambda clock: clock.replace(second=0, microsecond=0)),
    st.booleans(),
)

ITEMS = st.builds(
    Item,
    id=st.binary(min_size=7, max_size=7).map(short_id),
    kind=st.sampled_from(Kind),
    title=st.text(min_size=1),
    state=st.sampled_from(State),
    created=st.just(NOW),
    modified=st.just(NOW),
    window=WINDOWS,
    owner=st.none() | st.text(),
    visibility=st.sampled_from(Visibility),
    categories=st.lists(st.text(), max_size=3).map(tuple),
    rules=st.lists(st.tuples(st.text(), st.floats(-5, 5)), max_size=3).map(tuple),
    ended=st.none() | st.just(NOW),
)


@given(ITEMS)
def test_a_record_survives_json_and_reads_back(item: Item) -> None:
    assert replace_fields(None, json.loads(json.dumps(record(item)))) == item


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="created must be an aware datetime"):
        a_task(created=datetime(2023, 3, 16, 9))  # noqa: DTZ001  # naive on purpose


@given(st.binary(min_size=7, max_size=32))
def test_an_id_has_ten_characters_that_are_not_mistaken_for_others(seed: bytes) -> None:
    id = short_id(seed)
    assert len(id) == 10
    assert not set(id) & set("ilou")
