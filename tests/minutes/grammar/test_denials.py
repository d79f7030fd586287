"""What denies, and what takes the denial back."""

from __future__ import annotations

import pytest

from workflow.minutes.grammar import denials


@pytest.mark.parametrize("text", ["ikke rydd", "ingen rydder", "ikkje så ryddig", "aldri rydde"])
def test_a_denial_denies(text: str) -> None:
    assert denials.negated(text.split())


@pytest.mark.parametrize(
    "text", ["hvis ikke", "om ikke så lenge", "ikkje minst", "ikke glem å", "ikkje gløyme å"]
)
def test_what_stands_beside_it_takes_it_back(text: str) -> None:
    assert not denials.negated(text.split())
