"""What the lines drawn on a page tell: rows, cells, cells that go on, and what is no table."""

from __future__ import annotations

from tests.minutes.files.paper.pages import boxed, read, typed
from tests.minutes.files.reading import lines
from workflow.minutes.files.paper.grid import Rule, Upright
from workflow.minutes.files.paper.layout import Page, draft


def test_a_drawn_table_is_read_by_its_lines_even_where_cells_almost_touch() -> None:
    words = typed(
        (70, 588, "Skrive notat om"), (150, 588, "Kari"),
        (70, 576, "bussene i byen"),
        (70, 558, "Svare rektor,"), (150, 558, "Per"),
        (70, 546, "og be om møte"),
        (70, 520, "Slutt på saken."),
    )  # fmt: skip
    assert read(Page(600, 800, words, *boxed(600, 570, 540, at=(66, 147, 220)))) == [
        ("row", 0, ("Skrive notat om bussene i byen", "Kari")),
        ("row", 0, ("Svare rektor, og be om møte", "Per")),
        ("unknown", 0, "Slutt på saken."),
    ]


def test_lines_of_a_cell_that_end_early_are_broken_off_and_full_ones_go_on() -> None:
    words = typed(
        (70, 588, "Kari Mo"), (170, 588, "Rydde lageret bak"),
        (70, 576, "Per Li"), (170, 576, "Grendahuset."),
    )  # fmt: skip
    assert read(Page(600, 800, words, *boxed(600, 570, at=(66, 166, 266)))) == [
        ("row", 0, ("Kari Mo\nPer Li", "Rydde lageret bak Grendahuset."))
    ]


def test_paragraphs_of_a_cell_stand_further_apart_than_its_lines() -> None:
    words = typed(
        (70, 588, "Møte med rektor om"), (170, 588, "Kari"),
        (70, 576, "Skoleveien ble holdt."),
        (70, 558, "Per ringer etaten."),
    )  # fmt: skip
    assert read(Page(600, 800, words, *boxed(600, 550, at=(66, 166, 266)))) == [
        ("row", 0, ("Møte med rektor om Skoleveien ble holdt.\nPer ringer etaten.", "Kari"))
    ]


def test_items_in_a_cell_are_lines_of_their_own_though_the_line_above_is_full() -> None:
    words = typed(
        (70, 588, "• Rydde lageret bak"), (170, 588, "1. Be Per om prisen."),
        (70, 576, "• Male gjerdet"), (170, 576, "2. Ringe Liv"),
    )  # fmt: skip
    assert read(Page(600, 800, words, *boxed(600, 570, at=(66, 166, 266)))) == [
        ("row", 0, ("• Rydde lageret bak", "1. Be Per om prisen.")),
        ("row", 0, ("• Male gjerdet", "2. Ringe Liv")),
    ]


def test_a_rule_across_some_cells_parts_their_rows_and_the_other_cells_go_on() -> None:
    words = typed(
        (70, 588, "Cup"), (120, 588, "Skaffe"), (200, 588, "Kari"),
        (120, 576, "premier"),
        (120, 558, "Lage liste"), (200, 558, "Per"),
        (70, 528, "Bod"), (120, 528, "Rydde"), (200, 528, "Berit"),
    )  # fmt: skip
    rules, uprights = boxed(600, 540, 520, at=(66, 116, 196, 266))
    rules.append(Rule(570, 116, 266))
    source = draft([Page(600, 800, words, rules, uprights)]).finish("a.pdf", "")
    assert lines(source) == [
        ("row", 0, ("Cup", "Skaffe premier", "Kari")),
        ("row", 0, ("", "Lage liste", "Per")),
        ("row", 0, ("Bod", "Rydde", "Berit")),
    ]
    assert [line.merged for line in source.lines] == [(), (0,), ()]


def test_the_words_of_a_merged_cell_stand_in_its_first_row_wherever_they_are_set() -> None:
    words = typed(
        (120, 588, "Skaffe premier"), (200, 588, "Kari"),
        (70, 558, "Cup"), (120, 558, "Lage liste"), (200, 558, "Per"),
    )  # fmt: skip
    rules, uprights = boxed(600, 540, at=(66, 116, 196, 266))
    rules.append(Rule(570, 116, 266))
    assert read(Page(600, 800, words, rules, uprights)) == [
        ("row", 0, ("Cup", "Skaffe premier", "Kari")),
        ("row", 0, ("", "Lage liste", "Per")),
    ]


def test_a_heading_across_a_table_leaves_it_one_table() -> None:
    words = typed(
        (70, 588, "Hva"), (150, 588, "Hvem"),
        (70, 568, "Årsmøte"),
        (70, 548, "Baking"), (150, 548, "Kari"),
    )  # fmt: skip
    rules, _ = boxed(600, 580, 560, 540, at=(66, 147, 220))
    sides = [Upright(66, 540, 600), Upright(220, 540, 600)]
    inner = [Upright(147, 580, 600), Upright(147, 540, 560)]
    source = draft([Page(600, 800, words, rules, sides + inner)]).finish("a.pdf", "")
    assert lines(source) == [
        ("row", 0, ("Hva", "Hvem")),
        ("unknown", 0, "Årsmøte"),
        ("row", 0, ("Baking", "Kari")),
    ]
    assert source.text == "Hva | Hvem\nÅrsmøte\nBaking | Kari"


def test_a_table_begins_with_its_first_row_that_has_words() -> None:
    words = typed(
        (70, 588, "Male"), (150, 588, "Kari"),
        (70, 508, "Bake"), (130, 508, "Per"),
    )  # fmt: skip
    rules, uprights = boxed(600, 580, at=(66, 147, 220))
    more, others = boxed(540, 520, 500, at=(66, 127, 160))
    source = draft([Page(600, 800, words, rules + more, uprights + others)]).finish("a.pdf", "")
    assert source.text == "Male | Kari\n\nBake | Per"


def test_two_frames_around_a_table_are_no_table() -> None:
    words = typed(
        (70, 700, "Fra Kari."),
        (70, 590, "Male"), (150, 590, "Per"),
        (70, 500, "Hilsen Kari."),
    )  # fmt: skip
    rules, uprights = boxed(602, 582, at=(66, 147, 220))
    frames = [Rule(720, 60, 500), Rule(690, 60, 500), Rule(520, 60, 500), Rule(480, 60, 500)]
    told = read(Page(600, 800, words, [*rules, *frames], uprights))
    assert [text for _, _, text in told] == ["Fra Kari.", ("Male", "Per"), "Hilsen Kari."]


def test_two_separators_across_the_page_are_no_table() -> None:
    words = typed((70, 600, "Første avsnitt står her."), (70, 560, "Andre avsnitt."))
    rules = [Rule(700, 70, 500), Rule(100, 70, 500)]
    assert [style for style, *_ in read(Page(600, 800, words, rules))] == ["unknown", "unknown"]
