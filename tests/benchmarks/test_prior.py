"""Making the weights that every body's reading starts from."""

from datetime import date

import numpy as np

from benchmarks.prior import Taught, Verdict, left_out, make, settled, taught
from workflow.domain.proposal import Kind
from workflow.minutes import style
from workflow.minutes.evaluation.labelled import Labelled
from workflow.minutes.evaluation.measuring import Mode
from workflow.minutes.learning import Reviewed, Sample
from workflow.minutes.source import Line, Source

HELD = {"a": True, "b": False}
MARKED = {"a": False, "b": False}


def _document(body: str, verdicts: dict[str, bool], hand: str = "") -> Taught:
    """One candidate for each sign, an item or not."""
    samples = [Sample((sign,), dict.fromkeys(Kind, item)) for sign, item in verdicts.items()]
    return Taught(body, samples * 10, hand, frozenset({"rydde"}))


def test_where_the_hands_disagree_minutes_that_were_held_tell_more_than_lessons() -> None:
    held = [_document("h", HELD)]
    lessons = [_document(f"l{n}", MARKED) for n in range(5)]
    as_lessons = [lesson._replace(hand="fields") for lesson in lessons]
    alike = make([*held, *lessons], 1.0)[Kind.TASK]
    apart = make([*held, *as_lessons], 1.0)[Kind.TASK]
    assert alike[""] + alike["a"] < 0 < apart[""] + apart["a"]


def test_what_a_hand_alone_means_is_in_no_table() -> None:
    documents = [_document("h", HELD), _document("l", MARKED, "fields")]
    documents.append(_document("v", HELD, "various"))
    assert {sign for table in make(documents, 4.0).values() for sign in table} == {"", "a", "b"}


def test_a_word_takes_part_when_three_bodies_use_it_and_a_habit_never() -> None:
    verdicts = {"says:rydde": True, "habit:word:boden": True, "form:row": False}
    two = [_document(body, verdicts) for body in "xy"]
    assert "says:rydde" not in make(two, 4.0)[Kind.TASK]
    three = make([*two, _document("z", verdicts)], 4.0)
    assert sorted(three[Kind.TASK]) == ["", "form:row", "says:rydde"]
    assert three[Kind.TASK]["says:rydde"] > 0 > three[Kind.TASK]["form:row"]


def test_a_word_that_no_document_writes_small_is_a_name_and_takes_no_part() -> None:
    verdicts = {"says:rydde+text": True, "says:lunde": True, "says:lunde rydde": False}
    made = make([_document(body, verdicts) for body in "xyz"], 4.0)
    assert sorted(made[Kind.TASK]) == ["", "says:rydde+text"]


def test_what_stands_small_or_in_capitals_throughout_is_a_plain_word() -> None:
    text = "Lunde rydder i AU på Hamar.\n"
    lines = (Line(0, len(text) - 1),)
    source = Source(text, lines, "referat.txt", "")
    document = taught("x", Reviewed(source, date(2024, 3, 1), ()))
    assert document.plain == {"rydde", "i", "au", "på"}


def test_what_counts_twice_weighs_as_much_as_what_is_said_twice() -> None:
    twice = [Verdict(("a",), True)] * 2 + [Verdict(("a",), False)]
    counted = [Verdict(("a",), True, weight=2.0), Verdict(("a",), False)]
    assert settled(counted, lambda _sign: 1.0) == settled(twice, lambda _sign: 1.0)


def test_a_sign_with_a_higher_penalty_is_drawn_closer_to_zero() -> None:
    rows = [Verdict(("a",), True), Verdict(("b",), True), Verdict((), False)] * 10
    weights = settled(rows, lambda sign: 10.0 if sign == "b" else 1.0)
    assert weights["a"] > 2 * weights["b"] > 0


def _told(*signs: str) -> list[Verdict]:
    """The first of the signs is an item ten times of ten, of the others each once of two."""
    sure = [Verdict(signs[:1], True)] * 10
    return sure + [Verdict((sign,), item) for sign in signs[1:] for item in (True, False)]


ALIKE = {"vaske": np.array([1.0, 0.0]), "feier": np.array([1.0, 0.0]), "kaken": np.array([0, 1.0])}


def test_what_a_word_means_is_drawn_to_what_words_used_like_it_mean() -> None:
    rows = _told("says:vaske", "says:feier", "says:kaken")
    alone = settled(rows, lambda _sign: 1.0)
    assert alone["says:feier"] == alone["says:kaken"]
    together = settled(rows, lambda _sign: 1.0, ALIKE)
    assert together["says:feier"] > together["says:kaken"] + 0.1


def test_words_used_alike_share_what_they_mean_as_verbs_apart() -> None:
    rows = _told("says:vaske", "says:verb:feier", "says:verb:kaken")
    together = settled(rows, lambda _sign: 1.0, ALIKE)
    assert together["says:verb:feier"] == together["says:verb:kaken"]
    rows = _told("says:verb:vasker", "says:verb:feier", "says:verb:kaken")
    together = settled(rows, lambda _sign: 1.0, ALIKE)
    assert together["says:verb:feier"] > together["says:verb:kaken"] + 0.1


def test_nothing_is_shared_by_what_tells_more_than_a_word() -> None:
    rows = _told("says:vaske", "says:feier+text", "says:kaken+text", "says:feier på", "form:row")
    together = settled(rows, lambda _sign: 1.0, ALIKE)
    others = [weight for sign, weight in together.items() if sign not in ("", "says:vaske")]
    assert len(others) == 4
    assert len(set(others)) == 1


def test_minutes_are_read_with_weights_that_are_made_without_their_body() -> None:
    text = "Kari rydder boden innen 1. mai.\n"
    source = Source(text, (Line(0, len(text) - 1),), "referat.txt", "")
    documents = [Labelled(f"{body}1", body, date(2024, 3, 1), source, ()) for body in "xy"]
    held = {document.id: _document(document.body, HELD) for document in documents}
    made: list[list[str]] = []

    def making(taught: list[Taught]) -> dict[Kind, style.Weights]:
        made.append([document.body for document in taught])
        return {kind: {"": -9.0} for kind in Kind}

    lesson = _document("lesson", MARKED, "fields")
    read = left_out(documents, [lesson], held, making, Mode.PLAIN, {"x"})
    assert made == [["lesson", "y"]]
    assert {name: result.proposals for name, result in read.items()} == {"x1": ()}
