"""What single words of a sentence tell of it."""

from __future__ import annotations

import pytest

from tests.minutes.papers import MEETING, source
from workflow.minutes import reading
from workflow.minutes.signs import stems


def _said(sentence: str) -> list[str]:
    found, names = reading.gather(source(f"{sentence}\n"), MEETING, ["Solvår Tind"])
    return stems.signs(found[0], names)


def test_words_show_by_their_first_letters_and_small_ones_with_the_manner() -> None:
    assert _said("Vaktmesteren bytter låsen.")[:4] == [
        "says:vaktm",
        "says:bytte",
        "says:låsen",
        "says:låsen+present",
    ]


def test_the_first_and_the_last_word_and_the_verb_show_where_they_stand() -> None:
    places = {sign for sign in _said("Vaktmesteren bytter låsene.") if sign.count(":") == 2}
    assert places == {"says:first:vaktmesteren", "says:verb:bytter", "says:last:låsen"}


@pytest.mark.parametrize("who", ["Kari", "Solvår"])
def test_names_show_nothing_and_a_month_only_that_it_closes_the_clause(who: str) -> None:
    assert _said(f"{who} ringer Fjordbygg i mai.") == [
        "says:ringe",
        "says:i",
        "says:i+present",
        "says:first:ringer",
        "says:last:mai",
        "says:verb:ringer",
    ]
