"""Reading minutes that no weight has seen."""

from pathlib import Path

import pytest

from benchmarks import blind, prior
from workflow.minutes.evaluation import labelled

MARKED = """# 2024-03-01
1. Dugnad
[[T Kari bestiller container innen 12. april.]] [[E? Kanskje blir det fest.]] Taket er tett.
"""


@pytest.mark.parametrize(("asked", "hits"), [(MARKED, 1), (MARKED.replace("[[T ", "[[E "), 0)])
def test_a_document_is_scored_by_its_marks(tmp_path: Path, asked: str, hits: int) -> None:
    path = tmp_path / "dugnader" / "dugnad.txt"
    path.parent.mkdir()
    path.write_text(asked, "utf-8")
    field, score = blind.score(path)
    assert (field, score.asked, score.hits) == ("dugnader", 1, hits)


def test_what_is_unseen_is_among_no_lessons() -> None:
    taught, unseen = (
        {labelled.lesson(path).source.sha256 for path in folder.glob("*/*.txt")}
        for folder in (prior.LESSONS, blind.UNSEEN)
    )
    assert len(unseen) > 700
    assert taught & unseen == set()
