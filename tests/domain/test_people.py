"""Who an owner's word means: one person, or nobody; and in which order names stand."""

from __future__ import annotations

import pytest

from workflow.domain.people import Person, alphabetical, match_owner

PEOPLE = (
    Person(1, "Alice Aasen", "alice@frist.example", aliases=("Sekretariatet",)),
    Person(2, "Bob Bakke", "bob@frist.example"),
    Person(3, "Bob Dahl", "bob.dahl@frist.example"),
    Person(4, "Anne-Marie Lund", "anne@frist.example"),
)


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("sekretariatet", 1),
        ("Sekretariatet.", 1),
        ("Alice", 1),
        ("ALICE  AASEN", 1),
        ("Bob Dahl", 3),
        ("AML", 4),
        ("Bob", None),  # two are called that: a wrong owner is worse than none
        ("Kommunene", None),
        ("", None),
        (None, None),
    ],
)
def test_an_owner_is_matched_by_alias_name_initials_or_first_name(
    words: str | None, id: int | None
) -> None:
    found = match_owner(words, PEOPLE)
    assert (found.id if found else None) == id


def test_names_stand_in_the_order_of_a_norwegian_dictionary() -> None:
    names = ["Åsheim", "Øyer", "zagreb", "Ærfugl", "Osdal", "askvik"]
    assert sorted(names, key=alphabetical) == [
        "askvik", "Osdal", "zagreb", "Ærfugl", "Øyer", "Åsheim",
    ]  # fmt: skip
