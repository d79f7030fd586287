"""Which gaps between words part cells."""

from __future__ import annotations

from tests.minutes.files.pages import SIZE, read
from workflow.minutes.files.layout import Page
from workflow.minutes.files.lines import Word


def test_the_wide_gaps_of_a_justified_line_part_no_cells() -> None:
    words, at = [], 70.0
    for word in ["prisene", "som", "flere", "mener"]:
        words.append(Word(word, at, at + 40, 600, SIZE, False, 0))
        at += 40 + 1.2 * SIZE
    assert [text for _, _, text in read(Page(600, 800, words))] == ["prisene som flere mener"]
