"""A heading that is a name with its time is an event; a visit to it on one day is another."""

from __future__ import annotations

import pytest

from workflow.domain.proposal import Kind
from workflow.minutes import files, reading

MINUTES = """Referat fra møte i Havneforum

Tid: Torsdag 16. mars 2023 kl. 9–11

1. Havnekonferansen 8. juni

Programmet er klart.

2. {name} uke {week}

Den 8. juni, før Havnekonferansen begynner, blir det omvisning på {name} for ordførerne.
"""


@pytest.mark.parametrize(("name", "week"), [("Fjordmessen", 23), ("Batteridagene", 36)])
def test_a_fair_of_a_week_a_visit_and_a_conference_are_three_events(name: str, week: int) -> None:
    text = MINUTES.format(name=name, week=week)
    read = reading.read(files.load(text.encode(), "referat.txt"))
    events = {
        (proposal.window.timex, proposal.quote.split(",")[0])
        for proposal in read.proposals
        if proposal.kind is Kind.EVENT
    }
    assert events == {
        ("2023-06-08", "Havnekonferansen 8. juni"),
        (f"2023-W{week}", f"{name} uke {week}"),
        ("2023-06-08", "Den 8. juni"),
    }


def test_a_heading_and_the_sentence_that_says_it_again_are_one_event() -> None:
    text = MINUTES.split("2. ")[0].replace(
        "Programmet er klart.", "Havnekonferansen holdes 8. juni på Kaia."
    )
    read = reading.read(files.load(text.encode(), "referat.txt"))
    assert [p.window.timex for p in read.proposals if p.kind is Kind.EVENT] == ["2023-06-08"]


def test_a_time_in_front_is_neither_owner_nor_title() -> None:
    read = reading.read(files.load(MINUTES.format(name="Fjordmessen", week=23).encode(), "r.txt"))
    [visit] = [p for p in read.proposals if p.quote.startswith("Den 8. juni")]
    assert (visit.title, visit.owner) == ("Omvisning på Fjordmessen for ordførerne", None)
