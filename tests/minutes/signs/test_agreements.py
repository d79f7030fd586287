"""What a sentence that tells of agreeing shows of what was agreed."""

from __future__ import annotations

import pytest

from tests.minutes.papers import MEETING, source
from workflow.minutes import reading
from workflow.minutes.signs import agreements


def _signs(sentence: str) -> list[str]:
    found, names = reading.gather(source(f"{sentence}\n"), MEETING, ["Kari Moen"])
    return agreements.signs(found[0], names)


@pytest.mark.parametrize(
    ("sentence", "agreed"),
    [
        ("Enighet om at vi maler boden.", "agreed:we+action+present"),
        ("Det var semje om at Kari ringjer banken.", "agreed:agent+action+present"),
        ("Det ble bestemt å kjøpe ny komfyr.", "agreed:none+action+infinitive"),
        ("Styret vedtok at boden skal males.", "agreed:thing+action+modal-will-passive"),
        ("Vi er enige om at det går bra.", "agreed:it+happen+present"),
    ],
)
def test_what_was_agreed_is_read_as_a_clause_of_its_own(sentence: str, agreed: str) -> None:
    assert agreed in _signs(sentence)


def test_who_agreed_and_that_something_is_not_to_be_done_show_too() -> None:
    shown = _signs("Vi ble enige om at vi ikke maler boden.")
    assert {"agreed-by:we", "agreed-not"} <= set(shown)


def test_that_something_is_to_be_held_shows_with_whether_a_day_is_told() -> None:
    dated, bare = _signs("Vi vedtok å holde basar 3. mai."), _signs("Vi vedtok å holde basar.")
    assert {"agreed:takes-place", "agreed:takes-place+dated"} <= set(dated)
    assert {"agreed:takes-place", "agreed:takes-place+undated"} <= set(bare)


def test_what_was_agreed_at_an_earlier_meeting_shows_as_such() -> None:
    earlier, now = "På forrige møte vedtok vi å male boden.", "Vi vedtok å male boden."
    assert ["agreed-before" in _signs(sentence) for sentence in (earlier, now)] == [True, False]


@pytest.mark.parametrize(
    "sentence", ["Kari maler boden.", "Vi er enige.", "Vedtatt mot to stemmer."]
)
def test_where_nothing_follows_nothing_shows(sentence: str) -> None:
    assert _signs(sentence) == []
