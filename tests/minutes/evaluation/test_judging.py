"""The measure: kind, place and date of proposals against answers."""

from typing import Any

from workflow.minutes.evaluation import judging

TEXT = "Kari ringer banken innen 1. mai. Festen er 3. juni. Per rydder. Per rydder."


def _item(
    kind: str, quote: str, timex: str | None = None, certainty: str = "clear"
) -> dict[str, Any]:
    day = timex if timex and len(timex) == 10 else None
    row = {"kind": kind, "quote": quote, "timex": timex, "start": day, "end": day}
    return row | {"certainty": certainty}


def test_a_perfect_reading_scores_one() -> None:
    answers = [
        _item("task", "Kari ringer banken innen 1. mai.", "2023-05-01"),
        _item("event", "Festen er 3. juni.", "2023-06-03"),
    ]
    score = judging.judge("a", TEXT, answers, answers)
    assert (score.detection, score.strict, score.dates) == ((1, 1, 1), (1, 1, 1), 1.0)


def test_a_wrong_date_counts_for_detection_alone() -> None:
    answers = [_item("event", "Festen er 3. juni.", "2023-06-03")]
    score = judging.judge("a", TEXT, answers, [_item("event", "Festen er", "2023-06-04")])
    assert (score.detection, score.strict, score.dates) == ((1, 1, 1), (0, 0, 0), 0.0)
    assert len(score.wrong_dates) == 1


def test_an_arguable_answer_is_neither_asked_for_nor_held_against() -> None:
    answers = [_item("task", "Per rydder.", certainty="arguable")]
    score = judging.judge("a", TEXT, answers, [_item("task", "Per rydder.")])
    assert (score.hits, score.proposed, score.asked) == (0, 0, 0)


def test_the_same_words_twice_are_two_places() -> None:
    answers = [_item("task", "Per rydder."), _item("task", "Per rydder.")]
    score = judging.judge("a", TEXT, answers, answers[:1])
    assert (score.hits, score.asked) == (1, 2)


def test_soon_and_no_time_agree() -> None:
    assert judging.same_date({"timex": "FUTURE_REF"}, {"timex": None}) is True


def test_a_quote_is_found_whatever_its_white_space() -> None:
    assert judging.locate("Kari \n  ringer", "kari ringer") == (0, 14)
