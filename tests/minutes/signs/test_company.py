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
