"""Which of the times named in a clause is the item's own."""

import pytest

from tests.minutes.papers import read
from workflow.domain.proposal import Kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Komiteen møtes neste gang 9. mai.", "9. mai"),
        ("Nemnda møtest neste gong 4. juni.", "4. juni"),
        ("Neste møte: onsdag 12. april.", "onsdag 12. april"),
    ],
)
def test_a_day_goes_before_words_that_only_it_dates(text: str, words: str) -> None:
    found = read(f"1. Arbeidet\n{text}\n").proposals
    assert [p.window.words for p in found if p.kind is Kind.EVENT] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kari sender lista så snart den er klar.", ""),
        ("Kari sender lista så snart som mulig.", "så snart som mulig"),
        ("Kari sender lista snart.", "snart"),
    ],
)
def test_what_joins_two_clauses_is_no_time(text: str, words: str) -> None:
    found = read(f"1. Lista\n{text}\n").proposals
    assert [p.window.words for p in found if p.kind is Kind.TASK] == [words]
