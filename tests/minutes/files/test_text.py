"""Plain text and Markdown keep every sign; only what the text marks itself is told."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.minutes.files.reading import lines
from workflow.domain.errors import Refused
from workflow.minutes.files import load


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Møte på Åsen".encode(), "Møte på Åsen"),
        ("\ufeffMøte på Åsen".encode(), "Møte på Åsen"),
        ("Møte – på «Åsen»".encode("cp1252"), "Møte – på «Åsen»"),
        (b"M\xf8te \x81", "Møte \x81"),
        ("Møte".encode("utf-16"), "Møte"),
        ("Ma\u030ate\u00a0kl.\u202f9\r\nB".encode(), "Måte kl. 9\nB"),
        (b"A\rB\x0cC", "A\nB\nC"),
    ],
)
def test_text_is_decoded_and_its_white_space_made_plain(data: bytes, text: str) -> None:
    assert load(data, "a.txt").text == text


def test_marks_of_markdown_are_told_without_the_marks() -> None:
    text = """# Møte i utvalget #
## 1. Økonomi {#sak-1}
Vi sparer.
  * punkt
**Saker**
**Til stede:**
**Hele linja er en setning.**
| Hva | Hvem |
|---|:--:|
| Ringe | Kari |
| Skrive \\| sende | |
"""
    assert lines(load(text.encode(), "a.txt")) == [
        ("heading", 1, "Møte i utvalget"),
        ("heading", 2, "1. Økonomi"),
        ("unknown", 0, "Vi sparer."),
        ("unknown", 0, "  * punkt"),
        ("heading", 4, "Saker"),
        ("unknown", 0, "**Til stede:**"),
        ("unknown", 0, "**Hele linja er en setning.**"),
        ("row", 0, ("Hva", "Hvem")),
        ("unknown", 0, "|---|:--:|"),
        ("row", 0, ("Ringe", "Kari")),
        ("row", 0, ("Skrive \\| sende", "")),
    ]


def test_a_line_ends_before_signs_that_nobody_sees_and_the_text_keeps_them() -> None:
    text = (
        "# Møte\u200b\n\u200b- Kari ringer.\u200b \ufeff\nTiltak:\u200b \n\u200b\n"
        "|a|b|\u200b\nnæ\u00adring"
    )
    read = load(text.encode(), "a.txt")
    assert read.text == text
    assert lines(read) == [
        ("heading", 1, "Møte"),
        ("unknown", 0, "- Kari ringer."),
        ("unknown", 0, "Tiltak:"),
        ("row", 0, ("a", "b")),
        ("unknown", 0, "næ\u00adring"),
    ]


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=300)
)
def test_no_visible_sign_is_lost_moved_or_made(text: str) -> None:
    try:
        read = load(text.encode(), "a.txt").text
    except Refused:
        assume(any(sign.isalnum() for sign in text))
        raise
    composed = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    assert "".join(read.split()) == "".join(composed.split())


@given(st.text(max_size=200))
def test_lines_cover_the_text_in_order(text: str) -> None:
    try:
        source = load(text.encode("utf-8", "ignore"), "a.md")
    except Refused:
        return
    ends = [0]
    for line in source.lines:
        assert ends[-1] <= line.start <= line.end <= len(source.text)
        assert "\n" not in source.text[line.start : line.end]
        ends.append(line.end)
