"""Labelled minutes that hold their items in tables, kept as web pages."""

from __future__ import annotations

from pathlib import Path

import benchmarks
from workflow.minutes.evaluation import judging, labelled, measuring

TABLES = Path(benchmarks.__file__).parent / "tables"


def test_every_answer_stands_in_what_is_read_of_its_minutes() -> None:
    lost = [
        (document.id, item["quote"])
        for document in labelled.folder(TABLES)
        for item in document.items
        if judging.locate(document.source.text, item["quote"]) is None
    ]
    assert lost == []


def test_every_minutes_have_answers_and_the_other_way_round() -> None:
    texts = sorted(path.stem for path in (TABLES / "texts").iterdir())
    assert texts == sorted(document.id for document in labelled.folder(TABLES))


def test_tables_are_read_no_worse_than_last_measured() -> None:
    documents = labelled.folder(TABLES)
    figures = measuring.summary(documents, measuring.run(documents))["all"]
    assert figures["f1"] >= 0.85
    assert figures["strict_f1"] >= 0.81
    assert figures["dates"] >= 0.95
