"""What places on a page tell: wrapped lines, columns of text, furniture at the edges."""

from __future__ import annotations

from tests.minutes.files.paper.pages import boxed, read, typed
from workflow.minutes.files.paper.layout import Page


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


def test_a_narrow_paragraph_tells_nothing_of_lines_that_are_longer() -> None:
    page = Page(
        600,
        800,
        typed(
            (70, 582, "Til stede: Kari Mo, Per Li, Berit By"),
            (70, 570, "Per leser de lange"),
            (70, 558, "vedlikeholdsplanene."),
        ),
    )
    assert [text for _, _, text in read(page)] == [
        "Til stede: Kari Mo, Per Li, Berit By",
        "Per leser de lange vedlikeholdsplanene.",
    ]


def test_paragraphs_set_apart_are_not_joined_where_one_fills_its_line_by_chance() -> None:
    page = Page(
        300,
        800,
        typed((70, 600, "Dugnad lørdag 27. april kl. 10 hos Per"), (70, 578, "Kari baker")),
    )
    assert [text for _, _, text in read(page)] == [
        "Dugnad lørdag 27. april kl. 10 hos Per",
        "Kari baker",
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


def test_a_list_of_names_goes_on_under_its_first_name_behind_the_label() -> None:
    words = typed(
        (70, 600, "Til stede:"), (150, 600, "Kari Mo (1. trinn), Per Li"),
        (150, 588, "(rektor), Berit By, Ola"),
        (150, 576, "Vik"),
        (70, 552, "Forfall:"), (150, 552, "Liv Aas"),
        (150, 540, "Ida Bø"),
    )  # fmt: skip
    assert [text for _, _, text in read(Page(340, 800, words))] == [
        "Til stede:\tKari Mo (1. trinn), Per Li (rektor), Berit By, Ola Vik",
        "Forfall:\tLiv Aas",
        "Ida Bø",
    ]


def test_a_date_at_the_start_of_a_line_is_no_item_but_the_sentence_going_on() -> None:
    words = typed(
        (70, 600, "Kari sender regnskapet innen fredag den"),
        (70, 588, "12. mai til Per."),
        (70, 564, "1. kjøpe inn pølser og brød til dugnaden"),
        (70, 552, "2. rydde"),
    )
    assert [text for _, _, text in read(Page(330, 800, words))] == [
        "Kari sender regnskapet innen fredag den 12. mai til Per.",
        "1. kjøpe inn pølser og brød til dugnaden",
        "2. rydde",
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
