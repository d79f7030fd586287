"""Python's collector of cycles stands still while minutes are read, for it would find none."""

import gc
from collections.abc import Iterator

import pytest

from tests.minutes.papers import BOARD, MEETING, source
from workflow.domain.errors import DateMissing
from workflow.minutes import collector, reading


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """As it was, whatever a test does."""
    on = gc.isenabled()
    gc.enable()
    yield
    if not on:
        gc.disable()


def test_a_reading_makes_no_cycle() -> None:
    minutes = source(BOARD)
    reading.read(minutes, meeting_date=MEETING)  # words are looked up once, and kept
    gc.collect()
    with collector.paused():
        found = reading.read(minutes, meeting_date=MEETING)
        assert len(found.proposals) > 0
        assert gc.collect() == 0


def test_it_goes_on_behind_a_reading_and_behind_a_refusal() -> None:
    with collector.paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(DateMissing):
        reading.read(source("Vi prøver igjen."))
    assert gc.isenabled()


def test_it_stays_off_where_somebody_had_turned_it_off() -> None:
    gc.disable()
    reading.read(source(BOARD), meeting_date=MEETING)
    assert not gc.isenabled()
