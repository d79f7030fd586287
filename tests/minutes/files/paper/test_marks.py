"""Marks of footnotes are no part of words; what else ends with a figure is."""

from __future__ import annotations

import io

import pytest

from tests.minutes.files.paper.pages import SIZE, read
from workflow.minutes.files import load
from workflow.minutes.files.paper import marks
from workflow.minutes.files.paper.layout import Page
from workflow.minutes.files.paper.words import Word


@pytest.mark.parametrize(
    ("word", "raised", "bare"),
    [
        ("telt.2", 1, "telt."),
        ("2024\u200a1", 1, "2024\u200a"),
        ("telt[12]", 4, "telt"),
        ("telt**", 2, "telt"),
        ("K12", 0, "K12"),
        ("m2", 1, "m2"),
        ("1830", 2, "1830"),
        ("Dr.med", 3, "Dr.med"),
        ("12", 2, "12"),
    ],
)
def test_a_word_without_its_mark(word: str, raised: int, bare: str) -> None:
    assert marks.without(word, raised) == bare


def test_a_mark_drawn_apart_is_dropped_behind_a_word_and_before_a_note() -> None:
    def word(text: str, left: float, base: float, size: float = SIZE) -> Word:
        return Word(text, left, left + 5 * len(text), base, size, False, int(left))

    drawn = [
        word("telt", 70, 600), word("2", 90, 604, 6), word(".", 95.2, 600),
        word("1", 70, 504, 6), word("Helst", 78, 500), word("3", 110, 500),
    ]  # fmt: skip
    assert [each.text for each in marks.dropped(drawn)] == ["telt", ".", "Helst", "3"]


def test_pieces_of_a_word_that_touch_are_one_word() -> None:
    words = [
        Word("Kari", 70, 90, 600, SIZE, False, 0),
        Word("ringer", 92.5, 122.5, 600, SIZE, False, 0),
        Word(", og", 122.6, 135, 600, SIZE, False, 1),
    ]
    assert [text for _, _, text in read(Page(600, 800, words))] == ["Kari ringer, og"]


def test_raised_figures_of_a_real_file_are_left_out() -> None:
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    kept = io.BytesIO()
    said = "Ola leier telt.<super>2</super> Per maler 20 m<super>2</super> vegg i 2024."
    SimpleDocTemplate(kept).build([Paragraph(said)])
    assert load(kept.getvalue(), "a.pdf").text == "Ola leier telt. Per maler 20 m2 vegg i 2024."
