"""What places on a page tell: wrapped lines, columns, drawn tables, furniture at the edges."""

from __future__ import annotations

from tests.minutes.files.reading import Told, lines
from workflow.minutes.files.grid import Rule, Upright
from workflow.minutes.files.layout import Page, draft
from workflow.minutes.files.lines import Word

SIZE = 10.0
EM = 5.0  # how wide these letters are


def typed(*rows: tuple[float, float, str], bold: bool = False, run: int = 0) -> list[Word]:
    """Words of rows given as left edge, baseline, text."""
    words = []
    for number, (left, base, text) in enumerate(rows):
        at = left
        for word in text.split(" "):
            right = at + EM * len(word)
            words.append(Word(word, at, right, base, SIZE, bold, run + number))
            at = right + EM / 2
    return words


def boxed(*heights: float, at: tuple[float, ...]) -> tuple[list[Rule], list[Upright]]:
    """The lines of a table with rules at these heights and uprights at these places."""
    rules = [Rule(height, at[0], at[-1]) for height in heights]
    return rules, [Upright(x, heights[-1], heights[0]) for x in at]


def read(*pages: Page) -> list[Told]:
    """The lines of the pages."""
    return lines(draft(pages).finish("a.pdf", ""))


def test_a_line_too_full_for_the_next_word_was_wrapped_and_a_short_one_was_ended() -> None:
    page = Page(
        600,
        800,
        typed(
            (70, 600, "Kommunene ble bedt om å svare på"),
            (70, 588, "undersøkelsen."),
            (70, 576, "Kort linje."),
            (70, 564, "Ny linje."),
        ),
    )
    assert read(page) == [
        ("unknown", 0, "Kommunene ble bedt om å svare på undersøkelsen."),
        ("unknown", 0, "Kort linje."),
        ("unknown", 0, "Ny linje."),
    ]


def test_no_line_is_full_that_ends_far_from_the_margin() -> None:
    page = Page(
        600,
        800,
        typed(
            (70, 600, "Til stede: Kari Mo, Per Li, Berit By"),
            (70, 588, "Per ringer rektor"),
            (70, 576, "Frist: 20. april"),
        ),
    )
    assert [text for _, _, text in read(page)] == [
        "Til stede: Kari Mo, Per Li, Berit By",
        "Per ringer rektor",
        "Frist: 20. april",
    ]


def test_a_line_that_reaches_the_margin_goes_on_with_a_name() -> None:
    page = Page(
        370,
        800,
        typed((70, 600, "Til stede: Kari Mo, Per Li, Berit By, Ola Vik, Liv"), (70, 588, "Aas.")),
    )
    assert [text for _, _, text in read(page)] == [
        "Til stede: Kari Mo, Per Li, Berit By, Ola Vik, Liv Aas."
    ]


def test_words_broken_at_line_ends_are_healed_where_the_writing_has_no_hyphen() -> None:
    page = Page(
        600,
        800,
        typed(
            (70, 600, "Sekretariatet vurderer nærings\ufffe"),
            (70, 588, "samarbeid og drøfter nærings\ufffe"),
            (70, 576, "og miljøtiltak i et stort e\ufffe"),
            (70, 564, "postsystem for alle i Nor\ufffe"),
            (70, 552, "Shipping."),
        ),
    )
    assert read(page) == [
        (
            "unknown",
            0,
            "Sekretariatet vurderer næringssamarbeid og drøfter nærings- og miljøtiltak i et stort "
            "e-postsystem for alle i Nor-Shipping.",
        )
    ]


def test_a_word_broken_by_a_typesetters_hyphen_is_healed_in_prose_and_in_cells() -> None:
    words = typed(
        (70, 600, "Berit bestiller nye flagg\u2010"),
        (70, 588, "stenger til torget."),
        (70, 560, "Male flagg\u2010"), (150, 560, "Kari"),
        (70, 548, "stenger"),
    )  # fmt: skip
    assert read(Page(600, 800, words, *boxed(572, 542, at=(66, 147, 220)))) == [
        ("unknown", 0, "Berit bestiller nye flaggstenger til torget."),
        ("row", 0, ("Male flaggstenger", "Kari")),
    ]


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


def test_bullets_in_a_cell_are_lines_of_their_own() -> None:
    words = typed(
        (70, 588, "• Rydde lageret bak"), (170, 588, "Kari"),
        (70, 576, "• Male gjerdet"),
    )  # fmt: skip
    assert read(Page(600, 800, words, *boxed(600, 570, at=(66, 166, 266)))) == [
        ("row", 0, ("• Rydde lageret bak\n• Male gjerdet", "Kari"))
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


def test_headers_footers_and_page_numbers_are_dropped_and_sentences_go_on_over_the_page() -> None:
    def page(number: int, *rows: tuple[float, float, str]) -> Page:
        edges = ((70.0, 780.0, f"Fjordregionen {number}"), (70.0, 30.0, f"Side {number} av 2"))
        return Page(600, 800, typed(*edges[:1], *rows, *edges[1:]))

    told = read(
        page(
            1, (70, 600, "Utvalget ber kommunene om å svare"), (70, 588, "på undersøkelsen innen")
        ),
        page(2, (70, 700, "utgangen av uke 12.")),
    )
    assert told == [
        (
            "unknown",
            0,
            "Utvalget ber kommunene om å svare på undersøkelsen innen utgangen av uke 12.",
        )
    ]


def test_bold_lines_are_headings_and_bullets_keep_their_depth() -> None:
    page = Page(
        600,
        800,
        typed((70, 640, "Økonomi"), bold=True)
        + typed(
            (70, 620, "• Vi sparer."),
            (90, 608, "• På strøm."),
            (70, 596, "– Vi bruker mer."),
            run=5,
        ),
    )
    assert read(page) == [
        ("heading", 4, "Økonomi"),
        ("bullet", 0, "• Vi sparer."),
        ("bullet", 1, "• På strøm."),
        ("bullet", 0, "• Vi bruker mer."),
    ]


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    left = ["Kari bestiller nye benker", *["og leser lista for klubben"] * 13, "og ringer til den"]
    right = ["ene kommunen om lån av en", *["tilhenger til den store fa"] * 13, "men ikke mer."]
    columns = ((70, left), (320, right))
    placed = [(x, 600 - 12 * n, text) for x, column in columns for n, text in enumerate(column)]
    assert [text for _, _, text in read(Page(600, 800, typed(*placed)))] == [" ".join(left + right)]


def test_the_wide_gaps_of_a_justified_line_part_no_cells() -> None:
    words, at = [], 70.0
    for word in ["prisene", "som", "flere", "mener"]:
        words.append(Word(word, at, at + 40, 600, SIZE, False, 0))
        at += 40 + 1.2 * SIZE
    assert [text for _, _, text in read(Page(600, 800, words))] == ["prisene som flere mener"]
