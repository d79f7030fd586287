"""What tells behind a task that it is done."""

from __future__ import annotations

import pytest

from tests.minutes.papers import proposed
from workflow.minutes.structure import done


@pytest.mark.parametrize(
    "task",
    [
        "Kari søker kommunen om skjenkebevilling -> gjort",
        "Kari søkjer kommunen om skjenkeløyve => utført",
        "Kari søker kommunen om skjenkebevilling → ferdig",
        "Kari søker kommunen om skjenkebevilling (utført)",
        "Kari søker kommunen om skjenkebevilling (sendt 3. mars)",
        "Per bestiller varmekabler. Gjort 10.03.",
        "Per bestiller varmekablar. Utført den 10. mars.",
        "Per bestiller varmekabler. Det er gjort.",
        "Per tok på seg å bestille varmekabler, og dette er nå gjort.",
        "Per tok på seg å bestille varmekablar, og det er no ordna.",
    ],
)
@pytest.mark.parametrize("bullet", ["", "- "])
def test_a_task_with_a_mark_behind_it_is_done(task: str, bullet: str) -> None:
    assert proposed(f"{bullet}{task}") == []


@pytest.mark.parametrize(
    "task",
    [
        "Kari sender søknaden når alt er gjort.",
        "Kari gjør ferdig søknaden (ferdig innen 3. mai).",
        "Per bestiller varmekabler. Gjort må det bli.",
        "Per får arbeidet utført.",
        "Per bestiller varmekabler når det er gjort.",
    ],
)
def test_the_word_alone_is_no_mark(task: str) -> None:
    assert proposed(task) != []


@pytest.mark.parametrize(
    ("words", "tells"), [("utført.", True), ("gjort 10.3.", True), ("gjort er gjort", False)]
)
def test_a_sentence_that_says_no_more(words: str, tells: bool) -> None:
    assert done.only(words) is tells
