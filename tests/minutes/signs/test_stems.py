"""What single words of a sentence tell of it."""

from __future__ import annotations

import pytest

from tests.minutes.papers import MEETING, source
from workflow.minutes import reading
from workflow.minutes.signs import stems


def _said(sentence: str) -> list[str]:
    found, names = reading.gather(source(f"{sentence}\n"), MEETING, ["Solvår Tind"])
    return stems.signs(found[0], names)


def test_words_show_by_their_first_letters_alone_with_the_manner_and_with_the_form() -> None:
    assert _said("Vaktmesteren bytter låsen.")[:3] == [
        "says:vaktm",
        "says:vaktm+present",
        "says:vaktm+text",
    ]
    assert "says:bytte+bullet" in _said("- Vaktmesteren bytter låsen")


def test_neighbours_show_as_pairs_in_which_a_name_and_a_number_stand_for_any() -> None:
    pairs = [sign for sign in _said("Per Dal og styret møtes 12. mai hos NAV.") if " " in sign]
    assert pairs == [
        "says:A A",
        "says:A og",
        "says:og styre",
        "says:styre møtes",
        "says:møtes 0",
        "says:0 mai",
        "says:mai hos",
        "says:hos nav",
    ]


def test_the_first_and_the_last_word_and_the_verb_show_where_they_stand() -> None:
    places = {sign for sign in _said("Vaktmesteren bytter låsene.") if sign.count(":") == 2}
    assert places == {"says:first:vaktmesteren", "says:verb:bytter", "says:last:låsen"}


@pytest.mark.parametrize("who", ["Kari", "Solvår", "Kari Fjellvåg", "@fjellvåg"])
def test_who_is_named_shows_nothing_but_that_somebody_is(who: str) -> None:
    shown = _said(f"{who} ringer banken.")
    assert "says:A ringe" in shown
    assert "says:first:ringer" in shown
    assert not [sign for sign in shown if "fjell" in sign or "kari" in sign or "solv" in sign]


def test_the_words_of_the_heading_show_but_nobody_who_is_named_there() -> None:
    paper = source("Nytt fra Kari og driftsgruppa\n=============\n\n- Vi maler gangen\n")
    found, names = reading.gather(paper, MEETING)
    under = [sign for sign in stems.signs(found[-1], names) if ":under:" in sign]
    assert under == ["says:under:nytt", "says:under:fra", "says:under:og", "says:under:drift"]


def test_a_month_shows_in_a_pair_and_that_it_closes_the_clause() -> None:
    assert [sign for sign in _said("Per ringer i mai.") if "mai" in sign] == [
        "says:i mai",
        "says:last:mai",
    ]
