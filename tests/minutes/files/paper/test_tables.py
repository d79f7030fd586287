"""Tables without drawn cells, told by what stands under each other."""

from __future__ import annotations

from tests.minutes.files.paper.pages import read, typed
from workflow.minutes.files.paper.grid import Rule
from workflow.minutes.files.paper.layout import Page


def test_columns_that_stand_under_each_other_are_a_table() -> None:
    page = Page(
        600,
        800,
        typed(
            (70, 600, "Navn"), (200, 600, "Kommune"),
            (70, 588, "Kari Mo"), (200, 588, "Sundvik"),
            (70, 576, "Per Li"), (200, 576, "Nordlia og"),
            (200, 564, "omegn"),
            (70, 530, "Tid:"), (200, 530, "Mandag 3. mai"),
        ),
    )  # fmt: skip
    assert read(page) == [
        ("row", 0, ("Navn", "Kommune")),
        ("row", 0, ("Kari Mo", "Sundvik")),
        ("row", 0, ("Per Li", "Nordlia og omegn")),
        ("unknown", 0, "Tid:\tMandag 3. mai"),
    ]


def test_cells_of_several_lines_are_put_together_by_column_where_rows_stand_apart() -> None:
    words = typed(
        (70, 600, "Oppgave"), (170, 600, "Hvem"), (250, 600, "Frist"),
        (70, 580, "Rydde lageret bak"), (170, 580, "Kari"), (250, 580, "3. mai"),
        (70, 568, "Grendahuset og"),
        (70, 556, "skolen"),
        (70, 536, "Kjøre avfallet til"), (170, 536, "Per"), (250, 536, "4. mai"),
        (70, 524, "Gjenvinning"),
        (70, 490, "Kari takket for møtet."),
    )  # fmt: skip
    assert read(Page(600, 800, words)) == [
        ("row", 0, ("Oppgave", "Hvem", "Frist")),
        ("row", 0, ("Rydde lageret bak Grendahuset og skolen", "Kari", "3. mai")),
        ("row", 0, ("Kjøre avfallet til Gjenvinning", "Per", "4. mai")),
        ("unknown", 0, "Kari takket for møtet."),
    ]


def test_a_narrow_gap_parts_cells_where_other_rows_have_a_column() -> None:
    words = typed(
        (70, 600, "Oppgave"), (133, 600, "Hvem"), (190, 600, "Frist"),
        (70, 584, "Ta kontakt m"), (133, 584, "Kari"), (190, 584, "3. mai"),
        (70, 572, "kommunen"),
        (70, 556, "Rydde"), (133, 556, "Per"), (190, 556, "4. mai"),
    )  # fmt: skip
    rules = [Rule(height, 68, 250) for height in (594, 566, 550)]
    assert read(Page(600, 800, words, rules)) == [
        ("row", 0, ("Oppgave", "Hvem", "Frist")),
        ("row", 0, ("Ta kontakt m kommunen", "Kari", "3. mai")),
        ("row", 0, ("Rydde", "Per", "4. mai")),
    ]


def test_cells_set_at_the_foot_of_a_shaded_row_stand_beside_its_first_line() -> None:
    words = typed(
        (70, 600, "Nr"), (100, 600, "Sak"), (220, 600, "Hvem"),
        (70, 570, "1"), (100, 570, "Be om pris"), (220, 570, "Kari"),
        (100, 582, "Taket lekker."),
        (70, 552, "2"), (100, 552, "Male"), (220, 552, "Per"),
    )  # fmt: skip
    rules = [Rule(height, 66, 280) for height in (612, 594, 564, 546)]
    assert read(Page(600, 800, words, rules)) == [
        ("row", 0, ("Nr", "Sak", "Hvem")),
        ("row", 0, ("1", "Taket lekker.\nBe om pris", "Kari")),
        ("row", 0, ("2", "Male", "Per")),
    ]


def test_headings_set_with_a_gap_are_no_table_with_the_lines_between() -> None:
    words = typed(
        (70, 600, "Sak 12/24"), (140, 600, "Innkalling"),
        (70, 588, "Godkjent."),
        (70, 576, "Sak 13/24"), (140, 576, "Dugnad"),
        (70, 564, "Utsatt."),
    )  # fmt: skip
    assert [text for _, _, text in read(Page(600, 800, words))] == [
        "Sak 12/24\tInnkalling",
        "Godkjent.",
        "Sak 13/24\tDugnad",
        "Utsatt.",
    ]
