"""Measuring a folder of labelled minutes."""

import json
import re
from pathlib import Path

import pytest

from tests.minutes.papers import BOARD
from workflow.domain.errors import Refused
from workflow.minutes.evaluation import labelled, measuring
from workflow.minutes.evaluation.measuring import Mode

ANSWERS = [
    ("task", "Berit bestiller nye benker innen 1. mai.", "2023-05-01"),
    ("task", "Kari sender søknad til kommunen.", None),
    ("event", "Neste møte er torsdag 20. april kl. 18.00.", "2023-04-20T18:00"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents of one body, a month apart, with the right answers."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "texts").mkdir()
    for month in (3, 4, 5):
        items = [
            {"kind": kind, "quote": quote, "timex": timex, "certainty": "clear"}
            | {"start": timex and timex[:10], "end": timex and timex[:10]}
            for kind, quote, timex in ANSWERS
        ]
        gold = {"id": f"lia-{month}", "source": "lia", "meeting_date": "2023-03-16", "items": items}
        gold["meeting_date"] = f"2023-03-{month + 10}"
        (tmp_path / "gold" / f"lia-{month}.json").write_text(json.dumps(gold), "utf-8")
        (tmp_path / "texts" / f"lia-{month}.txt").write_text(BOARD, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("mode", "taught"),
    [
        (Mode.PLAIN, [0, 0, 0]),
        (Mode.LEAVE_ONE_OUT, [2, 2, 2]),
        (Mode.PREQUENTIAL, [0, 1, 2]),
    ],
)
def test_a_document_is_read_with_what_the_mode_lets_it_learn_from(
    folder: Path, mode: Mode, taught: list[int]
) -> None:
    documents = labelled.folder(folder)
    results = measuring.run(documents, mode)
    assert [results[d.id].taught for d in documents] == taught
    assert measuring.summary(documents, results)["all"]["strict_f1"] == 1.0


def test_predictions_are_written_one_list_a_document(folder: Path, tmp_path: Path) -> None:
    documents = labelled.folder(folder)
    measuring.write(measuring.run(documents), tmp_path / "out")
    rows = json.loads((tmp_path / "out" / "lia-3.json").read_text("utf-8"))
    assert [(row["kind"], row["quote"], row["timex"]) for row in rows] == ANSWERS


def test_a_folder_without_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Fant ingen merkede referater"):
        labelled.folder(tmp_path)


def test_minutes_are_labelled_in_the_form_they_are_kept_in(folder: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in BOARD.splitlines())
    (folder / "texts" / "lia-3.txt").unlink()
    (folder / "texts" / "lia-3.html").write_text(f"<html><body>{paragraphs}</body></html>", "utf-8")
    documents = labelled.folder(folder)
    assert [d.source.name for d in documents] == ["lia-3.html", "lia-4.txt", "lia-5.txt"]
    assert measuring.summary(documents, measuring.run(documents))["all"]["strict_f1"] == 1.0


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("{", "Fasiten «lia-3.json» kan ikke leses: Expecting property name"),
        ("[]", "Fasiten «lia-3.json» kan ikke leses: list indices"),
        ('{"id": "lia-3", "source": "lia"}', "Fasiten «lia-3.json» mangler 'items'."),
        (
            '{"id": "a", "source": "a", "items": [], "meeting_date": "16.3.2023"}',
            "Fasiten «lia-3.json» kan ikke leses: Invalid isoformat string",
        ),
        (
            '{"id": "a", "source": "a", "items": [], "meeting_date": "2023-03-16"}',
            "Fasiten «lia-3.json» har ikke noe referat: texts/a.txt mangler.",
        ),
    ],
)
def test_an_answer_that_lacks_something_is_refused_in_a_sentence(
    folder: Path, answer: str, said: str
) -> None:
    (folder / "gold" / "lia-3.json").write_text(answer, "utf-8")
    with pytest.raises(Refused, match=re.escape(said)):
        labelled.folder(folder)


def test_a_lesson_is_its_text_without_the_marks(tmp_path: Path) -> None:
    path = tmp_path / "lesson.txt"
    path.write_text("# 2023-03-16\nSak 1\n[[T Kari ringer.]] Fint. [[E Fest 3. juni.]]\n", "utf-8")
    lesson = labelled.lesson(path)
    text = lesson.source.text
    assert text == "Sak 1\nKari ringer. Fint. Fest 3. juni.\n"
    assert [(one.kind.value, text[slice(*one.span)]) for one in lesson.labels] == [
        ("task", "Kari ringer."),
        ("event", "Fest 3. juni."),
    ]
