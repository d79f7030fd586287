"""Text that enters a calendar stream holds nothing that could end its line."""

from __future__ import annotations

import unicodedata

from hypothesis import given

from calendars.text import is_color, is_url, one_line, paragraphs, split_lookalikes
from tests.calendars.samples import texts


def test_a_title_with_line_ends_becomes_one_line() -> None:
    assert one_line(" Høring\r\nom\u2028støy\x85 ") == "Høring om støy"


def test_control_characters_and_what_utf8_cannot_hold_are_dropped() -> None:
    assert one_line("a\x00b\x1b[1m\x7f\x9f\ud800\ufeff\ufffec") == "ab[1mc"


def test_a_description_keeps_its_paragraphs() -> None:
    assert paragraphs("\nFørst \r\n\r\nså\rtil slutt\x00\n") == "Først\n\nså\ntil slutt"


def test_tabs_stay_inside_a_paragraph() -> None:
    assert paragraphs("a\tb") == "a\tb"


@given(texts())
def test_no_line_end_of_any_alphabet_survives(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert "\n".join(paragraphs(text).splitlines()) == paragraphs(text)


@given(texts())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)
    assert paragraphs(paragraphs(text)) == paragraphs(text)


@given(texts())
def test_letters_are_never_lost(text: str) -> None:
    def letters(whole: str) -> list[str]:
        return [c for c in whole if unicodedata.category(c)[0] in "LN"]

    assert letters(one_line(text)) == letters(text)
    assert letters(paragraphs(text)) == letters(text)


def test_words_that_look_like_a_component_are_folded_apart() -> None:
    stream = b"BEGIN:VEVENT\r\nSUMMARY:Begin:Vevent END:\r\n VEVENT\r\n BEGIN:V\r\nEND:VEVENT\r\n"
    assert split_lookalikes(stream) == (
        b"BEGIN:VEVENT\r\nSUMMARY:Begin:\r\n Vevent END:\r\n VEVENT\r\n BEGIN:\r\n V\r\n"
        b"END:VEVENT\r\n"
    )


def test_urls_are_absolute_and_ascii() -> None:
    good = ("https://frist.no/saker/1", "mailto:a@b.no")
    bad = ("", "saker/1", "https://frist.no/a b", "https://frist.no/å", "https://frist.no/\r\nX:1")
    assert [is_url(url) for url in good + bad] == [True] * 2 + [False] * 5


def test_colours_are_css_names() -> None:
    assert [is_color(c) for c in ("steelblue", "SteelBlue", "#fff", "blå", "")] == [True] + [
        False
    ] * 4
