"""How signs are summed: both kinds at once, a body's own weights on top, and told as reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.domain.proposal import Kind
from workflow.minutes import style
from workflow.minutes.style import VERSION, Style

SIGNS = ("", *"abcdefgh")
WEIGHTS = st.integers(-9_999, 9_999).map(lambda thousandths: thousandths / 1_000)
TABLES = st.fixed_dictionaries(
    {kind: st.dictionaries(st.sampled_from(SIGNS), WEIGHTS) for kind in Kind}
)
SHOWN = st.sets(st.sampled_from([*SIGNS[1:], "unknown"]))


@given(prior=TABLES, own=TABLES, shown=SHOWN)
def test_the_odds_of_each_kind_are_the_bias_and_the_weights_of_the_signs_shown(
    prior: dict[Kind, dict[str, float]], own: dict[Kind, dict[str, float]], shown: set[str]
) -> None:
    body = Style(own, documents=1)
    with style.using(prior):
        stranger, learned = style.odds(shown), style.odds(shown, body)
    for kind in Kind:
        expected = sum(prior[kind].get(sign, 0.0) for sign in ("", *shown))
        assert stranger[kind] == pytest.approx(expected)
        expected += sum(own[kind].get(sign, 0.0) for sign in ("", *shown))
        assert learned[kind] == pytest.approx(expected)


def test_two_hundred_strong_signs_of_one_kind_do_not_reach_into_the_other() -> None:
    signs = [str(number) for number in range(200)]
    prior = {Kind.TASK: dict.fromkeys(signs, -9.0), Kind.EVENT: dict.fromkeys(signs, -9.5)}
    with style.using(prior):
        assert style.odds(signs) == {Kind.TASK: -1800.0, Kind.EVENT: -1900.0}


def test_the_reasons_are_the_audible_signs_of_one_kind_loudest_first() -> None:
    prior = {
        Kind.TASK: {"": 3.0, "a": 0.5, "b": -1.25, "c": 0.044, "d": 0.5},
        Kind.EVENT: {"a": 2.0},
    }
    own = Style({Kind.TASK: {"c": 0.1}, Kind.EVENT: {}}, documents=1)
    with style.using(prior):
        assert style.reasons(Kind.TASK, "dcba") == (("b", -1.25), ("a", 0.5), ("d", 0.5))
        assert style.reasons(Kind.TASK, "c", own) == (("c", 0.14),)
        assert style.reasons(Kind.EVENT, "dcba") == (("a", 2.0),)


def test_a_style_of_another_set_of_signs_says_nothing() -> None:
    old = Style({Kind.TASK: {"a": 5.0}, Kind.EVENT: {}}, documents=3, version=VERSION - 1)
    with style.using({Kind.TASK: {"a": 0.5}, Kind.EVENT: {}}):
        assert style.odds("a", old) == style.odds("a")
        assert style.reasons(Kind.TASK, "a", old) == (("a", 0.5),)


def test_a_prior_is_kept_in_whole_thousandths() -> None:
    made = {Kind.TASK: {"a": 0.029, "b": -1.0}, Kind.EVENT: {}}
    assert style.thousandths(made) == {Kind.TASK: {"a": 29, "b": -1000}, Kind.EVENT: {}}
