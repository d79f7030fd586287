"""What a list of actions names again, in other words than the matter above."""

from __future__ import annotations

import pytest

from tests.minutes.papers import MEETING, read
from workflow.domain.proposal import Kind
from workflow.minutes.shaping.drafts import twins

HEAD = f"Referat fra styremøte {MEETING}\nTil stede: Kari Moen, Per Dahl\n\n1. Fagdagen\n"


def tasks(told: str, row: str) -> list[tuple[str, str | None, str | None]]:
    """The tasks of a sentence and of a row in a list of actions."""
    table = f"| Hva | Hvem | Frist |\n|---|---|---|\n| {row} |\n"
    found = read(f"{HEAD}{told}\n\n2. Oppgaver\n{table}").proposals
    return [(p.title, p.owner, p.window.words or None) for p in found if p.kind is Kind.TASK]


@pytest.mark.parametrize(
    ("told", "row", "task"),
    [
        (
            "Kari kaller inn til digital fagdag.",
            "Innkalling til digital fagdag | Kari | snarest",
            ("Kalle inn til digital fagdag", "Kari", "snarest"),
        ),
        # a long noun tells enough alone
        (
            "Per lager programoversikt for dagen.",
            "Programoversikt | Per | 20. april",
            ("Lage programoversikt for dagen", "Per", "20. april"),
        ),
        (
            "Per sender lenke til malen.",
            "Lenke til mal for planen | Per | 20. april",
            ("Lenke til mal for planen", "Per", "20. april"),
        ),
        (
            "Per sender lenkje til malen.",
            "Lenkje til mal for planen | Per | 20. april",
            ("Lenkje til mal for planen", "Per", "20. april"),
        ),
    ],
)
def test_a_row_that_names_the_thing_is_the_task_told_above(
    told: str, row: str, task: tuple[str, str, str]
) -> None:
    assert tasks(told, row) == [task]


@pytest.mark.parametrize(
    ("told", "row"),
    [
        ("Kari lager plakat til fagdagen.", "Henge opp plakat til fagdagen | Kari | 20. april"),
        ("Kari kaller inn til digital fagdag.", "Innkalling til digital fagdag | Per | 20. april"),
        ("Kari sender lenke til malen.", "Lenke til kalenderen | Kari | 20. april"),
    ],
)
def test_another_deed_another_owner_or_another_thing_is_another_task(told: str, row: str) -> None:
    assert len(tasks(told, row)) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lage oversikt over avtalene", "Oversikt avtaler", True),
        ("Lage programoversikt", "Programoversikt", True),
        ("Lage programoversikt", "Sende programoversikt", False),
        ("Lage plan", "Plan", False),
        ("Lage oversikt over avtalene", "Oversikt avstemninger", False),
    ],
)
def test_forms_of_one_noun_name_one_thing(one: str, other: str, same: bool) -> None:
    assert twins.same_thing(one, other) is same
