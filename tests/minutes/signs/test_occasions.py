"""What times tell of a sentence: its own, and the one its heading names."""

from __future__ import annotations

import pytest

from tests.minutes.papers import MEETING, source
from workflow.minutes import reading


@pytest.mark.parametrize(
    ("heading", "signs"),
    [
        ("Styremøte 16. mars 2023", {"headed:today", "headed:today+exact"}),
        ("Basaren 4. mars", {"headed:gone", "headed:gone+exact"}),
        ("Basaren 6. mai", {"headed:coming", "headed:coming+exact"}),
        ("Oppgaver uke 11", {"headed:around", "headed:around+exact"}),
        ("Planer for mars", {"headed:around", "headed:around+loose"}),
        ("Planer for mai", {"headed:coming", "headed:coming+loose"}),
        ("Planer", set()),
    ],
)
def test_a_sentence_shows_where_the_time_of_its_heading_lies(heading: str, signs: set[str]) -> None:
    found, names = reading.gather(source(f"# {heading}\nKari rydder i boden.\n"), MEETING)
    shown = reading.signs(found, names)[-1]
    assert {sign for sign in shown if sign.startswith("headed:")} == signs
