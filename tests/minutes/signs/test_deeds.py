"""What the words of a sentence tell of a deed."""

from __future__ import annotations

import pytest

from tests.minutes.papers import MEETING, source
from workflow.minutes import reading
from workflow.minutes.signs import deeds


def _signs(text: str) -> set[str]:
    found, names = reading.gather(source(f"{text}\n"), MEETING, ["Kari Moen", "Per Dahl"])
    return set(deeds.signs(found[-1], names))


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("Kari spør om vi får nøkkel.", "asks-what+present"),  # a question at the table
        ("Kari spør hva det koster.", "asks-what+present"),
        ("Kari spør kommunen om vi får nøkkel.", "asks-whom+present"),  # and one to take along
        ("Vaktmester er varslet og reparerer benken.", "state+and-then:action+pres"),
        ("Styret er positivt og vil kjøpe bordet.", "present+and-then:modal-want"),
        ("Kari er vert på festen.", "has-duty"),
        ("Boden skal ut av lista.", "goes:will"),
        ("Vi må inn i boden.", "goes:must+we"),
        ("-> Kari ringer banken", "arrow-first"),
    ],
)
def test_a_sentence_shows(sentence: str, sign: str) -> None:
    assert sign in _signs(sentence)


@pytest.mark.parametrize("line", ["Kake: Kari", "Rydding: 4. trinn", "Pynt: Kari, Per og alle"])
def test_a_job_with_nothing_but_names_behind_its_colon_shows(line: str) -> None:
    assert {"job", "job:topic"} <= _signs(line)


@pytest.mark.parametrize("line", ["Kake: sjokolade", "Kake: Kari baker", "Kari: kake"])
def test_other_words_behind_a_colon_are_no_job(line: str) -> None:
    assert "job" not in _signs(line)
