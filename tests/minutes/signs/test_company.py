"""What a sentence's company tells of it."""

from __future__ import annotations

from tests.minutes.papers import MEETING, source
from workflow.minutes import reading

TEXT = """\
# 1. Boden
Den er full. Kari rydder. Det haster.

# 2. Gjerdet
Per maler.
"""


def test_the_first_and_the_last_sentence_of_a_matter_show_it() -> None:
    found, names = reading.gather(source(TEXT), MEETING)
    ends = [
        [sign for sign in ("first-of-matter", "last-of-matter") if sign in shown]
        for candidate, shown in zip(found, reading.signs(found, names), strict=True)
        if candidate.unit.form == "text"
    ]
    assert ends == [
        ["first-of-matter"],
        [],
        ["last-of-matter"],
        ["first-of-matter", "last-of-matter"],
    ]


def _of_document(text: str) -> list[str]:
    found, names = reading.gather(source(text), MEETING)
    return [sign for sign in reading.signs(found, names)[0] if sign.startswith("document:")]


def test_a_document_shows_how_long_it_is_in_candidates() -> None:
    shown = [_of_document("Kari rydder.\n\n" * count) for count in (15, 16, 26)]
    assert [[sign for sign in signs if "over" in sign] for signs in shown] == [
        [],
        ["document:over-15"],
        ["document:over-15", "document:over-25"],
    ]


def test_a_document_shows_how_much_of_it_tells_of_what_was() -> None:
    shown = _of_document("Kari ryddet.\n\nPer maler.\n\nBerit vasker.\n\nLise ringer.\n")
    assert [sign for sign in shown if "told" in sign] == ["document:told-10", "document:told-20"]
