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


def test_the_fields_are_told_apart_and_summed_and_all_are_read_when_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for field in ("dugnader", "turer"):
        (tmp_path / field).mkdir()
        (tmp_path / field / "en.txt").write_text(MARKED, "utf-8")
    monkeypatch.setattr(blind, "UNSEEN", tmp_path)
    blind.main([])
    lines = [line.split()[:2] for line in capsys.readouterr().out.splitlines()]
    assert lines == [["dugnader", "1"], ["turer", "1"], ["all", "2"]]


def test_a_field_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        blind.main(["boards", "nowhere"])
    assert refused.value.code == 2
    assert "no field nowhere; there are boards, grants" in capsys.readouterr().err


def test_what_is_unseen_is_among_no_lessons() -> None:
    taught, unseen = (
        {labelled.lesson(path).source.sha256 for path in folder.glob("*/*.txt")}
        for folder in (prior.LESSONS, blind.UNSEEN)
    )
    assert len(unseen) > 700
    assert taught & unseen == set()
