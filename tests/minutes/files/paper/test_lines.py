"""Which gaps between words part cells."""

from __future__ import annotations

from tests.minutes.files.paper.pages import EM, SIZE, read, typed
from workflow.minutes.files.paper.layout import Page
from workflow.minutes.files.paper.words import Word


def justified(base: float, text: str, left: float = 70, right: float = 230) -> list[Word]:
    """The words of a line, spread to end at the right edge."""
    words = text.split(" ")
    gap = (right - left - EM * sum(map(len, words))) / max(1, len(words) - 1)
    placed, at = [], left
    for word in words:
        placed.append(Word(word, at, at + EM * len(word), base, SIZE, False, 0))
        at += EM * len(word) + gap
    return placed


def test_the_wide_gaps_of_a_justified_line_part_no_cells() -> None:
    words, at = [], 70.0
    for word in ["prisene", "som", "flere", "mener"]:
        words.append(Word(word, at, at + 40, 600, SIZE, False, 0))
        at += 40 + 1.2 * SIZE
    assert [text for _, _, text in read(Page(600, 800, words))] == ["prisene som flere mener"]


def test_few_words_spread_to_the_edge_of_their_block_part_no_cells() -> None:
    words = [
        *justified(600, "Kari ringer etaten og Per"),
        *justified(588, "utarbeider veibeskrivelse og"),
        *typed((70, 576, "plakater innen 1. mai.")),
    ]
    assert [text for _, _, text in read(Page(300, 800, words))] == [
        "Kari ringer etaten og Per utarbeider veibeskrivelse og plakater innen 1. mai."
    ]


def test_gaps_under_each_other_part_cells_though_the_lines_end_alike() -> None:
    words = [
        *justified(600, "Kari ringer etaten og Per"),
        *typed(
            (70, 588, "Oppgave"), (140, 588, "Ansvar"), (205, 588, "Frist"),
            (70, 576, "Kjøring"), (140, 576, "Berit"), (205, 576, "Onsdag"),
        ),
    ]  # fmt: skip
    assert read(Page(300, 800, words))[1:] == [
        ("row", 0, ("Oppgave", "Ansvar", "Frist")),
        ("row", 0, ("Kjøring", "Berit", "Onsdag")),
    ]


def test_a_box_beside_the_text_is_read_for_itself_though_some_of_its_lines_meet_others() -> None:
    words = typed(
        (70, 600, "Berit spurte om lysene."),
        (70, 588, "Kari melder fra og"),
        (70, 576, "gir beskjed."),
        (70, 552, "Per rydder."),
        (300, 588, "Neste møte"),
        (300, 570, "Tirsdag 16. april"),
        (300, 552, "Klubbhuset"),
    )
    assert [text for _, _, text in read(Page(600, 800, words))] == [
        "Berit spurte om lysene.",
        "Kari melder fra og gir beskjed.",
        "Per rydder.",
        "Neste møte",
        "Tirsdag 16. april",
        "Klubbhuset",
    ]


def test_bullets_drawn_at_the_end_of_a_page_stand_before_their_items() -> None:
    items = [(90, 700 - 12 * n, f"Sak {n}") for n in range(15)]
    bullets = [(75, base, "•") for _, base, _ in items]
    assert read(Page(600, 800, typed(*items, *bullets))) == [
        ("bullet", 0, f"• Sak {n}") for n in range(15)
    ]
