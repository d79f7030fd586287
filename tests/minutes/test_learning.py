"""Learning a body's ways from its reviews."""

import random

import pytest

from benchmarks.prior import Verdict, settled
from tests.minutes.papers import MEETING, read, source
from workflow.domain.proposal import Kind
from workflow.minutes import learning
from workflow.minutes.learning import Label, Reviewed, Row, Sample
from workflow.minutes.style import VERSION, Style, odds
from workflow.minutes.told import told

TEXT = """\
# Fra gruppene
* Kari rydder i arkivet
* Berit vasker garderoben
* Per sender brev til kretsen

# Lagmøte
* Kari ringer banken
"""


def _reviewed(accepted: bool) -> Reviewed:
    """The bullets of "Fra gruppene" accepted or turned down, the last always accepted."""
    lines = [line for line in TEXT.splitlines() if line.startswith("* ")]
    spans = [(TEXT.index(line) + 2, TEXT.index(line) + len(line)) for line in lines]
    labels = [Label(Kind.TASK, span, accepted) for span in spans[:3]]
    return Reviewed(source(TEXT), MEETING, (*labels, Label(Kind.TASK, spans[3], True)))


def _quotes(style: Style | None) -> list[str]:
    return [p.quote for p in read(TEXT, style).proposals if p.kind is Kind.TASK]


def test_what_was_turned_down_is_not_proposed_again() -> None:
    style = learning.learn([_reviewed(False)] * 3)
    assert "Berit vasker garderoben" in _quotes(None)
    assert _quotes(style) == ["Kari ringer banken"]


def test_a_style_learned_from_one_document_speaks() -> None:
    style = learning.learn([_reviewed(True)])
    for sample in learning.samples(_reviewed(True)):
        if sample.labels[Kind.TASK]:
            assert odds(sample.signs, style)[Kind.TASK] > odds(sample.signs)[Kind.TASK]


def test_two_reviews_that_contradict_each_other_teach_nothing() -> None:
    agreed = learning.learn([_reviewed(False), _reviewed(False)])
    torn = learning.learn([_reviewed(False), _reviewed(True)])
    assert "habit:heading:fra gruppene" in agreed.weights[Kind.TASK]
    assert torn.weights == {Kind.TASK: {}, Kind.EVENT: {}}


def test_one_review_that_is_unlike_the_others_takes_nothing_away() -> None:
    mostly = learning.learn([_reviewed(False), _reviewed(False), _reviewed(True)])
    assert mostly.weights[Kind.TASK]["habit:heading:fra gruppene"] < -0.2


@pytest.mark.parametrize(("odd", "taught"), [(1, True), (2, False)])
def test_one_odd_review_of_four_may_be_chance_two_of_four_are_not(odd: int, taught: bool) -> None:
    alike, unlike = (
        [Sample(("habit:heading:ymse",), {Kind.TASK: task})] * 5 for task in (False, True)
    )
    style = learning.from_samples([alike] * (4 - odd) + [unlike] * odd)
    assert bool(style.weights[Kind.TASK]) is taught


def test_the_same_reviews_give_the_same_table() -> None:
    first, again = (learning.learn([_reviewed(False)]).to_json() for _ in range(2))
    assert first == again


def test_a_style_is_kept_as_json() -> None:
    style = learning.learn([_reviewed(False)])
    assert Style.from_json(style.to_json()) == style


def test_a_style_of_another_set_of_signs_is_silent() -> None:
    style = learning.learn([_reviewed(False)] * 3)
    old = Style(style.weights, style.documents, VERSION - 1)
    assert _quotes(old) == _quotes(None)


def test_nothing_learned_changes_nothing() -> None:
    assert _quotes(learning.learn([])) == _quotes(None)


def test_what_was_learned_is_told_in_words() -> None:
    style = learning.learn([_reviewed(False)] * 3)
    sentence = "I denne gruppa er det som står under «fra gruppene» sjeldnere oppgaver enn ellers."
    assert sentence in told(style)


def test_a_label_left_open_teaches_nothing() -> None:
    reviewed = _reviewed(False)
    labels = tuple(Label(one.kind, one.span, None) for one in reviewed.labels)
    open_ = learning.samples(Reviewed(reviewed.source, MEETING, labels))
    assert [Kind.TASK in sample.labels for sample in open_] == [
        True,
        False,
        False,
        False,
        True,
        False,
    ]


def test_the_weights_that_fit_part_what_is_from_what_is_not() -> None:
    rows = [Row(("a",), True)] * 20 + [Row(("b",), False)] * 20
    weights = learning.fit(rows, lambda _sign: 1.0)
    assert weights["a"] > 1.0
    assert weights["b"] < -1.0


def test_the_fit_finds_the_weights_that_scikit_learn_finds() -> None:
    chance = random.Random(7)
    rows = []
    for _ in range(400):
        signs = [sign for sign in "abcdefgh" if chance.random() < 0.3]
        rows.append(Row(signs, chance.random() < (0.7 if "a" in signs else 0.2)))
    found = learning.fit(rows, lambda sign: 1.0 if sign < "d" else 16.0)
    theirs = settled(
        [Verdict(row.signs, row.positive) for row in rows],
        lambda sign: 1.0 if sign < "d" else 16.0,
    )
    assert theirs == pytest.approx({sign: found.get(sign, 0.0) for sign in theirs}, abs=0.011)
