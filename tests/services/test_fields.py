"""Fields as people type them: dates in numbers or in words."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.conftest import NOW, day_window
from workflow.bootstrap import Frist
from workflow.domain.errors import Refused
from workflow.domain.item import Visibility
from workflow.domain.people import Person
from workflow.domain.window import Precision
from workflow.services import fields


@pytest.mark.parametrize(
    ("start", "earliest", "latest", "precision"),
    [
        ("2023-06-08", date(2023, 6, 8), date(2023, 6, 8), Precision.DAY),
        ("2023-W23", date(2023, 6, 5), date(2023, 6, 11), Precision.WEEK),
        ("8. juni", date(2023, 6, 8), date(2023, 6, 8), Precision.DAY),
        ("uke 23", date(2023, 6, 5), date(2023, 6, 11), Precision.WEEK),
        ("til høsten", date(2023, 9, 1), date(2023, 11, 30), Precision.SEASON),
        ("30.-31. august", date(2023, 8, 30), date(2023, 8, 31), Precision.DAYS),
    ],
)
def test_a_start_is_a_date_a_week_or_words(
    start: str, earliest: date, latest: date, precision: Precision
) -> None:
    found = fields.window({"start": start}, NOW, None)
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)


def test_an_end_and_a_clock_make_a_span_with_times() -> None:
    said = {"start": "2023-08-30", "end": "2023-08-31", "time": "09:00-15.30"}
    found = fields.window(said, NOW, None)
    assert (found.earliest, found.latest, found.precision, found.starts, found.ends) == (
        date(2023, 8, 30),
        date(2023, 8, 31),
        Precision.DAYS,
        time(9),
        time(15, 30),
    )


def test_a_deadline_that_moves_is_still_a_deadline() -> None:
    before = day_window(date(2023, 3, 24), deadline=True)
    assert fields.window({"start": "2023-03-28"}, NOW, before).deadline


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"start": "neste gang"}, "Vi forstod ikke «neste gang»."),
        ({"start": "2023-02-30"}, "«2023-02-30» finnes ikke i kalenderen."),
        ({"start": "2023-W53"}, "«2023-W53» finnes ikke i kalenderen."),
        ({"start": "2023-06-08", "end": "2023-06-07"}, "er før første dag"),
        ({"end": "2023-06-07"}, "Skriv også hvilken dag"),
        ({"start": "2023-06-08", "time": "25:00"}, "Vi forstod ikke klokkeslettet «25:00»."),
    ],
)
def test_what_is_not_understood_is_said(said: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        fields.window(said, NOW, None)
    assert sentence in str(refusal.value)


def test_an_owner_by_alias_address_or_plain_words(frist: Frist, alice: Person) -> None:
    with frist.read() as connection:
        found = [
            fields.read(connection, {"owner": words}, NOW, None)
            for words in ("sekretariatet", "ALICE@frist.example", "Kommunene")
        ]
    assert found == [
        {"owner": "sekretariatet", "owner_id": alice.id},
        {"owner": "Alice Aasen", "owner_id": alice.id},
        {"owner": "Kommunene", "owner_id": None},
    ]


def test_only_what_was_said_is_changed(frist: Frist) -> None:
    said = {"title": "  Ny   tittel ", "visibility": "public", "categories": ["høring"]}
    with frist.read() as connection:
        found = fields.read(connection, said, NOW, None)
        with pytest.raises(Refused, match="må ha en tittel"):
            fields.read(connection, {"title": " "}, NOW, None)
    assert found == {
        "title": "Ny tittel",
        "visibility": Visibility.PUBLIC,
        "categories": ("høring",),
    }
